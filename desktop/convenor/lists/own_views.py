"""The views of a list that the user keeps in the file, as commands of the palette."""

from collections.abc import Callable, Iterable
from functools import partial

from convenor.commands import Command


def group_of(screen: str, kind: str) -> str:
    """Return what the views of a screen's list are called together."""
    return f"{screen}.own.{kind}"


def commands_of(
    screen: str, kind: str, names: Iterable[str], bring: Callable[[str], object]
) -> tuple[Command, ...]:
    """Return a command for each view; *bring* opens the one of a name."""
    return tuple(
        Command(
            name=f"{group_of(screen, kind)}.{name}",
            words=f"View: {name}",
            icon="layers",
            screen=screen,
            run=partial(bring, name),
        )
        for name in names
    )
