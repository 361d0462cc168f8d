"""One seat at a time: what its holder should have, has, and is written (RULES.md 5)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from convenor.exports.calendars import whys
from convenor.exports.calendars.composing import Composer, listed_sessions
from convenor.exports.calendars.lines import is_address
from convenor.exports.calendars.plan import (
    CalendarOptions,
    Frame,
    InAgenda,
    LeftOut,
    Outcome,
    PlannedEntry,
    PlannedFile,
    What,
)
from convenor.exports.calendars.versions import (
    Holder,
    Versions,
    Want,
    by_session,
    is_standing,
    kept_name,
)
from convenor.exports.recipients import Recipient
from convenor_db.domain.invitations import AGENDA, UMBRELLA, has_duty
from convenor_db.domain.names import full_name, organisation_of, person_of
from convenor_db.domain.records import Invitation, LedgerEntry, Method, Session
from convenor_db.domain.snapshot import Snapshot

Kept = tuple[LedgerEntry, Want | None]
"""A row that stays as it is; without a want it called its entry off."""


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """What one seat is written, and what becomes of its rows."""

    invitation: str
    outcome: Outcome
    files: tuple[PlannedFile, ...] = ()
    changes: tuple[PlannedEntry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class _Aim:
    """What a seat's holder should have; *problem* says why it is nothing."""

    holder: Holder
    wants: Mapping[str | None, Want]
    problem: str = ""
    untouched: bool = False


class SeatPlanner:
    """Plans the seats of one export one after the other."""

    def __init__(
        self,
        snapshot: Snapshot,
        sessions: Mapping[str, Session],
        versions: Versions,
        options: CalendarOptions,
    ) -> None:
        self._snapshot = snapshot
        self._sessions = sessions
        self._versions = versions
        self._options = options
        self._composer: Composer = versions.composer
        self._listed = listed_sessions(sessions)
        self._frame = Frame(snapshot.convening.title, self._composer.years)

    def plan(self, key: str, rows: list[LedgerEntry]) -> SeatPlan:
        """Return what the seat is written; the seat itself may be gone."""
        invitation = self._snapshot.invitations.get(key)
        aim = self._aim(key, invitation, rows)
        left_out = (LeftOut(key, aim.problem),) if aim.problem else ()
        if aim.untouched:
            return SeatPlan(key, Outcome.NONE, left_out=left_out)
        changes, kept = self._compare(aim, invitation, rows)
        outcome = _outcome(aim, rows, changed=bool(changes))
        if not (changes or self._options.everything):
            return SeatPlan(key, outcome, left_out=left_out)
        again = [self._versions.again(aim.holder, row, want) for row, want in kept]
        entries = [*changes, *again]
        reached = [entry for entry in entries if entry.after.address]
        if len(reached) < len(entries) and not left_out:
            left_out = (LeftOut(key, "erased: no address is kept to cancel at"),)
        files = tuple(self._files(aim.holder, reached))
        recorded = tuple(entry for entry in changes if entry.after.address)
        outcome = outcome if recorded or not changes else Outcome.NONE
        return SeatPlan(key, outcome, files, recorded, left_out)

    # What somebody should have.

    def _aim(self, key: str, invitation: Invitation | None, rows: list[LedgerEntry]) -> _Aim:
        person = person_of(self._snapshot, invitation) if invitation else None
        nobody = Holder(key, full_name(person) if person else _name_in(rows), "")
        if invitation is None or invitation.status not in UMBRELLA:
            return _Aim(nobody, {})
        if person is None:
            return _Aim(nobody, {}, self._unnamed(invitation, rows))
        address = person.emails[0].strip() if person.emails else ""
        if not is_address(address):
            problem = "its address cannot be written to" if address else "no address"
            return _Aim(nobody, {}, problem, untouched=True)
        return _Aim(Holder(key, full_name(person), address), self._wants(invitation))

    def _unnamed(self, invitation: Invitation, rows: list[LedgerEntry]) -> str:
        erased = any(not row.address for row in rows)
        if erased or organisation_of(self._snapshot, invitation) is None:
            return "erased"
        return "not yet named"

    def _wants(self, invitation: Invitation) -> dict[str | None, Want]:
        wants: dict[str | None, Want] = {None: Want(None, "", Method.REQUEST)}
        if invitation.status in AGENDA:
            for key, listed in self._listed.get(invitation.key, {}).items():
                duty = has_duty(self._sessions[key], listed.role)
                method = Method.REQUEST if duty else Method.PUBLISH
                wants[key] = Want(key, str(listed.role), method)
        return wants

    # What somebody has, and what has to change.

    def _compare(
        self, aim: _Aim, invitation: Invitation | None, rows: list[LedgerEntry]
    ) -> tuple[list[PlannedEntry], list[Kept]]:
        """Return the new versions, and the rows that stay as they are."""
        changes: list[PlannedEntry] = []
        kept: list[Kept] = []
        known = by_session(rows)
        for session in {**aim.wants, **dict.fromkeys(known)}:
            of_session, want = known.get(session, []), aim.wants.get(session)
            current = self._current(of_session)
            for row in of_session:
                if row is not current:
                    self._call_off(row, whys.NEW_ORGANISER, changes, kept)
            if want is None and current is not None:
                self._call_off(current, self._why_gone(invitation, session), changes, kept)
            elif want is not None:
                made = list(self._versions.wanted(aim.holder, current, want))
                changes += made
                if not made and current is not None:
                    kept.append((current, want))
        return changes, kept

    def _current(self, rows: list[LedgerEntry]) -> LedgerEntry | None:
        """Return the row that goes on: under the organiser's present address, the newest."""
        address = self._composer.organiser.email.casefold()
        ours = [row for row in rows if row.organiser.casefold() == address]
        return max(ours, key=lambda row: (is_standing(row), row.stamp, row.uid), default=None)

    def _call_off(
        self, row: LedgerEntry, why: str, changes: list[PlannedEntry], kept: list[Kept]
    ) -> None:
        if is_standing(row):
            changes.append(self._versions.gone(row, why))
        elif self._options.everything:
            kept.append((row, None))

    def _why_gone(self, invitation: Invitation | None, session: str | None) -> str:
        stays = invitation is not None and invitation.person and invitation.status in AGENDA
        if session is None or not stays:
            return whys.for_leaving(invitation)
        return whys.for_gone(self._sessions.get(session))

    # The files.

    def _files(self, holder: Holder, entries: list[PlannedEntry]) -> Iterator[PlannedFile]:
        """Yield the invitation, the sessions in their order, and the agenda."""
        everything = self._options.everything
        alone = [entry for entry in entries if entry.alone and (entry.changed or everything)]
        for entry in _in_order(alone):
            yield self._single(holder, entry)
        agendas: dict[str, list[PlannedEntry]] = {}
        for entry in entries:
            if entry.in_agenda is not InAgenda.NO:
                agendas.setdefault(entry.after.address.casefold(), []).append(entry)
        for of_address in agendas.values():
            if everything or any(entry.changed for entry in of_address):
                yield self._agenda(holder, sorted(of_address, key=_place))

    def _single(self, holder: Holder, entry: PlannedEntry) -> PlannedFile:
        after, before = entry.after, entry.before
        return PlannedFile(
            recipient=_recipient(holder, after),
            what=What.UMBRELLA if after.session is None else What.SESSION,
            session=after.session,
            method=after.method,
            uid=after.uid,
            sequence=after.sequence,
            why=entry.why,
            before_version=None if before is None else before.sequence + 1,
            after_version=after.sequence + 1,
            title=after.title,
            entries=(entry,),
            frame=self._frame,
        )

    def _agenda(self, holder: Holder, entries: list[PlannedEntry]) -> PlannedFile:
        return PlannedFile(
            recipient=_recipient(holder, entries[0].after),
            what=What.AGENDA,
            session=None,
            method=Method.PUBLISH,
            uid=None,
            sequence=None,
            why=whys.for_agenda(entries),
            before_version=None,
            after_version=None,
            title=self._frame.title,
            entries=tuple(entries),
            frame=self._frame,
        )


