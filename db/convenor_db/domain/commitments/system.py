"""The conditions of a convening, compiled: every commitment, fact and acceptance one atom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from convenor_db.domain.commitments.dossier import Dossier, requirement_atom
from convenor_db.domain.commitments.gates import NEVER, Network, Node
from convenor_db.domain.commitments.judging import Judging
from convenor_db.domain.commitments.parts import gate_over
from convenor_db.domain.commitments.worlds import Given
from convenor_db.domain.records import Commitment
from convenor_db.domain.snapshot import Snapshot


def negation(fact: str) -> str:
    """Return the atom of a fact's negation: a fact of which nothing is known is neither."""
    return f"not:{fact}"


def is_dead(commitment: Commitment, on: str) -> bool:
    """Say whether a commitment can no longer hold: withdrawn, or expired before the day *on*.

    As with a passport, it still stands on the day it expires.
    """
    return commitment.withdrawn or (commitment.expires is not None and commitment.expires < on)


@dataclass(frozen=True, slots=True)
class System:
    """What `compiled` makes: the network and what its atoms stand for.

    *commitments*: node by key, *keys* the other way round; *parties*: the nodes of each party's
    commitments, living or not; *facts*: what is known of each.
    """

    dossier: Dossier
    network: Network
    commitments: Mapping[str, Node]
    keys: Mapping[Node, str]
    parties: Mapping[str, tuple[Node, ...]]
    facts: Mapping[str, bool | None]

    def given(self, assume: Mapping[str, bool] | None = None) -> Given:
        """Return the system under assumptions by id, `ok:JUDGE:PARTY:UNDERTAKING` among them.

        True forces an atom whatever it waits for, false strikes it as if withdrawn; of a fact
        they say whether it holds. Raises `NotAllowed` for an id that means none of these.
        """
        facts = dict(self.facts)
        forced: list[Node] = []
        struck: list[Node] = []
        for name, holds in (assume or {}).items():
            if name in facts:
                facts[name] = holds
                continue
            node = self.network.atoms.get(self.dossier.atom_assumed(name))
            if node is not None:
                (forced if holds else struck).append(node)
        for key, known in facts.items():
            if known is not None:
                forced.append(self.network.atoms[key if known else negation(key)])
        return Given.of(self.network, forced, struck)


def compiled(snapshot: Snapshot, on: str) -> System:
    """Return the system of a snapshot on the day *on* (YYYY-MM-DD), however deep it nests."""
    compiler = _Compiler(Dossier.of(snapshot), on)
    return compiler.compiled()


@dataclass(slots=True)
class _Compiler:
    """Turns conditions into gates; what a condition names is compiled later, never inside."""

    dossier: Dossier
    on: str
    network: Network = field(default_factory=Network)
    waiting: list[str] = field(default_factory=list)

    def compiled(self) -> System:
        """Compile every commitment, and whatever their conditions name."""
        for key in self.dossier.facts:
            self.network.atom(key)
            self.network.atom(negation(key))
        for key in self.dossier.commitments:
            self.atom(key)
        for key in self.dossier.acceptances:
            self.atom(self.dossier.cell_atom(key))
        judging = Judging(self.dossier, self.network, self.atom, self.condition)
        while self.waiting:
            name = self.waiting.pop()
            self.network.define(name, self._meaning(name, judging))
        nodes = {key: self.network.atoms[key] for key in self.dossier.commitments}
        parties: dict[str, list[Node]] = {}
        for key, commitment in self.dossier.commitments.items():
            parties.setdefault(str(commitment.party), []).append(nodes[key])
        facts = {key: fact.holds for key, fact in self.dossier.facts.items()}
        of = {party: tuple(own) for party, own in parties.items()}
        keys = {node: key for key, node in nodes.items()}
        return System(self.dossier, self.network, nodes, keys, of, facts)

    def atom(self, name: str) -> Node:
        """Return the node of an atom; compile it in its turn."""
        if name not in self.network.atoms:
            self.waiting.append(name)
        return self.network.atom(name)

    def _meaning(self, name: str, judging: Judging) -> Node:
        commitment = self.dossier.commitments.get(name)
        if commitment is None:
            return judging.meaning(name)
        if is_dead(commitment, self.on):
            return NEVER
        return self.condition(commitment.condition, str(commitment.party))

    def condition(self, condition: Any, me: str) -> Node:
        """Return the node of a condition that the organisation *me* makes."""

        def special(part: Mapping[str, Any]) -> Node:
            if "not" in part:
                return self.network.atoms.get(negation(part["not"]), NEVER)
            return self._verified(part, me)

        return gate_over(self.network, condition, self._named, special)

    def _named(self, key: str) -> Node:
        if key in self.dossier.facts:
            return self.network.atom(key)
        if key in self.dossier.commitments:
            return self.atom(key)
        if key in self.dossier.acceptances:
            return self.atom(self.dossier.cell_atom(key))
        return NEVER

    def _verified(self, part: Mapping[str, Any], me: str) -> Node:
        commitment = self.dossier.commitments.get(part["verified"])
        if commitment is None or commitment.undertakes is None:
            return NEVER
        judge = part.get("for", me)
        name = requirement_atom(judge, str(commitment.party), commitment.undertakes)
        return self.network.all_of([self.atom(str(commitment.key)), self.atom(name)])
