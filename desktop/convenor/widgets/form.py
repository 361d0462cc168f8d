"""Captions and fields in two columns."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from convenor.theme.theme import theme
from convenor.widgets.labels import Label, Role, WrapLabel, captioned
from convenor.widgets.layouts import keep_size

_NARROWEST: Final = 185
"""A field that would be narrower than this, at 100 %, stands under its caption."""


class FormGrid(QWidget):
    """Rows of a caption and its field, both at the top of their row.

    A field may grow (a reason under it, more lines); its caption stays beside its first line.
    Where there is no room beside them, captions stand over their fields.
    """

    def __init__(self, caption_width: int = 110, *, spacing: int = 4) -> None:
        super().__init__()
        self._caption_width = caption_width
        self._gap = spacing
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._captions: dict[QWidget, Label] = {}
        self._hints: dict[QWidget, WrapLabel] = {}
        self._cells: dict[QWidget, QWidget] = {}
        self._insides: dict[QWidget, QVBoxLayout] = {}
        self._lines: dict[QWidget, int] = {}
        self._stacked = False
        self._measure()
        theme.changed.connect(self._measure)

    def add(self, caption: str, field: QWidget, hint: str = "") -> Label:
        """Add *field* under the others with its *caption*, which is returned.

        The caption becomes the field's accessible name unless it has one.
        """
        named = captioned(field, caption)
        keep_size(named, width=self._caption_width, min_height=28)
        self._captions[field] = named
        self._lines[field] = self._grid.rowCount()
        self._put(field, self._cell(field, hint), self._lines[field])
        return named

    def _put(self, field: QWidget, cell: QWidget, line: int) -> None:
        """Put a field beside its caption, or under it: each row has two lines of the grid."""
        below, across = (1, 2) if self._stacked else (0, 1)
        named = self._captions[field]
        self._grid.addWidget(named, line, 0, 1, across, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(cell, line + below, 1 - below, 1, across, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowMinimumHeight(line + 1, 0)  # it counts even while nothing stands in it

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put captions over their fields where room runs out."""
        super().resizeEvent(event)
        stacked = event.size().width() < theme.px(self._caption_width + _NARROWEST)
        if stacked is self._stacked:
            return
        self._stacked = stacked
        for field, cell in self._cells.items():
            self._grid.removeWidget(cell)
            self._grid.removeWidget(self._captions[field])
            self._put(field, cell, self._lines[field])

    def add_wide(self, widget: QWidget) -> None:
        """Add *widget* over both columns."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignTop)

    def set_hint(self, field: QWidget, hint: str, role: Role = Role.MUTED) -> None:
        """Say *hint* under *field*; empty takes it away."""
        if hint and field not in self._hints:
            self._hints[field] = self._made_hint(self._insides[field])
        words = self._hints.get(field)
        if words:
            words.set_role(role)
            words.setText(hint)
            words.setVisible(bool(hint))

    def set_row_visible(self, field: QWidget, *, visible: bool) -> None:
        """Show or hide *field* with its caption and hint."""
        self._captions[field].setVisible(visible)
        self._cells[field].setVisible(visible)

    def _cell(self, field: QWidget, hint: str) -> QWidget:
        cell = QWidget()
        inside = QVBoxLayout(cell)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(field)
        self._cells[field], self._insides[field] = cell, inside
        self.set_hint(field, hint)
        return cell

    def _made_hint(self, inside: QVBoxLayout) -> WrapLabel:
        """Return a label under a field, made when it is first needed: most never are."""
        words = WrapLabel("", Role.MUTED)
        words.setContentsMargins(8, 0, 0, 4)
        inside.addWidget(words)
        return words

    def _measure(self) -> None:
        self._grid.setHorizontalSpacing(theme.px(4))
        self._grid.setVerticalSpacing(theme.px(self._gap))
