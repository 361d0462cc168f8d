"""The strip under a zone: its name, what it means on the days, what its clocks show."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from convenor.dialogs.cities import zone_in_words
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.labels import RichLabel, Span
from convenor.widgets.layouts import row
from convenor.widgets.painting import draw_box

_NOTHING = "Name a city, and its time zone is found."


class ZoneStrip(QFrame):
    """Reads “Europe/Zurich, UTC+02:00 on these days (summer time). Now 09:41 there”."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._words = RichLabel([Span(_NOTHING)])
        self.setLayout(row((self._words, 1), margins=(36, 8, 12, 8)))

    def show_zone(self, zone: str, starts: date | None, ends: date | None) -> None:
        """Say what a zone means on some days; without a zone say how one is named."""
        if not zone:
            self._words.set_spans([Span(_NOTHING)])
            return
        words = zone_in_words(zone, starts, ends, self._clock())
        self._words.set_spans([Span(f"{zone}, ", color="text", strong=True), Span(words)])

    def words(self) -> str:
        """Return what it says."""
        return self._words.accessibleName()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the clock."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), ground="sunken", radius=6)
        size = theme.px(16)
        box = QRectF(theme.px(12), round((self.height() - size) / 2), size, size)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveRight(self.width() - theme.px(12))
        paint_icon(painter, "clock", box, "text3")
