"""Giving the agenda out: what must be fixed first, what has changed, a note, and the number."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from convenor.dialogs.boxed import BoxedText, Stacked
from convenor.dialogs.frame import Dialog
from convenor.dialogs.kept_form import FileShelf, KeptForm
from convenor.widgets.day_words import day_and_year, day_in_words
from convenor.widgets.grouped_list import Group, GroupedList, GroupEntry
from convenor.widgets.icon_tile import IconTile
from convenor.widgets.labels import Label, RichLabel, Role, Span
from convenor.widgets.layouts import column, keep_size, row
from convenor.widgets.status_chip import Look
from convenor.workplace import Workplace
from convenor_db.domain.actions.releasing import labelled, next_number, prepared
from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Record, Release, Session
from convenor_db.domain.releases import (
    Changed,
    changes_between,
    newest_release,
    on_agenda,
    sessions_of,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import instant_text, read_instant
from convenor_db.store.journal import Action

_MOST: Final = 4
"""More of what must be fixed is shown in the column *To fix*."""
_FOOT: Final = "Calendars and packs are not written by this."
_LOOKS: Final = {
    "new": Look("plus", "ok", "New"),
    "dropped": Look("x", "bad", "Dropped"),
    "unscheduled": Look("calendar-x", "bad", "Unscheduled"),
    "both": Look("clock", "info", "Room and time"),
    "moved": Look("clock", "info", "Moved"),
    "room": Look("door-open", "info", "Room"),
    "length": Look("clock", "info", "Length"),
    "people": Look("users", "violet", "People"),
    "text": Look("file-text", "mute", "Text"),
}


class ReleaseDialog(Dialog):
    """Shows what would be released; refuses while something must be fixed."""

    finding_wanted = Signal(object)
    """What must be fixed was clicked: its `Finding`. The dialog has closed."""
    session_wanted = Signal(str)
    """A change was opened: its session. The dialog has closed."""

    def __init__(self, parent: QWidget, place: Workplace) -> None:
        self._place = place
        self._document = place.document
        self._waiting = False
        snapshot, self._checks = place.document.snapshot, place.watch.checks()
        self._last = newest_release(snapshot)
        self._number = next_number(snapshot)
        self._changes = changes_between(snapshot, sessions_of(self._last), snapshot.sessions)
        self._blocks = [one for one in self._checks.findings if one.blocks]
        super().__init__(
            parent,
            "Release agenda",
            f"Release as number {self._number}",
            lead=_lead(snapshot, self._last, self._changes),
            size=(620, 680),
        )
        self._note = BoxedText("Note", placeholder="What readers of the release should know")
        self._list = keep_size(GroupedList("Changes since the last release"), min_height=160)
        self.add_foot_note(_FOOT)
        self._lay_out(snapshot)
        self._allow()
        KeptForm(self, FileShelf(place.drafts, "form:release"), (self._note,))
        self._document.refused.connect(self._refused)

    def _lay_out(self, snapshot: Snapshot) -> None:
        self.body.add(self._state())
        self._list.show_groups(_groups(snapshot, self._last, self._changes))
        self._list.opened.connect(self._show_session)
        self.body.add((self._list, 1))
        self._list.setVisible(bool(self._changes))
        if not self._changes:
            self.body.addStretch(1)
        self.body.add(Stacked("Note", self._note))
        self.fill_body()

    def _state(self) -> QWidget:
        if not self._blocks:
            return _Box("ok", "circle-check", "Nothing must be fixed", _rest(self._checks), [])
        must = f"{len(self._blocks):,} must be fixed before it is released"
        links = [_link(number, finding) for number, finding in enumerate(self._blocks[:_MOST])]
        more = len(self._blocks) - _MOST
        box = _Box("bad", "triangle-alert", must, f"and {more:,} more" if more > 0 else "", links)
        box.linked.connect(self._show_finding)
        return box

    def _allow(self) -> None:
        reason = ""
        if self._blocks:
            reason = "Fix or waive what must be fixed first."
        elif not self._changes and self._last:
            reason = f"Nothing has changed since release {self._last.number}."
        elif not self._changes:
            reason = "No session has a time yet."
        self.primary.set_allowed(allowed=not reason, reason=reason)

    def take(self) -> None:
        """Release; close when it is done. A second press while it is being made does nothing."""
        if self._waiting:
            return
        self._waiting = True
        note, place, checks = self._note.value(), self._place, self._checks
        at, today = instant_text(place.clock()), place.today

        def build(snapshot: Snapshot) -> Sequence[Record]:
            fresh = checks
            if snapshot is not checks.snapshot:
                fresh = checks.after(snapshot, today=today)
            return (prepared(snapshot, fresh, note=note, at=at),)

        self._document.happen(labelled(self._number), build, then=self._released)

    def _released(self, action: Action | None) -> None:
        if action:
            self._place.toast(f"Release {self._number} is made. {_FOOT}")
        self.accept()

    def _refused(self, sentence: str, visit: str) -> None:
        if not visit:
            self._waiting = False
            self.refuse(sentence)

    def _show_finding(self, number: str) -> None:
        self.reject()
        self.finding_wanted.emit(self._blocks[int(number)])

    def _show_session(self, key: str) -> None:
        self.reject()
        self.session_wanted.emit(key)


class _Box(QFrame):
    """A soft box: whether anything must be fixed, with a link to each."""

    linked = Signal(str)

    def __init__(self, level: str, icon: str, title: str, rest: str, links: Sequence[Span]) -> None:
        super().__init__()
        self.setProperty("level", level)
        self.setAccessibleName(title)
        tile = IconTile(icon, 26, radius=8, color=level)
        words = Label(title, Role.OK if level == "ok" else Role.BAD)
        whole = column(row(tile, words, None, Label(rest, Role.MUTED), spacing=10), spacing=4)
        for link in links:
            line = RichLabel([link], Role.BODY)
            line.linked.connect(self.linked)
            whole.add(row(36, (line, 1), spacing=0))
        self.setLayout(whole)


def _link(number: int, finding: Finding) -> Span:
    return Span(finding.text, link=str(number))


def _rest(checks: Checks) -> str:
    look_at = sum(one.is_open for one in checks.findings)
    waived = sum(one.waived is not None for one in checks.findings)
    parts = [f"{look_at:,} to look at"] if look_at else []
    parts += [f"{waived:,} waived"] if waived else []
    return " · ".join(parts)


def _lead(snapshot: Snapshot, last: Release | None, changes: Sequence[Changed]) -> str:
    people = counted(len({seat for one in changes for seat in one.seats}), "person", "people")
    if last is None:
        return f"The first release · {counted(len(changes), 'session', 'sessions')} · {people}"
    day = day_and_year(read_instant(last.at).astimezone(snapshot.zone).date())
    since = f"since release {last.number} ({day})"
    if not changes:
        return f"Nothing has changed {since}."
    return f"{counted(len(changes), 'change', 'changes')} {since} · {people} concerned"


def _groups(snapshot: Snapshot, last: Release | None, changes: Sequence[Changed]) -> list[Group]:
    before = sessions_of(last)
    return [
        Group(
            day_in_words(date.fromisoformat(day)),
            [_entry(snapshot, one, before.get(one.session)) for one in of_day],
        )
        for day, of_day in groupby(changes, key=lambda one: one.day)
    ]


def _entry(snapshot: Snapshot, change: Changed, before: Session | None) -> GroupEntry:
    after = snapshot.sessions.get(change.session)
    session, kind = after or before, _kind(before, after)
    title = session.title if session else ""
    told = change.text.removeprefix(f"“{title}” ").removeprefix("is new: ")
    if before and before.start and kind in ("dropped", "unscheduled"):
        told = f"was {before.start[11:]}"
    people = counted(len(change.seats), "person", "people") if change.seats else ""
    note = " · ".join(part for part in (told, people) if part)
    return GroupEntry(change.session, title, note, _LOOKS[kind])


def _kind(before: Session | None, after: Session | None) -> str:
    """Return what sort of change it is, the weightiest where there are several."""
    if before is None or not on_agenda(before):
        return "new"
    if after is None or not on_agenda(after):
        return "dropped" if after is None or after.dropped_on else "unscheduled"
    moved, room = before.start != after.start, before.room != after.room
    if moved or room:
        return "both" if moved and room else "moved" if moved else "room"
    if before.minutes != after.minutes:
        return "length"
    return "people" if before.people != after.people else "text"
