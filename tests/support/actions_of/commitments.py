"""The actions of commitments and facts, with arguments that a test draws."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from convenor_db.domain.actions import commitments, facts
from convenor_db.domain.edits import Edit
from support.draws import TODAY, Draws, Making

HOLDS: Final = (None, True, False)


def _condition(d: Draws, depth: int = 0) -> Any:
    """Return a condition, now and then one that must be refused."""
    forms = ("true", "id", "not", "verified") if depth else ("all", "any", "at_least", "share")
    form = d.one(*forms, "id")
    key = d.one(d.key("commitments"), d.key("facts"), d.key("acceptances"))
    inside = [_condition(d, depth + 1) for _ in range(d.at())] if depth == 0 else []
    return {
        "true": d.yes(),
        "id": key,
        "not": {"not": d.one(d.key("facts"), key)},
        "verified": {"verified": d.key("commitments"), "for": d.key("organisations")},
        "all": {"all": inside},
        "any": {"any": inside},
        "at_least": {"at_least": d.one(-1, 0, 1, 2), "of": inside},
        "share": {"share": d.one(0, 0.55, 1), "of": {key: d.one(0, 1, 2.5), "f1": 1}},
    }[form]


def _commitment_field(d: Draws) -> Edit:
    field = d.one(*commitments.ENTRIES)
    kind = commitments.POINTERS.get(field)
    text = d.one("", d.key(kind)) if kind else d.text()
    return commitments.set_field(d.now, d.key("commitments"), field, text)


OF_COMMITMENTS: Final[Mapping[Callable[..., Edit], Making]] = {
    commitments.add: lambda d: commitments.add(
        d.now, d.key("organisations"), d.text(), key=d.new("commitments"), today=TODAY
    ),
    commitments.set_field: _commitment_field,
    commitments.set_party: lambda d: commitments.set_party(
        d.now, d.key("commitments"), d.key("organisations")
    ),
    commitments.set_withdrawn: lambda d: commitments.set_withdrawn(
        d.now, d.key("commitments"), withdrawn=d.yes()
    ),
    commitments.set_condition: lambda d: commitments.set_condition(
        d.now, d.key("commitments"), _condition(d)
    ),
    commitments.delete: lambda d: commitments.delete(d.now, d.key("commitments")),
    facts.add: lambda d: facts.add(d.now, d.text(), key=d.new("facts")),
    facts.set_field: lambda d: facts.set_field(
        d.now, d.key("facts"), d.one(*facts.ENTRIES), d.text()
    ),
    facts.set_holds: lambda d: facts.set_holds(d.now, d.key("facts"), d.one(*HOLDS), today=TODAY),
    facts.delete: lambda d: facts.delete(d.now, d.key("facts")),
}
