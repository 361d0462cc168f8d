"""One day of somebody's calendar, drawn to scale: what stands, what has moved, what is gone."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.painting import RIGHT, Run, draw_box, draw_runs, draw_text, turned

_HOUR: Final = 36
_AXIS: Final = 44
_LEAST: Final = 18
"""Height of the shortest block, at 100 %."""
_TWO_LINES: Final = 34
_DAY: Final = 24 * 60


class Block(NamedTuple):
    """An entry: minutes since midnight, words, a tint (t1 to t7).

    *was*: where it stood before on the same day. *gone*: it is called off. *chosen*: ringed.
    """

    begins: int
    ends: int
    title: str
    note: str
    color: str
    was: tuple[int, int] | None = None
    gone: bool = False
    chosen: bool = False

    @property
    def span(self) -> str:
        """Return “16:10–16:55”."""
        return f"{_clock(self.begins)}–{_clock(self.ends)}"


class CalendarColumn(QWidget):
    """Draws a day from the hour of the first entry to that of the last."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: Sequence[Block] = ()
        self._first, self._last = 9, 17
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show the entries of a day; what runs into the next day ends at midnight."""
        self._blocks = sorted(blocks)
        times = [
            time for block in blocks for time in (block.begins, block.ends, *(block.was or ()))
        ]
        self._first = min(times, default=9 * 60) // 60
        self._last = min(24, -(-max(times, default=17 * 60) // 60))
        told = (f"{block.span} {block.title}, {block.note}".strip(", ") for block in self._blocks)
        self.setAccessibleName("; ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the hours shown."""
        hours = self._last - self._first
        return QSize(theme.px(200), theme.px(hours * _HOUR + 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw hours, old places, entries."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_hours(painter)
        whole = QRectF(self.rect())
        placed = [(block, turned(painter, rect, whole)) for block, rect in self._placed()]
        for block, rect in placed:
            if block.was:
                self._paint_old(painter, block.was, rect)
        for block, rect in placed:
            _paint_block(painter, block, rect)

    def _top(self, minutes: int) -> float:
        return theme.pxf(8) + (min(minutes, _DAY) - self._first * 60) * theme.pxf(_HOUR) / 60

    def _paint_hours(self, painter: QPainter) -> None:
        face, whole = font("caption", tabular=True), QRectF(self.rect())
        for hour in range(self._first, self._last + 1):
            level = self._top(hour * 60)
            words = QRectF(0, level - theme.px(8), theme.px(_AXIS - 8), theme.px(16))
            draw_text(
                painter,
                turned(painter, words, whole),
                Run(f"{hour:02}:00", face, "text3"),
                align=RIGHT,
            )
            line = QRectF(theme.px(_AXIS), round(level), self.width() - theme.px(_AXIS), 1)
            painter.fillRect(turned(painter, line, whole), theme.color("line"))

    def _placed(self) -> Iterator[tuple[Block, QRectF]]:
        """Yield the entries with their places; what overlaps stands side by side."""
        for cluster in _clusters(self._blocks):
            lanes = _lanes(cluster)
            wide = (self.width() - theme.px(_AXIS)) / (max(lanes) + 1)
            for block, lane in zip(cluster, lanes, strict=True):
                top, foot = self._top(block.begins), self._top(block.ends)
                left = theme.px(_AXIS) + lane * wide
                tall = max(theme.pxf(_LEAST), foot - top - 1)
                width = wide - 2
                if block.was and len(cluster) == 1:
                    width *= 0.62 if _meet(block, block.was) else 1
                yield block, QRectF(left, top, width, tall)

    def _paint_old(self, painter: QPainter, was: tuple[int, int], now: QRectF) -> None:
        """Draw where an entry stood, dashed, and an arrow from there to where it stands."""
        top, foot = self._top(was[0]), self._top(was[1])
        wide = (self.width() - theme.px(_AXIS)) * 0.36
        tall = max(theme.pxf(_LEAST), foot - top - 1)
        old = QRectF(self.width() - wide - 1, top, wide, tall)
        old = turned(painter, old, QRectF(self.rect()))
        pen = QPen(theme.color("line3"), 1.2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(old, theme.pxf(4), theme.pxf(4))
        words = turned(painter, old.adjusted(theme.px(7), 0, 0, 0), old)
        line = QRectF(words.left(), words.top(), words.width(), theme.px(_LEAST))
        draw_text(painter, line, Run(f"was {_clock(was[0])}", font("caption"), "text3"))
        down = now.top() > old.top()
        begin = QPointF(old.center().x(), old.bottom() if down else old.top())
        end = QPointF(old.center().x(), now.top() - 2 if down else now.bottom() + 2)
        if (end.y() > begin.y()) is down:
            _paint_arrow(painter, begin, end)


def _paint_arrow(painter: QPainter, begin: QPointF, end: QPointF) -> None:
    side = theme.pxf(4) * (1 if end.y() > begin.y() else -1)
    painter.setPen(QPen(theme.color("accent"), 1.4))
    painter.drawLine(begin, end)
    corners = [
        end,
        QPointF(end.x() - side, end.y() - side),
        QPointF(end.x() + side, end.y() - side),
    ]
    painter.setBrush(theme.color("accent"))
    painter.drawPolygon(QPolygonF(corners))


def _paint_block(painter: QPainter, block: Block, rect: QRectF) -> None:
    ground = "sunken" if block.gone else f"{block.color}s"
    draw_box(painter, rect, ground=ground, line="accent" if block.chosen else "", radius=4)
    bar = QRectF(rect.left(), rect.top() + 1, theme.px(3), rect.height() - 2)
    painter.fillRect(
        turned(painter, bar, rect),
        theme.color("line3" if block.gone else block.color),
    )
    inner = turned(painter, rect.adjusted(theme.px(10), 0, -theme.px(4), 0), rect)
    face = font("small", 600)
    face.setStrikeOut(block.gone)
    title = Run(block.title, face, "text3" if block.gone else "text")
    words = "  ".join(part for part in (block.span, block.note) if part)
    if rect.height() < theme.px(_TWO_LINES):
        upper = QRectF(inner.left(), inner.top(), inner.width(), min(rect.height(), theme.px(24)))
        draw_runs(painter, upper, [title, Run(f"  {words}", font("caption"), "text2")])
        return
    middle = inner.center().y() if rect.height() < theme.px(48) else inner.top() + theme.px(20)
    upper = QRectF(inner.left(), middle - theme.px(16), inner.width(), theme.px(16))
    lower = QRectF(inner.left(), middle, inner.width(), theme.px(15))
    draw_text(painter, upper, title)
    draw_text(painter, lower, Run(words, font("caption"), "text2"))


def _clusters(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield runs of entries that overlap one another."""
    cluster: list[Block] = []
    for block in blocks:
        if cluster and block.begins >= max(each.ends for each in cluster):
            yield cluster
            cluster = []
        cluster.append(block)
    if cluster:
        yield cluster


def _lanes(cluster: Sequence[Block]) -> list[int]:
    """Return for each entry the first lane that is free when it begins."""
    ends: list[int] = []
    lanes = []
    for block in cluster:
        lane = next((at for at, end in enumerate(ends) if end <= block.begins), len(ends))
        ends[lane : lane + 1] = [block.ends]
        lanes.append(lane)
    return lanes


def _meet(block: Block, was: tuple[int, int]) -> bool:
    return block.begins < was[1] and was[0] < block.ends


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
