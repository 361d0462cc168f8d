"""A row of a card that leads somewhere: the whole of it can be clicked."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

import convenor.widgets.on_tree  # noqa: F401 - gives a LinkRow the face of a link
from convenor.theme.fonts import ensure_script_fonts
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.labels import ElidedLabel, Label, Role
from convenor.widgets.layouts import Box, column, keep_size, row
from convenor.widgets.painting import draw_box, draw_focus, turned

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class LinkRow(KeyboardRing, QWidget):
    """Title and note: below each other after a *mark*, beside each other without one.

    A *compact* one stands in a side panel: the words have all the room, nothing can be added.
    """

    chosen = Signal()
    """It was clicked, or Enter was pressed on it."""

    def __init__(
        self,
        title: str,
        note: str = "",
        *,
        mark: QWidget | None = None,
        middle: str = "",
        end: str = "",
        compact: bool = False,
    ) -> None:
        super().__init__()
        ensure_script_fonts(f"{title}{note}{middle}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = ElidedLabel(title, Role.BODY if compact else Role.STRONG)
        self._note = ElidedLabel(note, Role.MUTED if compact else Role.SECONDARY)
        self._also = (middle, end)
        self._leads = mark is None
        sides = (10, 8, 10, 8) if mark else (2, 6, 26, 6)
        self._content: Box = row(margins=sides, spacing=14)
        if compact:
            self._content = row(margins=(2, 5, 4, 5), spacing=10)
        if mark:
            self._content.add(mark)
            self._content.add((column(self._title, self._note, spacing=1), 3))
        else:
            self._content.add((self._title, 1), (self._note, 2))
        if middle:
            self._content.add((ElidedLabel(middle, Role.SECONDARY), 2))
        self._end: Box | None = None
        if mark and not compact:  # elsewhere it would have no place: a window that nobody sees
            self._end = row(None, Label(end, Role.SECONDARY))
            last = QWidget()
            last.setLayout(self._end)
            self._content.add(keep_size(last, width=120))
        self.setLayout(self._content)
        self.set_note(note)

    def set_title(self, title: str) -> None:
        """Name something else."""
        if title != self._title.whole_text():
            ensure_script_fonts(title)
            self._title.setText(title)
        self.set_note(self._note.whole_text())

    def set_note(self, note: str) -> None:
        """Say something else after the title."""
        if note != self._note.whole_text():
            ensure_script_fonts(note)
            self._note.setText(note)
        parts = (self._title.whole_text(), note, *self._also)
        self.setAccessibleName(", ".join(part for part in parts if part))

    def add(self, widget: QWidget) -> None:
        """Put something of its own at the end: a button, for instance; one with a mark has it."""
        if self._end is None:
            message = "a row without an end has no room for more"
            raise TypeError(message)
        self._end.add(widget)

    def set_greyed(self, *, greyed: bool) -> None:
        """Show that it leads nowhere at present."""
        self._title.set_role(Role.SECONDARY if greyed else Role.STRONG)

    def press(self) -> None:
        """Lead where it leads."""
        self.chosen.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead where it leads."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead where it leads on Enter and Space."""
        if event.key() in _ENTER:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Draw anew when pointed at or left."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return super().sizeHint().expandedTo(QSize(theme.px(120), theme.px(30)))

    def minimumSizeHint(self) -> QSize:
        """Return the usual height: a row is whole or not there."""
        return QSize(theme.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground when pointed at, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            draw_box(painter, rect, ground="hover", radius=8)
        if self._leads:
            size = theme.px(14)
            left = rect.right() - size - theme.px(6)
            box = QRectF(left, round(rect.center().y() - size / 2), size, size)
            box = turned(painter, box, rect)
            paint_icon(painter, "chevron-right", box, "text2")
        if self.has_ring:
            draw_focus(painter, rect, radius=8)
