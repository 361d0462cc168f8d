"""The commands of an open convening that belong to no screen: settings, lists, imports, sheets."""

from functools import partial
from typing import TYPE_CHECKING

from convenor.commands import Command

if TYPE_CHECKING:
    from convenor.window.main_window import MainWindow


def convening_commands(window: "MainWindow") -> tuple[Command, ...]:
    """Return the commands of the menu Convening and the imports, in the order of the menus."""
    lists = (*_settings(window), *_lists_of_seats(window))
    exports = (_delegations(window), _report(window))
    return (*lists, *_imports(window), *exports, _brief(window))


def _show_settings(window: "MainWindow") -> None:
    from convenor.dialogs.settings import SettingsDialog  # dialogs: when they are asked for

    if window.view:
        SettingsDialog(window, window.view.place).open()


def _show_rooms(window: "MainWindow") -> None:
    from convenor.dialogs.rooms import RoomsDialog

    if window.view:
        RoomsDialog(window, window.view.place).open()


def _show_issues(window: "MainWindow") -> None:
    from convenor.dialogs.issues import IssuesDialog

    if window.view:
        IssuesDialog(window, window.view.place).open()


def _show_waves(window: "MainWindow") -> None:
    from convenor.dialogs.waves import WavesDialog

    if window.view:
        WavesDialog(window, window.view.place).open()


def _show_targets(window: "MainWindow") -> None:
    from convenor.dialogs.targets import TargetsDialog

    if window.view:
        TargetsDialog(window, window.view.place).open()


def _show_templates(window: "MainWindow") -> None:
    from convenor.dialogs.templates import TemplatesDialog

    if window.view:
        TemplatesDialog(window, window.view.place).open()


def _show_apart(window: "MainWindow") -> None:
    from convenor.dialogs.keep_apart import KeepApartDialog

    if window.view:
        KeepApartDialog(window, window.view.place).open()


def _settings(window: "MainWindow") -> tuple[Command, ...]:
    return (
        Command(
            name="convening.settings",
            words="Convening settings…",
            menu="Convening",
            icon="settings",
            run=partial(_show_settings, window),
            why_not=window.why_not_open,
        ),
        Command(
            name="convening.issues",
            words="Issues…",
            menu="Convening",
            group=1,
            icon="scale",
            run=partial(_show_issues, window),
            why_not=window.why_not_open,
        ),
        Command(
            name="convening.rooms",
            words="Rooms…",
            menu="Convening",
            group=1,
            icon="door-open",
            run=partial(_show_rooms, window),
            why_not=window.why_not_open,
        ),
    )


def _lists_of_seats(window: "MainWindow") -> tuple[Command, ...]:
    return (
        Command(
            name="convening.waves",
            words="Waves…",
            menu="Convening",
            group=1,
            icon="send",
            run=partial(_show_waves, window),
            why_not=window.why_not_open,
        ),
        Command(
            name="convening.targets",
            words="Targets…",
            menu="Convening",
            group=1,
            icon="target",
            run=partial(_show_targets, window),
            why_not=window.why_not_open,
        ),
        Command(
            name="convening.apart",
            words="Keep apart…",
            menu="Convening",
            group=1,
            icon="split",
            run=partial(_show_apart, window),
            why_not=window.why_not_open,
        ),
        Command(
            name="convening.templates",
            words="Letter templates…",
            menu="Convening",
            group=1,
            icon="mail",
            run=partial(_show_templates, window),
            why_not=window.why_not_open,
        ),
    )


def _import_people(window: "MainWindow") -> None:
    from convenor.dialogs.importing import import_people

    if window.view:
        import_people(window, window.view.place)


def _import_agenda(window: "MainWindow") -> None:
    from convenor.dialogs.importing import import_agenda

    if window.view:
        import_agenda(window, window.view.place)


def _imports(window: "MainWindow") -> tuple[Command, ...]:
    return (
        Command(
            name="import.people",
            words="People…",
            menu="File>Import",
            group=1,
            icon="users",
            run=partial(_import_people, window),
            why_not=window.why_not_open,
        ),
        Command(
            name="import.agenda",
            words="Agenda…",
            menu="File>Import",
            group=1,
            icon="calendar-days",
            run=partial(_import_agenda, window),
            why_not=window.why_not_open,
        ),
    )


def _save_delegations(window: "MainWindow") -> None:
    from convenor.dialogs.delegation_sheet import save_delegation_sheet

    if window.view:
        save_delegation_sheet(window.view.place)


def _delegations(window: "MainWindow") -> Command:
    """Return the sheet, which is wanted in People and in Invitations alike."""
    return Command(
        name="export.delegations",
        words="Delegation sheet…",
        menu="File>Export",
        group=1,
        icon="file-down",
        run=partial(_save_delegations, window),
        why_not=window.why_not_open,
    )


def _report(window: "MainWindow") -> Command:
    """Return the report on whoever is selected, in People and in Invitations alike."""

    def why_not() -> str:
        return window.why_not_open() or _whose_report(window)[1]

    def run() -> None:
        from convenor.dialogs.person_report import save_report

        if window.view:
            save_report(window.view.place, _whose_report(window)[0])

    return Command(
        name="export.report",
        words="Report on this person…",
        menu="File>Export",
        group=1,
        icon="file-text",
        run=run,
        why_not=why_not,
    )


def _brief(window: "MainWindow") -> Command:
    """Return what begins a brief about whoever is selected, in People and in Invitations."""

    def why_not() -> str:
        return window.why_not_open() or _whose_report(window)[1]

    def run() -> None:
        from convenor.panels.writing_briefs import write_brief_about

        if window.view:
            write_brief_about(window.view.place, _whose_report(window)[0])

    return Command(
        name="briefs.about", words="Write brief about this person", icon="file-text", run=run,
        why_not=why_not,
    )  # fmt: skip


def _whose_report(window: "MainWindow") -> tuple[str, str]:
    from convenor.dialogs.person_report import whose_report

    if window.view is None:
        return "", window.why_not_open()
    place = window.view.place
    return whose_report(place.document.snapshot, window.view.front.chosen_things())
