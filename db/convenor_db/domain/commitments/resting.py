"""Which commitments rest on a fact: by name, or through a measure, a party's yes, another one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from convenor_db.domain.commitments.gates import Node
from convenor_db.domain.commitments.parts import names_in
from convenor_db.domain.commitments.system import System, negation


@dataclass(frozen=True, slots=True)
class Resting:
    """Keys of commitments, in the order of the file; none is in both.

    *named*: the condition itself names the fact or its negation, of a withdrawn or expired one
    too. *through*: it waits for something that does, however far away: a measure that is to
    verify another's commitment, an acceptance, a commitment.
    """

    named: tuple[str, ...] = ()
    through: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All of them, those that name it first."""
        return (*self.named, *self.through)


def resting_on_facts(system: System) -> dict[str, Resting]:
    """Return of every fact what rests on it; one walk over the network, for all facts at once."""
    named = _named(system)
    through: dict[str, list[str]] = {}
    for key, facts in _reached(system).items():
        for fact in facts:
            if key not in named[fact]:
                through.setdefault(fact, []).append(key)
    return {
        fact: Resting(tuple(keys), tuple(through.get(fact, ()))) for fact, keys in named.items()
    }


def _named(system: System) -> dict[str, dict[str, None]]:
    """Return of every fact the commitments whose conditions name it, in the order of the file."""
    found: dict[str, dict[str, None]] = {fact: {} for fact in system.facts}
    for key, commitment in system.dossier.commitments.items():
        for name in names_in(commitment.condition, denied=True):
            if name in found:
                found[name][key] = None
    return found


def _reached(system: System) -> Mapping[str, list[str]]:
    """Return of every commitment the facts that can still matter to it, by the network.

    Each fact is a bit. Nodes that wait for each other have the same facts.
    """
    inputs, atoms = system.network.inputs, system.network.atoms
    facts = list(system.facts)
    bits = [0] * len(inputs)
    for at, fact in enumerate(facts):
        for name in (fact, negation(fact)):
            bits[atoms[name]] = 1 << at
    waits = [[node for node, _ in of] for of in inputs]
    for group in _Groups(waits).in_order():
        together = 0
        for node in group:
            together |= bits[node]
            for other in waits[node]:
                together |= bits[other]
        for node in group:
            bits[node] = together
    return {
        key: [facts[at] for at in _ones(bits[node])] for key, node in system.commitments.items()
    }


class _Groups:
    """Parts nodes into groups that wait for each other, in one walk without recursion (Tarjan)."""

    def __init__(self, waits: list[list[Node]]) -> None:
        self._waits = waits
        self._number = [0] * len(waits)
        """In which turn a node was met; 0 is not yet."""
        self._lowest = [0] * len(waits)
        self._is_open = bytearray(len(waits))
        self._open: list[Node] = []
        self._turns = 0

    def in_order(self) -> Iterator[list[Node]]:
        """Yield the groups, each behind those that its nodes wait for."""
        for root in range(len(self._waits)):
            if not self._number[root]:
                yield from self._from(root)

    def _from(self, root: Node) -> Iterator[list[Node]]:
        path = [(root, self._met(root))]
        while path:
            node, others = path[-1]
            other = next((one for one in others if not self._number[one] or self._is_open[one]), -1)
            if other >= 0 and not self._number[other]:
                path.append((other, self._met(other)))
            elif other >= 0:
                self._lowest[node] = min(self._lowest[node], self._number[other])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    self._lowest[above] = min(self._lowest[above], self._lowest[node])
                if self._lowest[node] == self._number[node]:
                    yield self._closed(node)

    def _met(self, node: Node) -> Iterator[Node]:
        self._turns += 1
        self._number[node] = self._lowest[node] = self._turns
        self._is_open[node] = 1
        self._open.append(node)
        return iter(self._waits[node])

    def _closed(self, first: Node) -> list[Node]:
        group: list[Node] = []
        while not group or group[-1] != first:
            group.append(self._open.pop())
            self._is_open[group[-1]] = 0
        return group


def _ones(bits: int) -> Iterator[int]:
    """Yield the places of the ones in a number."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
