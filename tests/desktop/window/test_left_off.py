"""A file opens where somebody left off in it; what does not read is as if never kept."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from convenor.settings import Settings
from convenor.widgets.record_table import RecordTable
from convenor.window import left_off
from convenor.window.main_window import MainWindow
from convenor.window.trail import Stop
from convenor.workplace import Thing, Things
from convenor_db.domain.records import Status
from support.samples import sample
from support.windows import an_open_window, the_document, the_screen

_SCREENS = ("overview", "people", "invitations", "agenda", "briefs", "history")


def left_at(window: MainWindow) -> Stop:
    """Return where somebody is."""
    assert window.view is not None
    return window.view.here()


def open_again(qtbot: QtBot, window: MainWindow) -> None:
    """Close the file and open it again."""
    path = the_document(window).path
    window.close_convening()
    assert window.open_path(path)
    with qtbot.waitSignal(the_document(window).labels_changed):
        pass
    qtbot.waitUntil(lambda: window.is_complete)


def kept_as(word: str) -> Stop | None:
    """Return what is read from the settings where they hold this."""
    Settings().keep_word("left off", word)
    return left_off.kept(Settings(), "/a.convenor")


@pytest.mark.parametrize("screen", _SCREENS)
def test_a_file_opens_where_somebody_left_off(qtbot: QtBot, tmp_path: Path, screen: str) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", sample("small")) as window:
        the_screen(window, screen)
        before = left_at(window)
        open_again(qtbot, window)
        assert left_at(window) == before


@pytest.mark.parametrize("kind", ["positions", "commitments", "sessions", "briefs", "people"])
def test_the_same_thing_is_shown_again(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", sample("medium")) as window:
        assert window.view is not None
        key = list(the_document(window).snapshot.table(kind))[-1]
        window.view.go_to_thing(Thing(kind, str(key)))
        before = left_at(window)
        open_again(qtbot, window)
        assert left_at(window) == before


def test_who_was_selected_far_down_is_selected_again(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", sample("medium")) as window:
        table = the_screen(window, "people").findChildren(RecordTable)[0]
        table.select_row(150)
        table.scrollToBottom()
        before = left_at(window)
        open_again(qtbot, window)
        assert left_at(window) == before


@pytest.mark.parametrize("screen", ["people", "invitations", "briefs", "exports", "history"])
def test_a_filter_is_kept_while_the_window_is_open(
    qtbot: QtBot, tmp_path: Path, screen: str
) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", sample("small")) as window:
        front = the_screen(window, screen)
        window.commands.run("edit.filter")
        line = next(one for one in front.findChildren(QLineEdit) if one.hasFocus())
        QTest.keyClicks(line, "zwq")
        path = str(the_document(window).path)
        qtbot.waitUntil(lambda: "zwq" in repr(left_off.kept(Settings(), path)))  # for a kill, too


def test_each_file_has_its_own_place(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        the_screen(window, "agenda")
        window.commands.run("file.close")
    with an_open_window(qtbot, tmp_path / "b.convenor") as window:
        assert left_at(window).screen == "overview"
        assert window.open_path(tmp_path / "a.convenor")
        assert left_at(window).screen == "agenda"


@pytest.mark.parametrize(
    "spot",
    [
        None,
        17,
        ("packs", ((), "okafor", ("v1", "v2"), 40)),
        {"Country": ("FR",), "Seat": ()},
        (date(2027, 4, 14), Status.ACCEPTED, Things("sessions", ("s1",), "one of them")),
    ],
)
def test_a_spot_is_read_as_it_was_written(spot: object) -> None:
    stop = Stop("people", spot)
    left_off.keep(Settings(), "/a.convenor", stop)
    assert left_off.kept(Settings(), "/a.convenor") == stop


def test_only_some_files_are_remembered_and_the_newest_stay() -> None:
    for at in range(30):
        left_off.keep(Settings(), f"/{at}.convenor", Stop("people", at))
    assert left_off.kept(Settings(), "/0.convenor") is None
    assert left_off.kept(Settings(), "/29.convenor") == Stop("people", 29)


@pytest.mark.parametrize(
    "spot",
    [
        {"of": "os:system", "with": ["true"]},
        {"of": "convenor.workplace:nothing", "with": {}},
        {"of": "convenor.nowhere:Spot", "with": {}},
        {"of": "convenor.workplace:Things", "with": {"no such field": 1}},
        {"with": 1},
        {"by": [1]},
    ],
)
def test_what_is_not_of_the_program_is_not_made(spot: Any) -> None:
    left_off.keep(Settings(), "/a.convenor", Stop("people", 0))
    whole = Settings().word("left off")
    assert kept_as(whole) == Stop("people", 0)
    assert kept_as(whole.replace('"people", 0', f'"people", {json.dumps(spot)}')) is None


@pytest.mark.parametrize("word", ["", "noise", "[]", '{"/a.convenor": 3}', '{"/a.convenor": []}'])
def test_what_does_not_read_is_as_if_never_kept(word: str) -> None:
    assert kept_as(word) is None


def test_what_another_version_kept_is_not_taken() -> None:
    assert kept_as('{"/a.convenor": ["0.0.0", "people", 0]}') is None


def test_a_screen_that_is_none_is_not_opened(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    left_off.keep(Settings(), str(path), Stop("cellar", 0))
    with an_open_window(qtbot, path) as window:
        assert left_at(window).screen == "overview"
