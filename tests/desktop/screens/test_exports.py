"""The exports screen in the real window: looked through, written once, never twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from convenor.screens.exports.screen import ExportsScreen
from convenor.tasks import Job
from convenor.widgets.banner import Banner
from convenor.widgets.buttons import CountChip
from convenor.window.main_window import MainWindow
from convenor_db.store.quiet import read_file
from support.exports import a_house, button, change, exports, looked, rows, table, texts, write
from support.fakes import FakeAsk
from support.windows import an_open_window, the_document, the_screen


@pytest.fixture
def ask(tmp_path: Path) -> FakeAsk:
    """Return answers that name a folder that is not there yet."""
    return FakeAsk(path=tmp_path / "out")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, ask: FakeAsk) -> Iterator[MainWindow]:
    """Return an open window on a convening with something to write."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house(), ask) as window:
        yield window


def messages(screen: ExportsScreen) -> list[str]:
    """Return what the banners say."""
    return [one.message() for one in screen.findChildren(Banner) if one.isVisible()]


def test_every_file_is_a_row_and_a_recipients_rows_hang_together(
    window: MainWindow, qtbot: QtBot
) -> None:
    screen = exports(window, qtbot)
    assert rows(screen) == [
        ("Amara Okafor", "Invitation", "newly invited"),
        ("Amara Okafor", "Opening", "as chair"),
        ("Amara Okafor", "Agenda", "first agenda"),
        ("偉 張", "Invitation", "newly invited"),
    ]
    assert button(screen, "Write").words == "Write 4 files…"


