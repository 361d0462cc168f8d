"""Pasting into a table: one cell is typed, a block is shown first and is one action."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.dialogs.paste_preview import PastePreview
from convenor.widgets.record_table import RecordTable
from convenor.window.job_strip import JobStrip
from convenor.window.main_window import MainWindow
from convenor_db.domain.actions import people
from convenor_db.domain.spreadsheets import as_block, read_block
from convenor_db.store.quiet import read_file
from support.invitations import seat, seats_of_two_ministries, statuses, the_invitations
from support.people import button, the_people, the_table, words_on
from support.windows import an_open_window, the_document

CONTROL = Qt.KeyboardModifier.ControlModifier
DOWN = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on the people of two ministries, all columns to be seen."""
    house = seats_of_two_ministries()
    house["people"][1] |= {"emails": ["=baker@albia.example"], "country": "AL"}
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        window.resize(1900, 860)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        the_people(window)
        yield window


def at_cell(window: MainWindow, keys: list[str], title: str) -> RecordTable:
    """Select rows and put the keyboard into a column of the first of them."""
    table = the_table(window)
    titles = [column.title for column in table.model().columns]  # type: ignore[attr-defined]
    table.select(keys)
    table.setFocus()
    flags = table.selectionModel().SelectionFlag
    index = table.model().index(table.currentIndex().row(), titles.index(title))
    table.selectionModel().setCurrentIndex(index, flags.NoUpdate)
    return table


def paste(table: RecordTable, *rows: tuple[str, ...], text: str = "") -> None:
    """Press Ctrl+V with rows of cells in the clipboard."""
    QGuiApplication.clipboard().setText(text or as_block(rows))
    QTest.keyClick(table, Qt.Key.Key_V, CONTROL)


def preview(window: MainWindow, qtbot: QtBot) -> PastePreview:
    """Wait for what would be pasted and return it."""
    found: list[PastePreview] = []

    def is_there() -> bool:
        found[:] = [one for one in window.findChildren(PastePreview) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_there)
    return found[0]


def shown(dialog: PastePreview) -> list[list[str]]:
    """Return the lines of the preview; what is said of a cell stands after what is pasted."""
    (table,) = dialog.findChildren(RecordTable)
    model = table.model()
    columns = range(model.columnCount())
    return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]


def confirm(window: MainWindow, qtbot: QtBot, dialog: PastePreview, words: str) -> None:
    """Press the verb and wait for the action."""
    with qtbot.waitSignal(the_document(window).acted):
        button(dialog, words).click()


def countries(window: MainWindow) -> str:
    """Return the countries of all people, in order."""
    people = the_document(window).snapshot.people.values()
    return " ".join(one.country or "–" for one in people)


def test_one_cell_on_one_row_is_typed_at_once(window: MainWindow, qtbot: QtBot) -> None:
    table = at_cell(window, ["p0"], "Country")
    with qtbot.waitSignal(the_document(window).acted):
        paste(table, ("Switzerland",))
    assert countries(window) == "CH AL – – – – –"
    assert window.findChildren(PastePreview) == []
    assert the_document(window).undo_words == "Change country of Ann Adams"


def test_one_cell_that_cannot_be_stored_stays_red(window: MainWindow, qtbot: QtBot) -> None:
    table = at_cell(window, ["p0"], "E-mail")
    drafts = the_people(window).place.drafts
    paste(table, ("nobody",))
    qtbot.waitUntil(lambda: drafts.text("people:p0", "emails") == "nobody")
    assert "“nobody” is no e-mail address: it has no @" in words_on(window)
    assert the_document(window).snapshot.people["p0"].emails == ("ann@albia.example",)


def test_pasted_twice_in_a_hurry_is_shown_once(window: MainWindow, qtbot: QtBot) -> None:
    table = at_cell(window, ["p0", "p1", "p2"], "Country")
    paste(table, ("AL",))
    paste(table, ("CH",))
    dialog = preview(window, qtbot)
    qtbot.waitUntil(lambda: not the_people(window).place.tasks.is_busy)
    assert [one for one in window.findChildren(PastePreview) if one.isVisible()] == [dialog]
    confirm(window, qtbot, dialog, "Change 3 fields")
    assert countries(window) == "CH CH CH – – – –"


def test_one_cell_fills_all_selected_rows_as_one_action(window: MainWindow, qtbot: QtBot) -> None:
    table = at_cell(window, ["p0", "p1", "p2"], "Country")
    paste(table, ("AL",))
    dialog = preview(window, qtbot)
    assert "2 will change, 1 unchanged." in words_on(dialog)
    confirm(window, qtbot, dialog, "Change 2 fields")
    assert countries(window) == "AL AL AL – – – –"
    assert "2 fields changed" in words_on(window)
    with qtbot.waitSignal(the_document(window).acted):
        button(window, "Undo").click()
    assert countries(window) == "– AL – – – – –"


