"""Rules about organisations: rivals, pairs kept apart, red lines, papers, issues."""

import unicodedata

from convenor_db.domain.checking.clearance import clearance_fingerprint
from convenor_db.domain.records import (
    BriefState,
    KeepApart,
    RedLine,
    Role,
    Scope,
    Session,
    SessionKind,
)
from support.naive_check.reading import BLOCK, INFO, WARN, Reading


def apart(now: Reading) -> None:
    """Warn where two that are to be kept apart both count in one session."""
    for pair in now.now.table("keep_apart").values():
        assert isinstance(pair, KeepApart)
        if pair.scope is not Scope.SESSION:
            continue
        for session in now.standing():
            there = {str(listed.invitation) for listed in now.counting(session)}
            there |= now.organisations_in(session)
            if pair.a in there and pair.b in there:
                two = [(_kind(now, key), key) for key in sorted((str(pair.a), str(pair.b)))]
                now.warn("apart", BLOCK, *two, ("sessions", session.key))


def _kind(now: Reading, key: str) -> str:
    return "invitations" if key in now.now.invitations else "organisations"


def rivals(now: Reading) -> None:
    """Warn where rivals meet and a safeguard is missing."""
    for session in now.standing():
        for of_group in _rivals_in(now, session):
            if session.kind is not SessionKind.BREAK and not _safe(now, session):
                level = WARN if session.kind is SessionKind.PLENARY else BLOCK
                names = [("organisations", key) for key in sorted(of_group)]
                now.warn("rivals", level, ("sessions", session.key), *names)


def _rivals_in(now: Reading, session: Session) -> list[set[str]]:
    """Return the organisations that count in a session, by rival group, where there are two."""
    there = now.organisations_in(session)
    groups = {now.now.organisations[key].rival_group for key in there} - {""}
    found = [
        {key for key in there if now.now.organisations[key].rival_group == group}
        for group in sorted(groups)
    ]
    return [of_group for of_group in found if len(of_group) > 1]


def _safe(now: Reading, session: Session) -> bool:
    cleared = session.clearance
    return all(
        (
            now.now.convening.competition_statement,
            session.purpose,
            session.outline and session.circulated_on,
            now.has(session, Role.COUNSEL),
            now.has(session, Role.NOTE_TAKER),
            cleared and cleared.fingerprint == clearance_fingerprint(now.now, session),
        )
    )


def terms(now: Reading) -> None:
    """Warn where a sensitive term stands in the words of a session in which rivals meet."""
    for session in now.standing():
        if not _rivals_in(now, session):
            continue
        for term in now.now.convening.sensitive_terms:
            wanted = _words(term)
            for text in (session.title, session.purpose, session.outline):
                words = _words(text)
                runs = [words[n : n + len(wanted)] for n in range(len(words))]
                if wanted and wanted in runs:
                    now.warn("terms", WARN, ("sessions", session.key))


def _words(text: str) -> list[str]:
    """Return runs of letters and digits, without case and marks."""
    plain = ""
    for char in unicodedata.normalize("NFKD", text.casefold()).casefold():
        if unicodedata.category(char).startswith("M"):
            continue
        plain += char if unicodedata.category(char)[0] in "LN" else " "
    return plain.split()


def issue_unscheduled(now: Reading) -> None:
    """Warn of an issue that no scheduled session lists."""
    for issue in now.now.issues.values():
        if not any(issue.key in session.issues for session in now.scheduled()):
            now.warn("issue-unscheduled", WARN, ("issues", issue.key))


def red_line_absent(now: Reading) -> None:
    """Warn where an issue is spoken of without a party that has a red line on it."""
    for line in now.now.table("red_lines").values():
        assert isinstance(line, RedLine)
        for session in now.scheduled():
            absent = line.organisation not in now.organisations_in(session)
            if line.issue in session.issues and absent:
                party = ("organisations", str(line.organisation))
                now.warn("red-line-absent", WARN, party, ("sessions", session.key))


def paper_missing(now: Reading) -> None:
    """Warn of a working session without an approved paper."""
    kinds = (SessionKind.PLENARY, SessionKind.BREAKOUT, SessionKind.BILATERAL)
    for session in now.standing():
        papers = [
            brief
            for brief in now.now.briefs.values()
            if brief.state is BriefState.APPROVED
            and (
                brief.key in session.briefs
                or brief.about.session == session.key
                or brief.about.issue in session.issues
            )
        ]
        if session.kind in kinds and not papers:
            now.warn("paper-missing", INFO, ("sessions", session.key))


def brief_stale(now: Reading) -> None:
    """Warn of an approved paper older than what it should say."""
    for brief in now.now.briefs.values():
        if brief.state is not BriefState.APPROVED or brief.approved_on is None:
            continue
        days = [
            position.as_of
            for position in now.now.positions.values()
            if position.organisation == brief.about.organisation
            or position.issue == brief.about.issue
        ]
        if days and brief.approved_on < max(days):
            now.warn("brief-stale", WARN, ("briefs", brief.key))
