"""Whose name a text tells: the person's in every spelling, a word never, another's not at all."""

import unicodedata
from typing import Any

import pytest

from convenor_db.domain.actions import people
from convenor_db.store.store import Store
from support.builders import a_store
from support.reports import a_value, reported


def a_convening(text: str, *others: dict[str, Any], **person: Any) -> dict[str, Any]:
    """Return a convening in which one conversation says *text*; *person* are fields of p1."""
    value = a_value()
    value["people"][0] |= {"family": "Okafor", "given": "Amara", "native": "", **person}
    value["people"] += [{"id": f"h{at}", "family": "", **one} for at, one in enumerate(others)]
    value["contacts"] = [one for one in value["contacts"] if one["id"] != "c4"]
    value["contacts"] += [{"id": "c9", "on": "2027-01-02", "organisation": "o1", "text": text}]
    return value


def excerpts(text: str, *others: dict[str, Any], **person: Any) -> list[tuple[str, bool]]:
    """Return what the report on p1 tells of a conversation, and whether it is sure."""
    report = reported(a_store(a_convening(text, *others, **person)))
    return [
        (one["excerpt"], one["sure"]) for one in report["mentions"] if one["kind"] == "contacts"
    ]


# Whoever has one name only


@pytest.mark.parametrize("text", ["they will agree", "a free will", "goodWill", "Willing"])
def test_a_word_is_not_the_name_of_whoever_has_one_name(text: str) -> None:
    assert excerpts(text, family="Will", given="") == []


@pytest.mark.parametrize("text", ["Will agreed", "WILL", "so said Will."])
def test_one_name_is_found_with_its_capital_and_may_be_a_word(text: str) -> None:
    assert excerpts(text, family="Will", given="") == [(text, False)]


@pytest.mark.parametrize("field", ["native", "aliases"])
def test_another_name_of_one_word_is_no_surer(field: str) -> None:
    name: Any = "Élan" if field == "native" else ["Élan"]
    assert excerpts("with much élan", **{field: name}) == []
    assert excerpts("Élan agreed", **{field: name}) == [("Élan agreed", False)]


@pytest.mark.parametrize(
    ("name", "text", "others"),
    [
        ("نور", "مع نور غدا", "مع نورا غدا"),
        ("सुनीता", "श्रीमती सुनीता ने", "सुनीताबाई ने"),
        ("ศิริพร", "คุณศิริพรมา", "ศิริ"),
        ("山田", "本日山田が来た", "山や田"),
        ("김민서", "김민서가 왔다", "김민"),
        ("安", "安 said no", "他很平安"),
    ],
)
def test_one_name_in_a_script_without_capitals_is_found_and_not_sure(
    name: str, text: str, others: str
) -> None:
    assert excerpts(text, family=name, given="") == [(text, False)]
    assert excerpts(others, family=name, given="") == []


def test_one_name_is_still_looked_for_where_it_is_somebody_elses_family_name() -> None:
    found = excerpts(
        "Will and Tom Will", {"family": "Will", "given": "Tom"}, family="Will", given=""
    )
    assert found == [("Will and [another person]", False)]


# Other people


LIND = {
    "family": "Lind",
    "given": "Eva",
    "copy_to": ["desk@lind.example"],
    "phone": "+41 79 555 01 02",
}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("with Lind", "with [another person]"),
        ("with LIND’s staff", "with [another person]’s staff"),
        ("with E. Lind", "with [another person]"),
        ("with desk@lind.example", "with [another person]"),
        ("by Desk@Lind.example’s note", "by [another person]’s note"),
        ("联系desk@lind.example。", "联系[another person]。"),
        ("call +41 79 555 0102", "call [another person]"),
        ("call 0041795550102.", "call [another person]."),
        ("a lindworm, lind", "a lindworm, lind"),
    ],
)
def test_nothing_that_names_somebody_else_is_left(said: str, told: str) -> None:
    assert excerpts(f"Amara Okafor: {said}", LIND) == [(f"Amara Okafor: {told}", True)]


