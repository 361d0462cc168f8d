"""The doors to the imports: a file is asked for, and finds the right importer."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from convenor.dialogs.import_agenda import ImportAgendaDialog
from convenor.dialogs.import_frame import ImportDialog, ask_for_file
from convenor.dialogs.import_people import ImportPeopleDialog
from convenor.imports.kinds import FileKind
from convenor.workplace import Workplace

_IMPORTERS: dict[FileKind, type[ImportPeopleDialog] | type[ImportAgendaDialog]] = {
    FileKind.PEOPLE: ImportPeopleDialog,
    FileKind.AGENDA: ImportAgendaDialog,
}


def import_people(parent: QWidget, place: Workplace) -> None:
    """Ask for a list of people and bring it in."""
    _ask(parent, place, FileKind.PEOPLE)


def import_agenda(parent: QWidget, place: Workplace) -> None:
    """Ask for a schedule and bring it in."""
    _ask(parent, place, FileKind.AGENDA)


def import_file(parent: QWidget, place: Workplace, kind: FileKind, path: Path) -> None:
    """Bring a file in; one of another kind goes on to its own importer if its user says so."""
    dialog: ImportDialog = _IMPORTERS[kind](parent, place, path)

    def go_on() -> None:
        if dialog.other in _IMPORTERS:
            import_file(parent, place, dialog.other, dialog.path)

    dialog.finished.connect(go_on)
    dialog.open()


def _ask(parent: QWidget, place: Workplace, kind: FileKind) -> None:
    importer = _IMPORTERS[kind]
    ask_for_file(place, importer.TITLE, importer.FILES, partial(import_file, parent, place, kind))
