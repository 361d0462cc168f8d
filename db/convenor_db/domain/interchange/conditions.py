"""The grammar of conditions (INTERCHANGE.md): checked without recursion, however deep."""

import math
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from fractions import Fraction
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


DEEPEST: Final = 200
"""How deep rules may stand inside one another: JSON and its readers go on to about twice that."""

LARGEST: Final = 2**53
"""Numbers are smaller than this, as everywhere in the interchange form."""


def check_condition(condition: Any, form: Form, path: str, report: Report) -> list[Atom]:
    """Return every key a condition names; report each fault with its path."""
    atoms: list[Atom] = []
    waiting: list[tuple[Any, str, int]] = [(condition, path, 0)]
    while waiting:
        node, at, depth = waiting.pop()
        if depth > DEEPEST:
            report(path, f"a condition has at most {DEEPEST} rules inside one another")
            break
        if isinstance(node, bool):
            continue
        if isinstance(node, str):
            atoms.append((node, KINDS_OF[form]))
        elif isinstance(node, dict):
            inside = _inside(node, form, at, report, atoms)
            waiting.extend((one, where, depth + 1) for one, where in inside)
        else:
            report(at, "a condition is true, false, an id, or an object of one rule")
    return atoms


def verified_in(condition: Any) -> Iterator[dict[str, Any]]:
    """Yield every `verified` of a condition that is well formed."""
    waiting = [condition]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if "verified" in node:
                yield node
            for name in ("all", "any", "of"):
                waiting.extend(node.get(name, ()))


def _inside(
    node: dict[str, Any], form: Form, at: str, report: Report, atoms: list[Atom]
) -> Iterator[tuple[Any, str]]:
    names = frozenset(node)
    if names in ({"all"}, {"any"}):
        (name,) = names
        yield from _list_of(node[name], f"{at}.{name}", report)
    elif names == {"at_least", "of"}:
        _check_count(node["at_least"], f"{at}.at_least", report)
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


def _check_count(count: Any, at: str, report: Report) -> None:
    if not isinstance(count, int) or isinstance(count, bool):
        report(at, "a whole number")
    elif abs(count) >= LARGEST:
        report(at, "the number is too large")


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
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < LARGEST and math.isfinite(value)


def without_atoms(
    condition: Any, gone: AbstractSet[str], unverifiable: AbstractSet[str] = frozenset()
) -> Any:
    """Return the condition after what has the keys *gone* is gone: it is never established there.

    *unverifiable*: commitments that stay, but that nothing can verify any more. Raises nothing:
    a condition that names none of them comes back as it is.
    """
    done: dict[int, Any] = {}
    waiting = [(condition, False)]
    while waiting:
        node, is_ready = waiting.pop()
        if id(node) in done:
            continue
        name = _list_in(node)
        if name is None:
            done[id(node)] = _leaf_without(node, gone, unverifiable)
        elif not is_ready:
            waiting.append((node, True))
            waiting.extend((one, False) for one in node[name])
        else:
            inside = [done[id(one)] for one in node[name]]
            same = all(made is one for made, one in zip(inside, node[name], strict=True))
            done[id(node)] = node if same else {**node, name: inside}
    return done[id(condition)]


def _list_in(node: Any) -> str | None:
    """Return under which name a condition lists others."""
    if not isinstance(node, dict):
        return None
    for name in ("all", "any", "of"):
        if isinstance(node.get(name), list | tuple):
            return name
    return None


def _leaf_without(node: Any, gone: AbstractSet[str], unverifiable: AbstractSet[str]) -> Any:
    if isinstance(node, str):
        return False if node in gone else node
    if not isinstance(node, dict):
        return node
    named = {node[name] for name in ("verified", "for", "not") if name in node}
    if named & gone or node.get("verified") in unverifiable:
        return False
    if "share" in node and not gone.isdisjoint(node["of"]):
        return _share_without(node, gone)
    return node


def _share_without(node: dict[str, Any], gone: AbstractSet[str]) -> Any:
    """Return a share of the others that still must reach the weight it had to reach.

    The new share is the largest number a file can hold that asks for no more than that.
    """
    weights = {name: Fraction(str(weight)) for name, weight in node["of"].items()}
    asked = Fraction(str(node["share"])) * sum(weights.values())
    of = {name: weight for name, weight in node["of"].items() if name not in gone}
    left = sum((weights[name] for name in of), Fraction())
    if asked > left:
        return False
    if not asked or left == sum(weights.values()):
        return {"share": node["share"], "of": of}
    share = float(asked / left)
    while Fraction(str(share)) > asked / left:
        share = math.nextafter(share, 0.0)
    return {"share": share, "of": of}