def _outcome(aim: _Aim, rows: list[LedgerEntry], *, changed: bool) -> Outcome:
    if not changed:
        return Outcome.UNCHANGED if aim.wants else Outcome.NONE
    if not aim.wants:
        return Outcome.CANCELLED
    return Outcome.CHANGED if any(map(is_standing, rows)) else Outcome.NEW


def _place(entry: PlannedEntry) -> tuple[bool, str, str, str, int]:
    """Return the order: the convening first, then by time; of one event the lower number first."""
    row = entry.after
    return row.session is not None, row.start or "", row.title, row.uid, row.sequence


def _name_in(rows: list[LedgerEntry]) -> str:
    """Return the name a seat was written to under; an agenda names nobody."""
    return next((kept_name(row) for row in rows if "\nATTENDEE" in (row.text or "")), "")


def _recipient(holder: Holder, row: LedgerEntry) -> Recipient:
    return Recipient(row.invitation, holder.name or row.address, row.address)


def _in_order(entries: Iterable[PlannedEntry]) -> list[PlannedEntry]:
    """Return entries in time order, versions of one event together in the order of their numbers.

    Whoever reads two addresses in one mailbox opens a cancellation before what replaces it.
    """
    in_time = sorted(entries, key=_place)
    first: dict[str, int] = {}
    for at, entry in enumerate(in_time):
        first.setdefault(entry.after.uid, at)
    return sorted(in_time, key=lambda one: (first[one.after.uid], one.after.sequence))
