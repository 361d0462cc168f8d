"""Targets against seats, bars, must-have organisations, and the figures of a header."""

from typing import Any, Final

import pytest

from convenor_db.domain.balance import Level, Standing, bars, must_have, standings, unknown_words
from convenor_db.domain.interchange.read import read
from convenor_db.domain.records import Status
from convenor_db.domain.seat_counts import (
    by_status,
    head_counts,
    not_counted,
    not_counted_words,
    seats_sentence,
)
from convenor_db.domain.snapshot import Snapshot
from support.builders import an_interchange

GOVERNMENT: Final = {"id": "t1", "by": "constituency", "value": "government"}


def a_convening(*seats: str, places: int | None = None, more: Any = (), **lists: Any) -> Snapshot:
    """Return a convening; a seat is written "organisation status [capacity]", "-" for none.

    *more* are further seats, as the interchange form writes them.
    """
    people, invitations = [], list(more)
    for at, words in enumerate(seats):
        body, status, *capacity = words.split()
        person = {"id": f"p{at}", "family": f"P{at}", "gender": "woman" if at % 2 else ""}
        people.append(person | ({} if body == "-" else {"organisation": body}))
        seat = {"id": f"v{at}", "person": f"p{at}", "status": status}
        invitations.append(seat | ({"capacity": capacity[0]} if capacity else {}))
    organisations = [
        {"id": "gov", "name": "Albia", "constituency": "government", "region": "Europe",
         "must_have": True},
        {"id": "lab", "name": "Paragon", "constituency": "ai-developer", "country": "US",
         "must_have": True},
        {"id": "uni", "name": "Lakeside", "constituency": "academia", "must_have": True},
    ]  # fmt: skip
    value = an_interchange(organisations=organisations, people=people, invitations=invitations)
    value |= lists
    value["convening"]["seats"] = places
    return Snapshot.of(read(value, "test").records)


def one(snapshot: Snapshot) -> Standing:
    """Return the only standing."""
    (standing,) = standings(snapshot)
    return standing


SEATS: Final = ("gov accepted", "gov attended", "gov invited", "gov tentative", "lab accepted")


@pytest.mark.parametrize(
    ("limits", "gap", "level", "worst", "best"),
    [
        ({"min": 2}, "met", Level.MET, 2, 4),
        ({"min": 4}, "2 short", Level.WARN, 2, 4),
        ({"min": 7}, "3 short even if all accept", Level.BAD, 2, 4),
        ({"max": 4}, "met", Level.MET, 4, 2),
        ({"max": 3}, "1 over", Level.WARN, 4, 2),
        ({"max": 1}, "1 over even if all decline", Level.BAD, 4, 2),
        ({"share_min": 0.6}, "met", Level.MET, 2, 4),
        ({"share_min": 0.7}, "1 short", Level.WARN, 2, 4),
        ({"share_min": 0.9}, "1 short even if all accept", Level.BAD, 2, 4),
        ({"share_max": 0.8}, "met", Level.MET, 4, 2),
        ({"share_max": 0.7}, "1 over", Level.WARN, 4, 2),
        ({"share_max": 0.5}, "1 over even if all decline", Level.BAD, 4, 2),
    ],
)
def test_a_target_is_looked_at_in_its_worst_and_its_best_case(
    limits: dict[str, float], gap: str, level: Level, worst: int, best: int
) -> None:
    standing = one(a_convening(*SEATS, targets=[GOVERNMENT | limits]))
    assert (standing.gap, standing.level) == (gap, level)
    assert (standing.worst, standing.best) == (worst, best)
    assert (standing.confirmed, standing.outstanding) == (("v0", "v1"), ("v2", "v3"))


def test_a_share_is_of_everybody_who_comes_if_all_accept() -> None:
    target = GOVERNMENT | {"share_min": 0.5}
    standing = one(a_convening("gov accepted", "lab invited", "lab invited", targets=[target]))
    assert (standing.gap, standing.level, standing.aim) == ("1 short if all accept", Level.WARN, 1)
    target = GOVERNMENT | {"share_min": 0.18}
    seats = ["gov accepted"] * 14 + ["gov invited"] * 6 + ["lab accepted"] * 92
    standing = one(a_convening(*seats, *["lab invited"] * 18, targets=[target]))
    assert standing.gap == "4 short even if all accept"  # 20 of 130, where 24 are wanted


