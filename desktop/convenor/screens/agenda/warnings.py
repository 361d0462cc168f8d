"""The warnings as the agenda shows them: how many, on which blocks and days, and where each is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from convenor.screens.agenda.words import day_words
from convenor.widgets.agenda_grid.words import weekday
from convenor.widgets.day_words import day_and_year
from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import BLOCK, INFO, WARN, Finding, Rule
from convenor_db.domain.checking.words import RULE_WORDS
from convenor_db.domain.edits import counted, name_of
from convenor_db.domain.records import Release, Session
from convenor_db.domain.releases import Changed, changes_between, newest_release, sessions_of
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import read_instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many warnings there are of each level; waived ones are counted only as such."""

    must_fix: int = 0
    look_at: int = 0
    notes: int = 0
    waived: int = 0

    @property
    def words(self) -> str:
        """Return what is open: “2 must be fixed · 5 to look at”, or nothing."""
        parts = [must_fix_words(self.must_fix)] if self.must_fix else []
        parts += [f"{self.look_at:,} to look at"] if self.look_at else []
        return " · ".join(parts)


def tally(findings: Iterable[Finding]) -> Tally:
    """Count warnings by level."""
    counts = Counter("waived" if one.waived else str(one.level) for one in findings)
    return Tally(
        must_fix=counts[str(BLOCK)],
        look_at=counts[str(WARN)],
        notes=counts[str(INFO)],
        waived=counts["waived"],
    )


def must_fix_words(count: int) -> str:
    """Return “1 must be fixed”, “2 must be fixed”."""
    return f"{count:,} must be fixed"


def notes_words(count: int) -> str:
    """Return “1 note”, “12 notes”."""
    return counted(count, "note", "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is found about the sessions at one moment.

    *unreleased* are the sessions that readers of the newest release have otherwise, *changes*
    how many lines that takes; both are empty before the first release.
    """

    checks: Checks
    by_session: Mapping[str, Sequence[Finding]]
    to_fix_by_day: Mapping[str, int]
    tally: Tally
    release: Release | None
    unreleased: frozenset[str]
    changes: int


def standing_of(snapshot: Snapshot, checks: Checks) -> Standing:
    """Return what is found; *checks* are those of the same snapshot."""
    release = newest_release(snapshot)
    changes: Sequence[Changed] = ()
    if release:
        changes = changes_between(snapshot, sessions_of(release), snapshot.sessions)
    return Standing(
        checks=checks,
        by_session=by_session(checks.findings),
        to_fix_by_day=to_fix_by_day(snapshot, checks.findings),
        tally=tally(checks.findings),
        release=release,
        unreleased=frozenset(one.session for one in changes),
        changes=len(changes),
    )


def release_words(snapshot: Snapshot, release: Release | None) -> str:
    """Return which agenda was given out last: “Release 3 · Wed 3 Mar 2027”."""
    if release is None:
        return "not released yet"
    day = read_instant(release.at).astimezone(snapshot.zone).date()
    return f"Release {release.number} · {day_and_year(day)}"


def by_session(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the warnings that name each session, in their order."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        for key in one.keys("sessions"):
            found.setdefault(key, []).append(one)
    return found


def rivals_meet(session: Session, findings: Iterable[Finding]) -> bool:
    """Say whether rivals meet in a session, with or without what keeps it safe."""
    return session.clearance is not None or any(one.rule is Rule.RIVALS for one in findings)


def to_fix_by_day(snapshot: Snapshot, findings: Iterable[Finding]) -> Mapping[str, int]:
    """Return how many things must be fixed on each day (ISO) on which one of them begins."""
    counts: Counter[str] = Counter()
    for one in findings:
        if one.blocks:
            counts.update({start[:10] for start in _starts(snapshot, one)})
    return counts


def on_day(snapshot: Snapshot, finding: Finding, day: str) -> bool:
    """Say whether a session that a warning names begins on a day (ISO)."""
    return any(start.startswith(day) for start in _starts(snapshot, finding))


def where_words(snapshot: Snapshot, finding: Finding) -> str:
    """Return where a warning is: “Wed 13:30 · Compute thresholds”; empty if in no session."""
    session = first_session(snapshot, finding)
    if session is None:
        return ""
    return f"{_when(snapshot, session)} · {session.title}"


def short_words(snapshot: Snapshot, finding: Finding) -> str:
    """Return a warning as short as a line: “Amara Okafor: two places at once”, “No chair”."""
    rule = RULE_WORDS[finding.rule].name
    records = (snapshot.get(kind, key) for kind, key in finding.objects if kind != "sessions")
    names = ", ".join(name_of(one, snapshot) for one in records if one)
    return f"{names}: {rule[:1].lower()}{rule[1:]}" if names else rule


def first_session(snapshot: Snapshot, finding: Finding) -> Session | None:
    """Return the earliest session that a warning names; one without time comes last."""
    keys = finding.keys("sessions")
    found = [snapshot.sessions[key] for key in keys if key in snapshot.sessions]
    return min(found, key=lambda one: one.start or "~", default=None)


def _starts(snapshot: Snapshot, finding: Finding) -> set[str]:
    sessions = (snapshot.sessions.get(key) for key in finding.keys("sessions"))
    return {one.start for one in sessions if one and one.start}


def _when(snapshot: Snapshot, session: Session) -> str:
    if not session.start:
        return "unscheduled"
    outside = not snapshot.convening.starts <= session.start[:10] <= snapshot.convening.ends
    day = day_words(session.start) if outside else _weekday(session.start)
    return f"{day} {session.start[11:]}"


def _weekday(start: str) -> str:
    return weekday(date.fromisoformat(start[:10]))
