"""What needs somebody today: a line each, by urgency, with the button that leads there."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from convenor.screens.overview.words import LOOKS, sentence, when
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button
from convenor.widgets.card import Card
from convenor.widgets.icon_tile import IconTile
from convenor.widgets.labels import ElidedLabel, Label, RichLabel, Role, Span
from convenor.widgets.layouts import clear, column, hline, keep_size, row
from convenor.widgets.segmented import Segmented
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
        self._rows: list[_Line] = []
        self._shown: tuple[Sequence[Attention], str] | None = None
        self.body.add(row(Label("Needs attention", Role.SUBTITLE), None, self._whose), 8)
        self.body.add(self._lines)
        self._whose.changed.connect(self.owner_changed)

    @property
    def only_mine(self) -> bool:
        """Whether seats of others are left out."""
        return self._whose.current() == 1

    def show_lines(self, lines: Sequence[Attention], today: str) -> None:
        """Show the lines, most urgent first."""
        if self._shown == (lines, today):
            return
        self._shown = (lines, today)
        held = self._held()
        clear(self._lines)
        self._rows = [_Line(one, today) for one in lines]
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

    def _take(self, attention: Attention, _checked: object = None) -> None:
        self.taken.emit(attention)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the dates where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for line in self._rows:
            line.set_narrow(narrow=self.width() < theme.px(_NARROW))


class _Line(QWidget):
    """Icon, sentence, date and button of one need."""

    def __init__(self, attention: Attention, today: str) -> None:
        super().__init__()
        self.attention = attention
        look = LOOKS[attention.need]
        figure, words = sentence(attention)
        color = "text" if look.color in ("mute", "info") else look.color
        strong = [Span(figure, color, strong=True), Span(" ")] if figure else []
        self._words = RichLabel([*strong, Span(words, "text")], Role.BODY)
        at = when(attention, today)
        self._beside, self._below = ElidedLabel(at, Role.SECONDARY), ElidedLabel(at, Role.SECONDARY)
        self.button = keep_size(Button(look.button, small=True), min_width=118)
        self.button.setAccessibleName(f"{look.button}: {figure} {words}".replace("  ", " "))
        tile = IconTile(look.icon, 28, radius=8, color=look.color)
        said = column(self._words, self._below, spacing=0)
        self.setLayout(
            row(tile, (said, 12), (self._beside, 8), self.button, margins=(0, 6, 0, 6), spacing=14)
        )
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the date below the sentence, or beside it."""
        self._beside.setVisible(not narrow)
        self._below.setVisible(narrow and bool(self._below.whole_text()))
