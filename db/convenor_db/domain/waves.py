"""What a wave of invitations says of itself: who is in it, its gate in words, odd days."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from convenor_db.domain.invitations import OUT
from convenor_db.domain.listing import listing
from convenor_db.domain.records import Status, Wave
from convenor_db.domain.snapshot import Snapshot

_DEEPEST: Final = 6
"""Conditions within conditions that are still read out; nobody would follow more."""
_ALWAYS: Final = "always"
_NEVER: Final = "never"
_LONGER: Final = "a condition that is longer than can be read here holds"


def waves_in_order(snapshot: Snapshot) -> list[Wave]:
    """Return the waves by their number."""
    return sorted(snapshot.waves.values(), key=lambda wave: wave.number)


def next_number(snapshot: Snapshot) -> int:
    """Return the number of the wave that would come after all others."""
    return max((wave.number for wave in snapshot.waves.values()), default=0) + 1


def seats_by_status(snapshot: Snapshot, number: int) -> dict[Status, int]:
    """Return how many seats of a wave have each status, in the order of statuses; none left out."""
    found = Counter(seat.status for seat in snapshot.invitations.values() if seat.wave == number)
    return {status: found[status] for status in Status if found[status]}


def budget_exceeded(snapshot: Snapshot, wave: Wave) -> str:
    """Return by how much a wave has more seats than its budget: “3 over its budget”, or nothing.

    Seats that are out take no place any more: a substitute counts, the seat it stands for does not.
    """
    counts = seats_by_status(snapshot, wave.number)
    over = sum(n for status, n in counts.items() if status not in OUT) - (wave.seats or 0)
    return f"{over:,} over its budget" if wave.seats is not None and over > 0 else ""


def remark_on_sending(snapshot: Snapshot, wave: Wave) -> str:
    """Return what is odd about the day a wave is sent on; empty if nothing is."""
    if wave.send_on and wave.send_on >= snapshot.convening.starts:
        return "Sent when the convening has begun. Is the year right?"
    return ""


def remark_on_reply_by(snapshot: Snapshot, wave: Wave) -> str:
    """Return what is odd about the day replies are due on; empty if nothing is."""
    if not wave.reply_by:
        return ""
    if wave.send_on and wave.reply_by < wave.send_on:
        return "Replies would be due before the wave is sent."
    if wave.reply_by > snapshot.convening.ends:
        return "Replies would be due after the convening has ended."
    if wave.reply_by > snapshot.convening.starts:
        return "Replies would be due after the first day."
    return ""


def requires_in_words(snapshot: Snapshot, wave: Wave) -> str:
    """Return when a wave may be sent, by its condition over organisations; empty if always.

    “At least 2 of Northlight, Pellucid and Tianmu are coming.”
    """
    if wave.requires is True:
        return ""
    words = _words(snapshot, wave.requires, 0)
    return f"{words[0].upper()}{words[1:]}."


def _words(snapshot: Snapshot, condition: Any, depth: int) -> str:
    if isinstance(condition, bool):
        return _ALWAYS if condition else _NEVER
    if isinstance(condition, str):
        return f"{_name(snapshot, condition)} is coming"
    if depth > _DEEPEST:
        return _LONGER
    if "share" in condition:
        names = listing([_name(snapshot, key) for key in condition["of"]], "and")
        return f"those with {condition['share'] * 100:g} % of the weight of {names} are coming"
    rule = next(name for name in ("all", "any", "of") if name in condition)
    parts, least = list(condition[rule]), condition.get("at_least")
    if parts and all(isinstance(part, str) for part in parts):
        return _of_names(rule, least, [_name(snapshot, part) for part in parts])
    return _of_conditions(rule, least, [_words(snapshot, part, depth + 1) for part in parts])


def _of_names(rule: str, least: int | None, names: Sequence[str]) -> str:
    if rule == "of":
        verb = "is" if least == 1 else "are"
        return f"at least {least} of {listing(names, 'and')} {verb} coming"
    verb = "is" if rule == "any" or len(names) == 1 else "are"
    return f"{listing(names, 'or' if rule == 'any' else 'and')} {verb} coming"


def _of_conditions(rule: str, least: int | None, parts: Sequence[str]) -> str:
    if not parts:
        none_asked = rule == "all" or (rule == "of" and (least or 0) <= 0)
        return _ALWAYS if none_asked else _NEVER
    heads = {
        "all": "all of these",
        "any": "one of these",
        "of": f"at least {least} of these",
    }
    return f"{heads[rule]}: ({'; '.join(parts)})"


def _name(snapshot: Snapshot, key: str) -> str:
    organisation = snapshot.organisations.get(key)
    return organisation.name if organisation else "an organisation since deleted"
