"""The agenda grid under the mouse: what is done with it, and what it then says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.widgets.agenda_grid.grid import AgendaGrid
from convenor.widgets.agenda_grid.values import SESSION_MIME
from support.grids import (
    CONTROL,
    GALA,
    LEFT,
    OPENING,
    PLAIN,
    SHIFT,
    TALK,
    Said,
    a_block,
    a_grid,
    at,
    drag,
    drop,
    middle,
    minutes_down,
    mouse,
)


@pytest.fixture
def grid(qtbot: QtBot) -> AgendaGrid:
    return a_grid(qtbot)


def test_a_click_selects_and_a_click_on_nothing_selects_nothing(grid: AgendaGrid) -> None:
    said = Said(grid)
    mouse(grid, QEvent.Type.MouseButtonPress, middle(grid, "clinic"))
    drop(grid, middle(grid, "clinic"))
    mouse(grid, QEvent.Type.MouseButtonPress, at(grid, 1, 1, 10 * 60))
    drop(grid, at(grid, 1, 1, 10 * 60))
    assert said.words == [("session_selected", "clinic"), ("session_selected", "")]


def test_a_real_click_goes_through_the_buttons_that_lie_over_the_blocks(
    grid: AgendaGrid,
) -> None:
    window = grid.windowHandle()
    inside = grid.viewport().mapTo(grid, middle(grid, "talk").toPoint())
    QTest.mouseClick(window, LEFT, PLAIN, inside)
    assert grid.selected() == "talk"


def test_a_release_that_went_elsewhere_ends_the_drag(grid: AgendaGrid) -> None:
    said = Said(grid)
    end = middle(grid, "opening") + minutes_down(grid, 60)
    drag(grid, middle(grid, "opening"), end)
    mouse(grid, QEvent.Type.MouseMove, end, held=False)
    drop(grid, end)
    assert said.but_selecting() == []


def test_selecting_one_part_of_a_session_over_midnight_selects_both(grid: AgendaGrid) -> None:
    grid.set_blocks([GALA])
    grid.verticalScrollBar().setValue(0)
    mouse(grid, QEvent.Type.MouseButtonPress, middle(grid, "gala", piece=1))
    pieces = grid.board.pieces_of("gala")
    assert [grid.pose_of(piece).selected for piece in pieces] == [True, True]


def test_the_owner_selects_without_a_signal(grid: AgendaGrid) -> None:
    said = Said(grid)
    grid.select("talk")
    assert (grid.selected(), said.words) == ("talk", [])


def test_the_selection_outlives_new_blocks_but_not_its_session(grid: AgendaGrid) -> None:
    grid.select("talk")
    said = Said(grid)
    grid.set_blocks([replace(TALK, start="2027-04-15T09:00"), OPENING])
    assert grid.selected() == "talk"
    grid.set_blocks([OPENING])
    assert (grid.selected(), said.words) == ("", [("session_selected", "")])


def test_new_blocks_leave_the_scrolled_time_where_it_was(grid: AgendaGrid) -> None:
    grid.resize(900, 400)
    grid.verticalScrollBar().setValue(300)
    before = at(grid, 0, 0, 14 * 60).y()
    grid.set_blocks([OPENING, a_block("dawn", "2027-04-15T05:30", 30)])
    assert at(grid, 0, 0, 14 * 60).y() == pytest.approx(before, abs=1)


# --- dragging


def test_dragging_moves_by_five_minutes_and_between_rooms_and_days(grid: AgendaGrid) -> None:
    said = Said(grid)
    begin = middle(grid, "opening")
    across = at(grid, 1, 1, 0).x() - at(grid, 0, 0, 0).x()
    end = begin + QPointF(across, 0) + minutes_down(grid, 62)
    drag(grid, begin, end)
    drop(grid, end)
    assert said.but_selecting() == [("session_moved", "opening", "2027-04-15T10:00", "lake")]


def test_shift_drags_by_single_minutes(grid: AgendaGrid) -> None:
    said = Said(grid)
    begin = middle(grid, "opening")
    end = begin + minutes_down(grid, 62.2)
    drag(grid, begin, end, SHIFT)
    drop(grid, end, SHIFT)
    assert said.but_selecting() == [("session_moved", "opening", "2027-04-14T10:02", "hall")]


def test_dragging_sideways_keeps_an_odd_time(grid: AgendaGrid) -> None:
    grid.set_blocks([a_block("odd", "2027-04-14T09:03")])
    said = Said(grid)
    end = QPointF(at(grid, 0, 2, 0).x(), middle(grid, "odd").y() + 2)
    drag(grid, middle(grid, "odd"), end)
    drop(grid, end)
    assert said.but_selecting() == [("session_moved", "odd", "2027-04-14T09:03", "jura")]


def test_a_session_held_after_midnight_moves_by_what_the_pointer_moves(grid: AgendaGrid) -> None:
    grid.set_blocks([GALA])
    grid.verticalScrollBar().setValue(0)
    said = Said(grid)
    begin = middle(grid, "gala", piece=1)
    end = begin + minutes_down(grid, 30)
    drag(grid, begin, end)
    drop(grid, end)
    assert said.but_selecting() == [("session_moved", "gala", "2027-04-14T23:00", "lake")]


def test_control_copies(grid: AgendaGrid) -> None:
    said = Said(grid)
    end = QPointF(at(grid, 0, 2, 0).x(), middle(grid, "opening").y())
    drag(grid, middle(grid, "opening"), end, CONTROL)
    drop(grid, end, CONTROL)
    assert said.but_selecting() == [("session_copied", "opening", "2027-04-14T09:00", "jura")]


def test_escape_gives_a_drag_up(grid: AgendaGrid) -> None:
    said = Said(grid)
    end = middle(grid, "opening") + minutes_down(grid, 60)
    drag(grid, middle(grid, "opening"), end)
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    drop(grid, end)
    assert said.but_selecting() == []


def test_a_session_let_go_where_it_was_has_not_moved(grid: AgendaGrid) -> None:
    said = Said(grid)
    drag(grid, middle(grid, "opening"), middle(grid, "opening"))
    drop(grid, middle(grid, "opening"))
    assert said.but_selecting() == []


def test_a_lunch_for_everybody_moves_in_time_only(grid: AgendaGrid) -> None:
    said = Said(grid)
    end = QPointF(at(grid, 0, 2, 0).x(), middle(grid, "lunch").y()) + minutes_down(grid, 15)
    drag(grid, middle(grid, "lunch"), end)
    drop(grid, end)
    assert said.but_selecting() == [("session_moved", "lunch", "2027-04-14T12:45", "")]


def test_the_lower_edge_changes_the_length(grid: AgendaGrid) -> None:
    said = Said(grid)
    rect = grid.in_viewport(grid.board.pieces_of("clinic")[0].rect)
    begin = QPointF(rect.center().x(), rect.bottom() - 1)
    end = begin + minutes_down(grid, -31)
    drag(grid, begin, end)
    drop(grid, end)
    assert said.but_selecting() == [("session_resized", "clinic", 60)]


def test_a_session_is_never_shortened_to_nothing(grid: AgendaGrid) -> None:
    said = Said(grid)
    rect = grid.in_viewport(grid.board.pieces_of("clinic")[0].rect)
    begin = QPointF(rect.center().x(), rect.bottom() - 1)
    end = begin - QPointF(0, rect.height() + 80)
    drag(grid, begin, end)
    drop(grid, end)
    assert said.but_selecting() == [("session_resized", "clinic", 5)]


def test_dragging_on_empty_space_draws_a_session_either_way(grid: AgendaGrid) -> None:
    said = Said(grid)
    upper, lower = at(grid, 1, 2, 600), at(grid, 1, 2, 690)
    for begin, end in ((upper, lower), (lower, upper)):
        drag(grid, begin, end)
        drop(grid, end)
    assert said.but_selecting() == [("session_drawn", "jura", "2027-04-15T10:00", 90)] * 2


def test_a_double_click_makes_an_hour_on_nothing_and_opens_a_session(grid: AgendaGrid) -> None:
    said = Said(grid)
    mouse(grid, QEvent.Type.MouseButtonDblClick, at(grid, 1, 2, 603))
    mouse(grid, QEvent.Type.MouseButtonDblClick, middle(grid, "talk"))
    assert said.words == [
        ("session_drawn", "jura", "2027-04-15T10:00", 60),
        ("session_opened", "talk"),
    ]


def test_the_tag_names_who_cannot_come_and_a_room_that_is_too_small(grid: AgendaGrid) -> None:
    grid.set_blocks([replace(OPENING, needs=50)])
    asked: list[tuple[str, str, str]] = []

    def who_cannot(*where: str) -> list[str]:
        asked.append((where[0], where[1], where[2]))
        return ["Okafor arrives 11:40"]

    grid.who_cannot = who_cannot
    begin = middle(grid, "opening")
    drag(grid, begin, QPointF(at(grid, 0, 2, 0).x(), begin.y()))
    ghost = grid.pointer.ghost
    assert ghost is not None
    assert ghost.title == "09:00–10:00 · Jura"
    assert ghost.warnings == ("Jura has 40 places, 50 needed", "Okafor arrives 11:40")
    assert asked[-1] == ("opening", "2027-04-14T09:00", "jura")


def test_a_drag_near_the_edge_scrolls(grid: AgendaGrid, qtbot: QtBot) -> None:
    grid.resize(900, 400)
    drag(grid, middle(grid, "opening"), QPointF(100, grid.viewport().height() - 3))
    qtbot.waitUntil(lambda: grid.verticalScrollBar().value() > 60, timeout=2000)
    grid.pointer.cancel()


def test_a_drag_step_paints_only_what_the_ghost_covered_and_covers(grid: AgendaGrid) -> None:
    begin = middle(grid, "opening")
    drag(grid, begin, begin + minutes_down(grid, 60))
    before = grid.pointer.ghost
    mouse(grid, QEvent.Type.MouseMove, begin + minutes_down(grid, 65))
    after = grid.pointer.ghost
    assert before is not None
    assert after is not None
    area = sum(rect.width() * rect.height() for rect in [*before.rects(), *after.rects()])
    assert area < grid.viewport().width() * grid.viewport().height() / 4
    grid.pointer.cancel()


def test_a_session_from_the_list_is_dropped_in_and_anything_else_refused(grid: AgendaGrid) -> None:
    said = Said(grid)
    where = at(grid, 1, 1, 15 * 60) + QPointF(0, 5)
    for form, accepted in ((SESSION_MIME, True), ("text/plain", False)):
        mime = QMimeData()
        mime.setData(form, b"waiting")
        enter = QDragEnterEvent(where.toPoint(), Qt.DropAction.MoveAction, mime, LEFT, PLAIN)
        grid.dragEnterEvent(enter)
        assert enter.isAccepted() == accepted
        grid.dropEvent(QDropEvent(where, Qt.DropAction.MoveAction, mime, LEFT, PLAIN))
    assert said.words == [("session_dropped_in", "waiting", "2027-04-15T15:00", "lake")]
