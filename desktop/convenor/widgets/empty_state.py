"""What an empty place says: what belongs here, and how to begin."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.buttons import Button, Kind
from convenor.widgets.icon_tile import IconTile
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import column, keep_size, row

_WIDTH: Final = 420


class EmptyState(QWidget):
    """Icon, title, one sentence, one primary button and one quiet alternative."""

    primary_taken = Signal()
    quiet_taken = Signal()

    def __init__(
        self, icon: str, title: str, sentence: str, primary: str = "", quiet: str = ""
    ) -> None:
        super().__init__()
        self._disc = IconTile(icon)
        self._title = Label("", Role.SUBTITLE)
        self._sentence = WrapLabel("", Role.SECONDARY)
        for words in (self._title, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        keep_size(self._sentence, width=_WIDTH)
        self.primary_button = Button("", Kind.PRIMARY)
        self.quiet_button = Button("")
        self.setFocusProxy(self.primary_button)
        self.primary_button.clicked.connect(self.primary_taken)
        self.quiet_button.clicked.connect(self.quiet_taken)
        self._body = column(spacing=4)
        self._body.add(None, row(None, self._disc, None), 22, self._title)
        self._body.add(row(None, self._sentence, None), 14)
        self._body.add(row(None, self.primary_button, self.quiet_button, None), None)
        self.setLayout(self._body)
        self.set_words(title, sentence, primary, quiet)

    def set_words(self, title: str, sentence: str, primary: str = "", quiet: str = "") -> None:
        """Say something else; a button without words is not there."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        for button, words in ((self.primary_button, primary), (self.quiet_button, quiet)):
            button.set_words(words)
            button.setVisible(bool(words))


class NothingMatches(QWidget):
    """What a list says when its filters let nothing through."""

    cleared = Signal()

    def __init__(self, *, width: int = _WIDTH) -> None:
        """*width* of its sentence, in pixels at 100 %: less in a narrow list."""
        super().__init__()
        title = Label("Nothing matches", Role.SUBTITLE)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._filters = WrapLabel("", Role.SECONDARY)
        self._filters.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        keep_size(self._filters, width=width)
        clear_button = Button("Clear filters", Kind.SECONDARY, "x")
        clear_button.clicked.connect(self.cleared)
        body = column(None, row(None, IconTile("search"), None), 18, title, spacing=6)
        body.add(row(None, self._filters, None), 10, row(None, clear_button, None), None)
        self.setLayout(body)

    def set_filters(self, filters: Sequence[str]) -> None:
        """Name the filters that hold, in words ("Status: Invited")."""
        self._filters.setText(" · ".join(filters))
