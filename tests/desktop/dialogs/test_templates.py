"""Letter templates: written where they stand, read as a reader gets them, undone here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.templates import TemplatesDialog
from convenor.exports.mail.starters import starters
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.markdown_view import MarkdownView
from convenor.workplace import Workplace
from convenor_db.domain.letter_fields import faults
from convenor_db.store.quiet import read_file
from support.builders import a_full_house
from support.dialogs import choose, labels, named, nameless, shown, write
from support.places import a_workplace

LETTERS = [
    {"id": "t1", "name": "Invitation", "kind": "invitation", "subject": "For {{name}}",
     "markdown": "{{salutation}},\n\ncome to *{{city}}*."},
    {"id": "t2", "name": "رسالة", "kind": "thanks", "markdown": "{{name}}"},
]  # fmt: skip


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Return an open convening with two letters, one person invited and one who comes."""
    value = a_full_house() | {"templates": LETTERS}
    value["convening"] |= {"city": "Geneva"}
    value["people"][1] |= {"emails": ["w@x.org"]}
    with a_workplace(qtbot, tmp_path / "a.convenor", value) as place:
        yield place


@pytest.fixture
def letters(qtbot: QtBot, ground: QWidget, place: Workplace) -> TemplatesDialog:
    """Return the letters, the first one selected."""
    dialog = shown(qtbot, TemplatesDialog(ground, place))
    dialog.resize(1240, 700)  # the screen of tests is smaller than any user's
    return dialog


def text_of(letters: TemplatesDialog) -> QPlainTextEdit:
    """Return the text that is edited."""
    found: QPlainTextEdit = named(letters, QPlainTextEdit, "Text")
    return found


def reading(letters: TemplatesDialog) -> str:
    """Return the letter as it reads."""
    found: MarkdownView = named(letters, MarkdownView, "Text of the letter")
    return found.toPlainText()


def take(letters: TemplatesDialog, button: str, entry: str) -> None:
    """Choose an entry of a button's menu."""
    menu = named(letters, Button, button).menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text().partition("\t")[0] == entry).trigger()


def test_a_letter_reads_as_somebody_whom_it_suits_gets_it(letters: TemplatesDialog) -> None:
    assert "As 偉 張 reads it" in labels(letters)
    assert "For 偉 張" in labels(letters)
    assert "偉 張 <w@x.org>" in labels(letters)
    assert reading(letters) == "Dear 偉 張,\ncome to Geneva."


def test_the_reading_follows_the_keys_before_anything_is_stored(
    qtbot: QtBot, letters: TemplatesDialog
) -> None:
    text = text_of(letters)
    text.setFocus()
    text.selectAll()
    text.insertPlainText("Today {{today}}")
    qtbot.waitUntil(lambda: reading(letters) == "Today 1 March 2027")
    assert "Today" not in str(letters.snapshot.get("templates", "t1"))


def test_a_text_is_saved_as_one_step_and_undone_here(
    qtbot: QtBot, letters: TemplatesDialog, place: Workplace
) -> None:
    with qtbot.waitSignal(letters.document.acted):
        write(letters, "Subject", "About {{convening}}")
    stored = read_file(place.document.path).table("templates")["t1"]
    assert stored.subject == "About {{convening}}"  # type: ignore[attr-defined]
    with qtbot.waitSignal(letters.document.acted):
        QTest.keyClick(letters, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert named(letters, QLineEdit, "Subject").text() == "For {{name}}"


def test_an_unknown_field_is_refused_in_words_and_kept_as_a_draft(
    qtbot: QtBot, letters: TemplatesDialog, place: Workplace
) -> None:
    write(letters, "Subject", "For {{nobody}}")
    qtbot.waitUntil(lambda: any("no field {{nobody}}" in each for each in labels(letters)))
    assert named(letters, QLineEdit, "Subject").text() == "For {{nobody}}"
    kept = place.drafts.of("templates:t1")
    assert [(draft.field, draft.text) for draft in kept] == [("subject", "For {{nobody}}")]
    assert letters.snapshot.get("templates", "t1").subject == "For {{name}}"  # type: ignore[union-attr]


def test_a_field_is_put_in_where_the_caret_was(qtbot: QtBot, letters: TemplatesDialog) -> None:
    subject: QLineEdit = named(letters, QLineEdit, "Subject")
    subject.setFocus()
    subject.setCursorPosition(0)
    take(letters, "Insert field", "City")
    assert subject.text() == "{{city}}For {{name}}"
    text_of(letters).setFocus()
    take(letters, "Insert field", "Post")
    assert "{{post}}" in text_of(letters).toPlainText()
    menu = named(letters, Button, "Insert field").menu()
    assert not any("passport" in one.text() for one in menu.actions())
    choose(letters, "Kind", "visa")
    qtbot.waitUntil(lambda: "VISA" in str(letters.snapshot.get("templates", "t1")))
    take(letters, "Insert field", "Number of the passport")
    assert "{{number}}" in text_of(letters).toPlainText()


def test_letters_begin_empty_or_ready_or_as_a_copy(qtbot: QtBot, letters: TemplatesDialog) -> None:
    with qtbot.waitSignal(letters.document.acted):
        take(letters, "New letter", "Copy of this letter")
    assert [letters.list.item(row).text() for row in range(3)] == [
        "Invitation", "رسالة", "Invitation (2)"
    ]  # fmt: skip
    assert letters.list.currentItem().text() == "Invitation (2)"
    with qtbot.waitSignal(letters.document.acted):
        take(letters, "New letter", "Like “Reminder”")
    assert "has not" not in reading(letters)
    assert named(letters, QLineEdit, "Subject").text() == starters()[1].subject
    take(letters, "New letter", "Empty letter")
    with qtbot.waitSignal(letters.document.acted):
        write(letters, "Name", "Note")
    assert letters.list.currentItem().text() == "Note"
    with qtbot.waitSignal(letters.document.acted):
        QTest.keyClick(letters.list, Qt.Key.Key_Delete)
    assert letters.list.count() == 4


def test_one_goes_from_reader_to_reader(letters: TemplatesDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(letters.document.acted):
        choose(letters, "Kind", "visa")
    assert "As Amara Okafor reads it" in labels(letters)
    named(letters, IconButton, "The next reader").click()
    assert "As 偉 張 reads it" in labels(letters)
    named(letters, IconButton, "The reader before").click()
    assert "As Amara Okafor reads it" in labels(letters)
    assert "No address" in " ".join(labels(letters)) or "no address" in labels(letters)


@pytest.mark.parametrize("width", [1240, 760])
def test_the_reading_stands_beside_the_text_or_below_it(
    qtbot: QtBot, letters: TemplatesDialog, width: int
) -> None:
    letters.resize(width, 640)
    view: MarkdownView = named(letters, MarkdownView, "Text of the letter")
    text = text_of(letters)

    def stands() -> bool:
        at = view.mapTo(letters, view.rect().topLeft()) - text.mapTo(letters, text.rect().topLeft())
        return at.x() > text.width() if width > 1000 else at.y() > text.height()

    qtbot.waitUntil(stands)


def test_everything_has_a_name(letters: TemplatesDialog) -> None:
    assert nameless(letters) == []


def test_the_letters_that_come_with_the_program_have_no_fault() -> None:
    found = [list(faults(t, one.kind)) for one in starters() for t in (one.subject, one.markdown)]
    assert not any(found)
    assert [str(one.kind) for one in starters()] == ["invitation", "reminder", "thanks", "visa"]
