"""Pages of a PDF as pictures, drawn off the window's thread."""

from threading import Lock
from typing import Final, NamedTuple

from PySide6.QtGui import QImage

_PIXELS: Final = 900
"""Width of a picture; it is shown smaller, also on screens with twice the dots."""
_ONE_AT_A_TIME: Final = Lock()
"""PDFium is not made for several threads."""


class Page(NamedTuple):
    """One page of a file: its picture, its place from 0, and of how many."""

    image: QImage
    at: int
    of: int


def page_of(content: bytes, at: int) -> Page:
    """Return a page of a PDF; beyond the last one, the last."""
    from pypdfium2 import PdfDocument  # heavy: only when a page is looked at

    with _ONE_AT_A_TIME:
        document = PdfDocument(content)
        try:
            count = len(document)
            at = max(0, min(at, count - 1))
            page = document[at]
            bitmap = page.render(scale=_PIXELS / page.get_width())
            form = QImage.Format.Format_BGR888
            kept = bytes(bitmap.buffer)
            image = QImage(kept, bitmap.width, bitmap.height, bitmap.stride, form).copy()
        finally:
            document.close()
    return Page(image, at, count)
