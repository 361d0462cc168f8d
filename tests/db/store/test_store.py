"""The store: named actions, undo that survives closing, facts, and what it refuses."""

from functools import partial
from pathlib import Path

import pytest
import sqlcipher3
from msgspec.structs import replace

from convenor_db.domain.actions.people import delete
from convenor_db.domain.edits import Edit, shown
from convenor_db.domain.errors import (
    Cancelled,
    ChangedOutside,
    FileExists,
    FileInUse,
    InputRefused,
    NotAConvenorFile,
)
from convenor_db.domain.interchange.read import read
from convenor_db.domain.interchange.write import to_text
from convenor_db.domain.records import PersonKey, Room, RoomKey, SessionKey
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.quiet import read_file
from convenor_db.store.store import Builder, Store, Visit
from support.builders import a_full_house, a_store, an_interchange, around


def renamed(family: str) -> Builder:
    """Return a builder that renames the first person."""

    def build(now: Snapshot) -> Edit:
        person = replace(now.people["p1"], family=family)
        return Edit(label="Rename {people:p1}", puts=(person,))

    return build


def test_undo_and_redo_survive_closing(tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    with a_store(path=path) as store:
        before = to_text(store.snapshot)
        store.act(renamed("Obi"))
    with Store(path, around(2)) as store:
        store.undo()
        assert to_text(store.snapshot) == before
    with Store(path, around(3)) as store:
        store.redo()
    assert read_file(path).people["p1"].family == "Obi"


def test_one_visit_of_a_field_is_one_action_and_esc_leaves_none() -> None:
    store = a_store()
    visit = Visit("people:p1:family:1")
    store.act(renamed("O"), visit=visit)
    store.act(renamed("Obi"), visit=visit)
    assert store.history()[0].label == "Rename {people:p1}"
    assert len(store.history()) == 3
    store.act(renamed("Okafor"), visit=visit)
    assert len(store.history()) == 2
    assert store.snapshot.people["p1"].family == "Okafor"


def test_an_action_that_changes_nothing_is_none() -> None:
    store = a_store()
    assert store.act(renamed("Okafor")) is None
    assert len(store.history()) == 2


def test_an_error_half_way_leaves_nothing() -> None:
    store = a_store()
    before = to_text(store.snapshot)
    bad = replace(store.snapshot.invitations["v1"], person=PersonKey("nobody"))
    with pytest.raises(sqlcipher3.IntegrityError):
        store.act(lambda now: Edit(label="Break", puts=(replace(now.people["p1"], note="x"), bad)))
    assert to_text(store.snapshot) == before
    store.act(renamed("Obi"))
    assert store.snapshot.people["p1"].note == ""


def test_a_long_action_tells_how_far_it_is_and_stopped_leaves_nothing() -> None:
    people = [{"id": f"p{at}", "family": f"Family {at}"} for at in range(1_200)]
    store = a_store(an_interchange(people=people))
    before, lines = to_text(store.snapshot), len(store.history())
    told: list[tuple[int, int]] = []

    def noted(now: Snapshot) -> Edit:
        return Edit(label="Note", puts=tuple(replace(p, note="x") for p in now.people.values()))

    def going(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 500

    with pytest.raises(Cancelled, match="Nothing was changed: you stopped it"):
        store.act(noted, going=going)
    assert told == [(0, 1_200), (250, 1_200), (500, 1_200)]
    assert (to_text(store.snapshot), len(store.history())) == (before, lines)
    action = store.act(noted, going=lambda _done, _total: True)
    assert action is not None
    assert len(action.changes) == 1_200
    store.undo()
    assert to_text(store.snapshot) == before
    everybody = tuple(("people", key) for key in store.snapshot.people)
    with pytest.raises(Cancelled):
        store.act(lambda _: Edit(label="Delete", removes=everybody), going=going)
    assert (to_text(store.snapshot), len(store.history())) == (before, lines + 1)


def test_deleting_a_person_takes_the_seat_and_undo_brings_both_back() -> None:
    store = a_store()
    before = to_text(store.snapshot)
    store.act(lambda _: Edit(label="Delete", removes=(("people", "p1"),)))
    assert "v1" not in store.snapshot.invitations
    assert [one.invitation for one in store.snapshot.sessions["s1"].people] == ["v2"]
    store.undo()
    assert to_text(store.snapshot) == before


def test_deleting_a_room_takes_only_the_pointer_to_it() -> None:
    store = a_store()
    store.act(lambda _: Edit(label="Delete", removes=(("rooms", "r1"),)))
    assert store.snapshot.sessions["s1"].room is None


def test_a_write_outside_an_action_is_impossible(tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    a_store(path=path).close()
    connection = sqlcipher3.connect(str(path))
    with pytest.raises(sqlcipher3.IntegrityError, match=r"change\.txn"):
        connection.execute("update people set family = 'x'")
    connection.close()


def test_a_file_is_open_for_writing_once(tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    with a_store(path=path), pytest.raises(FileInUse, match="marta"):
        Store(path, around(2))
    Store(path, around(2)).close()


def test_a_file_written_by_another_program_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    with a_store(path=path) as store:
        path.write_bytes(path.read_bytes() + b"x")
        with pytest.raises(ChangedOutside):
            store.act(renamed("Obi"))


def test_a_new_file_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    path.write_text("mine")
    with pytest.raises(FileExists):
        a_store(path=path)
    assert path.read_text() == "mine"


def test_a_new_file_leaves_nothing_of_its_making_beside_it(tmp_path: Path) -> None:
    a_store(path=tmp_path / "a.convenor").close()
    beside = {one.name for one in tmp_path.iterdir()} - {"a.convenor", ".~lock.a.convenor#"}
    assert beside == set()


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    connection = sqlcipher3.connect(str(path))
    connection.execute("create table t (a)")
    connection.close()
    with pytest.raises(NotAConvenorFile):
        read_file(path)


def test_a_sound_file_has_no_findings() -> None:
    assert a_store().findings() == []


def test_what_is_written_twice_in_one_action_ends_as_written_last() -> None:
    store = a_store()
    person, key = store.snapshot.people["p1"], RoomKey("new")
    puts = (replace(person, family="Obi"), person, Room(key=key, name="1"), Room(key=key, name="2"))
    store.act(lambda now: Edit(label="Write twice", puts=puts))
    assert store.snapshot.people["p1"] == person
    assert store.snapshot.rooms["new"].name == "2"


def test_what_is_new_keeps_its_place_though_it_loses_what_it_points_to() -> None:
    store = a_store()
    meal = replace(store.snapshot.sessions["s1"], key=SessionKey("s0"))
    edit = Edit(label="x", puts=(meal,), places={("sessions", "s0"): 1}, removes=(("rooms", "r1"),))
    store.act(lambda now: edit)
    assert list(store.snapshot.sessions) == ["s0", "s1"]


def test_an_option_that_a_position_of_the_file_names_is_not_loaded_away() -> None:
    value = a_full_house()
    value["issues"] = [{"id": "i1", "title": "One", "options": [{"id": "a", "text": "A"}]}]
    supports = {"organisation": "o1", "issue": "i1", "supports": ["a"], "as_of": "2027-01-01"}
    value["positions"] = [{"id": "q1", **supports}]
    store = a_store(value)
    incoming = an_interchange(issues=[{"id": "i1", "title": "One"}])
    with pytest.raises(InputRefused, match="has no option 'a'"):
        read(incoming, "in", beside=store.snapshot)


def test_what_has_happened_keeps_times_that_the_zone_of_today_never_shows() -> None:
    value = a_full_house()
    at = "2027-03-01T08:00:00Z"
    row = {"uid": "u1", "invitation": "v1", "sequence": 0, "method": "REQUEST", "hash": "h"}
    row |= {"stamp": at, "exported_at": at, "address": "a", "organiser": "b"}
    value["calendar_ledger"] = [row | {"start": "2027-03-28T02:30", "zone": "Asia/Tokyo"}]
    assert a_store(value).snapshot.ledger["u1"].start == "2027-03-28T02:30"


def test_what_was_deleted_keeps_its_name_in_the_labels(tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    with a_store(path=path) as store:
        store.act(partial(delete, keys=["p3"]))
        assert store.undo_label is not None
        assert shown(store.undo_label, store.snapshot) == "Delete الخالد"
    with Store(path, around(3)) as again:
        assert shown(again.undo_label or "", again.snapshot) == "Delete الخالد"
        again.undo()
        assert again.snapshot.gone == {}


def both(now: Snapshot) -> Edit:
    """Rename a person, move a room, add one, write a session as it is but for a number's form."""
    person = replace(now.people["p1"], family="Obi")
    room = replace(now.rooms["r1"], capacity=7)
    return Edit(label="", puts=(person, room, Room(key=RoomKey("r9"), name="Attic")))


@pytest.mark.parametrize(
    "build",
    [
        both,
        lambda now: delete(now, ["p1"]),
        lambda now: Edit(label="", puts=(now.rooms["r1"], replace(now.rooms["r1"], name="Hall"))),
        lambda now: Edit(
            label="",
            puts=(replace(now.rooms["r1"], name="Hall"), replace(now.rooms["r1"], name="Attic")),
        ),
        lambda now: Edit(label="", puts=(now.rooms["r1"],), places={("rooms", "r1"): 1}),
    ],
)
def test_what_an_action_tells_is_what_its_line_of_history_says(build: Builder) -> None:
    with a_store(a_full_house()) as store:
        action = store.act(build)
        assert action is not None
        said = store.changes_of(store.history()[0].number)
        assert set(action.changes) == set(said)
