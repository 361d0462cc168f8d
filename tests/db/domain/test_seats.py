"""A seat: the moves of RULES.md 2 and no other, by whichever door, and what goes with them."""

from functools import partial
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor_db.domain.actions import many_seats, seats
from convenor_db.domain.actions.substitution import NewPerson, Substitution, substitute
from convenor_db.domain.edits import Edit
from convenor_db.domain.errors import ConvenorError, NotAllowed
from convenor_db.domain.invitations import is_overdue, reply_by_of
from convenor_db.domain.records import Invitation, Status
from convenor_db.domain.seat_counts import head_counts
from support.builders import a_store, an_interchange

TODAY: Final = "2027-03-01"
BEFORE: Final = "2027-01-10"

ALLOWED: Final = {
    "longlist": "shortlist approved withdrawn",
    "shortlist": "longlist approved waitlisted withdrawn",
    "approved": "shortlist invited waitlisted withdrawn",
    "waitlisted": "approved invited withdrawn",
    "invited": "accepted tentative declined substituted withdrawn attended absent",
    "tentative": "accepted declined substituted withdrawn attended absent",
    "accepted": "tentative declined substituted withdrawn attended absent",
    "declined": "invited accepted substituted withdrawn",
    "withdrawn": "longlist approved",
    "substituted": "accepted",
    "attended": "absent accepted",
    "absent": "attended accepted",
}
"""The table of RULES.md 2, written out anew."""
ALL: Final = [(before, after) for before in Status for after in Status]


def a_house(*statuses: str, **seat: Any) -> dict[str, Any]:
    """Return a convening with one person and seat for each status."""
    people = [{"id": f"p{at}", "family": f"Person {at}"} for at in range(len(statuses))]
    invitations = [
        {"id": f"v{at}", "person": f"p{at}", "status": status, **seat}
        for at, status in enumerate(statuses)
    ]
    waves = [{"number": 1, "reply_by": "2027-02-20"}, {"number": 2}]
    return an_interchange(people=people, invitations=invitations, waves=waves)


def days_after(before: str, after: str) -> tuple[str | None, str | None]:
    """Return invited_on and replied_on that RULES.md 2 asks for, both BEFORE until then."""
    invited = TODAY if after == "invited" else BEFORE
    replied = TODAY if after in ("accepted", "tentative", "declined") else BEFORE
    return invited, None if (before, after) == ("declined", "invited") else replied


@pytest.mark.parametrize(("before", "after"), ALL)
def test_a_seat_moves_as_the_table_says_and_in_no_other_way(before: Status, after: Status) -> None:
    house = a_house(before, invited_on=BEFORE, replied_on=BEFORE)
    move = partial(seats.move, key="v0", status=after, today=TODAY)
    with a_store(house) as store:
        if after in ALLOWED[before].split():
            store.act(move)
            seat = store.snapshot.invitations["v0"]
            assert seat.status is after
            assert (seat.invited_on, seat.replied_on) == days_after(before, after)
            return
        with pytest.raises(NotAllowed) as refused:
            store.act(move)
        assert all(word in str(refused.value) for word in ALLOWED[before].split())
        assert store.snapshot.invitations["v0"].status is before


@pytest.mark.parametrize(("before", "after"), ALL)
def test_many_seats_move_as_one_does(before: Status, after: Status) -> None:
    house = a_house(before, before, invited_on=BEFORE, replied_on=BEFORE)
    with a_store(house) as store:
        move = partial(many_seats.move_many, seats=["v0", "v1"], status=after, today=TODAY)
        if after not in ALLOWED[before].split():
            with pytest.raises(NotAllowed):
                store.act(move)
            return
        action = store.act(move)
        assert action is not None
        assert len(action.changes) == 2
        for seat in store.snapshot.invitations.values():
            assert seat.status is after
            assert (seat.invited_on, seat.replied_on) == days_after(before, after)
        store.undo()
        assert [one.status for one in store.snapshot.invitations.values()] == [before, before]


