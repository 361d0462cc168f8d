"""What a brief can be about, be read by and be listed in: names, icons, what is offered."""

from collections.abc import Iterator
from typing import Final

from convenor.widgets.pick_line import Pick
from convenor.widgets.status_chip import CONSTITUENCIES, look_of_constituency
from convenor_db.domain.actions.briefs import Subject
from convenor_db.domain.invitations import LIVE
from convenor_db.domain.names import listed_name, organisation_of, person_of, seat_name
from convenor_db.domain.records import Invitation
from convenor_db.domain.snapshot import Snapshot

ICONS: Final = {
    "organisations": "building-2",
    "people": "user",
    "issues": "scale",
    "sessions": "calendar-days",
    "invitations": "user",
}
_WORDS: Final = {
    "organisations": "organisation",
    "people": "person",
    "issues": "issue",
    "sessions": "session",
}


def icon_of(thing: Subject) -> str:
    """Return the icon of a thing; of a constituency its own."""
    if thing.kind == "constituencies":
        return look_of_constituency(thing.key).icon
    return ICONS[thing.kind]


def name_of(snapshot: Snapshot, thing: Subject) -> str:
    """Return what a thing is called."""
    if thing.kind == "constituencies":
        return look_of_constituency(thing.key).words
    if thing.kind == "people":
        person = snapshot.people.get(thing.key)
        return listed_name(person) if person else ""
    if thing.kind == "invitations":
        seat = snapshot.invitations.get(thing.key)
        return seat_name(snapshot, seat) if seat else ""
    record = snapshot.get(*thing)
    return str(getattr(record, "title", "") or getattr(record, "name", ""))


def pick_key(thing: Subject) -> str:
    """Return a thing as the key of a `Pick`."""
    return f"{thing.kind}:{thing.key}"


def picked(key: str) -> Subject:
    """Return the thing a `Pick` stands for."""
    kind, _, rest = key.partition(":")
    return Subject(kind, rest)


def door_of(thing: Subject) -> Subject | None:
    """Return what a click on a thing shows; a constituency is shown on no screen of its own."""
    return None if thing.kind == "constituencies" else thing


def subjects_offered(snapshot: Snapshot) -> list[Pick]:
    """Return what a brief can be about."""
    found = [*_organisations(snapshot), *_people(snapshot)]
    for kind in ("issues", "sessions"):
        for key in snapshot.table(kind):
            thing = Subject(kind, key)
            found.append(Pick(pick_key(thing), f"{name_of(snapshot, thing)} · {_WORDS[kind]}"))
    return found


def readers_offered(snapshot: Snapshot) -> list[Pick]:
    """Return who can be named among the readers: constituencies, organisations, live seats."""
    named = [Subject("constituencies", key) for key in CONSTITUENCIES]
    found = [Pick(pick_key(one), f"{name_of(snapshot, one)} · constituency") for one in named]
    found += _organisations(snapshot)
    seats = (seat for seat in snapshot.invitations.values() if seat.status in LIVE)
    return [*found, *(_seat(snapshot, seat) for seat in seats)]


def sessions_offered(snapshot: Snapshot, brief: str) -> list[Pick]:
    """Return the sessions a brief can still be listed in; dropped ones are not offered."""
    return [
        Pick(pick_key(Subject("sessions", session.key)), session.title)
        for session in snapshot.sessions.values()
        if brief not in session.briefs and session.dropped_on is None
    ]


def _organisations(snapshot: Snapshot) -> Iterator[Pick]:
    for body in snapshot.organisations.values():
        key = pick_key(Subject("organisations", body.key))
        search = f"{snapshot.folded(body.key).search} {body.short.casefold()}"
        yield Pick(key, f"{body.name} · organisation", search)


def _people(snapshot: Snapshot) -> Iterator[Pick]:
    for person in snapshot.people.values():
        key = pick_key(Subject("people", person.key))
        words = f"{listed_name(person)} · person"
        yield Pick(key, words, snapshot.folded(person.key).search)


def _seat(snapshot: Snapshot, seat: Invitation) -> Pick:
    person, body = person_of(snapshot, seat), organisation_of(snapshot, seat)
    name = listed_name(person) if person else seat_name(snapshot, seat)
    search = " ".join(snapshot.folded(one.key).search for one in (person, body) if one is not None)
    words = f"{name} · {body.name}" if body and person else name
    return Pick(pick_key(Subject("invitations", seat.key)), words, search)
