"""What a letter says to whom: the value of every field for a seat, what is missing, whom it suits.

Values are data: nothing in them is read as a field, as Markdown or as markup. How they come into
a text is for `plain` here, and for `convenor.exports.mail` where the text is Markdown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, cast

from convenor_db.domain.invitations import OUT, reply_by_of
from convenor_db.domain.letter_fields import MAY_BE_EMPTY, pieces, used_in, words_of
from convenor_db.domain.names import addressed, full_name, name_in, organisation_of, person_of
from convenor_db.domain.ordering import first_language
from convenor_db.domain.printed_days import dated, from_to
from convenor_db.domain.records import (
    Invitation,
    Person,
    Status,
    Template,
    TemplateKind,
    TravelDocument,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import read_day

Values = Mapping[str, str]
"""By field what stands for it; an empty text where there is nothing."""

_STYLES: Final = {
    "h.m.": "Your Majesty",
    "h.r.h.": "Your Royal Highness",
    "h.i.h.": "Your Imperial Highness",
    "h.s.h.": "Your Serene Highness",
    "h.h.": "Your Highness",
    "h.em.": "Your Eminence",
    "h.e.": "Excellency",
    "excellency": "Excellency",
}
"""Honorifics that are a form of address by themselves; the name is not said after them."""
_NOT_SAID: Final = frozenset({"rt", "hon", "hon.", "right", "honourable", "the", "honorable"})
_WITH_GIVEN: Final = frozenset({"sir", "dame"})
"""Titles that are said with the given name: “Dear Sir Tim”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When letters are written: the convening as it is, the day (YYYY-MM-DD), country names.

    *countries* are English names by code; a code without one stands for itself.
    """

    snapshot: Snapshot
    today: str
    countries: Mapping[str, str]


def salutation(person: Person) -> str:
    """Return how a letter begins, without the comma: “Excellency”, “Dear Dr Okafor”.

    Without an honorific the whole name is said, in its own order: nobody's gender is guessed.
    """
    words = person.honorific.split()
    for word in words:
        style = _STYLES.get(word.casefold()) or _STYLES.get(f"{word.casefold()}.")
        if style:
            return style
    said = [word for word in words if word.casefold() not in _NOT_SAID]
    if not said:
        return f"Dear {full_name(person)}"
    knightly = any(word.casefold() in _WITH_GIVEN for word in said)
    name = (person.known_as or person.given) if knightly else person.family
    return f"Dear {' '.join(said)} {name or person.family}"


def values_for(occasion: Occasion, seat: Invitation) -> Values:
    """Return the value of every field for a seat; of an unnamed one the person's are empty."""
    person = person_of(occasion.snapshot, seat)
    return {
        **_of_the_convening(occasion),
        **_of_the_seat(occasion.snapshot, seat),
        **(_of_the_person(person) if person else {}),
        **_of_the_passport(occasion.snapshot, seat),
    }


def _of_the_convening(occasion: Occasion) -> Values:
    convening = occasion.snapshot.convening
    organiser = convening.organiser
    return {
        "convening": _line(convening.title),
        "purpose": convening.purpose.strip(),
        "dates": from_to(convening.starts, convening.ends),
        "venue": _line(convening.venue),
        "address": convening.address.strip(),
        "city": _line(convening.city),
        "country": occasion.countries.get(convening.country, convening.country),
        "organiser": _line(organiser.name) if organiser else "",
        "organiser_email": _line(organiser.email) if organiser else "",
        "today": dated(occasion.today),
    }


def _of_the_seat(snapshot: Snapshot, seat: Invitation) -> Values:
    body = organisation_of(snapshot, seat)
    due = reply_by_of(snapshot, seat)
    return {
        "organisation": _line(name_in(body, first_language(snapshot))) if body else "",
        "capacity": str(seat.capacity),
        "reply_by": dated(due) if due else "",
        "principal": _principal(snapshot, seat),
    }


def _principal(snapshot: Snapshot, seat: Invitation) -> str:
    replaced = snapshot.invitations.get(seat.substitute_for) if seat.substitute_for else None
    person = person_of(snapshot, replaced) if replaced else None
    return _line(addressed(person)) if person else ""


def _of_the_person(person: Person) -> Values:
    return {
        "name": _line(addressed(person)),
        "salutation": _line(salutation(person)),
        "honorific": _line(person.honorific),
        "family": _line(person.family),
        "given": _line(person.given),
        "post": _line(person.post),
    }


