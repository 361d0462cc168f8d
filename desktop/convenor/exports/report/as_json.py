"""The report as JSON; its shape stands in the package's own words."""

import json
from typing import Any, Final

from convenor.exports.report.account import Account, Changed, Done, Entry, Told, Words, by_kind

FORM: Final = 1


def as_json(account: Account) -> bytes:
    """Return the report as UTF-8: keys sorted, one newline at the end."""
    text = json.dumps(as_object(account), indent=1, sort_keys=True, ensure_ascii=False)
    return f"{text}\n".encode()


def as_object(account: Account) -> dict[str, Any]:
    """Return the report as one object."""
    making, convening = account.making, account.snapshot.convening
    organiser = convening.organiser
    return {
        "convenor_report": FORM,
        "about": {
            "name": account.name,
            "native": account.person.native,
            "deleted": account.deleted,
        },
        "made": {
            "at": making.at, "by": making.by, "from": making.file, "program": making.program,
        },
        "convening": {
            "title": convening.title, "starts": convening.starts, "ends": convening.ends,
            "zone": convening.zone,
            "organiser": organiser and {"name": organiser.name, "email": organiser.email},
        },
        "held": {kind: [_told(one) for one in of] for kind, of in by_kind(account.told).items()},
        "mentions": [_words(one) for one in account.mentions],
        "former": [{**_words(one), "at": one.at} for one in account.former],
        "typed": list(account.typed),
        "views": list(account.views),
        "used": list(account.used),
        "history": [_done(one) for one in account.history],
        "left_out": list(account.left_out),
    }  # fmt: skip


def _words(one: Words) -> dict[str, Any]:
    return {
        "kind": one.kind, "called": one.called, "field": one.field, "excerpt": one.excerpt,
        "count": one.count, "sure": one.sure,
    }  # fmt: skip


def _told(one: Told) -> dict[str, Any]:
    made: dict[str, Any] = {"deleted": True} if one.deleted else {}
    if one.entries:
        entries = [_entry(entry) for entry in one.entries]
        return {**made, **one.context, "called": one.called, "entries": entries}
    return {**made, "fields": dict(one.fields)}


def _entry(entry: Entry) -> dict[str, Any]:
    made: dict[str, Any] = {"at": entry.at, "fields": dict(entry.fields)}
    return {**made, "within": dict(entry.within)} if entry.within else made


def _done(one: Done) -> dict[str, Any]:
    return {
        "at": one.at, "by": one.by, "what": one.what, "fact": one.fact, "undone": one.undone,
        "changes": [_changed(change) for change in one.changes],
    }  # fmt: skip


def _changed(one: Changed) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "called": one.called,
        "what": one.what,
        "fields": {name: {"before": was, "after": now} for name, was, now in one.fields},
    }