@contextmanager
def a_slow_file(window: MainWindow) -> Iterator[None]:
    """Let what is handed to the file wait, as many changes take their time."""
    gate = Event()
    the_document(window).read(lambda _: gate.wait(), lambda _: None)
    try:
        yield
    finally:
        gate.set()


def test_pasting_that_takes_long_shows_itself_and_cancel_leaves_everything(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = at_cell(window, ["p0", "p1", "p2"], "Country")
    paste(table, ("AL",))
    dialog = preview(window, qtbot)
    assert window.view is not None
    (strip,) = window.view.findChildren(JobStrip)
    with a_slow_file(window):
        button(dialog, "Change 2 fields").click()
        qtbot.waitUntil(strip.isVisible)
        assert "Changing 2 rows" in words_on(strip)
        assert window.isEnabled()
        button(strip, "Cancel").click()
    qtbot.waitUntil(strip.isHidden)
    qtbot.waitUntil(lambda: "Nothing was changed: you stopped it." in words_on(window))
    assert countries(window) == "– AL – – – – –"
    assert the_document(window).undo_words == "Load a convening"
    assert "All changes saved" in words_on(window)
    assert "Saving…" not in words_on(window)
    paste(table, ("AL",))  # and the next goes through
    confirm(window, qtbot, preview(window, qtbot), "Change 2 fields")
    assert countries(window) == "AL AL AL – – – –"


def test_closing_does_not_stop_what_is_being_pasted(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    table = at_cell(window, ["p0", "p1", "p2"], "Country")
    paste(table, ("AL",))
    dialog = preview(window, qtbot)
    the_document(window).read(lambda _: Event().wait(0.2), lambda _: None)
    button(dialog, "Change 2 fields").click()
    window.close_convening()
    people = read_file(tmp_path / "a.convenor").people
    assert [people[key].country for key in ("p0", "p1", "p2")] == ["AL"] * 3


def act(window: MainWindow, qtbot: QtBot, key: str, country: str) -> None:
    """Change a country while the preview stands there, as a panel's field that is stored late."""
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        document.act(partial(people.set_field, key=key, field="country", text=country))


def test_what_is_there_already_when_the_button_is_pressed_is_not_counted(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = at_cell(window, ["p0", "p2"], "Country")
    paste(table, ("France",))
    dialog = preview(window, qtbot)
    act(window, qtbot, "p0", "FR")
    confirm(window, qtbot, dialog, "Change 2 fields")
    assert countries(window) == "FR AL FR – – – –"
    assert "1 field changed" in words_on(window)


def test_what_was_changed_since_it_was_shown_stays_and_is_named(
    window: MainWindow, qtbot: QtBot
) -> None:
    act(window, qtbot, "p2", "DE")
    table = at_cell(window, ["p0", "p1", "p2"], "Country")
    paste(table, ("France",))
    dialog = preview(window, qtbot)
    with qtbot.waitSignal(the_document(window).acted):
        the_document(window).undo()
    act(window, qtbot, "p0", "IT")
    confirm(window, qtbot, dialog, "Change 3 fields")
    assert countries(window) == "IT FR – – – – –"
    assert (
        "1 field changed. Changed meanwhile, and left as it is: Country of Ann Adams, "
        "Country of Clark. Paste again to replace it." in words_on(window)
    )


def test_where_everything_was_changed_since_it_was_shown_it_is_said(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = at_cell(window, ["p0", "p2"], "Country")
    paste(table, ("France",))
    dialog = preview(window, qtbot)
    act(window, qtbot, "p0", "IT")
    act(window, qtbot, "p2", "FR")
    button(dialog, "Change 2 fields").click()
    qtbot.waitUntil(lambda: "Nothing was changed. Changed meanwhile" in words_on(window))
    assert countries(window) == "IT AL FR – – – –"


def test_a_block_goes_right_and_down_and_says_what_is_refused(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = at_cell(window, ["p0"], "E-mail")
    paste(table, ("a@b.org", "France", "French"), ("nobody", "Nowhere", ""))
    dialog = preview(window, qtbot)
    assert "3 will change, 2 refused, 1 unchanged." in words_on(dialog)
    lines = shown(dialog)
    assert lines[0] == [
        "Baker", "E-mail", "=baker@albia.example",
        "nobody: “nobody” is no e-mail address: it has no @",
    ]  # fmt: skip
    assert [line[3] for line in lines[2:]] == ["a@b.org", "France", "French", "empty: unchanged"]
    confirm(window, qtbot, dialog, "Change 3 fields")
    person = the_document(window).snapshot.people["p0"]
    assert (person.emails, person.country, person.languages) == (("a@b.org",), "FR", ("fr",))
    assert countries(window) == "FR AL – – – – –"
    assert the_document(window).undo_words == "Change 3 fields of Ann Adams"


def test_our_own_copy_comes_back_unchanged(window: MainWindow, qtbot: QtBot) -> None:
    table = the_table(window)
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    table.select(["p3"])
    QTest.keyClick(table, Qt.Key.Key_V, CONTROL)
    dialog = preview(window, qtbot)
    rows, columns = 7, len(table.shown_columns())
    assert f"{rows * columns} unchanged." in words_on(dialog)
    assert not dialog.primary.isVisible()


def test_copied_edited_elsewhere_and_pasted_finds_its_rows_and_columns(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = the_table(window)
    table.select(["p1", "p2"])
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    heads, *rows = read_block(QGuiApplication.clipboard().text())
    at = heads.index("Tags")
    rows[0][at], rows[1][at] = "host, panel", "=1+1"
    turned = [list(reversed(row)) for row in (heads, *reversed(rows))]
    table.select(["p5"])
    paste(table, *map(tuple, turned))
    dialog = preview(window, qtbot)
    confirm(window, qtbot, dialog, "Change 2 fields")
    people = the_document(window).snapshot.people
    assert (people["p1"].tags, people["p2"].tags) == (("host", "panel"), ("=1+1",))
    assert people["p1"].emails == ("=baker@albia.example",)


def test_who_is_not_in_the_list_and_unknown_heads_are_said(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = the_table(window)
    table.select(["p0"])
    paste(table, ("Name", "Country", "Comment"), ("Nobody", "FR", "x"), ("Clark", "FR", "y"))
    words = words_on(preview(window, qtbot))
    assert "“Comment” is no column here." in words
    assert "“Nobody”: no one row of this name is in the list." in words


def test_rows_beyond_the_last_are_said_and_not_added(window: MainWindow, qtbot: QtBot) -> None:
    table = the_table(window)
    last = table.model().key_at(table.model().rowCount() - 1)  # type: ignore[attr-defined]
    at_cell(window, [last], "Country")
    paste(table, ("FR",), ("DE",), ("IT",))
    dialog = preview(window, qtbot)
    assert "2 rows are more than there are below here, and not added." in words_on(dialog)
    with qtbot.waitSignal(the_people(window).place.command_wanted) as wanted:
        button(dialog, "Import people…").click()
    assert wanted.args == ["import.people"]
    assert countries(window) == "– AL – – – – –"


def test_what_is_not_typed_into_the_table_is_refused(window: MainWindow, qtbot: QtBot) -> None:
    table = at_cell(window, ["p0"], "Constituency")
    paste(table, ("Media",))
    assert "Constituency is not typed into the table." in words_on(window)
    paste(table, ("Media", "Accepted"))
    dialog = preview(window, qtbot)
    assert shown(dialog)[0][3] == "Media: not typed into the table"


def test_statuses_move_only_where_they_may(window: MainWindow, qtbot: QtBot) -> None:
    the_invitations(window)
    table = at_cell(window, ["v0", "v2", "v5"], "Status")
    paste(table, ("Accepted",))
    dialog = preview(window, qtbot)
    assert "1 will change, 2 refused." in words_on(dialog)
    notes = [line[3] for line in shown(dialog)]
    assert "Accepted: the seat is on the longlist: approve first, then mark invited" in notes
    confirm(window, qtbot, dialog, "Change 1 field")
    assert statuses(window)["v0"] == "accepted"
    assert seat(window, "v0").replied_on == "2027-03-01"


def test_the_reply_by_of_a_copy_is_read_with_how_far_off_it_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_invitations(window)
    table = at_cell(window, ["v1"], "Reply by")
    with qtbot.waitSignal(the_document(window).acted):
        paste(table, ("Fri 5 Mar, in 4 days",))
    assert seat(window, "v1").reply_by == "2027-03-05"


def test_a_new_organisation_is_made_once_and_said(window: MainWindow, qtbot: QtBot) -> None:
    table = at_cell(window, ["p0", "p1"], "Organisation")
    paste(table, ("Ministry of Rivers",))
    dialog = preview(window, qtbot)
    name = "Ministry of Rivers"
    notes = [line[3] for line in shown(dialog)]
    assert notes == [f"{name}: {name} is added as an organisation", name]
    confirm(window, qtbot, dialog, "Change 2 fields")
    assert len(the_document(window).snapshot.organisations) == 3


def test_an_empty_clipboard_is_said(window: MainWindow) -> None:
    table = at_cell(window, ["p0"], "Country")
    QGuiApplication.clipboard().clear()
    QTest.keyClick(table, Qt.Key.Key_V, CONTROL)
    assert "There is nothing to paste." in words_on(window)


def test_the_menu_pastes_too(window: MainWindow, qtbot: QtBot) -> None:
    at_cell(window, ["p0"], "Country")
    QGuiApplication.clipboard().setText("France")
    with qtbot.waitSignal(the_document(window).acted):
        window.commands.run("edit.paste")
    assert countries(window).startswith("FR")
