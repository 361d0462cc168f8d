"""A convening that closes: nothing typed is lost, nothing goes on, nothing stays behind."""

import gc
import weakref
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from convenor.ask import WindowAsk
from convenor.dialogs.frame import Dialog
from convenor.tasks import Job
from convenor.theme.theme import Mode, theme
from convenor.widgets.toast import Toast
from convenor.window.main_window import MainWindow
from convenor.window.registry import SCREENS
from convenor_db.domain.actions.people import set_field
from convenor_db.domain.records import InvitationKey, LedgerEntry, Method
from convenor_db.store.quiet import read_file
from support.builders import NOW, around
from support.people import change, the_people
from support.windows import an_open_window, the_document, the_screen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the convening of a test is."""
    return tmp_path / "a.convenor"


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> Iterator[MainWindow]:
    """Return an open window on a small convening."""
    with an_open_window(qtbot, path) as window:
        yield window


def open_again(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Open a file and wait until it can be written."""
    assert window.open_path(path)
    with qtbot.waitSignal(the_document(window).labels_changed):
        pass
    qtbot.waitUntil(lambda: window.is_complete)


def run_until_stopped(window: MainWindow, then: Callable[[], object] = lambda: None) -> list[str]:
    """Run a task of the convening that ends when it is stopped; return what it calls."""
    assert window.view is not None
    began, pause, called = Event(), Event(), list[str]()

    def work(job: Job) -> None:
        began.set()
        while not job.is_cancelled():
            pause.wait(0.005)
        then()
        called.append("stopped")

    window.view.place.tasks.run(work, title="Writing", done=lambda _: called.append("done"))
    began.wait()
    return called


def test_a_closed_convening_is_let_go(window: MainWindow) -> None:
    for name in SCREENS:
        the_screen(window, name)
    document = weakref.ref(the_document(window))
    window.close_convening()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert document() is None


def test_the_theme_changes_after_a_convening_was_closed(window: MainWindow) -> None:
    for name in SCREENS:
        the_screen(window, name)
    window.close_convening()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.set_mode(Mode.DARK)
    theme.set_mode(Mode.LIGHT)


def test_no_menus_stay_behind(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    def count() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(window.menuBar().findChildren(QMenu))

    before = count()
    window.close_convening()
    open_again(qtbot, window, path)
    assert count() == before


def test_a_closed_dialog_goes(window: MainWindow) -> None:
    window.commands.run("file.new")
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, QDialog)
    shown.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(Dialog) == []


def test_an_answered_question_goes(window: MainWindow) -> None:
    said: list[str] = []
    WindowAsk(window).confirm(
        "Withdraw the invitation of Ada?", lambda: said.append("yes"), yes="Withdraw"
    )
    assert said == []  # nobody waits for the answer
    buttons = window.findChildren(QDialog)[0].findChildren(QPushButton)
    next(one for one in buttons if one.text() == "Withdraw").click()
    assert said == ["yes"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(QDialog) == []


def test_a_task_of_a_closed_convening_calls_nobody(window: MainWindow) -> None:
    called = run_until_stopped(window)
    window.close_convening()
    QApplication.processEvents()
    assert called == ["stopped"]


def test_what_a_stopped_task_has_done_is_written_down(window: MainWindow, path: Path) -> None:
    entry = LedgerEntry(
        uid="u1", invitation=InvitationKey("v1"), sequence=0, method=Method.REQUEST,
        stamp="2027-02-01T08:00:00Z", hash="x", exported_at="2027-02-01T08:00:00Z",
        address="a@b.org", organiser="c@d.org",
    )  # fmt: skip
    document = the_document(window)
    run_until_stopped(window, lambda: document.record("Write calendars", (entry,)))
    window.close()
    assert list(read_file(path).ledger) == ["u1"]


def test_a_task_of_the_window_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    may_end, called = Event(), list[str]()
    window.tasks.run(lambda _: may_end.wait(), title="Making", done=lambda _: called.append("done"))
    window.close_convening()
    may_end.set()
    qtbot.waitUntil(lambda: called == ["done"])


def test_what_is_refused_on_closing_is_kept(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    the_people(window)
    change(window, "E-mail", "amara@")
    window.close_convening()
    open_again(qtbot, window, path)
    assert window.view is not None
    drafts = window.view.place.drafts
    qtbot.waitUntil(lambda: drafts.text("people:p1", "emails") == "amara@")


def test_the_same_file_opened_again_shows_what_was_typed_last(
    window: MainWindow, path: Path
) -> None:
    the_people(window)
    change(window, "Post", "Envoy")
    assert window.open_path(path)
    assert the_document(window).snapshot.people["p1"].post == "Envoy"


def test_a_visit_of_today_is_not_one_of_yesterday(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    the_people(window)
    change(window, "Post", "Envoy")
    window.around = around(2, lambda: NOW + timedelta(days=1))
    open_again(qtbot, window, path)
    the_people(window)
    with qtbot.waitSignal(the_document(window).acted):
        change(window, "Post", "Minister")
    with qtbot.waitSignal(the_document(window).acted):
        window.commands.run("edit.undo")
    assert the_document(window).snapshot.people["p1"].post == "Envoy"


def test_no_toast_offers_to_take_back_what_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    assert window.view is not None
    window.view.place.toast("Moved", undo=True)
    window.close_convening()
    assert not any(toast.isVisible() for toast in window.findChildren(Toast))


def test_a_closed_document_does_nothing(window: MainWindow) -> None:
    document = the_document(window)
    window.close_convening()
    document.act(lambda snapshot: set_field(snapshot, key="p1", field="post", text="Envoy"))
    document.undo()
    assert document.snapshot.people["p1"].post != "Envoy"
