"""Names in texts: found in every form and script, and not inside other words."""

import unicodedata

import pytest

from convenor_db.domain.held.finding import Names, Spot
from convenor_db.domain.held.folding import composed
from convenor_db.domain.held.forms import How, forms_of
from convenor_db.domain.records import NameOrder, Person, PersonKey


def a_person(**fields: object) -> Person:
    """Return somebody."""
    return Person(**{"key": PersonKey("p1"), "family": "Okafor", "given": "Amara", **fields})  # type: ignore[arg-type]


def spots(text: str, person: Person) -> list[Spot]:
    """Return where a person is named in a composed text."""
    names = Names()
    names.add_titles(person.honorific)
    for form in forms_of(person):
        names.add(form, "p1")
    for address in person.emails:
        names.add_address(address, "p1")
    return names.find(text)


def found(text: str, person: Person, *, sure: bool = True) -> list[str]:
    """Return the passages of a text in which a person is named, surely or not."""
    text = composed(text)
    return [text[one.start : one.end] for one in spots(text, person) if one.sure is sure]


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
    person = a_person(family="Long")
    assert found("Long says what took long; Longer", person, sure=False) == ["Long"]
    assert found("Long says", person) == []


@pytest.mark.parametrize("text", ["14 May", "in May 2027"])
def test_a_month_beside_a_number_is_no_name(text: str) -> None:
    assert found(text, a_person(family="May"), sure=False) == []
    assert found("May agreed, so did May", a_person(family="May"), sure=False) == ["May", "May"]


def test_a_short_family_name_needs_a_title() -> None:
    person = a_person(family="He", given="Jie", honorific="H.E.")
    assert found("He said that Minister He and H.E. He are one", person, sure=False) == ["He", "He"]
    assert found("He Jie", person) == ["He Jie"]


def test_a_given_name_shortened_is_not_sure() -> None:
    person = a_person(family="Al-Mansouri", given="Khalid bin Abdulrahman")
    for text in ("Khalid Al-Mansouri", "K. Al Mansouri", "ALMANSOURI, K", "al-Mansouri"):
        assert found(text, person, sure=False) == [text]
    assert found("Khalid bin Abdulrahman Al-Mansouri", person)


def test_whoever_has_one_name_is_found_by_it_and_that_is_not_sure() -> None:
    (form,) = forms_of(a_person(family="Suharti", given=""))
    assert form == ("Suharti", How.CAPITAL, True)
    (form,) = forms_of(a_person(family="Suharti Putri", given=""))
    assert form.how is How.SURE


def test_a_long_row_of_joined_words_is_read_in_no_time() -> None:
    assert found("Okafor-" * 20_000 + "Amara", a_person())[-1:] == ["Okafor-Amara"]
