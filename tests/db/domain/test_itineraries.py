"""Whose itinerary holds what, and whom a part of the pack is for (RULES.md 4)."""

import pytest

from convenor_db.domain.reading import in_recipe, itineraries, listed_sessions
from convenor_db.domain.records import (
    Capacity,
    Constituency,
    Organisation,
    OrganisationKey,
    PackPart,
    RecipePart,
    Role,
)
from convenor_db.domain.snapshot import Snapshot
from support.calendars import RECORDS, listed, person, seat, session

ALBIA = OrganisationKey("o1")
GOVERNMENT, SPEAKER = (Constituency.GOVERNMENT,), (Capacity.SPEAKER,)


def test_the_itineraries_of_all_are_those_of_each() -> None:
    late = session("s0", "Late", "2027-04-15T20:00", people=listed(("v2", Role.CHAIR)))
    dropped = session("s8", "Dropped", "2027-04-14T10:00", dropped_on="2027-03-01")
    snapshot = Snapshot.of([*RECORDS, late, dropped, session("s9", "Unscheduled", None)])
    found = itineraries(snapshot.sessions)
    for invitation in snapshot.invitations.values():
        one_by_one = listed_sessions(snapshot.sessions, invitation)
        assert found.get(invitation.key, []) == one_by_one
    assert [one.title for one in found["v2"]] == ["Opening", "Closing", "Late"]


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [
        ([], True),
        ([RecipePart(part=PackPart.BRIEFS)], True),
        ([RecipePart(part=PackPart.PROGRAMME)], False),
        ([RecipePart(part=PackPart.BRIEFS, constituencies=GOVERNMENT)], True),
        ([RecipePart(part=PackPart.BRIEFS, constituencies=(Constituency.FUNDER,))], False),
        ([RecipePart(part=PackPart.BRIEFS, capacities=SPEAKER)], False),
        (
            [RecipePart(part=PackPart.BRIEFS, capacities=SPEAKER, constituencies=GOVERNMENT)],
            True,
        ),
    ],
)
def test_a_part_is_for_whom_the_recipe_names(recipe: list[RecipePart], *, expected: bool) -> None:
    albia = Organisation(key=ALBIA, name="Albia", constituency=Constituency.GOVERNMENT)
    amara = person("p1", "Okafor", organisation=ALBIA)
    snapshot = Snapshot.of([*RECORDS, albia, amara, seat("v1"), *recipe])
    assert in_recipe(snapshot, PackPart.BRIEFS, snapshot.invitations["v1"]) is expected
