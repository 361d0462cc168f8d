"""That mail drafts were written is noted with the people they are for, as one action.

A draft has no ledger: Convenor sends nothing and cannot know what became of it. The contact of
kind mail is the record, and an edit like every contact: it can be corrected, deleted, undone.
"""

from collections.abc import Sequence
from typing import NamedTuple

from convenor_db.domain import entered
from convenor_db.domain.edits import Edit, counted
from convenor_db.domain.errors import Gone
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.records import Contact, ContactKind, OrganisationKey, PersonKey
from convenor_db.domain.snapshot import Snapshot


class WrittenLetter(NamedTuple):
    """To whom a letter was written (keys of person and organisation, or ""), and its subject."""

    person: str
    organisation: str
    subject: str


def note_letters(
    snapshot: Snapshot,
    letters: Sequence[WrittenLetter],
    template: str,
    *,
    on: str,
    by: str,
    new_key: KeyMaker,
) -> Edit:
    """Note a contact of kind mail for each letter, on a day (YYYY-MM-DD), by whom.

    *template* is the name of the letter. People who have been deleted meanwhile are passed over;
    raises `Gone` where that leaves nobody.
    """
    there = [letter for letter in letters if letter.person in snapshot.people]
    if not there:
        message = "No draft was written: those to be written to have been deleted meanwhile."
        raise Gone(message)
    contacts = tuple(
        Contact(
            key=new_key("contacts"),
            on=on,
            person=snapshot.people[PersonKey(letter.person)].key,
            organisation=_still_there(snapshot, letter.organisation),
            by=entered.line(by),
            kind=ContactKind.MAIL,
            text=_text(letter.subject, template),
        )
        for letter in there
    )
    return Edit(label=_label(there), puts=contacts)


def _label(letters: Sequence[WrittenLetter]) -> str:
    if len(letters) == 1:
        return f"Note mail draft to {{people:{letters[0].person}}}"
    return f"Note {counted(len(letters), 'mail draft', 'mail drafts')}"


def _still_there(snapshot: Snapshot, organisation: str) -> OrganisationKey | None:
    body = snapshot.organisations.get(OrganisationKey(organisation))
    return body.key if body else None


def _text(subject: str, template: str) -> str:
    words = f"{subject} ({template}, mail draft)" if subject else f"{template}, mail draft"
    return entered.line(words)
