"""Warnings about papers: a session without one, and one that later positions have overtaken."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from convenor_db.domain.checking.facts import fingerprint
from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.checking.joined import Joined, Sitting
from convenor_db.domain.checking.wording import and_when
from convenor_db.domain.records import Brief, BriefState, SessionKind

BRIEFED: Final = (SessionKind.PLENARY, SessionKind.BREAKOUT, SessionKind.BILATERAL)
"""Kinds for which people want a paper."""


def paper_missing(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where a session has no approved brief."""
    session = sitting.session
    if session.kind not in BRIEFED or joined.beside.papers.serve(session):
        return
    yield Finding(
        rule=Rule.PAPER_MISSING,
        level=joined.level(Rule.PAPER_MISSING),
        objects=(("sessions", sitting.key),),
        text=f"{and_when(joined, sitting)} has no approved brief.",
        fix="Attach an approved brief, or write one about the session or one of its issues.",
        fingerprint=fingerprint(session.kind, sorted(session.issues)),
    )


def brief_stale(joined: Joined) -> Iterator[Finding]:
    """Warn where a brief was approved before the newest position it should know of."""
    snapshot = joined.snapshot
    newest: dict[str, str] = {}
    for position in snapshot.positions.values():
        for key in (str(position.organisation), str(position.issue)):
            newest[key] = max(newest.get(key, ""), position.as_of)
    for name, brief in snapshot.briefs.items():
        about = brief.about.organisation or brief.about.issue or ""
        approved, overtaken = brief.approved_on, newest.get(about, "")
        if brief.state is not BriefState.APPROVED or not approved or approved >= overtaken:
            continue
        yield Finding(
            rule=Rule.BRIEF_STALE,
            level=joined.level(Rule.BRIEF_STALE),
            objects=(("briefs", name),),
            text=f"The brief “{brief.title}” was approved on {_day(approved)}, before the newest "
            f"position {_of_what(joined, brief)} ({_day(overtaken)}).",
            fix="Read it again, and approve it anew.",
            fingerprint=fingerprint(about, approved, overtaken),
        )


def _of_what(joined: Joined, brief: Brief) -> str:
    snapshot = joined.snapshot
    organisation = snapshot.organisations.get(brief.about.organisation or "")
    if organisation:
        return f"of {organisation.name}"
    issue = snapshot.issues.get(brief.about.issue or "")
    return f"on “{issue.title}”" if issue else ""


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%b %Y}"
