"""What stands in the rows of seats, what finds them, by what they are told apart."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from convenor.models.invitations import (
    CALENDAR,
    CAPACITY,
    COLUMNS,
    CONSTITUENCY,
    COPY,
    FACETS,
    NAME,
    ORGANISATION,
    OVERDUE,
    OWES,
    OWNER,
    REPLY_BY,
    STATUS,
    WAVE,
    Reader,
    SeatRow,
    SeatRows,
    rows_of,
)
from convenor.models.table import TableModel
from convenor_db.domain.edits import Edit
from convenor_db.domain.names import fold
from convenor_db.domain.records import Answer, Copy, InvitationKey, LedgerEntry, Method, Status
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_store
from support.invitations import seats_of_two_ministries

NOW = "2027-03-01T08:00:00Z"


def read(snapshot: Snapshot, today: str = "2027-03-01") -> dict[str, SeatRow]:
    """Return the rows as they are on a day."""
    return rows_of(snapshot, Reader(today, date.isoformat))[0]


def an_entry(*, sequence: int, answer: Answer, to: int | None) -> LedgerEntry:
    """Return the convening in the calendar of the seat v0."""
    return LedgerEntry(
        uid="u1", invitation=InvitationKey("v0"), sequence=sequence, method=Method.REQUEST,
        stamp=NOW, hash="h", exported_at=NOW, address="ann@albia.example", organiser="o@x.org",
        answer=answer, answer_sequence=to,
    )  # fmt: skip


def a_copy(number: int, *, void: bool) -> Copy:
    """Return a numbered copy of the seat v0."""
    return Copy(
        number=number, of=20, invitation=InvitationKey("v0"), version=1, sha256="0", content="0",
        pages=3, at=NOW, void=void,
    )  # fmt: skip


def test_every_column_says_what_the_seat_has() -> None:
    with a_store(seats_of_two_ministries()) as store:
        row = read(store.snapshot)["v0"]
        said = {at: COLUMNS[at].words(row) for at in range(len(COLUMNS))}
    assert said == {
        NAME: "Ann Adams", ORGANISATION: "Albia", CONSTITUENCY: "Government",
        CAPACITY: "Participant", STATUS: "Invited", WAVE: "1",
        REPLY_BY: "2027-02-25, 4 days over", OWNER: "Marta", CALENDAR: "none yet", COPY: "",
    }  # fmt: skip


def test_a_seat_without_a_name_says_whose_it_is() -> None:
    with a_store(seats_of_two_ministries()) as store:
        row = read(store.snapshot)["v6"]
    assert COLUMNS[NAME].words(row) == "Seat for Northlight AI, not yet named"
    assert row.under_name == "not yet named"


def test_who_stands_in_for_somebody_says_for_whom_in_place_of_the_post() -> None:
    house = seats_of_two_ministries()
    house["people"][3]["post"] = "Deputy"
    house["invitations"][0]["status"] = "substituted"
    house["invitations"][3]["substitute_for"] = "v0"
    with a_store(house) as store:
        rows = read(store.snapshot)
    assert rows["v3"].under_name == "for Ann Adams"
    assert rows["v0"].under_name == "Minister"
    model = TableModel(COLUMNS)
    model.show_records(rows, {})
    at = model.keys.index("v3")
    told = model.index(at, NAME).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert told == "for Ann Adams"


@pytest.mark.parametrize(
    ("today", "owes", "words"),
    [
        ("2027-02-21", (), ""),
        ("2027-02-22", (OWES,), "in 3 days"),
        ("2027-02-24", (OWES,), "in 1 day"),
        ("2027-02-25", (OWES,), "today"),
        ("2027-02-26", (OWES, OVERDUE), "1 day over"),
    ],
)
def test_an_answer_is_owed_from_three_days_before(
    today: str, owes: tuple[str, ...], words: str
) -> None:
    with a_store(seats_of_two_ministries()) as store:
        row = read(store.snapshot, today)["v0"]
    assert row.owes == owes
    assert row.reply_words == ("2027-02-25", words)


def test_only_who_is_invited_owes_an_answer() -> None:
    with a_store(seats_of_two_ministries()) as store:
        rows = read(store.snapshot, "2027-04-01")
    assert {key for key, row in rows.items() if row.owes} == {"v0", "v1"}
    assert rows["v2"].reply_by == "2027-02-10"  # her wave's, and nobody has invited her


@pytest.mark.parametrize(
    ("answer", "to", "words", "older"),
    [
        (Answer.NEEDS_ACTION, None, ("version 2", "no answer"), False),
        (Answer.ACCEPTED, 0, ("version 2", "answered version 1"), True),
        (Answer.ACCEPTED, 1, ("version 2", "answered"), False),
    ],
)
def test_the_calendar_says_its_version_and_which_one_was_answered(
    answer: Answer, to: int | None, words: tuple[str, str], *, older: bool
) -> None:
    with a_store(seats_of_two_ministries()) as store:
        store.record("Write calendars", [an_entry(sequence=1, answer=answer, to=to)])
        row = read(store.snapshot)["v0"]
    assert row.calendar_words == words
    assert row.answered_older is older


def test_who_should_have_a_calendar_and_has_no_address_is_said_to() -> None:
    with a_store(seats_of_two_ministries()) as store:
        rows = read(store.snapshot)
    assert rows["v1"].calendar_words == ("no address", "")
    assert rows["v2"].calendar_words == ("none yet", "")  # on the longlist nothing is due


def test_the_newest_copy_stands_with_its_number_and_whether_it_is_void() -> None:
    with a_store(seats_of_two_ministries()) as store:
        store.record("Write packs", [a_copy(7, void=True), a_copy(12, void=False)])
        assert read(store.snapshot)["v0"].copy_words == "12"
        store.record("Void", [a_copy(12, void=True)])
        assert read(store.snapshot)["v0"].copy_words == "12 void"


@pytest.mark.parametrize(
    "words", ["adams", "albia", "government", "invited", "marta", "wave 1", "minister"]
)
def test_a_seat_is_found_by_what_stands_in_any_column(words: str) -> None:
    with a_store(seats_of_two_ministries()) as store:
        _, haystack = rows_of(store.snapshot, Reader("2027-03-01", date.isoformat))
    assert fold(words) in haystack["v0"]


def test_a_seat_is_found_in_its_own_script_in_latin_letters_and_unnamed() -> None:
    with a_store(seats_of_two_ministries()) as store:
        _, haystack = rows_of(store.snapshot, Reader("2027-03-01", date.isoformat))
    assert "张伟" in haystack["v5"]
    assert "zhang" in haystack["v5"]
    assert "seat for northlight" in haystack["v6"]


@pytest.mark.parametrize("column", range(len(COLUMNS)))
def test_every_column_sorts_both_ways_with_the_same_seats(column: int) -> None:
    with a_store(seats_of_two_ministries()) as store:
        rows, haystack = rows_of(store.snapshot, Reader("2027-03-01", date.isoformat))
    model: TableModel[SeatRow] = TableModel(COLUMNS, facets=FACETS)
    model.show_records(rows, haystack)
    model.sort(column)
    up = list(model.keys)
    assert sorted(up) == sorted(rows)
    by = COLUMNS[column].sort
    assert by is not None
    found = [by(row) for row in rows.values()]
    in_order = sorted(each for each in found if each is not None)
    nothing = [None] * found.count(None)
    assert [by(rows[key]) for key in up] == in_order + nothing
    model.sort(column, Qt.SortOrder.DescendingOrder)
    assert [by(rows[key]) for key in model.keys] == in_order[::-1] + nothing


def test_seats_sort_by_status_in_the_order_a_seat_goes_through_them() -> None:
    with a_store(seats_of_two_ministries()) as store:
        rows = read(store.snapshot)
    by = COLUMNS[STATUS].sort
    assert by is not None
    in_order = sorted(rows.values(), key=by)
    assert [str(row.seat.status) for row in in_order] == [
        "longlist", "approved", "invited", "invited", "accepted", "accepted", "declined",
        "waitlisted",
    ]  # fmt: skip


def test_rows_read_again_are_those_read_anew_and_what_did_not_change_is_kept() -> None:
    reader, again = Reader("2027-03-01", date.isoformat), SeatRows()
    with a_store(seats_of_two_ministries()) as store:
        for build in (
            lambda now: Edit(label="", puts=()),
            lambda now: _with(now.invitations["v1"], status=Status.DECLINED),
            lambda now: _with(now.invitations["v2"], substitute_for="v1"),
            lambda now: _with(now.invitations["v1"], person=None),
            lambda now: _with(now.people["p2"], family="Another"),
            lambda now: _with(now.organisations["o1"], name="Another"),
            lambda now: Edit(label="", removes=(("invitations", "v1"),)),
            lambda now: _with(now.convening, zone="Asia/Tokyo"),
        ):
            again.read(store.snapshot, reader)
            store.act(build)
            read_again, anew = again.read(store.snapshot, reader), rows_of(store.snapshot, reader)
            assert read_again == anew
            assert list(read_again[0]) == list(anew[0])
    with a_store(seats_of_two_ministries()) as store:
        before = again.read(store.snapshot, reader)[0]
        store.act(lambda now: _with(now.invitations["v1"], status=Status.DECLINED))
        after = again.read(store.snapshot, reader)[0]
        assert [key for key in after if after[key] is not before[key]] == ["v1"]
        tomorrow = Reader("2027-06-01", date.isoformat)
        assert again.read(store.snapshot, tomorrow) == rows_of(store.snapshot, tomorrow)


def _with(record: Any, **fields: Any) -> Edit:
    return Edit(label="Change it", puts=(replace(record, **fields),))
