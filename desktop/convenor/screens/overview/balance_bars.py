"""The constituencies against their targets, a bar each."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.balance_bar import BalanceBar, BalanceLegend, BarValue, words_of
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import clear, column, hline, row
from convenor_db.domain.balance import Bar, Bound, Level, Standing, bars
from convenor_db.domain.seat_counts import not_counted_words
from convenor_db.domain.snapshot import Snapshot

_COLORS: Final = {Level.WARN: "warn", Level.BAD: "bad"}
_COUNTS: Final = frozenset({Bound.MIN, Bound.MAX})


class BalanceBars(QWidget):
    """Every figure is a door to the seats it counts."""

    seats_wanted = Signal(object, str)
    """Keys of seats, and what they are in words."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = column(spacing=0)
        self._foot = WrapLabel("", Role.MUTED)
        self._shown: Sequence[Bar] = ()
        head = row(Label("Balance", Role.STRONG), None, BalanceLegend())
        self.setLayout(column(hline(), head, self._bars, self._foot, spacing=8))

    def show_balance(self, snapshot: Snapshot) -> None:
        """Show how the constituencies stand, and who is not counted."""
        self._show_bars(bars(snapshot))
        self._foot.setText(not_counted_words(snapshot))
        self._foot.setVisible(bool(self._foot.text()))

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
        name = words_of(str(bar.constituency or ""))
        keys = {"coming": bar.coming, "outstanding": bar.outstanding}
        both = (*bar.coming, *bar.outstanding)
        words = which or "coming or outstanding"
        self.seats_wanted.emit(keys.get(which, both), f"{name}: {words}")


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
