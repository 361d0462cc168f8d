"""Commitments in words."""

from typing import Any

import pytest

from convenor_db.domain.commitments.phrases import PartKind
from convenor_db.domain.commitments.sentences import plain, sentence
from convenor_db.domain.errors import Gone
from support.builders import an_interchange
from support.dossiers import a_snapshot

NAMES = ("Northlight", "Paragon", "Deepfield", "Kestria", "Albia")
DEEDS = {
    "north": (0, "Pauses"), "para": (1, "Pauses"), "deep": (2, "pauses"),
    "host": (3, "Hosts the inspectorate."), "open": (4, "Opens its registry"),
    "buy": (4, "AI purchases are suspended"),
}  # fmt: skip


def told(condition: Any, of: str = "north") -> str:
    """Return the sentence of one commitment with a condition."""
    return plain(sentence(a_case(condition, of), of))


def a_case(condition: Any, of: str = "north") -> Any:
    """Return a snapshot of six commitments, one with a condition."""
    return a_snapshot(
        an_interchange(
            organisations=[
                {"id": f"o{at}", "name": name, "constituency": "ai-developer"}
                for at, name in enumerate(NAMES)
            ],
            facts=[
                {"id": "f1", "text": "The budget act is passed."},
                {"id": "f2", "text": "Tianmu agrees"},
            ],
            measures=[{"id": "m1", "title": "Power meters"}],
            acceptances=[
                {"id": "a1", "organisation": "o3", "measure": "m1", "as": "host",
                 "as_of": "2027-01-01"}
            ],
            undertakings=[{"id": "u1", "title": "U"}],
            commitments=[
                {"id": key, "party": f"o{at}", "undertaking": deed, "undertakes": "u1",
                 "if": condition if key == of else True}
                for key, (at, deed) in DEEDS.items()
            ],
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (True, "Northlight pauses."),
        (
            {"all": ["host", {"verified": "para"}, {"verified": "deep"}]},
            (
                "Northlight pauses if Kestria hosts the inspectorate and the pauses of Paragon and"
                " Deepfield are verified."
            ),
        ),
        ({"verified": "para"}, "Northlight pauses if Paragon’s pause is verified."),
        (
            {"verified": "host", "for": "o4"},
            "Northlight pauses if it is verified for Albia that Kestria hosts the inspectorate.",
        ),
        ("para", "Northlight pauses if Paragon does too."),
        ("f1", "Northlight pauses if the budget act is passed."),
        ({"not": "f2"}, "Northlight pauses if it is not so that Tianmu agrees."),
        ("buy", "Northlight pauses if Albia AI purchases are suspended."),
        ("a1", "Northlight pauses if Kestria hosts “Power meters”."),
        (
            {"any": ["host", {"all": ["open", "f1"]}]},
            (
                "Northlight pauses if either Kestria hosts the inspectorate or (Albia opens its"
                " registry and the budget act is passed)."
            ),
        ),
        (
            {"at_least": 2, "of": ["para", "deep"]},
            "Northlight pauses if at least 2 of Paragon and Deepfield do too.",
        ),
        (
            {"at_least": 1, "of": [{"verified": "para"}, {"verified": "deep"}]},
            "Northlight pauses if at least 1 of the pauses of Paragon and Deepfield are verified.",
        ),
        (
            {"at_least": 2, "of": ["host", "open", "f1"]},
            (
                "Northlight pauses if at least 2 of these hold: Kestria hosts the inspectorate,"
                " Albia opens its registry and the budget act is passed."
            ),
        ),
        (
            {"share": 0.55, "of": {"host": 2, "open": 1.5}},
            (
                "Northlight pauses if at least 55 % by weight of these hold: Kestria hosts the"
                " inspectorate [2] and Albia opens its registry [1.5]."
            ),
        ),
    ],
)
def test_a_condition_in_words(condition: Any, expected: str) -> None:
    assert told(condition) == expected


def test_others_that_all_say_the_same_are_told_once() -> None:
    expected = "Kestria hosts the inspectorate if “pauses” holds for at least 2 of Northlight,"
    alike = {"at_least": 2, "of": ["north", "para", "deep"]}
    assert told(alike, "host") == f"{expected} Paragon and Deepfield."


def test_parts_link_to_what_they_name() -> None:
    parts = sentence(a_case({"all": ["host", "f1", {"verified": "para"}]}), "north").parts
    targets = {(part.kind, part.target) for part in parts if part.target}
    assert targets == {
        (PartKind.PARTY, ("organisations", "o0")),
        (PartKind.UNDERTAKING, ("commitments", "north")),
        (PartKind.PARTY, ("organisations", "o3")),
        (PartKind.UNDERTAKING, ("commitments", "host")),
        (PartKind.FACT, ("facts", "f1")),
        (PartKind.PARTY, ("organisations", "o1")),
        (PartKind.UNDERTAKING, ("commitments", "para")),
    }


def test_a_long_list_says_how_many_more_there_are() -> None:
    text = told({"any": ["host"] * 40})
    assert text.endswith("or 28 others.")
    assert text.count("Kestria") == 12


def test_a_commitment_that_is_gone_has_no_sentence() -> None:
    with pytest.raises(Gone):
        sentence(a_case(True), "gone")  # noqa: FBT003
