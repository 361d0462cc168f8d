"""What a report tells, and what it must not: everything of one person, nothing of anybody else."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from convenor.exports.report.as_json import as_json
from convenor_db.domain.actions import people, seats
from convenor_db.domain.actions.unnamed_seats import name_seat
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import KINDS, Status
from convenor_db.store.asides import Draft
from convenor_db.store.store import Store
from support.builders import a_store
from support.reports import NAMES, OWN, SECRET, a_value, reported, texts, told, written


@pytest.fixture
def store() -> Store:
    """Return a convening in which everybody has something to hide."""
    return a_store(a_value())


def test_everything_that_is_said_of_the_person_is_there(store: Store) -> None:
    held = {word for text in texts(a_value()) for word in re.findall(rf"{OWN}[\w-]+", text)}
    report = {word for text in texts(reported(store)) for word in re.findall(rf"{OWN}[\w-]+", text)}
    assert report == held
    assert len(held) > 12


def test_nothing_that_is_said_of_others_is_there(store: Store, tmp_path: Path) -> None:
    report = as_json(told(store)).decode()
    assert SECRET not in report
    for family, given in NAMES[1:]:
        assert f"{given} {family}" not in report
        assert family not in report
    for other in ("p2", "p3", "p4", "p5"):
        assert f"{other}@example.org" not in report
    assert SECRET.encode() not in written(store, tmp_path / "a.json").read_bytes()


def test_each_is_told_what_the_others_are_not(store: Store) -> None:
    theirs = "\n".join(texts(reported(store, "p2")))
    assert f"{SECRET}passport" in theirs
    assert f"{SECRET}brief" in theirs
    assert OWN not in theirs


def test_no_key_stands_in_it(store: Store) -> None:
    value = a_value()
    keys = {item["id"] for kind in KINDS for item in _items(value, kind) if "id" in item}
    found = set(texts(reported(store)))
    assert keys & found == set()
    assert not [text for text in found if re.search(r"\b[pv][1-5]\b(?!@)", text)]


def _items(value: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = value.get(kind, []) if kind != "convening" else []
    return items


def test_every_kind_that_names_the_person_has_its_list(store: Store) -> None:
    held = reported(store)["held"]
    counts = {kind: len(of) for kind, of in held.items()}
    assert counts == {
        "people": 1, "invitations": 1, "travel_documents": 1, "travel": 1, "sessions": 2,
        "contacts": 1, "notes": 1, "briefs": 2, "calendar_ledger": 1, "replies": 1, "copies": 1,
        "keep_apart": 1, "not_same": 1, "groups": 1, "seatings": 1, "waivers": 1, "releases": 1,
        "convening": 1,
    }  # fmt: skip


def test_whole_records_tell_every_field_but_keys(store: Store) -> None:
    held = reported(store)["held"]
    for kind in ("people", "invitations", "calendar_ledger", "copies"):
        fields = set(held[kind][0]["fields"])
        dumped = {field.encode_name for field in msgspec.structs.fields(KINDS[kind].record)}
        assert fields == dumped - {"id"}


def test_sessions_tell_only_the_persons_own_place(store: Store) -> None:
    opening = reported(store)["held"]["sessions"][0]
    assert opening == {
        "called": "Opening", "kind": "plenary", "start": "2027-04-14T09:00", "minutes": 60,
        "entries": [
            {
                "at": "people[0]",
                "fields": {
                    "invitation": "this person", "role": "chair", "transferable": True,
                    "present": None,
                },
            }
        ],
    }  # fmt: skip
    (release,) = reported(store)["held"]["releases"]
    assert release["entries"][0]["within"]["called"] == "Two"


def test_others_are_called_by_what_they_do(store: Store) -> None:
    held = reported(store)["held"]
    assert held["not_same"][0]["fields"] == {"a": "this person", "b": "another person"}
    assert held["contacts"][0]["fields"]["by"] == "[another person]"
    assert held["waivers"][0]["fields"]["warning"].startswith("Two places at once: this person")
    (mention,) = [one for one in reported(store)["mentions"] if one["kind"] == "contacts"]
    assert mention["excerpt"] == f"… Amara Okafor and [another person]: {OWN}mention"


# History, drafts, views


def test_what_was_done_is_told_with_what_it_changed(store: Store) -> None:
    store.act(lambda now: people.set_field(now, "p1", "phone", "+41 1"))
    store.act(lambda now: people.set_field(now, "p1", "phone", "+41 2"))
    store.act(lambda now: people.set_field(now, "p2", "phone", "+41 3"))
    store.act(lambda now: seats.move(now, "v1", Status.DECLINED, today="2027-03-01"))
    store.undo()
    history = reported(store)["history"]
    assert [(one["what"], one["undone"]) for one in history[:3]] == [
        ("Move this person to declined", True),
        ("Change telephone of this person", False),
        ("Change telephone of this person", False),
    ]
    (change,) = history[1]["changes"]
    assert change["fields"] == {"phone": {"before": "+41 1", "after": "+41 2"}}
    assert "+41 3" not in json.dumps(history)


def test_a_session_that_changed_otherwise_was_not_about_them(store: Store) -> None:
    before = len(reported(store)["history"])
    session = store.snapshot.sessions["s1"]
    other = msgspec.structs.replace(session, purpose="Other", people=session.people)
    store.act(lambda now: Edit(label="Change purpose of {sessions:s1}", puts=(other,)))
    assert len(reported(store)["history"]) == before
    alone = msgspec.structs.replace(other, people=session.people[1:])
    store.act(lambda now: Edit(label="Take out of {sessions:s1}", puts=(alone,)))
    newest = reported(store)["history"][0]
    assert newest["what"] == "Take out of “Opening”"
    assert newest["changes"][0]["fields"]["role"] == {"before": "chair", "after": None}


def test_labels_do_not_name_others(store: Store) -> None:
    person = store.snapshot.people["p1"]
    changed = msgspec.structs.replace(person, note="x")
    label = "Merge {people:p4} into {people:p1}, as Jan Vier said"
    store.act(lambda now: Edit(label=label, puts=(changed,)))
    said = reported(store)["history"][0]["what"]
    assert said == "Merge another person into this person, as [another person] said"


def test_texts_that_named_them_once_are_told_while_history_keeps_them(store: Store) -> None:
    def note(words: str) -> None:
        store.act(lambda now: people.set_field(now, "p4", "note", words))

    note(f"Friend of Amara Okafor and Ida Fünf, {OWN}once")
    note(f"{SECRET}now")
    note("Another friend of Amara Okafor")
    store.undo()
    report = reported(store)
    assert [one["excerpt"] for one in report["former"]] == [
        f"Friend of Amara Okafor and [another person], {OWN}once",
        "Another friend of Amara Okafor",
    ]
    assert {one["called"] for one in report["former"]} == {"another person"}
    assert {one["kind"] for one in report["mentions"]} == {"contacts"}


def test_drafts_of_them_and_that_name_them_are_told(store: Store) -> None:
    for target, text in (
        ("people:p1", f"{OWN}draft"),
        ("people:p2", f"{SECRET}draft"),
        ("contacts:c9", f"{SECRET}x\nAmara Okafor {OWN}typed"),
    ):
        store.asides.keep_draft(
            Draft(target=target, field="note", text=text, at="2027-03-01T08:00:00Z")
        )
    typed = reported(store)["typed"]
    assert [one["text"] for one in typed] == [f"… Amara Okafor {OWN}typed", f"{OWN}draft"]
    assert {one["by"] for one in typed} == {"marta"}


def test_what_was_typed_in_somebody_elses_cell_is_told_around_the_name_and_cut_at_words(
    store: Store,
) -> None:
    around = " ".join(f"{SECRET}{at}" for at in range(60))
    text = f"{around} before Amara Okafor after {around}"
    at = "2027-03-01T08:00:00Z"
    store.asides.keep_draft(Draft(target="people:p2", field="note", text=text, at=at))
    (typed,) = reported(store)["typed"]
    said = typed["text"]
    assert said.startswith("… ")
    assert said.endswith(" …")
    assert " before Amara Okafor after " in said
    assert len(said) < 220
    assert set(said.split()[1:-1]) <= set(text.split()), "cut inside a word"


def test_views_that_look_for_them_are_told(store: Store) -> None:
    store.asides.keep_view("people", "Everybody", '{"filter": "government"}')
    store.asides.keep_view("people", "Her", '{"filter": "amara okafor"}')
    (view,) = reported(store)["views"]
    assert view["name"] == "Her"


# A seat that was somebody else's


def test_what_was_done_while_a_seat_was_anothers_is_not_told() -> None:
    value = a_value()
    value["people"].append({"id": "p9", "family": "Neun", "given": "Ada"})
    store = a_store(value)
    _name(store, "p9")
    store.act(lambda now: seats.set_field(now, "v5", "note", f"{SECRET}while"))
    store.undo()
    store.undo()
    _name(store, "p5")
    store.act(lambda now: seats.set_field(now, "v5", "note", "Theirs"))
    report = reported(store, "p5")
    told = [one for one in report["history"] if not one["undone"]]
    assert [one["what"] for one in told][:2] == [
        "Change note of this person", "Name this person for a seat of Third",
    ]  # fmt: skip
    assert len(report["history"]) == len(told)
    assert "while" not in json.dumps(report["history"])


def _name(store: Store, person: str) -> None:
    store.act(
        lambda now: name_seat(now, "v5", person, new_key=lambda kind: f"{kind}-new", today="")
    )


# Who is in no list, and who uses the program


def test_somebody_deleted_is_told_what_history_keeps() -> None:
    store = a_store(a_value())
    store.act(lambda now: people.delete(now, ["p5"]))
    report = reported(store, "p5")
    assert report["about"]["deleted"]
    (person,) = report["held"]["people"]
    assert (person["deleted"], person["fields"]["note"]) == (True, f"{SECRET}note")
    assert report["history"][0]["changes"][0]["what"] == "deleted"


def test_somebody_without_a_seat_has_a_report(store: Store) -> None:
    assert set(reported(store, "p5")["held"]) == {"people"}


def test_who_used_the_program_under_their_name_is_told_so() -> None:
    value = a_value()
    value["people"][0] |= {"family": "marta", "given": ""}
    (used,) = reported(a_store(value))["used"]
    assert used["name"] == "marta"
    assert used["count"] == 3


def test_what_is_the_persons_own_stands_as_it_is_whatever_others_are_called() -> None:
    value = a_value()
    own = {"honorific": "Lord", "suffix": "Long", "pronunciation": "Long-Day", "gender": "Other"}
    value["people"][0] |= own
    value["people"] += [
        {"id": f"h{at}", "family": name, "given": "X"}
        for at, name in enumerate(("Lord", "Long", "Day", "Other"))
    ]
    (person,) = reported(a_store(value))["held"]["people"]
    assert {name: person["fields"][name] for name in own} == own


def test_it_says_what_a_reader_must_still_look_for(store: Store) -> None:
    assert any("given name alone" in one for one in reported(store)["left_out"])


def test_the_form_is_stable(store: Store) -> None:
    first, second = as_json(told(store)), as_json(told(store))
    assert first == second
    assert first.endswith(b"}\n")
    value = json.loads(first)
    again = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert again.encode() == first
    assert value["convenor_report"] == 1
    assert value["made"] == {
        "at": "2027-03-02T09:00:00Z", "by": "Marta Lind", "from": "a.convenor",
        "program": "Convenor",
    }  # fmt: skip
