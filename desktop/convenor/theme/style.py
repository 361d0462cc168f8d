"""The palette and the style sheet for the widgets we do not paint ourselves.

The style sheet is written in pixels at 100 % and in token names (``@surface``); both are replaced
when it is put on. Lines of one or two pixels stay as thin as they are at every text size.
"""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QColor, QPalette

_THINNEST_SCALED: Final = 3
_ROLES: Final = {
    QPalette.ColorRole.Window: "app",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Highlight: "accent_fill",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent_fill",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "line3",
    QPalette.ColorRole.Shadow: "shadow",
}
_GREYED: Final = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def palette(color: Callable[[str], QColor]) -> QPalette:
    """Return the palette in the colours *color* gives for tokens."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, color(token))
    for role in _GREYED:
        made.setColor(QPalette.ColorGroup.Disabled, role, color("disabled"))
    return made


def style_sheet(hex_of: Callable[[str], str], scale: float) -> str:
    """Return the style sheet in the colours *hex_of* gives, every measure times *scale*."""
    coloured = re.sub(r"@(\w+)", lambda found: hex_of(found[1]), _SHEET)
    return re.sub(
        r"(-?\d+(?:\.\d+)?)px", lambda found: f"{_scaled(float(found[1]), scale)}px", coloured
    )


def _scaled(pixels: float, scale: float) -> int:
    return round(pixels if abs(pixels) < _THINNEST_SCALED else pixels * scale)


_SHEET: Final = """
QToolTip { background: @raised; color: @text; border: 1px solid @line2; padding: 5px 8px;
    font-size: 12px; }
QMainWindow, QDialog { background: @app; }

QMessageBox { background: @surface; }
QMessageBox QLabel#qt_msgbox_label { font-size: 15px; font-weight: 600; }
QMessageBox QPushButton { background: @surface; color: @text; border: 1px solid @line3;
    border-radius: 6px; padding: 0 13px; min-height: 30px; font-weight: 500; }
QMessageBox QPushButton:hover { background: @hover; }
QMessageBox QPushButton:pressed { background: @pressed; }
QMessageBox QPushButton:default { background: @accent_fill; color: @on_accent;
    border: 1px solid @accent_fill; }
QMessageBox QPushButton:default:hover { background: @accent_hover; }
QMessageBox QPushButton:focus { border: 2px solid @focus; padding: 0 12px; min-height: 28px; }
QMessageBox QPushButton:default:focus { border: 2px solid @text; }

QMenuBar { background: @rail; color: @text2; padding: 1px 6px; border-bottom: 1px solid @line;
    font-size: 12px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @pressed; color: @text; }
QMenu { background: @raised; border: 1px solid @line2; border-radius: 8px; padding: 5px;
    menu-scrollable: 1; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 5px; color: @text; }
QMenu::item:selected { background: @accent_soft; color: @text; }
QMenu::item:disabled { color: @disabled; background: transparent; }
QMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: @line; margin: 5px 6px; }

QLineEdit, QTextEdit, QPlainTextEdit { background: @surface; color: @text;
    border: 1px solid @line3; border-radius: 6px; selection-background-color: @accent_fill;
    selection-color: @on_accent; placeholder-text-color: @text3; }
