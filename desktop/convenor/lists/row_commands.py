"""Commands of the program that stand in the menus of rows too: they go by what is selected."""

from typing import Final, NamedTuple


class RowCommand(NamedTuple):
    """A command's name, its words in the menu of a row, and its icon."""

    name: str
    words: str
    icon: str


BRIEF: Final = RowCommand("briefs.about", "Write brief", "file-text")
REPORT: Final = RowCommand("export.report", "Report on this person…", "file-text")
HISTORY: Final = RowCommand("edit.history_of", "History of this", "history")
SHEET: Final = RowCommand("export.delegations", "Delegation sheet…", "file-down")
