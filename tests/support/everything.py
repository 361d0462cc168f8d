"""A convening that holds one of every kind of thing, each pointing to others."""

import base64
import hashlib
from typing import Any

from support.builders import a_full_house

_AT = "2027-03-01T08:00:00Z"
_PICTURE = b"a picture"


def one_of_everything() -> dict[str, Any]:
    """Return the full house with every list filled, so that deletions have much to follow."""
    value = a_full_house() | _people() | _positions() | _papers() | _happened()
    house = a_full_house()
    for kind, more in {**_agenda(), **_more_people()}.items():
        value[kind] = [*house[kind], *more]
    value["convening"]["manual_order"] = ["v2", "v1"]
    value["convening"]["country"] = "CH"
    value["releases"] = [{"number": 1, "at": _AT, "sessions": [value["sessions"][1]]}]
    return value


def _more_people() -> dict[str, Any]:
    away = [{"from": "2027-04-15T08:00", "to": "2027-04-15T09:00"}]
    post = {"organisation": "o2", "post": "adviser"}
    return {
        "organisations": [
            {"id": "o3", "name": "Third", "constituency": "academia", "aliases": ["T"]}
        ],
        "people": [
            {"id": "p4", "family": "Vier", "organisation": "o3", "other_posts": [post]},
            {"id": "p5", "family": "Fünf"},
        ],
        "invitations": [
            {"id": "v3", "person": "p3", "status": "substituted", "wave": 1},
            {
                "id": "v4", "person": "p4", "status": "accepted", "substitute_for": "v3",
                "arrives": "2027-04-14T08:00", "away": away,
            },
            {"id": "v5", "seat_of": "o3", "status": "approved"},
        ],
    }  # fmt: skip


def _agenda() -> dict[str, Any]:
    return {
        "rooms": [{"id": "r2", "name": "Alpha"}, {"id": "r3", "name": "Beta"}],
        "sessions": [
            {
                "id": "s2", "title": "Two", "kind": "breakout", "minutes": 90, "room": "r2",
                "start": "2027-04-15T10:00", "issues": ["i1"], "after": ["s1"],
                "briefs": ["b1"], "attachments": ["at1"], "circulated_on": "2027-03-01",
                "people": [{"invitation": "v1", "role": "chair", "present": True}],
                "clearance": {"by": "c", "on": "2027-03-01", "fingerprint": "x"},
            },
            {
                "id": "s3", "title": "Three", "kind": "bilateral", "minutes": 30, "after": ["s4"],
                "people": [{"invitation": "v5"}, {"invitation": "v2", "transferable": True}],
                "issues": ["i2"], "briefs": ["b2"],
            },
            {
                "id": "s4", "title": "Four", "kind": "meal", "minutes": 45, "room": "r3",
                "start": "2027-04-15T12:00", "people": [{"invitation": "v4"}],
            },
        ],
    }  # fmt: skip


def _people() -> dict[str, Any]:
    return {
        "travel_documents": [{"person": "p1", "name": "A O", "birth_date": "1970-01-01"}],
        "waves": [
            {"number": 1, "reply_by": "2027-03-20", "requires": {"any": ["o1", "o2"]}},
            {"number": 2, "send_on": "2027-03-25"},
        ],
        "keep_apart": [{"id": "ka1", "a": "v1", "b": "o2"}],
        "targets": [{"id": "t1", "by": "country", "value": "CH", "min": 1, "session": "s3"}],
        "not_same": [{"a": "p1", "b": "p4"}],
        "groups": [
            {
                "id": "g1", "session": "s3", "round": 1, "number": 1,
                "invitations": ["v1", "v4"], "locked": ["v1"],
            }
        ],
        "seatings": [
            {
                "id": "se1", "session": "s4", "tables": [{"number": 1, "seats": 4}],
                "places": {"1:1": "v1", "1:2": "v2"},
            }
        ],
    }  # fmt: skip


