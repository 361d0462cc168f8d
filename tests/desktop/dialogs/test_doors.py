"""The commands that open dialogs, in the real window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from convenor.dialogs.import_agenda import ImportAgendaDialog
from convenor.dialogs.import_people import ImportPeopleDialog
from convenor.dialogs.issues import IssuesDialog
from convenor.dialogs.keep_apart import KeepApartDialog
from convenor.dialogs.rooms import RoomsDialog
from convenor.dialogs.settings import SettingsDialog
from convenor.dialogs.targets import TargetsDialog
from convenor.dialogs.waves import WavesDialog
from convenor.widgets.buttons import Button
from convenor.widgets.editable import EditableField
from support.fakes import FakeAsk
from support.windows import an_empty_window, an_open_window


def shown_dialog() -> QDialog:
    """Return the dialog that is open now."""
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    return dialog


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("convening.settings", SettingsDialog),
        ("convening.rooms", RoomsDialog),
        ("convening.issues", IssuesDialog),
        ("convening.waves", WavesDialog),
        ("convening.targets", TargetsDialog),
        ("convening.apart", KeepApartDialog),
        ("import.people", ImportPeopleDialog),
        ("import.agenda", ImportAgendaDialog),
    ],
)
def test_a_command_opens_its_dialog(
    qtbot: QtBot, tmp_path: Path, command: str, kind: type[QDialog]
) -> None:
    ask = FakeAsk(path=tmp_path / "gone.csv")
    with an_open_window(qtbot, tmp_path / "a.convenor", ask=ask) as window:
        window.commands.run(command)
        shown = shown_dialog()
        assert type(shown) is kind
        shown.reject()


def test_no_file_chosen_opens_no_import(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", ask=FakeAsk()) as window:
        window.commands.run("import.people")
        assert QApplication.activeModalWidget() is None


def test_without_a_convening_the_commands_say_why_not(qtbot: QtBot) -> None:
    with an_empty_window(qtbot) as window:
        reasons = {c.reason for c in window.commands.all if c.name.startswith(("import.", "conv"))}
    assert reasons == {"Open a convening first."}


def test_a_new_convening_opens_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    wanted = {
        "Title": "Talks",
        "First day": "2027-04-14",
        "Last day": "2027-04-15",
        "Time zone, by city": "Geneva",
    }

    with an_empty_window(qtbot) as window:
        window.settings.keep_folder("convenings", str(tmp_path))
        window.commands.run("file.new")
        dialog = shown_dialog()
        for field in dialog.findChildren(EditableField):
            if field.field_name in wanted:
                field.set_value(wanted[field.field_name], replace=True)
        next(one for one in dialog.findChildren(Button) if "Create" in one.words).click()
        assert window.document is not None
        assert window.document.snapshot.convening.title == "Talks"
        assert window.document.path == tmp_path / "Talks.convenor"
