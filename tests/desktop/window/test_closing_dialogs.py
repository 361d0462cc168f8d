"""A convening that closes, or the window, while a dialog stands open: nothing typed is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from convenor.ask import WindowAsk
from convenor.window.main_window import MainWindow
from convenor.window.restarting import Restarting
from support.kept.places import AFTER, DIALOGS, press, root_of
from support.kept.running import contents, settings
from support.kept.texts import Spot, a_word, type_over, typed_fields
from support.samples import sample
from support.windows import an_open_window


def open_dialog(window: MainWindow, qtbot: QtBot, place: str) -> None:
    """Open a dialog as a user does, and wait for it."""
    QTimer.singleShot(0, lambda: DIALOGS[place](window))
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    if place in AFTER:
        press(root_of(window), AFTER[place])


def type_somewhere(window: MainWindow) -> str:
    """Type into the last field of what stands open, and return what was typed."""
    text = a_word(1)
    type_over(list(typed_fields(root_of(window)).values())[-1], text)
    return text.keys


def held(path: Path) -> str:
    """Return all that the file and the settings hold, folded."""
    return "\n".join((*contents(path), *settings())).casefold()


def opens_another(window: MainWindow) -> None:
    assert window.document is not None
    window.open_path(window.document.path)


WAYS: dict[str, Callable[[MainWindow], object]] = {
    "the window closes": lambda window: window.close(),
    "a file is opened": opens_another,
}


@pytest.mark.parametrize("place", DIALOGS)
def test_what_is_typed_in_a_dialog_is_kept(qtbot: QtBot, tmp_path: Path, place: str) -> None:
    way = list(WAYS)[len(place) % len(WAYS)]
    with an_open_window(qtbot, tmp_path / "a.convenor", sample("small")) as window:
        open_dialog(window, qtbot, place)
        typed = type_somewhere(window)
        WAYS[way](window)
        assert not [one for one in window.findChildren(QDialog) if one.isVisible()]
        qtbot.waitUntil(lambda: typed.casefold() in held(tmp_path / "a.convenor"))


def test_a_question_goes_with_its_convening(qtbot: QtBot, tmp_path: Path) -> None:
    answers: list[int | None] = []
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        WindowAsk(window).choose("Which?", ("This", "That"), answers.append)
        window.close_convening()
        assert answers == [None]
        assert QApplication.activeModalWidget() is None


def test_nothing_is_done_to_a_dialog_that_has_gone(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", sample("small")) as window:
        open_dialog(window, qtbot, "settings")
        fields = typed_fields(root_of(window))
        type_over(fields[Spot("First day", 0)], a_word(1))  # refused, and so to be scrolled to
        window.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qtbot.wait(50)
        assert not window.findChildren(QDialog)


def test_restart_after_an_error_keeps_what_was_typed_in_a_dialog(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", sample("small")) as window:
        open_dialog(window, qtbot, "rooms")
        typed = type_somewhere(window)
        Restarting(window).restart()
        assert typed.casefold() in held(tmp_path / "a.convenor")
        assert QApplication.activeModalWidget() is None
