"""The grammar of conditions (INTERCHANGE.md): checked without recursion, however deep."""

import math
from collections.abc import Callable, Iterator
from typing import Any, Final

from convenor_db.domain.records.base import Form

Atom = tuple[str, tuple[str, ...]]
"""A key that a condition names, and the kinds it may be of."""

ATOMS: Final = ("commitments", "facts", "acceptances")
KINDS_OF: Final = {
    Form.CONDITION: ATOMS,
    Form.NEEDS: ("measures",),
    Form.GATE: ("organisations",),
}
"""Which kinds the atoms of a condition may be of, by the form of the field."""

Report = Callable[[str, str], None]
"""Told a path and what is wrong there."""


def check_condition(condition: Any, form: Form, path: str, report: Report) -> list[Atom]:
    """Return every key a condition names; report each fault with its path."""
    atoms: list[Atom] = []
    waiting: list[tuple[Any, str]] = [(condition, path)]
    while waiting:
        node, at = waiting.pop()
        if isinstance(node, bool):
            continue
        if isinstance(node, str):
            atoms.append((node, KINDS_OF[form]))
        elif isinstance(node, dict):
            waiting.extend(_inside(node, form, at, report, atoms))
        else:
            report(at, "a condition is true, false, an id, or an object of one rule")
    return atoms


def _inside(
    node: dict[str, Any], form: Form, at: str, report: Report, atoms: list[Atom]
) -> Iterator[tuple[Any, str]]:
    names = frozenset(node)
    if names in ({"all"}, {"any"}):
        (name,) = names
        yield from _list_of(node[name], f"{at}.{name}", report)
    elif names == {"at_least", "of"}:
        if not isinstance(node["at_least"], int) or isinstance(node["at_least"], bool):
            report(f"{at}.at_least", "a whole number")
        yield from _list_of(node["of"], f"{at}.of", report)
    elif names == {"share", "of"}:
        _check_share(node, form, at, report, atoms)
    elif names == {"not"} and form is Form.CONDITION:
        _one_atom(node["not"], f"{at}.not", ("facts",), report, atoms)
    elif names in ({"verified"}, {"verified", "for"}) and form is Form.CONDITION:
        _one_atom(node["verified"], f"{at}.verified", ("commitments",), report, atoms)
        if "for" in node:
            _one_atom(node["for"], f"{at}.for", ("organisations",), report, atoms)
    else:
        report(at, f"no condition has the keys {', '.join(sorted(map(str, names))) or '(none)'}")


def _list_of(items: Any, at: str, report: Report) -> Iterator[tuple[Any, str]]:
    if not isinstance(items, list | tuple):
        report(at, "a list of conditions")
        return
    for index, item in enumerate(items):
        yield item, f"{at}[{index}]"


def _one_atom(key: Any, at: str, kinds: tuple[str, ...], report: Report, atoms: list[Atom]) -> None:
    if isinstance(key, str):
        atoms.append((key, kinds))
    else:
        report(at, "an id")


def _check_share(
    node: dict[str, Any], form: Form, at: str, report: Report, atoms: list[Atom]
) -> None:
    if not _is_weight(node["share"]) or not 0 <= node["share"] <= 1:
        report(f"{at}.share", "a number from 0 to 1")
    if not isinstance(node["of"], dict):
        report(f"{at}.of", "an object of ids and weights")
        return
    for key, weight in node["of"].items():
        atoms.append((key, KINDS_OF[form]))
        if not _is_weight(weight) or weight < 0:
            report(f"{at}.of.{key}", "a weight is a number of at least 0")


def _is_weight(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def without_atom(condition: Any, key: str) -> Any:
    """Return the condition after what *key* names is gone: it is never established there.

    Raises nothing: a condition that does not name the key comes back equal.
    """
    if condition == key:
        return False
    if not isinstance(condition, dict):
        return condition
    if key in (condition.get("verified"), condition.get("for"), condition.get("not")):
        return False
    made: dict[str, Any] = {}
    for name, inside in condition.items():
        if isinstance(inside, list | tuple):
            made[name] = [without_atom(item, key) for item in inside]
        elif name == "of" and isinstance(inside, dict):
            made[name] = {k: v for k, v in inside.items() if k != key}
        else:
            made[name] = inside
    return made
