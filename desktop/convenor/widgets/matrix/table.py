"""The matrix itself: arrows go from cell to cell, figures set a stance, heads stay in sight."""

from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from convenor.soon import soon
from convenor.theme.theme import theme
from convenor.widgets.buttons import IconButton
from convenor.widgets.matrix.cells import StanceCells
from convenor.widgets.matrix.heads import HEIGHT, IssueHead, OrganisationHead
from convenor.widgets.matrix.model import MatrixModel
from convenor.widgets.matrix.values import SCALE, Matrix

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_UNKNOWN: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Question})
_FIGURES: Final = {
    **{Qt.Key(int(Qt.Key.Key_1) + at): stance for at, stance in enumerate(SCALE)},
    Qt.Key.Key_0: 0,
}
"""1 to 5 are the five boxes left to right; 0 is neutral, as it is printed."""
Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 28
_NARROWEST: Final = 66
_WIDEST: Final = 96
_NAMES: Final = (246, 360)
"""The least and the most room of a name with its figures; columns come first."""
_END: Final = 44


class MatrixTable(QTableView):
    """Shows a `Matrix`; says which cell is chosen and what is typed at it."""

    cell_chosen = Signal(str, str)
    """Keys of organisation and issue of the cell the keyboard is at now, empty for none."""
    stance_typed = Signal(object)
    """A stance was set by a key: -2 to 2, or None for unknown."""
    basis_turned = Signal()
    """S: stated or assessed, the other one."""
    opened = Signal()
    """Enter, or a double click: the panel's fields are wanted."""
    issue_chosen = Signal(str)
    """The head of an issue was clicked: its key."""
    new_issue_wanted = Signal()
    left = Signal()
    """Esc."""

    def __init__(self, name: str = "Positions") -> None:
        super().__init__()
        self.matrix = MatrixModel()
        self._silent = False
        self.setAccessibleName(name)
        self._dress()
        self.issues = IssueHead(self)
        self.bodies = OrganisationHead(self)
        self.setHorizontalHeader(self.issues)
        self.setVerticalHeader(self.bodies)
        self.setModel(self.matrix)
        self.matrix.setParent(self)
        self.setItemDelegate(StanceCells(self))
        self._new_issue = IconButton("plus", "New issue", size=15)
        self._new_issue.setParent(self)
        self._new_issue.clicked.connect(self.new_issue_wanted)
        self._new_issue.show()
        self.issues.sectionClicked.connect(
            lambda at: self.issue_chosen.emit(self.matrix.column_head(at).key)
        )
        self.bodies.sectionClicked.connect(self._row_clicked)
        self.horizontalScrollBar().valueChanged.connect(lambda _at: self._place_new_issue())
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        theme.changed.connect(self._fit)
        self._fit()

    def _dress(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)

    def set_open(self, *, is_open: bool) -> None:
        """Offer a new issue at the end of the heads, or not."""
        self._new_issue.setVisible(is_open)

    # What it shows

    def show_matrix(self, matrix: Matrix, *, sorted_by: str = "") -> None:
        """Show other values; the cell the keyboard is at stays, told by its keys."""
        keys = self.current()
        scroll = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        self._silent = True
        self.issues.sorted_by = sorted_by
        self.matrix.show_matrix(matrix)
        self._fit()
        self.setCurrentIndex(self.matrix.at(*keys))
        self._silent = False
        self.horizontalScrollBar().setValue(scroll[0])
        self.verticalScrollBar().setValue(scroll[1])
        self.issues.viewport().update()
        if self.current() != keys:
            self.cell_chosen.emit(*self.current())

    def current(self) -> tuple[str, str]:
        """Return the keys of the cell the keyboard is at, empty for none."""
        return self.matrix.keys(self.currentIndex())

    def choose(self, row: str, column: str) -> bool:
        """Go to a cell, and into sight; say whether it is shown."""
        index = self.matrix.at(row, column)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        return index.isValid()

    def choose_first(self) -> None:
        """Go to the first cell if the keyboard is at none."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.matrix.index(0, 0))

    def currentChanged(self, now: Index, before: Index) -> None:
        """Tell which cell is chosen now; heads show it in bold."""
        super().currentChanged(now, before)
        self.issues.viewport().update()
        self.bodies.viewport().update()
        if not self._silent:
            self.cell_chosen.emit(*self.matrix.keys(now))

    def selectionChanged(self, chosen: QItemSelection, left: QItemSelection) -> None:
        """Go along where a screen reader selects a cell: keys and panel mean that one then."""
        super().selectionChanged(chosen, left)
        soon(self, self._follow_selection)

    def _follow_selection(self) -> None:
        chosen = self.selectedIndexes()
        if len(chosen) == 1 and chosen[0] != self.currentIndex():
            self.setCurrentIndex(chosen[0])

    # Keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take figures, marks and Enter; all else moves."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        here = self.currentIndex().isValid()
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif held or not here or not self._take(key):
            super().keyPressEvent(event)

    def _take(self, key: Qt.Key) -> bool:
        """Do what a key is for at a cell; say whether it is for anything."""
        if key in _FIGURES:
            self.stance_typed.emit(_FIGURES[key])
        elif key in _UNKNOWN:
            self.stance_typed.emit(None)
        elif key == Qt.Key.Key_S:
            self.basis_turned.emit()
        elif key in _ENTER:
            self.opened.emit()
        else:
            return False
        return True

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters and figures are for stances."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose nothing where there is no cell."""
        if not self.indexAt(event.position().toPoint()).isValid():
            self.setCurrentIndex(QModelIndex())
        super().mousePressEvent(event)

    def _row_clicked(self, at: int) -> None:
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.matrix.index(at, column))
        self.setFocus()

    # Measures

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give columns what room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = self.matrix.columnCount()
        least, most = map(theme.px, _NAMES)
        spare = self.width() - count * theme.px(_WIDEST) - theme.px(_END)
        self.bodies.setFixedWidth(min(max(spare, least), most))
        self.bodies.setDefaultSectionSize(theme.px(_ROW))
        self.issues.setFixedHeight(theme.px(HEIGHT))
        if count:
            room = self.width() - self.bodies.width() - theme.px(_END)
            wide = min(max(room // count, theme.px(_NARROWEST)), theme.px(_WIDEST))
            self.issues.setDefaultSectionSize(wide)
        self._place_new_issue()

    def _place_new_issue(self) -> None:
        """Put the button after the last issue, or into the corner where there is no room."""
        side = theme.px(28)
        heads = self.issues
        end = heads.length() - heads.offset() + theme.px(6)
        fits = end + side <= heads.width()
        left = self.bodies.width() + (end if fits else -side - theme.px(6))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - side
        self._new_issue.setGeometry(left, theme.px(HEIGHT) - theme.px(40), side, side)
        self._new_issue.raise_()
