"""Warnings about those listed in one session: who does not come, which part nobody plays."""

from collections.abc import Iterator
from typing import Final

from convenor_db.domain.checking.facts import fingerprint
from convenor_db.domain.checking.findings import WARN, Finding, Rule
from convenor_db.domain.checking.joined import Company, Joined, Sitting
from convenor_db.domain.checking.wording import and_when
from convenor_db.domain.edits import counted
from convenor_db.domain.listing import listing
from convenor_db.domain.records import KeepApart, Role, SessionKind

BEARING: Final = (Role.CHAIR, Role.SPEAKER, Role.INTERPRETER, Role.COUNSEL)
"""Roles without which a session cannot go on."""
CHAIRED: Final = (SessionKind.PLENARY, SessionKind.BREAKOUT)
_MANY: Final = 3
"""So many names are said, of more their number."""


def role_out(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where somebody listed does not come, unless they were free to come or not."""
    for member in sitting.company.out:
        if member.role is Role.OPTIONAL:
            continue
        level = None if member.role in BEARING else WARN
        role = "" if member.role is Role.REQUIRED else f" as {member.role}"
        status = member.holder.seat.status
        yield Finding(
            rule=Rule.ROLE_OUT,
            level=joined.level(Rule.ROLE_OUT, level),
            objects=(("invitations", member.holder.key), ("sessions", sitting.key)),
            text=f"{member.holder.name} is listed{role} in {and_when(joined, sitting)}, "
            f"but is {status}.",
            fix="Give the part to somebody else, or take them off the list.",
            fingerprint=fingerprint(member.role, status),
        )


def declined_here(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where somebody answered the calendar entry of this session with a no."""
    declined = joined.beside.declined
    if not declined:
        return
    for member in sitting.company.counting:
        reply = declined.get((member.holder.key, sitting.key))
        if reply is None:
            continue
        yield Finding(
            rule=Rule.DECLINED_HERE,
            level=joined.level(Rule.DECLINED_HERE),
            objects=(("invitations", member.holder.key), ("sessions", sitting.key)),
            text=f"{member.holder.name} declined {and_when(joined, sitting)} by a calendar reply.",
            fix="Ask them, find somebody else, or take them off the list.",
            fingerprint=fingerprint(reply, member.role, member.holder.seat.status),
        )


def chair_missing(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where a plenary or breakout has no chair."""
    if sitting.session.kind not in CHAIRED or sitting.company.has(Role.CHAIR):
        return
    yield _nobody(joined, sitting, Rule.CHAIR_MISSING, "chair", "Name a chair who comes.")


def rapporteur_missing(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where nobody writes down what a plenary or breakout comes to."""
    written = sitting.company.has(Role.RAPPORTEUR, Role.NOTE_TAKER)
    if sitting.session.kind not in CHAIRED or written:
        return
    what = "rapporteur and no note-taker"
    yield _nobody(joined, sitting, Rule.RAPPORTEUR_MISSING, what, "Name one who comes.")


def _nobody(joined: Joined, sitting: Sitting, rule: Rule, what: str, fix: str) -> Finding:
    return Finding(
        rule=rule,
        level=joined.level(rule),
        objects=(("sessions", sitting.key),),
        text=f"{and_when(joined, sitting)} has no {what}.",
        fix=fix,
        fingerprint=fingerprint(sitting.session.kind),
    )


def interpreter_missing(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where somebody speaks none of the session's languages, and nobody interprets."""
    spoken = sitting.session.languages
    if not spoken or sitting.company.has(Role.INTERPRETER):
        return
    for member in sitting.company.counting:
        person = member.holder.person
        if person is None or not person.languages or set(spoken) & set(person.languages):
            continue
        yield Finding(
            rule=Rule.INTERPRETER_MISSING,
            level=joined.level(Rule.INTERPRETER_MISSING),
            objects=(("invitations", member.holder.key), ("sessions", sitting.key)),
            text=f"{member.holder.name} ({listing(person.languages)}) speaks none of the "
            f"languages of {and_when(joined, sitting)}: {listing(spoken)}.",
            fix="Name an interpreter, or change the session's languages.",
            fingerprint=fingerprint(
                sorted(spoken), sorted(person.languages), member.role, member.holder.seat.status
            ),
        )


def dietary_missing(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where nobody knows what some of those who eat here may eat."""
    if sitting.session.kind is not SessionKind.MEAL:
        return
    unknown = {
        member.holder.key: member.holder.name
        for member in sitting.company.counting
        if member.holder.person and not member.holder.person.dietary.strip()
    }
    if not unknown:
        return
    names = list(unknown.values())
    who = listing(names) if len(names) <= _MANY else counted(len(names), "person", "people")
    yield Finding(
        rule=Rule.DIETARY_MISSING,
        level=joined.level(Rule.DIETARY_MISSING),
        objects=(("sessions", sitting.key),),
        text=f"Nothing is known about the diet of {who} at {and_when(joined, sitting)}.",
        fix="Ask them, and write “none” for those who have no wishes.",
        fingerprint=fingerprint(sorted(unknown)),
    )


def apart(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where two who are to be kept apart are in one session."""
    found: dict[tuple[tuple[str, str], ...], Finding] = {}
    for pair in joined.beside.apart:
        seats = [_seats(sitting.company, one) for one in (pair.a, pair.b)]
        if not all(seats):
            continue
        parties = _parties(joined, pair)
        names = [_called(joined, kind, key) for kind, key in parties]
        finding = Finding(
            rule=Rule.APART,
            level=joined.level(Rule.APART),
            objects=(*parties, ("sessions", sitting.key)),
            text=f"{names[0]} and {names[1]} are to be kept apart; both are in "
            f"{and_when(joined, sitting)}.",
            fix="Take one of them off the list.",
            fingerprint=fingerprint(sorted(sorted(keys) for keys in seats)),
        )
        found.setdefault(parties, finding)
    yield from found.values()


def _seats(company: Company, key: str) -> list[str]:
    """Return the seats by which one of a pair counts: its own, or those of the organisation."""
    if key in company.keys:
        return [key]
    if key not in company.parties:
        return []
    return [
        one.holder.key
        for one in company.counting
        if one.holder.organisation and one.holder.organisation.key == key
    ]


def _parties(joined: Joined, pair: KeepApart) -> tuple[tuple[str, str], ...]:
    """Return kind and key of both, sorted by key: whichever was named first, they are the same."""
    seats = joined.holders
    kinds = [
        ("invitations" if key in seats else "organisations", str(key)) for key in (pair.a, pair.b)
    ]
    return tuple(sorted(kinds, key=lambda one: one[1]))


def _called(joined: Joined, kind: str, key: str) -> str:
    if kind == "invitations":
        return joined.holders[key].name
    return joined.snapshot.organisations[key].name
