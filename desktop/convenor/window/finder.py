"""What the palette finds: commands, and everything named in the file."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from convenor.commands import Command
from convenor.widgets.palette_entries import COMMAND, Entry
from convenor.window.findable import Findable
from convenor.window.lately import Lately
from convenor.window.rail import keys_in_words
from convenor.workplace import Thing
from convenor_db.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from convenor.widgets.command_palette import CommandPalette
    from convenor.window.convening_view import ConveningView
    from convenor.window.main_window import MainWindow


class Finder:
    """Opens the palette over the window and does what was chosen in it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._commands = window.commands
        self._things = Findable()
        self._lately = Lately(window.settings)

    @cached_property
    def _palette(self) -> "CommandPalette":
        from convenor.widgets.command_palette import CommandPalette  # when it is first opened

        palette = CommandPalette(self._window)
        palette.opened.connect(self._open)
        palette.shown_in_panel.connect(self._show_in_panel)
        return palette

    def open(self) -> None:
        """Show the palette with what there is to find now; the last ten stand first."""
        document = self._window.document
        entries = [*self._commands_found()]
        if document:
            entries += self._things.entries(document.snapshot)
        order: dict[object, int] = {
            target: at for at, target in enumerate(self._lately.of(self._path))
        }
        if order:
            entries.sort(key=lambda entry: order.get(entry.target, len(order)))
        self._palette.set_entries(entries)
        self._palette.open()

    @property
    def _path(self) -> str:
        return str(self._window.document.path) if self._window.document else ""

    def _commands_found(self) -> Iterator[Entry]:
        for command in self._commands.all:
            if command.in_palette:
                words = self._commands.text_of(command)
                yield command_found(command, words, self._commands.reason_of(command))

    def _open(self, entry: Entry) -> None:
        self._remember(entry)
        view = self._window.view
        if isinstance(entry.target, Thing) and view:
            view.go_to_thing(entry.target)
        else:
            self._commands.run(str(entry.target))

    def _show_in_panel(self, entry: Entry) -> None:
        """Show a thing in the side panel, with the focus there; a command is done.

        The screen in front stays if it can show it: Invitations shows a person's seat.
        """
        view = self._window.view
        if not isinstance(entry.target, Thing) or view is None:
            self._open(entry)
            return
        self._remember(entry)
        snapshot = view.place.document.snapshot
        view.go_to_thing(_shown_here(entry.target, snapshot, view.front.KINDS))
        _go_into_panel(view)

    def _remember(self, entry: Entry) -> None:
        if isinstance(entry.target, Thing | str):
            self._lately.keep(self._path, entry.target)


def _go_into_panel(view: "ConveningView") -> None:
    panel = view.front.panel()
    if panel:
        panel.show()
        view.next_pane()


def _shown_here(thing: Thing, snapshot: Snapshot, kinds: frozenset[str]) -> Thing:
    """Return what a screen of *kinds* shows of a thing: itself, or the seat of a person."""
    if thing.kind == "people" and thing.kind not in kinds and "invitations" in kinds:
        seats = (seat.key for seat in snapshot.invitations.values() if seat.person == thing.key)
        seat = next(seats, None)
        return Thing("invitations", seat) if seat else thing
    return thing


def command_found(command: Command, words: str, reason: str) -> Entry:
    """Return a command as the palette shows it; *reason* says why it cannot be done now."""
    menu = command.menu.replace(">", " ▸ ")
    return Entry(
        COMMAND,
        command.icon or "command",
        words,
        detail=menu,
        shortcut=keys_in_words(command.keys[0]) if command.keys else "",
        enabled=not reason,
        reason=reason,
        target=command.name,
        words=command.also,
    )