def _of_the_passport(snapshot: Snapshot, seat: Invitation) -> Values:
    held = cast("TravelDocument | None", snapshot.get("travel_documents", seat.person))
    if held is None:
        return {}
    return {
        "passport_name": _line(held.name),
        "birth_date": dated(held.birth_date) if held.birth_date else "",
        "nationality": _line(held.nationality),
        "number": _line(held.number),
        "expires": dated(held.expires) if held.expires else "",
        "employer": _line(held.employer),
    }


def missing(template: Template, values: Values) -> tuple[str, ...]:
    """Return the fields of a template that have no value and ought to have one, in order."""
    return tuple(
        field for field in used_in(template) if field not in MAY_BE_EMPTY and not values.get(field)
    )


def missing_in_words(fields: Iterable[str]) -> str:
    """Return “no reply-by date, no post”."""
    return ", ".join(dict.fromkeys(words_of(field).missing for field in fields))


def gap(field: str) -> str:
    """Return what stands in a letter where a value is missing: “[reply-by date]”."""
    words = words_of(field).words
    return f"[{words[:1].lower()}{words[1:]}]"


def said(values: Values, field: str) -> str:
    """Return what stands for a field: its value, a gap to be seen, or nothing where that is so."""
    return values.get(field) or ("" if field in MAY_BE_EMPTY else gap(field))


def plain(text: str, values: Values) -> str:
    """Return a text of one line, such as a subject, with its values; lines are joined by commas."""
    made, goes = [], False
    for piece in pieces(text):
        if piece.field is None:
            made.append(piece.text.removeprefix(" ") if goes else piece.text)
            goes = False
        else:
            value = said(values, piece.field)
            goes = not value
            made.append(", ".join(filter(None, map(_line, value.splitlines()))))
    return _line("".join(made))


def _line(text: str) -> str:
    return " ".join(text.split())


_STANDING: Final = {
    Status.LONGLIST: "on the longlist",
    Status.SHORTLIST: "on the shortlist",
    Status.APPROVED: "not invited yet",
    Status.WAITLISTED: "on the waiting list",
    Status.INVITED: "no answer yet",
    Status.TENTATIVE: "answered tentatively",
    Status.ACCEPTED: "has accepted",
    Status.DECLINED: "has declined",
    Status.WITHDRAWN: "withdrawn",
    Status.SUBSTITUTED: "sends a substitute",
    Status.ATTENDED: "has attended",
    Status.ABSENT: "did not come",
}
_SUITS: Final = {
    TemplateKind.INVITATION: frozenset({Status.APPROVED, Status.INVITED}),
    TemplateKind.REMINDER: frozenset({Status.INVITED, Status.TENTATIVE}),
    TemplateKind.THANKS: frozenset({Status.ATTENDED}),
    TemplateKind.VISA: frozenset(Status) - OUT - {Status.LONGLIST, Status.SHORTLIST},
}


def why_it_does_not_suit(occasion: Occasion, kind: TemplateKind, seat: Invitation) -> str:
    """Return why a letter of a kind is not what this seat is due, as a clause; or nothing.

    A reminder is for those who owe an answer, an invitation for those who have not given one,
    thanks for those who came (after the last day also for those who said they would).
    """
    over = occasion.today > occasion.snapshot.convening.ends
    came = kind is TemplateKind.THANKS and over and seat.status is Status.ACCEPTED
    return "" if came or seat.status in _SUITS[kind] else _STANDING[seat.status]


def proposed_kind(occasion: Occasion, seats: Iterable[Invitation]) -> TemplateKind:
    """Return which letter seats are most likely to be due: what suits most of them.

    Where an invitation and a reminder suit alike, a reminder is proposed once all of them have
    been invited and their reply-by date has come, or is near.
    """
    seats = tuple(seats)
    if seats and all(_owes(occasion, seat) for seat in seats):
        return TemplateKind.REMINDER
    offered = (TemplateKind.INVITATION, TemplateKind.THANKS, TemplateKind.REMINDER)
    fitting = {
        kind: sum(not why_it_does_not_suit(occasion, kind, seat) for seat in seats)
        for kind in offered
    }
    return max(offered, key=lambda kind: fitting[kind])


SOON: Final = 3
"""Days before its reply-by from which a seat owes an answer (SCREENS.md 5)."""


def _owes(occasion: Occasion, seat: Invitation) -> bool:
    """Say whether a seat is invited, and its reply-by date has passed or is near."""
    due = reply_by_of(occasion.snapshot, seat)
    near = (read_day(occasion.today) + timedelta(days=SOON)).isoformat()
    return seat.status is Status.INVITED and due is not None and due <= near
