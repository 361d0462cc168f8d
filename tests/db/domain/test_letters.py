"""Letters: which fields there are, what each says for a seat, what is missing, who is due what."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor_db.domain.actions import letters_written, templates
from convenor_db.domain.actions.letters_written import WrittenLetter
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import Gone, InputRefused
from convenor_db.domain.interchange.read import read
from convenor_db.domain.letter_fields import COMMON, VISA, faults, fields_of, pieces, used, written
from convenor_db.domain.letters import (
    Occasion,
    missing,
    missing_in_words,
    plain,
    proposed_kind,
    salutation,
    values_for,
    why_it_does_not_suit,
)
from convenor_db.domain.names import addressed
from convenor_db.domain.records import Contact, Person, Record, Template, TemplateKind
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store, an_interchange, read_in

TODAY = "2027-03-02"
LETTERS = [
    {"id": "t1", "name": "Reminder", "kind": "reminder", "markdown": "{{salutation}}, {{reply_by}}"}
]


def a_convening(**seats: Any) -> dict[str, Any]:
    """Return the full house with letters; *seats* change the fields of v2."""
    value = a_full_house() | {"templates": LETTERS}
    value["invitations"][1] |= seats
    return value


def occasion(value: dict[str, Any], today: str = TODAY) -> Occasion:
    """Return when letters are written."""
    snapshot = Snapshot.of(read_in(value).records)
    return Occasion(snapshot=snapshot, today=today, countries={"CH": "Switzerland"})


def tables(store: Store) -> dict[str, dict[str, Record]]:
    """Return everything in the file."""
    return {kind: dict(table) for kind, table in store.snapshot.tables.items() if table}


# Fields


def test_the_fields_are_those_of_the_interchange_form() -> None:
    common = "name salutation honorific family given post organisation convening purpose dates"
    common += " venue address city country reply_by capacity principal organiser organiser_email"
    visa = "passport_name birth_date nationality number expires employer"
    assert set(COMMON) == {*common.split(), "today"}
    assert set(VISA) == set(visa.split())


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("{{name}} {{ today }}", "invitation", []),
        ("{{nobody}}", "invitation", ["there is no field {{nobody}}"]),
        ("{{Name}}", "thanks", ["there is no field {{Name}}"]),
        ("{{}}", "thanks", ["there is no field {{}}"]),
        ("{{number}}", "visa", []),
        ("{{number}}", "reminder", ["{{number}} stands in letters for visas only"]),
        ("a {{name", "visa", ["a field that begins with {{ does not end with }} on its line"]),
        ("{{na\nme}}", "visa", ["a field that begins with {{ does not end with }} on its line"]),
        ("}} {name} {", "visa", []),
    ],
)
def test_what_is_no_field_is_said(text: str, kind: str, found: list[str]) -> None:
    assert list(faults(text, TemplateKind(kind))) == found


@pytest.mark.parametrize("field", ["subject", "markdown"])
@pytest.mark.parametrize("text", ["{{nobody}}", "{{number}}", "{{name"])
def test_load_refuses_an_unknown_field_with_its_path(field: str, text: str) -> None:
    letter = {"id": "t1", "name": "T", "kind": "thanks", "markdown": "", field: text}
    with pytest.raises(InputRefused) as refused:
        read(an_interchange(templates=[letter]), "test")
    assert f"templates[0].{field}" in str(refused.value)


@given(st.text(st.sampled_from("{} nam\nx")))
def test_pieces_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


def test_braces_that_do_not_close_leave_the_other_fields_what_they_are() -> None:
    assert used("{{na\n{{name}} {{\n{{post}} {{") == ("name", "post")


@given(st.lists(st.sampled_from(list(COMMON))))
def test_every_field_that_is_written_is_found(fields: list[str]) -> None:
    text = " and ".join(map(written, fields))
    assert used(text) == tuple(dict.fromkeys(fields))
    assert not list(faults(text, TemplateKind.INVITATION))


# Values


FAMILY_FIRST = "family-first"


@pytest.mark.parametrize(
    ("honorific", "names", "begins"),
    [
        ("H.E. Dr", ("Okafor", "Amara"), "Excellency"),
        ("H.H. Sheikh", ("Al-Mansouri", ""), "Your Highness"),
        ("Dr", ("Quilter", "Harriet"), "Dear Dr Quilter"),
        ("Rt Hon", ("Whitcombe", "Eleanor"), "Dear Eleanor Whitcombe"),
        ("Rt Hon Dame", ("Whitcombe", "Eleanor"), "Dear Dame Eleanor"),
        ("Sir", ("Berners", "Timothy", "Tim"), "Dear Sir Tim"),
        ("Dame", ("Suharto", ""), "Dear Dame Suharto"),
        ("", ("SATO", "Kenji", "", FAMILY_FIRST), "Dear SATO Kenji"),
        ("Prof.", ("Zhang", "Wei", "", FAMILY_FIRST), "Dear Prof. Zhang"),
        ("", ("O'Brien", "Siobhán", "Shiv"), "Dear Shiv O'Brien"),
        ("", ("Nagy", ""), "Dear Nagy"),
    ],
)
def test_a_letter_begins_by_title_order_and_the_name_one_goes_by(
    honorific: str, names: tuple[str, ...], begins: str
) -> None:
    fields = dict(zip(("family", "given", "known_as", "order"), names, strict=False))
    person = {"id": "p1", "honorific": honorific, **fields}
    found = read_in(an_interchange(people=[person])).records
    assert salutation(next(one for one in found if isinstance(one, Person))) == begins


def test_every_field_has_its_value() -> None:
    value = a_convening(substitute_for="v1", reply_by="2027-03-12", capacity="speaker")
    value["convening"] |= {
        "purpose": "To learn.", "venue": "Maison du Lac", "address": "Quai 4\n1202 Geneva",
        "city": "Geneva", "country": "CH",
    }  # fmt: skip
    value["people"][1] |= {"honorific": "Dr", "post": "Head", "order": "family-first"}
    value["travel_documents"] = [
        {"person": "p2", "name": "ZHANG WEI", "birth_date": "1980-01-02", "nationality": "CN",
         "number": "E1", "expires": "2031-12-01", "employer": "Northlight"}
    ]  # fmt: skip
    at = occasion(value)
    values = values_for(at, at.snapshot.invitations["v2"])
    assert values == {
        "name": "Dr 張 偉", "salutation": "Dear Dr 張", "honorific": "Dr", "family": "張",
        "given": "偉", "post": "Head", "organisation": "Northlight AI",
        "convening": "Geneva Safety Dialogue", "purpose": "To learn.", "dates": "14–16 April 2027",
        "venue": "Maison du Lac", "address": "Quai 4\n1202 Geneva", "city": "Geneva",
        "country": "Switzerland", "reply_by": "12 March 2027", "capacity": "speaker",
        "principal": "Amara Okafor", "organiser": "Secretariat",
        "organiser_email": "secretariat@example.org", "today": "2 March 2027",
        "passport_name": "ZHANG WEI", "birth_date": "2 January 1980", "nationality": "CN",
        "number": "E1", "expires": "1 December 2031", "employer": "Northlight",
    }  # fmt: skip
    assert set(values) == set(fields_of(TemplateKind.VISA))
    assert values["name"] == addressed(at.snapshot.people["p2"])


def test_the_reply_by_date_of_the_wave_stands_where_the_seat_has_none() -> None:
    value = a_convening(wave=1) | {"waves": [{"number": 1, "reply_by": "2027-03-20"}]}
    at = occasion(value)
    assert values_for(at, at.snapshot.invitations["v2"])["reply_by"] == "20 March 2027"


def test_what_is_missing_is_named_and_who_has_no_title_misses_nothing() -> None:
    letter = Template(
        key="t", name="T", kind=TemplateKind.REMINDER, subject="{{reply_by}}",
        markdown="{{honorific}} {{given}} {{family}}, {{post}}, {{reply_by}}",
    )  # fmt: skip
    at = occasion(a_convening())
    values = values_for(at, at.snapshot.invitations["v2"])
    assert missing(letter, values) == ("reply_by", "post")
    assert missing_in_words(missing(letter, values)) == "no reply-by date, no post"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("To {{honorific}} {{family}}", "To 張"),
        ("To {{honorific}}, {{family}}", "To , 張"),
        ("By {{reply_by}}", "By [reply-by date]"),
        ("{{address}}!", "Quai 4, 1202 Geneva!"),
        ("a\nb", "a b"),
    ],
)
def test_a_line_is_filled(text: str, said: str) -> None:
    value = a_convening()
    value["convening"] |= {"address": "Quai 4\n\n 1202 Geneva"}
    at = occasion(value)
    assert plain(text, values_for(at, at.snapshot.invitations["v2"])) == said


@given(st.dictionaries(st.sampled_from(list(COMMON)), st.text(min_size=1)))
def test_a_subject_is_one_line_and_a_value_in_it_is_never_read_as_a_field(
    values: dict[str, str],
) -> None:
    text = " ".join(map(written, COMMON))
    made = plain(text, values)
    assert len(made.splitlines()) <= 1
    assert plain("{{name}}", {"name": "{{today}}", "today": "no"}) == "{{today}}"
    assert all(written(field) not in made for field in COMMON if field not in str(values))


# Who is due what


@pytest.mark.parametrize(
    ("status", "kind", "today", "why"),
    [
        ("approved", "invitation", TODAY, ""),
        ("invited", "invitation", TODAY, ""),
        ("declined", "invitation", TODAY, "has declined"),
        ("longlist", "invitation", TODAY, "on the longlist"),
        ("invited", "reminder", TODAY, ""),
        ("tentative", "reminder", TODAY, ""),
        ("accepted", "reminder", TODAY, "has accepted"),
        ("approved", "reminder", TODAY, "not invited yet"),
        ("attended", "thanks", TODAY, ""),
        ("accepted", "thanks", TODAY, "has accepted"),
        ("accepted", "thanks", "2027-04-17", ""),
        ("absent", "thanks", "2027-04-17", "did not come"),
        ("accepted", "visa", TODAY, ""),
        ("withdrawn", "visa", TODAY, "withdrawn"),
    ],
)
def test_a_letter_suits_some_and_not_others(status: str, kind: str, today: str, why: str) -> None:
    at = occasion(a_convening(status=status), today)
    found = why_it_does_not_suit(at, TemplateKind(kind), at.snapshot.invitations["v2"])
    assert found == why


@pytest.mark.parametrize(
    ("fields", "today", "kind"),
    [
        ({"status": "approved"}, TODAY, "invitation"),
        ({"status": "invited"}, TODAY, "invitation"),
        ({"status": "invited", "reply_by": "2027-03-05"}, TODAY, "reminder"),
        ({"status": "invited", "reply_by": "2027-03-06"}, TODAY, "invitation"),
        ({"status": "tentative"}, TODAY, "reminder"),
        ({"status": "attended"}, TODAY, "thanks"),
        ({"status": "accepted"}, "2027-04-17", "thanks"),
    ],
)
def test_the_letter_that_seats_are_due_is_proposed(
    fields: dict[str, str], today: str, kind: str
) -> None:
    at = occasion(a_convening(**fields), today)
    assert proposed_kind(at, [at.snapshot.invitations["v2"]]) is TemplateKind(kind)


def test_nobody_at_all_is_due_an_invitation() -> None:
    assert proposed_kind(occasion(a_convening()), []) is TemplateKind.INVITATION


# Actions


def test_a_letter_is_added_changed_copied_and_deleted_and_all_is_undone() -> None:
    store = a_store(a_convening())
    before = tables(store)
    store.act(lambda s: templates.add(s, " Note  verbale ", "t2"))
    for field, text in (
        ("kind", "visa"),
        ("subject", "For {{name}}"),
        ("markdown", "{{number}}\n"),
    ):
        store.act(lambda s, f=field, t=text: templates.set_field(s, "t2", f, t))  # type: ignore[misc]
    made = store.snapshot.get("templates", "t2")
    assert made == Template(
        key="t2", name="Note verbale", kind=TemplateKind.VISA, subject="For {{name}}",
        markdown="{{number}}",
    )  # fmt: skip
    assert isinstance(made, Template)
    store.act(lambda s: templates.add_like(s, [made], ["t3"]))
    store.act(lambda s: templates.move(s, "t3", 0))
    assert list(store.snapshot.table("templates")) == ["t3", "t1", "t2"]
    assert store.snapshot.get("templates", "t3").name == "Note verbale (2)"  # type: ignore[union-attr]
    store.act(lambda s: templates.delete(s, "t2"))
    for _ in range(7):
        store.undo()
    assert tables(store) == before


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("name", " ", "a letter needs a name"),
        ("name", "Other", "another letter is called “Other”"),
        ("kind", "poem", "“poem” is not one of"),
        ("subject", "{{nobody}}", "there is no field {{nobody}}"),
        ("markdown", "{{number}}", "{{number}} stands in letters for visas only"),
        ("markdown", "{{name}", "does not end with }}"),
    ],
)
def test_what_no_letter_can_have_is_refused_with_the_reason(
    field: str, text: str, reason: str
) -> None:
    store = a_store(a_convening())
    store.act(lambda s: templates.add(s, "Other", "t2"))
    with pytest.raises(Unreadable) as refused:
        store.act(lambda s: templates.set_field(s, "t1", field, text))
    assert reason in refused.value.reason


def test_a_letter_that_names_a_passport_stays_one_for_visas() -> None:
    store = a_store(a_convening())
    store.act(lambda s: templates.set_field(s, "t1", "kind", "visa"))
    store.act(lambda s: templates.set_field(s, "t1", "markdown", "{{number}}"))
    with pytest.raises(Unreadable, match="visas only"):
        store.act(lambda s: templates.set_field(s, "t1", "kind", "thanks"))


def test_a_deleted_letter_is_not_changed() -> None:
    with pytest.raises(Gone):
        templates.set_field(Snapshot.of(read_in(a_full_house()).records), "t1", "name", "x")


def test_drafts_are_noted_as_contacts_in_one_step() -> None:
    store = a_store(a_convening())
    before = tables(store)
    letters = [
        WrittenLetter("p1", "o1", "May we have your answer?"), WrittenLetter("p2", "gone", ""),
        WrittenLetter("gone", "", ""),
    ]  # fmt: skip
    numbers = iter(range(9))
    action = store.act(
        lambda s: letters_written.note_letters(
            s, letters, "Reminder", on=TODAY, by="marta", new_key=lambda kind: f"k{next(numbers)}"
        )
    )
    assert action is not None
    assert action.label == "Note 2 mail drafts"
    found = [
        (c.person, c.organisation, c.on, c.by, c.kind, c.text, c.mark)
        for c in store.snapshot.table("contacts").values()
        if isinstance(c, Contact)
    ]
    first = "May we have your answer? (Reminder, mail draft)"
    assert found == [
        ("p1", "o1", TODAY, "marta", "mail", first, ""),
        ("p2", None, TODAY, "marta", "mail", "Reminder, mail draft", ""),
    ]
    store.undo()
    assert tables(store) == before


def test_nothing_is_noted_where_everybody_is_gone() -> None:
    snapshot = Snapshot.of(read_in(a_full_house()).records)
    gone = [WrittenLetter("gone", "", "x")]
    with pytest.raises(Gone):
        letters_written.note_letters(
            snapshot, gone, "R", on=TODAY, by="", new_key=lambda _kind: "k"
        )
