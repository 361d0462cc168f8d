"""What the records of an input mean together: references, unique ids, the rules of the field."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from convenor_db.domain.interchange.conditions import check_condition, verified_in
from convenor_db.domain.interchange.contents import check_contents
from convenor_db.domain.interchange.faults import Faults
from convenor_db.domain.interchange.shape import fields_of, pointers, points_anywhere
from convenor_db.domain.invitations import LIVE
from convenor_db.domain.records import CONVENING, KINDS, Invitation, Kind, Record
from convenor_db.domain.records.base import Form
from convenor_db.domain.snapshot import Snapshot

Records = Mapping[str, Sequence[Any]]
CONDITIONS: Final = (Form.CONDITION, Form.NEEDS, Form.GATE)


class Known:
    """Every key that a reference may name: the input's own and the file's beside it."""

    def __init__(
        self, records: Records, misread: Mapping[str, set[str]], beside: Snapshot | None
    ) -> None:
        self._keys: dict[str, set[str]] = {}
        for name, kind in KINDS.items():
            keys = {kind.key_of(record) for record in _present(records, name)}
            keys |= misread.get(name, set())
            if beside is not None:
                keys |= beside.table(name).keys()
            self._keys[name] = keys

    def has(self, kinds: Sequence[str], key: str) -> bool:
        """Say whether one of *kinds* has a record of this key."""
        return any(key in self._keys[kind] for kind in kinds)


def _present(records: Records, kind: str) -> list[Any]:
    return [record for record in records.get(kind, ()) if record is not None]


def check_meaning(
    records: Records, misread: Mapping[str, set[str]], beside: Snapshot | None, faults: Faults
) -> None:
    """Note everything that is wrong although each value by itself is right.

    An item that was misread stands as None in its list, so that paths keep counting right.
    """
    _check_unique(records, beside, faults)
    known = Known(records, misread, beside)
    for kind, rows in records.items():
        for at, record in enumerate(rows):
            if record is None:
                continue
            path = kind if kind == CONVENING else f"{kind}[{at}]"
            if not KINDS[kind].fact:  # what has happened may name what is gone
                _check_pointers(record, path, known, faults)
            _check_conditions(record, path, known, faults)
    together = _together(records, beside)
    _check_seats(records, together, faults)
    _check_verified(records, together, faults)
    check_contents(records, together, faults)


def _together(records: Records, beside: Snapshot | None) -> dict[str, dict[str, Any]]:
    """Return by kind and key what the file will hold, the input before what it replaces."""
    return {
        name: {
            **(beside.table(name) if beside else {}),
            **{kind.key_of(record): record for record in _present(records, name)},
        }
        for name, kind in KINDS.items()
    }


def _check_unique(records: Records, beside: Snapshot | None, faults: Faults) -> None:
    owner: dict[str, str] = {}
    for name, kind in KINDS.items():
        if beside is not None and kind.keyed:
            owner.update(dict.fromkeys(beside.table(name), name))
    for name, kind in KINDS.items():
        _check_unique_in(kind, records.get(name, ()), owner, faults)


def _check_unique_in(
    kind: Kind, rows: Sequence[Any], owner: dict[str, str], faults: Faults
) -> None:
    seen: dict[str, str] = {}
    for at, record in enumerate(rows):
        if record is None:
            continue
        key, path = kind.key_of(record), f"{kind.name}[{at}]"
        if key in seen:
            faults.add(path, f"{key!r} stands twice (first at {seen[key]})")
        elif kind.keyed and owner.get(key, kind.name) != kind.name:
            faults.add(f"{path}.id", f"{key!r} is already the id of one of {owner[key]}")
        seen.setdefault(key, path)
        if kind.keyed:
            owner[key] = kind.name


def _check_pointers(record: Record, path: str, known: Known, faults: Faults) -> None:
    if not points_anywhere(type(record)):
        return
    for pointer in pointers(record):
        if not pointer.loose and not known.has(pointer.kinds, pointer.key):
            where = " or ".join(kind.replace("_", " ") for kind in pointer.kinds)
            faults.add(f"{path}.{pointer.path}", f"{pointer.key!r} is none of the {where}")


def condition_fields(record: Record) -> Iterator[tuple[str, Form, Any]]:
    """Yield name, form and value of every condition that a record holds."""
    for field in fields_of(type(record)):
        if field.shape.form in CONDITIONS:
            yield field.name, field.shape.form, getattr(record, field.attribute)


def _check_conditions(record: Record, path: str, known: Known, faults: Faults) -> None:
    for name, form, condition in condition_fields(record):
        at = f"{path}.{name}"
        for key, kinds in check_condition(condition, form, at, faults.add):
            if not known.has(kinds, key):
                where = " or ".join(kinds)
                faults.add(at, f"{key!r} is none of the {where}")


def _check_verified(
    records: Records, together: Mapping[str, Mapping[str, Any]], faults: Faults
) -> None:
    """Note every `verified` that could mean nothing (VERIFICATION.md 3)."""
    for kind, rows in together.items():
        if KINDS[kind].fact or not _has_conditions(kind):
            continue
        given = enumerate(records.get(kind, ()))
        paths = {KINDS[kind].key_of(one): f"{kind}[{at}]" for at, one in given if one is not None}
        for key, record in rows.items():
            own = getattr(record, "party", None) or getattr(record, "organisation", None)
            for name, _, condition in condition_fields(record):
                for fault in verified_faults(condition, own, together["commitments"]):
                    faults.add(f"{paths.get(key, f'{kind} {key} of the file')}.{name}", fault)


def _has_conditions(kind: str) -> bool:
    return any(field.shape.form is Form.CONDITION for field in fields_of(KINDS[kind].record))


def verified_faults(
    condition: Any, own: str | None, commitments: Mapping[str, Any]
) -> Iterator[str]:
    """Yield what is wrong with each `verified` of a well-formed condition.

    *own*: the organisation that makes the condition, None for a measure. A commitment that is
    not there at all is told as an id that does not resolve.
    """
    for rule in verified_in(condition):
        commitment = commitments.get(rule["verified"])
        if commitment is None:
            continue
        if commitment.undertakes is None:
            yield f"{rule['verified']!r} cannot be verified: it says no undertaking in `undertakes`"
        elif commitment.party == own:
            yield f"{rule['verified']!r} is the party's own: it cannot wait for that to be verified"
        elif own is None and "for" not in rule:
            yield f"{rule['verified']!r} must be verified for somebody: say for whom in `for`"


def _check_seats(
    records: Records, together: Mapping[str, Mapping[str, Any]], faults: Faults
) -> None:
    held: dict[str, str] = {}
    for key, invitation in together["invitations"].items():
        if invitation.status in LIVE and invitation.person:
            other = held.setdefault(invitation.person, key)
            if other != key:
                faults.add(
                    "invitations", f"{invitation.person!r} holds two live seats: {other}, {key}"
                )
    for at, invitation in enumerate(records.get("invitations", ())):
        if invitation is None:
            continue
        path = f"invitations[{at}]"
        if invitation.person is None and invitation.seat_of is None:
            faults.add(path, "a seat without a person names an organisation in seat_of")
        if _loops(invitation, together["invitations"]):
            faults.add(f"{path}.substitute_for", "substitutes go round in a circle")


def _loops(invitation: Invitation, invitations: Mapping[str, Invitation]) -> bool:
    seen = {invitation.key}
    ahead = invitation.substitute_for
    while ahead is not None and ahead in invitations:
        if ahead in seen:
            return True
        seen.add(ahead)
        ahead = invitations[ahead].substitute_for
    return False
