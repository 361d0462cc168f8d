"""Saved views through the window: kept in the file, changed, saved, reverted, never lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from convenor.window.main_window import MainWindow
from convenor_db.store.store import Store
from support.builders import around
from support.invitations import the_invitations
from support.people import names, the_people, the_table, words_on
from support.views import (
    a_file_with_views,
    choose,
    columns_menu,
    delete_and_bring_back,
    entry,
    name_popup,
    open_again,
    open_view,
    read_views,
    save_as,
    settled,
    tick,
    type_in_filter,
    type_name,
    view_button,
    view_menu,
)
from support.windows import an_empty_window

OWING = ["Ann Adams", "Baker"]


def click_head(window: MainWindow, column: int, *, further: bool = False) -> None:
    """Click the head of a column."""
    head = the_table(window).head
    at = head.viewport().rect().center()
    at.setX(head.sectionViewportPosition(column) + 12)
    held = Qt.KeyboardModifier.ShiftModifier if further else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, held, at)


def test_everybody_has_the_views_of_those_who_owe_an_answer(window: MainWindow) -> None:
    assert view_button(window).accessibleName() == "View: All seats"
    open_view(window, "Owes an answer")
    assert names(window) == OWING
    assert view_button(window).accessibleName() == "View: Owes an answer"
    open_view(window, "Replies overdue")
    assert names(window) == ["Ann Adams"]
    open_view(window, "All seats")
    assert len(names(window)) == 8


def test_the_palette_opens_a_built_in_view(window: MainWindow) -> None:
    window.commands.run("invitations.view.owes")
    assert names(window) == OWING
    assert view_button(window).words == "Owes an answer"


def test_a_filter_in_a_view_marks_it_as_changed_and_esc_takes_it_back(window: MainWindow) -> None:
    open_view(window, "Owes an answer")
    type_in_filter(window, "baker")
    assert view_button(window).accessibleName() == "View: Owes an answer, changed"
    the_table(window).setFocus()
    QTest.keyClick(the_table(window), Qt.Key.Key_Escape)
    assert (names(window), view_button(window).is_changed) == (OWING, False)
    QTest.keyClick(the_table(window), Qt.Key.Key_Escape)
    assert (len(names(window)), view_button(window).words) == (8, "All seats")


def arrange(window: MainWindow) -> None:
    """Filter, sort by two, hide a column, move another, lower the rows."""
    type_in_filter(window, "albia")
    tick(window, "wave", "1", "2")
    for further, column in ((False, 5), (False, 5), (True, 0)):
        click_head(window, column, further=further)
    menu = columns_menu(window)
    entry(menu, "Status").trigger()
    entry(menu, "Compact rows").trigger()
    menu.close()
    the_table(window).columns.move(6, 1)


def standing(window: MainWindow) -> tuple[object, ...]:
    """Return how the table stands, as one sees it."""
    table = the_table(window)
    heads = [table.head.sorted_by(column) for column in table.shown_columns()]
    high = table.verticalHeader().defaultSectionSize()
    return names(window), table.shown_columns(), heads, high


def test_a_view_keeps_filters_columns_order_and_rows_in_the_file(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    arrange(window)
    stood = standing(window)
    assert stood[0] == ["Baker", "Ann Adams", "Clark"]
    save_as(window, qtbot, "Ministers")
    assert view_button(window).accessibleName() == "View: Ministers"
    open_view(window, "All seats")
    open_again(window, qtbot, path)
    assert standing(window) != stood
    open_view(window, "Ministers")
    assert standing(window) == stood


def test_what_is_changed_in_a_view_stays_with_it_until_it_is_reverted(
    window: MainWindow, qtbot: QtBot
) -> None:
    tick(window, "wave", "1")
    save_as(window, qtbot, "First wave")
    type_in_filter(window, "adams")
    open_view(window, "All seats")
    assert len(names(window)) == 8
    menu = view_menu(window)
    assert entry(menu, "First wave").text() == "First wave\tchanged"
    choose(menu, "First wave")
    assert names(window) == ["Ann Adams"]
    assert view_button(window).is_changed
    choose(view_menu(window), "Revert")
    assert names(window) == ["Ann Adams", "Clark"]
    assert not view_button(window).is_changed


def test_unsaved_changes_outlive_the_program(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    tick(window, "wave", "1")
    save_as(window, qtbot, "First wave")
    type_in_filter(window, "adams")
    kept = "views:invitations"
    qtbot.waitUntil(lambda: bool(the_invitations(window).place.drafts.of(kept)), timeout=4000)
    settled(window, qtbot)
    window.close_convening()
    with Store(path, around()) as store:
        assert [draft.target for draft in store.asides.drafts()] == [kept]
        assert "adams" not in store.asides.views("invitations")["First wave"]


def test_saving_keeps_the_change(window: MainWindow, qtbot: QtBot) -> None:
    tick(window, "wave", "1")
    save_as(window, qtbot, "First wave")
    type_in_filter(window, "adams")
    choose(view_menu(window), "Save")
    qtbot.waitUntil(lambda: not view_button(window).is_changed)
    assert "View “First wave” saved" in words_on(window)
    open_view(window, "All seats")
    open_view(window, "First wave")
    assert names(window) == ["Ann Adams"]


def test_a_name_is_needed_and_taken_once(window: MainWindow, qtbot: QtBot) -> None:
    settled(window, qtbot)
    for name, why in (
        (" ", "A view needs a name."),
        ("owes AN answer", "There is a view “owes AN answer” already."),
        ("x" * 81, "The name is too long: 80 letters at most."),
    ):
        choose(view_menu(window), "Save as")
        type_name(name)
        assert why in words_on(name_popup())
        QTest.keyClick(name_popup(), Qt.Key.Key_Escape)
    assert view_button(window).words == "All seats"


def test_a_name_half_typed_outlives_the_program(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    choose(view_menu(window), "Save as")
    field = name_popup().findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "Half a na")
    drafts = the_invitations(window).place.drafts
    kept = "view-name:invitations"
    qtbot.waitUntil(lambda: drafts.text(kept, "name") == "Half a na", timeout=2500)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert drafts.text(kept, "name") is None
    drafts.keep(kept, "name", "Half a na")  # as it stands after the program was killed
    choose(view_menu(window), "Save as")
    field = name_popup().findChild(QLineEdit)
    assert field is not None
    assert field.text() == "Half a na"


def test_a_view_is_renamed_deleted_and_brought_back(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    tick(window, "wave", "1")
    save_as(window, qtbot, "First")
    choose(view_menu(window), "Rename")
    type_name("Wave one & two")
    settled(window, qtbot)
    assert view_button(window).words == "Wave one & two"
    delete_and_bring_back(window, qtbot)
    assert names(window) == ["Ann Adams", "Clark"]
    window.close_convening()
    assert list(read_views(path)) == ["Wave one & two"]


def test_a_view_of_the_users_is_a_command(window: MainWindow, qtbot: QtBot) -> None:
    tick(window, "wave", "1")
    save_as(window, qtbot, "First wave")
    open_view(window, "All seats")
    command = next(one for one in window.commands.all if one.text == "View: First wave")
    the_people(window)
    window.commands.run(command.name)
    assert names(window) == ["Ann Adams", "Clark"]
    choose(view_menu(window), "Delete")
    qtbot.waitUntil(lambda: not window.commands.has(command.name))


def test_a_count_that_is_a_door_leaves_the_view_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    tick(window, "wave", "1")
    save_as(window, qtbot, "First wave")
    the_invitations(window)._list.show_only(["v3"], "one of them")
    assert (names(window), view_button(window).words) == (["Davis"], "All seats")
    open_view(window, "First wave")
    assert names(window) == ["Ann Adams", "Clark"]
    assert not view_button(window).is_changed


def test_going_back_brings_the_view_back(window: MainWindow) -> None:
    open_view(window, "Owes an answer")
    the_invitations(window).place.go_to("people", "p3")
    window.go_back()
    assert (names(window), view_button(window).words) == (OWING, "Owes an answer")


def test_where_nothing_matches_the_view_is_named(window: MainWindow) -> None:
    open_view(window, "Owes an answer")
    type_in_filter(window, "nobody at all")
    assert "View: Owes an answer · “nobody at all”" in words_on(window)


def test_a_view_of_a_column_and_a_value_that_have_gone_still_opens(
    qtbot: QtBot, path: Path
) -> None:
    gone = (
        '{"facets": {"mood": ["bad"], "wave": ["7"]}, "sort": [["mood", "up"]],'
        ' "columns": {"order": ["mood", "status"], "hidden": ["mood", "name"]}}'
    )
    a_file_with_views(path, ("Gone", gone), ("Broken", "[1, 2]"))
    with an_empty_window(qtbot) as window:
        assert window.open_path(path)
        open_again(window, qtbot, path)
        assert not entry(view_menu(window), "Broken").isEnabled()
        open_view(window, "Gone")
        assert view_button(window).accessibleName() == "View: Gone"
        assert "Wave: 7" in words_on(window)
        assert the_invitations(window)._table.columns.order[:2] == (0, 4)


def test_a_view_is_no_step_of_undo(window: MainWindow, qtbot: QtBot) -> None:
    assert window.document is not None
    before = window.document.undo_words
    save_as(window, qtbot, "Quiet")
    settled(window, qtbot)
    assert window.document.undo_words == before


def test_columns_and_order_without_a_view_are_the_tables_own(
    window: MainWindow, qtbot: QtBot
) -> None:
    menu = columns_menu(window)
    entry(menu, "Status").trigger()
    menu.close()
    click_head(window, 5)
    assert not view_button(window).is_changed
    open_view(window, "Owes an answer")
    assert the_table(window).isColumnHidden(4)
    open_view(window, "All seats")
    assert the_table(window).model().sorts == ((5, False),)  # type: ignore[attr-defined]
