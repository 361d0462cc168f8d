"""A convening in which everybody has something to hide, and reports on one of them."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from convenor.exports.report import Making, write_report
from convenor.exports.report.account import Account, account_of
from convenor.exports.report.as_json import as_json
from convenor.imports.countries import NAMES as COUNTRIES
from convenor_db.domain.held.whom import whom
from convenor_db.store.store import Store
from support.everything import one_of_everything

MAKING = Making(
    now=datetime(2027, 3, 2, 9, tzinfo=UTC), by="Marta Lind", file="a.convenor", program="Convenor",
    countries=COUNTRIES,
)  # fmt: skip
NAMES = (("Okafor", "Amara"), ("張", "偉"), ("الخالد", "نور"), ("Vier", "Jan"), ("Fünf", "Ida"))
SECRET = "hidden-"
"""How every text begins that is about somebody else."""
OWN = "told-"
"""How every text begins that is about the person."""
_AT = "2027-03-01T08:00:00Z"


def a_value() -> dict[str, Any]:
    """Return a convening with everything in it; p1 has a seat, v1; much is said of everybody."""
    value = one_of_everything()
    for person, (family, given) in zip(value["people"], NAMES, strict=True):
        called = {"family": family, "given": given, "emails": [f"{person['id']}@example.org"]}
        said = _said(person["id"] == "p1", "dietary", "access", "biography", "note", "phone")
        person.update(called | said)
    for seat in value["invitations"]:
        seat.update(_said(seat["id"] == "v1", "owner", "nominated_by", "note"))
    _happened(value)
    _noted(value)
    return value


def _said(own: bool, *fields: str) -> dict[str, str]:  # noqa: FBT001 - reads well where it is used
    return {field: f"{OWN if own else SECRET}{field}" for field in fields}


def _happened(value: dict[str, Any]) -> None:
    entry = {
        "sequence": 1, "method": "REQUEST", "stamp": _AT, "hash": "h", "exported_at": _AT,
        "organiser": "secretariat@example.org",
    }  # fmt: skip
    value["calendar_ledger"] = [
        {**entry, "uid": f"{begin}uid", "invitation": seat, "address": address,
         "title": f"{begin}title", "comment": f"{begin}comment"}
        for seat, address, begin in (
            ("v1", "p1@example.org", OWN), ("v2", "p2@example.org", SECRET),
        )
    ]  # fmt: skip
    value["replies"] = [
        {"id": f"re-{seat}", "method": "REPLY", "state": "applied", "invitation": seat,
         "hash": f"h{seat}", "comment": f"{begin}reply"}
        for seat, begin in (("v1", OWN), ("v2", SECRET))
    ]  # fmt: skip
    value["waivers"].append(
        {"warning": "person-twice:v1:s1:s2", "by": "x", "reason": f"{OWN}reason", "at": _AT,
         "fingerprint": "f"}
    )  # fmt: skip


def _noted(value: dict[str, Any]) -> None:
    value["contacts"] += [
        {"id": "c2", "on": "2027-01-02", "person": "p1", "by": "Ida Fünf", "text": f"{OWN}call"},
        {"id": "c3", "on": "2027-01-02", "person": "p2", "text": f"{SECRET}call"},
        {"id": "c4", "on": "2027-01-03", "organisation": "o1",
         "text": f"{SECRET}far\nAmara Okafor and Jan Vier: {OWN}mention"},
    ]  # fmt: skip
    value["briefs"] += [
        {"id": "b8", "title": "About one", "kind": "background", "about": {"person": "p1"},
         "markdown": f"# Head\n\n{OWN}**brief** with Jan Vier"},
        {"id": "b9", "title": "About another", "kind": "background", "about": {"person": "p2"},
         "markdown": f"{SECRET}brief"},
    ]  # fmt: skip
    value["notes"][0]["id"] = "n1"  # not the name of a field
    value["notes"] += [
        {"id": "n2", "session": "s1", "speaker": "v1", "text": f"{OWN}spoken"},
        {"id": "n3", "session": "s1", "text": f"{SECRET}spoken"},
    ]
    value["travel"] += [{"id": "t2", "invitation": "v1", "kind": "train", "note": f"{OWN}train"}]
    value["travel"][0]["note"] = f"{SECRET}flight"
    for kind in ("positions", "acceptances", "commitments"):
        value[kind][0]["note"] = f"{SECRET}{kind}"
    value["keep_apart"] += [{"id": "ka2", "a": "v2", "b": "v4", "reason": f"{SECRET}apart"}]
    value["keep_apart"][0]["reason"] = f"{OWN}apart"
    value["travel_documents"] += [{"person": "p2", "name": f"{SECRET}passport"}]


def told(store: Store, person: str = "p1") -> Account:
    """Return the account of a person."""
    somebody = whom(store.snapshot, person)
    return account_of(store.traces(somebody), MAKING)


def reported(store: Store, person: str = "p1") -> dict[str, Any]:
    """Return the report on a person, read back."""
    made: dict[str, Any] = json.loads(as_json(told(store, person)))
    return made


def written(store: Store, path: Path, person: str = "p1") -> Path:
    """Write the report on a person, and return where."""
    somebody = whom(store.snapshot, person)
    write_report(store.traces(somebody), path, MAKING)
    return path


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a value, names of fields too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, of in value.items():
            yield name
            yield from texts(of)
    elif isinstance(value, list):
        for of in value:
            yield from texts(of)
