"""How each field is edited in a cell: as a line, a choice, a tick, a day; what it offers."""

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto
from typing import Final

from convenor.dialogs.cities import zone_names
from convenor.imports.countries import NAMES
from convenor.models.record_fields import organisation_names
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_choice import EditableBool, EditableChoice
from convenor.widgets.editable_date import EditableDate
from convenor.widgets.editable_moment import EditableMoment
from convenor.widgets.editable_text import EditableLine
from convenor.widgets.status_chip import CONSTITUENCIES, look_of_status
from convenor_db.domain.actions.cells import ORGANISATION, STATUS, Cell, takes
from convenor_db.domain.actions.many_seats import choices
from convenor_db.domain.records import Capacity
from convenor_db.domain.snapshot import Snapshot

Choices = Sequence[tuple[str, str]]
"""Values with their words."""


class Typing(Enum):
    """How a field is typed into."""

    LINE = auto()
    LINES = auto()
    CHOICE = auto()
    YES_NO = auto()
    DAY = auto()
    MOMENT = auto()


ORDERS: Final = (("given-first", "Given name first"), ("family-first", "Family name first"))
_TYPINGS: Final = {
    "order": Typing.CHOICE,
    "constituency": Typing.CHOICE,
    "capacity": Typing.CHOICE,
    "wave": Typing.CHOICE,
    STATUS: Typing.CHOICE,
    "step_free": Typing.YES_NO,
    "must_have": Typing.YES_NO,
    "remote": Typing.YES_NO,
    "transferable": Typing.YES_NO,
    "in_post_since": Typing.DAY,
    "reply_by": Typing.DAY,
    "arrives": Typing.MOMENT,
    "leaves": Typing.MOMENT,
    "note": Typing.LINES,
    "biography": Typing.LINES,
    "names": Typing.LINES,
}
_NOT_ALONE: Final = frozenset({"head"})
"""What gives way elsewhere when it is set here: in the panel, where that is seen."""


def typing_of(kind: str, field: str) -> Typing | None:
    """Return how a field is typed into; None for one that is no cell."""
    if not takes(kind, field) or field in _NOT_ALONE:
        return None
    return _TYPINGS.get(field, Typing.LINE)


def fits_cell(kind: str, field: str) -> bool:
    """Say whether a field can be edited in a cell: several lines need the panel's room."""
    return typing_of(kind, field) not in (None, Typing.LINES)


def choices_of(snapshot: Snapshot, cell: Cell, *, today: str) -> Choices:
    """Return what a field of choices can be: of a status only where its seat may move."""
    if cell.field == "wave":
        waves = snapshot.waves.items()
        named = [(str(no), f"{no} · {one.name}" if one.name else str(no)) for no, one in waves]
        return [("", "none"), *named]
    if cell.field == STATUS:
        seat = snapshot.invitations.get(cell.key)
        moves = [one.status for one in choices(snapshot, [cell.key], today=today)]
        there = [seat.status] if seat else []
        return [(str(status), look_of_status(status).words) for status in (*there, *moves)]
    return all_choices(cell.field)


def all_choices(field: str) -> Choices:
    """Return what a field of choices can ever be, whatever stands in the file."""
    if field == "constituency":
        return [(value, look.words) for value, look in CONSTITUENCIES.items()]
    if field == "capacity":
        return [(str(each), each.capitalize()) for each in Capacity]
    return ORDERS


def completions_of(snapshot: Snapshot, cell: Cell) -> list[str]:
    """Return what is offered while one types in a cell."""
    if cell.field == ORGANISATION:
        return organisation_names(snapshot)
    if cell.field == "country":
        return sorted(NAMES.values())
    if cell.field == "zone":
        return list(zone_names())
    if cell.field in ("owner", "rival_group", "post"):
        there = {str(getattr(one, cell.field)) for one in snapshot.table(cell.kind).values()}
        return sorted(there - {""}, key=str.casefold) if cell.field != "post" else []
    return []


def make_field(snapshot: Snapshot, cell: Cell, name: str, *, today: str) -> EditableField:
    """Return the field for a cell, called *name*."""
    match typing_of(cell.kind, cell.field):
        case Typing.CHOICE:
            return EditableChoice(name, choices_of(snapshot, cell, today=today))
        case Typing.YES_NO:
            return EditableBool(name, "yes")
        case Typing.DAY:
            day = EditableDate(name, placeholder="none")
            day.set_year(int(snapshot.convening.starts[:4]))
            if cell.field == "reply_by":
                day.set_since(date.fromisoformat(today))
            return day
        case Typing.MOMENT:
            moment = EditableMoment(name)
            moment.set_year(int(snapshot.convening.starts[:4]))
            return moment
        case _:
            return EditableLine(name, completions=completions_of(snapshot, cell))
