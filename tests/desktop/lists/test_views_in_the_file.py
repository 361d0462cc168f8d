"""Saved views and the file: what it has not taken is not said to be saved, and is not lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from unittest.mock import Mock

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.drafts import Drafts
from convenor.window.main_window import MainWindow
from convenor_db.domain.errors import DiskFull
from convenor_db.store.asides import Asides
from support.invitations import the_invitations
from support.people import names, the_table, words_on
from support.views import (
    a_file_with_views,
    choose,
    delete_and_bring_back,
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
from support.windows import an_empty_window, the_document


@contextmanager
def a_busy_file(window: MainWindow) -> Iterator[None]:
    """Let the file answer only afterwards."""
    free = Event()
    the_document(window).read(lambda _store: free.wait(20), lambda _answer: None)
    try:
        yield
    finally:
        free.set()


def test_a_view_is_said_to_be_saved_once_it_is(window: MainWindow, qtbot: QtBot) -> None:
    tick(window, "wave", "1")
    save_as(window, qtbot, "First wave")
    type_in_filter(window, "adams")
    with a_busy_file(window):
        choose(view_menu(window), "Save")
        QApplication.processEvents()
        assert "View “First wave” saved" not in words_on(window)
        assert view_button(window).is_changed
    qtbot.waitUntil(lambda: "View “First wave” saved" in words_on(window))
    assert not view_button(window).is_changed


def test_a_view_the_file_refused_is_told_and_what_is_changed_in_it_stays(
    window: MainWindow, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(window, "wave", "1")
    save_as(window, qtbot, "First wave")
    type_in_filter(window, "adams")
    full = "The view was not stored: there is no room on the disk."
    with monkeypatch.context() as patched:
        for deed in ("keep_view", "rename_view", "drop_view"):
            patched.setattr(Asides, deed, Mock(side_effect=DiskFull(full)))
        choose(view_menu(window), "Save")
        settled(window, qtbot)
        assert full in words_on(window)
        assert "saved" not in " ".join(words_on(window)).replace("All changes saved", "")
        for words in ("Rename", "Save as"):
            choose(view_menu(window), words)
            type_name("Another")
            settled(window, qtbot)
            assert view_button(window).words == "First wave"
        choose(view_menu(window), "Delete")
        settled(window, qtbot)
    assert view_button(window).accessibleName() == "View: First wave, changed"
    open_again(window, qtbot, path)
    open_view(window, "First wave")
    assert names(window) == ["Ann Adams"]
    assert view_button(window).is_changed


def test_what_is_unsaved_is_put_also_where_the_view_was_opened_before_it_was_read(
    window: MainWindow, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(window, "wave", "1")
    save_as(window, qtbot, "First wave")
    type_in_filter(window, "adams")
    open_view(window, "All seats")
    load = Drafts._load
    monkeypatch.setattr(Drafts, "_load", lambda _drafts: None)
    open_again(window, qtbot, path)
    open_view(window, "First wave")
    assert names(window) == ["Ann Adams", "Clark"]
    load(the_invitations(window).place.drafts)
    qtbot.waitUntil(lambda: names(window) == ["Ann Adams"])
    assert view_button(window).is_changed


def test_a_view_is_not_replaced_before_it_is_known(qtbot: QtBot, path: Path) -> None:
    a_file_with_views(path, ("First wave", "{}"))
    with an_empty_window(qtbot) as window:
        assert window.open_path(path)
        qtbot.waitUntil(lambda: the_document(window).is_open and window.is_complete)
        with a_busy_file(window):
            the_invitations(window)
            choose(view_menu(window), "Save as")
            type_name("First wave")
            assert "The file is not open for writing." in words_on(name_popup())
            name_popup().close()
        settled(window, qtbot)
        window.close_convening()
    assert read_views(path) == {"First wave": "{}"}


HARD = (
    '{"filter": "a\\ud800", "facets": {"wave": ["1", "\\udc00"], "x\\ud800": ["y"]},'
    ' "columns": {"order": ["\\ud800"], "widths": {"status": 1e30, "wave": 99999999999}}}'
)


def test_a_view_no_program_of_ours_wrote_opens_and_is_kept_when_it_is_changed(
    qtbot: QtBot, path: Path
) -> None:
    a_file_with_views(path, ("Hard", HARD))
    with an_empty_window(qtbot) as window:
        assert window.open_path(path)
        open_again(window, qtbot, path)
        open_view(window, "Hard")
        assert names(window) == ["Ann Adams", "Clark"]
        table = the_table(window)
        assert max(map(table.columnWidth, table.shown_columns())) <= 3000
        type_in_filter(window, "adams")
        choose(view_menu(window), "Save")
        delete_and_bring_back(window, qtbot)
        window.close_convening()
    assert "adams" in read_views(path)["Hard"]
