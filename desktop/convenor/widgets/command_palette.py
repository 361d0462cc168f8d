"""Ctrl+K: commands, people and sessions in one list, best first."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button
from convenor.widgets.flow import Flow
from convenor.widgets.labels import ElidedLabel, Label, Role
from convenor.widgets.layouts import column, hline, row
from convenor.widgets.painting import draw_box, draw_shadow
from convenor.widgets.palette_entries import Entry, FoundEntries
from convenor.widgets.palette_rows import PaletteRows
from convenor.widgets.telling import announce

_SIZE: Final = (620, 432)
_TOP: Final = 96
_CORNER: Final = 12
_AROUND: Final = 24
_STEPS: Final[Mapping[int, int]] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}
_KEYS: Final = (
    "↑↓ move",
    "↵ open",
    "Ctrl+↵ show in the panel",
    "Esc close",
    "> commands  @ people  # sessions",
)
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _Ground(QWidget):
    """What field and list lie on. It is opaque: a key paints the list, not the window under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the lens before the field."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.color("raised"))
        size, left = theme.px(18), theme.px(20)
        lens = QRectF(left, theme.px(16 - _CORNER), size, size)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            lens.moveRight(self.width() - left)
        paint_icon(painter, "search", lens, "text3")


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
        self._no_match = ElidedLabel("", Role.MUTED)
        self._nothing = self._made_nothing()
        self._why = ElidedLabel("", Role.STRONG)
        self._foot = self._made_foot()
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
        draw_shadow(painter, rect, radius=_CORNER, reach=42)
        draw_box(painter, rect, ground="raised", line="line2", radius=_CORNER)

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
        content = column(spacing=0)
        content.add(row(self._edit, margins=(50, 14 - _CORNER, 18, 14)), hline())
        found = row(self._list, (self._nothing, 1), margins=(8, 6, 8, 4))
        content.add((found, 1), hline(), self._foot)
        ground = _Ground()
        ground.setLayout(content)
        self._card.setLayout(column(ground, margins=(1, _CORNER, 1, _CORNER)))

    def _made_nothing(self) -> QWidget:
        """Return what stands in the list's place while nothing fits."""
        clear = Button("Clear", small=True)
        clear.clicked.connect(self._clear)
        self._no_match.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing = QWidget()
        nothing.setLayout(column(None, self._no_match, row(None, clear, None), None, spacing=12))
        return nothing

    def _made_foot(self) -> QWidget:
        """Return the line that says the keys, or why what is selected cannot be done now."""
        self._keys = Flow(*(Label(words, Role.MUTED) for words in _KEYS), spacing=18, between=2)
        foot = QWidget()
        foot.setLayout(column(self._keys, self._why, margins=(18, 7, 18, 0), spacing=0))
        return foot

    def _place(self) -> None:
        """Lie over the parent, the card as large as it is made for where there is room."""
        self.setGeometry(self._parent.rect())
        wide, high = (theme.px(side) for side in _SIZE)
        around = theme.px(_AROUND)
        self._card.resize(min(wide, self.width() - around), min(high, self.height() - around))
        left = (self.width() - self._card.width()) // 2
        top = min(theme.px(_TOP), max(0, (self.height() - self._card.height()) // 2))
        self._card.move(left, top)

    def _find(self) -> None:
        typed = self._edit.text()
        ensure_script_fonts(typed)
        self._rows.query = typed
        self._found.find(typed)
        some = self._found.rowCount() > 0
        self._no_match.setText(f"“{typed}” has no match.")
        self._say_why("")
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
            self._say_why("")
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
        if entry is None:
            return
        if not entry.enabled:
            self._say_why(entry.reason)
            return
        self.dismiss()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.shown_in_panel.emit(entry)
        else:
            self.opened.emit(entry)

    def _say_why(self, reason: str) -> None:
        """Say in the foot, and to a screen reader, why an entry cannot be done; "" says the keys.

        The palette stays: what was typed is still there to be changed.
        """
        self._why.setText(reason)
        self._why.setVisible(bool(reason))
        self._keys.setVisible(not reason)
        announce(self, reason, urgent=True)

    def _clear(self) -> None:
        self._edit.clear()
        self._edit.setFocus()

    def _dress_anew(self) -> None:
        self._edit.setFont(font("subtitle", 400))
        self._list.doItemsLayout()
        self._place()
