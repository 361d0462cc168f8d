"""A bordered surface for things that belong together."""

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import Box, Margins, column, row

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


class CardHead(QWidget):
    """A card's title with a quiet note at its right."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self._note = Label(note, Role.MUTED)
        self.setLayout(row(Label(title, Role.SUBTITLE), None, self._note))
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_note(self, note: str) -> None:
        """Say something else at the right."""
        self._note.setText(note)
