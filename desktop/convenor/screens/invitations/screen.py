"""The screen Invitations."""

from convenor.widgets.layouts import column
from convenor.widgets.page_head import PageHead
from convenor.workplace import Screen, Workplace


class InvitationsScreen(Screen):
    """The screen Invitations."""

    NAME = "invitations"

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._head = PageHead("Invitations")
        self.setLayout(column(self._head, None, spacing=0))