@pytest.mark.parametrize(
    ("target", "words", "aim"),
    [
        ({"by": "constituency", "value": "ai-developer", "max": 24}, "AI developer", "max 24"),
        ({"by": "region", "value": "europe", "min": 36}, "Europe", "36"),
        ({"by": "organisation", "value": "lab", "share_max": 0.45}, "Paragon", "at most 45 %"),
        ({"by": "country", "value": "us", "share_min": 0.125}, "us", "at least 12.5 %"),
    ],
)
def test_every_dimension_is_found_and_named(target: dict[str, Any], words: str, aim: str) -> None:
    standing = one(a_convening("gov accepted", "lab accepted", targets=[{"id": "t1"} | target]))
    assert (standing.words, standing.aim_words) == (words, aim)
    assert standing.confirmed == (("v0",) if target["by"] == "region" else ("v1",))


def test_what_is_not_known_is_its_own_bucket() -> None:
    target = {"id": "t1", "by": "gender", "value": "Woman", "min": 1}
    standing = one(a_convening("gov accepted", "gov invited", "- accepted", targets=[target]))
    assert (standing.outstanding, standing.unknown) == (("v1",), ("v0", "v2"))
    assert unknown_words(standing) == "2 seats not known"


def test_a_target_of_a_session_counts_who_is_listed_there() -> None:
    people = [{"invitation": key} for key in ("v0", "v2", "v4")]
    session = {"id": "s1", "title": "Drafting", "kind": "breakout", "minutes": 60, "people": people}
    target = GOVERNMENT | {"min": 2, "session": "s1"}
    snapshot = a_convening(*SEATS, sessions=[session], targets=[target])
    standing = one(snapshot)
    assert (standing.confirmed, standing.outstanding) == (("v0",), ("v2",))
    assert standing.words == "Government in “Drafting”"
    assert all(not bar.standings for bar in bars(snapshot))


def test_a_target_with_two_limits_has_two_standings() -> None:
    targets = [GOVERNMENT | {"min": 1, "max": 3}]
    found = standings(a_convening(*SEATS, targets=targets))
    assert [(each.bound, each.gap) for each in found] == [("min", "met"), ("max", "1 over")]


def test_nobody_counts_twice_and_staff_not_at_all() -> None:
    again = {"id": "w0", "person": "p0", "status": "accepted"}
    for_p1 = {"id": "w1", "person": "p1", "status": "declined", "substitute_for": "v6"}
    snapshot = a_convening(
        "gov declined", "gov substituted", "gov accepted staff", "gov invited interpreter",
        "gov accepted press", "gov longlist staff", "gov accepted", more=[again, for_p1],
    )  # fmt: skip
    assert head_counts(snapshot).coming == ("w0", "v6")
    counted = {str(status): keys for status, keys in by_status(snapshot).items() if keys}
    assert counted == {"accepted": ("w0", "v6"), "declined": ("w1",)}
    assert not_counted_words(snapshot) == "Not counted: 1 staff, 1 interpreter, 1 press"
    assert list(not_counted(snapshot).values()) == [("v2",), ("v3",), ("v4",)]


def test_bars_show_every_constituency_there_is_and_who_has_none() -> None:
    targets = [GOVERNMENT | {"min": 3}]
    found = bars(a_convening(*SEATS, "- accepted", targets=targets))
    assert [(str(bar.constituency), bar.coming, bar.outstanding) for bar in found] == [
        ("government", ("v0", "v1"), ("v2", "v3")),
        ("ai-developer", ("v4",), ()),
        ("academia", (), ()),
        ("None", ("v5",), ()),
    ]
    assert [len(bar.standings) for bar in found] == [1, 0, 0, 0]


def test_must_have_organisations_come_or_are_missing_with_their_nearest_seat() -> None:
    found = must_have(
        a_convening("gov declined", "gov tentative", "gov longlist", "lab accepted",
                    "uni accepted staff")
    )  # fmt: skip
    assert (found.words, found.coming) == ("1 of 3 coming", ("lab",))
    assert [(each.organisation, each.seat) for each in found.missing] == [
        ("gov", "v1"), ("uni", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        (None, "3 coming + 2 outstanding"),
        (8, "3 coming + 2 outstanding of 8 places: room for 3 more if all accept"),
        (5, "3 coming + 2 outstanding of 5 places: just full if all accept"),
        (4, "3 coming + 2 outstanding of 4 places: 1 too many if all accept"),
        (1, "3 coming + 2 outstanding of 1 place: 2 too many are coming already"),
    ],
)
def test_the_sentence_about_places(places: int | None, sentence: str) -> None:
    snapshot = a_convening(*SEATS, "gov accepted staff", places=places)
    assert seats_sentence(snapshot) == sentence


def test_by_status_has_all_statuses_and_unnamed_seats() -> None:
    unnamed = {"id": "u1", "seat_of": "gov", "status": "shortlist"}
    keys = by_status(a_convening("gov approved", more=[unnamed]))
    assert (keys[Status.APPROVED], keys[Status.SHORTLIST]) == (("v0",), ("u1",))
    assert set(keys) == set(Status)
