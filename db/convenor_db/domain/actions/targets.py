"""What can be done with targets of balance: add, change what is counted or how many, delete."""

import math
import re
from collections.abc import Callable
from typing import Any, Final

from msgspec.structs import replace

from convenor_db.domain.actions.lists import moved_to
from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import Entry, Unreadable, country, line, needed, one_of, whole
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.names import fold
from convenor_db.domain.records import Constituency, SessionKey, Target, TargetBy
from convenor_db.domain.snapshot import Snapshot

MOST: Final = 1_000_000
_PERCENT: Final = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*(%?)")


def share(text: str) -> float | None:
    """Read a percentage, “40 %”, as a number from 0 to 1; nothing is none. Raises `Unreadable`."""
    kept = line(text)
    if not kept:
        return None
    found = _PERCENT.fullmatch(kept) if kept.isascii() else None
    percent = float(found[1].replace(",", ".")) if found else math.inf
    if found is None or percent > 100:
        reason = f"“{kept}” is no percentage like 40 %"
        raise Unreadable(reason)
    if 0 < percent < 1 and not found[2]:
        reason = f"“{kept}” could be {kept} % or {percent:.0%}; write it with a % sign"
        raise Unreadable(reason)
    return round(percent / 100, 6)


def share_in_words(value: float | None) -> str:
    """Write a share as it is typed: “40 %”, “17.5 %”."""
    if value is None:
        return ""
    return f"{value * 100:.4f}".rstrip("0").rstrip(".") + " %"


_COUNT: Final = whole(0, MOST)
BOUNDS: Final = {
    "min": Entry("least number", _COUNT),
    "max": Entry("greatest number", _COUNT),
    "share_min": Entry("least share", share),
    "share_max": Entry("greatest share", share),
}
"""What limits a target, as it is typed."""

_VALUES: Final[dict[TargetBy, Callable[[str], Any]]] = {
    TargetBy.CONSTITUENCY: one_of(Constituency),
    TargetBy.REGION: needed("a target by region needs a region"),
    TargetBy.COUNTRY: country,
    TargetBy.GENDER: needed("a target by gender needs a gender, as people describe themselves"),
    TargetBy.ORGANISATION: line,
}


def target_of_key(snapshot: Snapshot, key: str) -> Target:
    """Return a target, or raise `Gone`."""
    target = snapshot.table("targets").get(key)
    if not isinstance(target, Target):
        message = "Nothing was changed: this target has been deleted meanwhile."
        raise Gone(message)
    return target


def add(snapshot: Snapshot, key: str, by: TargetBy, value: str) -> Edit:
    """Add a target under a key, for the whole convening and without limits as yet."""
    target = Target(key=key, by=TargetBy(by), value=_value(snapshot, TargetBy(by), value))
    _refuse_twice(snapshot, target)
    return Edit(label=f"Add target for {_label(target)}", puts=(target,))


def set_value(snapshot: Snapshot, key: str, by: TargetBy, value: str) -> Edit:
    """Change what a target counts: by what, and which."""
    target = target_of_key(snapshot, key)
    changed = replace(target, by=TargetBy(by), value=_value(snapshot, TargetBy(by), value))
    _refuse_twice(snapshot, changed)
    return Edit(label=f"Change what the target for {_label(changed)} counts", puts=(changed,))


def set_bound(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one of `BOUNDS`; the least is never more than the greatest."""
    target = target_of_key(snapshot, key)
    changed = replace(target, **{field: BOUNDS[field].read(text)})
    _refuse_contradiction(changed)
    label = f"Change {BOUNDS[field].words} of the target for {_label(target)}"
    return Edit(label=label, puts=(changed,))


def set_session(snapshot: Snapshot, key: str, session: str) -> Edit:
    """Say in which session a target is counted; an empty key is the whole convening."""
    target = target_of_key(snapshot, key)
    if session and session not in snapshot.sessions:
        message = "Nothing was changed: this session has been deleted meanwhile."
        raise Gone(message)
    changed = replace(target, session=SessionKey(session) if session else None)
    _refuse_twice(snapshot, changed)
    return Edit(label=f"Change session of the target for {_label(target)}", puts=(changed,))


def move(snapshot: Snapshot, key: str, position: int) -> Edit:
    """Put a target at a position of the list, from 0."""
    return moved_to(snapshot, "targets", target_of_key(snapshot, key), key, position)


def delete(snapshot: Snapshot, key: str) -> Edit:
    """Delete a target."""
    target = target_of_key(snapshot, key)
    return Edit(label=f"Delete target for {_label(target)}", removes=(("targets", key),))


def _label(target: Target) -> str:
    """Return what a target counts, as a label may say it: without anybody's name."""
    if target.by is TargetBy.ORGANISATION:
        return f"{{organisations:{target.value}}}"
    return target.value.translate(str.maketrans("", "", "{}"))


def _value(snapshot: Snapshot, by: TargetBy, text: str) -> str:
    value = str(_VALUES[by](text))
    if by is TargetBy.COUNTRY and not value:
        reason = "a target by country needs a country"
        raise Unreadable(reason)
    if by is TargetBy.ORGANISATION and value not in snapshot.organisations:
        message = "Nothing was changed: there is no such organisation. Choose one from the list."
        raise Gone(message)
    return value


def _refuse_twice(snapshot: Snapshot, target: Target) -> None:
    for other in snapshot.table("targets").values():
        if not isinstance(other, Target) or other.key == target.key:
            continue
        if (other.by, fold(other.value), other.session) == (
            target.by,
            fold(target.value),
            target.session,
        ):
            message = "There is such a target already. Change that one, or choose another session."
            raise NotAllowed(message)


def _refuse_contradiction(target: Target) -> None:
    for least, most, write in (
        (target.min, target.max, str),
        (target.share_min, target.share_max, share_in_words),
    ):
        if least is not None and most is not None and least > most:
            message = (
                f"At least {write(least)} and at most {write(most)} cannot both be."
                " What stood there before is kept."
            )
            raise NotAllowed(message)
