"""A second start on the same file: the first window comes forward."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pytestqt.qtbot import QtBot

from convenor.window.presence import raise_other_window
from support.builders import a_file
from support.windows import an_open_window


def test_the_first_window_answers_and_comes_back_from_the_dock(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.convenor"
    with an_open_window(qtbot, path) as window, ThreadPoolExecutor(1) as second:
        window.showMinimized()
        answered = second.submit(raise_other_window, path)
        qtbot.waitUntil(answered.done, timeout=5000)
        assert answered.result()
        assert not window.isMinimized()


def test_nobody_answers_for_a_file_that_is_not_open(tmp_path: Path) -> None:
    a_file(None, tmp_path / "a.convenor")
    assert not raise_other_window(tmp_path / "a.convenor")


def test_a_note_that_a_crash_left_keeps_nobody_waiting_for_ever(tmp_path: Path) -> None:
    a_file(None, tmp_path / "a.convenor")
    (tmp_path / ".~lock.a.convenor#.json").write_text("{}")
    assert not raise_other_window(tmp_path / "a.convenor")
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".raise")] == []


def test_a_request_that_cannot_be_taken_away_is_no_error(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    with an_open_window(qtbot, path) as window:
        window.showMinimized()
        (tmp_path / ".~lock.a.convenor#.raise").mkdir()  # as on a share that has gone read-only
        qtbot.wait(900)
        assert window.isMinimized()
