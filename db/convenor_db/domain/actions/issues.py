"""What can be done with issues: add, change a field, put in another order, delete."""

from typing import Final

from msgspec.structs import replace

from convenor_db.domain.actions.lists import moved_to
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.texts import without_bad_characters
from convenor_db.domain.records import Issue, IssueKey
from convenor_db.domain.snapshot import Snapshot

SHORT_MOST: Final = 12
"""Letters of a short title: a column's head has no room for more."""

LINES: Final = {"title": "title", "short": "short title", "question": "question"}


def issue_of_key(snapshot: Snapshot, key: str) -> Issue:
    """Return an issue, or raise `Gone`."""
    issue = snapshot.issues.get(key)
    if issue is None:
        message = "Nothing was changed: this issue has been deleted meanwhile."
        raise Gone(message)
    return issue


def add(snapshot: Snapshot, title: str, key: str) -> Edit:
    """Add an issue under a key, at the end of the list."""
    issue = Issue(key=IssueKey(key), title=_title(title))
    return Edit(label=f"Add issue {mention(issue)}", puts=(issue,))


def set_title(snapshot: Snapshot, key: str, text: str) -> Edit:
    """Change the title of an issue."""
    return set_line(snapshot, key, "title", text)


def set_line(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change title, short title (up to 12 letters) or question."""
    issue = issue_of_key(snapshot, key)
    kept = _title(text) if field == "title" else without_bad_characters(text).strip()
    if field == "short" and len(kept) > SHORT_MOST:
        message = f"A short title has up to {SHORT_MOST} letters; this one has {len(kept)}."
        raise NotAllowed(message)
    label = f"Change {LINES[field]} of {mention(issue)}"
    return Edit(label=label, puts=(replace(issue, **{field: kept}),))


def _title(text: str) -> str:
    title = without_bad_characters(text).strip()
    if not title:
        message = "An issue needs a title. What stood there before is kept."
        raise NotAllowed(message)
    return title


def move(snapshot: Snapshot, key: str, position: int) -> Edit:
    """Put an issue at a position of the list, from 0."""
    return moved_to(snapshot, "issues", issue_of_key(snapshot, key), key, position)


def delete(snapshot: Snapshot, key: str) -> Edit:
    """Delete an issue with its positions and red lines; statements lose its choices."""
    issue = issue_of_key(snapshot, key)
    return Edit(label=f"Delete issue {mention(issue)}", removes=(("issues", key),))