QLineEdit { padding: 0 9px; min-height: 30px; }
QLineEdit:focus { border: 2px solid @focus; padding: 0 8px; min-height: 28px; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid @focus; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled { color: @disabled;
    background: @sunken; border-color: @line2; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: none; background: transparent;
    padding: 0; min-height: 20px; }
QPlainTextEdit[bare="true"], QTextEdit[bare="true"], QPlainTextEdit[bare="true"]:focus,
    QTextEdit[bare="true"]:focus { border: none; background: transparent; }

QLineEdit[edit="place"], QPlainTextEdit[edit="place"] { background: transparent;
    border: 1px solid transparent; border-radius: 5px; }
QLineEdit[edit="place"] { padding: 0 5px; min-height: 26px; }
QLineEdit[edit="place"]:hover, QPlainTextEdit[edit="place"]:hover { background: @surface;
    border: 1px solid @line3; }
QLineEdit[edit="place"]:focus { background: @surface; border: 2px solid @focus; padding: 0 4px;
    min-height: 24px; }
QPlainTextEdit[edit="place"]:focus { background: @surface; border: 2px solid @focus; }
QLineEdit[edit="place"][wrong="true"], QPlainTextEdit[edit="place"][wrong="true"] {
    border: 1px solid @bad; background: @bad_soft; color: @bad; }
QLineEdit[edit="place"][wrong="true"]:focus { border: 2px solid @bad; background: @surface;
    color: @text; }
QPlainTextEdit[edit="place"][wrong="true"]:focus { border: 2px solid @bad; background: @surface;
    color: @text; }
QLineEdit[edit="box"][wrong="true"] { border: 1px solid @bad; }
QLineEdit[edit="box"][wrong="true"]:focus { border: 2px solid @bad; }

QTableView, QTreeView, QListView { background: @surface; border: none; outline: 0;
    gridline-color: @line; selection-background-color: @sel; selection-color: @text; }
QTableView::item { padding: 0; border: none; }
QListView::item { border-radius: 6px; padding: 6px 8px; color: @text; }
QListView::item:hover { background: @hover; }
QListView::item:selected { background: @sel; color: @text; }
QComboBox QAbstractItemView, QAbstractItemView[popup="true"] { background: @raised;
    border: 1px solid @line2; border-radius: 6px; padding: 4px;
    selection-background-color: @accent_soft; selection-color: @text; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @text3; border: none;
    border-bottom: 1px solid @line; padding: 0 12px; font-size: 11px; font-weight: 600; }
QHeaderView::section:hover { color: @text; background: @hover; }
QTableCornerButton::section { background: @surface; border: none;
    border-bottom: 1px solid @line; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @line3; border-radius: 3px; min-height: 36px; min-width: 36px;
    margin: 2px; }
QScrollBar::handle:hover { background: @text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea, QGraphicsView { border: none; }
QScrollArea[clear="true"], QWidget[clear="true"] { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent_line; }

QLabel { background: transparent; color: @text; }
QLabel[role="display"] { font-size: 28px; font-weight: 600; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="subtitle"] { font-size: 15px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="secondary"] { color: @text2; }
QLabel[role="muted"] { color: @text3; font-size: 12px; }
QLabel[role="caption"] { color: @text2; font-size: 12px; }
QLabel[role="overline"] { color: @text3; font-size: 11px; font-weight: 600; }
QLabel[role="bad"] { color: @bad; font-size: 12px; }
QLabel[role="warn"] { color: @warn; font-size: 12px; }
QLabel[role="ok"] { color: @ok; font-size: 12px; }
QLabel:disabled { color: @disabled; }

QFrame[ground="rail"] { background: @rail; border: none; }
QFrame[ground="surface"] { background: @surface; border: none; }
QFrame[ground="sunken"] { background: @sunken; border: none; }
QFrame[ground="app"] { background: @app; border: none; }
QFrame[ground="line"] { background: @line; border: none; }
QStackedWidget[edge="true"] { border-top: 1px solid @line; }
QFrame[card="true"] { background: @surface; border: 1px solid @line; border-radius: 8px; }

QStatusBar { background: @rail; color: @text3; border-top: 1px solid @line; font-size: 12px; }
QStatusBar::item { border: none; }
QProgressBar { background: @line; border: none; border-radius: 3px; min-height: 6px;
    max-height: 6px; }
QProgressBar::chunk { background: @accent_fill; border-radius: 3px; }

QCalendarWidget QWidget { alternate-background-color: @raised; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @raised; min-height: 34px; }
QCalendarWidget QToolButton { background: transparent; color: @text; border: none;
    border-radius: 5px; padding: 4px 8px; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: @hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; width: 0; }
QCalendarWidget QAbstractItemView { background: @raised; color: @text; outline: 0;
    selection-background-color: @accent_fill; selection-color: @on_accent; }
QCalendarWidget QAbstractItemView:disabled { color: @disabled; }
QFrame[popup="true"] { background: @raised; border: 1px solid @line2; }
"""
