"""Giving the agenda out: a fact, never undone, refused while something must be fixed."""

from collections.abc import Sequence
from typing import Final

from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.interchange.texts import without_bad_characters
from convenor_db.domain.records import Release
from convenor_db.domain.releases import changes_between, newest_release, sessions_of
from convenor_db.domain.snapshot import Snapshot

_NAMED: Final = 3
"""How many of the warnings that stand in the way a refusal tells."""


def next_number(snapshot: Snapshot) -> int:
    """Return the number of the release that would be made next."""
    last = newest_release(snapshot)
    return last.number + 1 if last else 1


def labelled(number: int) -> str:
    """Return what History calls a release."""
    return f"Release the agenda as number {number:,}"


def prepared(snapshot: Snapshot, checks: Checks, *, note: str, at: str) -> Release:
    """Return the working agenda as the next release: every session whole, the changes in words.

    *checks* may be of an earlier snapshot: what changed since is checked before the agenda goes
    out, for the day they were made for. *at* is an instant. Write it with `Store.happen`
    under `labelled`. Raises `NotAllowed` while an unwaived block stands (RULES.md 6).
    """
    last = newest_release(snapshot)
    number = next_number(snapshot)
    if checks.snapshot is not snapshot:
        checks = checks.after(snapshot, today=checks.today)
    blocks = [finding for finding in checks.findings if finding.blocks]
    if blocks:
        raise NotAllowed(_refusal(number, blocks))
    changes = changes_between(snapshot, sessions_of(last), snapshot.sessions)
    return Release(
        number=number,
        at=at,
        note=without_bad_characters(note).strip(),
        sessions=tuple(snapshot.sessions.values()),
        changes=tuple(change.text for change in changes),
    )


def _refusal(number: int, blocks: Sequence[Finding]) -> str:
    stand = "1 warning stands" if len(blocks) == 1 else f"{len(blocks):,} warnings stand"
    told = " ".join(_sentence(one.text) for one in blocks[:_NAMED])
    more = f" And {len(blocks) - _NAMED:,} more." if len(blocks) > _NAMED else ""
    return (
        f"Release {number} was not made: {stand} in the way. Fix or waive what must be fixed."
        f" {told}{more}"
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "”")) else f"{text}."
