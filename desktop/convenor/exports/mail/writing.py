"""Mail drafts onto the disk: one file each, all of them or none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from convenor.exports.files import (
    NameGiver,
    Outgoing,
    Progress,
    names_in,
    never_cancelled,
    no_progress,
    write_files,
)
from convenor.exports.mail.eml import SUFFIX, as_eml
from convenor.exports.mail.planning import Addressee, LetterPlan
from convenor_db.domain.letters import plain

_LONGEST_PART: Final = 60
"""Characters of a name or a template's name in a file's name."""


@dataclass(frozen=True, slots=True)
class WrittenDraft:
    """One file, whom it is for, and the subject that stands in it."""

    path: Path
    person: str
    organisation: str
    subject: str


Note = Callable[[Sequence[WrittenDraft]], None]
"""Is told of the drafts before they get their names; raises to have none of them."""


def _nobody_notes(_drafts: Sequence[WrittenDraft]) -> None:
    """Let nobody know of it."""


def write_drafts(
    plan: LetterPlan,
    seats: Iterable[str],
    folder: Path,
    *,
    note: Note = _nobody_notes,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never_cancelled,
) -> Sequence[WrittenDraft]:
    """Write the drafts to these seats into a folder; who cannot be written is passed over.

    *note* keeps in mind that they are: what it refuses is not written, what is not written it does
    not hear of. A file that is there stays: it may be a draft to somebody of the same name, or
    have been worked on since; the new one takes a number. Raises as `write_files` does.
    """
    wanted = set(seats)
    chosen = [one for one in plan.addressees if one.seat in wanted and one.to]
    names = _file_names(plan, chosen, taken=names_in(folder))
    outgoing = [
        Outgoing(name, partial(_content, plan, one))
        for name, one in zip(names, chosen, strict=True)
    ]
    written = [
        WrittenDraft(
            folder / name, one.person, one.organisation, plain(plan.template.subject, one.values)
        )
        for name, one in zip(names, chosen, strict=True)
    ]
    write_files(
        folder, outgoing, commit=partial(note, written), progress=progress, cancelled=cancelled
    )
    return written


def _file_names(
    plan: LetterPlan, chosen: Sequence[Addressee], *, taken: Iterable[str]
) -> list[str]:
    """Return a new file name for each: the reader's name, what it is, and never a key."""
    names = NameGiver(taken)
    title = plan.template.name[:_LONGEST_PART]
    return [names.give(f"{one.name[:_LONGEST_PART]} - {title}", SUFFIX) for one in chosen]


def _content(plan: LetterPlan, addressee: Addressee) -> bytes:
    return as_eml(plan.draft_to(addressee))
