"""Sessions as they stand in an itinerary or a programme."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from convenor.exports.packs import wording
from convenor.exports.packs.content import Day, Item
from convenor.exports.page.dates import clock, long_day, until
from convenor.exports.page.writings import one_line
from convenor_db.domain.invitations import PACKED
from convenor_db.domain.names import full_name, person_of
from convenor_db.domain.reading import participants_visible
from convenor_db.domain.records import Invitation, Role, Session, SessionKind
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import local, read_day, span

_QUIET: Final = frozenset({SessionKind.MEAL, SessionKind.BREAK, SessionKind.RECEPTION})
_COUNTERPARTS: Final = frozenset({Role.REQUIRED, Role.OPTIONAL, Role.CHAIR, Role.SPEAKER})
"""Who meets whom in a bilateral; who interprets or takes notes there is no counterpart."""
_NAMED: Final = frozenset({Role.CHAIR, Role.SPEAKER})


class Agenda:
    """Sessions into days; a session belongs to the day it begins on (RULES.md 6)."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._zone = snapshot.zone
        self._roles: dict[str, dict[str, Role]] = {}
        self._items: dict[tuple[str, Role | None, bool, str | None], Item] = {}

    def days(
        self, sessions: Iterable[Session], *, reader: Invitation | None = None, names: bool = False
    ) -> tuple[Day, ...]:
        """Return the days of scheduled sessions; with a *reader*, as they stand in its itinerary.

        *names*: chairs and speakers are told in a programme.
        """
        names = names if reader is None else participants_visible(self._snapshot, reader)
        return tuple(
            Day(
                title=long_day(read_day(day)),
                items=tuple(self._told(session, reader, names=names) for session in of_day),
            )
            for day, of_day in groupby(sessions, lambda session: (session.start or "")[:10])
        )

    def _told(self, session: Session, reader: Invitation | None, *, names: bool) -> Item:
        """Return a session as it stands in a reader's itinerary; what many read is made once."""
        role = self._role(session, reader)
        alone = session.kind is SessionKind.BILATERAL or role in _NAMED
        key = (session.key, role, names, reader.key if reader and alone else None)
        if key not in self._items:
            self._items[key] = self._item(session, role, reader, names=names)
        return self._items[key]

    def _role(self, session: Session, reader: Invitation | None) -> Role | None:
        if reader is None:
            return None
        if session.key not in self._roles:
            listed = {one.invitation: one.role for one in session.people}
            self._roles[session.key] = {str(key): role for key, role in listed.items()}
        return self._roles[session.key].get(reader.key)

    def _item(
        self, session: Session, role: Role | None, reader: Invitation | None, *, names: bool
    ) -> Item:
        begins, ends = self._times(session)
        midnight = begins.replace(hour=0, minute=0)
        room = self._snapshot.rooms.get(session.room or "")
        own = reader is not None
        return Item(
            begins=begins.hour * 60 + begins.minute,
            ends=int((ends - midnight) / timedelta(minutes=1)),
            time=clock(begins, ends),
            until=until(begins, ends),
            title=one_line(session.title),
            kind=str(session.kind),
            quiet=session.kind in _QUIET,
            room=one_line(room.name) if room else "",
            duty=wording.DUTIES[role] if role else "",
            purpose=one_line(session.purpose) if own else "",
            lines=tuple(self._people(session, role, reader, names=names)),
            link=session.link if own else "",
        )

    def _times(self, session: Session) -> tuple[datetime, datetime]:
        """Return begin and end as the venue's clocks show them, without their zone."""
        found = span(session, self._zone)
        begins, ends = found if found else (datetime.min, datetime.min)  # noqa: DTZ901 - never
        return (
            local(begins, self._zone).replace(tzinfo=None),
            local(ends, self._zone).replace(tzinfo=None),
        )

    def _people(
        self, session: Session, role: Role | None, reader: Invitation | None, *, names: bool
    ) -> Iterable[str]:
        """Yield others' names: chair and speakers, and counterparts to each other (RULES.md 4)."""
        if session.kind is SessionKind.BILATERAL:
            if role in _COUNTERPARTS and (told := self._named(session, _COUNTERPARTS, reader)):
                yield f"With: {', '.join(told)}"
        elif names:
            if told := self._named(session, frozenset({Role.CHAIR}), reader):
                yield f"Chair: {', '.join(told)}"
            if told := self._named(session, frozenset({Role.SPEAKER}), reader):
                yield f"{'Speaker' if len(told) == 1 else 'Speakers'}: {', '.join(told)}"

    def _named(
        self, session: Session, roles: frozenset[Role], reader: Invitation | None
    ) -> Sequence[str]:
        """Return the names of others coming or tentative; whoever is not stays unnamed."""
        found = []
        for listed in session.people:
            seat = self._snapshot.invitations.get(listed.invitation)
            if seat is None or listed.role not in roles or seat.status not in PACKED:
                continue
            person = person_of(self._snapshot, seat)
            if person and not (reader and seat.key == reader.key):
                found.append(one_line(full_name(person)))
        return found
