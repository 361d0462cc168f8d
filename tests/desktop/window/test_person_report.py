"""The report on one person from the window: whom it is about, where it lies, why it cannot be."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from convenor.lists.record_list import RecordList
from convenor.screens.people.screen import PeopleScreen
from convenor.tasks import Job
from convenor.widgets.record_table import RecordTable
from convenor.window.main_window import MainWindow
from convenor.workplace import Saying, Screen
from convenor_db.domain.actions import people
from support.builders import a_store
from support.fakes import FakeAsk
from support.packs import text_of
from support.panels import choose
from support.reports import a_value
from support.windows import an_empty_window, an_open_window, the_document, the_screen

COMMAND = "export.report"


@pytest.fixture
def ask(tmp_path: Path) -> FakeAsk:
    """Return answers that name a file that is not there yet."""
    return FakeAsk(path=tmp_path / "out" / "Report.json")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, ask: FakeAsk) -> Iterator[MainWindow]:
    """Return an open window."""
    with an_open_window(qtbot, tmp_path / "talks.convenor", a_value(), ask) as window:
        yield window


def select(screen: Screen, *keys: str) -> None:
    """Select rows of the list in front."""
    lists = [one for one in screen.findChildren(RecordList) if one.isVisible()]
    tables = lists[0].findChildren(RecordTable)
    tables[0].select(keys)


def reason(window: MainWindow) -> str:
    """Return why the command cannot run now."""
    command = next(one for one in window.commands.all if one.name == COMMAND)
    return window.commands.reason_of(command)


def test_the_panel_writes_it_behind_its_dots(
    window: MainWindow, qtbot: QtBot, ask: FakeAsk
) -> None:
    select(the_screen(window, "people"), "p1")
    assert window.view is not None
    with qtbot.waitSignal(window.view.place.said, timeout=20_000):
        choose(window, "More about this person", "Report…")
    assert ask.path is not None
    report = json.loads(ask.path.read_text("utf-8"))
    assert report["about"]["name"] == "Amara Okafor"


def run(window: MainWindow, qtbot: QtBot) -> Saying:
    """Run the command and return the toast that says it is done."""
    assert window.view is not None
    with qtbot.waitSignal(window.view.place.said, timeout=20_000) as said:
        window.commands.run(COMMAND)
    (saying,) = said.args or [None]
    assert isinstance(saying, Saying)
    return saying


@pytest.mark.parametrize(("screen", "key"), [("people", "p1"), ("invitations", "v1")])
def test_a_report_on_the_one_selected_is_written(
    window: MainWindow, qtbot: QtBot, ask: FakeAsk, screen: str, key: str
) -> None:
    select(the_screen(window, screen), key)
    assert reason(window) == ""
    saying = run(window, qtbot)
    assert ask.path is not None
    report = json.loads(ask.path.read_text("utf-8"))
    assert report["about"]["name"] == "Amara Okafor"
    assert report["made"]["from"] == "talks.convenor"
    assert saying.action == "Show in folder"
    assert "Report.json" in saying.text
    assert ask.asked == ["Save the report on Amara Okafor"]


def test_what_was_done_a_moment_ago_is_in_it(
    window: MainWindow, qtbot: QtBot, ask: FakeAsk
) -> None:
    select(the_screen(window, "people"), "p1")
    the_document(window).act(lambda now: people.set_field(now, "p1", "phone", "+41 77"))
    run(window, qtbot)
    assert ask.path is not None
    report = json.loads(ask.path.read_text("utf-8"))
    assert report["held"]["people"][0]["fields"]["phone"] == "+41 77"
    assert report["history"][0]["what"] == "Change telephone of this person"


def test_a_name_without_ending_becomes_pages(
    window: MainWindow, qtbot: QtBot, ask: FakeAsk, tmp_path: Path
) -> None:
    ask.path = tmp_path / "Report on J. Smith"
    select(the_screen(window, "people"), "p1")
    run(window, qtbot)
    assert "Amara Okafor" in text_of(tmp_path / "Report on J. Smith.pdf")


def test_it_says_why_it_cannot_be(window: MainWindow) -> None:
    screen = the_screen(window, "people")
    select(screen)
    assert reason(window) == "Select a person first: a report is about one."
    select(screen, "p1", "p2")
    assert reason(window).startswith("Several are selected.")
    assert isinstance(screen, PeopleScreen)
    screen.show_view(people=False)
    assert reason(window) == "Select a person first: a report is about one."
    seats = the_screen(window, "invitations")
    select(seats, "v5")
    assert reason(window) == "Nobody holds this seat yet, so nothing is held about a person."
    select(seats, "v1", "v2")
    assert reason(window).startswith("Several are selected.")
    the_screen(window, "agenda")
    assert reason(window) == "Select a person first: a report is about one."


def test_what_cannot_be_written_is_said_and_leaves_nothing(
    window: MainWindow, qtbot: QtBot, ask: FakeAsk, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    ask.path = tmp_path / "taken" / "Report.pdf"
    select(the_screen(window, "people"), "p1")
    with qtbot.waitSignal(window.view.place.tasks.refused, timeout=20_000) as refused:  # type: ignore[union-attr]
        window.commands.run(COMMAND)
    assert "Nothing was written" in str(refused.args)
    assert (tmp_path / "taken").read_text() == "a file, no folder"


def test_it_says_how_far_it_is_and_can_be_stopped(
    window: MainWindow, qtbot: QtBot, ask: FakeAsk
) -> None:
    assert window.view is not None
    assert ask.path is not None
    tasks = window.view.place.tasks
    steps: list[tuple[int, int]] = []
    tasks.started.connect(lambda job: job.progressed.connect(lambda *at: steps.append(at)))
    select(the_screen(window, "people"), "p1")
    run(window, qtbot)
    assert steps[0] == (0, 100)
    assert steps == sorted(set(steps))
    assert steps[-1][0] > 90

    ask.path.unlink()
    tasks.started.connect(Job.cancel)
    assert run(window, qtbot).text == "Nothing was written: you stopped it."
    assert not ask.path.exists()


def test_a_file_that_is_open_elsewhere_has_its_report_too(
    qtbot: QtBot, tmp_path: Path, ask: FakeAsk
) -> None:
    path = tmp_path / "talks.convenor"
    with a_store(a_value(), path), an_empty_window(qtbot, ask) as window:
        assert window.open_path(path)
        qtbot.waitUntil(lambda: window.is_complete)
        assert not the_document(window).is_open
        select(the_screen(window, "people"), "p1")
        run(window, qtbot)
    assert ask.path is not None
    assert json.loads(ask.path.read_text("utf-8"))["about"]["name"] == "Amara Okafor"
