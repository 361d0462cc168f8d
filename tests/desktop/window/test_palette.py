"""Ctrl+K in the window: what it finds, where it leads, what it remembers."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from convenor.settings import Settings
from convenor.widgets.command_palette import CommandPalette
from convenor.window.lately import Lately
from convenor.window.main_window import MainWindow
from convenor.workplace import Thing
from support.builders import an_interchange
from support.palettes import entries_shown
from support.windows import an_open_window

_ENTER = Qt.Key.Key_Return
_CONTROL = Qt.KeyboardModifier.ControlModifier


def a_few() -> dict[str, Any]:
    """Return people written in several scripts, one of them with a seat."""
    return an_interchange(
        people=[
            {"id": "p1", "given": "Amara", "family": "Okafor"},
            {"id": "p2", "given": "Iga", "family": "Świątek"},
            {"id": "p3", "given": "Wei", "family": "Zhang", "native": "张伟"},
            {"id": "p4", "given": "Omar", "family": "Haddad", "native": "عمر حدّاد"},
        ],
        invitations=[{"id": "v1", "person": "p1", "status": "accepted"}],
    )


def the_palette(window: MainWindow) -> tuple[CommandPalette, QLineEdit]:
    """Open the palette with Ctrl+K and return it with its field."""
    window.commands.run("view.palette")
    palette = window.findChild(CommandPalette)
    assert palette is not None
    edit = palette.findChild(QLineEdit)
    assert edit is not None
    return palette, edit


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("swiatek", "Iga Świątek"),
        ("Świątek", "Iga Świątek"),
        ("张", "Wei Zhang"),
        ("伟", "Wei Zhang"),
        ("عمر", "Omar Haddad"),
        ("حداد", "Omar Haddad"),
    ],
)
def test_a_name_is_found_in_its_own_script_and_without_marks(
    qtbot: QtBot, tmp_path: Path, typed: str, name: str
) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_few()) as window:
        palette, edit = the_palette(window)
        edit.setText(typed)
        assert entries_shown(palette)[0].text == name


def test_people_called_alike_and_sessions_say_which_and_when(qtbot: QtBot, tmp_path: Path) -> None:
    house = a_few()
    house["people"].append({"id": "p5", "given": "Wei", "family": "Zhang", "native": "章薇"})
    at = {"start": "2027-04-14T16:10", "minutes": 30, "kind": "breakout"}
    house["sessions"] = [{"id": "s1", "title": "Zhang hosts", **at}]
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        palette, edit = the_palette(window)
        edit.setText("@zhang")
        assert {one.detail for one in entries_shown(palette)} == {"张伟", "章薇"}
        edit.setText("#zhang")
        assert entries_shown(palette)[0].detail == "Wed 14 Apr, 16:10"


def test_settings_finds_those_of_the_convening_and_of_the_program(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_few()) as window:
        palette, edit = the_palette(window)
        edit.setText(">settings")
        found = [one.text for one in entries_shown(palette)]
        assert found[:2] == ["Convening settings…", "Preferences…"]


def test_enter_leads_to_the_person_wherever_one_is(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_few()) as window:
        assert window.view is not None
        window.show_screen("agenda")
        _, edit = the_palette(window)
        QTest.keyClicks(edit, "okaf")
        QTest.keyClick(edit, _ENTER)
        assert window.view.current == "people"
        panel = window.view.front.panel()
        assert panel is not None
        assert panel.isVisible()


def test_control_enter_shows_a_person_where_one_is_and_goes_into_the_panel(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_few()) as window:
        assert window.view is not None
        window.show_screen("invitations")
        panel = window.view.front.panel()
        assert panel is not None
        panel.hide()
        _, edit = the_palette(window)
        QTest.keyClicks(edit, "okaf")
        QTest.keyClick(edit, _ENTER, _CONTROL)
        assert window.view.current == "invitations"
        assert panel.isVisible()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert panel.isAncestorOf(focus)


def test_control_enter_goes_to_the_screen_that_can_show_it(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_few()) as window:
        assert window.view is not None
        window.show_screen("invitations")
        _, edit = the_palette(window)
        QTest.keyClicks(edit, "haddad")  # no seat: Invitations cannot show him
        QTest.keyClick(edit, _ENTER, _CONTROL)
        assert window.view.current == "people"


def test_what_was_chosen_stands_first_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    with an_open_window(qtbot, path, a_few()) as window:
        _, edit = the_palette(window)
        QTest.keyClicks(edit, "haddad")
        QTest.keyClick(edit, _ENTER)
        window.close()
        again = MainWindow(window.around, settings=Settings(), ask=window.ask)
        qtbot.addWidget(again)
        again.show()
        assert again.open_path(path)
        qtbot.waitUntil(lambda: again.is_complete)
        palette, _ = the_palette(again)
        assert entries_shown(palette)[0].text == "Omar Haddad"
        again.close()


def test_what_was_looked_up_leaves_no_name_behind(tmp_path: Path) -> None:
    lately = Lately(Settings())
    path = str(tmp_path / "Talks of Haddad.convenor")
    lately.keep(path, Thing("people", "p4"))
    lately.keep(path, "view.agenda")
    assert lately.of(path) == ["view.agenda", Thing("people", "p4")]
    assert lately.of(str(tmp_path / "another.convenor")) == []
    assert "Haddad" not in Settings().word("palette")


def test_ten_of_twelve_files_are_kept(tmp_path: Path) -> None:
    lately = Lately(Settings())
    for file in range(14):
        for at in range(12):
            lately.keep(str(tmp_path / str(file)), Thing("people", f"p{at}"))
    kept = [len(lately.of(str(tmp_path / str(file)))) for file in range(14)]
    assert kept == [0, 0, *([10] * 12)]


def test_what_does_not_read_is_as_if_nothing_had_been_chosen() -> None:
    Settings().keep_word("palette", "[1, 2")
    assert Lately(Settings()).of("x") == []
    Settings().keep_word("palette", "[1, 2]")
    assert Lately(Settings()).of("x") == []


def test_a_person_renamed_is_found_by_the_new_name(qtbot: QtBot, tmp_path: Path) -> None:
    from convenor_db.domain.actions.people import set_field

    with an_open_window(qtbot, tmp_path / "a.convenor", a_few()) as window:
        palette, _ = the_palette(window)
        palette.dismiss()
        assert window.document is not None
        with qtbot.waitSignal(window.document.labels_changed):
            window.document.act(lambda s: set_field(s, key="p1", field="family", text="Umeh"))
        palette, edit = the_palette(window)
        QTest.keyClicks(edit, "@umeh")
        assert [entry.text for entry in entries_shown(palette)] == ["Amara Umeh"]
