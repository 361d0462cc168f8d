"""Fields of records by name: whose a cell of a table is, what it holds, what writes it."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from convenor_db.domain.actions import organisations, people, seats
from convenor_db.domain.actions.cells import ORGANISATION, STATUS, Cell, Sheet, takes
from convenor_db.domain.entered import one_of
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.invitations import held_seats
from convenor_db.domain.records import Invitation, OrganisationKey, Status
from convenor_db.domain.snapshot import NOTHING_FOLDED, Snapshot

if TYPE_CHECKING:
    from convenor_db.domain.edits import Edit
    from convenor_db.store.store import Builder


def as_code(field: str, text: str) -> str:
    """Return a country or languages typed by name as codes; any other text as it is."""
    if field in ("country", "nationality") and len(text.strip()) != 2:
        from convenor.imports.countries import country_of  # long lists: not before the first paint

        return country_of(text) or text
    if field == "languages":
        from convenor.imports.words import languages_of

        return ", ".join(languages_of(text))
    return text


def organisation_names(snapshot: Snapshot) -> list[str]:
    """Return the names organisations go by, in order."""
    bodies, folds = snapshot.organisations.values(), snapshot.folds
    in_order = sorted(bodies, key=lambda body: folds.get(body.key, NOTHING_FOLDED).sort)
    return [body.name for body in in_order]


class Related:
    """Says to which record a cell belongs: the row's own, or the seat or person beside it."""

    def __init__(self, snapshot: Snapshot, kind: str) -> None:
        """*kind* is that of the rows: "people"."""
        self._snapshot = snapshot
        self._kind = kind

    def cell(self, key: str, field: str) -> Cell | None:
        """Return the cell of a row and a column's field; None where nothing can be typed."""
        kind, dot, name = field.partition(".")
        found = Cell(kind, self._beside(kind, key), name) if dot else Cell(self._kind, key, field)
        if not found.key or not takes(found.kind, found.field) or self._is_for_another(found):
            return None
        return found

    def _is_for_another(self, cell: Cell) -> bool:
        """Say whether the row shows another organisation than the person's own: the seat's."""
        seat = self._seats.get(cell.key) if cell[::2] == ("people", ORGANISATION) else None
        return bool(seat and seat.seat_of)

    def _beside(self, kind: str, key: str) -> str:
        if (self._kind, kind) == ("people", "invitations"):
            seat = self._seats.get(key)
            return str(seat.key) if seat else ""
        if (self._kind, kind) == ("invitations", "people"):
            held = self._snapshot.invitations.get(key)
            return str(held.person or "") if held else ""
        return ""

    @cached_property
    def _seats(self) -> dict[str, Invitation]:
        return dict(held_seats(self._snapshot))


def text_of(snapshot: Snapshot, cell: Cell) -> str | None:
    """Return what a cell holds, as its field shows it; None if its record is gone."""
    return Sheet(snapshot, today="", new_key=str).text(cell)


def writer(cell: Cell, text: str, *, today: str, new_key: KeyMaker) -> "Builder":
    """Return what writes a cell as typed: the very action that its field in the panel makes."""
    kind, key, field = cell
    if kind == "people" and field == ORGANISATION:
        body = OrganisationKey(new_key("organisations"))
        return partial(people.set_organisation, key=key, name=text, new_organisation=body)
    if kind == "people":
        return partial(people.set_field, key=key, field=field, text=as_code(field, text))
    if kind == "organisations":
        return partial(organisations.set_field, key=key, field=field, text=as_code(field, text))
    if field == STATUS:
        return partial(_move, key=key, text=text, today=today)
    return partial(seats.set_field, key=key, field=field, text=text)


def _move(snapshot: Snapshot, key: str, text: str, today: str) -> "Edit":
    """Move a seat; to where it is already, nothing is done: a visit may end where it began."""
    from convenor_db.domain.edits import Edit, mention

    status = one_of(Status)(text)
    seat = seats.seat_of_key(snapshot, key)
    if seat.status == status:
        return Edit(label=f"Move {mention(seat)} to {status}")
    return seats.move(snapshot, key, Status(status), today=today)
