"""The overview: what somebody must do today, and whether the convening is on course."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from convenor.commands import Command
from convenor.screens.overview.attention_card import AttentionCard
from convenor.screens.overview.beginning import has_begun
from convenor.screens.overview.course_card import CourseCard
from convenor.screens.overview.days_left import countdown
from convenor.theme.theme import theme
from convenor.widgets.day_words import day_and_year
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, row
from convenor.widgets.page_head import Count, PageHead
from convenor.widgets.panel import ScrollColumn
from convenor.workplace import Screen, Workplace
from convenor_db.domain.edits import counted
from convenor_db.domain.seat_counts import head_counts
from convenor_db.domain.zones import instant_text

if TYPE_CHECKING:
    from convenor.screens.overview.first_steps import FirstSteps
    from convenor.screens.overview.rest import Rest
    from convenor_db.domain.attention import Attention
    from convenor_db.store.journal import HistoryLine
    from convenor_db.store.store import Store

_COURSE: Final = 384
_ANY: Final = (1 << 24) - 1
"""What Qt takes for no limit to a width."""
_BAR: Final = 11
_BESIDE: Final = 820
"""From this width of the page on, at 100 %, two columns stand beside each other."""


class OverviewScreen(Screen):
    """Four cards; every line leads to what would mend it."""

    NAME = "overview"

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._stale = True
        self._read_on = ""
        self._others: list[HistoryLine] = []
        self._rest: Rest | None = None
        self._head = PageHead("Overview")
        self._when = Label("", Role.CAPTION)
        self._head.add_tool(self._when)
        self._attention, self._course = AttentionCard(), CourseCard()
        self._steps: FirstSteps | None = None
        self._beginning = column(spacing=0)
        self._page = ScrollColumn("Overview", spacing=16)
        today = column(self._beginning, (self._attention, 1), spacing=16)
        self._first = row((today, 1), self._course, spacing=16)
        self._second = row(spacing=16)
        self._page.body.add(self._first, self._second)
        self.setLayout(column(self._head, (self._page, 1), spacing=0))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh)
        self._connect()
        theme.changed.connect(self._fit)
        self._page.verticalScrollBar().rangeChanged.connect(self._fit_margins)
        self._fit()
        self._fit_margins()
        self._show_first()

    def _connect(self) -> None:
        self._head.count_chosen.connect(self._open_count)
        self._attention.taken.connect(self._take)
        self._attention.owner_changed.connect(self._refresh)
        self._course.seats_wanted.connect(self._show_seats)
        self._course.targets_wanted.connect(lambda: self._run("convening.targets"))
        self.place.watch.changed.connect(self._changed)
        self.place.outdated.changed.connect(self._changed)

    @classmethod
    def commands(cls, screen: Callable[[], Any]) -> tuple[Command, ...]:
        """Return none: what stands here is done elsewhere."""
        return ()

    # What a screen must be able to do

    def focus_content(self) -> None:
        """Put the focus on the most urgent line."""
        shown = self._steps is not None and not self._steps.isHidden()
        step = self._steps.first_button() if self._steps and shown else None
        (step or self._attention.first_button()).setFocus()

    def prepare(self) -> None:
        """Show everything, and ask what others have done since this user last looked."""
        self._rest = self._made_rest()
        had_focus = self._attention.isAncestorOf(self.focusWidget() or self)
        self._refresh()
        if had_focus:
            self.focus_content()  # the most urgent line is there only now
        at, me = instant_text(self.place.clock()), self.place.actor
        self.document.read(lambda store: _since_last_look(store, me, at), self._take_others)

    def _made_rest(self) -> "Rest":
        from convenor.screens.overview.rest import Rest  # what the first paint does not show

        rest = Rest()
        self._second.add((rest.days, 1), rest.since)
        self._give_width(rest.since)
        rest.days.day_wanted.connect(lambda day: self.place.go_to("days", day))
        rest.since.history_wanted.connect(lambda: self._run("edit.history"))
        return rest

    def _made_steps(self) -> "FirstSteps":
        from convenor.screens.overview.first_steps import FirstSteps  # most convenings have begun

        steps = FirstSteps()
        self._beginning.add(steps)
        steps.command_wanted.connect(self._run)
        return steps

    def spot(self) -> object:
        """Return how far it is scrolled."""
        return self._page.verticalScrollBar().value()

    def return_to(self, spot: object) -> None:
        """Scroll to there."""
        if isinstance(spot, int):
            self._page.verticalScrollBar().setValue(spot)
        self.focus_content()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed."""
        super().showEvent(event)
        if self._stale or self._read_on != self.place.today:
            self._soon.start()  # before `prepare` it does nothing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    @property
    def _is_wide(self) -> bool:
        return self.width() >= theme.px(_BESIDE)

    def _fit(self) -> None:
        """Give the right column its width, or let all four stand below each other."""
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for line in (self._first, self._second):
            line.setDirection(beside if self._is_wide else below)
        self._give_width(self._course)
        if self._rest:
            self._give_width(self._rest.since)

    def _fit_margins(self) -> None:
        """Keep the cards under the head's end, whether a scroll bar stands beside them or not."""
        bar = _BAR if self._page.verticalScrollBar().maximum() > 0 else 0
        self._page.body.set_margins((24, 0, 24 - bar, 16))

    def _give_width(self, at_right: QWidget) -> None:
        width = min(theme.px(_COURSE), round(self.width() * 0.44)) if self._is_wide else _ANY
        at_right.setMinimumWidth(width if self._is_wide else 0)
        at_right.setMaximumWidth(width)

    # Showing

    def _changed(self) -> None:
        self._stale = True
        if self._rest is not None and self.isVisible():
            self._soon.start()

    def _refresh(self) -> None:
        """Show everything as it is now."""
        if self._rest is None:
            return
        from convenor.screens.overview.needs import needs

        self._stale, self._read_on = False, self.place.today
        snapshot, today = self.document.snapshot, self.place.today
        self._show_first()
        lines = needs(self.place, only_mine=self._attention.only_mine)
        self._attention.setVisible(bool(lines) or has_begun(snapshot))
        self._attention.show_lines(lines, today)
        self._course.show_balance(snapshot)
        self._rest.days.show_days(snapshot, self.place.watch.findings(), today)
        self._show_others()
        self._put_in_tab_order()

    def _show_first(self) -> None:
        """Show what the first paint shows: the counts, the seats, the steps of a beginning."""
        snapshot, today = self.document.snapshot, self.place.today
        convening = snapshot.convening
        self._say_head()
        left = countdown(convening.starts, convening.ends, today)
        self._when.setText(f"{day_and_year(date.fromisoformat(today))} · {left}")
        beginning = not has_begun(snapshot)
        if beginning:
            self._steps = self._steps or self._made_steps()
            self._steps.show_steps(snapshot)
        if self._steps:
            self._steps.setVisible(beginning)
        self._course.show_seats(snapshot)

    def _put_in_tab_order(self) -> None:
        """Let Tab go from the most urgent line to what others did, whenever they were made."""
        later = (self._rest.days, self._rest.since) if self._rest else ()
        first = (self._steps,) if self._steps else ()
        cards = (*first, self._attention, self._course, *later)
        stops = [
            widget
            for card in cards
            for widget in card.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _say_head(self) -> None:
        counts = head_counts(self.document.snapshot)
        told = [
            Count(f"{len(counts.coming):,} coming", "coming" if counts.coming else ""),
            Count(
                f"{len(counts.outstanding):,} outstanding",
                "outstanding" if counts.outstanding else "",
            ),
        ]
        if not (counts.coming or counts.outstanding):
            told = [Count("Nobody invited yet")]
        places = [] if counts.places is None else [Count(counted(counts.places, "place", "places"))]
        self._head.set_counts([*told, *places])

    def _open_count(self, which: str) -> None:
        counts = head_counts(self.document.snapshot)
        self._show_seats(counts.coming if which == "coming" else counts.outstanding, which)

    # Leading there

    def _take(self, line: "Attention") -> None:
        from convenor.screens.overview.needs import lead

        lead(self.place, line)

    def _show_seats(self, keys: Sequence[str], words: str) -> None:
        self.place.go_to_several("invitations", keys, words)

    def _run(self, command: str) -> None:
        self.place.command_wanted.emit(command)

    # Others

    def _take_others(self, lines: "list[HistoryLine]") -> None:
        self._others = lines
        self._show_others()

    def _show_others(self) -> None:
        if self._rest:
            self._rest.show_others(self._others, self.document.snapshot, self.place.today)


def _since_last_look(store: "Store", me: str, at: str) -> "list[HistoryLine]":
    """Return what others did since this actor last looked, newest first, and note the look."""
    last = store.asides.look(at) or ""
    return [line for line in store.history() if line.actor != me and line.at >= last]