def test_calendars_written_twice_write_nothing_the_second_time(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = exports(window, qtbot)
    write(window, screen, qtbot)
    written = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert len(written) == 4
    assert screen.why_not_write() == "Nothing has changed since the last export."
    assert "All calendars are up to date" in texts(screen)
    screen.write()
    assert {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out").iterdir()} == written
    assert len(read_file(the_document(window).path).ledger) == 3


def test_a_moved_session_is_a_new_version_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    screen = exports(window, qtbot)
    write(window, screen, qtbot)
    change(window, qtbot, "Move {sessions:s1}", start="2027-04-14T10:30")
    qtbot.waitUntil(lambda: button(screen, "Write").words == "Write 2 files…")
    assert rows(screen)[0] == ("Amara Okafor", "Opening", "moved 09:00 → 10:30")
    assert table(screen).model().index(0, 3).data() == "1 → 2"


def test_who_is_left_out_is_counted_and_led_to(window: MainWindow, qtbot: QtBot) -> None:
    screen = exports(window, qtbot)
    chips = [one for one in screen.findChildren(CountChip) if one.isVisible()]
    assert [chip.words for chip in chips] == ["2 new", "left out: 1 without address"]
    qtbot.waitUntil(lambda: "الخالد  no address" in texts(screen))


def test_a_seat_without_a_name_is_left_out_saying_so_once(qtbot: QtBot, tmp_path: Path) -> None:
    house = a_house()
    house["invitations"].append({"id": "u1", "seat_of": "o2", "status": "invited"})
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        screen = exports(window, qtbot)
        qtbot.waitUntil(lambda: "Seat for Northlight AI  not yet named" in texts(screen))


def test_a_count_shows_what_it_counted(window: MainWindow, qtbot: QtBot) -> None:
    screen = exports(window, qtbot)
    write(window, screen, qtbot)
    change(window, qtbot, "Drop {sessions:s1}", dropped_on="2027-03-01")
    qtbot.waitUntil(lambda: button(screen, "Write").words == "Write 2 files…")
    chip = next(one for one in screen.findChildren(CountChip) if one.words == "1 changed")
    chip.click()
    assert {row[0] for row in rows(screen)} == {"Amara Okafor"}
    assert table(screen).chosen()


def test_the_filter_keeps_a_recipients_rows_together(window: MainWindow, qtbot: QtBot) -> None:
    screen = exports(window, qtbot)
    screen.focus_filter()
    box = next(one for one in screen.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(box, "opening")
    assert [row[1] for row in rows(screen)] == ["Invitation", "Opening", "Agenda"]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert len(rows(screen)) == 4
    QTest.keyClicks(box, "opening")
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(table(screen), Qt.Key.Key_Escape)  # in the table it takes the filter away
    assert (len(rows(screen)), box.text()) == (4, "")


def test_everything_again_writes_the_same_versions(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = exports(window, qtbot)
    write(window, screen, qtbot)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    for path in (tmp_path / "out").iterdir():
        path.unlink()
    screen.view.options[0].click()  # type: ignore[attr-defined]
    looked(screen, qtbot)
    button(screen, "Write 4 files").click()
    qtbot.waitUntil(lambda: len([*(tmp_path / "out").glob("*.ics")]) == 4)
    looked(screen, qtbot)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_a_folder_that_cannot_be_written_to_is_said(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("a file stands in the way")
    screen = exports(window, qtbot)
    button(screen, "Write").click()
    qtbot.waitUntil(lambda: bool(messages(screen)))
    assert "Nothing was written" in messages(screen)[0]
    assert not the_document(window).snapshot.ledger


def test_without_an_organiser_the_way_to_the_settings_is_offered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    value = a_house()
    del value["convening"]["organiser"]
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        screen = exports(window, qtbot)
        button(screen, "Convening settings").click()
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        assert box.windowTitle() == "Convening settings"
        box.reject()


def test_with_nobody_to_write_to_seats_are_offered(qtbot: QtBot, tmp_path: Path) -> None:
    value = a_house()
    value["invitations"] = []
    value["sessions"] = []
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        screen = exports(window, qtbot)
        assert "Nobody is coming or tentative yet." in texts(screen)
        button(screen, "Show seats").click()
        assert window.view is not None
        assert window.view.current == "people"


def test_a_release_is_followed_and_what_changed_since_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    value = a_house()
    session = value["sessions"][0]
    value["releases"] = [{"number": 3, "at": "2027-03-01T08:00:00Z", "sessions": [session]}]
    value["sessions"] = [{**session, "start": "2027-04-15T09:00"}]
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        screen = exports(window, qtbot)
        line = next(text for text in texts(screen) if text.startswith("From release 3 of"))
        assert line.endswith("2027. 1 change since is not in it. Release…")
        table(screen).select_row(1)
        qtbot.waitUntil(lambda: any("14 Apr 2027" in text for text in texts(screen)))


def test_coming_back_finds_the_same_view_and_row(window: MainWindow, qtbot: QtBot) -> None:
    screen = exports(window, qtbot)
    table(screen).select_row(2)
    chosen = table(screen).chosen()
    the_screen(window, "people")
    assert window.view is not None
    window.view.go_back()
    assert table(screen).chosen() == chosen


def test_the_menu_leads_to_each_view(window: MainWindow, qtbot: QtBot) -> None:
    exports(window, qtbot)
    for name, words in (("table", "Write table…"), ("packs", "Write"), ("calendars", "Write")):
        window.commands.run(f"export.{name}")
        screen = the_screen(window, "exports")
        assert isinstance(screen, ExportsScreen)
        looked(screen, qtbot)
        assert button(screen, words)


def test_what_is_stopped_leaves_nothing(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    screen = exports(window, qtbot)

    def stop(job: Job) -> None:
        if job.title.startswith("Writing"):
            job.cancel()

    assert window.view is not None
    window.view.place.tasks.started.connect(stop)
    with qtbot.waitSignal(window.view.place.said) as said:
        button(screen, "Write").click()
    assert said.args[0].text == "Nothing was written: you stopped it."
    assert not [*(tmp_path / "out").iterdir()]
    assert not the_document(window).snapshot.ledger


def test_enter_goes_to_the_panel(window: MainWindow, qtbot: QtBot) -> None:
    screen = exports(window, qtbot)
    table(screen).select_row(1)
    table(screen).setFocus()
    qtbot.waitUntil(lambda: "amara@example.org" in texts(screen))
    QTest.keyClick(table(screen), Qt.Key.Key_Return)
    panel, focus = screen.panel(), QApplication.focusWidget()
    assert panel is not None
    assert focus is not None
    assert panel.isAncestorOf(focus)
