"""What goes with a thing that is deleted, what loses it, and what stays (RULES.md 3)."""

from collections.abc import Callable
from functools import partial

import pytest
from msgspec.structs import replace

from convenor_db.domain.actions import issues, organisations, people, rooms, sessions
from convenor_db.domain.actions.issue_options import delete_option
from convenor_db.domain.edits import Edit
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.interchange.read import parse, read
from convenor_db.domain.interchange.write import to_text
from convenor_db.domain.reading import readers_of
from convenor_db.domain.records import Release, RoomKey, Scenario, Statement
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Store
from support.builders import a_store
from support.everything import one_of_everything


def loads_again(store: Store) -> bool:
    """Say whether a load takes the dump and dumps the same."""
    text = to_text(store.snapshot)
    return to_text(Snapshot.of(read(parse(text.encode(), "It"), "It").records)) == text


def the_statement(store: Store) -> Statement:
    """Return the one statement there is."""
    found = store.snapshot.get("statements", "st1")
    assert isinstance(found, Statement)
    return found


def test_a_scenario_forgets_the_seats_and_commitments_that_are_gone() -> None:
    with a_store(one_of_everything()) as store:
        store.act(partial(people.delete, keys=["p2"]))
        store.act(partial(organisations.delete, keys=["o1"]))
        scenario = store.snapshot.get("scenarios", "sc1")
        assert isinstance(scenario, Scenario)
        assert (scenario.assume, scenario.statuses) == ({}, {})
        assert loads_again(store)


def test_a_statement_loses_the_choice_on_an_issue_that_is_gone() -> None:
    value = one_of_everything()
    value["statements"][0]["signatures"] = []
    with a_store(value) as store:
        store.act(partial(issues.delete, key="i2"))
        assert the_statement(store).versions[0].chosen == {}
        store.undo()
        assert the_statement(store).versions[0].chosen == {"i2": "a"}


@pytest.mark.parametrize(
    "delete",
    [partial(issues.delete, key="i2"), partial(delete_option, key="i2", option="a")],
)
def test_what_a_signed_statement_says_is_not_deleted(delete: Callable[[Snapshot], Edit]) -> None:
    with a_store(one_of_everything()) as store:
        with pytest.raises(NotAllowed, match="has been signed with it"):
            store.act(delete)
        assert the_statement(store).versions[0].chosen == {"i2": "a"}


def test_who_signed_a_statement_is_not_deleted() -> None:
    with a_store(one_of_everything()) as store:
        with pytest.raises(NotAllowed, match="Third stands among the signatures of “S”"):
            store.act(partial(organisations.delete, keys=["o2", "o3"]))
        assert the_statement(store).signatures


@pytest.mark.parametrize(
    ("delete", "name"),
    [(partial(rooms.delete, key="r2"), "Alpha"), (partial(issues.delete, key="i1"), "“One”")],
)
def test_what_a_release_names_is_not_deleted(delete: Callable[[Snapshot], Edit], name: str) -> None:
    refused = pytest.raises(NotAllowed, match=f"a release that was given out names {name}")
    with a_store(one_of_everything()) as store, refused:
        store.act(delete)


def test_a_release_may_name_a_room_whose_adding_was_undone() -> None:
    with a_store() as store:
        store.act(partial(rooms.add, name="Annex", key="annex"))
        session = replace(store.snapshot.sessions["s1"], room=RoomKey("annex"))
        at = "2027-03-01T08:00:00Z"
        store.record("Release", (Release(number=1, at=at, sessions=(session,)),))
        store.undo()
        assert "annex" not in store.snapshot.rooms
        assert loads_again(store)


def test_those_whose_seats_were_given_out_are_named_and_nobody_else() -> None:
    refused = pytest.raises(NotAllowed, match="Amara Okafor holds a seat that stands")
    with a_store(one_of_everything()) as store, refused:
        people.delete(store.snapshot, ["p1", "p2", "p5"])


@pytest.mark.parametrize(
    "changes",
    [
        {"about": {"person": "p2"}},
        {"about": {"organisation": "o2"}},
        {"about": {"session": "s9"}},
        {"readers": {"organisations": ["o2"]}},
        {"readers": {"invitations": ["v2"]}},
    ],
)
def test_a_deletion_opens_no_brief_to_anybody(changes: dict[str, object]) -> None:
    value = one_of_everything()
    value["sessions"].append({"id": "s9", "title": "Aside", "kind": "bilateral", "minutes": 30})
    value["briefs"][0] |= {"id": "b9", "about": {}, "readers": {}} | changes
    value["sessions"][1]["briefs"] = []
    with a_store(value) as store:
        before = readers_of(store.snapshot, store.snapshot.briefs["b9"])
        store.act(partial(sessions.delete, key="s9"))
        store.act(partial(people.delete, keys=["p2"]))
        store.act(partial(organisations.delete, keys=["o2"]))
        after = readers_of(store.snapshot, store.snapshot.briefs["b9"])
        assert {seat.key for seat in after} <= {seat.key for seat in before}
        assert store.snapshot.briefs["b9"].state == "in-review"


def test_a_brief_that_keeps_a_reader_stays_approved() -> None:
    value = one_of_everything()
    value["briefs"][0]["readers"] = {"organisations": ["o1", "o2"]}
    with a_store(value) as store:
        store.act(partial(organisations.delete, keys=["o2"]))
        assert store.snapshot.briefs["b1"].state == "approved"
