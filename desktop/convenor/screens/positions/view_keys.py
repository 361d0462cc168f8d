"""Keys that several views give to different commands: the view in front decides.

A key can belong to one command of the screen only. So the commands of views name their keys, and
a command of the screen, which no menu shows, has the key and runs that of the view in front.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from convenor.commands import Command

ByView = Mapping[Any, tuple[Command, ...]]
"""The commands of each view, by the class of the view."""


def with_shared_keys(by_view: ByView, front: Callable[[], Any]) -> Iterator[Command]:
    """Yield all commands; keys that two views use are the screen's. *front* returns the class."""
    shared = _shared(by_view.values())
    for commands in by_view.values():
        for command in commands:
            both = shared.intersection(command.keys)
            named = command.shown_keys or ", ".join(command.keys)
            kept = tuple(key for key in command.keys if key not in both)
            yield replace(command, keys=kept, shown_keys=named) if both else command
    for key in sorted(shared):
        yield _of_front(by_view, key, front)


def _shared(by_view: Iterable[tuple[Command, ...]]) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for commands in by_view:
        keys = {key for command in commands for key in command.keys}
        twice |= seen & keys
        seen |= keys
    return twice


def _of_front(by_view: ByView, key: str, front: Callable[[], Any]) -> Command:
    def meant() -> Command | None:
        return next((one for one in by_view[front()] if key in one.keys), None)

    def why_not() -> str:
        command = meant()
        return command.reason if command else "Nothing here has this key."

    def words() -> str:
        command = meant()
        return command.text if command else ""

    def run() -> None:
        command = meant()
        if command:
            command.run()

    return Command(
        name=f"positions.key.{key}",
        words=words,
        unseen="What the view in front does",
        run=run,
        why_not=why_not,
        keys=(key,),
        screen="positions",
        in_palette=False,
    )
