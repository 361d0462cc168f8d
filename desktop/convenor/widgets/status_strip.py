"""How the seats stand: one strip, its segments as wide as their counts, and a legend."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.flow import Flow
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.layouts import column, keep_size, row
from convenor.widgets.painting import RIGHT, Run, draw_focus, draw_runs, draw_text, text_width
from convenor.widgets.status_chip import STRIP, Segment

_COLUMNS: Final = 400
"""Pixels at 100 % over which a legend in columns does not part words from counts."""
_SHADES: Final = (1.0, 0.68, 0.42)
"""How strongly the statuses of one segment are drawn, dark to pale."""


class StatusStrip(QWidget):
    """The strip over its legend; a click on either says which statuses are wanted."""

    segment_chosen = Signal(object)
    """The statuses of the segment, a tuple of str."""

    def __init__(self, name: str = "Seats by status", *, in_columns: bool = False) -> None:
        """With *in_columns* the legend stands in two, its counts under each other."""
        super().__init__()
        self._name = name
        self._bar = _Bar()
        self._bar.segment_chosen.connect(self.segment_chosen)
        self._entries = [_LegendEntry(segment, wide=in_columns) for segment in STRIP]
        for entry in self._entries:
            entry.clicked.connect(self._entry_clicked)
        legend = QWidget() if in_columns else Flow(*self._entries, spacing=18, between=4)
        if in_columns:
            half = len(self._entries) // 2
            halves = (self._entries[:half], self._entries[half:])
            legend.setLayout(row(*((column(*one, spacing=2), 1) for one in halves), spacing=28))
            keep_size(legend, max_width=_COLUMNS)
        self.setLayout(column(self._bar, legend, spacing=8))
        self.set_counts({})

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many seats have each status; the segments glide to their new widths."""
        self._bar.set_counts(counts)
        for entry in self._entries:
            entry.set_count(sum(counts.get(status, 0) for status in entry.segment.statuses))
        said = ", ".join(f"{entry.count} {entry.segment.words.lower()}" for entry in self._entries)
        self.setAccessibleName(f"{self._name}: {said}")

    def _entry_clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, _LegendEntry):
            self.segment_chosen.emit(entry.segment.statuses)


class _Bar(QWidget):
    """The strip itself; everything it says the legend says in words."""

    segment_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, float] = {}
        self._before: dict[str, float] = {}
        self._wanted: dict[str, float] = {}
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.valueChanged.connect(self._step)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        statuses = [status for segment in STRIP for status in segment.statuses]
        total = sum(counts.get(status, 0) for status in statuses) or 1
        self._before = dict(self._shown)
        self._wanted = {status: counts.get(status, 0) / total for status in statuses}
        duration = theme.milliseconds("base") if self._before and self.isVisible() else 0
        self._glide.stop()
        if duration:
            self._glide.setDuration(duration)
            self._glide.start()
        else:
            self._step(1.0)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(100), theme.px(8))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for segment, rect, _ in self._pieces():
            if rect.left() <= event.position().x() <= rect.right():
                self.segment_chosen.emit(segment.statuses)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self.height() / 2
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), half, half)
        painter.setClipPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        _fill(painter, QRectF(self.rect()), theme.color("line"))
        for _, rect, color in self._pieces():
            _fill(painter, rect, color)
            gap = QRectF(rect.right() - 1.5, 0, 1.5, rect.height())
            _fill(painter, gap, theme.color("app"))

    def _pieces(self) -> list[tuple[Segment, QRectF, QColor]]:
        """Return where each status lies and in what colour."""
        pieces: list[tuple[Segment, QRectF, QColor]] = []
        left, room = 0.0, float(self.width())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for segment in STRIP:
            for place, share in enumerate(self._shares(segment)):
                width = room * share
                if width <= 0:
                    continue
                color = QColor(theme.color(segment.color))
                color.setAlphaF(_SHADES[place])
                at = room - left - width if mirrored else left
                pieces.append((segment, QRectF(at, 0, width, self.height()), color))
                left += width
        return pieces

    def _shares(self, segment: Segment) -> list[float]:
        """Return the shares of the strip: one, or for those not yet invited one for each status."""
        shares = [self._shown.get(status, 0.0) for status in segment.statuses]
        return shares if segment.color == "line3" else [sum(shares)]

    def _step(self, part: object) -> None:
        share = float(part) if isinstance(part, (int, float)) else 1.0
        self._shown = {
            status: self._before.get(status, 0.0) * (1 - share) + wanted * share
            for status, wanted in self._wanted.items()
        }
        self.update()


def _fill(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Fill *rect*; `fillRect` looks at gradients first, which would hold up the first paint."""
    painter.setBrush(color)
    painter.drawRect(rect)


class _LegendEntry(KeyboardRing, QAbstractButton):
    """A word of the legend with its count; a door to what was counted."""

    def __init__(self, segment: Segment, *, wide: bool = False) -> None:
        """*wide*: it takes the width there is, and its count stands at the end."""
        super().__init__()
        self.segment = segment
        self._is_wide = wide
        self.count = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.updateGeometry)

    def set_count(self, count: int) -> None:
        self.count = count
        self.setAccessibleName(f"{self.segment.words}: {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(text_width(run.text, run.font) for run in self._runs())
        return QSize(round(width) + theme.px(18), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        side = theme.px(9)
        square = QRectF(0, round(rect.center().y() - side / 2), side, side)
        words = rect.adjusted(theme.px(16), 0, theme.px(4), 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            square.moveRight(rect.right())
            words.translate(-theme.px(20), 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self.segment.color))
        painter.drawRoundedRect(square, theme.pxf(3), theme.pxf(3))
        name, count = self._runs()
        draw_runs(painter, words, (name,) if self._is_wide else (name, count))
        if self._is_wide:
            draw_text(painter, rect, count, align=RIGHT, elide=False)
        if self.has_ring:
            draw_focus(painter, rect, radius=4)

    def _runs(self) -> tuple[Run, Run]:
        words = font("small")
        words.setUnderline(self.underMouse())
        return (
            Run(f"{self.segment.words}  ", words, "text2"),
            Run(f"{self.count:,}", font("small", 600, tabular=True), "text"),
        )
