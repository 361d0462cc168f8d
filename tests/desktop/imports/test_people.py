"""People from a table, matched with who is known already."""

from typing import Any

import pytest

from convenor.imports.people import PeoplePlan, SeatChoice, plan_people, read_people
from convenor_db.domain.records import Invitation, Person, Status
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_full_house, read_in


def the_plan(
    table: str, seat: SeatChoice | None = None, house: dict[str, Any] | None = None
) -> PeoplePlan:
    """Return what importing a table does where Amara Okafor is known by her address."""
    value = house or a_full_house()
    value["people"][0]["emails"] = ["amara@example.org"]
    snapshot = Snapshot.of(read_in(value).records)
    file = read_people(table.encode())
    return plan_people(
        snapshot, file, seat=seat, new_key=lambda kind: f"new-{kind}", today="2027-03-01"
    )


def people_of(plan: PeoplePlan) -> list[tuple[str, str]]:
    """Return family and given names of those who are written."""
    return [(put.family, put.given) for put in plan.edit.puts if isinstance(put, Person)]


@pytest.mark.parametrize("name", ["Amara Okafor", "OKAFOR Amara"])
def test_a_whole_name_that_is_known_stays_in_its_two_parts(name: str) -> None:
    plan = the_plan(f"Name,E-mail,Post\n{name},amara@example.org,Envoy\n")
    assert people_of(plan) == [("Okafor", "Amara")]


def test_another_whole_name_takes_the_place_of_both_parts() -> None:
    plan = the_plan("Name,E-mail\nAmara Obi,amara@example.org\n")
    assert people_of(plan) == [("Amara Obi", "")]


def test_an_address_in_other_letters_is_not_a_second_one() -> None:
    plan = the_plan("Name,E-mail\nAmara Okafor,Amara@Example.ORG\n")
    assert (plan.unchanged, plan.edit.puts) == (1, ())


def test_a_seat_that_is_given_accepted_has_been_invited_and_answered() -> None:
    plan = the_plan("Name\nBo Li\n", SeatChoice(status=Status.ACCEPTED))
    (seat,) = (put for put in plan.edit.puts if isinstance(put, Invitation))
    assert (seat.invited_on, seat.replied_on) == ("2027-03-01", "2027-03-01")


def test_who_is_on_the_longlist_already_gets_no_second_seat() -> None:
    table = "Name,E-mail\nAmara Okafor,amara@example.org\n"
    value: dict[str, Any] = a_full_house()
    value["invitations"][0]["status"] = "longlist"
    assert the_plan(table, SeatChoice(), value).seats == 0
    value["invitations"][0]["status"] = "declined"
    assert the_plan(table, SeatChoice(), value).seats == 1
