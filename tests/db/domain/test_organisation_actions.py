"""Organisations: added, changed, deleted."""

from functools import partial

import pytest

from convenor_db.domain.actions import organisations
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import NotAllowed
from support.builders import a_full_house, a_store


def test_a_new_organisation_is_other_until_it_is_said() -> None:
    with a_store() as store:
        store.act(partial(organisations.enter_new, key="o9", texts={"name": "Vela Cloud"}))
        assert store.snapshot.organisations["o9"].constituency == "other"


def test_names_by_language_are_read_a_line_each() -> None:
    with a_store() as store:
        change = partial(organisations.set_field, key="o1", field="names", text="fr: Albie")
        store.act(change)
        assert store.snapshot.organisations["o1"].names == {"fr": "Albie"}


def test_an_organisation_keeps_a_name() -> None:
    with a_store() as store, pytest.raises(Unreadable, match="needs a name"):
        organisations.set_field(store.snapshot, "o1", "name", " ")


def test_people_stay_when_their_organisation_goes() -> None:
    with a_store() as store:
        store.act(partial(organisations.delete, keys=["o1"]))
        assert store.snapshot.people["p1"].organisation is None
        store.undo()
        assert store.snapshot.people["p1"].organisation == "o1"


def test_an_unnamed_seat_goes_with_its_organisation() -> None:
    house = a_full_house()
    house["invitations"].append({"id": "v9", "seat_of": "o1"})
    with a_store(house) as store:
        store.act(partial(organisations.delete, keys=["o1"]))
        assert "v9" not in store.snapshot.invitations
        assert store.findings() == []


def test_a_seat_that_names_its_organisation_loses_only_that() -> None:
    house = a_full_house()
    house["invitations"][0]["seat_of"] = "o2"
    with a_store(house) as store:
        store.act(partial(organisations.delete, keys=["o2"]))
        assert store.snapshot.invitations["v1"].seat_of is None


def test_the_exact_name_is_found_before_a_short_one() -> None:
    house = a_full_house()
    house["organisations"][0]["short"] = "Northlight AI"
    with a_store(house) as store:
        found = organisations.find(store.snapshot, "northlight ai")
        assert found is not None
        assert found.key == "o2"


def test_what_is_gone_already_is_said_to_be() -> None:
    with a_store() as store, pytest.raises(Exception, match="deleted already") as refused:
        organisations.delete(store.snapshot, ["nothing"])
    assert not isinstance(refused.value, NotAllowed)
