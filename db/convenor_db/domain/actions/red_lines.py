"""What can be done with red lines: add, say which options are rejected, correct, remove."""

from collections.abc import Mapping
from typing import Final, cast

from msgspec.structs import replace

from convenor_db.domain import entered
from convenor_db.domain.actions.issue_options import option_of_key
from convenor_db.domain.actions.issues import issue_of_key
from convenor_db.domain.actions.organisations import organisation_of_key
from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import Entry
from convenor_db.domain.errors import Gone
from convenor_db.domain.records import IssueKey, OrganisationKey, RedLine
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import Cell

ENTRIES: Final[dict[str, Entry]] = {
    "source": Entry("source", entered.line),
    "as_of": Entry("date", entered.day),
    "note": Entry("note", entered.lines),
}
"""The fields of a red line that are typed into."""


def red_line_of_key(snapshot: Snapshot, key: str) -> RedLine:
    """Return a red line, or raise `Gone`."""
    line = cast("Mapping[str, RedLine]", snapshot.table("red_lines")).get(key)
    if line is None:
        message = "Nothing was changed: this red line has been removed meanwhile."
        raise Gone(message)
    return line


def add(snapshot: Snapshot, cell: Cell, option: str, *, key: str, today: str) -> Edit:
    """Add a red line, as of today, that rejects one option of the issue."""
    organisation_of_key(snapshot, cell.organisation)
    option_of_key(issue_of_key(snapshot, cell.issue), option)
    line = RedLine(
        key=key,
        organisation=OrganisationKey(cell.organisation),
        issue=IssueKey(cell.issue),
        rejects=(option,),
        as_of=today,
    )
    return Edit(label=f"Add red line of {_named(line)}", puts=(line,))


def set_rejects(snapshot: Snapshot, key: str, option: str, *, rejects: bool) -> Edit:
    """Say whether a red line rejects an option; one that rejects none any more is removed."""
    line = red_line_of_key(snapshot, key)
    issue = issue_of_key(snapshot, line.issue)
    option_of_key(issue, option)
    wanted = {*line.rejects, option} if rejects else {*line.rejects} - {option}
    if not wanted:
        return delete(snapshot, key)
    kept = tuple(one.key for one in issue.options if one.key in wanted)
    label = f"Change what {_named(line)} rejects"
    return Edit(label=label, puts=(replace(line, rejects=kept),))


def set_field(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change source, date or note as typed. Raises `Unreadable`, `Gone`."""
    line = red_line_of_key(snapshot, key)
    changed = entered.with_entry(line, ENTRIES, field, text)
    label = f"Change {ENTRIES[field].words} of a red line of {_named(line)}"
    return Edit(label=label, puts=(changed,))


def delete(snapshot: Snapshot, key: str) -> Edit:
    """Remove a red line."""
    line = red_line_of_key(snapshot, key)
    return Edit(label=f"Remove red line of {_named(line)}", removes=(("red_lines", key),))


def _named(line: RedLine) -> str:
    return f"{{organisations:{line.organisation}}} on {{issues:{line.issue}}}"
