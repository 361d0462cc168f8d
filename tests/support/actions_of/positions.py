"""The actions of positions and red lines, with arguments that a test draws."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.actions import positions, red_lines
from convenor_db.domain.edits import Edit
from convenor_db.domain.standing import Cell
from support.draws import TODAY, Draws, Making


def _cell(d: Draws) -> Cell:
    return Cell(d.key("organisations"), d.key("issues"))


def _version(d: Draws) -> tuple[Cell, str]:
    """Return a cell with one of its versions, or with a key that is new."""
    known = [(Cell(one.organisation, one.issue), one.key) for one in d.now.positions.values()]
    fresh = (_cell(d), d.new("n"))
    chosen: tuple[Cell, str] = d.one(fresh, *known)
    return chosen


def _set_stance(d: Draws) -> Edit:
    cell, key = _version(d)
    return positions.set_stance(d.now, cell, d.one(-2, 0, 1, None, 3), key=key, today=TODAY)


def _set_field(d: Draws) -> Edit:
    cell, key = _version(d)
    field = d.one(*positions.ENTRIES)
    return positions.set_field(d.now, cell, field, d.text(), key=key, today=TODAY)


def _set_support(d: Draws) -> Edit:
    cell, key = _version(d)
    option, supports = d.one("a", "b"), d.yes()
    return positions.set_support(d.now, cell, option, supports=supports, key=key, today=TODAY)


def _set_contact(d: Draws) -> Edit:
    cell, key = _version(d)
    contact = d.one("", d.key("contacts"))
    return positions.set_contact(d.now, cell, contact, key=key, today=TODAY)


OF_POSITIONS: Final[Mapping[Callable[..., Edit], Making]] = {
    positions.set_stance: _set_stance,
    positions.set_field: _set_field,
    positions.set_support: _set_support,
    positions.set_contact: _set_contact,
    positions.delete_version: lambda d: positions.delete_version(d.now, d.key("positions")),
    red_lines.add: lambda d: red_lines.add(
        d.now, _cell(d), d.one("a", "b"), key=d.new("l"), today=TODAY
    ),
    red_lines.set_rejects: lambda d: red_lines.set_rejects(
        d.now, d.key("red_lines"), d.one("a", "b"), rejects=d.yes()
    ),
    red_lines.set_field: lambda d: red_lines.set_field(
        d.now, d.key("red_lines"), d.one(*red_lines.ENTRIES), d.text()
    ),
    red_lines.delete: lambda d: red_lines.delete(d.now, d.key("red_lines")),
}
