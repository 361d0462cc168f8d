"""Drafts as mail programs read them: written here, read again by the library, and compared."""

import email
import email.policy
import errno
import re
from collections.abc import Sequence
from email.header import decode_header, make_header
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from convenor.exports.mail import (
    Attachment,
    Draft,
    LetterForm,
    Mailbox,
    as_eml,
    mailbox,
    plan_letters,
    write_drafts,
)
from convenor_db.domain.errors import Cancelled, ReadOnlyMedia
from convenor_db.domain.letters import Occasion
from convenor_db.domain.records import Template, TemplateKind
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_full_house, read_in

TODAY = "2027-03-02"
NAMES = (
    "Amara Okafor", "H.E. Dr Amara Okafor, OBE", "Łukasz Żółć", "張偉", "الخالد, د", 'A "B" C',
    "A\\B", "x <y@z.org>", "a\r\nBcc: z@x.org", "=?utf-8?q?a?=", "Ünï, " * 12, "", "(a)", "a@b",
    "é,",
    "Maximilian Alexander von Hohenwaldenburg-Sternfels zu Featherstonehaugh, Lord of Everything",
)  # fmt: skip
_INVISIBLE: Any = ("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")
texts = st.one_of(
    st.sampled_from(NAMES),
    st.text(st.characters(exclude_categories=_INVISIBLE), max_size=60),
)  # fmt: skip


