"""A bordered surface for things that belong together."""

from PySide6.QtWidgets import QFrame

from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import Box, Margins, column, keep_size

_MARGINS: Margins = (20, 16, 20, 16)


class Card(QFrame):
    """A surface with a thin line and round corners; what stands on it goes into ``body``."""

    def __init__(
        self, *, margins: Margins = _MARGINS, spacing: int = 8, fills: bool = False
    ) -> None:
        """Make an empty card; with *fills* its contents take all the height it is given."""
        super().__init__()
        self.setProperty("card", True)  # noqa: FBT003
        self.body: Box = column(spacing=spacing)
        content = column(self.body, margins=margins, spacing=0)
        if not fills:
            content.addStretch(1)
        self.setLayout(content)


def card_title(words: str) -> Label:
    """Return a card's title, as high as a small button: cards beside each other begin alike."""
    return keep_size(Label(words, Role.SUBTITLE), min_height=28)
