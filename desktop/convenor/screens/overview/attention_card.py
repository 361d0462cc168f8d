"""What needs somebody today: a line each, by urgency, with the button that leads there.

The card is there for the first paint; what its lines are made of is loaded with the first line.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from convenor.theme.theme import theme
from convenor.widgets.card import Card, card_title
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import clear, column, hline, row
from convenor.widgets.segmented import Segmented

if TYPE_CHECKING:
    from convenor.screens.overview.attention_line import AttentionLine
    from convenor_db.domain.attention import Attention

_NARROW: Final = 620
"""Under this many pixels of the card the date stands below the sentence."""


class AttentionCard(Card):
    """The lines, for everybody or for seats that are mine."""

    taken = Signal(object)
    """The button of an `Attention` was pressed."""
    owner_changed = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=0)
        self._whose = Segmented(("Everybody", "Mine"), name="Whose seats")
        self._lines = column(spacing=0)
        self._rows: list[AttentionLine] = []
        self._shown: tuple[Sequence[Attention], str] | None = None
        self.body.add(row(card_title("Needs attention"), None, self._whose), 8)
        self.body.add(self._lines)
        self._whose.changed.connect(self.owner_changed)

    @property
    def only_mine(self) -> bool:
        """Whether seats of others are left out."""
        return self._whose.current() == 1

    def show_lines(self, lines: "Sequence[Attention]", today: str) -> None:
        """Show the lines, most urgent first."""
        from convenor.screens.overview.attention_line import AttentionLine

        if self._shown == (lines, today):
            return
        self._shown = (lines, today)
        held = self._held()
        clear(self._lines)
        self._rows = [AttentionLine(one, today) for one in lines]
        for at, line in enumerate(self._rows):
            if at:
                self._lines.addLayout(row(hline(), margins=(42, 0, 0, 0)))
            line.button.clicked.connect(partial(self._take, line.attention))
            self._lines.add(line)
        if not lines:
            self._lines.add(8, Label("Nothing needs you today.", Role.SECONDARY), 8)
        self._fit()
        self._hold(held)

    def first_button(self) -> QWidget:
        """Return what takes the keyboard first."""
        return self._rows[0].button if self._rows else self._whose

    def _held(self) -> str:
        return next((line.attention.need for line in self._rows if line.button.hasFocus()), "")

    def _hold(self, need: str) -> None:
        """Leave the keyboard at the line where it was."""
        for line in self._rows:
            if line.attention.need == need:
                line.button.setFocus()

    def _take(self, attention: "Attention", _checked: object = None) -> None:
        self.taken.emit(attention)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the dates where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for line in self._rows:
            line.set_narrow(narrow=self.width() < theme.px(_NARROW))
