"""Every trap of the sample data (PRODUCT.md 3.3) stands in the medium sample."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from support.agenda_rules import Judge
from support.samples import Item, of_id, sample, texts

HAN, HANGUL = re.compile("[\u4e00-\u9fff]"), re.compile("[\uac00-\ud7a3]")
SCRIPTS = {
    "Arabic": "[\u0620-\u064a]", "Persian": "[\u067e\u0686\u0698\u06af\u06cc]",
    "Hebrew": "[\u05d0-\u05ea]", "Devanagari": "[\u0904-\u0939]", "Thai": "[\u0e01-\u0e30]",
    "Chinese": "[\u4e00-\u9fff]",
    "Korean": "[\uac00-\ud7a3]", "Cyrillic": "[\u0410-\u044f]", "Greek": "[\u0391-\u03c9]",
}  # fmt: skip
TITLES = ("H.E.", "Rt Hon", "Prof. Dr. Dr. h.c.", "H.H. Sheikh")
SIGNINGS = (
    "signs", "signs-with-reservation", "attends-without-signing", "signs-without-attending"
)  # fmt: skip
M = sample("medium")
JUDGE = Judge(M)


def people(test: Callable[[Item], Any]) -> list[Item]:
    """Return the people of whom something is true."""
    return [one for one in M["people"] if test(one)]


def seats(test: Callable[[Item], Any]) -> list[Item]:
    """Return the seats of which something is true."""
    return [one for one in M["invitations"] if test(one)]


def named(text: str) -> bool:
    """Say whether a name has this piece in it, letter for letter."""
    return bool(people(lambda one: text in one["family"] or text in one.get("given", "")))


def in_script(name: str) -> bool:
    """Say whether somebody's own name is written in this script."""
    return bool(people(lambda one: re.search(SCRIPTS[name], one.get("native", ""))))


def has(field: str, text: str) -> bool:
    """Say whether somebody has exactly this in a field."""
    return bool(people(lambda one: one.get(field) == text))


def starts_with(signs: str) -> bool:
    """Say whether each of these signs begins a text that a table would take for a formula."""
    return all(any(text.startswith(sign) for text in texts(M)) for sign in signs)


def same_latin_form() -> bool:
    """Say whether two people are written alike in Latin letters and not in their own."""
    forms: dict[tuple[str, str], set[str]] = {}
    for one in people(lambda one: one.get("native")):
        name = (one["family"].casefold(), one["given"])
        forms.setdefault(name, set()).add(one["native"])
    return any(len(found) > 1 for found in forms.values()) and bool(M["not_same"])


def shared_mailbox() -> bool:
    """Say whether two invitees have one address."""
    held = {seat.get("person") for seat in M["invitations"]}
    found = Counter(mail for one in people(lambda one: one["id"] in held) for mail in one["emails"])
    return max(found.values()) > 1


def principal_of(seat: Item) -> Item | None:
    """Return the seat that a seat substitutes."""
    key = seat.get("substitute_for")
    return of_id(M["invitations"], key) if key else None


def chain_of_three() -> list[Item]:
    """Return a principal, a substitute, and the substitute's substitute who is coming."""
    for last in seats(lambda one: one["status"] == "accepted"):
        middle = principal_of(last)
        first = principal_of(middle) if middle else None
        if middle and first:
            return [first, middle, last]
    return []


def chain_within_nine_days() -> bool:
    """Say whether the chain took nine days from the first reply to the last."""
    first, _, last = chain_of_three()
    days = date.fromisoformat(last["replied_on"]) - date.fromisoformat(first["replied_on"])
    return days.days <= 9


def substitute_in_the_chair() -> bool:
    """Say whether somebody who stands in for another chairs a session."""
    chairs = {
        one["invitation"] for session in M["sessions"] for one in session["people"]
        if one["role"] == "chair"
    }  # fmt: skip
    return bool(seats(lambda one: one["id"] in chairs and one.get("substitute_for")))


