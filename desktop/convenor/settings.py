"""What the program remembers of its user between two starts: preferences, never content."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QByteArray, QSettings

_MOST_RECENT: Final = 12
_NO_EXPORTS: Final = frozenset({"convenings", "imports"})
"""Purposes of folders that things are read from, or that convenings themselves are kept in."""
_LAST_EXPORT: Final = "folders/last export"


class RecentFile(NamedTuple):
    """A file that was opened: where it is, and what the start page says of it.

    *opened* is an instant as text; *place* the city, *days* the dates in words.
    """

    path: str
    title: str
    place: str
    days: str
    opened: str

    @property
    def is_missing(self) -> bool:
        """Whether there is no such file now."""
        return not is_there(Path(self.path))


def is_there(path: Path) -> bool:
    """Say whether there is a file; one that cannot be looked for (a dead share) is not."""
    try:
        return path.is_file()
    except OSError:
        return False


class Settings:
    """Typed preferences over QSettings; a value that does not read is as if never set."""

    def __init__(self) -> None:
        form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        self._kept = QSettings(form, scope, "Convenor", "Convenor")

    def _text(self, name: str, default: str = "") -> str:
        value = self._kept.value(name, default)
        return value if isinstance(value, str) else default

    @property
    def actor(self) -> str:
        """Who the user is, for History; empty until it was asked."""
        return self._text("actor")

    @actor.setter
    def actor(self, name: str) -> None:
        self._kept.setValue("actor", name)

    @property
    def mode(self) -> str:
        """Light, dark or as the desktop: a `theme.Mode` as text."""
        return self._text("mode", "system")

    @mode.setter
    def mode(self, mode: str) -> None:
        self._kept.setValue("mode", mode)

    @property
    def scale(self) -> float:
        """The size of the text; 1.0 is 100 %."""
        try:
            return float(self._text("scale", "1.0"))
        except ValueError:
            return 1.0

    @scale.setter
    def scale(self, scale: float) -> None:
        self._kept.setValue("scale", f"{scale:.2f}")

    @property
    def dark_desktop(self) -> bool:
        """Whether the desktop was dark when the program last followed it."""
        return self._text("dark_desktop") == "yes"

    @dark_desktop.setter
    def dark_desktop(self, dark: bool) -> None:
        self._kept.setValue("dark_desktop", "yes" if dark else "no")

    @property
    def density(self) -> str:
        """How high the rows of tables are: a `theme.Density` as text."""
        return self._text("density", "default")

    @density.setter
    def density(self, density: str) -> None:
        self._kept.setValue("density", density)

    @property
    def still(self) -> bool:
        """Whether nothing may move by itself."""
        return self._text("still") == "yes"

    @still.setter
    def still(self, still: bool) -> None:
        self._kept.setValue("still", "yes" if still else "no")

    @property
    def exports_folder(self) -> str:
        """The folder that exports propose; empty: each the one it was last written to."""
        return self._text("exports_folder")

    @exports_folder.setter
    def exports_folder(self, folder: str) -> None:
        self._kept.setValue("exports_folder", folder)

    @property
    def last_file(self) -> str:
        """The file that was open when the program ended; empty if none was."""
        return self._text("last_file")

    @last_file.setter
    def last_file(self, path: str) -> None:
        self._kept.setValue("last_file", path)

    @property
    def recent(self) -> list[RecentFile]:
        """The files opened last, newest first."""
        try:
            return [RecentFile(**each) for each in json.loads(self._text("recent", "[]"))]
        except (TypeError, ValueError):
            return []

    def remember(self, file: RecentFile) -> None:
        """Put a file at the head of the recent ones."""
        others = [each for each in self.recent if each.path != file.path]
        self._keep_recent([file, *others][:_MOST_RECENT])

    def forget(self, path: str) -> None:
        """Take a file off the recent ones."""
        self._keep_recent([each for each in self.recent if each.path != path])

    def _keep_recent(self, files: Sequence[RecentFile]) -> None:
        self._kept.setValue("recent", json.dumps([each._asdict() for each in files]))

    def folder(self, purpose: str) -> str:
        """Return the folder for a purpose ("calendars", "imports"), or nothing.

        Exports go where the preferences say, everything else where it was last time; an export
        of a kind that was not written yet goes where another did.
        """
        kept = self._text(f"folders/{purpose}")
        if purpose in _NO_EXPORTS:
            return kept
        return self.exports_folder or kept or self._text(_LAST_EXPORT)

    def keep_folder(self, purpose: str, folder: str) -> None:
        """Remember a folder for the next time."""
        self._kept.setValue(f"folders/{purpose}", folder)
        if purpose not in _NO_EXPORTS:
            self._kept.setValue(_LAST_EXPORT, folder)

    def layout(self, name: str) -> bytes:
        """Return how a window, splitter or table stood ("window", "people/table")."""
        value: Any = self._kept.value(f"layout/{name}")
        return bytes(value.data()) if isinstance(value, QByteArray) else b""

    def keep_layout(self, name: str, state: QByteArray) -> None:
        """Remember how a window, splitter or table stands."""
        self._kept.setValue(f"layout/{name}", state)

    def form(self, name: str) -> dict[str, str]:
        """Return what stands in an unfinished form, by field."""
        try:
            kept = json.loads(self._text(f"forms/{name}", "{}"))
        except ValueError:
            return {}
        if not isinstance(kept, dict):
            return {}
        return {str(field): str(text) for field, text in kept.items()}

    def keep_form(self, name: str, texts: Mapping[str, str]) -> None:
        """Write down what stands in a form while it is open: at once, the program may die."""
        if texts:
            self._kept.setValue(f"forms/{name}", json.dumps(texts))
        else:
            self._kept.remove(f"forms/{name}")
        self._kept.sync()

    def word(self, name: str, default: str = "") -> str:
        """Return a small choice of a screen ("agenda/view"), or the default."""
        return self._text(f"words/{name}", default)

    def keep_word(self, name: str, word: str) -> None:
        """Remember a small choice of a screen."""
        self._kept.setValue(f"words/{name}", word)
