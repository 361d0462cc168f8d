"""A row of views of which one is shown."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.theme import theme
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.painting import (
    CENTRE,
    Run,
    draw_box,
    draw_count,
    draw_focus,
    draw_text,
    text_width,
)

_FROM_RIGHT: Final = Qt.LayoutDirection.RightToLeft
_PILL, _GAP = 12, 6
"""Pixels (at 100 %) of a count's pill beside its figures, and before the pill."""
_STEPS: Final[Mapping[int, int]] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class _Part(KeyboardRing, QAbstractButton):
    """One of the views."""

    stepped = Signal(int)
    """An arrow key was pressed: -1 back, 1 on."""

    def __init__(self, words: str, padding: int) -> None:
        super().__init__()
        self._words = self._count = ""
        self._padding = padding
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        ensure_script_fonts(words)
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_count(self, count: str, spoken: str) -> None:
        """Show a count of what is wrong behind the words; *spoken* says what it counts."""
        self._count = count
        self.setAccessibleName(f"{self._words}, {spoken}" if count else self._words)
        self.setToolTip(spoken if count else "")
        self.updateGeometry()
        self.update()

    def _count_width(self) -> int:
        if not self._count:
            return 0
        return round(text_width(self._count, font("caption", 600))) + theme.px(_PILL + _GAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key(), 0)
        if step:
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.stepped.emit(-step if mirrored else step)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = text_width(self._words, font("small", 600)) + 2 * theme.px(self._padding)
        return QSize(round(width) + self._count_width(), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        on = self.isChecked()
        if on:
            ground = "pressed" if theme.dark else "surface"
            draw_box(painter, rect, ground=ground, line="line2", radius=5)
        ink = "text" if on or self.underMouse() else "text2"
        run = Run(self._words, font("small", 600 if on else 500), ink)
        count, mirrored = self._count_width(), painter.layoutDirection() is _FROM_RIGHT
        inner = rect.adjusted(theme.px(self._padding), 0, -theme.px(self._padding), 0)
        words = inner.adjusted(count if mirrored else 0, 0, 0 if mirrored else -count, 0)
        draw_text(painter, words if count else rect, run, align=CENTRE, elide=False)
        if count:
            edge = inner.left() + count - theme.px(_GAP) if mirrored else inner.right()
            draw_count(painter, QPointF(edge, rect.center().y()), self._count, "bad")
        if self.has_ring:
            draw_focus(painter, rect, radius=5)


class Segmented(QWidget):
    """A row of views; the arrow keys and clicks go from one to another."""

    changed = Signal(int)
    """The place of the view that is shown now, from 0."""

    def __init__(
        self, labels: Sequence[str], current: int = 0, name: str = "View", *, padding: int = 16
    ) -> None:
        super().__init__()
        self._parts: list[_Part] = []
        self._padding = padding
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_labels(labels, current)
        theme.changed.connect(self._measure_anew)

    def current(self) -> int:
        """Return the place of the view that is shown."""
        return next(place for place, part in enumerate(self._parts) if part.isChecked())

    def parts(self) -> Sequence[QAbstractButton]:
        """Return the views as buttons, in order: where Tab stops."""
        return tuple(self._parts)

    def set_current(self, place: int) -> None:
        """Show the view at *place*, from 0."""
        self._parts[place].setChecked(True)

    def set_label(self, place: int, words: str) -> None:
        """Write *words* on the view at *place*, "People 9" for instance."""
        self._parts[place].set_words(words)

    def set_count(self, place: int, count: int, spoken: str) -> None:
        """Count what is wrong behind the words at *place* (0: no count); *spoken* says it whole."""
        self._parts[place].set_count(f"{count:,}" if count else "", spoken)

    def set_labels(self, labels: Sequence[str], current: int = 0) -> None:
        """Offer other views and show the one at *current*; nothing is said to have changed."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = [_Part(words, self._padding) for words in labels]
        for place, part in enumerate(self._parts):
            part.setChecked(place == current)
            part.toggled.connect(self._toggled)
            part.stepped.connect(self._step)
            self._row.addWidget(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the trough the views lie in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "sunken" if theme.dark else "pressed"
        draw_box(painter, QRectF(self.rect()), ground=ground, radius=7)

    def _toggled(self) -> None:
        # Both the one that goes and the one that comes report; the second is the news.
        sender = self.sender()
        if isinstance(sender, _Part) and sender.isChecked():
            self.changed.emit(self.current())

    def _step(self, step: int) -> None:
        place = self.current() + step
        if 0 <= place < len(self._parts):
            self._parts[place].setChecked(True)
            self._parts[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _measure_anew(self) -> None:
        for part in self._parts:
            part.updateGeometry()
        self.updateGeometry()
