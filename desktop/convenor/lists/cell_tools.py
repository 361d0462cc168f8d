"""What every table of records can do with its cells: edit them, paste into them, mark drafts."""

from convenor.lists.cell_editing import CellEditing
from convenor.lists.cell_marks import CellMarks
from convenor.lists.cells import RecordCells
from convenor.lists.pasting import CellPasting
from convenor.lists.record_list import RecordList
from convenor.workplace import Workplace


class CellTools:
    """Put on a list by its screen; the columns that have a `field` can be typed into."""

    def __init__(self, place: Workplace, one: RecordList, kind: str) -> None:
        """*kind* is that of the rows: "people"."""
        self.marks = CellMarks(place, one.model, kind)
        self._editing = CellEditing(place, one.table, one.model, self.marks)
        self._pasting = CellPasting(place, one.table, one.model, self.marks)
        cells = one.table.itemDelegate()
        if isinstance(cells, RecordCells):
            cells.marks = self.marks

    def edit(self, column: int) -> bool:
        """Edit the cell of the current row in a column; False if that is done elsewhere."""
        return self._editing.edit(column)

    def close(self) -> None:
        """End what is being edited."""
        self._editing.close()
