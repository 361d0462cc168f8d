"""What the user's gestures on the agenda do to the file, and what is said about it."""

from collections.abc import Callable
from functools import partial

from convenor.drafts import Typed
from convenor.screens.agenda.words import day_words
from convenor.workplace import Workplace
from convenor_db.domain.actions import session_people as people
from convenor_db.domain.actions import sessions as actions
from convenor_db.domain.actions.session_fields import set_field, set_links
from convenor_db.domain.names import full_name, seat_name
from convenor_db.domain.records import Role
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder, Visit

Then = Callable[[str], object]
"""Gets the key of a session that was made."""


class AgendaActs:
    """One gesture, one action."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._document = place.document

    def move(self, key: str, start: str, room: str, seat: str = "") -> None:
        """Move a session, or place one that had no time; a *seat* not in it yet is added."""
        snapshot = self._document.snapshot
        session, theirs = snapshot.sessions.get(key), snapshot.invitations.get(seat)
        added = ""
        if session and theirs and all(one.invitation != seat for one in session.people):
            added = f", and added {seat_name(snapshot, theirs)}"
        self._do(
            partial(actions.place, key=key, start=start, room=room, seat=seat),
            lambda: f"Moved {self._titled(key)} to {self._where(start, room)}{added}",
        )

    def copy(self, key: str, start: str, room: str, then: Then) -> None:
        """Put a copy elsewhere."""
        build = partial(actions.copy, key=key, start=start, room=room, new_key=self._place.new_key)
        words = f"Copied {self._titled(key)} to {self._where(start, room)}"
        self._make(build, then, words)

    def duplicate(self, key: str, then: Then) -> None:
        """Put a copy right after a session."""
        build = partial(actions.duplicate, key=key, new_key=self._place.new_key)
        self._make(build, then, f"Duplicated {self._titled(key)}")

    def add(self, room: str, start: str, minutes: int, then: Then, *, seat: str = "") -> None:
        """Make a session where it was drawn, with a *seat* in it if one is named."""
        build = partial(
            actions.add, start=start, room=room, minutes=minutes, seat=seat,
            new_key=self._place.new_key,
        )  # fmt: skip
        self._make(build, then)

    def lengthen(self, key: str, minutes: int) -> None:
        """Change a length."""
        self._do(partial(actions.lengthen, key=key, minutes=minutes))

    def unschedule(self, key: str) -> None:
        """Take a session out of the timetable."""
        session = self._document.snapshot.sessions.get(key)
        if session and session.start and not session.dropped_on:
            words = f"{self._titled(key)} is unscheduled"
            self._do(partial(actions.unschedule, key=key), lambda: words)

    def drop(self, key: str) -> None:
        """Drop a session; it can be put back."""
        session = self._document.snapshot.sessions.get(key)
        if session and not session.dropped_on:
            words = f"Dropped {self._titled(key)}"
            self._do(partial(actions.drop, key=key, today=self._place.today), lambda: words)

    def put_back(self, key: str) -> None:
        """Bring a dropped session back."""
        words = f"Put back {self._titled(key)}"
        self._do(partial(actions.put_back, key=key), lambda: words)

    def delete(self, key: str) -> None:
        """Delete a session for good; refused once something that has happened names it."""
        words = f"Deleted {self._titled(key)}"

        def tell(action: Action | None) -> None:
            if action:
                self._place.toast(f"{words}{_gone_with_it(action)}", undo=True)

        self._document.act(partial(actions.delete, key=key), then=tell)

    def pin(self, key: str, *, pinned: bool) -> None:
        """Pin a session where it is, or let it loose."""
        text = "true" if pinned else "false"
        self._do(partial(set_field, key=key, field="pinned", text=text))

    def type_in(self, key: str, field: str, text: str, visit: int) -> None:
        """Store what one visit left in a field."""
        typed = Typed(target=f"sessions:{key}", field=field, text=text, visit=visit)
        build = partial(set_field, key=key, field=field, text=text)
        self._place.drafts.save(typed, build)

    def name(self, key: str, field: str, keys: tuple[str, ...], visit: int) -> None:
        """Change what a session names; a refusal is told under the *visit* of the field."""
        build = partial(set_links, key=key, field=field, keys=keys)
        self._document.act(build, visit=Visit(f"sessions:{key}:{field}:{visit}"))

    def list_seat(self, key: str, invitation: str) -> None:
        """List a seat in a session."""
        self._do(partial(people.list_seat, key=key, invitation=invitation))

    def seat_and_list(self, key: str, person: str) -> None:
        """Give somebody a seat and list it, in one."""
        build = partial(people.seat_and_list, key=key, person=person, new_key=self._place.new_key)
        holder = self._document.snapshot.people.get(person)
        name = full_name(holder) if holder else "them"
        self._do(build, lambda: f"{name} has a seat now, approved, and is added")

    def set_role(self, key: str, invitation: str, role: Role) -> None:
        """Change what somebody does in a session."""
        self._do(partial(people.set_role, key=key, invitation=invitation, role=role))

    def set_transferable(self, key: str, invitation: str, to: bool) -> None:  # noqa: FBT001
        """Say whether a role goes to a substitute."""
        build = partial(people.set_transferable, key=key, invitation=invitation, to=to)
        self._do(build)

    def unlist(self, key: str, invitation: str) -> None:
        """Take somebody off the list."""
        self._do(partial(people.unlist, key=key, invitation=invitation))

    def _do(self, build: Builder, words: Callable[[], str] | None = None) -> None:
        def tell(action: Action | None) -> None:
            if action and words:
                self._place.toast(words(), undo=True)

        self._document.act(build, then=tell)

    def _make(self, build: Builder, then: Then, words: str = "") -> None:
        def made(action: Action | None) -> None:
            changes = action.changes if action else ()
            new = [one.key for one in changes if one.kind == "sessions" and one.before is None]
            if new:
                then(new[0])
            if new and words:
                self._place.toast(words, undo=True)

        self._document.act(build, then=made)

    def _titled(self, key: str) -> str:
        session = self._document.snapshot.sessions.get(key)
        return f"“{session.title}”" if session else "the session"

    def _where(self, start: str, room: str) -> str:
        found = self._document.snapshot.rooms.get(room)
        words = f"{day_words(start)} {start[11:]}"
        return f"{words}, {found.name}" if found else words


def _gone_with_it(action: Action) -> str:
    gone = sum(one.after is None and one.kind != "sessions" for one in action.changes)
    if not gone:
        return ""
    return f", and {gone:,} {'entry' if gone == 1 else 'entries'} that belonged to it"
