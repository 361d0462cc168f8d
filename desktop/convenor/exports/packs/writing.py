"""A plan of packs onto the disk, and the copies into the register; one pack at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from convenor.exports.files import (
    NameGiver,
    Outgoing,
    Progress,
    never_cancelled,
    no_progress,
    write_files,
)
from convenor.exports.packs.building import Builder
from convenor.exports.packs.plan import LeftOutOfPack, PackPlan, PackState, PlannedPack
from convenor.exports.packs.planning import last_number
from convenor.exports.recipients import Recipient
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.records import Copy, InvitationKey
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import instant_text

ACTION = "Export packs"
"""What History calls it."""
_LONGEST_NAME = 80
"""Characters of a reader's name in a file's name."""


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """One file of the report; pages and hash are None for what was not built."""

    path: str
    number: int
    of: int
    recipient: Recipient
    pages: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class PackReport:
    """What was written, and what was left out of whose pack and why."""

    files: tuple[WrittenPack, ...]
    left_out: tuple[LeftOutOfPack, ...]

    def as_json(self) -> dict[str, list[dict[str, object]]]:
        """Return the report as INTERCHANGE.md has it."""
        return {
            "files": [
                {
                    "path": file.path,
                    "copy": file.number,
                    "of": file.of,
                    "recipient": file.recipient.as_json(),
                    "pages": file.pages,
                    "sha256": file.sha256,
                }
                for file in self.files
            ],
            "left_out": [
                {"invitation": line.invitation, "item": line.item, "why": line.why}
                for line in self.left_out
            ],
        }


def pack_report(plan: PackPlan, folder: Path) -> PackReport:
    """Return what writing a plan into a folder would report; nothing is built or written."""
    return _report(plan, folder, {})


def write_packs(  # noqa: PLR0913 - the two who look on are optional
    snapshot: Snapshot,
    plan: PackPlan,
    folder: Path,
    *,
    now: datetime,
    commit: Callable[[tuple[Copy, ...]], None],
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never_cancelled,
) -> PackReport:
    """Write a plan's packs and have their copies recorded; all of it or nothing.

    A pack that is up to date and lies in the folder as it was written is not built again. Files
    are written under other names first, then *commit* records the new copies and those that
    became void as a fact, then the files get their names. Without anything to record *commit* is
    not called. *snapshot* is the file as it is now.

    Raises `NotAllowed` when copies were issued since the plan was made, what `write_files`
    raises, and what *commit* does.
    """
    if last_number(snapshot) != plan.last_number:
        message = (
            "Packs were not exported: other copies have been issued since they were looked "
            "through. Open the list again."
        )
        raise NotAllowed(message)
    run = _Run(plan, folder, now)

    def record() -> None:
        if copies := run.copies():
            commit(copies)

    write_files(folder, run.outgoing(), commit=record, progress=progress, cancelled=cancelled)
    return _report(plan, folder, run.made)


class _Run:
    """One export: what was made so far, without the files themselves."""

    def __init__(self, plan: PackPlan, folder: Path, now: datetime) -> None:
        self._plan, self._folder = plan, folder
        self._at = instant_text(now)
        self._builder = Builder()
        self.made: dict[str, tuple[int, str]] = {}

    def outgoing(self) -> list[Outgoing]:
        """Return the files that have to be built."""
        pairs = zip(names_of(self._plan), self._plan.packs, strict=True)
        return [
            Outgoing(name, lambda pack=pack: self._build(pack))  # type: ignore[misc]
            for name, pack in pairs
            if not self._lies_there(name, pack)
        ]

    def _lies_there(self, name: str, pack: PlannedPack) -> bool:
        """Say whether a pack that is up to date lies in the folder, byte for byte."""
        path = self._folder / name
        if pack.state is not PackState.SAME or pack.current is None or not path.is_file():
            return False
        return sha256(path.read_bytes()).hexdigest() == pack.current.sha256

    def _build(self, pack: PlannedPack) -> bytes:
        content, pages = self._builder.build(pack.content, pack.copy_line)
        self.made[pack.recipient.invitation] = (pages, sha256(content).hexdigest())
        return content

    def copies(self) -> tuple[Copy, ...]:
        """Return what is to be recorded: new copies, void ones, hashes a new program changed."""
        found: list[Copy] = []
        for pack in self._plan.packs:
            made = self.made.get(pack.recipient.invitation)
            if made is None:
                continue
            if pack.state is not PackState.SAME:
                if pack.current is not None:
                    found.append(replace(pack.current, void=True))
                found.append(self._new_copy(pack, *made))
            elif pack.current is not None and pack.current.sha256 != made[1]:
                found.append(replace(pack.current, pages=made[0], sha256=made[1]))
        return tuple(found)

    def _new_copy(self, pack: PlannedPack, pages: int, digest: str) -> Copy:
        return Copy(
            number=pack.number,
            of=pack.of,
            invitation=InvitationKey(pack.recipient.invitation),
            name=pack.recipient.name,
            version=self._plan.version,
            sha256=digest,
            content=pack.content.digest,
            pages=pages,
            at=self._at,
        )


def names_of(plan: PackPlan) -> list[str]:
    """Return a file name for each pack: its copy and its reader, never a key."""
    names = NameGiver()
    return [
        names.give(f"{pack.copy_line} - {pack.recipient.name[:_LONGEST_NAME]}", ".pdf")
        for pack in plan.packs
    ]


def _report(plan: PackPlan, folder: Path, made: dict[str, tuple[int, str]]) -> PackReport:
    files = []
    for name, pack in zip(names_of(plan), plan.packs, strict=True):
        known = pack.current if pack.state is PackState.SAME else None
        kept = (known.pages, known.sha256) if known else (None, None)
        pages, digest = made.get(pack.recipient.invitation, kept)
        path = str(folder.absolute() / name)
        files.append(WrittenPack(path, pack.number, pack.of, pack.recipient, pages, digest))
    return PackReport(tuple(files), plan.left_out)
