"""The field that filters a list as one types."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import IconButton
from convenor.widgets.painting import draw_box, draw_focus, draw_tag, tag_width, text_width

_SMALL_WORDS: Final = frozenset({"a", "an", "and", "by", "of", "or", "the", "what", "was"})
_DOWN: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


def shortened(words: str, room: float) -> str:
    """Return *words* with as many of them as there is room for: never half a word.

    No small word is left at the end: of “Filter by name, organisation…” that is “Filter by name…”
    and “Filter…”.
    """
    if text_width(words, font("body")) <= room:
        return words
    every = words.rstrip("…").split()
    for count in range(len(every) - 1, 0, -1):
        if every[count - 1] not in _SMALL_WORDS:
            told = f"{' '.join(every[:count]).rstrip(',')}…"
            if count == 1 or text_width(told, font("body")) <= room:
                return told
    return words


class _Edit(QLineEdit):
    """The line itself; its owner paints what is round it."""

    results_wanted = Signal()
    left = Signal()
    focus_moved = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DOWN:
            self.results_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit()


class SearchField(QFrame):
    """A field with a lens. Down and Enter go to the results; Esc clears, then leaves."""

    text_changed = Signal(str)
    results_wanted = Signal()
    left = Signal()

    def __init__(self, placeholder: str, hint: str = "Ctrl+F", *, name: str = "") -> None:
        super().__init__()
        self._hint = hint
        self._placeholder = placeholder
        self._edit = _Edit(self)
        self._edit.setProperty("bare", True)  # noqa: FBT003
        self._edit.setPlaceholderText(placeholder)
        if self.isRightToLeft():  # the hint would stand where a text of its own writing begins
            self._edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self._edit.setAccessibleName(name or placeholder)
        self._edit.textChanged.connect(self._changed)
        self._edit.results_wanted.connect(self.results_wanted)
        self._edit.left.connect(self.left)
        self._edit.focus_moved.connect(self.update)
        self._cross = IconButton("x", "Clear the filter", size=14)
        self._cross.setParent(self)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.clicked.connect(self._edit.clear)
        self._cross.hide()
        self.setFocusProxy(self._edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure_anew)

    def text(self) -> str:
        """Return what is typed in."""
        return self._edit.text()

    def set_text(self, text: str) -> None:
        """Filter by *text*."""
        self._edit.setText(text)

    def set_placeholder(self, placeholder: str) -> None:
        """Say what can be typed in."""
        self._placeholder = placeholder
        self._place()

    def focus_all(self) -> None:
        """Take the focus and select what is there (Ctrl+F)."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def sizeHint(self) -> QSize:
        """Return the field's usual size."""
        return QSize(theme.px(280), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which it is of no use."""
        return QSize(theme.px(140), theme.px(32))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place line and cross."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, the lens and the shortcut."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        focused = self._edit.hasFocus()
        draw_box(painter, rect, ground="surface", line="line3", radius=6)
        if focused:
            draw_focus(painter, rect)
        size = theme.px(16)
        lens = QRectF(theme.px(10), round((self.height() - size) / 2), size, size)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            lens.moveRight(self.width() - theme.px(10))
        paint_icon(painter, "search", lens, "text3")
        if self._shows_hint():
            near = theme.px(7) + tag_width(self._hint)
            right = near if self.isRightToLeft() else self.width() - theme.px(7)
            draw_tag(painter, QPointF(right, rect.center().y()), self._hint)

    def _shows_hint(self) -> bool:
        return bool(self._hint) and not self._edit.hasFocus() and not self._edit.text()

    def _changed(self, text: str) -> None:
        ensure_script_fonts(text)
        self._cross.setVisible(bool(text))
        self.update()
        self.text_changed.emit(text)

    def _place(self) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        hint = round(text_width(self._hint, font("caption"))) + theme.px(18) if self._hint else 0
        near, far = theme.px(34), max(theme.px(30), hint)
        inner = self.rect().adjusted(far if mirrored else near, 1, -near if mirrored else -far, -1)
        self._edit.setGeometry(inner)
        self._edit.setPlaceholderText(shortened(self._placeholder, inner.width() - theme.px(6)))
        side = theme.px(24)
        at = theme.px(4) if mirrored else self.width() - side - theme.px(4)
        self._cross.setGeometry(at, (self.height() - side) // 2, side, side)

    def _measure_anew(self) -> None:
        self.updateGeometry()
        self._place()
