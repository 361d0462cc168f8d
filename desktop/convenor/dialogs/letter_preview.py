"""A letter as its reader gets it: subject, to whom, with whom in copy, and the text."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.exports.mail import Addressee, Letter, Mailbox
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import column, hline, keep_size
from convenor.widgets.markdown_view import MarkdownView

_CAPTIONS: Final = 76
_LOW: Final = 160
_LINES: Final = ("Subject", "To", "Copy to")


class LetterPreview(QWidget):
    """Shows one letter; what is missing in it stands above it."""

    def __init__(self) -> None:
        super().__init__()
        grid = FormGrid(_CAPTIONS, spacing=0)
        self._lines = {caption: WrapLabel() for caption in _LINES}
        for caption, label in self._lines.items():
            label.setContentsMargins(8, 5, 0, 5)
            grid.add(caption, label)
        self._grid = grid
        self._remark = WrapLabel("", Role.WARN)
        self._text = keep_size(MarkdownView("Text of the letter"), min_height=_LOW)
        self.setLayout(column(grid, self._remark, hline(), (self._text, 1), spacing=8))

    def show_letter(self, letter: Letter, addressee: Addressee, remark: str = "") -> None:
        """Show a letter; *remark* says what wants attention in it."""
        copies = [one.address for one in addressee.copies]
        self._say("Subject", letter.subject or "no subject")
        self._say("To", _in_words(addressee.to) or addressee.impossible)
        self._say("Copy to", ", ".join(copies))
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self._text.show_tokens(letter.tokens, letter.text)

    def show_nothing(self) -> None:
        """Empty it."""
        for caption in _LINES:
            self._say(caption, "")
        self._remark.hide()
        self._text.show_markdown("")

    def _say(self, caption: str, words: str) -> None:
        label = self._lines[caption]
        label.setText(words)
        label.setAccessibleName(f"{caption}: {words}")
        self._grid.set_row_visible(label, visible=bool(words))

    def texts(self) -> Sequence[str]:
        """Return what is to be read in it, line by line."""
        return [*(label.text() for label in self._lines.values()), self._text.toPlainText()]


def _in_words(mailbox: Mailbox | None) -> str:
    if mailbox is None:
        return ""
    return f"{mailbox.name} <{mailbox.address}>" if mailbox.name else mailbox.address
