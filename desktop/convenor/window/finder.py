"""What the palette finds: commands, and everything named in the file."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from convenor.commands import Command, Commands
from convenor.document import Document
from convenor.widgets.palette_entries import COMMAND, PERSON, SESSION, Entry
from convenor.window.rail import keys_in_words
from convenor.window.registry import screen_for
from convenor.workplace import Thing
from convenor_db.domain.names import full_name
from convenor_db.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from convenor.widgets.command_palette import CommandPalette

_REMEMBERED = 10


class Finder:
    """Opens the palette over the window and does what was chosen in it."""

    def __init__(
        self, window: QWidget, commands: Commands, go_to: Callable[[Thing], object]
    ) -> None:
        """*go_to* is called with the thing that was chosen."""
        self._window = window
        self._commands = commands
        self._last: list[object] = []
        self._go_to = go_to

    @cached_property
    def _palette(self) -> "CommandPalette":
        from convenor.widgets.command_palette import CommandPalette  # when it is first opened

        palette = CommandPalette(self._window)
        palette.opened.connect(self._open)
        palette.shown_in_panel.connect(self._open)
        return palette

    def open(self, document: Document | None) -> None:
        """Show the palette with what there is to find now; the last ten stand first."""
        entries = [*self._commands_found()]
        if document:
            entries += [*things_found(document.snapshot)]
        order = {target: at for at, target in enumerate(self._last)}
        entries.sort(key=lambda entry: order.get(entry.target, _REMEMBERED))
        self._palette.set_entries(entries)
        self._palette.open()

    def _commands_found(self) -> Iterator[Entry]:
        for command in self._commands.all:
            if command.in_palette:
                words = self._commands.text_of(command)
                yield command_found(command, words, self._commands.reason_of(command))

    def _open(self, entry: Entry) -> None:
        kept = [entry.target, *(each for each in self._last if each != entry.target)]
        self._last = kept[:_REMEMBERED]
        if isinstance(entry.target, Thing):
            self._go_to(entry.target)
        else:
            self._commands.run(str(entry.target))


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
    )


def things_found(snapshot: Snapshot) -> Iterator[Entry]:
    """Return everything named in a convening that some screen shows."""
    yield from _people(snapshot)
    for body in snapshot.organisations.values():
        words = f"{body.short} {snapshot.folded(body.key).search}"
        thing = Thing("organisations", body.key)
        yield from _found("Organisation", "building-2", body.name, thing, words=words)
    for session in snapshot.sessions.values():
        when = (session.start or "unscheduled").replace("T", " ")
        thing = Thing("sessions", session.key)
        yield from _found(SESSION, "calendar-days", session.title, thing, detail=when)
    for issue in snapshot.issues.values():
        yield from _found("Issue", "scale", issue.title, Thing("issues", issue.key))
    for brief in snapshot.briefs.values():
        yield from _found("Brief", "file-text", brief.title, Thing("briefs", brief.key))


def _people(snapshot: Snapshot) -> Iterator[Entry]:
    for person in snapshot.people.values():
        body = snapshot.organisations.get(person.organisation or "")
        detail = body.name if body else person.post
        words = f"{person.native} {snapshot.folded(person.key).search}"
        thing = Thing("people", person.key)
        yield from _found(PERSON, "users", full_name(person), thing, detail=detail, words=words)


def _found(
    word: str, icon: str, text: str, thing: Thing, *, detail: str = "", words: str = ""
) -> Iterator[Entry]:
    if screen_for(thing.kind):
        yield Entry(word, icon, text, detail=detail, words=words, target=thing)
