"""What can be done with briefs: write, mark, say for whom, ask for approval, approve, go on."""

from typing import Final, NamedTuple

from msgspec.structs import replace

from convenor_db.domain.deletion import plan_deletion
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.texts import without_bad_characters
from convenor_db.domain.records import (
    About,
    Brief,
    BriefKey,
    BriefKind,
    BriefState,
    EarlierVersion,
    Session,
)
from convenor_db.domain.snapshot import Snapshot

LINES: Final = {"title": "title", "markdown": "text"}


class Subject(NamedTuple):
    """What a brief is about, who may read it, or where it is listed: a kind and a key.

    The kinds are "organisations", "people", "issues", "sessions", "invitations", and
    "constituencies", whose key is the word itself.
    """

    kind: str
    key: str


_ABOUT: Final = {
    "organisations": "organisation",
    "people": "person",
    "issues": "issue",
    "sessions": "session",
}
_READERS: Final = ("constituencies", "organisations", "invitations")


def brief_of_key(snapshot: Snapshot, key: str) -> Brief:
    """Return a brief, or raise `Gone`."""
    brief = snapshot.briefs.get(key)
    if brief is None:
        message = "Nothing was changed: this brief has been deleted meanwhile."
        raise Gone(message)
    return brief


def subject_of(brief: Brief) -> Subject | None:
    """Return what a brief is about, or None."""
    for kind, field in _ABOUT.items():
        key = getattr(brief.about, field)
        if key is not None:
            return Subject(kind, str(key))
    return None


def add(
    snapshot: Snapshot,
    title: str,
    kind: BriefKind = BriefKind.BACKGROUND,
    *,
    key: str,
    about: Subject | None = None,
) -> Edit:
    """Add an empty brief, a draft, under a key made before, perhaps about something.

    Said again for the same key, while its title is still being typed, it changes the title.
    """
    kept = _title(title)
    known = snapshot.briefs.get(key)
    blank = Brief(key=BriefKey(key), title=kept, kind=kind, markdown="")
    brief = known or replace(blank, about=_about(snapshot, about))
    return Edit(label=f"Add {mention(brief)}", puts=(replace(brief, title=kept),))


def _title(text: str) -> str:
    kept = without_bad_characters(text).replace("\n", " ").strip()
    if not kept:
        message = "A brief needs a title. What stood there before is kept."
        raise NotAllowed(message)
    return kept


