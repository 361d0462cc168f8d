"""Cells filled together: the rules of each field, moves one after another, what stays out."""

from itertools import count
from typing import Any

import pytest

from convenor_db.domain.actions import cells, many_people
from convenor_db.domain.actions.cells import Cell, Outcome, Sheet, Wish
from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_store, an_interchange

TODAY = "2027-03-02"


@pytest.fixture
def now() -> Snapshot:
    """Return two organisations, three people, and seats, two of one person."""
    value = an_interchange(
        organisations=[
            {"id": "o1", "name": "Albia", "short": "ALB", "constituency": "government"},
            {"id": "o2", "name": "ALB", "constituency": "industry"},
        ],
        people=[
            {"id": "p1", "family": "Adams", "tags": ["Host"]},
            {"id": "p2", "family": "Baker", "country": "CH"},
            {"id": "p3", "family": "Clark"},
        ],
        waves=[{"number": 1}],
        invitations=[
            {"id": "v1", "person": "p1", "status": "declined"},
            {"id": "v2", "person": "p1", "status": "withdrawn"},
            {"id": "v3", "person": "p2", "status": "invited", "head": True},
        ],
    )
    return a_store(value).snapshot


def written(edit: Edit) -> tuple[Any, ...]:
    """Return the records that an action writes."""
    return edit.puts


def taken(now: Snapshot, *wishes: tuple[str, str, str, str], today: str = TODAY) -> list[Outcome]:
    """Fill cells one after another."""
    keys = count(1)
    sheet = Sheet(now, today=today, new_key=lambda kind: f"new{next(keys)}")
    return [sheet.take(Wish(Cell(kind, key, field), text)) for kind, key, field, text in wishes]


def changed(now: Snapshot, *wishes: tuple[str, str, str, str]) -> Edit:
    """Return the action that fills cells."""
    keys = count(1)
    made = [Wish(Cell(kind, key, field), text) for kind, key, field, text in wishes]
    return cells.change(now, made, today=TODAY, new_key=lambda kind: f"new{next(keys)}")


def test_several_fields_of_one_record_are_one_record_written(now: Snapshot) -> None:
    edit = changed(now, ("people", "p1", "country", "fr"), ("people", "p1", "emails", "a@b.org"))
    (person,) = written(edit)
    assert (person.country, person.emails) == ("FR", ("a@b.org",))
    assert edit.label == "Change 2 fields of {people:p1}"


def test_what_is_refused_stays_out_and_the_rest_is_done(now: Snapshot) -> None:
    edit = changed(now, ("people", "p1", "emails", "nobody"), ("people", "p2", "emails", "a@b.org"))
    assert [one.key for one in written(edit)] == ["p2"]
    assert edit.label == "Change addresses of {people:p2}"


def test_nothing_that_can_be_done_is_refused_with_the_first_reason(now: Snapshot) -> None:
    with pytest.raises(NotAllowed, match="“nobody” is no e-mail address"):
        changed(now, ("people", "p1", "emails", "nobody"))
    with pytest.raises(Gone):
        changed(now, ("people", "gone", "emails", "a@b.org"))


def test_filled_and_emptied_again_is_no_change(now: Snapshot) -> None:
    edit = changed(now, ("people", "p1", "country", "FR"), ("people", "p1", "country", ""))
    assert not edit.puts


def test_a_seat_moves_only_where_it_may(now: Snapshot) -> None:
    whys = [one.why for one in taken(
        now,
        ("invitations", "v3", "status", "longlist"),
        ("invitations", "v3", "status", "accepted"),
        ("invitations", "v3", "status", "attended"),
        ("invitations", "v3", "status", "sleeping"),
    )]  # fmt: skip
    assert whys[0].startswith("the seat is invited")
    assert whys[1] == ""
    assert whys[2] == "nobody can have been there, or not, before the first day"
    assert "“sleeping” is not one of" in whys[3]


def test_of_two_seats_of_one_person_the_second_does_not_become_live(now: Snapshot) -> None:
    first, second = taken(
        now,
        ("invitations", "v1", "status", "accepted"),
        ("invitations", "v2", "status", "approved"),
    )
    assert (first.why, second.why) == ("", "the seat holds another seat")


def test_an_unknown_wave_and_the_head_of_a_delegation_are_refused(now: Snapshot) -> None:
    whys = [one.why for one in taken(
        now, ("invitations", "v3", "wave", "7"), ("invitations", "v1", "head", "true")
    )]  # fmt: skip
    assert whys[0] == "there is no wave 7"
    assert "set by itself" in whys[1]


def test_organisations_are_found_as_the_panel_finds_them_and_made_once(now: Snapshot) -> None:
    edit = changed(
        now,
        ("people", "p1", "organisation", "alb"),
        ("people", "p2", "organisation", "Rivers"),
        ("people", "p3", "organisation", "RIVERS"),
    )
    made, *people = written(edit)
    assert (made.key, made.name) == ("new1", "Rivers")
    assert [one.organisation for one in people] == ["o2", "new1", "new1"]


def test_an_organisation_named_and_left_again_is_not_made(now: Snapshot) -> None:
    edit = changed(
        now, ("people", "p1", "organisation", "Rivers"), ("people", "p1", "organisation", "")
    )
    assert not edit.puts


def test_many_are_given_a_field_and_who_has_it_is_not_written(now: Snapshot) -> None:
    edit = many_people.set_field(now, "people", ["p1", "p2", "gone"], "country", "CH", new_key=str)
    assert [one.key for one in written(edit)] == ["p1"]
    assert many_people.having(now, "people", ["p1", "p2"], "country", "ch") == 1


def test_a_value_that_cannot_be_read_is_refused_as_in_the_field(now: Snapshot) -> None:
    with pytest.raises(Unreadable, match="is no country"):
        many_people.set_field(now, "people", ["p1"], "country", "Nowhere", new_key=str)
    with pytest.raises(NotAllowed, match="not set for many"):
        many_people.set_field(now, "people", ["p1"], "family", "Smith", new_key=str)


def test_a_tag_is_the_same_however_it_is_written(now: Snapshot) -> None:
    added = many_people.add_tag(now, ["p1", "p2"], "host, new")
    assert [one.tags for one in written(added)] == [("Host", "new"), ("host", "new")]
    assert added.label == "Add tag to 2 people"
    removed = many_people.remove_tag(now, ["p1", "p2"], "HOST")
    assert [one.tags for one in written(removed)] == [()]
    assert removed.label == "Remove tag from {people:p1}"
    with pytest.raises(Unreadable):
        many_people.add_tag(now, ["p1"], " , ")


def test_a_cell_that_holds_something_else_than_was_seen_stays(now: Snapshot) -> None:
    cell = Cell("people", "p2", "country")
    sheet = Sheet(now, today=TODAY, new_key=lambda kind: kind)
    other = sheet.take(Wish(cell, "FR", seen=""))
    assert other.why == "what stands there has been changed meanwhile"
    assert sheet.take(Wish(cell, "CH", seen="")) == Outcome(Wish(cell, "CH", ""), "CH", "CH")
    assert sheet.puts() == ()
    assert sheet.take(Wish(cell, "FR", seen="CH")).changes
    with pytest.raises(NotAllowed, match="Nothing was changed, because what stands there"):
        cells.change(now, [Wish(cell, "FR", seen="")], today=TODAY, new_key=lambda kind: kind)
