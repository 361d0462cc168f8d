"""Names in texts: found in every form and script, and not inside other words."""

import unicodedata

import pytest

from convenor_db.domain.held.forms import Names, composed, full_forms
from convenor_db.domain.records import NameOrder, Person, PersonKey


def a_person(**fields: object) -> Person:
    """Return somebody."""
    return Person(**{"key": PersonKey("p1"), "family": "Okafor", "given": "Amara", **fields})  # type: ignore[arg-type]


def found(text: str, person: Person, *, family: bool = False) -> list[str]:
    """Return the passages of a text in which a person is named."""
    names = Names()
    names.add(person)
    if family:
        names.add_family(person)
    text = composed(text)
    return [text[spot.start : spot.end] for spot in names.find(text)]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Met Amara Okafor today", ["Amara Okafor"]),
        ("OKAFOR, Amara (chair)", ["OKAFOR, Amara"]),
        ("amara\nokafor", ["amara\nokafor"]),
        ("Amara’s office; Amara Okafor’s office", ["Amara Okafor"]),
        ("write to A.Okafor@x.org.", ["A.Okafor@x.org"]),
        ("notA.Okafor@x.org", []),
        ("Amara Okafors", []),
        ("Tamara Okafor", []),
        ("Amara met Okafor", []),
        ("Ama Okafor and AO", ["Ama Okafor"]),
    ],
)
def test_full_names_and_addresses(text: str, passages: list[str]) -> None:
    person = a_person(known_as="Ama", emails=("a.okafor@x.org",), aliases=("AO",))
    assert found(text, person) == passages


@pytest.mark.parametrize(
    ("fields", "text", "passages"),
    [
        ({"family": "Żółkiewski", "given": "Zoë"}, "zoe zółkiewski", ["zoe zółkiewski"]),
        ({"family": "O’Brien", "given": "Siobhán"}, "Siobhan O'Brien", ["Siobhan O'Brien"]),
        ({"family": "Al-Mansouri", "given": "K"}, "K Al Mansouri", ["K Al Mansouri"]),
        ({"family": "張", "given": "偉", "order": NameOrder.FAMILY_FIRST}, "與張偉會面", ["張偉"]),
        ({"native": "خالد المنصوري"}, "مع خالد المنصوري غدا", ["خالد المنصوري"]),
        ({"native": "خالد"}, "خالدون", []),
        ({"native": "लक्ष्मी अय्यर"}, "श्री लक्ष्मी अय्यर ने", ["लक्ष्मी अय्यर"]),
        ({"native": "김민서"}, "김민서가 왔다", ["김민서"]),
        ({"native": "Елена Соколова"}, "ЕЛЕНА СОКОЛОВА", ["ЕЛЕНА СОКОЛОВА"]),
    ],
)
def test_other_scripts_and_marks(fields: dict[str, str], text: str, passages: list[str]) -> None:
    person = a_person(**fields)
    assert found(text, person) == passages
    apart = unicodedata.normalize("NFD", text)
    assert found(apart, person) == [composed(passage) for passage in passages]


def test_a_family_name_alone_needs_its_capital_and_is_not_sure() -> None:
    person = a_person(family="May")
    assert found("May says what may be said; Mayor", person, family=True) == ["May"]
    assert found("May says", person) == []
    names = Names()
    names.add_family(person)
    assert [spot.sure for spot in names.find("May says")] == [False]


def test_only_after_a_title_where_that_is_asked() -> None:
    names = Names()
    names.add(a_person(honorific="H.E."))
    names.add_family(a_person(), titled=True)
    text = "Okafor said that Minister Okafor and Mr. Okafor are one"
    assert [text[spot.start - 9 : spot.end] for spot in names.find(text)] == [
        "Minister Okafor", " and Mr. Okafor",
    ]  # fmt: skip


def test_whoever_has_one_name_is_found_by_it() -> None:
    assert full_forms(a_person(family="Suharti", given="")) == ("Suharti",)
