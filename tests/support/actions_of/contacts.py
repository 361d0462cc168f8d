"""The actions of the contact log, with drawn arguments."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.actions import contacts
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import ContactKind
from support.draws import DAYS, TODAY, Draws, Making


def _whom(d: Draws) -> contacts.With:
    return contacts.With(d.one("", d.key("people")), d.one("", d.key("organisations")))


def _field(d: Draws) -> tuple[str, str]:
    field = d.one(*contacts.ENTRIES)
    drawn = {"on": d.one(*DAYS, "", d.text()), "kind": d.one(*ContactKind, d.text())}
    return field, str(drawn.get(field, d.text()))


OF_CONTACTS: Final[Mapping[Callable[..., Edit], Making]] = {
    contacts.enter_new: lambda d: contacts.enter_new(
        d.now,
        d.one(d.new("k"), d.key("contacts")),
        _whom(d),
        dict([("text", d.text()), _field(d)]),
        today=TODAY,
        by="marta",
    ),
    contacts.set_field: lambda d: contacts.set_field(d.now, d.key("contacts"), *_field(d)),
    contacts.set_whom: lambda d: contacts.set_whom(d.now, d.key("contacts"), _whom(d)),
    contacts.delete: lambda d: contacts.delete(d.now, d.keys("contacts")),
}
