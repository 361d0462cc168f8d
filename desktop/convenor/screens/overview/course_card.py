"""Whether the convening is on course: seats by status, places in a sentence, the balance."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.balance_bar import BalanceBar, BalanceLegend, BarValue
from convenor.widgets.buttons import Button
from convenor.widgets.card import Card
from convenor.widgets.labels import Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import clear, column, hline, row
from convenor.widgets.status_chip import look_of_constituency
from convenor.widgets.status_strip import StatusStrip
from convenor_db.domain.balance import Bar, Bound, Level, Standing, bars
from convenor_db.domain.seat_counts import by_status, not_counted_words, seats_sentence
from convenor_db.domain.snapshot import Snapshot

_COLORS: Final = {Level.WARN: "warn", Level.BAD: "bad"}
_COUNTS: Final = frozenset({Bound.MIN, Bound.MAX})


class CourseCard(Card):
    """Every figure is a door to the seats it counts."""

    seats_wanted = Signal(object, str)
    """Keys of seats, and what they are in words."""
    targets_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=12)
        self._strip = StatusStrip()
        self._places = RichLabel((), Role.BODY)
        self._bars = column(spacing=0)
        self._foot = WrapLabel("", Role.MUTED)
        self._targets = Button("Set targets…", small=True)
        self._shown: Sequence[Bar] = ()
        self._keys: dict[str, tuple[str, ...]] = {}
        self._balance = QWidget()
        head = row(Label("Balance", Role.STRONG), None, BalanceLegend())
        self._balance.setLayout(column(hline(), head, self._bars, self._foot, spacing=10))
        self._empty = WrapLabel(
            "Seats by status, and constituencies against their targets, once people have seats.",
            Role.SECONDARY,
        )
        self._words = column(Label("Are we on course", Role.SUBTITLE), self._empty, spacing=8)
        self.body.add(self._words, self._strip, self._places, self._balance)
        self.body.add(row(self._targets, None))
        self._strip.segment_chosen.connect(self._open_segment)
        self._targets.clicked.connect(self.targets_wanted)

    def show_course(self, snapshot: Snapshot) -> None:
        """Show how the seats stand."""
        seats = by_status(snapshot)
        self._keys = {str(status): keys for status, keys in seats.items()}
        there = bool(snapshot.invitations)
        self._empty.setVisible(not there)
        for widget in (self._strip, self._places, self._balance):
            widget.setVisible(there)
        self._strip.set_counts(Counter({word: len(keys) for word, keys in self._keys.items()}))
        first, _, rest = seats_sentence(snapshot).partition(" of ")
        more = [Span(f" of {rest}", "text2")] if rest else []
        self._places.set_spans([Span(first, "text", strong=True), *more])
        self._show_bars(bars(snapshot))
        self._foot.setText(not_counted_words(snapshot))
        self._foot.setVisible(bool(self._foot.text()))
        self._targets.setVisible(not snapshot.table("targets"))

    def _show_bars(self, shown: Sequence[Bar]) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._bars)
        full = max((_reach(bar) for bar in shown), default=1)
        for bar in shown:
            button = BalanceBar(_value(bar, full))
            button.chosen.connect(partial(self._open_bar, bar))
            self._bars.add(button)

    def _open_bar(self, bar: Bar, which: str) -> None:
        name = look_of_constituency(str(bar.constituency or "")).words
        keys = {"coming": bar.coming, "outstanding": bar.outstanding}
        both = (*bar.coming, *bar.outstanding)
        words = which or "coming or outstanding"
        self.seats_wanted.emit(keys.get(which, both), f"{name}: {words}")

    def _open_segment(self, statuses: tuple[str, ...]) -> None:
        keys = [key for status in statuses for key in self._keys.get(status, ())]
        self.seats_wanted.emit(tuple(keys), " or ".join(statuses))


def _told(bar: Bar) -> Standing | None:
    """Return the standing whose aim is drawn: the worst of those in seats, else the first."""
    in_seats = [one for one in bar.standings if one.bound in _COUNTS] or list(bar.standings)
    order = {Level.BAD: 0, Level.WARN: 1, Level.MET: 2}
    return min(in_seats, key=lambda one: order[one.level], default=None)


def _reach(bar: Bar) -> int:
    told = _told(bar)
    return max(len(bar.coming) + len(bar.outstanding), told.aim if told else 0)


def _value(bar: Bar, full: int) -> BarValue:
    told, constituency = _told(bar), str(bar.constituency or "")
    coming, outstanding = len(bar.coming), len(bar.outstanding)
    if told is None:
        return BarValue(
            constituency=constituency, coming=coming, outstanding=outstanding, full=full
        )
    return BarValue(
        constituency=constituency,
        coming=coming,
        outstanding=outstanding,
        full=full,
        aim=told.aim,
        aim_words=told.aim_words if told.bound is Bound.MAX else f"of {told.aim:,}",
        gap="" if told.level is Level.MET else told.gap,
        color=_COLORS.get(told.level, "warn"),
    )  # fmt: skip
