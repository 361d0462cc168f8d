"""Markdown as it reads."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from convenor.markdown import tokens_of
from convenor.theme.fonts import ensure_script_fonts, font, is_right_to_left
from convenor.theme.theme import theme
from convenor.widgets.markdown_editor import line_margins
from convenor.widgets.markdown_writer import QUOTE_DEPTH, MarkdownWriter

if TYPE_CHECKING:
    from markdown_it.token import Token

_BAR: Final = 3
_SLICE: Final = 500


class MarkdownView(QTextBrowser):
    """Shows a text; what is written from the right stands at the right. Nothing opens by itself."""

    link_chosen = Signal(str)
    """The user clicked a link: an address that begins with http, https or mailto."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._text = ""
        self._read: Sequence[Token] | None = None
        self.setAccessibleName(name)
        self.setProperty("bare", True)  # noqa: FBT003
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._waiting: Sequence[Token] = ()
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._write_slice)
        self.anchorClicked.connect(self._clicked)
        theme.changed.connect(self._dress)
        self._dress()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: a text never fetches."""
        return None

    def make_writer(self) -> MarkdownWriter:
        """Return what writes the text into the document."""
        return MarkdownWriter(self.document())

    def show_markdown(self, text: str) -> None:
        """Show *text*, from its beginning unless it is the one that stands there."""
        if text != self._text or self._read is not None:
            self._text, self._read = text, None
            self._write()

    def show_tokens(self, tokens: "Sequence[Token]", words: str) -> None:
        """Show a text that has been read already; *words* are all its words."""
        self._text, self._read = words, tokens
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines readable."""
        self.setViewportMargins(*line_margins(self.width()))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the bars beside quotations."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_line"))
        down = self.verticalScrollBar().value()
        layout = self.document().documentLayout()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -down)
            if box.top() > self.viewport().height():
                break
            for depth in range(int(block.blockFormat().property(QUOTE_DEPTH) or 0)):
                self._draw_bar(painter, box, block, depth)
            block = block.next()

    def _draw_bar(self, painter: QPainter, box: QRectF, block: QTextBlock, depth: int) -> None:
        inset = theme.px(20) * depth + theme.px(4)
        left = self.viewport().width() - inset - _BAR if is_right_to_left(block.text()) else inset
        again = block.next()
        joined = int(again.blockFormat().property(QUOTE_DEPTH) or 0) > depth
        height = box.height() + (block.blockFormat().bottomMargin() if joined else 0)
        painter.drawRoundedRect(QRectF(left, box.top(), _BAR, height), 1, 1)

    def _dress(self) -> None:
        self.setFont(font("body"))
        self.document().setDefaultFont(font("body"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, theme.color("text"))
        self.setPalette(palette)
        down = self.verticalScrollBar().value()
        self._write()
        self.verticalScrollBar().setValue(down)

    def _write(self) -> None:
        """Write the first screens at once, what follows of a long text slice by slice."""
        ensure_script_fonts(self._text)
        self.clear()
        self._writer = self.make_writer()
        self._waiting = tokens_of(self._text) if self._read is None else self._read
        self._write_slice()
        self.moveCursor(QTextCursor.MoveOperation.Start)  # or Qt would scroll to the end
        self.verticalScrollBar().setValue(0)

    def _write_slice(self) -> None:
        end = _end_of_slice(self._waiting)
        self._writer.write(self._waiting[:end])
        self._waiting = self._waiting[end:]
        if self._waiting:
            self._slices.start()
        else:
            self._slices.stop()

    def _clicked(self, url: QUrl) -> None:
        address = url.toString()
        if self._writer.leads(address):
            self.link_chosen.emit(address)


def _end_of_slice(tokens: "Sequence[Token]") -> int:
    """Return where the first slice ends: after a whole block, at least `_SLICE` tokens on."""
    for at in range(min(_SLICE, len(tokens)), len(tokens)):
        if tokens[at].level == 0 and tokens[at].nesting >= 0:
            return at
    return len(tokens)
