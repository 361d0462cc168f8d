"""What was chosen last in the palette, of every file: commands and keys, never a name."""

import json
from collections.abc import Sequence
from hashlib import blake2s
from typing import Final

from convenor.settings import Settings
from convenor.workplace import Thing

Target = Thing | str
"""A thing of the file, or a command by its name."""
_KEPT: Final = 10
_FILES: Final = 12
_WORD: Final = "palette"


class Lately:
    """The last ten of each of the last twelve files; kept between two starts of the program.

    A file goes by a checksum of its path, a thing by its kind and key, so that the preferences
    tell nobody whom the user looked up.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, path: str) -> Sequence[Target]:
        """Return what was chosen in a file, newest first; *path* is "" where none is open."""
        return [_target(each) for each in self._read().get(_mark(path), [])]

    def keep(self, path: str, target: Target) -> None:
        """Put what was chosen at the head."""
        files = self._read()
        written = "\t".join(target) if isinstance(target, Thing) else target
        before = files.pop(_mark(path), [])
        files[_mark(path)] = [written, *(each for each in before if each != written)][:_KEPT]
        newest = list(files.items())[-_FILES:]
        self._settings.keep_word(_WORD, json.dumps(dict(newest)))

    def _read(self) -> dict[str, list[str]]:
        """Return what is kept, by file, oldest file first; what does not read is as if never."""
        try:
            kept = json.loads(self._settings.word(_WORD, "{}"))
            return {str(mark): [str(each) for each in chosen] for mark, chosen in kept.items()}
        except (AttributeError, TypeError, ValueError):
            return {}


def _mark(path: str) -> str:
    return blake2s(path.encode(), digest_size=8).hexdigest() if path else ""


def _target(written: str) -> Target:
    kind, tab, key = written.partition("\t")
    return Thing(kind, key) if tab else written
