"""The head of a screen: its title, its counts in words, its tools."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.labels import Label, RichLabel, Role, Span
from convenor.widgets.layouts import Box, column, row
from convenor.widgets.painting import text_width

_ROUND: Final = 60
"""Pixels at 100 % of the head’s margins and of the gap before its tools."""


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
        self._is_under = False
        self._shown: list[Count] = []
        self._tools = row(spacing=8)
        self._words = column(self._title, self._counts, spacing=3)
        self.below: Box = column(spacing=10)
        """Further lines of the head: a strip, a filter line."""
        top = row((self._words, 1), self._tools, spacing=12)
        self._under = column(spacing=0)
        head = column(top, self._under, spacing=3)
        self.setLayout(column(head, self.below, margins=(24, 16, 24, 12), spacing=12))
        self.setAccessibleName(title)
        theme.changed.connect(self._place_counts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the counts have a whole line where there is too little room beside the tools."""
        super().resizeEvent(event)
        self._place_counts()

    def _place_counts(self) -> None:
        needed = text_width(self._counts.accessibleName(), font("small", 600))
        room = self.width() - theme.px(_ROUND) - self._tools.sizeHint().width()
        under = needed > room and self._tools.count() > 0
        if under is not self._is_under:
            self._is_under = under
            (self._under if under else self._words).add(self._counts)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_counts(self, counts: Sequence[Count]) -> None:
        """Show the counts, a dot between them."""
        if list(counts) == self._shown:
            return
        self._shown = list(counts)
        spans: list[Span] = []
        for count in counts:
            if spans:  # after a sentence that has ended stands no dot besides its own
                spans.append(Span(" " if spans[-1].text.endswith(".") else " · "))
            spans.append(Span(count.words, "text2" if count.key else "text3", link=count.key))
        self._counts.set_spans(spans)
        self._place_counts()

    def counts(self) -> str:
        """Return the line of counts as it is read."""
        return self._counts.accessibleName()

    def add_tool(self, widget: QWidget) -> None:
        """Put *widget* at the right end; the primary button comes last."""
        self._tools.add(widget)
        self._place_counts()
