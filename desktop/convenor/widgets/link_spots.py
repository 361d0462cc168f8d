"""The links of a sentence, for those who neither see nor point: one unpainted spot for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

import convenor.widgets.on_tree  # noqa: F401 - gives a LinkSpot the face of a link


class LinkSpot(QWidget):
    """A link on the accessibility tree; the label paints it, and has its keys and clicks."""

    pressed = Signal(str)
    """The address of the link."""

    def __init__(self, label: QLabel, words: str, link: str) -> None:
        super().__init__(label)
        self._link = link
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pressed.connect(label.linkActivated)
        self.setGeometry(label.rect())
        self.show()

    def press(self) -> None:
        """Follow the link."""
        self.pressed.emit(self._link)


def show_links(label: QLabel, links: Sequence[tuple[str, str]]) -> None:
    """Put a spot on *label* for each of its links (words, address), in place of those before."""
    for spot in label.findChildren(LinkSpot):
        spot.hide()
        spot.setParent(None)
        spot.deleteLater()
    for words, link in links:
        LinkSpot(label, words, link)


def lay_links(label: QLabel) -> None:
    """Let the links lie where their label lies."""
    for spot in label.findChildren(LinkSpot):
        spot.setGeometry(label.rect())
