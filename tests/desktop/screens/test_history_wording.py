"""What an action changed, in words: names for keys, lists by what differs, long texts cut."""

from msgspec.structs import replace

from convenor.screens.history.wording import FieldChange, in_words
from convenor_db.domain.records import Listed, Record, Role, key_of, kind_of
from convenor_db.domain.snapshot import Change, Snapshot
from support.builders import a_full_house, read_in


def a_snapshot() -> Snapshot:
    """Return a small convening."""
    return Snapshot.of(read_in(a_full_house()).records)


def told(before: Record | None, after: Record | None) -> tuple[FieldChange, ...]:
    """Return what is told of a change."""
    record = after or before
    assert record is not None
    change = Change(kind_of(record).name, key_of(record), before, after)
    return in_words([change], a_snapshot())[0].fields


def test_a_pointer_is_told_by_the_name_of_what_it_points_to() -> None:
    session = a_snapshot().sessions["s1"]
    assert told(session, replace(session, room=None)) == (FieldChange("Room", "Jura", "empty"),)


def test_of_a_list_only_what_differs_is_told() -> None:
    session = a_snapshot().sessions["s1"]
    chair, other = session.people
    changed = Listed(invitation=other.invitation, role=Role.NOTE_TAKER)
    (field,) = told(session, replace(session, people=(chair, changed)))
    assert field == FieldChange("People", "偉 張, required", "偉 張, note taker")


def test_a_time_is_told_as_day_and_hour() -> None:
    session = a_snapshot().sessions["s1"]
    (field,) = told(session, replace(session, start="2027-04-15T10:30"))
    assert field.before.endswith("14 Apr 2027, 09:00")
    assert field.after.endswith("15 Apr 2027, 10:30")


def test_a_long_text_is_cut_to_what_changed() -> None:
    session = replace(a_snapshot().sessions["s1"], purpose="word " * 400)
    (field,) = told(session, replace(session, purpose=f"{'word ' * 200}other {'word ' * 199}"))
    assert "other" in field.after
    assert len(field.after) < 200


def test_of_a_new_thing_what_it_holds_is_told() -> None:
    room = a_snapshot().rooms["r1"]
    captions = [field.caption for field in told(None, room)]
    assert captions == ["Name", "Seats", "Step-free"]


def test_a_deleted_thing_is_named() -> None:
    room = a_snapshot().rooms["r1"]
    (record,) = in_words([Change("rooms", "r9", room, None)], Snapshot.of([room]))
    assert (record.title, record.what, record.fields) == ("Jura", "deleted", ())
