"""Texts that name somebody: found with what stands around, nobody else's name in it."""

from typing import Any

from convenor_db.domain.held.mentions import Mention, Redaction, mentions
from convenor_db.domain.held.references import held, targets_of
from support.builders import a_store
from support.everything import one_of_everything


def of(value: dict[str, Any], person: str = "p1") -> list[Mention]:
    """Return the texts of a file that name a person."""
    snapshot = a_store(value).snapshot
    redaction = Redaction(snapshot, snapshot.people[person])
    return mentions(snapshot, redaction, held(snapshot, targets_of(snapshot, person)))


def a_value() -> dict[str, Any]:
    """Return everything, with names that can be told apart."""
    value = one_of_everything()
    names = (
        ("Okafor", "Amara"),
        ("Lind", "Eva"),
        ("Haddad", "Nour"),
        ("Vier", "Jan"),
        ("Ito", "K"),
    )
    for person, (family, given) in zip(value["people"], names, strict=True):
        person |= {"family": family, "given": given, "emails": [f"{given}@x.org".lower()]}
    value["invitations"][1]["capacity"] = "staff"
    return value


def test_every_kind_of_text_is_looked_through() -> None:
    value = a_value()
    said = "as Amara Okafor put it"
    places = {
        ("organisations", "note"), ("people", "note"), ("invitations", "note"),
        ("waves", "gate"), ("sessions", "outline"), ("issues", "question"),
        ("positions", "source"), ("red_lines", "note"), ("facts", "text"),
        ("commitments", "note"), ("contacts", "text"), ("scenarios", "note"),
        ("briefs", "markdown"), ("templates", "markdown"), ("undertakings", "text"),
        ("measures", "note"), ("acceptances", "quote"), ("requirements", "quote"),
        ("notes", "text"), ("outcomes", "text"), ("travel", "note"), ("waivers", "reason"),
    }  # fmt: skip
    for kind, field in places:
        value[kind][-1][field] = said
    found = {(one.kind, one.attribute) for one in of(value)}
    assert found == places
    assert {one.excerpt for one in of(value)} == {said}


def test_lists_and_parts_are_looked_through_and_what_only_the_program_reads_is_not() -> None:
    value = a_value()
    value["organisations"][0]["aliases"] = ["Office of Amara Okafor"]
    value["issues"][0]["options"][0]["text"] = "Ask Amara Okafor"
    value["briefs"][2]["earlier"] = [
        {"version": 1, "on": "2027-01-01", "by": "Amara Okafor", "markdown": "x"}
    ]
    assert {one.path for one in of(value)} == {
        "aliases[0]", "options[0].text", "earlier[0].by",
    }  # fmt: skip


def test_names_of_others_are_replaced_by_what_they_do() -> None:
    value = a_value()
    value["contacts"][0]["text"] = (
        "Amara Okafor sat with Eva Lind, Mr Haddad and jan@x.org; LIND, Eva agreed."
    )
    (only,) = of(value)
    staff = "[a member of the secretariat]"
    assert only.excerpt == (
        f"Amara Okafor sat with {staff}, Mr [another person] and [another person]; {staff} agreed."
    )
    assert only.sure


def test_an_excerpt_keeps_to_the_line_and_cuts_no_word() -> None:
    value = a_value()
    long = "word " * 60
    value["contacts"][0]["text"] = f"Eva’s affair\n{long}Amara Okafor {long}\nNour’s affair"
    (only,) = of(value)
    assert only.excerpt.startswith("… word word")
    assert only.excerpt.endswith("word word …")
    assert "affair" not in only.excerpt
    assert len(only.excerpt) < 220


def test_an_excerpt_parts_no_name_of_somebody_else() -> None:
    """Wherever the end of the passage falls, nothing of the other name is left."""
    for blanks in range(60, 110):
        value = a_value()
        filled = ("wo " * 40)[:blanks].strip()
        value["contacts"][0]["text"] = (
            f"Mr Haddad {filled} Amara Okafor {filled} Eva Lind and Mr Haddad {filled}"
        )
        (only,) = of(value)
        assert not {"Haddad", "Lind", "Eva"} & set(only.excerpt.split())


def test_the_same_words_are_counted_once() -> None:
    value = a_value()
    for session in value["sessions"][1:]:
        session["title"], session["purpose"] = "Talk", "Led by Amara Okafor"
    (only,) = [one for one in of(value) if one.kind == "sessions"]
    assert (only.attribute, only.count) == ("purpose", 3)


def test_a_family_name_that_others_bear_is_not_taken_for_theirs() -> None:
    value = a_value()
    value["contacts"][0]["text"] = "Okafor will not come"
    assert [one.sure for one in of(value)] == [False]
    value["people"][4]["family"] = "OKAFOR"
    assert of(value) == []


def test_what_is_told_whole_is_not_told_again() -> None:
    value = a_value()
    value["people"][0]["note"] = "Amara Okafor is Amara Okafor"
    value["travel_documents"][0]["employer"] = "Amara Okafor Ltd"
    assert of(value) == []
