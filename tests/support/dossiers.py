"""Random dossiers of commitments and their verification, and a reading of them by brute force.

The reading knows nothing of gates: it evaluates conditions as INTERCHANGE.md words them, over
every set of commitments there is.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any, Final

from convenor_db.domain.snapshot import Snapshot
from support.builders import an_interchange, read_in

ON: Final = "2027-03-02"
Held = frozenset[str]


def a_snapshot(value: dict[str, Any]) -> Snapshot:
    """Return the snapshot of an interchange object."""
    return Snapshot.of(read_in(value).records)


def parties(count: int) -> list[dict[str, Any]]:
    """Return so many organisations: o0, o1 and so on."""
    return [
        {"id": f"o{at}", "name": f"Party {at}", "constituency": "ai-developer"}
        for at in range(count)
    ]


def a_condition(chance: Random, atoms: list[str], facts: list[str], depth: int = 0) -> Any:
    """Return a random condition with every kind of gate, nested up to three deep."""
    form = chance.choice(("id", "id", "not", "all", "any", "at_least", "share", "bool"))
    if form == "not" and facts:
        return {"not": chance.choice(facts)}
    if form == "bool":
        return chance.random() < 0.7
    if form == "share":
        weights = (0, 1, 2.5, 0.1, 0.2, 0.3, 7, 33.3)
        named = chance.sample(atoms, min(len(atoms), chance.randint(0, 4)))
        share = chance.choice((0, 0.1, 0.3, 0.5, 0.55, 0.6, 1))
        return {"share": share, "of": {one: chance.choice(weights) for one in named}}
    if form in ("id", "not") or depth == 3:
        return chance.choice(atoms)
    inside = [a_condition(chance, atoms, facts, depth + 1) for _ in range(chance.randint(0, 3))]
    if form == "at_least":
        return {"at_least": chance.randint(-1, 4), "of": inside}
    return {form: inside}


def a_system(chance: Random, most: int = 8) -> dict[str, Any]:
    """Return a random interchange object of up to 12 parties and *most* commitments."""
    bodies = parties(chance.randint(1, 12))
    facts: list[dict[str, Any]] = [
        {"id": f"f{at}", "text": f"Fact {at}", "holds": chance.choice((None, True, False))}
        for at in range(chance.randint(0, 3))
    ]
    keys = [f"c{at}" for at in range(chance.randint(1, most))]
    fact_keys = [one["id"] for one in facts]
    commitments = [
        {
            "id": key,
            "party": chance.choice(bodies)["id"],
            "undertaking": "pauses",
            "if": a_condition(chance, [*keys, *keys, *fact_keys], fact_keys),
            "withdrawn": chance.random() < 0.1,
            "expires": chance.choice((None, None, None, None, "2027-03-01", ON, "2027-03-03")),
        }
        for key in keys
    ]
    return an_interchange(organisations=bodies, facts=facts, commitments=commitments)


def some_assumptions(chance: Random, value: dict[str, Any]) -> dict[str, bool]:
    """Return a few assumptions about the commitments and facts of an object."""
    keys = [one["id"] for kind in ("commitments", "facts") for one in value[kind]]
    chosen = chance.sample(keys, min(len(keys), chance.randint(0, 2)))
    return {key: chance.random() < 0.5 for key in chosen}


def is_met(condition: Any, held: Held, facts: dict[str, bool | None]) -> bool:
    """Say whether a condition is met by what is held and what is known."""

    def met(one: Any) -> bool:
        return is_met(one, held, facts)

    if isinstance(condition, bool):
        return condition
    if isinstance(condition, str):
        return condition in held or facts.get(condition) is True
    if "not" in condition:
        return facts[condition["not"]] is False
    if "all" in condition or "any" in condition:
        together = all if "all" in condition else any
        return bool(together(map(met, next(iter(condition.values())))))
    if "at_least" in condition:
        return bool(sum(map(met, condition["of"])) >= condition["at_least"])
    weights = {key: Fraction(str(weight)) for key, weight in condition["of"].items()}
    reached = sum((weight for key, weight in weights.items() if met(key)), Fraction())
    return reached >= Fraction(str(condition["share"])) * sum(weights.values())


class BruteForce:
    """What an object comes to, by looking at every set of its commitments."""

    def __init__(self, value: dict[str, Any], assume: dict[str, bool]) -> None:
        self._facts = {one["id"]: assume.get(one["id"], one["holds"]) for one in value["facts"]}
        self._assume = assume
        self._all = {one["id"]: one for one in value["commitments"]}

    def _wants(self, key: str, held: Held, struck: Held) -> bool:
        one = self._all[key]
        if key in struck:
            return False
        if key in self._assume:
            return self._assume[key]
        if one["withdrawn"] or (one["expires"] is not None and one["expires"] < ON):
            return False
        return is_met(one["if"], held, self._facts)

    def _sets(self) -> Iterator[Held]:
        for size in range(len(self._all) + 1):
            for chosen in combinations(self._all, size):
                yield frozenset(chosen)

    def greatest(self, struck: Held = frozenset()) -> Held:
        """Return the union of every set in which each member wants to be."""
        found: set[str] = set()
        for held in self._sets():
            if all(self._wants(key, held, struck) for key in held):
                found |= held
        return frozenset(found)

    def least(self) -> Held:
        """Return the intersection of every set that nobody outside wants to join."""
        found = set(self._all)
        for held in self._sets():
            if all(key in held for key in self._all if self._wants(key, held, frozenset())):
                found &= held
        return frozenset(found)

    def pivotal(self) -> dict[str, tuple[str, ...]]:
        """Return by party what of others leaves the greatest set without its own."""
        whole = self.greatest()
        falls: dict[str, tuple[str, ...]] = {}
        for party in {one["party"] for one in self._all.values()}:
            own = frozenset(key for key, one in self._all.items() if one["party"] == party)
            falls[party] = tuple(sorted(whole - self.greatest(own) - own))
        return falls


def in_another_order(chance: Random, value: dict[str, Any]) -> dict[str, Any]:
    """Return an object with its lists shuffled."""
    made = dict(value)
    for kind in ("organisations", "facts", "commitments"):
        made[kind] = chance.sample(value[kind], len(value[kind]))
    return made
