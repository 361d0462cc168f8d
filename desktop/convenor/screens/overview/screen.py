"""The screen Overview."""

from convenor.widgets.layouts import column
from convenor.widgets.page_head import PageHead
from convenor.workplace import Screen, Workplace


class OverviewScreen(Screen):
    """The screen Overview."""

    NAME = "overview"

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._head = PageHead("Overview")
        self.setLayout(column(self._head, None, spacing=0))
