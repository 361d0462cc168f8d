"""What can be done on the briefs screen, for menus, keys and the palette."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from convenor.commands import Command
from convenor.screens.briefs.editor import MODES
from convenor.screens.briefs.words import KINDS
from convenor.widgets.markdown_toolbar import DEEDS, HEADINGS
from convenor_db.domain.records import BriefKind

if TYPE_CHECKING:
    from convenor.screens.briefs.screen import BriefsScreen

Screen = Callable[[], "BriefsScreen"]
_NAME = "briefs"


def brief_commands(screen: Screen) -> tuple[Command, ...]:
    """Return the commands of the screen, in the order of the menus."""
    return (*_making(screen), *_going_on(screen), *_looking(screen), *_writing(screen))


def _making(screen: Screen) -> tuple[Command, ...]:
    new = Command(
        name="briefs.new",
        words="New brief",
        menu="Edit",
        group=3,
        keys=("Ctrl+N",),
        icon="plus",
        screen=_NAME,
        run=lambda: screen().begin_new(),
    )
    by_kind = tuple(
        Command(
            name=f"briefs.new.{kind}",
            words=f"New brief: {words.lower()}",
            icon="plus",
            screen=_NAME,
            run=partial(_begin, screen, kind),
        )
        for kind, words in KINDS.items()
    )
    return (new, *by_kind)


def _going_on(screen: Screen) -> tuple[Command, ...]:
    steps = (
        ("ask", "Ask for approval of the brief", "send"),
        ("approve", "Approve the brief", "circle-check"),
        ("draft", "Put the brief back to draft", "undo-2"),
        ("version", "Start a new version of the brief", "file-plus"),
    )
    made = tuple(
        Command(
            name=f"briefs.{step}",
            words=words,
            menu="Edit>Brief",
            group=3,
            icon=icon,
            screen=_NAME,
            run=partial(_take, screen, step),
            why_not=partial(_why_not, screen, step),
        )
        for step, words, icon in steps
    )
    delete = Command(
        name="briefs.delete",
        words="Delete brief",
        menu="Edit>Brief",
        group=4,
        icon="trash-2",
        screen=_NAME,
        run=lambda: screen().delete(),
        why_not=lambda: screen().why_no_brief(),
    )
    return (*made, delete)


def _looking(screen: Screen) -> tuple[Command, ...]:
    modes = tuple(
        Command(
            name=f"briefs.mode.{words.lower()}",
            words=f"{words} the brief",
            menu="Edit>Brief",
            group=3,
            icon=("square-pen", "book-open")[mode],
            screen=_NAME,
            run=partial(_show, screen, mode),
            why_not=lambda: screen().why_no_brief(),
        )
        for mode, words in enumerate(MODES)
    )
    return (
        _look(screen, "title", "Change the title", "pencil", "edit_title", keys=("F2",)),
        _look(screen, "reach", "Show whom the brief reaches", "users", "show_reach"),
        *modes,
        _look(screen, "find", "Find in the brief", "search", "find_in_text"),
    )


def _look(
    screen: Screen, name: str, words: str, icon: str, method: str, *, keys: tuple[str, ...] = ()
) -> Command:
    return Command(
        name=f"briefs.{name}",
        words=words,
        menu="Edit>Brief",
        group=3,
        keys=keys,
        icon=icon,
        screen=_NAME,
        run=partial(_run, screen, method),
        why_not=lambda: screen().why_no_brief(),
    )


def _writing(screen: Screen) -> tuple[Command, ...]:
    deeds = tuple(
        Command(
            name=f"briefs.text.{name}",
            words=deed.words,
            menu="Edit>Formatting",
            group=3,
            keys=(deed.keys,) if deed.keys else (),
            icon=deed.icon,
            screen=_NAME,
            run=partial(_do, screen, name),
            why_not=lambda: screen().why_not_write(),
        )
        for name, deed in DEEDS.items()
    )
    headings = tuple(
        Command(
            name=f"briefs.text.heading{level}",
            words=words if level else "No heading",
            menu="Edit>Formatting",
            group=4,
            icon="heading",
            screen=_NAME,
            run=partial(_make_heading, screen, level),
            why_not=lambda: screen().why_not_write(),
        )
        for level, words in enumerate(HEADINGS)
    )
    return (*deeds, *headings)


def _run(screen: Screen, method: str) -> None:
    getattr(screen(), method)()


def _begin(screen: Screen, kind: BriefKind) -> None:
    screen().begin_new(kind)


def _take(screen: Screen, step: str) -> None:
    screen().take_step(step)


def _why_not(screen: Screen, step: str) -> str:
    return screen().why_not_step(step)


def _show(screen: Screen, mode: int) -> None:
    screen().set_mode(mode)


def _do(screen: Screen, deed: str) -> None:
    screen().do(deed)


def _make_heading(screen: Screen, level: int) -> None:
    screen().make_heading(level)
