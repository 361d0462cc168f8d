"""What a convening is set to beyond its first page: order of names, warnings, terms, retention."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any, Final

from msgspec.structs import replace

from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.checking.words import RULE_WORDS
from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import Entry, Unreadable, day, line, lines, whole
from convenor_db.domain.entered import languages as read_languages
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.shape import RANGES
from convenor_db.domain.interchange.texts import without_bad_characters
from convenor_db.domain.ordering import ordered
from convenor_db.domain.records import CONVENING, Invitation, InvitationKey, OrderBy, WarningLevel
from convenor_db.domain.records.convening import SENSITIVE_TERMS, Observance
from convenor_db.domain.snapshot import Snapshot

NUMBERS: Final = {
    name: Entry(words, whole(*(round(limit) for limit in RANGES[name])))
    for name, words in (
        ("seats", "seats"),
        ("changeover", "time to change rooms"),
        ("stale_days", "age of stale positions"),
    )
}
"""Whole numbers of the convening; only the seats may be without one: no limit."""


def _changed(snapshot: Snapshot, what: str, **fields: Any) -> Edit:
    changed = replace(snapshot.convening, **fields)
    return Edit(label=f"Change {what} of the convening", puts=(changed,))


# Names and order


def set_order_by(snapshot: Snapshot, order: str) -> Edit:
    """Change the order of names (RULES.md 7); an order by hand is kept for another time."""
    return _changed(snapshot, "order of names", order_by=OrderBy(order))


def put_beside(snapshot: Snapshot, key: str, other: str, *, before: bool) -> Edit:
    """Put a seat right before or after another one in the order by hand.

    Every seat above the lower of the two has its place by hand from then on; the others follow
    in host order.
    """
    if not {key, other} <= snapshot.invitations.keys():
        message = "Nothing was changed: this seat has been deleted meanwhile."
        raise Gone(message)
    keys = [str(seat.key) for seat in manual_order(snapshot)]
    was = keys.index(key)
    rest = [each for each in keys if each != key]
    at = was if key == other else rest.index(other) + (0 if before else 1)
    if at == was:
        return _by_hand(snapshot, snapshot.convening.manual_order)
    length = max(was + 1, at + 1, len(snapshot.convening.manual_order))
    return _by_hand(snapshot, [*rest[:at], key, *rest[at:]][:length])


def forget_order(snapshot: Snapshot) -> Edit:
    """Take every seat out of the order by hand: host order again."""
    return _by_hand(snapshot, ())


def manual_order(snapshot: Snapshot) -> list[Invitation]:
    """Return all seats as the order by hand has them, whichever order is in use."""
    by_hand = replace(snapshot.convening, order_by=OrderBy.MANUAL)
    tables = {**snapshot.tables, CONVENING: {CONVENING: by_hand}}
    return ordered(dataclasses.replace(snapshot, tables=tables), snapshot.invitations.values())


def _by_hand(snapshot: Snapshot, keys: Iterable[str]) -> Edit:
    order = tuple(InvitationKey(key) for key in keys)
    return _changed(snapshot, "order of names", manual_order=order)


def set_languages(snapshot: Snapshot, text: str) -> Edit:
    """Change the convening's languages; parties are named in the first one."""
    return _changed(snapshot, "languages", languages=read_languages(text))


# Warnings


def set_number(snapshot: Snapshot, field: str, text: str) -> Edit:
    """Change one of `NUMBERS`."""
    entry = NUMBERS[field]
    value = entry.read(text)
    if value is None and field != "seats":
        reason = "a whole number is needed here"
        raise Unreadable(reason)
    return _changed(snapshot, entry.words, **{field: value})


def set_level(snapshot: Snapshot, rule: str, level: str) -> Edit:
    """Change how grave what a rule finds is; an empty *level* is the rule's own again."""
    kept = {name: of for name, of in snapshot.convening.warning_levels.items() if name != rule}
    if level:
        kept[rule] = WarningLevel(level)
    what = f"level of “{RULE_WORDS[Rule(rule)].name}”"
    return _changed(snapshot, what, warning_levels=kept)


def reset_levels(snapshot: Snapshot) -> Edit:
    """Give every rule its own level again."""
    return _changed(snapshot, "levels of all warnings", warning_levels={})


# Competition


def set_terms(snapshot: Snapshot, terms: Sequence[str]) -> Edit:
    """Change the sensitive terms, each once."""
    unique: dict[str, str] = {}
    for term in filter(None, map(line, terms)):
        unique.setdefault(term.casefold(), term)
    return _changed(snapshot, "sensitive terms", sensitive_terms=tuple(unique.values()))


def add_usual_terms(snapshot: Snapshot) -> Edit:
    """Add the terms that a new convening starts with, where they are missing."""
    return set_terms(snapshot, (*snapshot.convening.sensitive_terms, *SENSITIVE_TERMS))


def set_statement(snapshot: Snapshot, text: str) -> Edit:
    """Change the competition statement, which is read as it stands."""
    return _changed(snapshot, "competition statement", competition_statement=lines(text))


# Observances and retention


def add_observance(snapshot: Snapshot, date: str, text: str) -> Edit:
    """Note a day that matters to somebody, before the first later one."""
    new = Observance(date=_observed(date), text=line(text))
    kept = list(snapshot.convening.observances)
    at = next((at for at, one in enumerate(kept) if one.date > new.date), len(kept))
    return _observing(snapshot, (*kept[:at], new, *kept[at:]))


def set_observance(snapshot: Snapshot, at: int, field: str, text: str) -> Edit:
    """Change day (“date”) or words (“text”) of the observance at a position, from 0."""
    kept = list(snapshot.convening.observances)
    _refuse_missing(kept, at)
    value = _observed(text) if field == "date" else line(without_bad_characters(text))
    kept[at] = replace(kept[at], **{field: value})
    return _observing(snapshot, kept)


def delete_observance(snapshot: Snapshot, at: int) -> Edit:
    """Delete the observance at a position, from 0."""
    kept = list(snapshot.convening.observances)
    _refuse_missing(kept, at)
    return _observing(snapshot, (*kept[:at], *kept[at + 1 :]))


def _observing(snapshot: Snapshot, observances: Sequence[Observance]) -> Edit:
    return _changed(snapshot, "observances", observances=tuple(observances))


def _observed(text: str) -> str:
    found = day(text)
    if found is None:
        reason = "an observance needs a day"
        raise Unreadable(reason)
    return found


def _refuse_missing(observances: Sequence[Observance], at: int) -> None:
    if at >= len(observances):
        message = "Nothing was changed: this observance has been deleted meanwhile."
        raise Gone(message)


def set_keep_until(snapshot: Snapshot, text: str) -> Edit:
    """Change the day until which personal data is kept; empty is no day."""
    kept = day(text)
    if kept is not None and kept < snapshot.convening.ends:
        message = (
            "Personal data is needed until the last day at least."
            " Choose a later day; what stood there before is kept."
        )
        raise NotAllowed(message)
    return _changed(snapshot, "day until which data is kept", keep_until=kept)
