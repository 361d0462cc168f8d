"""What a check reads beside people, rooms and sessions: papers, replies, red lines, terms."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from convenor_db.domain.records import (
    Answer,
    BriefState,
    KeepApart,
    RedLine,
    Scope,
    Session,
)
from convenor_db.domain.snapshot import Snapshot

Reply = tuple[tuple[str, int | None, str | None], ...]
"""Of each event a seat has of a session and declined: UID, which version, and when."""


@dataclass(frozen=True, slots=True)
class Papers:
    """Approved briefs: their keys, and the keys of the sessions and issues they are about."""

    approved: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset()
    issues: frozenset[str] = frozenset()

    @staticmethod
    def of(snapshot: Snapshot) -> "Papers":
        """Collect the approved briefs."""
        approved = [
            (key, brief.about)
            for key, brief in snapshot.briefs.items()
            if brief.state is BriefState.APPROVED
        ]
        return Papers(
            approved=frozenset(key for key, _ in approved),
            sessions=frozenset(about.session for _, about in approved if about.session),
            issues=frozenset(about.issue for _, about in approved if about.issue),
        )

    def serve(self, session: Session) -> bool:
        """Say whether one is attached to a session, about it, or about one of its issues."""
        return (
            session.key in self.sessions
            or not self.approved.isdisjoint(session.briefs)
            or not self.issues.isdisjoint(session.issues)
        )


@dataclass(frozen=True, slots=True)
class Beside:
    """Papers, declined sessions (by seat and session), pairs kept apart, red lines by issue."""

    papers: Papers
    declined: Mapping[tuple[str, str], Reply]
    apart: tuple[KeepApart, ...]
    red_lines: Mapping[str, tuple[RedLine, ...]]

    @staticmethod
    def of(snapshot: Snapshot) -> "Beside":
        """Collect it from a convening."""
        return Beside(
            papers=Papers.of(snapshot),
            declined=_declined(snapshot),
            apart=_apart(snapshot),
            red_lines=_red_lines(snapshot),
        )

    def after(self, before: Snapshot, snapshot: Snapshot) -> "Beside":
        """Collect it from a later snapshot; of tables that are the same it is kept."""

        def same(kind: str) -> bool:
            return before.tables.get(kind) is snapshot.tables.get(kind)

        return Beside(
            papers=self.papers if same("briefs") else Papers.of(snapshot),
            declined=self.declined if same("calendar_ledger") else _declined(snapshot),
            apart=self.apart if same("keep_apart") else _apart(snapshot),
            red_lines=self.red_lines if same("red_lines") else _red_lines(snapshot),
        )


def _declined(snapshot: Snapshot) -> dict[tuple[str, str], Reply]:
    found: dict[tuple[str, str], Reply] = {}
    for uid, entry in sorted(snapshot.ledger.items()):
        if entry.session and entry.answer is Answer.DECLINED:
            at = entry.invitation, entry.session
            reply = uid, entry.answer_sequence, entry.answer_stamp
            found[at] = (*found.get(at, ()), reply)
    return found


def _apart(snapshot: Snapshot) -> tuple[KeepApart, ...]:
    pairs = cast("Iterable[KeepApart]", snapshot.table("keep_apart").values())
    return tuple(pair for pair in pairs if pair.scope is Scope.SESSION)


def _red_lines(snapshot: Snapshot) -> dict[str, tuple[RedLine, ...]]:
    lines = cast("Iterable[RedLine]", snapshot.table("red_lines").values())
    found: dict[str, tuple[RedLine, ...]] = {}
    for line in lines:
        found[line.issue] = (*found.get(line.issue, ()), line)
    return found


@lru_cache(maxsize=4_096)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text: runs of letters and digits, case-folded, marks stripped."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = (char for char in plain if not unicodedata.category(char).startswith("M"))
    return tuple("".join(char if char.isalnum() else " " for char in bare).casefold().split())
