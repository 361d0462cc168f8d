"""Many files at once, all or none: written under other names, recorded, then named.

What is recorded and what lies in the folder must not disagree: a number or a version that was
recorded without its file would be missing for ever, a file without its record would be written
again with the same number.
"""

import errno
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from convenor_db.domain.edits import counted
from convenor_db.domain.errors import Cancelled, DiskFull, FileBusy, FileError, ReadOnlyMedia

Progress = Callable[[int, int], None]
"""Told how many files are written, and of how many."""

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]')
_BLANKS: Final = re.compile(r"\s+")
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_RESERVED: Final = re.compile(r"(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(\..*)?", re.IGNORECASE)
_PART: Final = ".part"
"""What the name of a file ends in until it is complete and recorded."""
_MOST_OCTETS: Final = 180
"""Of a name without its suffix; most file systems allow 255."""
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_REFUSED: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def safe_name(text: str, *, fallback: str = "unnamed") -> str:
    """Return a text as the name of a file (without suffix) that every system takes.

    Letters of every script stay; what Windows forbids, what is invisible (also what turns the
    direction of writing and so hides a suffix), and dots and blanks at the edges go. Names of
    devices, such as CON, get an underscore.
    """
    visible = "".join(
        " " if char.isspace() else "" if unicodedata.category(char) in _INVISIBLE else char
        for char in unicodedata.normalize("NFC", text)
    )
    name = _BLANKS.sub(" ", _FORBIDDEN.sub("-", visible)).strip(" .")
    name = name.encode()[:_MOST_OCTETS].decode(errors="ignore").rstrip(" .")
    if not name:
        return fallback
    return f"{name}_" if _RESERVED.fullmatch(name) else name


class NameGiver:
    """Gives out names that differ, also to systems that do not tell a from A."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """*taken* are names that are not to be given: those of files that are there."""
        self._taken = {_alike(name) for name in taken}

    def give(self, text: str, suffix: str) -> str:
        """Return a safe name that was not given yet: “Ada Lovelace - Agenda (2).ics”."""
        stem = safe_name(text)
        name, count = f"{stem}{suffix}", 1
        while _alike(name) in self._taken:
            count += 1
            name = f"{stem} ({count}){suffix}"
        self._taken.add(_alike(name))
        return name


def names_in(folder: Path) -> list[str]:
    """Return the names that are taken in a folder, which may not be there yet.

    A file that waits for its name has it. Raises what `write_files` raises.
    """
    try:
        return [each.name.removesuffix(_PART) for each in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):  # it is made, or cannot be
        return []
    except OSError as error:
        raise _in_words(error, folder) from error


def _alike(name: str) -> str:
    return unicodedata.normalize("NFKC", name.casefold())


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file to be written; its content is made when its turn comes."""

    name: str
    content: Callable[[], bytes]


def no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""


def never_cancelled() -> bool:
    """Go on."""
    return False


def write_files(
    folder: Path,
    files: Sequence[Outgoing],
    *,
    commit: Callable[[], None],
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never_cancelled,
) -> None:
    """Write *files* into *folder* (made where missing), then *commit*, then name them.

    Until *commit* has returned nothing of the same name is touched, and on any error or when
    *cancelled* says so nothing stays behind. Without files only *commit* is called.

    Raises `Cancelled`, `DiskFull`, `ReadOnlyMedia` or another `FileError` when nothing was
    written and nothing recorded; `FileBusy` when all is written and recorded but some files
    could not get their names, because another program holds the old ones.
    """
    parts: list[Path] = []
    recorded = False
    try:
        _write_parts(folder, files, parts, progress=progress, cancelled=cancelled)
        commit()
        recorded = True
    finally:
        if not recorded:
            for part in parts:
                with suppress(OSError):  # the folder has gone, or takes nothing: that is told
                    part.unlink()
    _name(parts)


def _write_parts(
    folder: Path,
    files: Sequence[Outgoing],
    parts: list[Path],
    *,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> None:
    try:
        if files:
            folder.mkdir(parents=True, exist_ok=True)
        for done, file in enumerate(files):
            if cancelled():
                message = "Nothing was written: you stopped it."
                raise Cancelled(message)
            part = folder / f"{file.name}{_PART}"
            parts.append(part)
            part.write_bytes(file.content())
            progress(done + 1, len(files))
        _flush(parts)
    except OSError as error:
        raise _in_words(error, folder) from error


def _flush(parts: Sequence[Path]) -> None:
    """Wait until everything lies on the disk: a power cut must not leave records without files."""
    for part in parts:
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())


def _name(parts: Sequence[Path]) -> None:
    """Give the files their names; what another program holds keeps the name ending in .part."""
    held = []
    for part in parts:
        try:
            part.replace(part.with_suffix(""))
        except OSError:
            held.append(part)
    if held:
        message = (
            f"{len(held)} of {counted(len(parts), 'file', 'files')} could not get their names,"
            f" because another program has the old ones open. They are complete and lie in the"
            f" folder under names ending in "
            f".part, the first as {held[0].name}. Close the other program and take .part away."
        )
        raise FileBusy(message)


def _in_words(error: OSError, folder: Path) -> FileError:
    if error.errno in _FULL:
        return DiskFull(
            f"Nothing was written: there is no room in {folder}. Choose another folder."
        )
    if error.errno in _REFUSED:
        message = f"Nothing was written: {folder} cannot be written to. Choose another folder."
        return ReadOnlyMedia(message)
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return FileError(f"Nothing was written: {folder} is not a folder. Choose a folder.")
    if isinstance(error, FileNotFoundError) and not folder.is_dir():
        message = f"Nothing was written: {folder} is no longer there. Choose another folder."
        return FileError(message)
    return FileError(f"Nothing was written to {folder}: {error.strerror}. Choose another folder.")
