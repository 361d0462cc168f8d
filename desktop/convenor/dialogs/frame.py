"""The frame of every dialog: a title, what it asks, why it was refused, and its buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from convenor.theme.theme import theme
from convenor.widgets.banner import Banner
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import Box, column, hline, row, surface
from convenor.widgets.panel import ScrollColumn


class Dialog(QDialog):
    """Title above, a body that scrolls, one verb and Cancel below.

    The verb's button is never greyed without saying why; what is wrong is said in the banner or
    under its field. Subclasses fill ``body`` and override ``take``.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        verb: str,
        *,
        lead: str = "",
        size: tuple[int, int] = (640, 620),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.banner = Banner()
        self._scroll = ScrollColumn(title, margins=(28, 8, 28, 16), spacing=12)
        self.primary = Button(verb, Kind.PRIMARY)
        self.cancel = Button("Cancel" if verb else "Close")
        self.primary.setVisible(bool(verb))
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.take)
        self.cancel.clicked.connect(self.reject)
        self.foot: Box = row(None, margins=(28, 12, 28, 14))
        head = column(Label(title, Role.TITLE), margins=(28, 20, 28, 8), spacing=4)
        if lead:
            head.add(Label(lead, Role.SECONDARY))
        self.foot.add(self.cancel, self.primary)
        whole = column(head, self.banner, (self._scroll, 1), hline(), self.foot, spacing=0)
        self.setLayout(column(surface(whole)))
        self.resize(theme.px(size[0]), theme.px(size[1]))
        self.setWindowModality(Qt.WindowModality.WindowModal)

    @property
    def body(self) -> Box:
        """What the dialog asks; it scrolls where it is too long."""
        return self._scroll.body

    def take(self) -> None:
        """Do what the verb says; close when it is done."""
        self.accept()

    def refuse(self, sentence: str) -> None:
        """Say above the fields what was not done and why; the dialog stays."""
        self.banner.show_message(sentence, closable=True)
