"""The contact log: noted, corrected, deleted; with whom it was; what rests on it stays."""

from functools import partial
from typing import Any

import pytest

from convenor_db.domain.actions import contacts
from convenor_db.domain.actions.contacts import With
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import Gone
from convenor_db.domain.records import Contact, ContactKind
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store

CALLED = {"on": "2027-02-03", "text": "They  come.\n", "kind": "mail", "by": "Marta"}
noted = partial(contacts.enter_new, key="k1", whom=With("p1"), today="2027-03-01", by="M")


def contact(store: Store, key: str = "k1") -> Contact:
    """Return a contact as the file has it."""
    found = store.snapshot.get("contacts", key)
    assert isinstance(found, Contact)
    return found


def a_file(**more: Any) -> Store:
    """Return a store with one contact with p1 for o1."""
    house: dict[str, Any] = a_full_house() | more
    house["contacts"] = [
        {"id": "k1", "on": "2027-01-05", "person": "p1", "organisation": "o1", "text": "Called."}
    ]
    return a_store(house)


def test_a_contact_is_noted_with_whom_when_how_and_by_whom() -> None:
    with a_store() as store:
        action = store.act(partial(noted, texts=CALLED))
        assert action is not None
        assert action.label == "Add contact with {people:p1}"
        made = contact(store)
        assert (made.on, made.kind, made.text, made.by) == (
            "2027-02-03", ContactKind.MAIL, "They  come.", "Marta",
        )  # fmt: skip
        assert (made.person, made.organisation) == ("p1", None)
        store.undo()
        assert store.snapshot.get("contacts", "k1") is None


@pytest.mark.parametrize(("day", "reason"), [("", "needs its day"), ("2027-02-31", "is no day")])
def test_a_contact_without_its_day_is_refused(day: str, reason: str) -> None:
    with a_store() as store, pytest.raises(Unreadable, match=reason):
        noted(store.snapshot, texts={"on": day, "text": "Hello"})


@pytest.mark.parametrize("whom", [With("nobody"), With("p1", "nobody")])
def test_nobody_who_is_gone_is_spoken_to(whom: With) -> None:
    with a_store() as store, pytest.raises(Gone):
        noted(store.snapshot, whom=whom, texts=CALLED)


def test_a_new_one_exists_while_it_has_a_text_and_no_longer() -> None:
    with a_store() as store:
        store.act(partial(noted, texts={"text": "They"}))
        store.act(partial(noted, texts={"text": "They come", "kind": "meeting"}))
        assert contact(store).text == "They come"
        assert contact(store).kind is ContactKind.MEETING
        assert contact(store).on == "2027-03-01"
        store.act(partial(noted, texts={"text": " "}))
        assert store.snapshot.get("contacts", "k1") is None


def test_a_field_is_corrected_and_named_in_the_label() -> None:
    with a_file() as store:
        edit = contacts.set_field(store.snapshot, "k1", "on", "2027-01-06")
        assert edit.label == "Change day of a contact with {people:p1}"
        store.act(lambda _: edit)
        assert contact(store).on == "2027-01-06"
        with pytest.raises(Unreadable):
            contacts.set_field(store.snapshot, "k1", "text", "")


def test_it_can_turn_out_to_have_been_with_the_organisation() -> None:
    with a_file() as store:
        store.act(partial(contacts.set_whom, key="k1", whom=With("", "o2")))
        assert (contact(store).person, contact(store).organisation) == (None, "o2")
        label = contacts.set_field(store.snapshot, "k1", "by", "Zofia").label
        assert label == "Change who spoke of a contact with {organisations:o2}"


def test_a_position_that_rests_on_it_stays_without_it() -> None:
    rests = {"id": "x1", "organisation": "o1", "issue": "i1", "as_of": "2027-01-06"}
    issue = {"id": "i1", "title": "Reporting"}
    with a_file(issues=[issue], positions=[rests | {"contact": "k1"}]) as store:
        store.act(partial(contacts.delete, keys=["k1", "gone"]))
        assert store.snapshot.get("contacts", "k1") is None
        assert store.snapshot.positions["x1"].contact is None
        store.undo()
        assert store.snapshot.positions["x1"].contact == "k1"


def test_what_is_deleted_meanwhile_is_not_changed() -> None:
    with a_store() as store:
        for late in (
            partial(contacts.set_field, key="k1", field="text", text="x"),
            partial(contacts.set_whom, key="k1", whom=With("p1")),
            partial(contacts.delete, keys=["k1"]),
        ):
            with pytest.raises(Gone):
                late(store.snapshot)
