"""The actions of cells and of many people, with drawn arguments."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.actions import cells, many_people
from convenor_db.domain.actions.cells import Cell, Wish
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import Capacity, Constituency, Status
from support.draws import TODAY, Draws, Making

_FIELDS: Final = {
    "people": (*cells.ENTRIES["people"], cells.ORGANISATION),
    "organisations": tuple(cells.ENTRIES["organisations"]),
    "invitations": (*cells.ENTRIES["invitations"], cells.STATUS),
}
_CHOICES: Final = {cells.STATUS: Status, "capacity": Capacity, "constituency": Constituency}


def _text(d: Draws, field: str) -> str:
    choices = _CHOICES.get(field)
    return str(d.one(*choices)) if choices and d.yes() else d.text()


def _wish(d: Draws) -> Wish:
    kind = d.one(*_FIELDS)
    field = d.one(*_FIELDS[kind])
    return Wish(Cell(kind, d.key(kind), field), _text(d, field))


def _change(d: Draws) -> Edit:
    wishes = [_wish(d) for _ in range(d.one(1, 2, 6))]
    return cells.change(d.now, wishes, today=d.one(TODAY, "2027-04-15"), new_key=d.new)


def _set_field(d: Draws) -> Edit:
    kind = d.one(*many_people.SHARED)
    field = d.one(*many_people.SHARED[kind])
    text = _text(d, field)
    return many_people.set_field(d.now, kind, d.keys(kind), field, text, new_key=d.new)


OF_CELLS: Final[Mapping[Callable[..., Edit], Making]] = {
    cells.change: _change,
    many_people.set_field: _set_field,
    many_people.add_tag: lambda d: many_people.add_tag(d.now, d.keys("people"), d.text()),
    many_people.remove_tag: lambda d: many_people.remove_tag(d.now, d.keys("people"), d.text()),
}
