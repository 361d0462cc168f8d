"""The further groups of the settings: order by hand, levels, terms, observances, retention."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.document_dialog import DocumentDialog
from convenor.dialogs.issues import IssuesDialog
from convenor.dialogs.keep_apart import KeepApartDialog
from convenor.dialogs.ordered_list import OrderedList
from convenor.dialogs.rooms import RoomsDialog
from convenor.dialogs.settings import SettingsDialog
from convenor.dialogs.targets import TargetsDialog
from convenor.dialogs.waves import WavesDialog
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.combo import Combo
from convenor.workplace import Workplace
from convenor_db.domain.records.convening import SENSITIVE_TERMS
from convenor_db.store.quiet import read_file
from support.builders import a_full_house
from support.dialogs import choose, labels, named, nameless, shown, write
from support.places import a_workplace

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Return an open convening with five seats, one of them declined."""
    value: dict[str, Any] = a_full_house()
    value["invitations"] += [
        {"id": "v3", "person": "p3", "status": "approved"},
        {"id": "v4", "seat_of": "o2", "status": "longlist"},
        {"id": "v5", "seat_of": "o1", "status": "declined"},
    ]
    value["convening"]["warning_levels"] = {"night": "off", "changeover": "info"}
    with a_workplace(qtbot, tmp_path / "a.convenor", value) as place:
        yield place


@pytest.fixture
def dialog(qtbot: QtBot, ground: QWidget, place: Workplace) -> SettingsDialog:
    """Return the settings, active."""
    return shown(qtbot, SettingsDialog(ground, place))


def kept(dialog: SettingsDialog) -> Any:
    """Return the convening as the file has it."""
    return read_file(dialog.document.path).convening


def write_text(dialog: SettingsDialog, name: str, text: str) -> None:
    """Write over a text of several lines and leave it."""
    editor: QPlainTextEdit = named(dialog, QPlainTextEdit, name)
    editor.setFocus()
    editor.selectAll()
    editor.insertPlainText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)


def names(dialog: SettingsDialog) -> list[str]:
    """Return the names in the order by hand, as they are listed."""
    found: OrderedList = named(dialog, OrderedList, "Names in their order")
    return [found.item(row).text() for row in range(found.count())]


def by_hand(qtbot: QtBot, dialog: SettingsDialog) -> OrderedList:
    """Choose the order by hand and return its list."""
    with qtbot.waitSignal(dialog.document.acted):
        choose(dialog, "Order of names", "manual")
    found: OrderedList = named(dialog, OrderedList, "Names in their order")
    return found


def test_each_order_is_explained_in_one_sentence(qtbot: QtBot, dialog: SettingsDialog) -> None:
    assert any(words.startswith("The host country’s seats") for words in labels(dialog))
    with qtbot.waitSignal(dialog.document.acted):
        choose(dialog, "Order of names", "rank")
    assert any(words.startswith("By rank, then by") for words in labels(dialog))
    assert not named(dialog, OrderedList, "Names in their order").isVisible()


def test_names_are_put_in_order_by_keys(qtbot: QtBot, dialog: SettingsDialog) -> None:
    seats = by_hand(qtbot, dialog)
    before = names(dialog)
    assert len(before) == 4  # who has declined has no place to be put in order for
    seats.setFocus()
    seats.setCurrentRow(2)
    with qtbot.waitSignal(dialog.document.acted):
        QTest.keyClick(seats, Qt.Key.Key_Up, ALT)
    assert names(dialog) == [before[0], before[2], before[1], before[3]]
    assert seats.currentRow() == 1
    with qtbot.waitSignal(dialog.document.acted):
        named(dialog, Button, "Back to host order").click()
    assert names(dialog) == before
    assert kept(dialog).manual_order == ()


def test_a_name_found_by_typing_is_put_beside_another(qtbot: QtBot, dialog: SettingsDialog) -> None:
    seats = by_hand(qtbot, dialog)
    before = names(dialog)
    search = named(dialog, QLineEdit, "Find a person or an organisation")
    search.setFocus()
    QTest.keyClicks(search, "northlight")
    assert len(names(dialog)) == 2
    QTest.keyClick(search, Qt.Key.Key_Return)
    seats.setCurrentRow(1)
    with qtbot.waitSignal(dialog.document.acted):
        named(dialog, IconButton, "Move name up").click()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert names(dialog) == [*before[:2], before[3], before[2]]


def test_languages_are_typed_by_name(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.document.acted):
        write(dialog, "Languages", "French, en")
    assert kept(dialog).languages == ("fr", "en")
    with qtbot.waitSignal(dialog.document.refused):
        line = write(dialog, "Languages", "Old Norse")
    assert "no language" in line.accessibleDescription()


def test_a_rule_says_its_own_level_and_what_is_set(dialog: SettingsDialog) -> None:
    own = named(dialog, Combo, "Level of Room taken twice")
    assert [own.itemText(at) for at in range(own.count())] == [
        "Must fix (default)", "Look at", "Note", "Off",
    ]  # fmt: skip
    assert own.value() == ""
    assert named(dialog, Combo, "Level of Night where they are").value() == "off"
    assert named(dialog, Combo, "Level of Short change of rooms").value() == ""
    rivals = named(dialog, Combo, "Level of Rivals without safeguards")
    assert rivals.itemText(0) == "Must fix or Look at (default)"
    assert rivals.findData("block") > 0


