"""What can be done with positions: a new version for each stance, corrections of the current one.

A position says what was held on a day. A stance that is set is a new version dated today and
changes no older one. From the version before it takes what still applies: salience, flexibility,
the options supported, the mark. Quote, source, link, contact, note, basis and confidence belong to
what was said at its date and stay there: what is set by hand is the organiser's assessment until
it is called stated.
"""

from typing import Final

from msgspec.structs import replace

from convenor_db.domain import entered
from convenor_db.domain.actions.issue_options import option_of_key
from convenor_db.domain.actions.issues import issue_of_key
from convenor_db.domain.actions.organisations import organisation_of_key
from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import Entry, Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.texts import FAULTS
from convenor_db.domain.records import Basis, Confidence, IssueKey, OrganisationKey, Position
from convenor_db.domain.records.base import Form
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import SCALE, Cell, history


def _formed(form: Form, reason: str) -> entered.Reader:
    """Return a reader of one line that is empty or written in a form."""

    def read(text: str) -> str:
        kept = entered.line(text)
        if kept and FAULTS[form](kept):
            raise Unreadable(reason)
        return kept

    return read


def _dated(text: str) -> str:
    day = entered.day(text)
    if day is None:
        reason = "a position needs the day on which it was held"
        raise Unreadable(reason)
    return day


ENTRIES: Final[dict[str, Entry]] = {
    "basis": Entry("basis", entered.one_of(Basis)),
    "salience": Entry("salience", entered.whole(0, 3)),
    "flexibility": Entry("flexibility", entered.whole(0, 3)),
    "quote": Entry("quote", entered.lines),
    "source": Entry("source", entered.line),
    "url": Entry("link", _formed(Form.LINK, "a link begins with https:// and has no blanks")),
    "as_of": Entry("date", _dated),
    "confidence": Entry("confidence", entered.one_of(Confidence)),
    "mark": Entry("mark", _formed(Form.MARK, "it is no mark of the Traffic Light Protocol")),
    "note": Entry("note", entered.lines),
}
"""The fields of a version that are typed into."""


def set_stance(snapshot: Snapshot, cell: Cell, stance: int | None, *, key: str, today: str) -> Edit:
    """Record a stance, -2 to 2 or None for unknown, as a new version under *key*.

    While a version of that key is there (the visit that made it goes on) it is written anew
    instead. Raises `NotAllowed` where a later date than today's would hide the new version.
    """
    if stance is not None and stance not in SCALE:
        message = f"The position was not changed: {stance} is not on the scale from −2 to +2."
        raise NotAllowed(message)
    begun = _begun(snapshot, key)
    versions = [one for one in history(snapshot, cell) if one.key != key]
    before = versions[-1] if versions else None
    made = begun or _new_version(snapshot, cell, before, key=key, today=today)
    if made.stance is None and before and not made.supports:
        made = replace(made, supports=before.supports)
    supports = () if stance is None else made.supports
    made = replace(made, stance=stance, supports=supports)
    return Edit(label=f"Set position of {_named(cell)}", puts=(made,))


def set_field(
    snapshot: Snapshot, cell: Cell, field: str, text: str, *, key: str, today: str
) -> Edit:
    """Correct one field of the version *key* as typed.

    In a cell without a version one is begun, its stance unknown. Raises `Unreadable`, `Gone`.
    """
    version = _begun(snapshot, key) or _first_version(snapshot, cell, key=key, today=today)
    changed = entered.with_entry(version, ENTRIES, field, text)
    label = f"Change {ENTRIES[field].words} of a position of {_named(cell)}"
    return Edit(label=label, puts=(changed,))


def set_support(
    snapshot: Snapshot, cell: Cell, option: str, *, supports: bool, key: str, today: str
) -> Edit:
    """Say whether the version *key* supports an option of its issue; see `set_field`."""
    issue = issue_of_key(snapshot, cell.issue)
    option_of_key(issue, option)
    version = _begun(snapshot, key) or _first_version(snapshot, cell, key=key, today=today)
    wanted = {*version.supports, option} if supports else {*version.supports} - {option}
    kept = tuple(one.key for one in issue.options if one.key in wanted)
    label = f"Change what {_named(cell)} supports"
    return Edit(label=label, puts=(replace(version, supports=kept),))


def set_contact(snapshot: Snapshot, cell: Cell, contact: str, *, key: str, today: str) -> Edit:
    """Say on which conversation the version *key* rests; empty for none. See `set_field`."""
    if contact and snapshot.get("contacts", contact) is None:
        message = "Nothing was changed: this contact has been deleted meanwhile. Choose another."
        raise Gone(message)
    version = _begun(snapshot, key) or _first_version(snapshot, cell, key=key, today=today)
    label = f"Change contact of a position of {_named(cell)}"
    return Edit(label=label, puts=(replace(version, contact=contact or None),))


def delete_version(snapshot: Snapshot, key: str) -> Edit:
    """Delete one version; the one before it is current then, if it was the newest."""
    version = _begun(snapshot, key)
    if version is None:
        message = "Nothing was deleted: this version has been deleted already."
        raise Gone(message)
    cell = Cell(version.organisation, version.issue)
    label = f"Delete a version of the position of {_named(cell)}"
    return Edit(label=label, removes=(("positions", key),))


def _begun(snapshot: Snapshot, key: str) -> Position | None:
    return snapshot.positions.get(key)


def _new_version(
    snapshot: Snapshot, cell: Cell, before: Position | None, *, key: str, today: str
) -> Position:
    """Return a version of today with what still applies of the one before."""
    if before and before.as_of > today:
        message = (
            f"The position was not changed: the newest one is dated {before.as_of}, after today,"
            " and would hide it. Correct that date first."
        )
        raise NotAllowed(message)
    made = _empty(snapshot, cell, key=key, today=today)
    if before is None:
        return made
    return replace(
        made,
        salience=before.salience,
        flexibility=before.flexibility,
        supports=before.supports,
        mark=before.mark,
    )


def _first_version(snapshot: Snapshot, cell: Cell, *, key: str, today: str) -> Position:
    """Return a first version; a cell that has one already has lost the one that was meant."""
    if history(snapshot, cell):
        message = (
            "Nothing was changed: this version of the position has been deleted meanwhile."
            " What is current now is shown."
        )
        raise Gone(message)
    return _empty(snapshot, cell, key=key, today=today)


def _empty(snapshot: Snapshot, cell: Cell, *, key: str, today: str) -> Position:
    organisation_of_key(snapshot, cell.organisation)
    issue_of_key(snapshot, cell.issue)
    return Position(
        key=key,
        organisation=OrganisationKey(cell.organisation),
        issue=IssueKey(cell.issue),
        as_of=today,
    )


def _named(cell: Cell) -> str:
    return f"{{organisations:{cell.organisation}}} on {{issues:{cell.issue}}}"
