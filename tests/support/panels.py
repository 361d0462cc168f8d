"""What tests do in the panel of a person, as a user does it, on both screens that show it."""

from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from convenor.forms.contact_form import ContactForm
from convenor.forms.proofing_strip import ProofSheet
from convenor.widgets.editable import EditableField
from convenor.widgets.segmented import Segmented
from support.builders import a_full_house


def a_dossier() -> dict[str, Any]:
    """Return the full house with positions, contacts, briefs and a travel document.

    p1 (Amara Okafor) comes for Albia and chairs, p2 is invited, p3 has no seat.
    """
    house: dict[str, Any] = a_full_house()
    house["people"][0] |= {"post": "Minister", "emails": ["amara@albia.example"]}
    house["issues"] = [{"id": "i1", "title": "Reporting"}, {"id": "i2", "title": "Audits"}]
    house["positions"] = [
        {"id": "x1", "organisation": "o1", "issue": "i1", "stance": 2, "as_of": "2027-01-05"},
        {"id": "x2", "organisation": "o1", "issue": "i2", "stance": -1, "as_of": "2027-02-05"},
        {"id": "x3", "organisation": "o2", "issue": "i1", "stance": 0, "as_of": "2027-02-06"},
    ]
    house["contacts"] = [
        {"id": "k1", "on": "2027-01-05", "person": "p1", "text": "She called.", "by": "Zofia"},
        {"id": "k2", "on": "2027-02-01", "organisation": "o1", "kind": "letter", "text": "A note."},
        {"id": "k3", "on": "2027-02-02", "person": "p2", "text": "Elsewhere."},
    ]
    approved = {"state": "approved", "approved_by": "M", "approved_on": "2027-02-01"}
    house["briefs"] = [
        {"id": "b1", "title": "House rules", "kind": "logistics", "markdown": "Doors.", **approved},
        {"id": "b2", "title": "On Albia", "kind": "background", "markdown": "Careful.",
         "about": {"organisation": "o1"}, **approved},
    ]  # fmt: skip
    return house


def shown(window: QWidget, kind: type[Any]) -> list[Any]:
    """Return the widgets of a kind that are to be seen."""
    return [one for one in window.findChildren(kind) if one.isVisible()]


def choose(window: QWidget, menu: str, words: str) -> None:
    """Choose an entry of a menu that a button to be seen opens."""
    menus = [one for one in window.findChildren(QMenu) if one.accessibleName() == menu]
    there = [one for one in menus if (over := one.parentWidget()) and over.isVisible()]
    assert there, f"no menu {menu!r}"
    action = next(one for one in there[0].actions() if one.text().partition("\t")[0] == words)
    action.trigger()


def tabs(window: QWidget) -> list[str]:
    """Return the words on the tabs of the panel, in order."""
    return [one.accessibleName() for one in _tabs(window).parts()]


def turn(window: QWidget, words: str) -> None:
    """Bring a tab to the front, one from behind “…” as well."""
    part = next((one for one in _tabs(window).parts() if one.accessibleName() == words), None)
    if part is None:
        choose(window, "More tabs", words)
    else:
        part.click()


def _tabs(window: QWidget) -> Segmented:
    found: list[Segmented] = shown(window, Segmented)
    return next(one for one in found if one.accessibleName() == "About this person")


def proofs(window: QWidget) -> list[str]:
    """Return what the proofing strip says of each piece."""
    return [one.accessibleName() for one in shown(window, ProofSheet)]


def log(window: QWidget) -> list[ContactForm]:
    """Return the entries of the contact log, the empty one on top first."""
    found = shown(window, ContactForm)
    return sorted(found, key=lambda one: one.mapToGlobal(one.rect().topLeft()).y())


def in_entry(entry: ContactForm, name: str) -> EditableField:
    """Return a field of an entry of the log."""
    field = entry.fields.field(name)
    assert field is not None
    return field