def _positions() -> dict[str, Any]:
    day = {"as_of": "2027-01-01"}
    options = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]
    waits = {"all": ["k2", {"not": "f1"}]}
    return {
        "issues": [
            {"id": "i1", "title": "One", "options": options},
            {"id": "i2", "title": "Two", "options": options},
            {"id": "i3", "title": "Three"},
        ],
        "contacts": [{"id": "c1", "on": "2027-01-01", "organisation": "o1", "text": "x"}],
        "positions": [
            {"id": "q1", "organisation": "o1", "issue": "i1", "supports": ["a"], **day},
            {
                "id": "q2", "organisation": "o2", "issue": "i2", "supports": ["a", "b"],
                "contact": "c1", **day,
            },
        ],
        "red_lines": [{"id": "l1", "organisation": "o1", "issue": "i2", "rejects": ["b"]}],
        "facts": [{"id": "f1", "text": "It is so"}],
        "commitments": [
            {"id": "k1", "party": "o1", "undertaking": "x", "issue": "i2", "if": waits},
            {"id": "k2", "party": "o2", "undertaking": "y", "undertakes": "u1"},
        ],
        "scenarios": [
            {"id": "sc1", "name": "S", "assume": {"k1": True}, "statuses": {"v2": "declined"}}
        ],
        "undertakings": [{"id": "u1", "title": "U"}],
        "measures": [{"id": "m1", "title": "M", "covers": [{"undertaking": "u1"}]}],
        "acceptances": [{"id": "ac1", "organisation": "o2", "measure": "m1", "as": "host", **day}],
        "requirements": [
            {"id": "rq1", "organisation": "o1", "about": "o2", "needs": {"any": ["m1"]}, **day}
        ],
    }  # fmt: skip


def _papers() -> dict[str, Any]:
    picture = {"media_type": "image/png", "base64": base64.b64encode(_PICTURE).decode()}
    picture["sha256"] = hashlib.sha256(_PICTURE).hexdigest()
    chosen = {"alternatives": {"i2": {"a": "one", "b": "other"}}, "chosen": {"i2": "a"}}
    return {
        "attachments": [{"id": "at1", "name": "x.png", **picture}],
        "briefs": [
            {
                "id": "b1", "title": "B1", "kind": "position", "markdown": "x",
                "about": {"organisation": "o1"}, "state": "approved", "approved_by": "x",
                "approved_on": "2027-02-01", "attachments": ["at1"],
                "readers": {"invitations": ["v1"], "organisations": ["o1"]},
            },
            {
                "id": "b2", "title": "B2", "kind": "background", "markdown": "y",
                "about": {"session": "s3"}, "state": "in-review",
            },
            {"id": "b3", "title": "B3", "kind": "logistics", "markdown": ""},
        ],
        "statements": [
            {
                "id": "st1", "title": "S",
                "versions": [{"number": 1, "on": "2027-02-01", "markdown": "[[i2]]", **chosen}],
                "signatures": [{"organisation": "o3", "version": 1, "how": "signs"}],
                "readers": {"organisations": ["o1"], "invitations": ["v2"]},
            }
        ],
        "templates": [{"id": "te1", "name": "T", "kind": "invitation", "markdown": "{{name}}"}],
    }  # fmt: skip


def _happened() -> dict[str, Any]:
    return {
        "copies": [
            {
                "number": 1, "of": 1, "invitation": "v1", "name": "X", "version": 1,
                "sha256": "a", "content": "c", "pages": 1, "at": _AT,
            }
        ],
        "waivers": [
            {"warning": "room-missing:s3", "by": "x", "reason": "y", "at": _AT, "fingerprint": "f"}
        ],
        "recipe": [{"part": "cover"}, {"part": "briefs", "capacities": ["participant"]}],
        "notes": [{"id": "note", "session": "s4", "speaker": "v2", "text": "said"}],
        "outcomes": [{"id": "oc1", "session": "s4", "text": "t", "owner": "o2"}],
        "travel": [{"id": "tr1", "invitation": "v2", "kind": "flight"}],
    }  # fmt: skip
