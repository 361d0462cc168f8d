"""What can be done with briefs: write, ask for approval, approve, start a new version."""

from typing import Final

from msgspec.structs import replace

from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.interchange.texts import without_bad_characters
from convenor_db.domain.records import Brief, BriefKey, BriefKind, BriefState, EarlierVersion
from convenor_db.domain.snapshot import Snapshot

LINES: Final = {"title": "title", "markdown": "text"}


def brief_of_key(snapshot: Snapshot, key: str) -> Brief:
    """Return a brief, or raise `Gone`."""
    brief = snapshot.briefs.get(key)
    if brief is None:
        message = "Nothing was changed: this brief has been deleted meanwhile."
        raise Gone(message)
    return brief


def add(snapshot: Snapshot, *, new_key: KeyMaker) -> Edit:
    """Add an empty background brief, a draft."""
    brief = Brief(
        key=BriefKey(new_key("briefs")), title="New brief", kind=BriefKind.BACKGROUND, markdown=""
    )
    return Edit(label=f"Add {mention(brief)}", puts=(brief,))


def set_text(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change title or text of a brief that is not approved; a brief keeps a title."""
    brief = brief_of_key(snapshot, key)
    if brief.state is BriefState.APPROVED:
        message = "This brief has been approved. Start a new version to change it."
        raise NotAllowed(message)
    kept = without_bad_characters(text)
    if field == "title" and not kept.strip():
        message = "A brief needs a title. What stood there before is kept."
        raise NotAllowed(message)
    changed = replace(brief, **{field: kept})
    return Edit(label=f"Change {LINES[field]} of {mention(brief)}", puts=(changed,))


def ask_for_approval(snapshot: Snapshot, key: str) -> Edit:
    """Put a draft into review."""
    brief = brief_of_key(snapshot, key)
    changed = replace(brief, state=BriefState.IN_REVIEW)
    return Edit(label=f"Ask for approval of {mention(brief)}", puts=(changed,))


def approve(snapshot: Snapshot, key: str, *, by: str, today: str) -> Edit:
    """Approve a brief as it stands; from now on it reaches its readers."""
    brief = brief_of_key(snapshot, key)
    changed = replace(brief, state=BriefState.APPROVED, approved_by=by, approved_on=today)
    return Edit(label=f"Approve {mention(brief)}", puts=(changed,))


def start_version(snapshot: Snapshot, key: str, *, by: str, today: str) -> Edit:
    """Keep the text as it stands as an earlier version, and go on with the next as a draft."""
    brief = brief_of_key(snapshot, key)
    kept = EarlierVersion(
        version=brief.version, on=brief.approved_on or today, by=brief.approved_by or by,
        markdown=brief.markdown,
    )  # fmt: skip
    changed = replace(
        brief, state=BriefState.DRAFT, approved_by="", approved_on=None,
        version=brief.version + 1, earlier=(*brief.earlier, kept),
    )  # fmt: skip
    label = f"Start version {changed.version} of {mention(brief)}"
    return Edit(label=label, puts=(changed,))
