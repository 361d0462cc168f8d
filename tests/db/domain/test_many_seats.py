"""Seats of several people at once: given, offered moves, moved (RULES.md 2)."""

from functools import partial
from typing import Any

import pytest

from convenor_db.domain.actions import many_seats, seats
from convenor_db.domain.actions.many_seats import Beginning
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.invitations import held_seats
from convenor_db.domain.records import Capacity, Status
from support.builders import a_full_house, a_store, an_interchange

TODAY = "2027-03-01"


def keys() -> KeyMaker:
    """Return a maker of n1, n2 and so on."""
    made: list[str] = []

    def make(_: str) -> str:
        made.append("")
        return f"n{len(made)}"

    return make


def a_house_with(*statuses: str) -> dict[str, Any]:
    """Return a convening with one person and seat for each status."""
    people = [{"id": f"p{at}", "family": f"Person {at}"} for at in range(len(statuses))]
    invitations = [
        {"id": f"v{at}", "person": f"p{at}", "status": status} for at, status in enumerate(statuses)
    ]
    waves = [{"number": 1, "name": "First"}]
    return an_interchange(people=people, invitations=invitations, waves=waves)


def test_a_seat_is_given_to_everybody_who_has_none() -> None:
    with a_store() as store:
        how = Beginning(status=Status.APPROVED, capacity=Capacity.OBSERVER)
        give = partial(many_seats.give, how=how, new_key=keys(), today=TODAY)
        store.act(partial(give, people=["p1", "p3"]))
        seat = store.snapshot.invitations["n1"]
        assert (seat.person, seat.status, seat.capacity) == ("p3", "approved", "observer")
        assert "n2" not in store.snapshot.invitations


def test_a_seat_given_as_accepted_has_its_days() -> None:
    with a_store() as store:
        how = Beginning(status=Status.ACCEPTED)
        edit = many_seats.give(store.snapshot, ["p3"], how, new_key=keys(), today=TODAY)
        (seat,) = edit.puts
        assert (seat.invited_on, seat.replied_on) == (TODAY, TODAY)  # type: ignore[attr-defined]


def test_nobody_gets_a_second_seat() -> None:
    with a_store() as store, pytest.raises(NotAllowed, match="has one already"):
        many_seats.give(store.snapshot, ["p1", "p2"], Beginning(), new_key=keys(), today=TODAY)


def test_whose_seat_is_out_can_be_given_another() -> None:
    with a_store(a_house_with("withdrawn", "longlist")) as store:
        assert many_seats.seatless(store.snapshot, ["p0", "p1"]) == ["p0"]


def test_moves_are_offered_in_status_order_with_who_stays_and_why() -> None:
    with a_store(a_house_with("invited", "invited", "accepted")) as store:
        offered = many_seats.choices(store.snapshot, ["v0", "v1", "v2"], today=TODAY)
        assert [choice.status for choice in offered] == [
            "tentative", "accepted", "declined", "withdrawn",
        ]  # fmt: skip
        accepted = offered[1]
        assert accepted.movers == ("v0", "v1")
        assert [(one.key, one.why) for one in accepted.stays] == [("v2", "is accepted already")]


def test_attended_and_absent_are_offered_from_the_first_day_on() -> None:
    with a_store(a_house_with("accepted")) as store:
        offered = many_seats.choices(store.snapshot, ["v0"], today="2027-04-14")
        assert {"attended", "absent"} <= {str(choice.status) for choice in offered}


def test_substituted_is_never_offered() -> None:
    with a_store(a_house_with("accepted")) as store:
        offered = many_seats.choices(store.snapshot, ["v0"], today=TODAY)
        assert Status.SUBSTITUTED not in [choice.status for choice in offered]


def test_those_who_may_move_and_the_others_stay() -> None:
    with a_store(a_house_with("invited", "longlist")) as store:
        move = partial(many_seats.move_many, status=Status.ACCEPTED, today=TODAY)
        action = store.act(partial(move, seats=["v0", "v1"]))
        assert action is not None
        assert action.label == "Move {invitations:v0} to accepted"
        assert store.snapshot.invitations["v0"].replied_on == TODAY
        assert store.snapshot.invitations["v1"].status == "longlist"


def test_where_nobody_may_move_it_is_refused() -> None:
    with a_store(a_house_with("longlist")) as store, pytest.raises(NotAllowed):
        many_seats.move_many(store.snapshot, ["v0"], Status.ACCEPTED, today=TODAY)