def principal_returned() -> bool:
    """Say whether a substitute was withdrawn because the principal comes after all."""
    back = seats(lambda one: one["status"] == "withdrawn" and one.get("substitute_for"))
    return any((principal_of(one) or {}).get("status") == "accepted" for one in back)


def offset_changes() -> bool:
    """Say whether the clocks of the venue change between the first morning and the last evening."""
    zone = ZoneInfo(M["convening"]["zone"])
    ends = [datetime.fromisoformat(M["convening"][name]) for name in ("starts", "ends")]
    first, last = (end.replace(hour=12, tzinfo=zone) for end in ends)
    return first.utcoffset() != last.utcoffset()


def over_midnight() -> bool:
    """Say whether a session begins on one day and ends on the next."""
    zone = ZoneInfo(M["convening"]["zone"])
    spans = [JUDGE.span(session) for session in JUDGE.placed]
    return any(a.astimezone(zone).date() < b.astimezone(zone).date() for a, b in spans)


def same_start_and_end() -> bool:
    """Say whether two talks have the very same start and end."""
    talks = [one for one in JUDGE.placed if one["kind"] in ("breakout", "bilateral")]
    return max(Counter((one["start"], one["minutes"]) for one in talks).values()) > 1


def touching() -> bool:
    """Say whether in one room a session ends when the next begins."""
    begins = {(one["room"], JUDGE.span(one)[0]) for one in JUDGE.placed if one.get("room")}
    return any((one.get("room"), JUDGE.span(one)[1]) in begins for one in JUDGE.placed)


def remote_zone(zone: str) -> bool:
    """Say whether somebody takes part by video from this zone."""
    far = {seat.get("person") for seat in M["invitations"] if seat.get("remote")}
    return bool(people(lambda one: one["id"] in far and one.get("zone") == zone))


def standing_by_for_another() -> bool:
    """Say whether one who waits is named as the substitute of somebody who is coming."""
    return bool(
        seats(lambda one: one["status"] == "waitlisted" and "step in" in one.get("note", ""))
    )


def signs(how: str) -> bool:
    """Say whether an organisation stands to a text in this way."""
    return any(one["how"] == how for text in M["statements"] for one in text["signatures"])


def signs_another_text() -> bool:
    """Say whether one organisation signs a text other than the first."""
    first, *others = M["statements"]
    on_first = {one["organisation"] for one in first["signatures"]}
    return any(one["organisation"] not in on_first for text in others for one in text["signatures"])


def body(test: Callable[[Item], Any]) -> bool:
    """Say whether something is true of an organisation."""
    return any(test(one) for one in M["organisations"])


