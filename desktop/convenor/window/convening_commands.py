"""The commands of an open convening that belong to no screen: settings, rooms, issues, imports."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from convenor.commands import Command
from convenor.dialogs.importing import import_agenda, import_people
from convenor.dialogs.issues import IssuesDialog
from convenor.dialogs.rooms import RoomsDialog
from convenor.dialogs.settings import SettingsDialog
from convenor.workplace import Workplace

if TYPE_CHECKING:
    from convenor.window.main_window import MainWindow

NOT_OPEN = "Open a convening first."


def convening_commands(window: "MainWindow") -> tuple[Command, ...]:
    """Return the commands of the menu Convening and the imports, in the order of the menus."""
    return (*_settings(window), *_imports(window))


def _why_not(window: "MainWindow") -> str:
    return "" if window.view else NOT_OPEN


def _show(window: "MainWindow", dialog: type[SettingsDialog | RoomsDialog | IssuesDialog]) -> None:
    if window.view:
        dialog(window, window.view.place).exec()


def _settings(window: "MainWindow") -> tuple[Command, ...]:
    is_open = partial(_why_not, window)
    return (
        Command(
            name="convening.settings",
            words="Convening settings…",
            menu="Convening",
            keys=("Ctrl+,",),
            icon="settings",
            run=partial(_show, window, SettingsDialog),
            why_not=is_open,
        ),
        Command(
            name="convening.issues",
            words="Issues…",
            menu="Convening",
            group=1,
            icon="scale",
            run=partial(_show, window, IssuesDialog),
            why_not=is_open,
        ),
        Command(
            name="convening.rooms",
            words="Rooms…",
            menu="Convening",
            group=1,
            icon="door-open",
            run=partial(_show, window, RoomsDialog),
            why_not=is_open,
        ),
    )


def _import(window: "MainWindow", importer: Callable[[QWidget, Workplace], None]) -> None:
    if window.view:
        importer(window, window.view.place)


def _imports(window: "MainWindow") -> tuple[Command, ...]:
    is_open = partial(_why_not, window)
    return (
        Command(
            name="import.people",
            words="People…",
            menu="File>Import",
            group=1,
            icon="users",
            run=partial(_import, window, import_people),
            why_not=is_open,
        ),
        Command(
            name="import.agenda",
            words="Agenda…",
            menu="File>Import",
            group=1,
            icon="calendar-days",
            run=partial(_import, window, import_agenda),
            why_not=is_open,
        ),
    )