def test_a_person_never_gets_two_live_seats_by_one_move() -> None:
    house = a_house_with("shortlist")
    house["invitations"].append({"id": "w0", "person": "p0", "status": "shortlist"})
    with a_store(house) as store:
        edit = many_seats.move_many(store.snapshot, ["v0", "w0"], Status.APPROVED, today=TODAY)
        assert [put.key for put in edit.puts] == ["v0"]  # type: ignore[attr-defined]


def test_a_principal_who_returns_takes_the_seat_back() -> None:
    house = a_house_with("substituted", "accepted")
    house["invitations"][1]["substitute_for"] = "v0"
    with a_store(house) as store:
        move = partial(many_seats.move_many, status=Status.ACCEPTED, today=TODAY)
        store.act(partial(move, seats=["v0"]))
        assert store.snapshot.invitations["v1"].status == "withdrawn"


@pytest.mark.parametrize("chosen", [["v0", "v1"], ["v1", "v0"]])
def test_who_stands_in_gives_the_seat_back_though_chosen_with_the_principal(
    chosen: list[str],
) -> None:
    house = a_house_with("substituted", "invited")
    house["invitations"][1]["substitute_for"] = "v0"
    with a_store(house) as store:
        store.act(partial(many_seats.move_many, seats=chosen, status=Status.ACCEPTED, today=TODAY))
        seats_now = store.snapshot.invitations
        assert (seats_now["v0"].status, seats_now["v1"].status) == ("accepted", "withdrawn")


def test_a_principal_who_holds_another_seat_by_now_does_not_return() -> None:
    house = a_house_with("substituted")
    house["invitations"].append({"id": "w0", "person": "p0", "status": "approved"})
    with a_store(house) as store, pytest.raises(NotAllowed):
        many_seats.move_many(store.snapshot, ["v0"], Status.ACCEPTED, today=TODAY)


def test_the_live_seat_counts_before_one_that_is_out() -> None:
    house = a_house_with("accepted")
    house["invitations"].append({"id": "w0", "person": "p0", "status": "withdrawn"})
    with a_store(house) as store:
        assert held_seats(store.snapshot)["p0"].key == "v0"


def test_a_wave_there_is_not_is_refused() -> None:
    with a_store(a_house_with("invited")) as store:
        with pytest.raises(Unreadable, match="there is no wave 7"):
            seats.set_field(store.snapshot, "v0", "wave", "7")
        store.act(partial(seats.set_field, key="v0", field="wave", text="1"))
        assert store.snapshot.invitations["v0"].wave == 1


def test_a_departure_before_the_arrival_is_refused() -> None:
    with a_store() as store:
        store.act(partial(seats.set_field, key="v1", field="arrives", text="2027-04-14T09:00"))
        with pytest.raises(Unreadable, match="before the arrival"):
            seats.set_field(store.snapshot, "v1", "leaves", "2027-04-13T09:00")


def test_an_hour_the_clocks_leave_out_is_refused() -> None:
    with a_store() as store, pytest.raises(Unreadable, match="the clocks change"):
        seats.set_field(store.snapshot, "v1", "arrives", "2027-03-28T02:30")


def test_an_absence_is_added_and_taken_away() -> None:
    with a_store(a_full_house()) as store:
        set_away = partial(seats.set_away, key="v1", at=0)
        span = ("2027-04-14T12:00", "2027-04-14T15:00", "Parliament")
        store.act(partial(set_away, span=span))
        assert store.snapshot.invitations["v1"].away[0].why == "Parliament"
        store.act(partial(set_away, span=("", "", "")))
        assert store.snapshot.invitations["v1"].away == ()


@pytest.mark.parametrize(
    ("span", "reason"),
    [
        (("2027-04-14T12:00", "", ""), "a beginning and an end are needed"),
        (("2027-04-14T12:00", "2027-04-14T12:00", ""), "would not lie after the beginning"),
    ],
)
def test_an_absence_has_two_ends(span: tuple[str, str, str], reason: str) -> None:
    with a_store() as store, pytest.raises(Unreadable, match=reason):
        seats.set_away(store.snapshot, "v1", 0, span)


def test_a_wave_that_has_gone_meanwhile_is_not_given() -> None:
    with a_store() as store, pytest.raises(Gone, match="there is no wave 7 any more"):
        many_seats.give(
            store.snapshot, ["p3"], Beginning(wave=7), new_key=lambda kind: "n", today=TODAY
        )
