"""What the commitments of a convening come to on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from convenor_db.domain.commitments.gates import Node
from convenor_db.domain.commitments.system import System, compiled
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.snapshot import Snapshot

MOST_FALLS: Final = 5_000_000
"""How many falls, gates between them included, an answer names for all parties together."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Keys of commitments, sorted.

    *greatest*: what holds if everybody trusts everybody; *least*: what holds although nobody
    moves first; *pivotal*: by party with a commitment, what of others leaves the greatest set
    when it keeps none of its own (INTERCHANGE.md, `commitments`).
    """

    greatest: tuple[str, ...]
    least: tuple[str, ...]
    pivotal: Mapping[str, tuple[str, ...]]


def answer(snapshot: Snapshot, *, on: str, assume: Mapping[str, bool] | None = None) -> Answer:
    """Return what holds on the day *on* (YYYY-MM-DD) under assumptions by atom's key.

    An assumption forces a commitment, an acceptance or a requirement
    (`ok:JUDGE:PARTY:UNDERTAKING`) whatever it waits for, one withdrawn or expired too, or
    strikes it as if withdrawn; it sets a fact. A party that keeps none of its own keeps what is
    assumed of it neither. Raises `NotAllowed` for an id that means nothing here.
    """
    return answer_of(compiled(snapshot, on), assume)


def answer_of(system: System, assume: Mapping[str, bool] | None = None) -> Answer:
    """Return what holds in a system that is compiled already.

    Raises `NotAllowed` where the pivots would name more falls than anybody could read.
    """
    given = system.given(assume)
    world, least = given.greatest(), given.least()
    pivotal: dict[str, tuple[str, ...]] = {}
    left = MOST_FALLS
    for party, own in sorted(system.parties.items()):
        falls = world.without(own, at_most=left)
        left -= len(falls)
        if left < 0:
            message = (
                f"Nothing was answered: more than {MOST_FALLS:,} falls would have to be named, so"
                " many parties depend on so many others. Ask about a part of the commitments."
            )
            raise NotAllowed(message)
        pivotal[party] = _others(system, falls, own)
    return Answer(greatest=_held(system, world.holds), least=_held(system, least), pivotal=pivotal)


def falling(snapshot: Snapshot, *, on: str, at_most: int) -> Mapping[str, tuple[str, ...]]:
    """Return by pivotal party what of others would fall first without it, about *at_most*.

    A party is there if, and only if, `answer` says that anything falls without it.
    """
    system = compiled(snapshot, on)
    world = system.given().greatest()
    found = {}
    for party, own in sorted(system.parties.items()):
        limit = at_most
        falls = world.without(own, at_most=limit)
        while len(falls) > limit and not _others(system, falls, own):
            limit *= 8  # so far only gates and its own: others may still follow
            falls = world.without(own, at_most=limit)
        others = _others(system, falls, own)
        if others:
            found[party] = others
    return found


def _others(system: System, falls: Iterable[Node], own: Iterable[Node]) -> tuple[str, ...]:
    """Return the commitments among what falls, but for a party's own, sorted."""
    mine = set(own)
    return tuple(sorted(system.keys[node] for node in falls
                        if node in system.keys and node not in mine))  # fmt: skip


def _held(system: System, holds: bytearray) -> tuple[str, ...]:
    return tuple(sorted(key for key, node in system.commitments.items() if holds[node]))