@pytest.mark.parametrize(
    ("one", "said", "told"),
    [
        ({"family": "المنصوري", "given": "خالد"}, "وخالد المنصوري", "و[another person]"),
        ({"family": "المنصوري", "given": "خالد"}, "مع المنصوري", "مع [another person]"),
        ({"family": "محمد", "given": "علي"}, "مع عَلِيّ مُحَمَّد", "مع [another person]"),
        ({"family": "山田", "given": "太郎"}, "山田 太郎と", "[another person]と"),
        ({"family": "王", "given": "伟"}, "与王先生", "与[another person]先生"),
        ({"family": "अय्यर", "given": "लक्ष्मी"}, "श्री अय्यर ने", "श्री [another person] ने"),
        ({"family": "Adébáyọ̀", "given": "Tunde"}, "Tunde Adebayo", "[another person]"),
        ({"family": "de Souza", "given": "Ana"}, "met de Souza", "met [another person]"),
        ({"family": "Levi", "given": "Dan"}, "Dan\u200f\u200e Le\u00advi", "[another person]"),
    ],
)
def test_nor_in_any_script(one: dict[str, Any], said: str, told: str) -> None:
    assert excerpts(f"Amara Okafor: {said}", one) == [(f"Amara Okafor: {told}", True)]


def test_the_name_in_a_travel_document_is_a_name_too() -> None:
    value = a_convening("Amara Okafor and Eva Maria Sørlie-Lind", LIND)
    value["travel_documents"].append({"person": "h0", "name": "SORLIE LIND Eva Maria"})
    value["travel_documents"].append({"person": "p4", "name": "Eva Maria Sørlie-Lind"})
    (said,) = [one for one in reported(a_store(value))["mentions"] if one["kind"] == "contacts"]
    assert said["excerpt"] == "Amara Okafor and [another person]"


def test_an_organisation_a_month_and_the_persons_own_words_are_left_as_they_are() -> None:
    text = "In May 2027 Amara Okafor of the Lind Foundation met May; Okafor wrote to a@both.example"
    others = (
        LIND, {"family": "May", "given": "Tom"},
        {"family": "Amara", "given": "Eze", "emails": ["a@both.example"]},
    )  # fmt: skip
    value = a_convening(text, *others, copy_to=["a@both.example"])
    value["organisations"][0]["name"] = "Lind Foundation"
    (said,) = [one for one in reported(a_store(value))["mentions"] if one["kind"] == "contacts"]
    assert said["excerpt"] == text.replace("met May", "met [another person]")


def test_a_namesakes_initial_tells_who_is_meant() -> None:
    ben = {"family": "Okafor", "given": "Ben"}
    assert excerpts("A. Okafor and B. Okafor", ben) == [("A. Okafor and [another person]", False)]
    assert excerpts("B. Okafor", ben) == []
    anna = {"family": "Okafor", "given": "Anna"}
    assert excerpts("A. Okafor", anna) == []
    assert excerpts("Amara Okafor, or A. Okafor", anna) == [("Amara Okafor, or A. Okafor", True)]


def test_the_longer_name_of_somebody_else_is_not_the_persons() -> None:
    maria = {"family": "Lind", "given": "Maria"}
    assert excerpts("Maria Lind left", maria, family="Lind", given="Maria Elena") == []
    (said,) = excerpts("Maria Lind left", family="Lind", given="Maria Elena")
    assert said == ("Maria Lind left", False)