def set_text(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change title or text of a brief that is not approved; a brief keeps a title."""
    brief = brief_of_key(snapshot, key)
    if brief.state is BriefState.APPROVED:
        message = "This brief has been approved. Start a new version to change it."
        raise NotAllowed(message)
    kept = _title(text) if field == "title" else without_bad_characters(text)
    changed = replace(brief, **{field: kept})
    return Edit(label=f"Change {LINES[field]} of {mention(brief)}", puts=(changed,))


def set_kind(snapshot: Snapshot, key: str, kind: BriefKind) -> Edit:
    """Say what a brief is for."""
    brief = brief_of_key(snapshot, key)
    return Edit(label=f"Change kind of {mention(brief)}", puts=(replace(brief, kind=kind),))


def set_mark(snapshot: Snapshot, key: str, mark: str) -> Edit:
    """Give a brief a mark of its own, or with "" the convening's."""
    brief = brief_of_key(snapshot, key)
    return Edit(label=f"Change mark of {mention(brief)}", puts=(replace(brief, mark=mark),))


def set_about(snapshot: Snapshot, key: str, subject: Subject | None) -> Edit:
    """Say what a brief is about, or that it is about nothing in particular."""
    brief = brief_of_key(snapshot, key)
    label = f"Change what {mention(brief)} is about"
    return Edit(label=label, puts=(replace(brief, about=_about(snapshot, subject)),))


def _about(snapshot: Snapshot, subject: Subject | None) -> About:
    if subject is None:
        return About()
    _refuse_gone(snapshot, subject)
    return replace(About(), **{_ABOUT[subject.kind]: subject.key})


def add_reader(snapshot: Snapshot, key: str, reader: Subject) -> Edit:
    """Name a seat, an organisation or a constituency among the readers, at the end."""
    brief = brief_of_key(snapshot, key)
    _refuse_gone(snapshot, reader)
    named = getattr(brief.readers, reader.kind)
    if reader.key in named:
        return Edit(label="")
    return _with_readers(brief, reader, (*named, reader.key), "Add a reader to")


def remove_reader(snapshot: Snapshot, key: str, reader: Subject) -> Edit:
    """Take a seat, an organisation or a constituency out of the readers."""
    brief = brief_of_key(snapshot, key)
    left = tuple(one for one in getattr(brief.readers, reader.kind) if one != reader.key)
    return _with_readers(brief, reader, left, "Take a reader out of")


def _with_readers(brief: Brief, reader: Subject, named: tuple[str, ...], verb: str) -> Edit:
    readers = replace(brief.readers, **{reader.kind: named})
    return Edit(label=f"{verb} {mention(brief)}", puts=(replace(brief, readers=readers),))


def _refuse_gone(snapshot: Snapshot, subject: Subject) -> None:
    if subject.kind != "constituencies" and snapshot.get(*subject) is None:
        message = "Nothing was changed: what was chosen has been deleted meanwhile. Choose again."
        raise Gone(message)


def readers_named(brief: Brief) -> list[Subject]:
    """Return everything the readers name: constituencies, organisations, seats."""
    return [Subject(kind, str(key)) for kind in _READERS for key in getattr(brief.readers, kind)]


def sessions_listing(snapshot: Snapshot, key: str) -> list[Session]:
    """Return the sessions that list a brief among their papers, in the order of their start."""
    listing = [one for one in snapshot.sessions.values() if key in one.briefs]
    return sorted(listing, key=lambda session: session.start or "~")


def list_in_session(snapshot: Snapshot, key: str, session: str) -> Edit:
    """List a brief among a session's papers, at the end."""
    brief, listing = brief_of_key(snapshot, key), _session(snapshot, session)
    if key in listing.briefs:
        return Edit(label="")
    changed = replace(listing, briefs=(*listing.briefs, brief.key))
    return Edit(label=f"List {mention(brief)} in {mention(listing)}", puts=(changed,))


def take_out_of_session(snapshot: Snapshot, key: str, session: str) -> Edit:
    """Take a brief out of a session's papers."""
    brief, listing = brief_of_key(snapshot, key), _session(snapshot, session)
    left = tuple(one for one in listing.briefs if one != key)
    label = f"Take {mention(brief)} out of {mention(listing)}"
    return Edit(label=label, puts=(replace(listing, briefs=left),))


def _session(snapshot: Snapshot, key: str) -> Session:
    session = snapshot.sessions.get(key)
    if session is None:
        message = "Nothing was changed: this session has been deleted meanwhile."
        raise Gone(message)
    return session


def ask_for_approval(snapshot: Snapshot, key: str) -> Edit:
    """Put a draft into review."""
    brief = _in_state(snapshot, key, BriefState.DRAFT, "Nobody was asked for approval")
    changed = replace(brief, state=BriefState.IN_REVIEW)
    return Edit(label=f"Ask for approval of {mention(brief)}", puts=(changed,))


def back_to_draft(snapshot: Snapshot, key: str) -> Edit:
    """Take a brief out of review; there is more to write."""
    brief = _in_state(snapshot, key, BriefState.IN_REVIEW, "The brief did not go back to draft")
    changed = replace(brief, state=BriefState.DRAFT)
    return Edit(label=f"Put {mention(brief)} back to draft", puts=(changed,))


def approve(snapshot: Snapshot, key: str, *, by: str, today: str) -> Edit:
    """Approve a brief in review as it stands; from now on it reaches its readers."""
    brief = _in_state(snapshot, key, BriefState.IN_REVIEW, "The brief was not approved")
    changed = replace(brief, state=BriefState.APPROVED, approved_by=by, approved_on=today)
    return Edit(label=f"Approve {mention(brief)}", puts=(changed,))


def start_version(snapshot: Snapshot, key: str, *, by: str, today: str) -> Edit:
    """Keep an approved text as an earlier version, and go on with the next as a draft."""
    brief = _in_state(snapshot, key, BriefState.APPROVED, "No new version was started")
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


def _in_state(snapshot: Snapshot, key: str, state: BriefState, undone: str) -> Brief:
    brief = brief_of_key(snapshot, key)
    if brief.state is not state:
        now, needed = (each.replace("-", " ") for each in (brief.state, state))
        message = f"{undone}: its state is {now}, and only a brief that is {needed} can."
        raise NotAllowed(message)
    return brief


def delete(snapshot: Snapshot, key: str) -> Edit:
    """Delete a brief; sessions that list it lose it.

    Raises `NotAllowed` while a release that went out lists it.
    """
    brief = brief_of_key(snapshot, key)
    for release in snapshot.table("releases").values():
        if any(key in session.briefs for session in getattr(release, "sessions", ())):
            message = (
                f"The brief was not deleted: release {getattr(release, 'number', '')} lists it"
                " among a session’s papers. While it is not approved it reaches nobody."
            )
            raise NotAllowed(message)
    plan = plan_deletion(snapshot, [("briefs", key)])
    return Edit(label=f"Delete {mention(brief)}", puts=plan.puts, removes=plan.removes)


def forget(snapshot: Snapshot, key: str) -> Edit:
    """Take back a brief whose title was just typed (Esc); one that is gone already is fine."""
    if key not in snapshot.briefs:
        return Edit(label="")
    return delete(snapshot, key)
