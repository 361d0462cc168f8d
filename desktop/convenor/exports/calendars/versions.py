"""From what the ledger says somebody has to what they should have: the next versions.

UID and SEQUENCE belong to (invitation, session), and a number is never used twice: RULES.md 5.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from convenor.exports.calendars import whys
from convenor.exports.calendars.composing import Composer
from convenor.exports.calendars.events import ComposedEvent, Event, StoredEvent, attendee_line
from convenor.exports.calendars.facts import EventStatus, Facts
from convenor.exports.calendars.plan import InAgenda, PlannedEntry
from convenor_db.domain.records import Answer, InvitationKey, LedgerEntry, Method, SessionKey

_NEVER: Final = -1
"""The sequence before the first."""


@dataclass(frozen=True, slots=True)
class Want:
    """What somebody should have: of a session (None: the convening) an invitation or an entry."""

    session: str | None
    role: str
    method: Method


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose versions these are; *address* is where new ones go."""

    invitation: str
    name: str
    address: str


def is_standing(row: LedgerEntry) -> bool:
    """Say whether a calendar has the entry: by invitation, or in the last agenda."""
    return row.method is Method.REQUEST or row.in_agenda


@dataclass(frozen=True, slots=True)
class Versions:
    """Makes the next versions of one export; *stamp* is its instant, as records write it."""

    composer: Composer
    stamp: str
    new_uid: Callable[[], str]
    cancel_old_address: bool = False

    def wanted(self, holder: Holder, row: LedgerEntry | None, want: Want) -> Iterator[PlannedEntry]:
        """Yield what brings somebody's calendar to *want*; nothing when it is there already."""
        if row is None:
            yield self._first(holder, want)
            return
        facts = self.composer.facts(want.session, want.role)
        moved = row.address.casefold() != holder.address.casefold()
        same = not moved and row.method is want.method and self._says(row, facts)
        if not same:
            yield from self._renewed(holder, row, want)
        elif want.session is not None and not row.in_agenda:
            yield self._now_in_agenda(holder, row, want)

    def _first(self, holder: Holder, want: Want) -> PlannedEntry:
        """Return the first version; its address, like every row's, is where it goes."""
        facts = self.composer.facts(want.session, want.role)
        blank = LedgerEntry(
            uid=self.new_uid(),
            invitation=InvitationKey(holder.invitation),
            session=None if want.session is None else SessionKey(want.session),
            sequence=_NEVER,
            method=want.method,
            stamp=self.stamp,
            hash="",
            exported_at=self.stamp,
            address=holder.address,
            organiser=self.composer.organiser.email,
        )
        after = self._after(holder, blank, want, facts)
        event = self._event(holder, after, want, Answer.NEEDS_ACTION)
        return self._entry(None, after, event, whys.for_new(want.session, want.role))

    def _renewed(self, holder: Holder, row: LedgerEntry, want: Want) -> Iterator[PlannedEntry]:
        """Yield the next version, and before it the CANCEL of what the old one leaves behind."""
        facts = self.composer.facts(want.session, want.role)
        before = row
        moved = row.address.casefold() != holder.address.casefold()
        if row.method is Method.REQUEST and want.method is Method.PUBLISH:
            called_off = self._lost_duty(row, want)
            yield called_off
            row = called_off.after
        elif moved and self.cancel_old_address and row.address and is_standing(row):
            called_off = self.gone(row, whys.OLD_ADDRESS)
            yield called_off
            row = called_off.after
        untouched = moved and before.method is want.method and self._says(before, facts)
        after = self._after(holder, row, want, facts)
        event = self._event(holder, after, want, row.answer if untouched else Answer.NEEDS_ACTION)
        why = whys.NEW_ADDRESS if untouched else self._why(before, facts, want)
        yield self._entry(before, after, event, why)

    def _why(self, before: LedgerEntry, facts: Facts, want: Want) -> str:
        was = self.composer.written(before)
        return whys.for_change(before, was, facts, requested=want.method is Method.REQUEST)

    def _lost_duty(self, row: LedgerEntry, want: Want) -> PlannedEntry:
        """Call off the invitation to a session; its agenda entry follows with the next number."""
        why = whys.for_lost_duty("" if row.role == want.role else row.role)
        called_off = self.gone(row, why)
        return PlannedEntry(
            before=row,
            after=called_off.after,
            event=called_off.event,
            alone=True,
            in_agenda=InAgenda.NO,
            why=why,
        )

    def gone(self, row: LedgerEntry, why: str) -> PlannedEntry:
        """Return the version that calls an entry off, where it was sent."""
        written = self.composer.written(row)
        requested = row.method is Method.REQUEST
        after = replace(
            row,
            sequence=row.sequence + 1,
            method=Method.CANCEL if requested else row.method,
            in_agenda=False,
            stamp=self.stamp,
            exported_at=self.stamp,
            hash=written.fingerprint(EventStatus.CANCELLED),
        )
        return PlannedEntry(
            before=row,
            after=after,
            event=self._cancelling(after, written_in=row),
            alone=requested,
            in_agenda=InAgenda.GONE if row.in_agenda and row.session else InAgenda.NO,
            why=why,
        )

    def again(self, holder: Holder, row: LedgerEntry, want: Want | None) -> PlannedEntry:
        """Return the last version once more, byte for byte where the ledger kept its text.

        *want* is what it says, None where it called the entry off.
        """
        standing = is_standing(row)
        place = InAgenda.STANDS if standing else InAgenda.GONE
        return PlannedEntry(
            before=row,
            after=row,
            event=self._kept(holder, row, want),
            alone=row.method is not Method.PUBLISH,
            in_agenda=place if row.session else InAgenda.NO,
            why=whys.AGAIN,
            changed=False,
        )

    def _kept(self, holder: Holder, row: LedgerEntry, want: Want | None) -> Event:
        stored = StoredEvent(row.text or "")
        if stored.is_whole(row.uid, self.composer.years):
            return stored
        if want is None:
            return self._cancelling(row, written_in=row)
        return self._event(holder, row, want, row.answer)

    def _says(self, row: LedgerEntry, facts: Facts) -> bool:
        """Say whether a row stands and already says so.

        A row whose hash was made otherwise is compared by what it says was written.
        """
        return is_standing(row) and (
            row.hash == facts.fingerprint(EventStatus.CONFIRMED)
            or self.composer.written(row) == facts
        )

    def _now_in_agenda(self, holder: Holder, row: LedgerEntry, want: Want) -> PlannedEntry:
        """Note that an invitation now stands in the agenda too; it is no new version."""
        return PlannedEntry(
            before=row,
            after=replace(row, in_agenda=True),
            event=self._kept(holder, row, want),
            alone=False,
            in_agenda=InAgenda.STANDS,
            why=whys.for_new(want.session, want.role),
        )

    def _after(self, holder: Holder, row: LedgerEntry, want: Want, facts: Facts) -> LedgerEntry:
        return replace(
            row,
            sequence=row.sequence + 1,
            method=want.method,
            in_agenda=want.session is not None,
            stamp=self.stamp,
            exported_at=self.stamp,
            hash=facts.fingerprint(EventStatus.CONFIRMED),
            address=holder.address,
            role=facts.role,
            title=facts.title,
            start=facts.start,
            minutes=facts.minutes,
            place=facts.place,
            link=facts.link,
            zone=facts.zone,
        )

    def _entry(
        self, before: LedgerEntry | None, after: LedgerEntry, event: Event, why: str
    ) -> PlannedEntry:
        return PlannedEntry(
            before=before,
            after=after,
            event=event,
            alone=after.method is Method.REQUEST,
            in_agenda=InAgenda.STANDS if after.session else InAgenda.NO,
            why=why,
        )

    def _event(self, holder: Holder, row: LedgerEntry, want: Want, answer: Answer) -> Event:
        wording = self.composer.wording(want.session, want.role)
        line = ""
        if want.method is Method.REQUEST:
            line = attendee_line(holder.name, holder.address, want.role, answer)
        return ComposedEvent(row.uid, row.sequence, row.stamp, line, wording)

    def _cancelling(self, row: LedgerEntry, *, written_in: LedgerEntry) -> Event:
        line = ""
        if row.method is Method.CANCEL:
            line = attendee_line(kept_name(written_in), row.address, row.role, None)
        wording = self.composer.cancelled(written_in)
        return ComposedEvent(row.uid, row.sequence, row.stamp, line, wording)


def kept_name(row: LedgerEntry) -> str:
    """Return the name under which somebody was last written to, else their address."""
    for line in (row.text or "").split("\n"):
        if line.startswith('ATTENDEE;CN="'):
            return line.removeprefix('ATTENDEE;CN="').partition('"')[0]
    return row.address


def by_session(rows: Iterable[LedgerEntry]) -> dict[str | None, list[LedgerEntry]]:
    """Return a seat's rows by session, None for the convening as a whole."""
    grouped: dict[str | None, list[LedgerEntry]] = {}
    for row in rows:
        grouped.setdefault(row.session, []).append(row)
    return grouped
