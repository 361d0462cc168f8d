"""One line of what needs somebody."""

from PySide6.QtWidgets import QWidget

from convenor.screens.overview.words import LOOKS, sentence, when
from convenor.widgets.buttons import Button
from convenor.widgets.icon_tile import IconTile
from convenor.widgets.labels import ElidedLabel, RichLabel, Role, Span
from convenor.widgets.layouts import column, keep_size, row
from convenor_db.domain.attention import Attention


class AttentionLine(QWidget):
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
        self._beside, self._below = ElidedLabel(at, Role.CAPTION), ElidedLabel(at, Role.CAPTION)
        self.button = keep_size(Button(look.button, small=True), min_width=118)
        self.button.setAccessibleName(f"{look.button}: {figure} {words}".replace("  ", " "))
        tile = IconTile(look.icon, 28, radius=8, color=look.color)
        said = column(self._words, self._below, spacing=0)
        self.setLayout(
            row(tile, (said, 12), (self._beside, 8), self.button, margins=(0, 7, 0, 7), spacing=14)
        )
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the date below the sentence, or beside it."""
        self._beside.setVisible(not narrow)
        self._below.setVisible(narrow and bool(self._below.whole_text()))
