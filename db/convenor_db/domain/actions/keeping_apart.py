"""What can be done with pairs that are kept apart: add, change, delete."""

from typing import Final

from msgspec.structs import replace

from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import lines
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.records import KeepApart, Scope
from convenor_db.domain.snapshot import Snapshot

SIDES: Final = ("a", "b")
_KINDS: Final = ("invitations", "organisations")


def pair_of_key(snapshot: Snapshot, key: str) -> KeepApart:
    """Return a pair, or raise `Gone`."""
    pair = snapshot.table("keep_apart").get(key)
    if not isinstance(pair, KeepApart):
        message = "Nothing was changed: this pair has been deleted meanwhile."
        raise Gone(message)
    return pair


def add(snapshot: Snapshot, key: str, a: str, b: str) -> Edit:
    """Keep two apart, each a seat or an organisation by its key."""
    pair = KeepApart(key=key, a=a, b=b)
    _refuse(snapshot, pair)
    return Edit(label=f"Keep apart {_label(snapshot, pair)}", puts=(pair,))


def set_side(snapshot: Snapshot, key: str, side: str, other: str) -> Edit:
    """Put somebody else on one side (“a” or “b”) of a pair."""
    pair = replace(pair_of_key(snapshot, key), **{side: other})
    _refuse(snapshot, pair)
    return Edit(label=f"Keep apart {_label(snapshot, pair)}", puts=(pair,))


def set_scope(snapshot: Snapshot, key: str, scope: str) -> Edit:
    """Say whether two are kept out of one session or only away from one table."""
    pair = pair_of_key(snapshot, key)
    label = f"Change where {_label(snapshot, pair)} are kept apart"
    return Edit(label=label, puts=(replace(pair, scope=Scope(scope)),))


def set_reason(snapshot: Snapshot, key: str, text: str) -> Edit:
    """Say why two are kept apart; staff only."""
    pair = pair_of_key(snapshot, key)
    label = f"Change why {_label(snapshot, pair)} are kept apart"
    return Edit(label=label, puts=(replace(pair, reason=lines(text)),))


def delete(snapshot: Snapshot, key: str) -> Edit:
    """Let two meet again."""
    pair = pair_of_key(snapshot, key)
    label = f"Delete the pair {_label(snapshot, pair)}"
    return Edit(label=label, removes=(("keep_apart", key),))


def kind_of_side(snapshot: Snapshot, key: str) -> str:
    """Return whether a side of a pair is one of “invitations” or “organisations”, or nothing."""
    return next((kind for kind in _KINDS if key in snapshot.table(kind)), "")


def _label(snapshot: Snapshot, pair: KeepApart) -> str:
    sides = (f"{{{kind_of_side(snapshot, key)}:{key}}}" for key in (pair.a, pair.b))
    return " and ".join(sides)


def _refuse(snapshot: Snapshot, pair: KeepApart) -> None:
    if not all(kind_of_side(snapshot, key) for key in (pair.a, pair.b)):
        message = "Nothing was changed: one of the two has been deleted meanwhile."
        raise Gone(message)
    if pair.a == pair.b:
        message = "Nobody is kept apart from themselves. Choose another one."
        raise NotAllowed(message)
    for other in snapshot.table("keep_apart").values():
        if (
            isinstance(other, KeepApart)
            and other.key != pair.key
            and {other.a, other.b} == {pair.a, pair.b}
        ):
            message = "These two are kept apart already. Change that pair instead."
            raise NotAllowed(message)
