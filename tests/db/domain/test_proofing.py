"""How a name stands on badge, place card and envelope, and how it is said: all shapes of names."""

from typing import Any

import pytest

from convenor_db.domain.names import addressed, full_name
from convenor_db.domain.proofing import Proof, body_on_pieces, proofs
from convenor_db.domain.records import Capacity, NameOrder, Person, PersonKey
from support.builders import a_full_house, a_store

DOUBLE = "Featherstonehaugh-Cholmondeley von Hohenwaldenburg-Schillingsfürst"


def somebody(family: str, given: str = "", **more: Any) -> Person:
    """Return a person of that name."""
    return Person(key=PersonKey("p1"), family=family, given=given, **more)


def test_titles_stand_on_the_envelope_and_never_on_a_badge() -> None:
    okafor = somebody("Okafor", "Amara", honorific="H.E. Dr", suffix="OBE", post="Minister")
    shown = proofs(okafor, "Albia")
    assert shown.badge == Proof("Amara Okafor", lines=("Albia",))
    assert shown.place_card == Proof("Amara Okafor", lines=("Albia",))
    assert shown.envelope == Proof("H.E. Dr Amara Okafor, OBE", lines=("Minister", "Albia"))
    assert shown.spoken == Proof("H.E. Dr Amara Okafor")


def test_family_first_stays_so_on_every_piece_with_the_own_script_under_it() -> None:
    zhang = somebody("ZHANG", "Yaqin", order=NameOrder.FAMILY_FIRST, native="张雅琴")
    shown = proofs(zhang)
    assert {piece.name for piece in shown} == {"ZHANG Yaqin"}
    assert [piece.native for piece in shown] == ["张雅琴", "张雅琴", "张雅琴", ""]


def test_arabic_stands_as_it_was_written_without_a_mark_of_direction() -> None:
    native = "سمو الشيخ محمد بن راشد"
    shown = proofs(somebody("Al-Rashid", "Mohammed", native=native, honorific="H.H. Sheikh"))
    assert shown.badge.native == native
    assert shown.envelope.name == "H.H. Sheikh Mohammed Al-Rashid"


def test_one_name_only_has_no_gap() -> None:
    shown = proofs(somebody("Suharti", honorific="Ibu"))
    assert shown.badge.name == "Suharti"
    assert shown.spoken.name == "Ibu Suharti"


def test_who_is_known_by_another_name_is_called_so_on_every_piece() -> None:
    shown = proofs(somebody("Nguyễn", "Thị Ánh", known_as="Ánh", order=NameOrder.FAMILY_FIRST))
    assert {piece.name for piece in shown} == {"Nguyễn Ánh"}


def test_a_double_surname_of_sixty_letters_is_whole() -> None:
    shown = proofs(somebody(DOUBLE, "Maximiliane"))
    assert all(DOUBLE in piece.name for piece in shown)


def test_the_pronunciation_stands_where_the_name_is_said_and_nowhere_else() -> None:
    shown = proofs(somebody("Okafor", "Amara", pronunciation="ah-MAH-rah"), "Albia")
    assert shown.spoken.lines == ("ah-MAH-rah",)
    assert all("ah-MAH-rah" not in piece.lines for piece in shown[:3])


@pytest.mark.parametrize(
    ("capacity", "words"),
    [(None, ""), (Capacity.PARTICIPANT, ""), (Capacity.SPEAKER, ""), (Capacity.STAFF, "Staff"),
     (Capacity.INTERPRETER, "Interpreter"), (Capacity.PRESS, "Press")],
)  # fmt: skip
def test_a_badge_says_the_capacity_but_of_participants_and_speakers(
    capacity: Capacity | None, words: str
) -> None:
    shown = proofs(somebody("Okafor"), capacity=capacity)
    assert shown.badge.corner == words
    assert not any(piece.corner for piece in shown[1:])


def test_an_organisation_is_named_in_the_convenings_first_language() -> None:
    house: dict[str, Any] = a_full_house()
    house["organisations"][0]["names"] = {"fr": "Albie"}
    house["convening"]["languages"] = ["fr"]
    with a_store(house) as store:
        snapshot = store.snapshot
        assert body_on_pieces(snapshot, snapshot.organisations["o1"]) == "Albie"
        assert body_on_pieces(snapshot, None) == ""


def test_nothing_else_is_said_than_packs_and_letters_say() -> None:
    with a_store() as store:
        for person in store.snapshot.people.values():
            shown = proofs(person)
            assert shown.envelope.name == addressed(person)
            assert shown.badge.name == shown.place_card.name == full_name(person)
