"""Checks of single kinds that no shape can state: options, routes, days, attachments, templates."""

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from convenor_db.domain.interchange.faults import Faults
from convenor_db.domain.letter_fields import faults as field_faults
from convenor_db.domain.records import CONVENING, Brief, Convening, Session, Statement, Status

Records = Mapping[str, Sequence[Any]]
Together = Mapping[str, Mapping[str, Any]]

Check = Callable[[Any, str, Together, Faults], None]

A_YEAR: Final = 366
"""Days between the first and the last day; more is a slip of the year."""
ATTACHMENT_MOST: Final = 25 * 1024 * 1024
ALL_ATTACHMENTS_MOST: Final = 200 * 1024 * 1024

RULE_NAMES: Final = frozenset(
    {
        "person-twice",
        "room-twice",
        "room-small",
        "room-missing",
        "step-free",
        "before-arrival",
        "after-departure",
        "unavailable",
        "night",
        "role-out",
        "declined-here",
        "chair-missing",
        "rapporteur-missing",
        "paper-missing",
        "interpreter-missing",
        "dietary-missing",
        "order",
        "apart",
        "plenary-overlap",
        "outside-dates",
        "rivals",
        "terms",
        "changeover",
        "no-meal",
        "issue-unscheduled",
        "red-line-absent",
        "pivot-no-bilateral",
        "brief-stale",
    }
)
"""The rules of the check (RULES.md 6), whose levels may be set."""


def check_contents(records: Records, together: Together, faults: Faults) -> None:
    """Note what is wrong inside single records."""
    for convening in records.get(CONVENING, ()):
        if convening is not None:
            _check_convening(convening, faults)
    for kind, check in _CHECKS.items():
        for at, record in enumerate(records.get(kind, ())):
            if record is not None:
                check(record, f"{kind}[{at}]", together, faults)
    _check_beside(records, together, faults)
    total = sum(len(one.base64) for one in together["attachments"].values()) * 3 // 4
    if total > ALL_ATTACHMENTS_MOST:
        faults.add("attachments", "together they are larger than 200 MB")


def _check_beside(records: Records, together: Together, faults: Faults) -> None:
    """Note where what is in the file already names a part that the input takes away."""
    for kind in _NAMING_PARTS:
        brought = {id(record) for record in records.get(kind, ())}
        for key, record in together[kind].items():
            if id(record) not in brought:
                _CHECKS[kind](record, f"{kind} {key!r} of the file", together, faults)


def _check_convening(convening: Convening, faults: Faults) -> None:
    if convening.ends < convening.starts:
        faults.add("convening.ends", "the last day lies before the first")
    elif (date.fromisoformat(convening.ends) - date.fromisoformat(convening.starts)).days > A_YEAR:
        faults.add("convening.ends", "a convening lasts a year at most")
    if len(convening.day) != 2 or convening.day[0] >= convening.day[-1]:
        faults.add("convening.day", "two times of day, the earlier first")
    for rule in convening.warning_levels:
        if rule not in RULE_NAMES:
            faults.add(f"convening.warning_levels.{rule}", "no rule has this name")


def _check_session(session: Session, path: str, together: Together, faults: Faults) -> None:
    seen = set()
    for at, listed in enumerate(session.people):
        if listed.invitation in seen:
            faults.add(f"{path}.people[{at}].invitation", "listed twice in one session")
        seen.add(listed.invitation)
    if session.key in session.after:
        faults.add(f"{path}.after", "a session cannot come after itself")


def _check_options(
    keys: Sequence[str], issue: str, path: str, together: Together, faults: Faults
) -> None:
    record = together["issues"].get(issue)
    options = {option.key for option in record.options} if record else set()
    for at, key in enumerate(keys):
        if record and key not in options:
            faults.add(f"{path}[{at}]", f"issue {issue!r} has no option {key!r}")


def _check_position(position: Any, path: str, together: Together, faults: Faults) -> None:
    _check_options(position.supports, position.issue, f"{path}.supports", together, faults)


def _check_red_line(line: Any, path: str, together: Together, faults: Faults) -> None:
    _check_options(line.rejects, line.issue, f"{path}.rejects", together, faults)


