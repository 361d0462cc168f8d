"""A condition as a tree that is edited part by part (INTERCHANGE.md, Conditions).

Every function returns a new condition and leaves the old one as it was. A path leads from the
whole to a part by places: (1, 0) is the first part of the second one.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final, NamedTuple

from convenor_db.domain.errors import NotAllowed

Path = tuple[int, ...]
Condition = Any
"""As in the interchange form."""


class Gate(StrEnum):
    """How the parts of a group go together; the first two have no parts."""

    ALWAYS = "always"
    NEVER = "never"
    ALL = "all"
    ANY = "any"
    AT_LEAST = "at_least"
    SHARE = "share"


GROUPS: Final = (Gate.ALL, Gate.ANY, Gate.AT_LEAST, Gate.SHARE)
_GONE: Final = (
    "Nothing was changed: this part of the condition has gone meanwhile. Look at it as it is now."
)


class Leaf(NamedTuple):
    """A part that names one thing; *judge*: for whom it is verified, "" for the party itself."""

    key: str
    how: str = ""
    """"" as it is, "not" negated, "verified"."""
    judge: str = ""

    def condition(self) -> Condition:
        """Return it as it stands in the file."""
        if self.how == "not":
            return {"not": self.key}
        if self.how == "verified":
            return {"verified": self.key, **({"for": self.judge} if self.judge else {})}
        return self.key


def gate_of(part: Condition) -> Gate | None:
    """Return the gate of a part; None for a leaf."""
    if isinstance(part, bool):
        return Gate.ALWAYS if part else Gate.NEVER
    if not isinstance(part, dict):
        return None
    return next((gate for gate in reversed(GROUPS) if gate in part), None)


def leaf_of(part: Condition) -> Leaf | None:
    """Return what a part names; None for a group."""
    if isinstance(part, str):
        return Leaf(part)
    if isinstance(part, dict) and "not" in part:
        return Leaf(part["not"], "not")
    if isinstance(part, dict) and "verified" in part:
        return Leaf(part["verified"], "verified", part.get("for", ""))
    return None


def grown(condition: Condition) -> Condition:
    """Return the whole as a group: a single part is "all of these" with one in it."""
    return condition if gate_of(condition) else {"all": [condition]}


def parts_of(part: Condition) -> list[Condition]:
    """Return the parts of a group, of a share the keys."""
    gate = gate_of(part)
    if gate in (Gate.ALL, Gate.ANY):
        return list(part[gate])
    return list(part["of"]) if gate in (Gate.AT_LEAST, Gate.SHARE) else []


def part_at(condition: Condition, path: Path) -> Condition:
    """Return a part. Raises `NotAllowed` where there is none any more."""
    part = condition
    for at in path:
        parts = parts_of(part)
        if at >= len(parts):
            raise NotAllowed(_GONE)
        part = parts[at]
    return part


def replaced(condition: Condition, path: Path, part: Condition) -> Condition:
    """Return the condition with another part at a place."""
    if not path:
        return part
    group = part_at(condition, path[:-1])
    parts = parts_of(group)
    if path[-1] >= len(parts):
        raise NotAllowed(_GONE)
    if gate_of(group) is Gate.SHARE:
        kept = [(part if at == path[-1] else key, weight) for at, (key, weight) in _weights(group)]
        return replaced(condition, path[:-1], {**group, "of": dict(kept)})
    parts[path[-1]] = part
    return replaced(condition, path[:-1], _with_parts(group, parts))


def removed(condition: Condition, path: Path) -> Condition:
    """Return the condition without a part; without any it is always met."""
    if not path:
        return True
    group = part_at(condition, path[:-1])
    part_at(condition, path)
    if gate_of(group) is Gate.SHARE:
        kept = {key: weight for at, (key, weight) in _weights(group) if at != path[-1]}
        made: Condition = {**group, "of": kept}
    else:
        parts = parts_of(group)
        del parts[path[-1]]
        made = _with_parts(group, parts)
        if gate_of(group) is Gate.AT_LEAST and parts:
            made["at_least"] = min(group["at_least"], len(parts))
    if len(path) == 1 and not parts_of(made):
        return True
    return replaced(condition, path[:-1], made)


def added(condition: Condition, path: Path, part: Condition) -> Condition:
    """Return the condition with one more part in the group at *path*."""
    group = part_at(condition, path)
    gate = gate_of(group)
    if gate in (Gate.ALWAYS, Gate.NEVER):
        made: Condition = {"all": [part]}
    elif gate is Gate.SHARE:
        made = {**group, "of": {**group["of"], part: 1}}
    elif gate is None:
        made = {"all": [group, part]}
    else:
        made = _with_parts(group, [*parts_of(group), part])
    return replaced(condition, path, made)


def with_gate(group: Condition, gate: Gate) -> Condition:
    """Return the same parts under another gate."""
    parts = parts_of(group)
    if gate is Gate.ALWAYS or gate is Gate.NEVER:
        return gate is Gate.ALWAYS
    if gate is Gate.AT_LEAST:
        return {"at_least": max(1, len(parts) // 2 + len(parts) % 2), "of": parts}
    if gate is Gate.SHARE:
        return {"share": 0.5, "of": {str(key): 1 for key in parts}}
    return {str(gate): parts}


def can_be_weighed(group: Condition) -> bool:
    """Say whether every part is something that can have a weight: named, each once, as it is."""
    parts = parts_of(group)
    return all(isinstance(part, str) for part in parts) and len(set(map(str, parts))) == len(parts)


def walk(condition: Condition) -> Iterator[Leaf]:
    """Yield every leaf, in order, however deep they stand."""
    waiting = [condition]
    while waiting:
        part = waiting.pop()
        leaf = leaf_of(part)
        if leaf:
            yield leaf
        else:
            waiting.extend(reversed(parts_of(part)))


def _weights(group: Condition) -> Iterator[tuple[int, tuple[str, Any]]]:
    return enumerate(group["of"].items())


def _with_parts(group: Condition, parts: list[Condition]) -> Condition:
    gate = gate_of(group)
    return {**group, "of": parts} if gate is Gate.AT_LEAST else {str(gate): parts}
