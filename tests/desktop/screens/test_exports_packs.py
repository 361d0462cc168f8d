"""Packs and tables in the exports screen: previewed, numbered once, written where asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from convenor.screens.exports.pack_panel import PackPanel
from convenor.screens.exports.screen import ExportsScreen
from convenor.widgets.banner import Banner
from convenor.widgets.labels import RichLabel
from convenor.widgets.segmented import Segmented
from convenor.window.main_window import MainWindow
from convenor_db.store.quiet import read_file
from support.exports import a_house, button, change, exports, looked, rows, table, texts, write
from support.fakes import FakeAsk
from support.windows import an_open_window, the_document


@pytest.fixture
def ask(tmp_path: Path) -> FakeAsk:
    """Return answers that name a folder that is not there yet."""
    return FakeAsk(path=tmp_path / "out")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, ask: FakeAsk) -> Iterator[MainWindow]:
    """Return an open window on a convening with two readers."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_house(), ask) as window:
        yield window


def pack_panel(screen: ExportsScreen) -> PackPanel:
    """Return the side panel of the packs."""
    panel = screen.panel()
    assert isinstance(panel, PackPanel)
    return panel


def states(screen: ExportsScreen) -> dict[str, str]:
    """Return each reader's state in words."""
    model = table(screen).model()
    return {
        str(model.index(row, 0).data()): str(model.index(row, 4).data())
        for row in range(model.rowCount())
    }


def test_packs_get_a_number_once_and_are_then_up_to_date(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = exports(window, qtbot, "packs")
    assert set(states(screen).values()) == {"Never issued"}
    assert button(screen, "Write").words == "Write 2 packs…"
    write(window, screen, qtbot)
    assert set(states(screen).values()) == {"Up to date"}
    assert screen.why_not_write() == "All packs are up to date."
    assert len([*(tmp_path / "out").glob("*.pdf")]) == 2
    assert sorted(read_file(the_document(window).path).copies) == ["1", "2"]


def test_where_the_packs_are_can_be_seen_after_the_toast_has_gone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = exports(window, qtbot, "packs")
    assert not any("written" in text for text in texts(screen))
    write(window, screen, qtbot)
    told = f"2 packs were written to {tmp_path / 'out'}. Show in folder"
    qtbot.waitUntil(lambda: told in texts(screen))
    label = next(one for one in screen.findChildren(RichLabel) if one.accessibleName() == told)
    screen.place.folder_wanted.disconnect()  # there is no program here to show it with
    with qtbot.waitSignal(screen.place.folder_wanted) as shown:
        label.linked.emit("folder")
    assert shown.args == [tmp_path / "out"]


def test_readers_called_alike_are_told_apart_by_a_screen_reader(
    qtbot: QtBot, tmp_path: Path
) -> None:
    value = a_house()
    for at, person in enumerate(value["people"]):
        person |= {"family": "Li", "given": "Ming", "native": "李黎立力"[at]}
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        packs = {row[0] for row in rows(exports(window, qtbot, "packs"))}
        calendars = {row[0] for row in rows(exports(window, qtbot, "calendars"))}
        assert (len(packs), len(calendars)) == (2, 2)


def test_a_pack_is_read_as_it_is_drawn(window: MainWindow, qtbot: QtBot) -> None:
    model = table(exports(window, qtbot, "packs")).model()
    beneath = model.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert (beneath, model.index(0, 1).data()) == ("Albia", "Government")


def test_a_pack_that_says_something_else_gets_the_next_number(
    window: MainWindow, qtbot: QtBot
) -> None:
    screen = exports(window, qtbot, "packs")
    write(window, screen, qtbot)
    change(window, qtbot, "Move {sessions:s1}", start="2027-04-14T10:30")
    qtbot.waitUntil(lambda: "Changed since copy 01" in states(screen).values())
    write(window, screen, qtbot)
    assert the_document(window).snapshot.copies["1"].void
    assert set(states(screen).values()) == {"Up to date"}


def test_the_pages_of_a_pack_can_be_turned(window: MainWindow, qtbot: QtBot) -> None:
    screen = exports(window, qtbot, "packs")
    table(screen).select_row(0)
    panel = pack_panel(screen)
    qtbot.waitUntil(lambda: not panel.picture.image.isNull())
    assert panel.picture.accessibleName().startswith("Page 1 of ")
    first = panel.picture.image
    panel.turned.emit(1)
    qtbot.waitUntil(lambda: panel.picture.accessibleName().startswith("Page 2 of "))
    assert panel.picture.image != first


def test_with_nobody_coming_there_is_no_pack(qtbot: QtBot, tmp_path: Path) -> None:
    value = a_house()
    value["invitations"] = []
    value["sessions"] = []
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        screen = exports(window, qtbot, "packs")
        assert "Nobody is coming or tentative yet." in texts(screen)
        assert rows_shown(screen) == 0


def rows_shown(screen: ExportsScreen) -> int:
    """Return how many tables are seen."""
    try:
        return len(rows(screen))
    except StopIteration:
        return 0


def test_a_table_is_written_to_the_chosen_path(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, ask: FakeAsk
) -> None:
    ask.path = tmp_path / "people.csv"
    screen = exports(window, qtbot, "tables")
    button(screen, "Write table").click()
    qtbot.waitUntil(ask.path.exists)
    assert "Okafor" in ask.path.read_text("utf-8-sig")


def test_a_table_takes_the_place_of_a_file_the_dialog_has_asked_about(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, ask: FakeAsk
) -> None:
    ask.path = tmp_path / "sessions.csv"
    ask.path.write_text("old")
    screen = exports(window, qtbot, "tables")
    choice = next(one for one in screen.findChildren(Segmented) if one.accessibleName() == "What")
    choice.set_current(2)
    button(screen, "Write table").click()
    qtbot.waitUntil(lambda: ask.path is not None and "Opening" in ask.path.read_text("utf-8-sig"))


def test_a_table_says_whom_it_is_for(window: MainWindow, qtbot: QtBot) -> None:
    screen = exports(window, qtbot, "tables")
    notes = [one.message() for one in screen.findChildren(Banner) if one.isVisible()]
    assert any("secretariat only" in note for note in notes)


def test_a_table_of_an_unknown_kind_is_refused_in_words(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, ask: FakeAsk
) -> None:
    ask.path = tmp_path / "people.txt"
    screen = exports(window, qtbot, "tables")
    button(screen, "Write table").click()

    def refused() -> bool:
        banners = [one for one in screen.findChildren(Banner) if one.isVisible()]
        return any("ends in .csv or .xlsx" in banner.message() for banner in banners)

    qtbot.waitUntil(refused)
    looked(screen, qtbot)
