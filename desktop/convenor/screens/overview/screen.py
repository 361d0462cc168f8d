"""The overview: what somebody must do today, and whether the convening is on course."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from convenor.commands import Command
from convenor.screens.overview.attention_card import AttentionCard
from convenor.screens.overview.course_card import CourseCard
from convenor.screens.overview.days_card import DaysCard
from convenor.screens.overview.first_steps import FirstSteps, all_done
from convenor.screens.overview.since_card import Done, SinceCard
from convenor.screens.overview.words import countdown
from convenor.theme.theme import theme
from convenor.widgets.day_words import day_and_year
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, keep_size, row
from convenor.widgets.page_head import Count, PageHead
from convenor.widgets.panel import ScrollColumn
from convenor.workplace import Screen, Workplace
from convenor_db.domain.attention import Attention, Looked, Need, attention
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.edits import shown
from convenor_db.domain.seat_counts import head_counts
from convenor_db.domain.zones import instant_text, read_instant
from convenor_db.store.journal import HistoryLine
from convenor_db.store.store import Store

_COURSE: Final = 384
_MOST: Final = 8
_COMMANDS: Final = {
    Need.TO_FIX: "agenda.check",
    Need.CALENDARS: "export.calendars",
    Need.PACKS: "export.packs",
    Need.RETENTION: "convening.settings",
}


class OverviewScreen(Screen):
    """Four cards; every line leads to what would mend it."""

    NAME = "overview"

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._stale = True
        self._read_on = ""
        self._others: list[HistoryLine] | None = None
        self._head = PageHead("Overview")
        self._when = Label("", Role.SECONDARY)
        self._head.add_tool(self._when)
        self._attention, self._course = AttentionCard(), CourseCard()
        self._days, self._since = DaysCard(), SinceCard()
        self._steps = FirstSteps()
        self._page = ScrollColumn("Overview", margins=(24, 0, 24, 24), spacing=16)
        left = column(self._steps, self._attention, self._days, None, spacing=16)
        right = column(self._course, self._since, None, spacing=16)
        self._right = keep_size(QWidget(), width=_COURSE)
        self._right.setLayout(right)
        self._page.body.add(row((left, 1), self._right, spacing=16))
        self.setLayout(column(self._head, (self._page, 1), spacing=0))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh)
        self._connect()

    def _connect(self) -> None:
        self._head.count_chosen.connect(self._open_count)
        self._attention.taken.connect(self._take)
        self._attention.owner_changed.connect(self._refresh)
        self._course.seats_wanted.connect(self._show_seats)
        self._course.targets_wanted.connect(lambda: self._run("convening.targets"))
        self._days.day_wanted.connect(lambda day: self.place.go_to("days", day))
        self._since.history_wanted.connect(lambda: self._run("edit.history"))
        self._steps.command_wanted.connect(self._run)
        self.place.watch.changed.connect(self._changed)
        self.place.outdated.changed.connect(self._changed)

    @classmethod
    def commands(cls, screen: Callable[[], Any]) -> tuple[Command, ...]:
        """Return none: what stands here is done elsewhere."""
        return ()

    # What a screen must be able to do

    def focus_content(self) -> None:
        """Put the focus on the most urgent line."""
        step = None if self._steps.isHidden() else self._steps.first_button()
        (step or self._attention.first_button()).setFocus()

    def prepare(self) -> None:
        """Ask what others have done since this user last looked; once for each opening."""
        if self._others is None:
            at, me = instant_text(self.place.clock()), self.place.actor
            self.document.read(lambda store: _since_last_look(store, me, at), self._take_others)

    def spot(self) -> object:
        """Return how far it is scrolled."""
        return self._page.verticalScrollBar().value()

    def return_to(self, spot: object) -> None:
        """Scroll to there."""
        if isinstance(spot, int):
            self._page.verticalScrollBar().setValue(spot)
        self.focus_content()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed; what takes long comes after the paint."""
        super().showEvent(event)
        if self._stale or self._read_on != self.place.today:
            self._show_seats_and_days(())
            self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the right column its width: a third of a narrow page."""
        super().resizeEvent(event)
        narrow = min(theme.px(_COURSE), round(self.width() * 0.44))
        self._right.setFixedWidth(narrow)

    # Showing

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _refresh(self) -> None:
        self._stale, self._read_on = False, self.place.today
        snapshot, today = self.document.snapshot, self.place.today
        self._show_seats_and_days(self.place.watch.findings())
        beginning = not all_done(snapshot)
        lines = attention(snapshot, self._looked())
        self._attention.setVisible(bool(lines) or not beginning)
        self._attention.show_lines(lines, today)
        self._show_others()
        self._put_in_tab_order()

    def _show_seats_and_days(self, findings: Sequence[Finding]) -> None:
        snapshot, today = self.document.snapshot, self.place.today
        convening = snapshot.convening
        self._say_head()
        left = countdown(convening.starts, convening.ends, today)
        self._when.setText(f"{day_and_year(date.fromisoformat(today))} · {left}")
        beginning = not all_done(snapshot)
        self._steps.setVisible(beginning)
        if beginning:
            self._steps.show_steps(snapshot)
        self._course.show_course(snapshot)
        self._days.show_days(snapshot, findings, today)

    def _put_in_tab_order(self) -> None:
        """Let Tab go from the most urgent line to what others did, whenever they were made."""
        cards = (self._steps, self._attention, self._days, self._course, self._since)
        stops = [
            widget
            for card in cards
            for widget in card.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _looked(self) -> Looked:
        stale = self.place.outdated.answer
        return Looked(
            findings=self.place.watch.findings(),
            today=self.place.today,
            calendars=stale.calendars if stale else frozenset(),
            packs=stale.packs if stale else frozenset(),
            owner=self.place.actor if self._attention.only_mine else None,
        )

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
        places = [] if counts.places is None else [Count(f"{counts.places:,} places")]
        self._head.set_counts([*told, *places])

    def _open_count(self, which: str) -> None:
        counts = head_counts(self.document.snapshot)
        self._show_seats(counts.coming if which == "coming" else counts.outstanding, which)

    # Leading there

    def _take(self, line: Attention) -> None:
        command = _COMMANDS.get(line.need)
        if command:
            self._run(command)
        elif line.need is Need.UNREACHABLE:
            self._show_people([key for _, key in line.things])
        elif line.need in _DOOR_WORDS:
            keys = [key for _, key in line.things]
            self.place.go_to_several(line.things[0][0], keys, _DOOR_WORDS[line.need])
        else:
            self.place.go_to(*line.things[0])

    def _show_people(self, seats: Sequence[str]) -> None:
        held = (self.document.snapshot.invitations[key].person for key in seats)
        people = [str(person) for person in held if person]
        self.place.go_to_several("people", people, "invited, without an address")

    def _show_seats(self, keys: Sequence[str], words: str) -> None:
        self.place.go_to_several("invitations", keys, words)

    def _run(self, command: str) -> None:
        self.place.command_wanted.emit(command)

    # Others

    def _take_others(self, lines: list[HistoryLine]) -> None:
        self._others = lines
        self._show_others()

    def _show_others(self) -> None:
        snapshot, lines = self.document.snapshot, self._others or []
        done = []
        for line in lines[:_MOST]:
            at = read_instant(line.at).astimezone(snapshot.zone)
            words = shown(line.label, snapshot)
            done.append(
                Done(actor=line.actor, words=words, day=f"{at:%Y-%m-%d}", time=f"{at:%H:%M}")
            )
        self._since.show_done(done, self.place.today)


_DOOR_WORDS: Final = {
    Need.OVERDUE: "reply overdue",
    Need.NOT_INVITED: "approved, wave due",
    Need.LACKING: "without chair or room",
    Need.PAPERS: "without paper",
}


def _since_last_look(store: Store, me: str, at: str) -> list[HistoryLine]:
    """Return what others did since this actor last looked, newest first, and note the look."""
    last = store.asides.look(at) or ""
    return [line for line in store.history() if line.actor != me and line.at >= last]
