"""Cells of tables, several at once: what is typed into each, as one action.

A cell is one field of one record. Nothing of it is new to the rules: a cell takes what its field
takes, a status moves as RULES.md 2 says, and what cannot be stored stays out of the action.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from msgspec.structs import replace

from convenor_db.domain import entered
from convenor_db.domain.actions import organisations, people, seats
from convenor_db.domain.actions.many_seats import FROM_FIRST_DAY, why_stays
from convenor_db.domain.edits import Edit, Target, counted
from convenor_db.domain.entered import Entry, Unreadable, written
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.invitations import LIVE
from convenor_db.domain.names import fold
from convenor_db.domain.records import (
    Constituency,
    Invitation,
    Organisation,
    OrganisationKey,
    Person,
    Record,
    Status,
    kind_of,
)
from convenor_db.domain.snapshot import Snapshot

ENTRIES: Final[Mapping[str, Mapping[str, Entry]]] = {
    "people": people.ENTRIES,
    "organisations": organisations.ENTRIES,
    "invitations": seats.ENTRIES,
}
"""By kind, the fields that are typed into."""
ORGANISATION: Final = "organisation"
"""The field of a person that is typed as the organisation's name."""
STATUS: Final = "status"
"""The field of a seat that moves."""
_MEANWHILE: Final = "what stands there has been changed meanwhile"
_ONE: Final = {
    "people": ("person", "people"),
    "organisations": ("organisation", "organisations"),
    "invitations": ("seat", "seats"),
}


class Cell(NamedTuple):
    """One field of one record."""

    kind: str
    key: str
    field: str


class Wish(NamedTuple):
    """What a cell is to hold, as one would type it into its field.

    *seen* is what stood there when it was decided; a cell that holds something else by then stays.
    None: whatever stands there is replaced.
    """

    cell: Cell
    text: str
    seen: str | None = None


class Outcome(NamedTuple):
    """What becomes of a wish: the field's text before and after, or *why* not, in a clause.

    *makes* is the name of an organisation that nobody knew yet and that would be added.
    """

    wish: Wish
    before: str
    after: str
    why: str = ""
    makes: str = ""

    @property
    def changes(self) -> bool:
        """Whether the cell would hold something else."""
        return not self.why and self.before != self.after


def takes(kind: str, field: str) -> bool:
    """Say whether a field can be a cell that is typed into."""
    return field in ENTRIES.get(kind, {}) or (kind, field) in (
        ("people", ORGANISATION),
        ("invitations", STATUS),
    )


def field_words(kind: str, field: str) -> str:
    """Return what an action's label calls a field."""
    return ENTRIES[kind][field].words if field in ENTRIES[kind] else field


