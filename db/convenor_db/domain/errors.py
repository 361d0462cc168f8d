"""Everything that can go wrong without being a bug, in the user's words.

    ConvenorError
    ├── FileError              the file as a whole
    │   ├── FileExists           will not overwrite
    │   ├── FileMissing
    │   ├── NotAConvenorFile
    │   ├── FileTooNew
    │   ├── FileDamaged
    │   ├── FileInUse            somebody else has it open
    │   ├── FileBusy             another program holds it for a moment
    │   ├── ChangedOutside       replaced or written by another program
    │   ├── DiskFull
    │   └── ReadOnlyMedia
    ├── InputRefused           something read from outside; lists every fault
    ├── NotAllowed             a rule of the field forbids it
    ├── Gone                   what was to be changed is no longer there
    ├── UndoConflict           a step can no longer be taken back
    └── Cancelled              the user stopped it

Each carries its sentence: what was not done, why, what to do next.
"""

from collections.abc import Sequence


class ConvenorError(Exception):
    """An expected error; `str()` of it is what the user reads."""


class FileError(ConvenorError):
    """Something about the file as a whole."""


class FileExists(FileError):
    """The target is already there and is not overwritten."""


class FileMissing(FileError):
    """There is no such file."""


class NotAConvenorFile(FileError):
    """The file belongs to something else."""


class FileTooNew(FileError):
    """A later version of Convenor wrote it."""


class FileDamaged(FileError):
    """The file does not read as it was written."""


class FileInUse(FileError):
    """Another Convenor has it open for writing."""


class FileBusy(FileError):
    """Another program keeps the file locked."""


class ChangedOutside(FileError):
    """The file is not as this program left it."""


class DiskFull(FileError):
    """There was no room to write."""


class ReadOnlyMedia(FileError):
    """The place cannot be written to."""


class InputRefused(ConvenorError):
    """Something from outside is not as it must be; nothing was taken from it."""

    def __init__(self, sentence: str, faults: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.faults = tuple(faults)


class NotAllowed(ConvenorError):
    """A rule of the field forbids it; the sentence names what is allowed."""


class Gone(ConvenorError):
    """What was to be changed has been deleted meanwhile."""


class UndoConflict(ConvenorError):
    """The step was built upon and cannot be taken back by itself."""


class Cancelled(ConvenorError):
    """The user stopped it; what was finished before stays."""
