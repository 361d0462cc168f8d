"""People: added, changed, deleted; their further posts and travel documents."""

from functools import partial
from typing import Any

import pytest

from convenor_db.domain.actions import people
from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.records import InvitationKey, LedgerEntry, Method, OrganisationKey
from convenor_db.domain.similar import similar_people
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store

NEW = OrganisationKey("o9")


def changed(store: Store, build: Any, **more: Any) -> Snapshot:
    """Act, and return the snapshot afterwards."""
    store.act(partial(build, **more))
    return store.snapshot


def test_a_field_is_read_before_it_is_stored() -> None:
    with a_store() as store:
        after = changed(store, people.set_field, key="p1", field="emails", text="a@b.org, c@d.org")
        assert after.people["p1"].emails == ("a@b.org", "c@d.org")


def test_the_label_names_the_field_and_the_person_by_key() -> None:
    with a_store() as store:
        edit = people.set_field(store.snapshot, "p1", "zone", "Zurich")
        assert edit.label == "Change time zone of {people:p1}"


def test_somebody_deleted_meanwhile_is_not_changed() -> None:
    with a_store() as store, pytest.raises(Gone):
        people.set_field(store.snapshot, "nobody", "post", "Envoy")


def test_an_organisation_is_found_by_any_name_it_goes_by() -> None:
    house = a_full_house()
    house["organisations"][1] |= {"short": "NL", "names": {"fr": "Lumière du Nord"}}
    with a_store(house) as store:
        after = changed(
            store, people.set_organisation, key="p1", name="lumiere du nord", new_organisation=NEW
        )
        assert after.people["p1"].organisation == "o2"


def test_an_organisation_nobody_knows_is_made_in_the_same_action() -> None:
    with a_store() as store:
        after = changed(
            store, people.set_organisation, key="p1", name="Vela Cloud", new_organisation=NEW
        )
        assert after.organisations["o9"].constituency == "other"
        assert after.people["p1"].organisation == "o9"
        store.undo()
        assert "o9" not in store.snapshot.organisations


def test_no_organisation_is_none() -> None:
    with a_store() as store:
        after = changed(store, people.set_organisation, key="p1", name=" ", new_organisation=NEW)
        assert after.people["p1"].organisation is None


def test_a_new_person_has_what_was_typed_before_the_name() -> None:
    texts = {"given": "Ada", "family": "Lovelace", "organisation": "Albia", "tags": "vip"}
    with a_store() as store:
        after = changed(store, people.enter_new, key="p9", texts=texts, new_organisation=NEW)
        ada = after.people["p9"]
        assert (ada.given, ada.family, ada.organisation, ada.tags) == (
            "Ada", "Lovelace", "o1", ("vip",),
        )  # fmt: skip


def test_a_new_person_without_a_name_is_taken_back() -> None:
    with a_store() as store:
        changed(store, people.enter_new, key="p9", texts={"family": "L"}, new_organisation=NEW)
        after = changed(store, people.enter_new, key="p9", texts={}, new_organisation=NEW)
        assert "p9" not in after.people


def test_a_further_post_is_added_changed_and_taken_away() -> None:
    with a_store() as store:
        add = partial(people.set_other_post, key="p1", at=0, new_organisation=NEW)
        assert (
            changed(store, add, post=("Northlight AI", "Adviser")).people["p1"].other_posts[0].post
            == "Adviser"
        )
        after = changed(store, add, post=("Northlight AI", "Fellow"))
        assert [post.post for post in after.people["p1"].other_posts] == ["Fellow"]
        assert changed(store, add, post=("", "")).people["p1"].other_posts == ()


def test_a_further_post_needs_its_organisation() -> None:
    with a_store() as store, pytest.raises(Unreadable, match="needs its organisation"):
        people.set_other_post(store.snapshot, "p1", 0, ("", "Adviser"), NEW)


def test_the_first_field_of_a_travel_document_makes_it_in_the_persons_name() -> None:
    with a_store() as store:
        after = changed(store, people.set_travel, key="p1", field="number", text="X12")
        document: Any = after.table("travel_documents")["p1"]
        assert (document.name, document.number) == ("Amara Okafor", "X12")


def test_an_emptied_travel_document_is_removed() -> None:
    with a_store() as store:
        changed(store, people.set_travel, key="p1", field="number", text="X12")
        after = changed(store, people.set_travel, key="p1", field="number", text="")
        assert not after.table("travel_documents")


def test_deleting_takes_seat_and_travel_document_along_and_comes_back() -> None:
    with a_store() as store:
        changed(store, people.set_travel, key="p1", field="number", text="X12")
        before = store.snapshot
        after = changed(store, people.delete, keys=["p1"])
        assert "p1" not in after.people
        assert "v1" not in after.invitations
        assert not after.table("travel_documents")
        store.undo()
        assert store.snapshot.people == before.people
        assert store.snapshot.sessions == before.sessions


def a_calendar_of(seat: str) -> LedgerEntry:
    """Return a ledger row: a calendar was given out to a seat."""
    at = "2027-02-01T08:00:00Z"
    return LedgerEntry(
        uid="u1@convenor",
        invitation=InvitationKey(seat),
        sequence=0,
        method=Method.REQUEST,
        stamp=at,
        hash="x",
        exported_at=at,
        address="a@example.org",
        organiser="secretariat@example.org",
    )


def test_whom_a_calendar_names_is_not_deleted_and_the_refusal_names_them() -> None:
    with a_store() as store:
        store.record("Write calendars", (a_calendar_of("v1"),))
        with pytest.raises(NotAllowed, match="Amara Okafor holds a seat that stands"):
            people.delete(store.snapshot, ["p1", "p3"])


def test_a_label_for_several_counts_them() -> None:
    with a_store() as store:
        edit: Edit = people.delete(store.snapshot, ["p1", "p3"])
        assert edit.label == "Delete 2 people"


@pytest.mark.parametrize("typed", ["okaf", "Amara Oka", "okafor amara"])
def test_a_like_name_is_found_by_the_beginnings_of_its_words(typed: str) -> None:
    with a_store() as store:
        assert [one.key for one in similar_people(store.snapshot, typed)] == ["p1"]


def test_a_name_in_another_script_is_found_in_latin_letters() -> None:
    with a_store() as store:
        assert [one.key for one in similar_people(store.snapshot, "Zhang")] == ["p2"]


@pytest.mark.parametrize("typed", ["", "a", "Okafor Ngozi"])
def test_too_little_or_another_name_finds_nobody(typed: str) -> None:
    with a_store() as store:
        assert similar_people(store.snapshot, typed) == []