def _check_parts(items: Sequence[Any], path: str, faults: Faults) -> None:
    seen = set()
    for at, item in enumerate(items):
        if item.key in seen:
            faults.add(f"{path}[{at}].id", f"{item.key!r} stands twice")
        seen.add(item.key)


def _check_issue(issue: Any, path: str, together: Together, faults: Faults) -> None:
    _check_parts(issue.options, f"{path}.options", faults)


def _check_undertaking(undertaking: Any, path: str, together: Together, faults: Faults) -> None:
    _check_parts(undertaking.routes, f"{path}.routes", faults)


def _check_measure(measure: Any, path: str, together: Together, faults: Faults) -> None:
    for at, cover in enumerate(measure.covers):
        record = together["undertakings"].get(cover.undertaking)
        routes = {route.key for route in record.routes} if record else set()
        for key in cover.routes:
            if record and key not in routes:
                faults.add(f"{path}.covers[{at}].routes", f"there is no route {key!r}")


def _check_apart(pair: Any, path: str, _together: Together, faults: Faults) -> None:
    if pair.a == pair.b:
        faults.add(f"{path}.b", "nobody is kept apart from themselves")


def _check_scenario(scenario: Any, path: str, together: Together, faults: Faults) -> None:
    for key in scenario.assume:
        if key not in together["commitments"] and key not in together["facts"]:
            faults.add(f"{path}.assume.{key}", "is none of the commitments or facts")
    words = {str(word) for word in Status}
    for key, status in scenario.statuses.items():
        if key not in together["invitations"]:
            faults.add(f"{path}.statuses.{key}", "is none of the invitations")
        if status not in words:
            faults.add(f"{path}.statuses.{key}", f"{status!r} is not a status")


def _check_brief(brief: Brief, path: str, together: Together, faults: Faults) -> None:
    about = brief.about
    if (
        sum(
            key is not None
            for key in (about.organisation, about.person, about.issue, about.session)
        )
        > 1
    ):
        faults.add(f"{path}.about", "a brief is about one thing at most")


def _check_statement(statement: Statement, path: str, together: Together, faults: Faults) -> None:
    for at, version in enumerate(statement.versions):
        here = f"{path}.versions[{at}]"
        for issue, options in version.alternatives.items():
            _check_choice(issue, tuple(options), f"{here}.alternatives", together, faults)
        for issue, option in version.chosen.items():
            _check_choice(issue, (option,), f"{here}.chosen", together, faults)


def _check_choice(
    issue: str, options: Sequence[str], path: str, together: Together, faults: Faults
) -> None:
    if issue not in together["issues"]:
        faults.add(f"{path}.{issue}", "is none of the issues")
    else:
        _check_options(options, issue, f"{path}.{issue}", together, faults)


def _check_attachment(attachment: Any, path: str, together: Together, faults: Faults) -> None:
    try:
        content = base64.b64decode(attachment.base64, validate=True)
    except (binascii.Error, ValueError):
        faults.add(f"{path}.base64", "is not base64")
        return
    if len(content) > ATTACHMENT_MOST:
        faults.add(f"{path}.base64", "one attachment is at most 25 MB")
    if hashlib.sha256(content).hexdigest() != attachment.sha256.lower():
        faults.add(f"{path}.sha256", "does not fit the content")


def _check_template(template: Any, path: str, together: Together, faults: Faults) -> None:
    for field in ("subject", "markdown"):
        for fault in field_faults(getattr(template, field), template.kind):
            faults.add(f"{path}.{field}", fault)


_CHECKS: Final[dict[str, Check]] = {
    "sessions": _check_session,
    "positions": _check_position,
    "red_lines": _check_red_line,
    "issues": _check_issue,
    "undertakings": _check_undertaking,
    "measures": _check_measure,
    "keep_apart": _check_apart,
    "scenarios": _check_scenario,
    "briefs": _check_brief,
    "statements": _check_statement,
    "attachments": _check_attachment,
    "templates": _check_template,
}
_NAMING_PARTS: Final = ("positions", "red_lines", "statements", "measures")
"""Kinds that name a part of something else, which an input may take away from under them."""
