"""What can be done with commitments: add, change a field, the party, the condition; withdraw."""

from collections.abc import Iterable
from typing import Any, Final, cast

from msgspec.structs import replace

from convenor_db.domain import entered
from convenor_db.domain.actions.organisations import organisation_of_key
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.entered import Entry, Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.checks import verified_faults
from convenor_db.domain.interchange.conditions import check_condition, verified_in
from convenor_db.domain.interchange.texts import FAULTS
from convenor_db.domain.records import Commitment, Confidence, OrganisationKey
from convenor_db.domain.records.base import Form
from convenor_db.domain.snapshot import Snapshot

POINTERS: Final = {"issue": "issues", "undertakes": "undertakings"}
"""Fields that hold a key, and the kind it is of; nothing is none."""

_WHO: Final = (("commitments", "party"), ("acceptances", "organisation"), ("measures", ""))
"""Kinds that make conditions, and the field that says who makes them."""


def _mark(text: str) -> str:
    kept = entered.line(text)
    if kept and FAULTS[Form.MARK](kept):
        reason = "it is no mark of the Traffic Light Protocol"
        raise Unreadable(reason)
    return kept


def _key(text: str) -> str | None:
    return entered.line(text) or None


ENTRIES: Final[dict[str, Entry]] = {
    "undertaking": Entry("undertaking", entered.needed("a commitment needs what is undertaken")),
    "undertakes": Entry("undertaking to be verified", _key),
    "issue": Entry("issue", _key),
    "expires": Entry("last day", entered.day),
    "source": Entry("source", entered.line),
    "as_of": Entry("date", entered.day),
    "confidence": Entry("confidence", entered.one_of(Confidence)),
    "mark": Entry("mark", _mark),
    "note": Entry("note", entered.lines),
}
"""The fields of a commitment that are typed into; `issue` and `undertakes` take a key."""


def commitment_of_key(snapshot: Snapshot, key: str) -> Commitment:
    """Return a commitment, or raise `Gone`."""
    commitment = snapshot.get("commitments", key)
    if commitment is None:
        message = "Nothing was changed: this commitment has been deleted meanwhile."
        raise Gone(message)
    return cast("Commitment", commitment)


def add(
    snapshot: Snapshot, party: str, undertaking: str, *, key: str, today: str | None = None
) -> Edit:
    """Add an unconditional commitment of a party, at the end of the list, as of today.

    Raises `Unreadable` without words, `Gone` without the party.
    """
    body = organisation_of_key(snapshot, party)
    words = ENTRIES["undertaking"].read(undertaking)
    made = Commitment(key=key, party=body.key, undertaking=words, as_of=today)
    return Edit(label=f"Add commitment {mention(made)}", puts=(made,))


def set_field(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one field of a commitment as typed.

    Raises `Unreadable`, `Gone`, and `NotAllowed` where others wait for it to be verified and
    it would say no undertaking any more.
    """
    before = commitment_of_key(snapshot, key)
    changed = entered.with_entry(before, ENTRIES, field, text)
    if field in POINTERS:
        _refuse_gone(snapshot, POINTERS[field], getattr(changed, field))
    if field == "undertakes":
        _refuse_faults(_faults_with(snapshot, changed))
    return Edit(label=f"Change {ENTRIES[field].words} of {mention(before)}", puts=(changed,))


def _refuse_gone(snapshot: Snapshot, kind: str, key: str | None) -> None:
    if key is not None and snapshot.get(kind, key) is None:
        message = "Nothing was changed: what was chosen has been deleted meanwhile. Choose again."
        raise Gone(message)


def set_party(snapshot: Snapshot, key: str, party: str) -> Edit:
    """Say whose commitment it is.

    Raises `Gone`, and `NotAllowed` where somebody would wait for a commitment of its own to be
    verified.
    """
    before = commitment_of_key(snapshot, key)
    body = organisation_of_key(snapshot, party)
    changed = replace(before, party=OrganisationKey(str(body.key)))
    _refuse_faults(_faults_with(snapshot, changed))
    return Edit(label=f"Change party of {mention(before)}", puts=(changed,))


def set_withdrawn(snapshot: Snapshot, key: str, *, withdrawn: bool) -> Edit:
    """Withdraw a commitment, which then never holds, or let it stand again."""
    before = commitment_of_key(snapshot, key)
    label = f"Withdraw {mention(before)}" if withdrawn else f"Let {mention(before)} stand again"
    return Edit(label=label, puts=(replace(before, withdrawn=withdrawn),))


def set_condition(snapshot: Snapshot, key: str, condition: Any) -> Edit:
    """Change what a commitment waits for: a condition as in the interchange form, True for none.

    Raises `Gone`, and `NotAllowed` with the first fault: a rule that is none, an id that is not
    there, a negated commitment, a commitment of its own to be verified.
    """
    before = commitment_of_key(snapshot, key)
    faults: list[str] = []
    named = check_condition(
        condition, Form.CONDITION, "if", lambda path, what: faults.append(f"{path}: {what}")
    )
    _refuse_faults(faults)
    for one, kinds in named:
        if not any(one in snapshot.table(kind) for kind in kinds):
            faults.append(f"{one!r} is none of the {' or '.join(kinds)}")
    changed = replace(before, condition=condition)
    _refuse_faults([*faults, *_faults_with(snapshot, changed)])
    return Edit(label=f"Change condition of {mention(before)}", puts=(changed,))


def _faults_with(snapshot: Snapshot, changed: Commitment) -> list[str]:
    """Return what would be wrong with any `verified` if a commitment were as *changed*."""
    commitments = {**snapshot.table("commitments"), str(changed.key): changed}
    found: list[str] = []
    for kind, field in _WHO:
        records = commitments if kind == "commitments" else snapshot.table(kind)
        for key, record in records.items():
            condition = getattr(record, "condition")  # noqa: B009
            own = getattr(record, field) if field else None
            about = key == changed.key or any(
                rule["verified"] == changed.key for rule in verified_in(condition)
            )
            if about:
                found += verified_faults(condition, own, commitments)
    return found


def _refuse_faults(faults: Iterable[str]) -> None:
    fault = next(iter(faults), None)
    if fault is not None:
        message = f"Nothing was changed: {fault}. What stood there before is kept."
        raise NotAllowed(message)


def delete(snapshot: Snapshot, key: str) -> Edit:
    """Delete a commitment; where a condition waits for it, it is never established."""
    commitment = commitment_of_key(snapshot, key)
    return Edit(label=f"Delete {mention(commitment)}", removes=(("commitments", key),))
