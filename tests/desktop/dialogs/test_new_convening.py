"""A new convening: what is needed, what is proposed, what becomes of it."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.new_convening import NewConveningDialog
from convenor.settings import Settings
from convenor_db.store.quiet import read_file
from support.builders import around
from support.fakes import FakeAsk

WANTED = {
    "Title": "مؤتمر 日内瓦",
    "First day": "14 Apr 2027",
    "Last day": "16 Apr 2027",
    "Time zone, by city": "Geneva",
}


def a_dialog(ground: QWidget, folder: Path, ask: FakeAsk | None = None) -> NewConveningDialog:
    """Return the dialog; it keeps files in *folder*."""
    settings = Settings()
    settings.keep_folder("convenings", str(folder))
    dialog = NewConveningDialog(ground, ask or FakeAsk(), settings, around())
    dialog.open()
    return dialog


def field(dialog: NewConveningDialog, name: str) -> QLineEdit:
    """Return a field by its name."""
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def write(dialog: NewConveningDialog, name: str, text: str) -> QLineEdit:
    """Type over a field."""
    line = field(dialog, name)
    line.setFocus()
    line.selectAll()
    line.insert(text)  # key clicks know Latin letters only
    return line


def fill(dialog: NewConveningDialog, **changes: str) -> None:
    """Type what is needed."""
    for name, text in {**WANTED, **changes}.items():
        write(dialog, name, text)


def reasons(dialog: NewConveningDialog) -> dict[str, str]:
    """Return what stands under fields as wrong, by field."""
    lines = dialog.findChildren(QLineEdit)
    described = {one.accessibleName(): one.accessibleDescription() for one in lines}
    return {name: reason for name, reason in described.items() if reason}


def test_a_convening_is_made_of_what_was_typed(ground: QWidget, tmp_path: Path) -> None:
    dialog = a_dialog(ground, tmp_path)
    fill(dialog, Country="switzerland")
    write(dialog, "Organiser’s address", "office@example.org")
    dialog.primary.click()
    convening = read_file(dialog.made).convening
    assert dialog.made == tmp_path / "مؤتمر 日内瓦.convenor"
    assert (convening.starts, convening.ends) == ("2027-04-14", "2027-04-16")
    assert (convening.zone, convening.city, convening.country) == ("Europe/Zurich", "Geneva", "CH")
    assert convening.organiser is not None
    assert convening.organiser.email == "office@example.org"
    assert "supplier" in convening.sensitive_terms


def test_what_is_missing_is_said_under_its_field(ground: QWidget, tmp_path: Path) -> None:
    dialog = a_dialog(ground, tmp_path)
    dialog.primary.click()
    assert set(reasons(dialog)) == set(WANTED)
    assert dialog.isVisible()
    assert list(tmp_path.glob("*.convenor")) == []


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("First day", "soon", "This is no day"),
        ("Last day", "13 Apr 2027", "lies before the first"),
        ("Time zone, by city", "Atlantis", "“Atlantis”"),
        ("Country", "Atlantis", "“Atlantis”"),
        ("Organiser’s address", "office", "name@example.org"),
    ],
)
def test_what_does_not_read_is_said_under_its_field(
    ground: QWidget, tmp_path: Path, field: str, text: str, reason: str
) -> None:
    dialog = a_dialog(ground, tmp_path)
    fill(dialog, **{field: text})
    dialog.primary.click()
    assert list(reasons(dialog)) == [field]
    assert reason in reasons(dialog)[field]


def test_a_reason_goes_when_the_field_is_typed_in(ground: QWidget, tmp_path: Path) -> None:
    dialog = a_dialog(ground, tmp_path)
    dialog.primary.click()
    write(dialog, "Title", "T")
    assert "Title" not in reasons(dialog)


def test_enter_in_a_field_creates(ground: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = a_dialog(ground, tmp_path)
    fill(dialog)
    line = write(dialog, "City", "Geneva")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(line, Qt.Key.Key_Return)


def test_esc_closes_and_makes_nothing(ground: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = a_dialog(ground, tmp_path)
    line = write(dialog, "Title", "Half a title")
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(line, Qt.Key.Key_Escape)
    assert list(tmp_path.iterdir()) == [tmp_path / "home"] or list(tmp_path.glob("*.conv*")) == []


def test_an_existing_file_is_not_overwritten_and_nothing_typed_is_lost(
    ground: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "Talks.convenor").write_text("mine")
    dialog = a_dialog(ground, tmp_path)
    fill(dialog, Title="Talks")
    dialog.primary.click()
    assert "already exists" in dialog.banner.message()
    assert dialog.isVisible()
    assert (tmp_path / "Talks.convenor").read_text() == "mine"
    assert write(dialog, "City", "X").text() == "X"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_said(ground: QWidget, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    dialog = a_dialog(ground, folder)
    fill(dialog)
    dialog.primary.click()
    assert "is read-only. Choose another folder" in dialog.banner.message()


def test_a_folder_that_cannot_be_made_is_said(ground: QWidget, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    dialog = a_dialog(ground, tmp_path / "a file" / "inside")
    fill(dialog)
    dialog.primary.click()
    assert "cannot be made" in dialog.banner.message()


def test_the_place_can_be_changed(ground: QWidget, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "spring"
    dialog = a_dialog(ground, tmp_path, FakeAsk(path=elsewhere))
    fill(dialog)
    dialog.change_place()
    dialog.primary.click()
    assert dialog.made == elsewhere.with_name("spring.convenor")
    assert dialog.made.exists()


def test_the_name_for_history_is_kept_for_the_next_time(ground: QWidget, tmp_path: Path) -> None:
    dialog = a_dialog(ground, tmp_path)
    fill(dialog)
    write(dialog, "Your name", "Ada Lovelace")
    dialog.primary.click()
    assert dialog.around.actor == "Ada Lovelace"
    assert Settings().actor == "Ada Lovelace"


def test_the_last_day_is_proposed_and_read_in_the_year_of_the_first(
    ground: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = a_dialog(ground, tmp_path)
    qtbot.waitUntil(dialog.isActiveWindow)
    write(dialog, "First day", "14 Apr 2028")
    write(dialog, "City", "Geneva")
    last = field(dialog, "Last day")
    assert "14 Apr 2028" in last.text()
    write(dialog, "Last day", "16 Apr")
    write(dialog, "City", "Geneva")
    assert "16 Apr 2028" in last.text()
