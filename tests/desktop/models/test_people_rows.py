"""What stands in the rows of people and organisations, and what finds them."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from convenor.models.organisations import organisation_rows
from convenor.models.people import COLUMNS, EMAIL, LAST_CONTACT, SEAT, PeopleRows, rows_of
from convenor_db.domain.edits import Edit
from convenor_db.domain.names import fold
from convenor_db.domain.records import Status
from support.builders import a_full_house, a_store


def test_a_person_stands_with_the_organisation_of_their_seat() -> None:
    house = a_full_house()
    house["invitations"][0]["seat_of"] = "o2"
    with a_store(house) as store:
        rows, _ = rows_of(store.snapshot)
        assert rows["p1"].body == "Northlight AI"
        assert rows["p1"].constituency == "ai-developer"


def test_who_has_no_seat_is_said_to() -> None:
    with a_store() as store:
        rows, _ = rows_of(store.snapshot)
        assert COLUMNS[SEAT].words(rows["p3"]) == "no seat"


def test_somebody_is_found_by_what_stands_in_any_column() -> None:
    house = a_full_house()
    house["people"][0] |= {
        "emails": ["amara@albia.example"], "country": "NG", "languages": ["fr"], "tags": ["vip"],
        "post": "Deputy Minister",
    }  # fmt: skip
    with a_store(house) as store:
        rows, haystack = rows_of(store.snapshot)
        assert COLUMNS[EMAIL].words(rows["p1"]) == "amara@albia.example"
        for words in ("okafor", "amara@albia", "deputy", "albia", "government", "ng", "fr", "vip"):
            assert fold(words) in haystack["p1"], words
        assert "accepted" in haystack["p1"]


def test_the_newest_contact_with_somebody_is_told_and_finds_them() -> None:
    house = a_full_house()
    house["contacts"] = [
        {"id": f"c{at}", "on": day, "person": person, "kind": "call", "text": "Called."}
        for at, (day, person) in enumerate(
            (("2027-02-03", "p1"), ("2026-12-24", "p1"), ("2027-02-01", "p2"))
        )
    ]
    with a_store(house) as store:
        rows, haystack = rows_of(store.snapshot, lambda day: f"{day:%d %B}")
        by = COLUMNS[LAST_CONTACT].sort
        assert by is not None
        assert [by(rows[key]) for key in ("p1", "p2", "p3")] == ["2027-02-03", "2027-02-01", None]
        assert COLUMNS[LAST_CONTACT].words(rows["p1"]) == "03 February"
        assert "03 february" in haystack["p1"]


def test_an_organisation_counts_people_and_seats() -> None:
    house = a_full_house()
    house["invitations"].append({"id": "v3", "seat_of": "o1", "status": "invited"})
    with a_store(house) as store:
        rows, _ = organisation_rows(store.snapshot)
        assert (rows["o1"].people, rows["o1"].seats) == (2, "1 / 1")
        assert rows["o2"].seats == "0 / 1"


def test_rows_read_again_are_those_read_anew_and_who_did_not_change_is_kept() -> None:
    house, again = a_full_house(), PeopleRows(date.isoformat)
    house["contacts"] = [
        {"id": "c1", "on": "2027-02-03", "person": "p1", "kind": "call", "text": "Called."}
    ]
    with a_store(house) as store:
        for build in (
            lambda now: Edit(label="", puts=()),
            lambda now: _with(now.invitations["v1"], status=Status.DECLINED),
            lambda now: _with(now.invitations["v1"], person="p3"),
            lambda now: _with(now.people["p2"], family="Another"),
            lambda now: _with(now.organisations["o1"], name="Another"),
            lambda now: _with(now.table("contacts")["c1"], on="2027-03-03"),
            lambda now: Edit(label="", removes=(("invitations", "v1"),)),
            lambda now: Edit(label="", removes=(("people", "p1"),)),
        ):
            again.read(store.snapshot)
            store.act(build)
            read_again, anew = again.read(store.snapshot), rows_of(store.snapshot)
            assert read_again == anew
            assert list(read_again[0]) == list(anew[0])
    with a_store(house) as store:
        before = again.read(store.snapshot)[0]
        store.act(lambda now: _with(now.invitations["v1"], status=Status.DECLINED))
        after = again.read(store.snapshot)[0]
        assert [key for key in after if after[key] is not before[key]] == ["p1"]


def _with(record: Any, **fields: Any) -> Edit:
    return Edit(label="Change it", puts=(replace(record, **fields),))
