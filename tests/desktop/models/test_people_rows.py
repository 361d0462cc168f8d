"""What stands in the rows of people and organisations, and what finds them."""

from convenor.models.organisations import organisation_rows
from convenor.models.people import COLUMNS, EMAIL, LAST_CONTACT, SEAT, rows_of
from convenor_db.domain.names import fold
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