def test_what_another_person_is_called_is_no_text_that_names_this_one() -> None:
    others = (
        {"family": "Will", "given": "Amara", "native": "Okafor", "aliases": ["Amara Okafor"]},
        {"family": "Lind", "given": "Okafor", "known_as": "Amara"},
    )
    value = a_convening("Nothing", *others)
    value["people"][-1]["copy_to"] = ["p1@example.org"]
    value["travel_documents"].append({"person": "h1", "name": "AMARA OKAFOR"})
    store = a_store(value)
    store.act(lambda now: people.set_field(now, "h0", "aliases", ""))
    report = reported(store)
    assert [(one["field"], one["excerpt"]) for one in report["mentions"]] == [
        ("copy_to", "p1@example.org")
    ]
    assert report["former"] == []


def test_whoever_has_one_name_is_not_told_that_it_was_not_looked_for() -> None:
    will = {"family": "Will", "given": "Tom"}
    one_name = reported(a_store(a_convening("Will", will, family="Will", given="")))
    two_names = reported(a_store(a_convening("Will", will, family="Will", given="Ann")))
    said = "Texts with the family name alone were not looked for"
    assert [said in " ".join(one["left_out"]) for one in (one_name, two_names)] == [False, True]


# One rule for texts that are and texts that were

SPELLINGS = [
    ("Müller", "Anna Muller"),
    ("Müller", unicodedata.normalize("NFD", "Anna Müller")),
    ("Muller", "Anna Müller"),
    ("O’Brien", "Anna O'Brien"),
    ("O'Brien", "Anna O’Brien"),
    ("OBrien", "Anna O’Brien"),
    ("O’Brien", "ANNA OBRIEN"),
    ("Al-Mansouri", "Anna Al Mansouri"),
    ("Al Mansouri", "Anna Al-Mansouri"),
    ("Al-Mansouri", "Anna\nAl\u2011Mansouri"),
    ("Łukasz", "Anna Lukasz"),
    ("Sørlie", "Anna Sorlie"),
    ("Ben-Ami", "Anna Ben\u05beAmi"),
    ("Adébáyọ̀", "Anna Adebayo"),
    ("Lind", "Anna\u200f Lind\u200f"),
    ("Lindqvist", "Anna Lind\u00adqvist"),
]  # fmt: skip


@pytest.mark.parametrize(("family", "text"), SPELLINGS)
def test_every_spelling_is_found_in_texts_that_are_and_that_were(family: str, text: str) -> None:
    value = a_convening(f"{text} agreed", family=family, given="Anna")
    store = a_store(value)
    assert _said(store, "mentions")
    store.act(lambda now: people.set_field(now, "p4", "note", f"As {text} said"))
    store.act(lambda now: people.set_field(now, "p4", "note", ""))
    assert _said(store, "former") == [(unicodedata.normalize("NFC", f"As {text} said"), True)]


def _said(store: Store, part: str) -> list[tuple[str, bool]]:
    return [(one["excerpt"].replace("… ", ""), one["sure"]) for one in reported(store)[part]]


@pytest.mark.parametrize(
    ("person", "text"),
    [
        ({"native": "خالد المنصوري"}, "مع خَالِد المنصورى"),
        ({"native": "سمو الشيخ خالد بن عبد الرحمن المنصوري"}, "مع خالد بن عبد الرحمن المنصوري"),
        ({"native": "سمو الشيخ خالد المنصوري"}, "معالي المنصوري"),
        ({"native": "郭志远"}, "与郭大使会面"),
        ({"native": "山田 太郎"}, "山田太郎が"),
        ({"family": "अय्यर", "given": "लक्ष्मी"}, "श्री लक्ष्मी अय्यर ने"),
        ({"family": "Jean", "given": ""}, "Jean agreed"),
        ({"copy_to": ["x@y.org"], "emails": ["Ama@x.org"]}, "sent to ama@X.org."),
    ],
)
def test_other_scripts_and_addresses_too(person: dict[str, Any], text: str) -> None:
    store = a_store(a_convening("Nothing", **person))
    store.act(lambda now: people.set_field(now, "p4", "note", text))
    store.act(lambda now: people.set_field(now, "p4", "note", ""))
    (former,) = reported(store)["former"]
    assert former["excerpt"] == text
