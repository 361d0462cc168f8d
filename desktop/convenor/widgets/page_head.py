"""The head of a screen: its title, its counts in words, its tools."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.labels import Label, RichLabel, Role, Span
from convenor.widgets.layouts import Box, column, row


class Count(NamedTuple):
    """A count in words; with a *key* it is a door to what was counted."""

    words: str
    key: str = ""


class PageHead(QWidget):
    """Title over counts at the left, tools at the right; below, whatever the screen adds."""

    count_chosen = Signal(str)
    """The key of the count the user wants to see."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = Label(title, Role.TITLE)
        self._counts = RichLabel((), Role.MUTED)
        self._counts.linked.connect(self.count_chosen)
        self._tools = row(spacing=8)
        words = column(self._title, self._counts, spacing=3)
        self.below: Box = column(spacing=10)
        """Further lines of the head: a strip, a filter line."""
        top = row((words, 1), self._tools, spacing=12)
        self.setLayout(column(top, self.below, margins=(24, 16, 24, 12), spacing=12))
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_counts(self, counts: Sequence[Count]) -> None:
        """Show the counts, a dot between them."""
        spans: list[Span] = []
        for count in counts:
            if spans:
                spans.append(Span(" · "))
            spans.append(Span(count.words, "text2" if count.key else "text3", link=count.key))
        self._counts.set_spans(spans)

    def counts(self) -> str:
        """Return the line of counts as it is read."""
        return self._counts.accessibleName()

    def add_tool(self, widget: QWidget) -> None:
        """Put *widget* at the right end; the primary button comes last."""
        self._tools.add(widget)
