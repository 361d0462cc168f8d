"""The row of buttons over a Markdown text."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.theme import theme
from convenor.widgets import markdown_marks as marks
from convenor.widgets.buttons import IconButton
from convenor.widgets.combo import Combo
from convenor.widgets.layouts import keep_size, row


class Deed(NamedTuple):
    """Something the toolbar does to a text."""

    icon: str
    words: str
    act: Callable[[QTextCursor], None]
    keys: str = ""
    needs: int = 0
    """How wide the toolbar must be, in pixels at 100 %, for its button to be shown."""


DEEDS: Final = {
    "bold": Deed("bold", "Bold", lambda cursor: marks.toggle_mark(cursor, "**"), "Ctrl+B", 141),
    "italic": Deed(
        "italic", "Italic", lambda cursor: marks.toggle_mark(cursor, "*"), "Ctrl+I", 172
    ),
    "bullets": Deed("list", "Bulleted list", marks.toggle_bullets, needs=234),
    "numbers": Deed("list-ordered", "Numbered list", marks.toggle_numbers, needs=265),
    "quote": Deed("quote", "Quotation", marks.toggle_quote, needs=296),
    "link": Deed("link", "Link", marks.insert_link, "Ctrl+Shift+K", 203),
    "table": Deed("table-2", "Table", marks.insert_table, needs=327),
}
"""By the name of their command."""
HEADINGS: Final = ("Text", "Heading 1", "Heading 2", "Heading 3")
"""By level; 0 is no heading."""
_HEADING: Final = 104


class MarkdownToolbar(QWidget):
    """Says what is wanted of the text; a click leaves the caret where it is."""

    deed_wanted = Signal(str)
    """A name of `DEEDS`."""
    heading_wanted = Signal(int)
    """A level, 0 for text."""

    def __init__(self) -> None:
        super().__init__()
        items = [(str(level), words) for level, words in enumerate(HEADINGS)]
        self._heading = keep_size(Combo(items, "Kind of paragraph"), width=_HEADING)
        self._heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._heading.chosen.connect(lambda level: self.heading_wanted.emit(int(level)))
        self._buttons = {name: self._button(name, deed) for name, deed in DEEDS.items()}
        self.setLayout(row(self._heading, 2, *self._buttons.values(), None, spacing=2))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Formatting")

    def show_heading(self, level: int) -> None:
        """Show in what kind of paragraph the caret stands."""
        self._heading.set_value(str(level) if level < len(HEADINGS) else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the least important buttons where room runs out; menus have them too."""
        super().resizeEvent(event)
        for name, deed in DEEDS.items():
            self._buttons[name].setVisible(event.size().width() >= theme.px(deed.needs))

    def minimumSizeHint(self) -> QSize:
        """Return the room for what is always there."""
        return QSize(theme.px(_HEADING), theme.px(32))

    def _button(self, name: str, deed: Deed) -> IconButton:
        made = IconButton(deed.icon, deed.words, shortcut=deed.keys, size=17)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.deed_wanted.emit(name))
        return made
