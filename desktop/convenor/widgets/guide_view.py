"""A page of the user guide: Markdown with pictures of the program, and links between pages."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from convenor.theme.theme import theme
from convenor.widgets.markdown_view import MarkdownView
from convenor.widgets.markdown_writer import MarkdownWriter

if TYPE_CHECKING:
    from markdown_it.token import Token

_WIDEST: Final = 860
_EDGE: Final = 24
_METRES_AN_INCH, _DOTS_AN_INCH = 0.0254, 96
_SOON: Final = 120
"""Milliseconds after the last step of a resize until the pictures have the new width."""


class _Writer(MarkdownWriter):
    """Writes pictures of the guide's own folder, and lets links lead to its pages."""

    def __init__(self, document: QTextDocument, folder: Path, size: tuple[int, float]) -> None:
        """*size*: the width of pictures in pixels, and how many dots a pixel has."""
        super().__init__(document)
        self._document = document
        self._folder = folder
        self._width, self._dots = size

    def leads(self, address: str) -> bool:
        """Tell whether a link may lead there: to another page."""
        return address.endswith(".md") or super().leads(address)

    def write_picture(self, cursor: QTextCursor, token: "Token", look: QTextCharFormat) -> None:
        """Write a picture with its words under it."""
        name, words = str(token.attrs.get("src", "")), token.content
        image = QImage(str(self._folder / name))
        if not image.isNull():
            width = min(self._width, round(image.width() / _dots_in(image)))
            fitted = image.scaledToWidth(
                round(width * self._dots), Qt.TransformationMode.SmoothTransformation
            )
            self._document.addResource(
                QTextDocument.ResourceType.ImageResource.value, QUrl(name), fitted
            )
            shown = QTextImageFormat()
            shown.setName(name)
            shown.setWidth(width)
            shown.setHeight(image.height() * width / image.width())
            shown.setProperty(QTextImageFormat.Property.ImageAltText, words)
            caption = cursor.blockFormat()
            alone = QTextBlockFormat(caption)
            alone.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
            alone.setBottomMargin(theme.px(4))
            cursor.setBlockFormat(alone)
            cursor.insertImage(shown)
            cursor.insertBlock(caption)
        under = QTextCharFormat(look)
        under.setForeground(theme.color("text3"))
        cursor.insertText(words, under)


class GuideView(MarkdownView):
    """Shows a page; `link_chosen` tells the address of a page or of the web."""

    def __init__(self, folder: Path) -> None:
        """*folder* holds the pages and the folder of their pictures."""
        self._folder = folder
        self._written = 0
        super().__init__("Page of the guide")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._dress)

    def make_writer(self) -> MarkdownWriter:
        """Return what writes the page at the width there is now."""
        self._written = self._picture_width()
        size = (self._written, self.devicePixelRatioF())
        return _Writer(self.document(), self._folder, size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pictures follow the width, when the window has been drawn."""
        super().resizeEvent(event)
        if self._picture_width() != self._written:
            self._soon.start()

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few words."""
        return QSize(theme.px(200), theme.px(120))

    def _picture_width(self) -> int:
        room = self.viewport().width() - theme.px(_EDGE)
        return max(theme.px(120), min(theme.px(_WIDEST), room))


def _dots_in(picture: QImage) -> float:
    """Return how many dots of a picture were one pixel of the window it shows."""
    return picture.dotsPerMeterX() * _METRES_AN_INCH / _DOTS_AN_INCH
