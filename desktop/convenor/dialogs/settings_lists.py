"""Seats and lists: how many places there are, and the ways to what has a dialog of its own."""

from collections.abc import Callable
from functools import partial
from typing import Final

from convenor.dialogs.list_dialog import ListDialog
from convenor.dialogs.settings_part import SettingsPart
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.layouts import row
from convenor_db.domain.edits import counted
from convenor_db.domain.snapshot import Snapshot

_LISTS: Final = {
    "targets": ("Targets", "target", "targets"),
    "keep_apart": ("Keep apart", "pair", "pairs"),
    "rooms": ("Rooms", "room", "rooms"),
    "issues": ("Issues", "issue", "issues"),
    "waves": ("Waves", "wave", "waves"),
}


class ListsPart(SettingsPart):
    """The number of places, and a door to each list with what stands in it."""

    TITLE = "Seats and lists"

    def add_fields(self) -> None:
        """Put the places and the doors under the title."""
        self.add_number(
            "seats", "Places", "Staff, interpreters and press take none.", placeholder="no limit"
        )
        self._doors: dict[str, Button] = {}
        for kind, (caption, _, _) in _LISTS.items():
            door = Button(caption, Kind.LINK, small=True)
            door.clicked.connect(partial(self._open, kind))
            self._doors[kind] = door
        self.body.add(self.grid, row(*self._doors.values(), None, spacing=16))

    def show_part(self, snapshot: Snapshot, *, replace: bool) -> None:
        """Show the places, and how many there are of each list."""
        self.show_number("seats", snapshot.convening, replace=replace)
        for kind, (caption, one, many) in _LISTS.items():
            count = len(snapshot.table(kind))
            self._doors[kind].set_words(f"{caption}…")
            self._doors[kind].setToolTip(counted(count, one, many) if count else f"No {one} yet")

    def _open(self, kind: str) -> None:
        self.dialog.end_visit()
        _DIALOGS[kind]()(self.dialog, self.dialog.place).open()


def _targets() -> type[ListDialog]:
    from convenor.dialogs.targets import TargetsDialog  # dialogs: when they are asked for

    return TargetsDialog


def _keep_apart() -> type[ListDialog]:
    from convenor.dialogs.keep_apart import KeepApartDialog

    return KeepApartDialog


def _rooms() -> type[ListDialog]:
    from convenor.dialogs.rooms import RoomsDialog

    return RoomsDialog


def _issues() -> type[ListDialog]:
    from convenor.dialogs.issues import IssuesDialog

    return IssuesDialog


def _waves() -> type[ListDialog]:
    from convenor.dialogs.waves import WavesDialog

    return WavesDialog


_DIALOGS: Final[dict[str, Callable[[], type[ListDialog]]]] = {
    "targets": _targets,
    "keep_apart": _keep_apart,
    "rooms": _rooms,
    "issues": _issues,
    "waves": _waves,
}
