"""Warnings about what parties hold: issues without a session, red lines and pivots left alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from convenor_db.domain.checking.facts import fingerprint
from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.checking.joined import Joined, Sitting
from convenor_db.domain.checking.wording import and_when
from convenor_db.domain.edits import counted
from convenor_db.domain.listing import listing
from convenor_db.domain.records import RedLine, SessionKind, WarningLevel
from convenor_db.domain.snapshot import Snapshot

_READ: Final = (
    "commitments", "facts", "acceptances", "measures", "requirements", "undertakings",
    "organisations", "issues", "positions",
)  # fmt: skip
"""The kinds that the answer of the commitments may rest on."""
_FALLS_NAMED: Final = 400
"""How much may fall without a party before no more is looked for: that it is pivotal is known."""


def issue_unscheduled(joined: Joined) -> Iterator[Finding]:
    """Warn where an issue is on the list of no session that has a time."""
    listed = {
        issue
        for sitting in joined.sittings.values()
        if sitting.when
        for issue in sitting.session.issues
    }
    for key, issue in joined.snapshot.issues.items():
        if key in listed:
            continue
        yield Finding(
            rule=Rule.ISSUE_UNSCHEDULED,
            level=joined.level(Rule.ISSUE_UNSCHEDULED),
            objects=(("issues", key),),
            text=f"The issue “{issue.title}” is in no scheduled session.",
            fix="Add it to a session, or schedule one that has it.",
            fingerprint=fingerprint(key),
        )


def red_line_absent(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where a session is about an issue on which somebody absent has a red line."""
    if sitting.when is None:
        return
    drawn: dict[str, list[RedLine]] = {}
    for issue in dict.fromkeys(sitting.session.issues):
        for line in joined.beside.red_lines.get(issue, ()):
            if line.organisation not in sitting.company.parties:
                drawn.setdefault(line.organisation, []).append(line)
    for party, lines in sorted(drawn.items()):
        organisation = joined.snapshot.organisations.get(party)
        issues = [joined.snapshot.issues.get(key) for key in sorted({one.issue for one in lines})]
        titles = listing([f"“{issue.title}”" for issue in issues if issue])
        many = "red lines" if len(lines) > 1 else "a red line"
        yield Finding(
            rule=Rule.RED_LINE_ABSENT,
            level=joined.level(Rule.RED_LINE_ABSENT),
            objects=(("organisations", party), ("sessions", sitting.key)),
            text=f"{organisation.name if organisation else party} has {many} on {titles}, and "
            f"nobody of theirs is in {and_when(joined, sitting)}.",
            fix="Add one of them to the session, or speak with them before.",
            fingerprint=fingerprint(sorted((one.issue, sorted(one.rejects)) for one in lines)),
        )


@dataclass(frozen=True, slots=True)
class Pivotal:
    """By party what would fall without it, and the snapshot and day it was worked out for."""

    snapshot: Snapshot
    today: str
    falling: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @staticmethod
    def of(snapshot: Snapshot, today: str) -> "Pivotal":
        """Ask the commitments; where there are none, or the rule is off, nothing falls."""
        rule_is = snapshot.convening.warning_levels.get(Rule.PIVOT_NO_BILATERAL)
        if not snapshot.table("commitments") or rule_is is WarningLevel.OFF:
            return Pivotal(snapshot, today)
        # Asked for only where there is something to ask: it brings its own engine along.
        from convenor_db.domain.commitments.answers import falling

        return Pivotal(snapshot, today, falling(snapshot, on=today, at_most=_FALLS_NAMED))

    def at(self, snapshot: Snapshot, today: str) -> "Pivotal":
        """Return what holds for a later snapshot, asked anew only if what it rests on changed."""
        same = all(snapshot.tables.get(one) is self.snapshot.tables.get(one) for one in _READ)
        if same and today == self.today:
            return Pivotal(snapshot, today, self.falling)
        return Pivotal.of(snapshot, today)


def pivot_no_bilateral(joined: Joined, pivotal: Pivotal) -> Iterator[Finding]:
    """Warn where others depend on a party, and no bilateral with it is scheduled."""
    met = {
        party
        for sitting in joined.sittings.values()
        if sitting.when and sitting.session.kind is SessionKind.BILATERAL
        for party in sitting.company.parties
    }
    for party, falling in sorted(pivotal.falling.items()):
        organisation = joined.snapshot.organisations.get(party)
        if not falling or party in met or organisation is None:
            continue
        fall = "falls" if len(falling) == 1 else "fall"
        yield Finding(
            rule=Rule.PIVOT_NO_BILATERAL,
            level=joined.level(Rule.PIVOT_NO_BILATERAL),
            objects=(("organisations", party),),
            text=f"{counted(len(falling), 'commitment', 'commitments')} of others {fall} if "
            f"{organisation.name} does not keep its own, and no bilateral with it is scheduled.",
            fix=f"Schedule a bilateral with {organisation.name}.",
            fingerprint=fingerprint(sorted(falling)),
        )
