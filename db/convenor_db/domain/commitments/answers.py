"""What the commitments of a convening come to on a day."""

from collections.abc import Mapping
from dataclasses import dataclass

from convenor_db.domain.commitments.system import System, compiled
from convenor_db.domain.snapshot import Snapshot


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
    """Return what holds in a system that is compiled already."""
    given = system.given(assume)
    world, least = given.greatest(), given.least()
    key_of = {node: key for key, node in system.commitments.items()}
    pivotal: dict[str, tuple[str, ...]] = {}
    for party, own in sorted(system.parties.items()):
        fallen = set(world.without(own)).difference(own)
        pivotal[party] = tuple(sorted(key_of[node] for node in fallen if node in key_of))
    return Answer(greatest=_held(system, world.holds), least=_held(system, least), pivotal=pivotal)


def _held(system: System, holds: bytearray) -> tuple[str, ...]:
    return tuple(sorted(key for key, node in system.commitments.items() if holds[node]))