class Sheet:
    """What cells would hold if several were filled one after another; nothing is written.

    *today* is the day at the venue, for moves; *new_key* makes the keys of organisations that are
    named and not known yet, each made once.
    """

    def __init__(self, snapshot: Snapshot, *, today: str, new_key: KeyMaker) -> None:
        self._snapshot = snapshot
        self._today = today
        self._new_key = new_key
        self._records: dict[Target, Record] = {}
        self._made: dict[str, Organisation] = {}

    def text(self, cell: Cell) -> str | None:
        """Return what a cell holds now, as its field would show it; None if its record is gone."""
        record = self._record(cell)
        return None if record is None else self._text_of(record, cell.field)

    def take(self, wish: Wish) -> Outcome:
        """Fill a cell, or say why it cannot be."""
        record = self._record(wish.cell)
        if record is None:
            return Outcome(wish, "", wish.text, "it has been deleted meanwhile")
        before = self._text_of(record, wish.cell.field)
        if wish.seen not in (None, before):
            return Outcome(wish, before, before, "" if before == wish.text else _MEANWHILE)
        known = len(self._made)
        try:
            changed = self._changed(record, wish.cell.field, wish.text)
        except Unreadable as error:
            return Outcome(wish, before, wish.text, error.reason)
        self._records[wish.cell.kind, wish.cell.key] = changed
        after = self._text_of(changed, wish.cell.field)
        return Outcome(wish, before, after, makes=after if len(self._made) > known else "")

    def puts(self) -> tuple[Record, ...]:
        """Return what is to be written: new organisations first, then what has changed."""
        changed = [
            record
            for (kind, key), record in self._records.items()
            if record != self._snapshot.get(kind, key)
        ]
        named = {one.organisation for one in changed if isinstance(one, Person)}
        return (*(body for body in self._made.values() if body.key in named), *changed)

    def _record(self, cell: Cell) -> Record | None:
        there = self._records.get((cell.kind, cell.key))
        return there or self._snapshot.get(cell.kind, cell.key)

    def _text_of(self, record: Record, field: str) -> str:
        if isinstance(record, Person) and field == ORGANISATION:
            body = self._snapshot.organisations.get(record.organisation or "")
            made = (one for one in self._made.values() if one.key == record.organisation)
            body = body or next(made, None)
            return body.name if body else ""
        return written(getattr(record, field))

    def _changed(self, record: Record, field: str, text: str) -> Record:
        if isinstance(record, Person) and field == ORGANISATION:
            return replace(record, organisation=self._named(text))
        if isinstance(record, Invitation):
            if field == STATUS:
                return self._moved(record, text)
            if field == "head":
                reason = "who leads a delegation is set by itself: the one before gives way"
                raise Unreadable(reason)
            return seats.with_field(self._snapshot, record, field, text)
        changed: Record = entered.with_entry(record, ENTRIES[kind_of(record).name], field, text)
        return changed

    # Organisations by their names

    def _named(self, name: str) -> OrganisationKey | None:
        kept = entered.line(name)
        if not kept:
            return None
        folded = fold(kept)
        if folded in self._bodies:
            return self._bodies[folded]
        if folded not in self._made:
            key = OrganisationKey(self._new_key("organisations"))
            made = Organisation(key=key, name=kept, constituency=Constituency.OTHER)
            self._made[folded] = made
        return self._made[folded].key

    @cached_property
    def _bodies(self) -> Mapping[str, OrganisationKey]:
        """The organisations by what they go by, folded: many cells name few of them."""
        return organisations.by_names(self._snapshot)

    # Moves

    def _moved(self, seat: Invitation, text: str) -> Invitation:
        status = entered.one_of(Status)(text)
        if status is seat.status:
            return seat
        if seat.status is Status.SUBSTITUTED:
            reason = "a seat that comes back is moved by itself, not among others"
            raise Unreadable(reason)
        if status in FROM_FIRST_DAY and self._today < self._snapshot.convening.starts:
            reason = "nobody can have been there, or not, before the first day"
            raise Unreadable(reason)
        person = str(seat.person)
        elsewhere = self._live.get(person, seat.key) != seat.key
        why = why_stays(seat.status, status, elsewhere=elsewhere)
        if why:
            reason = f"the seat {why}"
            raise Unreadable(reason)
        self._note_live(person, seat, status)
        moved: Invitation = seats.moved(seat, Status(status), today=self._today)
        return moved

    def _note_live(self, person: str, seat: Invitation, status: Status) -> None:
        if status in LIVE and seat.person:
            self._live[person] = seat.key
        elif self._live.get(person) == seat.key:
            del self._live[person]

    @cached_property
    def _live(self) -> dict[str, str]:
        invitations = self._snapshot.invitations.values()
        held = (one for one in invitations if one.person and one.status in LIVE)
        return {str(one.person): one.key for one in held}


def change(snapshot: Snapshot, wishes: Sequence[Wish], *, today: str, new_key: KeyMaker) -> Edit:
    """Fill several cells; those that cannot hold what is wished stay as they are.

    Raises `NotAllowed` with the first reason if none of them can, `Gone` if no record is there.
    """
    sheet = Sheet(snapshot, today=today, new_key=new_key)
    outcomes = [sheet.take(wish) for wish in wishes]
    refused = [one for one in outcomes if one.why]
    if outcomes and not any(snapshot.get(one.cell.kind, one.cell.key) for one in wishes):
        message = "Nothing was changed: what was chosen has been deleted meanwhile."
        raise Gone(message)
    if outcomes and len(refused) == len(outcomes):
        message = f"Nothing was changed, because {refused[0].why}."
        raise NotAllowed(message)
    return Edit(label=label(outcomes), puts=sheet.puts())


def label(outcomes: Iterable[Outcome]) -> str:
    """Return what an action is called: by its field if there is one, by its record if one."""
    cells = [one.wish.cell for one in outcomes if one.changes]
    fields = {(cell.kind, cell.field) for cell in cells}
    records = {(cell.kind, cell.key) for cell in cells}
    kinds = {kind for kind, _ in records}
    if not cells:
        return "Change nothing"
    of = f"{{{cells[0].kind}:{cells[0].key}}}"
    if len(records) > 1:
        of = counted(len(records), *(_ONE[kinds.pop()] if len(kinds) == 1 else ("row", "rows")))
    what = counted(len(cells), "field", "fields")
    return f"Change {field_words(*fields.pop()) if len(fields) == 1 else what} of {of}"
