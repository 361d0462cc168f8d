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


def write_drafts(
    plan: LetterPlan,
    seats: Iterable[str],
    folder: Path,
    *,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never_cancelled,
) -> Sequence[WrittenDraft]:
    """Write the drafts to these seats into a folder; who cannot be written is passed over.

    A file of the same name is replaced. Raises what `write_files` raises, and then nothing was
    written.
    """
    wanted = set(seats)
    chosen = [one for one in plan.addressees if one.seat in wanted and one.to]
    names = file_names(plan, chosen)
    outgoing = [
        Outgoing(name, partial(_content, plan, one))
        for name, one in zip(names, chosen, strict=True)
    ]
    write_files(folder, outgoing, commit=_nothing, progress=progress, cancelled=cancelled)
    return [
        WrittenDraft(
            folder / name, one.person, one.organisation, plain(plan.template.subject, one.values)
        )
        for name, one in zip(names, chosen, strict=True)
    ]


def file_names(plan: LetterPlan, chosen: Sequence[Addressee]) -> list[str]:
    """Return a file name for each: the reader's name, what it is, and never a key."""
    names = NameGiver()
    title = plan.template.name[:_LONGEST_PART]
    return [names.give(f"{one.name[:_LONGEST_PART]} - {title}", SUFFIX) for one in chosen]


def _content(plan: LetterPlan, addressee: Addressee) -> bytes:
    return as_eml(plan.draft_to(addressee))


def _nothing() -> None:
    """Record nothing: that a draft was written is a contact, made when all lie there."""
