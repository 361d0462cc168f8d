"""What an import changes, field by field."""

from typing import Any

from msgspec.structs import replace

from convenor_db.domain.actions.importing import added, field_changes, is_outside
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import Constituency, Organisation, OrganisationKey
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_full_house, a_store


def a_snapshot() -> Snapshot:
    """Return the full house."""
    return a_store(a_full_house()).snapshot


def changes(snapshot: Snapshot, *puts: Any) -> list[tuple[str, str, str, str]]:
    """Return what an edit of these records changes."""
    made = field_changes(snapshot, Edit(label="Import", puts=puts))
    return [(one.name, one.field, one.before, one.after) for one in made]


def test_every_field_that_differs_is_one_change() -> None:
    snapshot = a_snapshot()
    after = replace(snapshot.people["p1"], post="Envoy", emails=("a@example.org", "b@example.org"))
    assert changes(snapshot, after) == [
        ("Amara Okafor", "Post", "", "Envoy"),
        ("Amara Okafor", "E-mail", "", "a@example.org, b@example.org"),
    ]


def test_an_organisation_is_named_also_one_that_comes_with_the_import() -> None:
    snapshot = a_snapshot()
    key = OrganisationKey("o9")
    body = Organisation(key=key, name="معهد", constituency=Constituency.ACADEMIA)
    after = replace(snapshot.people["p1"], organisation=key)
    assert changes(snapshot, body, after) == [("Amara Okafor", "Organisation", "Albia", "معهد")]


def test_what_is_new_or_the_same_is_no_change() -> None:
    snapshot = a_snapshot()
    new = replace(snapshot.people["p1"], key="p9")
    assert changes(snapshot, new, snapshot.people["p2"]) == []
    assert added(snapshot, Edit(label="Import", puts=(new,)), "people") == [new]


def test_a_session_moved_is_told_by_its_time_and_room() -> None:
    snapshot = a_snapshot()
    after = replace(snapshot.sessions["s1"], start="2027-04-14T09:30", room=None)
    assert changes(snapshot, after) == [
        ("Opening", "Room", "Jura", ""),
        ("Opening", "Start", "2027-04-14 09:00", "2027-04-14 09:30"),
    ]


def test_only_a_day_before_the_first_or_after_the_last_is_outside() -> None:
    snapshot = a_snapshot()
    session = snapshot.sessions["s1"]
    starts = ("2027-04-13T23:00", "2027-04-14T00:00", "2027-04-16T23:00", "2027-04-17T00:00", None)
    outside = [is_outside(snapshot, replace(session, start=start)) for start in starts]
    assert outside == [True, False, False, True, False]
