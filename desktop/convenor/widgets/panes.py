"""Panes side by side; what is dragged to make one wider is a rule to a screen reader."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QSplitterHandle


class Grip(QSplitterHandle):
    """What stands between two panes; of Qt's own class it would have no role on the bus."""


class Panes(QSplitter):
    """Panes in a row."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """Return what is dragged."""
        return Grip(self.orientation(), self)