def read_again(content: bytes) -> EmailMessage:
    """Return a file as a mail program reads it."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def a_draft(subject: str = "S", text: str = "Hello", **fields: Any) -> Draft:
    """Return a draft; override what matters."""
    template = Template(key="t", name="T", kind=TemplateKind.THANKS, subject="", markdown=text)
    letter = LetterForm(template).fill({})
    made = type(letter)(subject, letter.tokens)
    values = {"sender": Mailbox("Us", "us@x.org"), "to": (Mailbox("Ada", "ada@x.org"),), **fields}
    return Draft(letter=made, **values)


def text_of(message: EmailMessage, kind: str) -> str:
    """Return the part of a kind, with plain line ends."""
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def addresses(message: EmailMessage, field: str) -> list[Mailbox]:
    """Return whom a field names, as the library reads it."""
    return [Mailbox(one.display_name, one.addr_spec) for one in message[field].addresses]


def decoded(content: bytes, field: str) -> str:
    """Return a field as the older reader of the library decodes it, sign by sign."""
    raw = email.message_from_bytes(content, policy=email.policy.compat32)[field]
    return str(make_header(decode_header(re.sub(r"\r?\n", "", raw))))


def squeezed(boxes: Sequence[Mailbox]) -> list[Mailbox]:
    """Return names without blanks: where a long one is parted, Python 3.11 reads one too many."""
    return [Mailbox("".join(one.name.split()), one.address) for one in boxes]


@given(texts, st.lists(texts, min_size=1, max_size=3), texts, texts)
def test_names_and_subject_come_out_as_they_went_in(
    sender: str, copies: list[str], name: str, subject: str
) -> None:
    to = mailbox(name, "ada@x.org")
    copied = tuple(mailbox(each, f"c{at}@x.org") for at, each in enumerate(copies))
    content = as_eml(a_draft(subject, sender=mailbox(sender, "us@x.org"), to=(to,), copies=copied))
    message = read_again(content)
    assert not message.defects
    assert set(message.keys()) == {
        "From", "To", "Cc", "Subject", "X-Unsent", "MIME-Version", "Content-Type"
    }  # fmt: skip
    assert squeezed(addresses(message, "Cc")) == squeezed(copied)
    assert squeezed(addresses(message, "To")) == squeezed([to])
    assert to.name == " ".join(name.split())
    assert decoded(content, "Subject") == " ".join(subject.split())
    if not to.name.isascii():
        assert decoded(content, "To") == f"{to.name} <ada@x.org>"
    assert max(map(len, content.split(b"\r\n"))) <= 78


@given(st.lists(texts, max_size=5).map("\n\n".join))
def test_the_text_comes_out_as_it_went_in(text: str) -> None:
    draft = a_draft(text=text)
    message = read_again(as_eml(draft))
    assert text_of(message, "plain") == (draft.letter.text or "\n")
    assert message.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in message.iter_parts()]
    assert kinds == ["text/plain", "text/html"]


def test_a_draft_has_no_date_and_no_id_and_asks_to_be_opened_for_writing() -> None:
    message = read_again(as_eml(a_draft()))
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert message["Message-ID"] is None


def test_a_name_keeps_what_joins_its_letters_and_loses_what_turns_them() -> None:
    joined = "क्\u200cष क्\u200dष"
    content = as_eml(a_draft(joined, to=(mailbox(f"\u202e{joined}\u00ad", "a@x.org"),)))
    assert decoded(content, "To") == f"{joined} <a@x.org>"
    assert decoded(content, "Subject") == joined


def test_the_same_draft_is_the_same_file_in_lines_that_every_program_takes() -> None:
    draft = a_draft("Ü" * 200, "Ä" * 3000, copies=(Mailbox("", "c@x.org"),))
    content = as_eml(draft)
    assert content == as_eml(draft)
    assert all(octet < 128 for octet in content)
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_without_an_organiser_the_mail_program_says_who_writes() -> None:
    message = read_again(as_eml(a_draft(sender=None)))
    assert message["From"] is None
    assert str(message["To"]) == "Ada <ada@x.org>"


def test_what_is_attached_comes_after_the_letter_under_a_safe_name() -> None:
    attached = Attachment("../Pläne: A\r\nB.pdf", "application/pdf", b"%PDF-1.4\r\n\x00\xff")
    message = read_again(as_eml(a_draft(attachments=(attached,))))
    assert message.get_content_type() == "multipart/mixed"
    (part,) = message.iter_attachments()
    assert part.get_content() == attached.content
    assert part.get_filename() == "-Pläne- A B.pdf"
    assert text_of(message, "plain") == "Hello\n"
    assert as_eml(a_draft(attachments=(attached,))) == as_eml(a_draft(attachments=(attached,)))


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (" ada@x.org ", "ada@x.org"),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("o'brien+x@x.org", "o'brien+x@x.org"),
    ],
)
def test_an_address_is_written_as_the_network_knows_it(address: str, kept: str) -> None:
    assert mailbox("A", address).address == kept


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ada", "it has no @"),
        ("ada@x.org\r\nBcc: z@x.org", "blank"),
        ("ada@x.org,b@x.org", "more than an address"),
        ("josé@x.org", "every sign"),
        ("a..b@x.org", "every sign"),
        ("a@-x.org", "no name that the network knows"),
        (f"a@{'x' * 64}.org", "no name that the network knows"),
        (f"{'a' * 250}@x.org", "too long"),
        ("a@straße.example", "in two ways"),
        ("a@STRAẞE.example", "in two ways"),
        ("a@νόμος.example", "in two ways"),
        ("a@ab\u200ccd.example", "in two ways"),
    ],
)
def test_what_is_no_address_is_said(address: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        mailbox("A", address)


# A plan


def a_house(**lists: Any) -> Occasion:
    """Return when letters are written: three people with addresses, two with seats."""
    value = a_full_house() | lists
    for person, address in zip(value["people"], ("a@x.org", "b@x.org", "c@x.org"), strict=True):
        person.setdefault("emails", [address])
    snapshot = Snapshot.of(read_in(value).records)
    return Occasion(snapshot=snapshot, today=TODAY, countries={})


REMINDER = Template(
    key="t", name="Reminder: a/b", kind=TemplateKind.REMINDER, subject="{{convening}}",
    markdown="{{salutation}},\n\nplease answer by {{reply_by}}.",
)  # fmt: skip


def test_who_is_not_due_a_letter_or_misses_a_value_is_held_back_and_why() -> None:
    house = a_full_house()["invitations"]
    at = a_house(invitations=[house[0], house[1] | {"reply_by": "2027-03-12"}])
    first, second = plan_letters(at, REMINDER, ["v1", "v2", "gone", "v1"]).addressees
    assert (first.doubt, first.missing, first.is_due) == ("has accepted", ("reply_by",), False)
    assert (second.doubt, second.missing, second.is_due) == ("", (), True)


def test_assistants_are_copied_once_and_what_is_no_address_is_said() -> None:
    people = a_full_house()["people"]
    people[0] |= {"emails": ["A@x.org"], "copy_to": ["pa@x.org", "PA@x.org", "a@X.org", "nobody"]}
    (one,) = plan_letters(a_house(people=people), REMINDER, ["v1"]).addressees
    assert [each.address for each in one.copies] == ["pa@x.org"]
    assert one.not_copied == ("“nobody” is no address: it has no @",)


def test_who_cannot_be_written_is_left_out_and_why() -> None:
    house = a_full_house()
    house["people"][0] |= {"emails": ["not an address"]}
    house["people"][1] |= {"emails": [], "copy_to": ["pa@x.org"]}
    house["people"][2] |= {"emails": []}
    house["invitations"] += [
        {"id": "v3", "person": "p3", "status": "invited"},
        {"id": "v4", "seat_of": "o1", "status": "invited"},
    ]
    plan = plan_letters(
        a_house(people=house["people"], invitations=house["invitations"]), REMINDER,
        ["v1", "v2", "v3", "v4"],
    )  # fmt: skip
    assert [one.impossible for one in plan.addressees] == [
        "“not an address” is no address: it has no @", "no address of their own", "no address",
        "nobody has been named yet",
    ]  # fmt: skip
    with pytest.raises(LookupError):
        plan.draft_to(plan.addressees[0])


def test_drafts_are_written_to_those_chosen_under_their_names(tmp_path: Path) -> None:
    house = a_full_house()["invitations"]
    at = a_house(invitations=[house[0], house[1] | {"reply_by": "2027-03-12"}])
    plan = plan_letters(at, REMINDER, ["v1", "v2"])
    seen: list[tuple[int, int]] = []
    written = write_drafts(
        plan, ["v2", "v1"], tmp_path / "new", progress=lambda done, of: seen.append((done, of))
    )
    names = ["Amara Okafor - Reminder- a-b.eml", "偉 張 - Reminder- a-b.eml"]
    assert [one.path.name for one in written] == names
    assert sorted(one.name for one in (tmp_path / "new").iterdir()) == sorted(names)
    assert [(one.person, one.organisation, one.subject) for one in written] == [
        ("p1", "o1", "Geneva Safety Dialogue"), ("p2", "o2", "Geneva Safety Dialogue"),
    ]  # fmt: skip
    assert seen == [(1, 2), (2, 2)]
    message = read_again(written[1].path.read_bytes())
    assert addresses(message, "To") == [Mailbox("偉 張", "b@x.org")]
    assert str(message["From"]) == "Secretariat <secretariat@example.org>"
    assert text_of(message, "plain") == "Dear 偉 張,\n\nplease answer by 12 March 2027.\n"
    assert "[reply-by date]" in text_of(read_again(written[0].path.read_bytes()), "plain")


@pytest.mark.parametrize(
    "there",
    [
        "Amara Okafor - Café.eml",
        "AMARA OKAFOR - café.EML",
        "Amara Okafor - Cafe\u0301.eml",
        "Amara Okafor - Café.eml.part",
    ],
)
def test_a_draft_that_is_there_is_never_replaced(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("worked on")
    plan = plan_letters(a_house(), replace(REMINDER, name="Café"), ["v1"])
    first, second = (write_drafts(plan, ["v1"], tmp_path)[0].path for _ in range(2))
    assert first.name == "Amara Okafor - Café (2).eml"
    assert second.name == "Amara Okafor - Café (3).eml"
    assert (tmp_path / there).read_text() == "worked on"
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_that_cannot_be_looked_into_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "iterdir", refuse)  # root, who builds, may look into every one
    plan = plan_letters(a_house(), REMINDER, ["v1"])
    with pytest.raises(ReadOnlyMedia, match=r"^Nothing was written: .*Choose another"):
        write_drafts(plan, ["v1"], tmp_path)


def test_nothing_stays_behind_when_the_writing_is_stopped(tmp_path: Path) -> None:
    plan = plan_letters(a_house(), REMINDER, ["v1", "v2"])
    with pytest.raises(Cancelled):
        write_drafts(plan, ["v1", "v2"], tmp_path, cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []
