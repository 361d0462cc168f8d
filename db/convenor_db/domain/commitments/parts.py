"""Conditions walked without recursion, however deep they nest, and turned into gates."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from math import ceil, lcm
from typing import Any

from convenor_db.domain.commitments.gates import ALWAYS, NEVER, Network, Node

Named = Callable[[str], Node]
"""Gives the node of an id."""

Special = Callable[[Mapping[str, Any]], Node]
"""Gives the node of a `not` or a `verified`."""


def names_in(condition: Any, *, denied: bool = False) -> Iterator[str]:
    """Yield every id that stands in a condition by itself: no `verified` or `for`.

    With *denied* those in a `not` too.
    """
    waiting = [condition]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, dict):
            for name in ("all", "any", "of"):
                waiting.extend(part.get(name, ()))
            if denied and "not" in part:
                waiting.append(part["not"])


def parts_of(part: Any) -> list[Any]:
    """Return the conditions listed in one, those of a share aside."""
    if not isinstance(part, dict):
        return []
    for name in ("all", "any", "of"):
        if name in part and not isinstance(part[name], dict):
            return list(part[name])
    return []


def gate_over(network: Network, condition: Any, named: Named, special: Special) -> Node:
    """Return the node of a condition; the innermost parts come first, each once."""
    done: dict[int, Node] = {}
    waiting = [(condition, False)]
    while waiting:
        part, is_ready = waiting.pop()
        if id(part) in done:
            continue
        inside = parts_of(part)
        if inside and not is_ready:
            waiting.append((part, True))
            waiting.extend((one, False) for one in inside)
        else:
            nodes = [done[id(one)] for one in inside]
            done[id(part)] = _gate(network, part, nodes, (named, special))
    return done[id(condition)]


def _gate(network: Network, part: Any, inside: list[Node], leaves: tuple[Named, Special]) -> Node:
    named, special = leaves
    if isinstance(part, bool):
        return ALWAYS if part else NEVER
    if isinstance(part, str):
        return named(part)
    if "share" in part:
        threshold, weights = exact_share(part)
        return network.gate(threshold, ((named(key), weight) for key, weight in weights.items()))
    if not {"all", "any", "at_least"} & part.keys():
        return special(part)
    threshold = len(inside) if "all" in part else part.get("at_least", 1)
    return network.at_least(threshold, inside)


def exact_share(part: Mapping[str, Any]) -> tuple[int, dict[str, int]]:
    """Return `{"share": s, "of": {id: weight}}` as whole weights and the sum they must reach.

    Shares and weights are read as the decimals they are written as.
    """
    weights = {key: Fraction(str(weight)) for key, weight in part["of"].items()}
    scale = lcm(*(weight.denominator for weight in weights.values()))
    total = sum(weights.values(), Fraction())
    threshold = ceil(Fraction(str(part["share"])) * total * scale)
    return threshold, {key: int(weight * scale) for key, weight in weights.items()}
