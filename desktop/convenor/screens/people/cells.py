"""How cells are drawn: avatar, name over post, own script, status chip, constituency's icon."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from convenor.lists.cells import Index, RecordCells, two_lines
from convenor.models import organisations, people
from convenor.models.table import VALUE_ROLE
from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.theme import theme
from convenor.widgets.avatar import draw_avatar
from convenor.widgets.painting import (
    Run,
    draw_chip_in,
    draw_runs,
    draw_text,
    turned,
)
from convenor.widgets.stance_strip import draw_stances
from convenor.widgets.status_chip import Look, look_of_status

MUST_HAVE: Final = Look("flag", "info", "Must-have")


class PersonCells(RecordCells):
    """Draws the people table."""

    def __init__(self, parent: object) -> None:
        super().__init__(parent)
        self.drawn = {
            people.NAME: self._name,
            people.CONSTITUENCY: self.draw_constituency,
            people.SEAT: self._seat,
        }

    def _seat(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        status = index.data(VALUE_ROLE)
        if status:
            draw_chip_in(painter, rect, look_of_status(status), selected=selected)
        else:
            draw_text(painter, rect, Run(str(index.data()), font("body"), "text3"))

    def _name(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        name, native, post, key = index.data(VALUE_ROLE)
        ensure_script_fonts(native)
        size = theme.px(28)
        round_ = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
        draw_avatar(painter, turned(painter, round_, rect), name, key=key, ring=selected)
        rest = turned(painter, rect.adjusted(size + theme.px(10), 0, 0, 0), rect)
        upper, lower = two_lines(rest)
        runs = [Run(name, font("body", 500), "text")]
        if native:
            runs.append(Run("  ", font("small")))
            runs.append(Run(native, font("small"), "text3"))
        draw_runs(painter, upper if post else rest, runs)
        if post:
            draw_text(painter, lower, Run(post, font("caption"), "text3"))


class OrganisationCells(RecordCells):
    """Draws the organisations table."""

    def __init__(self, parent: object) -> None:
        super().__init__(parent)
        self.drawn = {
            organisations.BODY: self._name,
            organisations.KIND: self.draw_constituency,
            organisations.POSITIONS: self._positions,
            organisations.MUST_HAVE: self._must_have,
        }

    def _name(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        name, short, _ = index.data(VALUE_ROLE)
        upper, lower = two_lines(rect)
        run = Run(name, font("body", 500), "text")
        draw_text(painter, upper if short else rect, run)
        if short:
            draw_text(painter, lower, Run(short, font("caption"), "text3"))

    def _positions(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        stances = index.data(VALUE_ROLE)
        if any(stance is not None for stance in stances):
            draw_stances(painter, rect, stances)
        else:
            draw_text(painter, rect, Run(str(index.data()), font("body"), "text3"))

    def _must_have(self, painter: QPainter, rect: QRectF, index: Index, selected: bool) -> None:  # noqa: FBT001
        if index.data():
            draw_chip_in(painter, rect, MUST_HAVE, selected=selected)
