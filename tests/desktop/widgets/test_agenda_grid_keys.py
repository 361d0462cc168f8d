"""The agenda grid by keyboard and screen reader, and what it shows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from convenor.theme.theme import Mode, theme
from convenor.widgets.agenda_grid.grid import AgendaGrid
from convenor.widgets.agenda_grid.proxies import BlockButton
from convenor.widgets.agenda_grid.values import GridColumn, Marks, spans_all
from support.grids import (
    CLINIC,
    CONTROL,
    FRAME,
    GALA,
    LEFT,
    LUNCH,
    OPENING,
    PLAIN,
    SHIFT,
    TALK,
    WED,
    Said,
    a_block,
    a_grid,
    drop,
    middle,
    mouse,
)


@pytest.fixture
def grid(qtbot: QtBot) -> AgendaGrid:
    return a_grid(qtbot)


@pytest.mark.parametrize(
    ("key", "modifiers", "words"),
    [
        (Qt.Key.Key_Down, CONTROL, ("session_moved", "clinic", "2027-04-14T10:35", "lake")),
        (Qt.Key.Key_Up, CONTROL, ("session_moved", "clinic", "2027-04-14T10:25", "lake")),
        (Qt.Key.Key_Right, CONTROL, ("session_moved", "clinic", "2027-04-14T10:30", "jura")),
        (Qt.Key.Key_Left, CONTROL, ("session_moved", "clinic", "2027-04-14T10:30", "hall")),
        (Qt.Key.Key_Down, CONTROL | SHIFT, ("session_resized", "clinic", 95)),
        (Qt.Key.Key_Up, CONTROL | SHIFT, ("session_resized", "clinic", 85)),
        (Qt.Key.Key_Return, PLAIN, ("session_opened", "clinic")),
        (Qt.Key.Key_U, PLAIN, ("unschedule_asked", "clinic")),
        (Qt.Key.Key_Delete, PLAIN, ("drop_asked", "clinic")),
        (Qt.Key.Key_N, PLAIN, ("session_drawn", "lake", "2027-04-14T12:00", 60)),
    ],
)
def test_every_act_has_its_key(
    grid: AgendaGrid,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    words: tuple[object, ...],
) -> None:
    grid.select("clinic")
    said = Said(grid)
    QTest.keyClick(grid, key, modifiers)
    assert said.words == [words]


def test_moving_past_the_last_room_goes_to_the_next_day(grid: AgendaGrid) -> None:
    last = a_block("last", "2027-04-14T09:00", column="jura")
    grid.set_blocks([last, a_block("end", "2027-04-15T09:00", column="jura")])
    said = Said(grid)
    for key in ("last", "end"):
        grid.select(key)
        QTest.keyClick(grid, Qt.Key.Key_Right, CONTROL)
    assert said.words == [("session_moved", "last", "2027-04-15T09:00", "hall")]


def test_arrows_walk_to_the_neighbours_and_back_through_lunch(grid: AgendaGrid) -> None:
    after = a_block("after", "2027-04-14T14:00", column="lake")
    grid.set_blocks([OPENING, CLINIC, TALK, LUNCH, after])
    grid.select("opening")
    walked = []
    for key in ("Down", "Right", "Down", "Down", "Up", "Up"):
        QTest.keyClick(grid, getattr(Qt.Key, f"Key_{key}"))
        walked.append(grid.selected())
    assert walked == ["talk", "clinic", "lunch", "after", "lunch", "clinic"]


def test_n_without_a_selection_finds_the_first_free_hour(grid: AgendaGrid) -> None:
    grid.set_blocks([a_block("early", "2027-04-14T08:00", 45)])
    said = Said(grid)
    QTest.keyClick(grid, Qt.Key.Key_N)
    assert said.words == [("session_drawn", "hall", "2027-04-14T08:45", 60)]


def test_a_session_moved_by_key_is_followed(grid: AgendaGrid) -> None:
    grid.resize(900, 300)
    grid.select("opening")
    QTest.keyClick(grid, Qt.Key.Key_Down, CONTROL)
    grid.set_blocks([replace(OPENING, start="2027-04-14T18:00")])
    assert grid.visible().contains(grid.board.pieces_of("opening")[0].rect)


# --- what is shown


def test_the_column_no_room_is_there_only_when_used(grid: AgendaGrid) -> None:
    def titles() -> list[str]:
        return [column.title for column in grid.board.geometry.columns]

    before = titles()
    grid.set_blocks([a_block("bus", "2027-04-14T17:00", column="")])
    assert "No room" not in before
    assert titles()[-1] == "No room"


def test_overlapping_sessions_stand_side_by_side_and_are_ringed(grid: AgendaGrid) -> None:
    grid.set_blocks([OPENING, a_block("other", "2027-04-14T09:30")])
    one, other = (grid.board.pieces_of(key)[0] for key in ("opening", "other"))
    assert one.rect.right() <= other.rect.left()
    assert (one.ringed, other.ringed) == (True, True)


def test_a_meal_for_everybody_lies_over_all_columns_with_its_words_in_the_clear(
    grid: AgendaGrid,
) -> None:
    inside = a_block("inside", "2027-04-14T12:30", 30, "hall")
    grid.set_blocks([LUNCH, inside])
    lunch = grid.board.pieces_of("lunch")[0]
    assert lunch.rect.width() > 2.9 * grid.board.geometry.column_width
    assert lunch.words.left() >= grid.board.pieces_of("inside")[0].rect.right()
    assert spans_all("meal", "")
    assert not spans_all("meal", "hall")
    assert not spans_all("plenary", "")


def test_a_click_on_a_folded_night_opens_it_and_another_folds_it(grid: AgendaGrid) -> None:
    folded = grid.board.layout.axis.length
    grid.hour_strip.night_asked.emit((0, 480))
    opened = grid.board.layout.axis.length
    grid.hour_strip.night_asked.emit((0, 480))
    assert opened > folded == grid.board.layout.axis.length


def is_hatched(picture: QImage, x: int, top: int) -> bool:
    """Tell whether a stripe is hatched there, in its upper few lines."""
    sunken = theme.hex("sunken").casefold()
    return any(picture.pixelColor(x, top + y).name() != sunken for y in (3, 4))


def test_the_hours_of_a_folded_night_stand_where_the_day_begins(grid: AgendaGrid) -> None:
    rooms = [GridColumn(key=f"r{at}", title=f"Room {at}", capacity=9) for at in range(20)]
    grid.set_frame(replace(FRAME, days=(WED,), columns=tuple(rooms)))
    picture = grid.viewport().grab().toImage()
    top = round(grid.board.geometry.y(0))
    hatched = [
        sum(is_hatched(picture, x, top) for x in side) for side in (range(8, 60), range(400, 452))
    ]
    assert hatched[0] < hatched[1] / 2  # the ground of words has no hatching


def test_a_click_on_the_count_of_a_day_asks_for_it(grid: AgendaGrid) -> None:
    said = Said(grid)
    grid.grab()
    for x in range(60, 260, 4):
        QTest.mouseClick(grid.day_strip, LEFT, pos=QPoint(x, 16))
    assert set(said.words) == {("fixes_asked", "2027-04-14")}


def test_the_tooltip_has_everything_and_escapes_it(
    grid: AgendaGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_rest: told.append(text))
    grid.set_blocks([replace(OPENING, title="R&D <b>", facts=("Jura is booked twice",))])
    where = middle(grid, "opening").toPoint()
    QApplication.sendEvent(grid.viewport(), QHelpEvent(QEvent.Type.ToolTip, where, where))
    assert "R&amp;D &lt;b&gt;" in told[0]
    assert "Wed 14 Apr 09:00–10:00 · Assembly Hall" in told[0]
    assert "Jura is booked twice" in told[0]


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_any_writing_in_any_theme_size_and_direction_is_painted(
    grid: AgendaGrid, mode: Mode, scale: float
) -> None:
    titles = ("جلسة عامة حول تقييم المخاطر", "前沿模型的红队演练与安全案例", "Ünïcödé " * 9, "")
    marks = Marks(must_fix=2, rivals=True, pinned=True, closed=True, unreleased=True)
    blocks = [
        replace(a_block(f"b{n}", f"2027-04-14T{9 + n:02d}:00", 15 + 40 * n), title=title)
        for n, title in enumerate(titles)
    ]
    grid.set_blocks([replace(one, marks=marks, duties=("AO", "王")) for one in blocks] + [GALA])
    theme.set_mode(mode)
    theme.set_scale(scale)
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    colours = {grid.grab().toImage().pixelColor(x, 200).name() for x in range(0, 900, 7)}
    assert len(colours) > 3


# --- accessibility


def buttons(grid: AgendaGrid) -> list[BlockButton]:
    return grid.viewport().findChildren(BlockButton)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_each_session_has_a_named_button_over_it_that_lets_the_mouse_through(
    grid: AgendaGrid,
) -> None:
    grid.set_blocks([replace(OPENING, title="Opening", marks=Marks(must_fix=2))])
    (button,) = [one for one in buttons(grid) if one.isVisible()]
    assert button.accessibleName() == (
        "Opening, Wed 14 Apr 09:00–10:00, Assembly Hall, 2 must be fixed"
    )
    assert button.geometry() == grid.in_viewport(grid.board.pieces_of("opening")[0].rect)
    assert button.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    role = QAccessible.queryAccessibleInterface(button).role()
    assert role == QAccessible.Role.Button


def test_tab_stops_once_in_the_grid_at_the_selected_session(grid: AgendaGrid, qtbot: QtBot) -> None:
    grid.activateWindow()
    qtbot.waitUntil(grid.isActiveWindow)
    grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert grid.selected() == "opening"
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    selected = grid.selected()
    assert selected != "opening"
    stops = [one for one in buttons(grid) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [one.key for one in stops] == [selected]
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert grid.selected() == selected
    assert grid.pose_of(grid.board.pieces_of(selected)[0]).focused


def test_without_a_selected_session_tab_stops_at_the_first(grid: AgendaGrid) -> None:
    grid.select("talk")
    grid.select("")
    stops = [one for one in buttons(grid) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [one.key for one in stops] == ["opening"]


def test_a_screen_reader_can_give_any_session_the_focus(grid: AgendaGrid, qtbot: QtBot) -> None:
    grid.activateWindow()
    qtbot.waitUntil(grid.isActiveWindow)
    grid.setFocus(Qt.FocusReason.MouseFocusReason)
    for one in buttons(grid):
        one.setFocus()
        assert grid.selected() == one.key


def test_a_press_by_a_screen_reader_selects(grid: AgendaGrid) -> None:
    said = Said(grid)
    next(one for one in buttons(grid) if one.accessibleName().startswith("Talk")).click()
    assert ("session_selected", "talk") in said.words


def test_the_buttons_move_with_what_they_lie_over(grid: AgendaGrid) -> None:
    grid.resize(900, 400)
    grid.verticalScrollBar().setValue(150)
    (button,) = [one for one in buttons(grid) if one.accessibleName().startswith("Talk")]
    assert button.geometry() == grid.in_viewport(grid.board.pieces_of("talk")[0].rect)


def test_taking_the_focused_session_away_does_not_select_another(
    grid: AgendaGrid, qtbot: QtBot
) -> None:
    grid.activateWindow()
    qtbot.waitUntil(grid.isActiveWindow)
    mouse(grid, QEvent.Type.MouseButtonPress, middle(grid, "talk"))
    drop(grid, middle(grid, "talk"))
    said = Said(grid)
    grid.set_blocks([OPENING, CLINIC, replace(TALK, start="")])
    assert (grid.selected(), said.words) == ("talk", [])
