"""Fixed points of a network by counting: linear in the size of the conditions."""

from collections.abc import Iterable
from dataclasses import dataclass

from convenor_db.domain.commitments.gates import Network, Node

Users = list[list[tuple[Node, int]]]


@dataclass(frozen=True, slots=True)
class Given:
    """A network with what is assumed of it: some nodes hold whatever they wait for, some never.

    A node that is struck never holds, forced or not.
    """

    network: Network
    users: Users
    thresholds: list[int]

    @staticmethod
    def of(network: Network, forced: Iterable[Node] = (), struck: Iterable[Node] = ()) -> "Given":
        """Return a network under assumptions."""
        thresholds = list(network.thresholds)
        for node in forced:
            thresholds[node] = 0
        for node in struck:
            thresholds[node] = 1 + sum(weight for _, weight in network.inputs[node])
        return Given(network, network.users(), thresholds)

    def least(self) -> bytearray:
        """Return what holds although nobody moves first: by node 1 or 0."""
        missing = list(self.thresholds)
        holds = bytearray(threshold <= 0 for threshold in missing)
        waiting = [node for node, held in enumerate(holds) if held]
        while waiting:
            for gate, weight in self.users[waiting.pop()]:
                missing[gate] -= weight
                if missing[gate] <= 0 and not holds[gate]:
                    holds[gate] = 1
                    waiting.append(gate)
        return holds

    def greatest(self) -> "World":
        """Return what holds if everybody trusts everybody."""
        inputs = self.network.inputs
        spare = [
            sum(weight for _, weight in inputs[node]) - threshold
            for node, threshold in enumerate(self.thresholds)
        ]
        world = World(self.users, bytearray(b"\1" * len(spare)), spare)
        world.strike([node for node, left in enumerate(spare) if left < 0])
        return world


@dataclass(frozen=True, slots=True)
class World:
    """The greatest fixed point. *spare*: by node, how much weight it could still lose."""

    users: Users
    holds: bytearray
    spare: list[int]

    def strike(self, nodes: Iterable[Node]) -> list[Node]:
        """Strike out nodes and all that cannot hold without them; return these, in order."""
        return self._struck(nodes, None)[0]

    def without(self, nodes: Iterable[Node], at_most: int | None = None) -> list[Node]:
        """Return what would fall if some nodes were struck out; the world stays as it is.

        After *at_most* that fall beside them nothing further is looked for.
        """
        fallen, looked_at = self._struck(nodes, at_most)
        for node in fallen:
            self.holds[node] = 1
        for node in fallen[:looked_at]:
            for gate, weight in self.users[node]:
                self.spare[gate] += weight
        return fallen

    def _struck(self, nodes: Iterable[Node], at_most: int | None) -> tuple[list[Node], int]:
        """Return what falls, and of how many the gates that wait for them were looked at."""
        fallen: list[Node] = []
        for node in nodes:
            if self.holds[node]:
                self.holds[node] = 0
                fallen.append(node)
        last = None if at_most is None else len(fallen) + at_most
        for at, node in enumerate(fallen):  # grows while it is read
            if last is not None and len(fallen) > last:
                return fallen, at
            for gate, weight in self.users[node]:
                self.spare[gate] -= weight
                if self.spare[gate] < 0 and self.holds[gate]:
                    self.holds[gate] = 0
                    fallen.append(gate)
        return fallen, len(fallen)
