"""How much of everything the samples hold (PRODUCT.md 3.2), and what their agendas are like."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from support.agenda_rules import Judge
from support.samples import NOW, Item, sample

SIZES = ("small", "medium", "large")
COUNTS = {
    "small": {"organisations": 22, "rooms": 3, "sessions": 14, "waves": 2, "issues": 5,
              "red_lines": 9, "commitments": 6, "briefs": 7},
    "medium": {"organisations": 95, "rooms": 10, "sessions": 48, "waves": 4, "issues": 12,
               "red_lines": 40, "commitments": 18, "briefs": 45},
    "large": {"organisations": 600, "rooms": 25, "sessions": 140, "waves": 6, "issues": 20,
              "red_lines": 60, "commitments": 25, "briefs": 60},
}  # fmt: skip
STATUSES = {
    "small": {"accepted": 23, "declined": 6, "invited": 3, "tentative": 1, "substituted": 1},
    "medium": {"accepted": 118, "declined": 38, "invited": 16, "tentative": 9, "substituted": 9,
               "waitlisted": 30, "withdrawn": 1},
    "large": {"accepted": 960, "declined": 240, "invited": 96, "tentative": 44, "substituted": 60},
}  # fmt: skip
BILATERALS = {"small": 8, "medium": 22, "large": 120}
VOICES = {"small": (22, 0.85), "medium": (45, 0.6), "large": (60, 0.35)}
TO_BE_FIXED = {
    "small": ["before-arrival"],
    "medium": ["before-arrival", "person-twice", "rivals", "room-small"],
    "large": [],
}


@pytest.mark.parametrize("size", SIZES)
def test_a_sample_holds_as_much_as_its_size_says(size: str) -> None:
    made = sample(size)
    assert {name: len(made[name]) for name in COUNTS[size]} == COUNTS[size]


@pytest.mark.parametrize("size", SIZES)
def test_seats_stand_as_the_size_says(size: str) -> None:
    assert Counter(seat["status"] for seat in sample(size)["invitations"]) == STATUSES[size]


@pytest.mark.parametrize("size", SIZES)
def test_nobody_replies_before_they_are_asked_or_after_today(size: str) -> None:
    for seat in sample(size)["invitations"]:
        if seat.get("replied_on"):
            assert seat["invited_on"] <= seat["replied_on"] <= f"{NOW:%Y-%m-%d}", seat["id"]


@pytest.mark.parametrize("size", SIZES)
def test_a_substitute_is_asked_when_the_principal_has_replied(size: str) -> None:
    seats = {seat["id"]: seat for seat in sample(size)["invitations"]}
    pairs = [
        (seats[seat["substitute_for"]], seat)
        for seat in seats.values()
        if seat.get("substitute_for") and seat["status"] == "accepted"
    ]
    assert pairs
    assert all(principal["replied_on"] <= seat["invited_on"] for principal, seat in pairs)


@pytest.mark.parametrize("size", SIZES)
def test_bilaterals_are_counted_apart(size: str) -> None:
    kinds = Counter(session["kind"] for session in sample(size)["sessions"])
    assert kinds["bilateral"] == BILATERALS[size]


def test_the_medium_agenda_has_two_plenaries_and_eight_round_tables() -> None:
    kinds = Counter(session["kind"] for session in sample("medium")["sessions"])
    assert (kinds["plenary"], kinds["breakout"]) == (2, 8)


def test_the_medium_organisations_are_of_the_kinds_that_its_size_names() -> None:
    kinds = Counter(one["constituency"] for one in sample("medium")["organisations"])
    assert (kinds["government"], kinds["intergovernmental"]) == (29, 8)
    assert kinds["ai-developer"] + kinds["industry"] == 16
    assert kinds["academia"] + kinds["civil-society"] == 42


@pytest.mark.parametrize("size", SIZES)
def test_the_rest_of_the_stances_is_unknown(size: str) -> None:
    made, (voices, share) = sample(size), VOICES[size]
    known = {
        (one["organisation"], one["issue"])
        for one in made["positions"]
        if one["stance"] is not None
    }
    assert len(known) == round(voices * len(made["issues"]) * share)
    assert len({organisation for organisation, _ in known}) <= voices


@pytest.mark.parametrize("size", SIZES)
def test_what_blocks_is_little_and_meant(size: str) -> None:
    rules = [found.split(":")[0] for found in Judge(sample(size)).blocks()]
    assert rules == TO_BE_FIXED[size]


@pytest.mark.parametrize("size", ["medium", "large"])
def test_every_day_has_a_lunch_and_a_break(size: str) -> None:
    made = sample(size)
    for day in (made["convening"]["starts"], made["convening"]["ends"]):
        kinds = [one["kind"] for one in made["sessions"] if (one.get("start") or "")[:10] == day]
        assert "meal" in kinds
        assert "break" in kinds


@pytest.mark.parametrize("size", SIZES)
def test_plenaries_and_round_tables_have_a_chair_and_a_note(size: str) -> None:
    judge = Judge(sample(size))
    for session in judge.placed:
        if session["kind"] in ("plenary", "breakout"):
            roles = {role for _, role in judge.counting(session)}
            assert "chair" in roles, session["id"]
            assert roles & {"rapporteur", "note-taker"}, session["id"]


@pytest.mark.parametrize("size", ["medium", "large"])
def test_bilaterals_are_in_small_rooms(size: str) -> None:
    rooms = {room["id"]: room for room in sample(size)["rooms"]}
    placed = [one for one in Judge(sample(size)).placed if one["kind"] == "bilateral"]
    assert len(placed) >= BILATERALS[size] - 2
    assert all(rooms[one["room"]]["capacity"] <= 12 for one in placed)


@pytest.mark.parametrize("size", SIZES)
def test_both_sides_are_listed_in_a_bilateral(size: str) -> None:
    judge = Judge(sample(size))
    for session in judge.placed:
        if session["kind"] == "bilateral":
            bodies = {judge.body_of(seat) for seat, _ in judge.counting(session)} - {""}
            assert len(bodies) >= 2, session["id"]


def test_the_large_sample_has_a_reception_over_midnight() -> None:
    reception = next(one for one in sample("large")["sessions"] if one["kind"] == "reception")
    begins = datetime.fromisoformat(reception["start"])
    assert (begins + timedelta(minutes=reception["minutes"])).date() > begins.date()


def test_the_medium_sample_was_never_released() -> None:
    assert not sample("medium").get("releases")


@pytest.mark.parametrize("size", SIZES)
def test_packs_differ_since_marks_and_readers_do(size: str) -> None:
    briefs = sample(size)["briefs"]
    assert {one["state"] for one in briefs} == {"approved", "in-review", "draft"}
    red = [one for one in briefs if one.get("mark") == "TLP:RED"]
    strict = [one for one in briefs if one.get("mark") == "TLP:AMBER+STRICT"]
    assert red
    assert all(one["readers"]["invitations"] for one in red)
    assert strict
    assert all(one["readers"]["organisations"] for one in strict)


@pytest.mark.parametrize("size", SIZES)
def test_no_brief_names_as_reader_the_party_it_is_about(size: str) -> None:
    judge = Judge(sample(size))
    bodies = {one["id"]: one for one in sample(size)["organisations"]}
    for brief in sample(size)["briefs"]:
        about = brief.get("about", {}).get("organisation")
        if about:
            assert not _reads(brief, bodies[about], judge), brief["id"]


def _reads(brief: Item, body: Item, judge: Judge) -> bool:
    readers = brief.get("readers", {})
    named = {judge.body_of(judge.seats[key]) for key in readers.get("invitations", [])}
    return body["id"] in named | set(readers.get("organisations", []))


@pytest.mark.parametrize("size", ["medium", "large"])
def test_positions_have_a_history(size: str) -> None:
    rows = Counter((one["organisation"], one["issue"]) for one in sample(size)["positions"])
    assert sum(count > 1 for count in rows.values()) > 20


@pytest.mark.parametrize("size", SIZES)
def test_nobody_rejects_what_they_support(size: str) -> None:
    held = {(one["organisation"], one["issue"]): one for one in sample(size)["positions"]}
    for line in sample(size)["red_lines"]:
        supported = held[line["organisation"], line["issue"]]["supports"]
        assert not set(supported) & set(line["rejects"])
