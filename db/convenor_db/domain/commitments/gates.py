"""Conditions as a flat network of gates, each of which waits for a weight of what it names.

All, any, at-least-k and share are one kind of gate: weighted inputs and a threshold
(PLANNING.md 1). Equal gates are one node, so nothing nested is ever compared or hashed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

Node = int
Inputs = tuple[tuple[Node, int], ...]
"""Nodes and their weights, sorted, each node once, every weight at least 1."""

ALWAYS: Final[Node] = 0
NEVER: Final[Node] = 1


@dataclass(slots=True)
class Network:
    """Nodes by number: a node holds when the weights of its inputs that hold reach its threshold.

    *atoms*: the nodes that have a name (commitments, facts, acceptances, requirements).
    """

    thresholds: list[int] = field(default_factory=lambda: [0, 1])
    inputs: list[Inputs] = field(default_factory=lambda: [(), ()])
    atoms: dict[str, Node] = field(default_factory=dict)
    _gates: dict[tuple[int, Inputs], Node] = field(default_factory=dict)

    def atom(self, name: str) -> Node:
        """Return the node of a name; a new one never holds until `define` says when."""
        node = self.atoms.get(name)
        if node is None:
            node = self.atoms[name] = self._new(1, ())
        return node

    def define(self, name: str, condition: Node) -> None:
        """Let an atom hold when another node does."""
        node = self.atom(name)
        self.thresholds[node], self.inputs[node] = 1, ((condition, 1),)

    def gate(self, threshold: int, weighted: Iterable[tuple[Node, int]]) -> Node:
        """Return the node that holds when weights reach a threshold; equal gates are one."""
        sums: dict[Node, int] = {}
        for node, weight in weighted:
            if node == ALWAYS:
                threshold -= weight
            elif node != NEVER and weight:
                sums[node] = sums.get(node, 0) + weight
        if threshold <= 0:
            return ALWAYS
        if sum(sums.values()) < threshold:
            return NEVER
        if len(sums) == 1:
            return next(iter(sums))
        inputs = tuple(sorted(sums.items()))
        made = self._gates.get((threshold, inputs))
        if made is None:
            made = self._gates[threshold, inputs] = self._new(threshold, inputs)
        return made

    def all_of(self, nodes: Iterable[Node]) -> Node:
        """Return the node that holds when all of some do."""
        listed = list(nodes)
        return self.at_least(len(listed), listed)

    def at_least(self, count: int, nodes: Iterable[Node]) -> Node:
        """Return the node that holds when so many of some do; one listed twice counts twice."""
        return self.gate(count, ((node, 1) for node in nodes))

    def _new(self, threshold: int, inputs: Inputs) -> Node:
        self.thresholds.append(threshold)
        self.inputs.append(inputs)
        return len(self.thresholds) - 1

    def users(self) -> list[list[tuple[Node, int]]]:
        """Return for every node the gates that wait for it, with its weight there."""
        users: list[list[tuple[Node, int]]] = [[] for _ in self.thresholds]
        for gate, inputs in enumerate(self.inputs):
            for node, weight in inputs:
                users[node].append((gate, weight))
        return users
