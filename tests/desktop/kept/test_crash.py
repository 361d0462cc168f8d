"""An error that nobody expected: what is told and written of it, and that one can go on."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from convenor.ask import WindowAsk
from convenor.crash import WHAT, CrashReport
from convenor.drafts import Typed
from convenor.tasks import Job
from convenor.window.main_window import MainWindow
from convenor.window.registry import SCREENS
from convenor.window.restarting import Restarting
from convenor_db.domain.actions.people import set_field
from convenor_db.domain.edits import Edit
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.quiet import read_file, read_findings
from support.builders import NOW
from support.fakes import FakeAsk
from support.people import field, the_people, write
from support.windows import an_open_window, the_document, the_screen

NAMES = ("Okafor", "Amara", "Albia")


class Wrong(Exception):
    """An error whose text names somebody."""


def break_down() -> None:
    """Fail with names in the text, in a variable and in what led to it."""
    delegate = "Amara Okafor"
    try:
        dict[str, str]()[delegate]
    except KeyError as error:
        message = f"{delegate} of Albia"
        raise Wrong(message) from error


@pytest.fixture
def ask() -> FakeAsk:
    """Return who answers, and keeps what was told."""
    return FakeAsk()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, ask: FakeAsk) -> Iterator[MainWindow]:
    """Return an open window on a small convening."""
    with an_open_window(qtbot, tmp_path / "a.convenor", ask=ask) as window:
        yield window


@pytest.fixture
def logs(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where reports are written; errors are taken as the program takes them."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    restarting, folder = Restarting(window), tmp_path / "logs"
    report = CrashReport(folder, lambda: NOW, "Convenor 1", restarting.state)
    report.install(restarting.tell)
    return folder


def written(logs: Path) -> list[str]:
    """Return the reports."""
    return [path.read_text("utf-8") for path in sorted(logs.glob("crash-*.txt"))]


def goes_on(window: MainWindow, qtbot: QtBot) -> None:
    """Check that the file is sound and takes the next action."""
    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        document.act(lambda now: set_field(now, key="p1", field="post", text="Envoy"))
    assert read_findings(document.path) == []
    assert read_file(document.path).people["p1"].post == "Envoy"


def in_a_slot(_window: MainWindow) -> None:
    QTimer.singleShot(0, break_down)


def in_a_job(window: MainWindow) -> None:
    def work(_job: Job) -> None:
        break_down()

    assert window.view is not None
    window.view.place.tasks.run(work, title="Writing", done=lambda _: None)


def in_the_store(window: MainWindow) -> None:
    def build(_now: Snapshot) -> Edit:
        break_down()
        return Edit(label="Nothing")

    the_document(window).act(build)


def in_a_thread(_window: MainWindow) -> None:
    threading.Thread(target=break_down).start()


class Painted(QWidget):
    """Fails whenever it is painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fail."""
        break_down()


def in_a_paint(window: MainWindow) -> None:
    one = Painted(window)
    one.resize(100, 100)
    one.show()
    QTimer.singleShot(50, one.update)
    QTimer.singleShot(200, one.deleteLater)


@pytest.mark.logs("unexpected Wrong")
@pytest.mark.parametrize("where", [in_a_slot, in_a_job, in_the_store, in_a_thread, in_a_paint])
def test_an_error_is_told_and_written_without_names(
    window: MainWindow,
    qtbot: QtBot,
    logs: Path,
    ask: FakeAsk,
    capfd: pytest.CaptureFixture[str],
    where: Callable[[MainWindow], None],
) -> None:
    where(window)
    qtbot.waitUntil(lambda: bool(ask.asked))
    qtbot.wait(300)
    reports = written(logs)
    assert len(reports) == 1  # painted twice, it is written down once
    assert all(part in reports[0] for part in ("Wrong", "KeyError", "break_down", "people 3"))
    assert ask.asked[0].startswith(WHAT)
    assert str(logs) in ask.asked[0]
    said = f"{reports[0]} {ask.asked[0]} {capfd.readouterr().err}"
    # The lines of code are quoted; they are the program's own and hold no names but a test's.
    said = "\n".join(line for line in said.splitlines() if "delegate =" not in line)
    said = "\n".join(line for line in said.splitlines() if "message =" not in line)
    assert not [name for name in NAMES if name in said]
    goes_on(window, qtbot)


@pytest.mark.logs("unexpected Wrong")
def test_a_report_is_written_even_if_what_was_open_cannot_be_told(tmp_path: Path) -> None:
    def state() -> str:
        break_down()
        return "never told"

    report = CrashReport(tmp_path, lambda: NOW, "Convenor 1", state)
    report.take(Wrong, Wrong("of Albia"), None)
    (text,) = written(tmp_path)
    assert "what was open could not be told: Wrong" in text
    assert "Albia" not in text


@pytest.mark.logs("unexpected Wrong")
def test_what_was_typed_is_kept_when_the_store_fails(
    window: MainWindow, qtbot: QtBot, logs: Path, ask: FakeAsk
) -> None:
    def build(_now: Snapshot) -> Edit:
        break_down()
        return Edit(label="Nothing")

    assert window.view is not None
    the_people(window)
    drafts = window.view.place.drafts
    drafts.save(Typed("people:p1", "post", "Envoy", 1), build)
    qtbot.waitUntil(lambda: bool(ask.asked))
    assert drafts.text("people:p1", "post") == "Envoy"
    goes_on(window, qtbot)


@pytest.mark.logs("unexpected Wrong")
def test_restart_opens_the_same_file_at_the_same_place(
    window: MainWindow, qtbot: QtBot, logs: Path, ask: FakeAsk
) -> None:
    path, document = the_document(window).path, the_document(window)
    the_screen(window, "people").show_thing("people", "p2")
    write(window, "Post", "Half typ")
    ask.choice = 0
    in_a_slot(window)
    qtbot.waitUntil(lambda: the_document(window) is not document)
    qtbot.waitUntil(lambda: window.is_complete and the_document(window).is_open)
    assert the_document(window).path == path
    assert window.view is not None
    assert window.view.current == "people"
    assert the_people(window).chosen() == ["p2"]
    assert field(window, "Post").text() == "Half typ"
    assert the_document(window).snapshot.people["p2"].post == "Half typ"


@pytest.mark.logs("unexpected Wrong")
def test_the_message_offers_to_restart(
    window: MainWindow, qtbot: QtBot, logs: Path, ask: FakeAsk
) -> None:
    window.ask = WindowAsk(window)
    document = the_document(window)
    in_a_slot(window)
    qtbot.waitUntil(lambda: bool(window.findChildren(QDialog)))
    buttons = window.findChildren(QDialog)[0].findChildren(QPushButton)
    next(one for one in buttons if one.text() == "Restart").click()
    qtbot.waitUntil(lambda: the_document(window) is not document)
    qtbot.waitUntil(lambda: window.is_complete and the_document(window).is_open)
    goes_on(window, qtbot)


@pytest.mark.logs("unexpected Wrong")
def test_what_fails_with_every_paint_is_not_told_for_ever(
    window: MainWindow, qtbot: QtBot, logs: Path, ask: FakeAsk
) -> None:
    one = Painted(window)
    one.resize(100, 100)
    one.show()
    again = QTimer(one)
    again.timeout.connect(one.update)
    again.start(10)  # as each box that closes has what is under it painted anew
    qtbot.waitUntil(lambda: len(ask.asked) >= 3)
    told = len(ask.asked)
    qtbot.wait(300)
    one.deleteLater()
    assert len(ask.asked) == told == 3
    assert len(written(logs)) == 1
    in_a_slot(window)  # another error is told all the same
    qtbot.waitUntil(lambda: len(ask.asked) == told + 1)


@pytest.mark.logs("unexpected Wrong")
@pytest.mark.parametrize("screen", SCREENS)
def test_each_screen_is_named_in_the_report_and_comes_back(
    window: MainWindow, qtbot: QtBot, logs: Path, ask: FakeAsk, screen: str
) -> None:
    the_screen(window, screen)
    document, ask.choice = the_document(window), 0
    in_a_slot(window)
    qtbot.waitUntil(lambda: the_document(window) is not document)
    qtbot.waitUntil(lambda: window.is_complete and the_document(window).is_open)
    assert f"screen {screen}; people 3" in written(logs)[0]
    assert window.view is not None
    assert window.view.current == screen
    goes_on(window, qtbot)
