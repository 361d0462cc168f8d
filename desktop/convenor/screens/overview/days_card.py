"""The days of the convening, one line each, drawn to scale."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.screens.overview.days_left import days_to
from convenor.theme.theme import theme
from convenor.widgets.card import Card, card_title
from convenor.widgets.day_line import DayBlock, DayLine, DayValue, HourScale
from convenor.widgets.day_words import day_in_words
from convenor.widgets.flow import Flow
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import clear, column, row
from convenor.widgets.painting import draw_box, draw_hatch
from convenor.widgets.status_chip import HATCHED, look_of_kind
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.dayaxis import minute_of
from convenor_db.domain.records import Session
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import days_between, span

_LEGEND: Final = ("plenary", "breakout", "preparatory", "bilateral")
_DAY: Final = 24 * 60
_MORNING: Final = 6 * 60
"""What begins before lies in the night: the scale is not stretched for it."""


class DaysCard(Card):
    """Choosing a day opens it in the agenda."""

    day_wanted = Signal(str)
    """A day, YYYY-MM-DD."""

    def __init__(self) -> None:
        super().__init__(spacing=8)
        self._scale = HourScale()
        self._lines = column(spacing=8)
        self._shown: list[DayValue] = []
        keys = [_Key(kind, look_of_kind(kind).words.lower()) for kind in _LEGEND]
        legend = Flow(
            *keys, _Key("meal", "meal, break, reception, travel"), spacing=12, at_end=True
        )
        self.body.add(row(card_title("The days"), 24, (legend, 1)))
        self.body.add(self._scale, self._lines)

    def show_days(self, snapshot: Snapshot, findings: Sequence[Finding], today: str) -> None:
        """Show every day of the convening, and others on which something begins."""
        values = day_values(snapshot, findings, today)
        if values == self._shown:
            return
        self._shown = values
        held = next((line.value.day for line in self._day_lines() if line.hasFocus()), "")
        clear(self._lines)
        if values:
            self._scale.set_hours(values[0].hours)
        for value in values:
            line = DayLine(value)
            line.clicked.connect(partial(self._choose, value.day))
            self._lines.add(line)
            if value.day == held:
                line.setFocus()

    def _day_lines(self) -> list[DayLine]:
        return self.findChildren(DayLine)

    def _choose(self, day: str, _checked: object = None) -> None:
        self.day_wanted.emit(day)


def day_values(snapshot: Snapshot, findings: Sequence[Finding], today: str) -> list[DayValue]:
    """Return the days with their sessions; a session over midnight has a block on each day."""
    alive = [one for one in snapshot.sessions.values() if one.start and not one.dropped_on]
    bad = Counter(
        key for one in findings if one.blocks for key in dict.fromkeys(one.keys("sessions"))
    )
    days = {f"{day}" for day in days_between(snapshot.convening.starts, snapshot.convening.ends)}
    days |= {one.start[:10] for one in alive if one.start}
    blocks = {
        day: tuple(block for one in alive if (block := _block(snapshot, one, day, bad)))
        for day in sorted(days)
    }
    hours = _hours(snapshot, (block for of_day in blocks.values() for block in of_day))
    return [
        DayValue(
            day=day,
            words=day_in_words(date.fromisoformat(day)),
            note=days_to(day, today),
            to_fix=_to_fix(findings, _beginning(alive, day)),
            hours=hours,
            blocks=of_day,
        )
        for day, of_day in blocks.items()
    ]


def _beginning(sessions: Iterable[Session], day: str) -> set[str]:
    return {str(one.key) for one in sessions if one.start and one.start[:10] == day}


def _hours(snapshot: Snapshot, blocks: Iterable[DayBlock]) -> tuple[int, int]:
    """Return the minutes that the scale covers: the planned hours, stretched but for the night."""
    first, last = (minute_of(text) for text in snapshot.convening.day[:2])
    if last <= first:
        return 0, _DAY
    awake = [block for block in blocks if block.first >= _MORNING]
    first = min([first, *(block.first // 60 * 60 for block in awake)])
    return first, max([last, *(-(-block.last // 60) * 60 for block in awake)])


def _to_fix(findings: Sequence[Finding], sessions: set[str]) -> int:
    """Count the warnings that must be fixed whose first session begins that day."""
    return sum(one.blocks and bool(sessions & set(one.keys("sessions")[:1])) for one in findings)


def _block(snapshot: Snapshot, session: Session, day: str, bad: Counter[str]) -> DayBlock | None:
    when = span(session, snapshot.zone)
    if when is None:
        return None
    midnight = datetime.combine(date.fromisoformat(day), time(0))
    first, last = (
        int((at.astimezone(snapshot.zone).replace(tzinfo=None) - midnight) / timedelta(minutes=1))
        for at in when
    )
    if last <= 0 or first >= _DAY:
        return None
    return DayBlock(
        kind=str(session.kind),
        first=max(first, 0),
        last=min(last, _DAY),
        must_fix=bad[str(session.key)] > 0,
    )


class _Key(QWidget):
    """A patch of the legend with its word."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__()
        self.setLayout(row(_Patch(kind), Label(words, Role.CAPTION), spacing=6))


class _Patch(QWidget):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(10), theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = look_of_kind(self._kind).color
        if self._kind in HATCHED:
            draw_hatch(painter, QRectF(self.rect()), line=color, ground=f"{color}s")
        else:
            draw_box(painter, QRectF(self.rect()), ground=color, radius=2)
