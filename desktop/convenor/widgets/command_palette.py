"""Ctrl+K: commands, people and sessions in one list, best first."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, hline, keep_size, row
from convenor.widgets.painting import draw_box, draw_shadow
from convenor.widgets.palette_entries import Entry, FoundEntries
from convenor.widgets.palette_rows import PaletteRows

_SIZE: Final = (620, 432)
_TOP: Final = 96
_STEPS: Final[Mapping[int, int]] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CommandPalette(QWidget):
    """Lies over its parent while it is open; it finds, and says what was chosen.

    It remembers nothing: with nothing typed the entries stand as they were given, so whoever
    wants the last ten first gives them first.
    """

    opened = Signal(object)
    """The :class:`Entry` chosen with Enter or a click."""
    shown_in_panel = Signal(object)
    """The :class:`Entry` chosen with Ctrl+Enter or Ctrl+click."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._found = FoundEntries(self)
        self._rows = PaletteRows(self)
        self._card = QWidget(self)
        self._edit = self._made_edit()
        self._list = self._made_list()
        self._nothing = Label("Nothing fits. Esc closes.", Role.MUTED)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build()
        self.setAccessibleName("Command palette")
        parent.installEventFilter(self)
        theme.changed.connect(self._dress_anew)
        self.hide()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Search among *entries* from now on."""
        self._found.set_entries(entries)
        self._find()

    def open(self, typed: str = "") -> None:
        """Appear over the parent with *typed* in the field (">" for commands only)."""
        self._edit.setText(typed)
        self._find()
        self._place()
        self.show()
        self.raise_()
        self._edit.setFocus()
        self._edit.setCursorPosition(len(typed))

    def dismiss(self) -> None:
        """Go away; nothing was chosen."""
        self.hide()
        self.closed.emit()

    def entries_shown(self) -> tuple[Entry, ...]:
        """Return what fits now, best first."""
        places = (self._found.entry(place) for place in range(self._found.rowCount()))
        return tuple(entry for entry in places if entry is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size; take the keys that are the list's from the field."""
        if watched is self._parent and event.type() is QEvent.Type.Resize:
            self._place()
        if watched is self._edit and isinstance(event, QKeyEvent):
            return event.type() is QEvent.Type.KeyPress and self._takes(event)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go away when something beside the card is clicked."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and its shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self._card.geometry())
        draw_shadow(painter, rect, radius=12, reach=42)
        draw_box(painter, rect, ground="raised", line="line2", radius=12)
        size = theme.px(18)
        lens = QRectF(rect.left() + theme.px(20), rect.top() + theme.px(18), size, size)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            lens.moveRight(rect.right() - theme.px(20))
        paint_icon(painter, "search", lens, "text3")

    def _made_edit(self) -> QLineEdit:
        edit = QLineEdit()
        edit.setProperty("bare", True)  # noqa: FBT003
        edit.setPlaceholderText("Type a command, a person or a session…")
        edit.setAccessibleName("Search or run")
        edit.setFont(font("subtitle", 400))
        edit.textChanged.connect(self._find)
        edit.installEventFilter(self)
        return edit

    def _made_list(self) -> QListView:
        found = QListView()
        found.setProperty("clear", True)  # noqa: FBT003
        found.setModel(self._found)
        found.setItemDelegate(self._rows)
        found.setAccessibleName("Found")
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.setUniformItemSizes(True)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.clicked.connect(self._clicked)
        return found

    def _build(self) -> None:
        keep_size(self._card, width=_SIZE[0], height=_SIZE[1])
        foot = row(margins=(18, 7, 18, 9), spacing=18)
        for words in ("↑↓ move", "↵ open", "Ctrl+↵ show in the panel", "Esc close"):
            foot.add(Label(words, Role.MUTED))
        foot.add(None, Label("> commands  @ people  # sessions", Role.MUTED))
        content = column(spacing=0)
        content.add(row(self._edit, margins=(50, 14, 18, 14)), hline())
        content.add((row(self._list, self._nothing, margins=(8, 6, 8, 4)), 1), hline(), foot)
        self._card.setLayout(content)

    def _place(self) -> None:
        self.setGeometry(self._parent.rect())
        left = (self.width() - self._card.width()) // 2
        top = min(theme.px(_TOP), max(0, (self.height() - self._card.height()) // 2))
        self._card.move(left, top)

    def _find(self) -> None:
        typed = self._edit.text()
        ensure_script_fonts(typed)
        self._rows.query = typed
        self._found.find(typed)
        some = self._found.rowCount() > 0
        self._list.setVisible(some)
        self._nothing.setVisible(not some)
        self._list.setCurrentIndex(self._found.index(0))

    def _takes(self, event: QKeyEvent) -> bool:
        """Do what the key means for the list; say whether it was the list's."""
        key = event.key()
        if key in _STEPS:
            last = self._found.rowCount() - 1
            place = self._list.currentIndex().row() + _STEPS[key]
            self._list.setCurrentIndex(self._found.index(max(0, min(last, place))))
        elif key in _ENTER:
            self._choose(event.modifiers())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _clicked(self, index: QModelIndex) -> None:
        self._list.setCurrentIndex(index)
        self._choose(QGuiApplication.keyboardModifiers())

    def _choose(self, modifiers: Qt.KeyboardModifier) -> None:
        entry = self._found.entry(self._list.currentIndex().row())
        if entry is None or not entry.enabled:
            return
        self.dismiss()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.shown_in_panel.emit(entry)
        else:
            self.opened.emit(entry)

    def _dress_anew(self) -> None:
        self._edit.setFont(font("subtitle", 400))
        self._list.doItemsLayout()
        self._place()