TRAPS: dict[str, Callable[[], Any]] = {
    **{f"a name in {name} letters": partial(in_script, name) for name in SCRIPTS},
    "a family name that comes first, in Hanzi": lambda: people(
        lambda one: one.get("order") == "family-first" and HAN.match(one.get("native", ""))
    ),
    "a family name that comes first, in Hangul": lambda: people(
        lambda one: one.get("order") == "family-first" and HANGUL.match(one.get("native", ""))
    ),
    "a Vietnamese name of three parts": lambda: people(
        lambda one: one["family"] == "Nguyễn" and len(one["given"].split()) > 1
    ),
    "a Hungarian name, family first": lambda: people(
        lambda one: one["family"] == "Nagy" and one["order"] == "family-first"
    ),
    "two people of one Latin form": same_latin_form,
    "an Arabic title before a long name": lambda: people(
        lambda one: one.get("native", "").startswith("سمو الشيخ")
    ),
    "the particle al-": lambda: named("Al-"),
    "Arabic and Latin in one line": lambda: people(
        lambda one: re.search("[a-z].*[\u0620-\u064a].*[a-z]", one.get("note", ""))
    ),
    "Polish letters": lambda: named("Żółkiewska"),
    "a ring": lambda: named("Ångström"),
    "a cedilla": lambda: named("Şahin"),
    "a barred D": lambda: named("Đặng"),
    "a dotted capital I": lambda: named("İnci"),
    "a dotless i": lambda: named("I\u015f\u0131k"),
    "a sharp s": lambda: named("Weiß"),
    "an accent of its own": lambda: people(
        lambda one: unicodedata.normalize("NFC", one.get("given", "")) != one.get("given", "")
    ),
    "a curly apostrophe": lambda: named("O’Brien"),
    "a straight apostrophe": lambda: named("O'Brien"),
    "one name only": lambda: people(lambda one: not one.get("given")),
    "a surname of sixty letters": lambda: people(lambda one: len(one["family"]) >= 60),
    **{f"the suffix {text}": partial(has, "suffix", text) for text in ("Jr", "KC", "OBE")},
    **{f"the title {text}": partial(has, "honorific", text) for text in TITLES},
    "a name that has changed": lambda: people(
        lambda one: any("until" in alias for alias in one.get("aliases", []))
    ),
    "a badge that is not the passport": lambda: people(lambda one: one.get("known_as")),
    "two posts": lambda: people(lambda one: one.get("other_posts")),
    "no address but an assistant's": lambda: people(
        lambda one: not one["emails"] and one.get("copy_to")
    ),
    "one mailbox for two": shared_mailbox,
    "an organisation that was renamed": lambda: body(
        lambda one: any("until" in alias for alias in one.get("aliases", []))
    ),
    "an organisation that has split": lambda: body(lambda one: "Split" in one.get("note", "")),
    "unnamed seats": lambda: len(seats(lambda one: "person" not in one)) > 2,
    "an unnamed seat that is taken": lambda: seats(
        lambda one: "person" not in one and one["status"] == "accepted"
    ),
    "a country with an accent and an article": lambda: body(
        lambda one: one["name"].startswith("Côte d")
    ),
    "a country under another name": lambda: body(
        lambda one: one["constituency"] == "government" and len(one.get("aliases", [])) > 1
    ),
    "a flag that is no country's": lambda: body(
        lambda one: "Not a country" in one.get("note", "")
    ),
    "what a table takes for a formula": lambda: starts_with("=+-@"),
    "a comma, a line break and an emoji": lambda: people(
        lambda one: "\n" in one.get("note", "") and "," in one["note"] and "🙂" in one["note"]
    ),
    "a date that can be read twice": lambda: any("03/04" in text for text in texts(M)),
    "a telephone number with leading zeros": lambda: people(
        lambda one: one.get("phone", "").startswith("0")
    ),
    "a document number with leading zeros": lambda: any(
        one["number"].startswith("00") for one in M["travel_documents"]
    ),
    "a session over midnight": over_midnight,
    "clocks that change inside": offset_changes,
    "a remote person at a half hour": lambda: remote_zone("Asia/Kolkata"),
    "a remote person at a quarter of an hour": lambda: remote_zone("Asia/Kathmandu"),
    "a remote person far to the west": lambda: remote_zone("America/Los_Angeles"),
    "a remote person far to the east": lambda: remote_zone("Pacific/Auckland"),
    "two sessions with one start and end": same_start_and_end,
    "touching sessions in one room": touching,
    "a chain of three": chain_of_three,
    "the chain within nine days": chain_within_nine_days,
    "a substitute in the chair": substitute_in_the_chair,
    "a substitute who stands by": standing_by_for_another,
    "a principal who returned": principal_returned,
    **{f"an organisation that {how}": partial(signs, how) for how in SIGNINGS},
    "an organisation that signs another text": signs_another_text,
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_the_medium_sample_has(trap: str) -> None:
    assert TRAPS[trap]()


def test_who_signs_without_attending_does_not_come() -> None:
    away = [
        one["organisation"] for text in M["statements"] for one in text["signatures"]
        if one["how"] == "signs-without-attending"
    ]  # fmt: skip
    assert not seats(lambda one: one["status"] == "accepted" and JUDGE.body_of(one) in away)
