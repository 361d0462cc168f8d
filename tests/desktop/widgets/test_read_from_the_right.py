"""A window read from the right: what paints itself turns over, sentences keep their order."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.theme.fonts import font, in_order, is_right_to_left, told
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.labels import ElidedLabel
from convenor.widgets.painting import Run, draw_runs, turned
from support.grids import a_grid

FROM_LEFT, FROM_RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
WIDE = 300


@pytest.fixture
def from_right(qapp: QApplication) -> Iterator[None]:
    """Let every window made from now on be read from the right."""
    qapp.setLayoutDirection(FROM_RIGHT)
    yield
    qapp.setLayoutDirection(FROM_LEFT)


def places(runs: list[Run], direction: Qt.LayoutDirection) -> dict[str, tuple[int, int]]:
    """Draw *runs* into a line and return from where to where each one's colour is seen."""
    image = QImage(WIDE, 30, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    draw_runs(painter, QRectF(0, 0, WIDE, 30), runs)
    painter.end()
    return {run.color: columns_of(image, theme.color(run.color)) for run in runs}


def columns_of(image: QImage, color: QColor) -> tuple[int, int]:
    """Return the first and last column in which a pixel is nearer to *color* than to white."""
    found = [
        x
        for x in range(image.width())
        if any(near(image.pixelColor(x, y), color) for y in range(image.height()))
    ]
    return (found[0], found[-1]) if found else (-1, -1)


def near(one: QColor, other: QColor) -> bool:
    """Say whether two colours can hardly be told apart."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < 40 for a, b in pairs)


def test_words_of_one_writing_stand_in_its_order_at_the_readers_side(qtbot: QtBot) -> None:
    runs = [Run("in 243 days", font("body"), "ok"), Run(" · 4 to fix", font("body"), "bad")]
    left, right = places(runs, FROM_LEFT), places(runs, FROM_RIGHT)
    assert left["ok"][1] < left["bad"][0] < WIDE / 2
    assert WIDE / 2 < right["ok"][0] < right["ok"][1] < right["bad"][0]
    assert right["bad"][1] > WIDE - 10


def test_hebrew_words_stand_in_their_own_order_in_either_window(qtbot: QtBot) -> None:
    runs = [Run("ישראל", font("body"), "ok"), Run(" לוי", font("body"), "bad")]
    left, right = places(runs, FROM_LEFT), places(runs, FROM_RIGHT)
    assert left["bad"][1] < left["ok"][0]
    assert left["bad"][0] < 10
    assert right["bad"][1] < right["ok"][0]
    assert right["ok"][1] > WIDE - 10


def test_words_of_two_writings_stand_in_the_windows_order(qtbot: QtBot) -> None:
    runs = [Run("Huda", font("body"), "ok"), Run("  هدى", font("body"), "bad")]
    left, right = places(runs, FROM_LEFT), places(runs, FROM_RIGHT)
    assert left["ok"][1] < left["bad"][0]
    assert right["bad"][1] < right["ok"][0]


def test_a_box_turns_over_within_another(qtbot: QtBot) -> None:
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    box, within = QRectF(12, 5, 20, 20), QRectF(10, 0, 100, 30)
    painter.setLayoutDirection(FROM_LEFT)
    assert turned(painter, box, within) == box
    painter.setLayoutDirection(FROM_RIGHT)
    assert turned(painter, box, within) == QRectF(88, 5, 20, 20)
    painter.end()


@pytest.mark.parametrize(
    ("name", "other"), [("chevron-right", "chevron-left"), ("undo-2", "redo-2")]
)
def test_an_icon_that_points_along_the_line_points_the_other_way(
    qtbot: QtBot, name: str, other: str
) -> None:
    def drawn(icon: str, direction: Qt.LayoutDirection) -> QImage:
        image = QImage(20, 20, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        paint_icon(painter, icon, QRectF(0, 0, 20, 20), "text")
        painter.end()
        return image

    assert drawn(name, FROM_RIGHT) == drawn(other, FROM_LEFT)
    assert drawn(name, FROM_LEFT) != drawn(other, FROM_LEFT)


@pytest.mark.usefixtures("from_right")
def test_a_grid_made_in_such_a_window_runs_from_the_right(qtbot: QtBot) -> None:
    grid = a_grid(qtbot)
    (opening,), (clinic,) = grid.board.pieces_of("opening"), grid.board.pieces_of("clinic")
    assert opening.rect.left() > clinic.rect.left()
    assert grid.hour_strip.geometry().left() > grid.viewport().geometry().right()


@pytest.mark.usefixtures("from_right")
def test_a_cut_line_stands_at_the_readers_side(qtbot: QtBot) -> None:
    label = ElidedLabel("Government")
    qtbot.addWidget(label)
    label.resize(200, 20)
    assert label.alignment() & Qt.AlignmentFlag.AlignRight


def test_a_sentence_that_begins_with_a_hebrew_name_keeps_its_order() -> None:
    sentence = "ישראל ישראלי: before arrival"
    assert is_right_to_left(sentence)
    assert not is_right_to_left(told(sentence))
    assert told("Okafor arrives") == "Okafor arrives"


def test_a_number_after_a_hebrew_name_stands_behind_it_as_it_is_read(qtbot: QtBot) -> None:
    def number_at(sentence: str) -> float:
        layout = QTextLayout(in_order(sentence), font("body"))
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        marked = in_order(sentence)
        return float(line.cursorToX(marked.index("1"))[0]) - float(  # type: ignore[index]
            line.cursorToX(marked.index("א"))[0]  # type: ignore[index]
        )

    assert number_at("in אולם · 12 people") > 0
    assert in_order("in Hall · 12 people") == "in Hall · 12 people"
    assert in_order("in אולם 3 גדול") == "in אולם 3 גדול"  # the number is the name’s
