"""What the system says of a disk (full, read-only, gone) as expected errors."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from convenor_db.domain.errors import DiskFull, FileError, FileMissing, ReadOnlyMedia

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
REFUSED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def in_words(what: str, folder: Path, *, then: str) -> Iterator[None]:
    """Turn what goes wrong with *folder* into a sentence.

    *what* says what was not done ("The copy was not saved"), *then* what to do next.
    """
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            message = f"{what}: the disk is full. {then}"
            raise DiskFull(message) from error
        if error.errno in REFUSED:
            message = f"{what}: {folder} cannot be written to. {then}"
            raise ReadOnlyMedia(message) from error
        if isinstance(error, FileNotFoundError):
            message = f"{what}: {folder} or what should be in it is no longer there. {then}"
            raise FileMissing(message) from error
        message = f"{what}: {error.strerror or type(error).__name__}. {then}"
        raise FileError(message) from error
