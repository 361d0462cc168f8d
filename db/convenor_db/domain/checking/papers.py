"""Warnings about papers: a session without one, and one that later positions have overtaken."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from convenor_db.domain.checking.facts import fingerprint
from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.checking.joined import Joined, Sitting
from convenor_db.domain.checking.wording import and_when
from convenor_db.domain.records import Brief, BriefState, Position, SessionKind
from convenor_db.domain.snapshot import Snapshot

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


def newest_positions(snapshot: Snapshot) -> dict[str, Position]:
    """Return the newest position by key of its organisation, and by key of its issue.

    Of equal days it is the later in the list.
    """
    newest: dict[str, Position] = {}
    for position in snapshot.positions.values():
        for key in (str(position.organisation), str(position.issue)):
            if key not in newest or position.as_of >= newest[key].as_of:
                newest[key] = position
    return newest


def position_words(snapshot: Snapshot, position: Position) -> str:
    """Return whose position it is on what: of Carvania on “Audits”."""
    organisation = snapshot.organisations.get(position.organisation)
    issue = snapshot.issues.get(position.issue)
    whose = f"of {organisation.short or organisation.name}" if organisation else ""
    return " ".join(part for part in (whose, f"on “{issue.title}”" if issue else "") if part)


def overtaking(newest: Mapping[str, Position], brief: Brief) -> Position | None:
    """Return the newest position that an approved brief should know of and does not."""
    about = brief.about.organisation or brief.about.issue
    position = newest.get(about or "")
    if brief.state is not BriefState.APPROVED or position is None or not brief.approved_on:
        return None
    return position if brief.approved_on < position.as_of else None


def brief_stale(joined: Joined) -> Iterator[Finding]:
    """Warn where a brief was approved before the newest position it should know of."""
    snapshot = joined.snapshot
    newest = newest_positions(snapshot)
    for name, brief in snapshot.briefs.items():
        position = overtaking(newest, brief)
        if position is None:
            continue
        about, approved = brief.about.organisation or brief.about.issue, brief.approved_on or ""
        yield Finding(
            rule=Rule.BRIEF_STALE,
            level=joined.level(Rule.BRIEF_STALE),
            objects=(("briefs", name),),
            text=f"The brief “{brief.title}” was approved on {_day(approved)}, before the newest "
            f"position {position_words(snapshot, position)} ({_day(position.as_of)}).",
            fix="Read it again, and approve it anew.",
            fingerprint=fingerprint(about, approved, position.as_of),
        )


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%b %Y}"
