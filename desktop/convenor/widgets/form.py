"""Captions and fields in two columns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from convenor.theme.theme import theme
from convenor.widgets.labels import Label, Role, WrapLabel, captioned
from convenor.widgets.layouts import keep_size


class FormGrid(QWidget):
    """Rows of a caption and its field, both at the top of their row.

    A field may grow (a reason under it, more lines); its caption stays beside its first line.
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
        self._measure()
        theme.changed.connect(self._measure)

    def add(self, caption: str, field: QWidget, hint: str = "") -> Label:
        """Add *field* under the others with its *caption*, which is returned.

        The caption becomes the field's accessible name unless it has one.
        """
        named = captioned(field, caption)
        keep_size(named, width=self._caption_width, min_height=28)
        line = self._grid.rowCount()
        self._grid.addWidget(named, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._cell(field, hint), line, 1, Qt.AlignmentFlag.AlignTop)
        self._captions[field] = named
        return named

    def add_wide(self, widget: QWidget) -> None:
        """Add *widget* over both columns."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignTop)

    def set_hint(self, field: QWidget, hint: str, role: Role = Role.MUTED) -> None:
        """Say *hint* under *field*; empty takes it away."""
        self._hints[field].set_role(role)
        self._hints[field].setText(hint)
        self._hints[field].setVisible(bool(hint))

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
        words = WrapLabel("", Role.MUTED)
        words.setContentsMargins(8, 0, 0, 4)
        inside.addWidget(words)
        self._cells[field] = cell
        self._hints[field] = words
        self.set_hint(field, hint)
        return cell

    def _measure(self) -> None:
        self._grid.setHorizontalSpacing(theme.px(4))
        self._grid.setVerticalSpacing(theme.px(self._gap))