@pytest.mark.parametrize(
    ("seat", "due"),
    [
        ({"wave": 1}, "2027-02-20"),
        ({"wave": 1, "reply_by": "2027-03-05"}, "2027-03-05"),
        ({"wave": 2}, None),
        ({}, None),
    ],
)
def test_reply_by_is_the_seats_else_its_waves(seat: dict[str, Any], due: str | None) -> None:
    with a_store(a_house("invited", **seat)) as store:
        assert reply_by_of(store.snapshot, store.snapshot.invitations["v0"]) == due


@pytest.mark.parametrize(
    ("status", "today", "overdue"),
    [
        ("invited", "2027-02-20", False),
        ("invited", "2027-02-21", True),
        ("tentative", "2027-02-21", False),
        ("approved", "2027-02-21", False),
    ],
)
def test_overdue_is_invited_and_past_the_day(status: str, today: str, *, overdue: bool) -> None:
    with a_store(a_house(status, wave=1)) as store:
        assert is_overdue(store.snapshot, store.snapshot.invitations["v0"], today) is overdue


@pytest.mark.parametrize("field", ["wave", "reply_by", "capacity", "owner"])
def test_many_seats_change_a_field_as_one_action(field: str) -> None:
    value = {"wave": "2", "reply_by": "2027-04-01", "capacity": "speaker", "owner": "Lena"}[field]
    words = seats.ENTRIES[field].words
    keys = ["v0", "v1", "v2", "gone"]
    with a_store(a_house("invited", "longlist", "accepted")) as store:
        change = partial(many_seats.set_field_of_many, field=field, text=value)
        action = store.act(partial(change, keys=keys))
        assert action is not None
        assert action.label == f"Change {words} of 3 seats"
        assert {str(getattr(one, field)) for one in store.snapshot.invitations.values()} == {value}
        assert store.act(partial(change, keys=keys)) is None
        store.undo()
        assert str(getattr(store.snapshot.invitations["v0"], field)) != value


@pytest.mark.parametrize(("field", "text"), [("wave", "7"), ("reply_by", "soon"), ("note", "x")])
def test_what_is_no_value_of_many_seats_is_refused(field: str, text: str) -> None:
    with a_store(a_house("invited", "longlist")) as store, pytest.raises(NotAllowed):
        many_seats.set_field_of_many(store.snapshot, ["v0", "v1"], field, text)


def _taken(seat: Invitation) -> int:
    """Return 1 for a seat that takes a place, counted by hand."""
    counted = seat.capacity not in ("staff", "interpreter", "press")
    return int(counted and seat.status in ("accepted", "attended", "invited", "tentative"))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_seats_taken_is_the_sum_of_what_each_action_did(data: st.DataObject) -> None:
    house = a_house("invited", "accepted", "declined", "longlist", "tentative", "approved")
    house["invitations"][1]["capacity"] = "staff"
    house["people"] += [{"id": f"q{at}", "family": f"Standby {at}"} for at in range(3)]
    with a_store(house) as store:
        taken = sum(map(_taken, store.snapshot.invitations.values()))
        for at in range(data.draw(st.integers(1, 12))):
            try:
                action = store.act(partial(_something, data=data, at=at))
            except ConvenorError:
                continue
            for change in action.changes if action else ():
                for sign, record in ((-1, change.before), (1, change.after)):
                    taken += sign * _taken(record) if isinstance(record, Invitation) else 0
            counts = head_counts(store.snapshot)
            assert len(counts.coming) + len(counts.outstanding) == taken


def _something(snapshot: Any, *, data: st.DataObject, at: int) -> Edit:
    key = data.draw(st.sampled_from(sorted(snapshot.invitations)))
    if data.draw(st.booleans()):
        return seats.move(snapshot, key, data.draw(st.sampled_from(Status)), today=TODAY)
    who = data.draw(st.sampled_from([*sorted(snapshot.people), NewPerson(family="New")]))
    asked = Substitution(principal=key, person=who, confirmed=data.draw(st.booleans()))
    return substitute(snapshot, asked, new_key=lambda kind: f"{kind[:3]}{at}", today=TODAY)
