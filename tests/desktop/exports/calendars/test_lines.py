"""Content lines: what a user typed stays text, whatever it is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Event, vCalAddress, vText

from convenor.exports.calendars.events import attendee_line
from convenor.exports.calendars.lines import (
    cleaned,
    escaped,
    folded,
    is_address,
    mailto,
    plain_line,
    quoted,
    text_line,
)
from convenor_db.domain.records import Answer

NAMES = st.text(min_size=1, max_size=80)
HOSTILE = 'Ada"; \r\nMETHOD:CANCEL\r\nX:^n\\, \x00\x85\u2028\ud800'


def unfolded(raw: bytes) -> str:
    return raw.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode()


def unescaped(text: str) -> str:
    pieces = text.split("\\\\")
    return "\\".join(p.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";") for p in pieces)


@pytest.mark.soak
@given(st.text())
@example("C:\\New")
@example(HOSTILE)
def test_a_text_comes_back_as_it_went_but_for_what_cannot_be_written(text: str) -> None:
    assert unescaped(escaped(cleaned(text))) == cleaned(text)


@pytest.mark.soak
@given(st.text(max_size=400))
@example("ab" * 37 + "\\n" + "李" * 80)
def test_a_folded_line_has_no_long_piece_and_unfolds_to_itself(text: str) -> None:
    line = text_line("DESCRIPTION", text)
    raw = folded(line)
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert all(piece.decode() is not None for piece in raw.split(b"\r\n"))
    assert unfolded(raw) == line


@pytest.mark.soak
@given(NAMES, st.sampled_from(["chair", "speaker"]))
@example(HOSTILE, "chair")
@example("O’Neill, Jr; “Q”: x", "chair")
def test_an_attendee_is_written_as_icalendar_writes_them(name: str, role: str) -> None:
    line = attendee_line(name, "ada@example.org", role, Answer.NEEDS_ACTION)
    shown = quoted(name)[1:-1]
    event = Event()
    address = vCalAddress("mailto:ada@example.org")
    address.params.update(
        CN=vText(shown), CUTYPE="INDIVIDUAL", PARTSTAT="NEEDS-ACTION", RSVP="TRUE",
        ROLE="CHAIR" if role == "chair" else "REQ-PARTICIPANT",
    )  # fmt: skip
    event.add("attendee", address)
    theirs = unfolded(event.to_ical()).split("\r\n")[1]
    assert theirs.replace(f"CN={shown};", f'CN="{shown}";') == line


@pytest.mark.soak
@given(NAMES)
@example(HOSTILE)
def test_a_name_is_always_quoted_and_never_leaves_its_quotes(name: str) -> None:
    line = attendee_line(name, "ada@example.org", "chair", None)
    assert line.startswith('ATTENDEE;CN="')
    assert line.endswith('";CUTYPE=INDIVIDUAL;ROLE=CHAIR:mailto:ada@example.org')
    assert line.count('"') == 2
    assert not set(line) & set("\r\n^\\\x00\x85")


def test_quotes_in_a_name_become_typographic() -> None:
    assert quoted('Li "Ming" Wei') == '"Li “Ming” Wei"'


def test_a_property_that_is_not_text_cannot_begin_another_line() -> None:
    assert plain_line("UID", "a\r\nMETHOD:CANCEL") == "UID:a METHOD:CANCEL"


@pytest.mark.parametrize(
    "text", ["ada@example.org", "o'neill+x@example.org", "李@例子.中国", "a%b@x.org"]
)
def test_an_address_is_taken(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "ada", "ada@", "a b@x.org", "a@x.org,b@x.org", "<a@x.org>", "a@x.org\n", "a@x\x00y"],
)
def test_what_is_not_one_address_is_not_taken(text: str) -> None:
    assert not is_address(text)


def test_what_means_something_in_a_uri_is_written_as_its_code() -> None:
    assert mailto("a?b%c#d@x.org") == "mailto:a%3Fb%25c%23d@x.org"
