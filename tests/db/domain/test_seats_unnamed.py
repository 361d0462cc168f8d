"""Seats of an organisation without a name: added, named, and added beside people's."""

from functools import partial
from typing import Any, Final

import pytest

from convenor_db.domain.actions.many_seats import Beginning
from convenor_db.domain.actions.substitution import NewPerson
from convenor_db.domain.actions.unnamed_seats import (
    MOST,
    Wanted,
    add_seats,
    name_seat,
)
from convenor_db.domain.errors import ConvenorError, Gone, NotAllowed
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.interchange.write import to_text
from convenor_db.domain.records import Capacity, Status
from support.builders import a_full_house, a_store

TODAY: Final = "2027-03-01"


def keys() -> KeyMaker:
    """Return a maker of n1, n2 and so on."""
    made: list[str] = []

    def make(_: str) -> str:
        made.append("")
        return f"n{len(made)}"

    return make


def a_house() -> dict[str, Any]:
    """Return a convening with an unnamed seat that is listed in a session."""
    house = a_full_house()
    unnamed = {"id": "u1", "seat_of": "o2", "status": "invited", "invited_on": "2027-02-01"}
    house["invitations"].append(unnamed)
    house["sessions"][0]["people"].append({"invitation": "u1"})
    return house


def test_unnamed_seats_are_their_organisations() -> None:
    how = Beginning(status=Status.INVITED, capacity=Capacity.OBSERVER)
    with a_store(a_house()) as store:
        wanted = Wanted(organisation="o1", count=3)
        build = partial(add_seats, wanted=wanted, how=how, new_key=keys(), today=TODAY)
        action = store.act(build)
        assert action is not None
        assert action.label == "Add 3 seats for {organisations:o1}"
        new = [store.snapshot.invitations[key] for key in ("n1", "n2", "n3")]
        seen = {(s.person, s.seat_of, s.status, s.capacity, s.invited_on) for s in new}
        assert seen == {(None, "o1", "invited", "observer", TODAY)}


@pytest.mark.parametrize(
    ("body", "count", "error"),
    [("o1", 0, NotAllowed), ("o1", -1, NotAllowed), ("o1", MOST + 1, NotAllowed), ("x", 1, Gone)],
)
def test_seats_that_cannot_be_are_refused(body: str, count: int, error: type[Exception]) -> None:
    wanted = Wanted(organisation=body, count=count)
    with a_store(a_house()) as store, pytest.raises(error):
        add_seats(store.snapshot, wanted, Beginning(), new_key=keys(), today=TODAY)


def test_people_and_unnamed_seats_are_added_as_one_action() -> None:
    wanted = Wanted(people=["p1", "p3"], organisation="o2", count=2)
    with a_store(a_house()) as store:
        before = to_text(store.snapshot)
        add = partial(add_seats, how=Beginning(), new_key=keys(), today=TODAY)
        action = store.act(partial(add, wanted=wanted))
        assert action is not None
        assert action.label == "Add 3 seats"
        held = [(one.person, one.seat_of) for one in store.snapshot.invitations.values()][3:]
        assert held == [("p3", None), (None, "o2"), (None, "o2")]
        store.undo()
        assert to_text(store.snapshot) == before
        with pytest.raises(NotAllowed, match="has one already"):
            store.act(partial(add, wanted=Wanted(people=["p1"])))
        with pytest.raises(NotAllowed, match="nobody was chosen"):
            store.act(partial(add, wanted=Wanted()))


def test_naming_a_seat_is_an_edit_and_changes_only_who_sits() -> None:
    with a_store(a_house()) as store:
        name = partial(name_seat, seat="u1", person="p3", new_key=keys(), today=TODAY)
        action = store.act(name)
        assert action is not None
        assert len(action.changes) == 1
        seat = store.snapshot.invitations["u1"]
        assert (seat.person, seat.status, seat.invited_on) == ("p3", "invited", "2027-02-01")
        assert (seat.seat_of, seat.substitute_for) == ("o2", None)
        assert store.snapshot.sessions["s1"].people[-1].invitation == "u1"


def test_a_new_person_is_named_in_the_same_action() -> None:
    new = NewPerson(family="张", native="张伟", organisation="o2")
    with a_store(a_house()) as store:
        before = to_text(store.snapshot)
        store.act(partial(name_seat, seat="u1", person=new, new_key=keys(), today=TODAY))
        assert store.snapshot.people["n1"].native == "张伟"
        assert store.snapshot.invitations["u1"].person == "n1"
        store.undo()
        assert to_text(store.snapshot) == before


def test_who_waits_on_a_list_leaves_it_for_the_seat() -> None:
    house = a_house()
    house["invitations"].append({"id": "v3", "person": "p3", "status": "waitlisted"})
    with a_store(house) as store:
        store.act(partial(name_seat, seat="u1", person="p3", new_key=keys(), today=TODAY))
        assert store.snapshot.invitations["v3"].status == "withdrawn"


@pytest.mark.parametrize(
    ("seat", "person"), [("u1", "p1"), ("v1", "p3"), ("u1", "gone"), ("gone", "p3")]
)
def test_a_seat_is_not_named_for_whom_it_cannot_be(seat: str, person: str) -> None:
    with a_store(a_house()) as store, pytest.raises(ConvenorError):
        name_seat(store.snapshot, seat, person, new_key=keys(), today=TODAY)
