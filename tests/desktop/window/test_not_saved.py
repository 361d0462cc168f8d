"""A file that cannot be written to: what is said, that a copy holds it, and what comes after."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from convenor.widgets.banner import Banner
from convenor.window.main_window import MainWindow
from convenor.window.rail import Rail
from convenor_db.domain.actions.people import set_field
from convenor_db.store.quiet import read_file
from convenor_db.store.store import Store
from support.builders import a_file, a_store, around
from support.fakes import FakeAsk
from support.kept.running import drafts_in
from support.people import change, field, the_people
from support.windows import an_empty_window, an_open_window, the_document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the convening of a test is."""
    return tmp_path / "a.convenor"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return where a copy is asked for."""
    return tmp_path / "copy.convenor"


@pytest.fixture
def window(qtbot: QtBot, path: Path, copy: Path) -> Iterator[MainWindow]:
    """Return an open window on a small convening, at its people."""
    with an_open_window(qtbot, path, ask=FakeAsk(path=copy)) as window:
        the_people(window)
        yield window


def said(window: MainWindow) -> str:
    """Return what stands above the screen."""
    return " ".join(one.message() for one in window.findChildren(Banner) if one.isVisible())


def told_saved(window: MainWindow) -> list[str]:
    """Return what the rail says on whether all is saved."""
    (rail,) = window.findChildren(Rail)
    words = ("All changes saved", "Saving…", "Not saved", "Not open for writing")
    return [one.text() for one in rail.findChildren(QLabel) if one.text() in words]


def write_refused(window: MainWindow, qtbot: QtBot, name: str, text: str) -> None:
    """Type over a field of the panel; the file does not take it."""
    change(window, name, text)
    qtbot.waitUntil(lambda: "Saving…" not in told_saved(window) and bool(said(window)))


def save_copy(window: MainWindow, qtbot: QtBot, copy: Path) -> None:
    """Save a copy from the menu."""
    window.commands.run("file.copy")
    qtbot.waitUntil(copy.exists)


def test_a_file_that_was_moved_is_not_called_saved(
    window: MainWindow, qtbot: QtBot, path: Path, copy: Path
) -> None:
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "Post", "Envoy")
    path.rename(path.with_name("elsewhere.convenor"))
    write_refused(window, qtbot, "Country", "Lithuania")
    assert told_saved(window) == ["Not saved"]
    assert "is no longer there" in said(window)
    assert field(window, "Country").text() == "Lithuania"
    save_copy(window, qtbot, copy)
    assert read_file(copy).people["p1"].post == "Envoy"
    assert told_saved(window) == ["Not saved"]  # the copy is another file


def post_refused_while_away(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    """Type a post while the file is somewhere else, and bring the file back."""
    elsewhere = path.with_name("elsewhere.convenor")
    path.rename(elsewhere)
    write_refused(window, qtbot, "Post", "Envoy")
    elsewhere.rename(path)


def test_what_could_not_be_kept_is_kept_once_it_can_be(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    post_refused_while_away(window, qtbot, path)
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "Country", "Lithuania")
    qtbot.waitUntil(lambda: told_saved(window) == ["All changes saved"])
    assert said(window) == ""
    qtbot.waitUntil(lambda: drafts_in(path) == {("people:p1", "post"): "Envoy"})


def test_a_file_that_is_written_again_at_closing_has_what_was_typed(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    post_refused_while_away(window, qtbot, path)
    window.close_convening()
    assert drafts_in(path) == {("people:p1", "post"): "Envoy"}


def test_a_copy_that_is_refused_says_so_and_all_is_saved(
    window: MainWindow, qtbot: QtBot, copy: Path
) -> None:
    copy.write_text("mine")
    window.commands.run("file.copy")
    qtbot.waitUntil(lambda: "already exists" in said(window))
    assert told_saved(window) == ["All changes saved"]
    assert copy.read_text() == "mine"


@pytest.fixture
def held(qtbot: QtBot, path: Path, copy: Path) -> Iterator[tuple[MainWindow, Store]]:
    """Return a window on a file that somebody else has open."""
    with a_store(path=path) as store, an_empty_window(qtbot, FakeAsk(path=copy)) as window:
        assert window.open_path(path)
        qtbot.waitUntil(lambda: told_saved(window) == ["Not open for writing"])
        qtbot.waitUntil(lambda: window.is_complete)
        the_people(window)
        yield window, store


def test_a_file_that_another_has_open_is_copied(
    held: tuple[MainWindow, Store], qtbot: QtBot, copy: Path
) -> None:
    save_copy(held[0], qtbot, copy)
    assert read_file(copy).people["p1"].family == "Okafor"


def test_a_file_that_another_has_let_go_is_written(
    held: tuple[MainWindow, Store], qtbot: QtBot
) -> None:
    window, store = held
    assert "marta" in said(window)
    store.close()
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "Post", "Envoy")
    qtbot.waitUntil(lambda: told_saved(window) == ["All changes saved"])
    assert said(window) == ""


def test_a_file_that_another_has_written_is_opened_again_first(
    held: tuple[MainWindow, Store], qtbot: QtBot, path: Path
) -> None:
    window, store = held
    the_document(window)._reading.finish()
    store.act(lambda now: set_field(now, key="p2", field="post", text="Envoy"))
    store.close()
    change(window, "Post", "Minister")
    qtbot.waitUntil(lambda: "another program has written" in said(window))
    assert told_saved(window) == ["Not open for writing"]
    assert window.open_path(path)
    qtbot.waitUntil(lambda: the_document(window).is_open)
    assert the_document(window).snapshot.people["p2"].post == "Envoy"


def test_a_folder_in_which_no_lock_can_be_made_is_told(
    qtbot: QtBot, path: Path, copy: Path
) -> None:
    a_file(None, path)
    lock = path.with_name(f".~lock.{path.name}#")
    lock.unlink()
    lock.mkdir()  # what cannot be written, on every system
    with an_empty_window(qtbot, FakeAsk(path=copy)) as window:
        assert window.open_path(path)
        qtbot.waitUntil(lambda: told_saved(window) == ["Not open for writing"])
        assert "a.convenor was not opened for writing" in said(window)
        save_copy(window, qtbot, copy)
    with Store(copy, around(2)) as store:
        assert store.snapshot.people["p1"].family == "Okafor"