def test_a_level_is_chosen_and_all_are_reset(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.document.acted):
        choose(dialog, "Level of Room taken twice", "warn")
    assert kept(dialog).warning_levels["room-twice"] == "warn"
    with qtbot.waitSignal(dialog.document.acted):
        named(dialog, Button, "Reset all levels").click()
    assert kept(dialog).warning_levels == {}
    assert named(dialog, Combo, "Level of Room taken twice").value() == ""
    with qtbot.waitSignal(dialog.document.acted):
        QTest.keyClick(dialog, Qt.Key.Key_Z, CONTROL)
    assert named(dialog, Combo, "Level of Night where they are").value() == "off"


def test_a_level_set_to_off_warns_no_more(qtbot: QtBot, place: Workplace, ground: QWidget) -> None:
    rules = {str(finding.rule) for finding in place.watch.findings()}
    assert "paper-missing" in rules
    dialog = shown(qtbot, SettingsDialog(ground, place))
    with qtbot.waitSignal(dialog.document.acted):
        choose(dialog, "Level of No paper", "off")
    assert {str(one.rule) for one in place.watch.findings()} == rules - {"paper-missing"}


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("Places", "160", "seats", 160),
        ("Change of rooms", "15", "changeover", 15),
        ("Stale positions", "30", "stale_days", 30),
    ],
)
def test_a_number_is_saved_and_nonsense_refused_under_it(
    qtbot: QtBot, dialog: SettingsDialog, name: str, text: str, field: str, value: int
) -> None:
    with qtbot.waitSignal(dialog.document.acted):
        write(dialog, name, text)
    assert getattr(kept(dialog), field) == value
    with qtbot.waitSignal(dialog.document.refused):
        line = write(dialog, name, "many")
    assert "no whole number" in line.accessibleDescription()


def test_terms_start_with_the_usual_ones_and_are_no_legal_advice(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    assert "not legal advice" in " ".join(labels(dialog))
    usual = named(dialog, Button, "Start with the usual ones")
    with qtbot.waitSignal(dialog.document.acted):
        usual.click()
    assert kept(dialog).sensitive_terms == SENSITIVE_TERMS
    assert not usual.isEnabled() or "all there" in usual.toolTip()
    with qtbot.waitSignal(dialog.document.acted):
        write_text(dialog, "Terms", "رقائق\nprice")
    assert kept(dialog).sensitive_terms == ("رقائق", "price")


def test_the_statement_is_kept_as_it_stands(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.document.acted):
        write_text(dialog, "Statement", "We do not discuss prices.\n\nCounsel is here.")
    assert kept(dialog).competition_statement == "We do not discuss prices.\n\nCounsel is here."


def test_an_observance_is_added_told_and_deleted(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.document.acted):
        write(dialog, "New observance", "15 Apr")
    editor = named(dialog, QPlainTextEdit, "Observance 1")
    qtbot.waitUntil(editor.hasFocus)
    with qtbot.waitSignal(dialog.document.acted):
        write_text(dialog, "Observance 1", "عيد")
    assert [(one.date, one.text) for one in kept(dialog).observances] == [("2027-04-15", "عيد")]
    assert named(dialog, QLineEdit, "New observance").text() == ""
    with qtbot.waitSignal(dialog.document.acted):
        write(dialog, "New observance", "14 Apr")
    assert [one.date for one in kept(dialog).observances] == ["2027-04-14", "2027-04-15"]
    with qtbot.waitSignal(dialog.document.acted):
        named(dialog, IconButton, "Delete observance 1").click()
    assert [one.text for one in kept(dialog).observances] == ["عيد"]


def test_a_day_that_is_none_is_refused_under_its_field(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    with qtbot.waitSignal(dialog.document.refused):
        line = write(dialog, "New observance", "soon")
    assert "no day like" in line.accessibleDescription()
    with qtbot.waitSignal(dialog.document.refused):
        until = write(dialog, "Keep data until", "1 Apr 2027")
    assert "last day at least" in until.accessibleDescription()


def test_the_end_of_retention_says_what_it_means(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.document.acted):
        write(dialog, "Keep data until", "16 Apr 2028")
    assert kept(dialog).keep_until == "2028-04-16"
    said = [words for words in labels(dialog) if words.startswith("After Sun 16 Apr 2028")]
    assert len(said) == 1
    assert "Nothing goes by itself" in said[0]


@pytest.mark.parametrize(
    ("door", "kind"),
    [
        ("Targets…", TargetsDialog),
        ("Keep apart…", KeepApartDialog),
        ("Rooms…", RoomsDialog),
        ("Issues…", IssuesDialog),
        ("Waves…", WavesDialog),
    ],
)
def test_a_list_opens_over_the_settings(
    qtbot: QtBot, dialog: SettingsDialog, door: str, kind: type[DocumentDialog]
) -> None:
    next(one for one in dialog.findChildren(Button) if one.words == door).click()
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, kind)
    with qtbot.waitSignal(opened.destroyed):
        opened.reject()
    assert dialog.isVisible()


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, dialog: SettingsDialog) -> None:
    by_hand(qtbot, dialog)
    assert nameless(dialog) == []
