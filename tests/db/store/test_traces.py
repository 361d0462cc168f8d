"""What a file keeps of somebody beside its lists."""

from pathlib import Path

from convenor_db.domain.actions import people
from convenor_db.domain.held.whom import whom
from convenor_db.store.asides import Draft
from convenor_db.store.quiet import read_traces
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store, around


def numbers(store: Store, person: str) -> list[str]:
    """Return the labels of what was done about a person since the file was made."""
    traces = store.traces(whom(store.snapshot, person))
    return [deed.line.label for deed in traces.deeds if "{" in deed.line.label]


def test_only_what_changed_the_person_or_names_them_is_told() -> None:
    store = a_store()
    store.act(lambda now: people.set_field(now, "p1", "phone", "1"))
    store.act(lambda now: people.set_field(now, "p2", "phone", "2"))
    store.act(lambda now: people.delete(now, ["p2"]))
    assert numbers(store, "p1") == ["Change telephone of {people:p1}"]
    assert numbers(store, "p2") == ["Delete {people:p2}", "Change telephone of {people:p2}"]


def test_a_key_inside_another_key_is_nobody_of_theirs() -> None:
    house = a_full_house()
    house["people"].append({"id": "p11", "family": "Elf"})
    store = a_store(house)
    store.act(lambda now: people.set_field(now, "p11", "phone", "1"))
    assert numbers(store, "p1") == []


def test_both_ways_to_read_tell_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.convenor"
    with a_store(None, file) as store:
        store.act(lambda now: people.set_field(now, "p1", "phone", "1"))
        store.asides.keep_draft(
            Draft(target="people:p1", field="note", text="x", at="2027-03-01T08:00:00Z")
        )
        store.asides.keep_view("people", "Mine", "{}")

        beside = read_traces(file, lambda now: whom(now, "p1"))
        inside = store.traces(whom(store.snapshot, "p1"))
    assert (beside.deeds, beside.typed, beside.views) == (inside.deeds, inside.typed, inside.views)
    assert (beside.users, beside.past) == (inside.users, inside.past)
    assert [one.actor for one in beside.typed] == ["marta"]


def test_who_reads_traces_keeps_nobody_from_writing_meanwhile(tmp_path: Path) -> None:
    file = tmp_path / "a.convenor"
    with a_store(None, file) as store:

        def meanwhile(_done: int, _total: int) -> None:
            store.act(lambda now: people.set_field(now, "p1", "phone", "1"))

        read_traces(file, lambda now: whom(now, "p1"), meanwhile, ours=True)
        assert store.snapshot.people["p1"].phone == "1"


def test_drafts_of_every_user_are_told(tmp_path: Path) -> None:
    file = tmp_path / "a.convenor"
    with a_store(None, file) as store:
        store.asides.keep_draft(Draft(target="people:p1", field="note", text="x", at="1"))
    with Store(file, around(2)) as store:
        store.asides.go_by("eva")
        store.asides.keep_draft(Draft(target="people:p2", field="note", text="y", at="2"))
        traces = store.traces(whom(store.snapshot, "p1"))
    assert [one.text for one in traces.typed] == ["x", "y"]
