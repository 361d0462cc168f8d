"""Making the file of a new convening, wherever it is asked for."""

import os
from pathlib import Path

from convenor_db.domain.beginning import convening_in
from convenor_db.domain.errors import ReadOnlyMedia
from convenor_db.domain.interchange.read import Interchange
from convenor_db.store.store import Store
from convenor_db.store.surroundings import Surroundings


def make_file(
    path: Path, around: Surroundings, incoming: Interchange, *, born_whole: bool = False
) -> None:
    """Make a file of the convening that an input holds, and the folder it is to lie in.

    *born_whole*: what it begins with is not an action that could be undone.
    Raises `FileExists`, `ReadOnlyMedia` and other `FileError`s; nothing is left behind then.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{path} was not made: {path.parent} cannot be made ({error.strerror})."
        raise ReadOnlyMedia(message) from None
    if not os.access(path.parent, os.W_OK):
        message = f"{path.name} was not made: {path.parent} is read-only. Choose another folder."
        raise ReadOnlyMedia(message)
    Store.create(path, around, convening_in(incoming), incoming, born_whole=born_whole).close()
