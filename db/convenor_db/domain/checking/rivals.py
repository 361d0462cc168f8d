"""Warnings about rivals who meet: safeguards, and terms that want counsel. Not legal advice."""

from collections.abc import Iterator

from convenor_db.domain.checking.beside import words_of
from convenor_db.domain.checking.clearance import cleared_fingerprint
from convenor_db.domain.checking.facts import fingerprint
from convenor_db.domain.checking.findings import WARN, Finding, Rule
from convenor_db.domain.checking.joined import Joined, Sitting
from convenor_db.domain.checking.wording import and_when
from convenor_db.domain.edits import counted
from convenor_db.domain.listing import listing
from convenor_db.domain.records import Role, SessionKind

SAFEGUARDS = (
    "competition statement",
    "purpose",
    "circulated outline",
    "counsel",
    "note-taker",
    "clearance by counsel",
)
"""The six things that must be there when rivals meet (RULES.md 6), in words."""


def safeguards(joined: Joined, sitting: Sitting) -> dict[str, bool]:
    """Return of each safeguard whether it is there."""
    session, company = sitting.session, sitting.company
    cleared = session.clearance is not None and (
        session.clearance.fingerprint == cleared_fingerprint(session, company.pairs)
    )
    there = (
        bool(joined.snapshot.convening.competition_statement.strip()),
        bool(session.purpose.strip()),
        bool(session.outline.strip() and session.circulated_on),
        company.has(Role.COUNSEL),
        company.has(Role.NOTE_TAKER),
        cleared,
    )
    return dict(zip(SAFEGUARDS, there, strict=True))


def rivals(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where rivals meet and a safeguard is missing."""
    session = sitting.session
    if session.kind is SessionKind.BREAK or not sitting.company.rivals:
        return
    there = safeguards(joined, sitting)
    missing = tuple(name for name, yes in there.items() if not yes)
    if not missing:
        return
    level = WARN if session.kind is SessionKind.PLENARY else None
    for group in sitting.company.rivals:
        keys = [party.key for party in group]
        lacking = "A safeguard is" if len(missing) == 1 else f"{len(missing)} safeguards are"
        yield Finding(
            rule=Rule.RIVALS,
            level=joined.level(Rule.RIVALS, level),
            objects=(("sessions", sitting.key), *(("organisations", key) for key in keys)),
            text=f"{listing([party.name for party in group])} are rivals and meet in "
            f"{and_when(joined, sitting)}. {lacking} missing: {listing(missing)}.",
            fix=f"See to what is missing: {listing(missing)}.",
            missing=missing,
            in_place=tuple(name for name, yes in there.items() if yes),
            fingerprint=fingerprint(session.kind, keys, missing),
        )


def terms(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where a sensitive term stands in what a session with rivals is about."""
    session, groups = sitting.session, sitting.company.rivals
    if not groups:
        return
    found = [
        (place, term)
        for place, text in (
            ("title", session.title),
            ("purpose", session.purpose),
            ("outline", session.outline),
        )
        for term in terms_in(text, joined.snapshot.convening.sensitive_terms)
    ]
    if not found:
        return
    said = sorted({term for _, term in found})
    places = listing(list(dict.fromkeys(place for place, _ in found)))
    what = counted(len(said), "sensitive term", "sensitive terms")
    yield Finding(
        rule=Rule.TERMS,
        level=joined.level(Rule.TERMS),
        objects=(("sessions", sitting.key),),
        text=f"{and_when(joined, sitting)} has rivals in the room, and {what} in its {places}: "
        f"{listing([f'“{term}”' for term in said])}.",
        fix="Say it otherwise, or ask counsel. This is not legal advice.",
        fingerprint=fingerprint(
            sorted(found), sorted(party.key for group in groups for party in group)
        ),
    )


def terms_in(text: str, sensitive: tuple[str, ...]) -> Iterator[str]:
    """Yield every sensitive term of a text, as often as it stands there, in the list's order."""
    words = words_of(text)
    if not words:
        return
    for term in dict.fromkeys(sensitive):
        wanted = words_of(term)
        size = len(wanted)
        if size:
            for at in range(len(words) - size + 1):
                if words[at : at + size] == wanted:
                    yield term
