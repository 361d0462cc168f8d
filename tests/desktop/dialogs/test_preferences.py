"""Preferences hold at once, are kept for the next start, and can be the usual ones again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from convenor.dialogs.preferences import PreferencesDialog
from convenor.settings import Settings
from convenor.theme.theme import Density, Mode, theme
from convenor.widgets.buttons import Button
from convenor.widgets.checks import CheckBox
from convenor.widgets.combo import Combo
from convenor.widgets.toast import Toast
from convenor.window.main_window import MainWindow
from support.fakes import FakeAsk
from support.windows import an_empty_window, an_open_window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window; the theme is as it was afterwards."""
    with an_open_window(qtbot, tmp_path / "a.convenor", ask=FakeAsk()) as window:
        yield window
    theme.set_mode(Mode.LIGHT)
    theme.set_scale(1.0)
    theme.set_density(Density.DEFAULT)
    theme.set_reduced_motion(reduced=False)


def opened(window: MainWindow) -> PreferencesDialog:
    """Open the preferences with their command."""
    window.commands.run("edit.preferences")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreferencesDialog)
    return dialog


def choose(dialog: PreferencesDialog, name: str, words: str) -> None:
    """Choose in one of the lists as its user does."""
    combo = next(one for one in dialog.findChildren(Combo) if one.accessibleName() == name)
    place = combo.findText(words)
    assert place >= 0, words
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def press(dialog: PreferencesDialog, words: str) -> None:
    """Press a button."""
    next(one for one in dialog.findChildren(Button) if one.words == words).click()


def test_the_gear_and_the_menu_lead_to_the_preferences(window: MainWindow) -> None:
    assert window.view is not None
    window.view.rail.settings_wanted.emit()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreferencesDialog)
    dialog.reject()
    assert window.commands.action("edit.preferences").shortcut().toString() == "Ctrl+,"


def test_a_look_holds_at_once_and_at_the_next_start(window: MainWindow) -> None:
    dialog = opened(window)
    choose(dialog, "Theme", "Dark")
    choose(dialog, "Text size", "130 %")
    choose(dialog, "Height of rows", "Compact")
    next(iter(dialog.findChildren(CheckBox))).click()
    assert (theme.mode, theme.scale, theme.density) == (Mode.DARK, 1.3, Density.COMPACT)
    assert theme.reduced_motion
    kept = Settings()
    assert (kept.mode, kept.scale, kept.density, kept.still) == ("dark", 1.3, "compact", True)
    dialog.reject()


def test_the_rail_follows(window: MainWindow) -> None:
    assert window.view is not None
    window.resize(1440, 860)
    dialog = opened(window)
    choose(dialog, "Rail", "Icons only")
    assert window.view.rail.is_collapsed
    choose(dialog, "Rail", "Names where there is room")
    assert not window.view.rail.is_collapsed
    dialog.reject()


def test_another_name_is_taken_when_the_field_is_left(window: MainWindow) -> None:
    assert window.view is not None
    dialog = opened(window)
    edit = dialog.findChildren(QLineEdit)[0]
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "Marta  Ferreira")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.view.place.actor == "Marta Ferreira"
    assert Settings().actor == "Marta Ferreira"
    dialog.reject()
    assert window.around.actor == "Marta Ferreira"


def test_without_a_convening_a_name_holds_for_the_next_one(qtbot: QtBot, tmp_path: Path) -> None:
    with an_empty_window(qtbot) as window:
        dialog = opened(window)
        edit = dialog.findChildren(QLineEdit)[0]
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, "Ines")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        dialog.reject()
        assert window.around.actor == "Ines"


def test_exports_go_where_the_preferences_say(window: MainWindow, tmp_path: Path) -> None:
    settings = window.settings
    settings.keep_folder("calendars", "/somewhere")
    settings.keep_folder("imports", "/elsewhere")
    assert settings.folder("calendars") == "/somewhere"
    settings.exports_folder = str(tmp_path)
    assert settings.folder("calendars") == str(tmp_path)
    assert settings.folder("packs") == str(tmp_path)
    assert settings.folder("imports") == "/elsewhere"
    settings.exports_folder = ""
    assert settings.folder("calendars") == "/somewhere"


def test_what_is_written_first_goes_where_something_else_was_written(
    window: MainWindow, tmp_path: Path
) -> None:
    settings = window.settings
    assert settings.folder("packs") == ""
    settings.keep_folder("imports", str(tmp_path / "in"))
    settings.keep_folder("calendars", str(tmp_path / "out"))
    assert settings.folder("packs") == str(tmp_path / "out")
    settings.keep_folder("packs", str(tmp_path / "packs"))
    assert settings.folder("calendars") == str(tmp_path / "out")
    assert settings.folder("convenings") == ""


def test_the_usual_preferences_come_back_and_can_be_taken_back(window: MainWindow) -> None:
    dialog = opened(window)
    choose(dialog, "Text size", "120 %")
    choose(dialog, "Theme", "Dark")
    press(dialog, "Usual preferences")
    assert (theme.scale, theme.mode) == (1.0, Mode.SYSTEM)
    toast = dialog.findChildren(Toast)[0]
    toast.findChildren(Button)[0].click()
    assert (theme.scale, theme.mode) == (1.2, Mode.DARK)
    dialog.reject()


def test_keys_change_what_the_open_preferences_show(window: MainWindow) -> None:
    dialog = opened(window)
    theme.set_scale(0.9)
    size = next(one for one in dialog.findChildren(Combo) if one.accessibleName() == "Text size")
    assert size.currentText() == "90 %"
    dialog.reject()
