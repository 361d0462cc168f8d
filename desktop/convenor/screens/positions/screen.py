"""The screen Positions."""

from convenor.widgets.layouts import column
from convenor.widgets.page_head import PageHead
from convenor.workplace import Screen, Workplace


class PositionsScreen(Screen):
    """The screen Positions."""

    NAME = "positions"

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._head = PageHead("Positions")
        self.setLayout(column(self._head, None, spacing=0))
