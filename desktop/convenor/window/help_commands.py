"""The menu Help: shortcuts, the user guide, about."""

from functools import partial
from typing import TYPE_CHECKING

from convenor.commands import Command

if TYPE_CHECKING:
    from convenor.window.main_window import MainWindow


def help_commands(window: "MainWindow") -> tuple[Command, ...]:
    """Return the commands of the menu Help, in its order."""
    keys = Command(
        name="help.keys",
        words="Keyboard shortcuts",
        menu="Help",
        keys=("F1",),
        icon="keyboard",
        run=partial(_show_keys, window),
    )
    guide = Command(
        name="help.guide",
        words="User guide",
        menu="Help",
        icon="book-open",
        run=partial(_show_guide, window, ""),
    )
    here = Command(
        name="help.here",
        words="Guide to this screen",
        menu="Help",
        keys=("Shift+F1",),
        icon="life-buoy",
        run=partial(_show_guide_here, window),
        why_not=window.why_not_open,
    )
    about = Command(
        name="help.about",
        words="About Convenor",
        menu="Help",
        group=1,
        icon="info",
        run=partial(_show_about, window),
    )
    return (keys, guide, here, about)


def _front(window: "MainWindow") -> str:
    return window.view.current if window.view else ""


def _show_keys(window: "MainWindow") -> None:
    from convenor.dialogs.keys import KeysDialog  # dialogs: when they are asked for

    KeysDialog(window, window.commands, _front(window)).open()


def _show_guide_here(window: "MainWindow") -> None:
    from convenor.dialogs.guide_pages import page_for

    _show_guide(window, page_for(_front(window)))


def _show_guide(window: "MainWindow", page: str) -> None:
    from convenor.dialogs.guide import show_guide

    show_guide(window, page)


def _show_about(window: "MainWindow") -> None:
    from convenor.dialogs.about import AboutDialog

    AboutDialog(window).open()
