"""Which program this is, and under what licence."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from convenor import __version__
from convenor.dialogs.frame import Dialog
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import row
from convenor.widgets.mark import Mark

_PROMISE = (
    "Everything stays in one file on this computer. The program has no network code: it sends"
    " nothing, asks for no updates and reports to nobody."
)
_LICENCES = (
    "Apache License 2.0. The fonts Inter and Noto are under the SIL Open Font License, the icons"
    " (Lucide) under the ISC licence; all texts lie beside the program."
)


class AboutDialog(Dialog):
    """Name, version, promise, licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "About Convenor", "", size=(520, 380))
        version = f"Convenor {__version__}, with Qt {qVersion()}"
        self.body.add(row(Mark("", 56), None), WrapLabel(version, Role.STRONG))
        purpose = "Plans closed convenings: who is invited, who sits where, who reads what."
        for sentence in (purpose, _PROMISE, _LICENCES):
            self.body.add(WrapLabel(sentence, Role.SECONDARY))
        self.body.add(None)
