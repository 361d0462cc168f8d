"""The rows of a condition: which there are, and how one looks."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from convenor.screens.positions.commitments import tree
from convenor.screens.positions.commitments.tree import Condition, Path
from convenor.theme.theme import theme
from convenor.widgets.flow import Flow
from convenor.widgets.labels import Refusal
from convenor.widgets.layouts import column, row

_STEP: Final = 22
_DEEPEST: Final = 8
"""Deeper groups stand no further in."""
_MOST: Final = 40
"""Parts of one group that are shown until one asks for all."""


class Line(NamedTuple):
    """One row: a part at its path, or with *more* the place for one more part of the group.

    *left_out*: how many parts of the group are not shown.
    """

    path: Path
    part: Condition
    more: bool = False
    left_out: int = 0


def lines_of(condition: Condition, all_of: frozenset[Path]) -> Iterator[Line]:
    """Yield the rows of a condition; *all_of* are the groups shown whole."""
    waiting = [Line((), condition)]
    while waiting:
        each = waiting.pop()
        yield each
        gate = tree.gate_of(each.part)
        if each.more or gate is None:
            continue
        parts = tree.parts_of(each.part)
        most = len(parts) if each.path in all_of else _MOST
        more = Line(each.path, each.part, more=True, left_out=max(0, len(parts) - most))
        inner = [Line((*each.path, at), part) for at, part in enumerate(parts[:most])]
        if not each.path or gate in tree.GROUPS:
            waiting.append(more)
        waiting.extend(reversed(inner))


class ConditionRow(QWidget):
    """Chips beside each other, what was refused below them; thin lines show how deep it is."""

    def __init__(self, depth: int, chips: Flow, end: QWidget | None) -> None:
        super().__init__()
        self._depth = min(depth, _DEEPEST)
        self.chips = chips
        self.error = Refusal()
        beside = row((chips, 1), spacing=6)
        if end is not None:
            beside.add(end)
            beside.setAlignment(end, Qt.AlignmentFlag.AlignTop)
        self.setLayout(
            column(beside, self.error, margins=(self._depth * _STEP, 3, 0, 3), spacing=3)
        )
        self.error.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line for each group it is in."""
        painter = QPainter(self)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for depth in range(self._depth):
            at = theme.px(depth * _STEP + _STEP // 2)
            left = self.width() - at if mirrored else at
            painter.fillRect(QRectF(left, 0, 1, self.height()), theme.color("line2"))


def groups_in(condition: Condition) -> Iterator[tuple[Path, Condition]]:
    """Yield every group with its path."""
    waiting: list[tuple[Path, Condition]] = [((), condition)]
    while waiting:
        path, part = waiting.pop()
        if isinstance(part, dict) and tree.gate_of(part):
            yield path, part
            waiting += [((*path, at), one) for at, one in enumerate(tree.parts_of(part))]


def shape_of(condition: Condition) -> list[object]:
    """Return what of a condition decides which rows there are: numbers that are typed do not."""
    shape: list[object] = []
    waiting = [condition]
    while waiting:
        part = waiting.pop()
        parts = tree.parts_of(part)
        count = part.get("at_least") if isinstance(part, dict) else None
        shape.append((tree.gate_of(part), tree.leaf_of(part), count, len(parts)))
        waiting.extend(reversed(parts))
    return shape
