"""A printed page on the screen: it stays white, whatever the theme."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.painting import CENTRE, Run, draw_shadow, draw_text

_A4 = 297 / 210
_MARGIN = 16
_REACH = 12


class PagePicture(QWidget):
    """Shows the picture of one page as wide as there is room; before it is there, words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QImage()
        self._fitted = QImage()
        self._words = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def image(self) -> QImage:
        """The picture shown; null while there is none."""
        return self._image

    def show_image(self, image: QImage, name: str) -> None:
        """Show a page; *name* is told to screen readers."""
        self._image, self._fitted, self._words = image, QImage(), ""
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def show_words(self, words: str) -> None:
        """Say on an empty page why nothing is shown."""
        self._image, self._words = QImage(), words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the page at the present width."""
        return QSize(theme.px(200), round(self._page().height()) + 2 * theme.px(_MARGIN))

    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return QSize(1, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the width is another one."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page and its shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        page = self._page()
        draw_shadow(painter, page, radius=2, reach=_REACH)
        painter.fillRect(page, Qt.GlobalColor.white)
        if not self._image.isNull():
            painter.drawImage(page, self._at_size(page.toRect().size()))
        elif self._words:
            ink = Run(self._words, font("small"), "text3" if not theme.dark else "line3")
            draw_text(painter, page, ink, align=CENTRE)

    def _at_size(self, size: QSize) -> QImage:
        """Return the picture with the dots it is shown with; the painter would drop lines."""
        size = size * self.devicePixelRatioF()
        if self._fitted.size() != size:
            mode = Qt.TransformationMode.SmoothTransformation
            self._fitted = self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
        return self._fitted

    def _page(self) -> QRectF:
        margin = theme.px(_MARGIN)
        laid_out = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        wide = max(1, (self.width() if laid_out else theme.px(300)) - 2 * margin)
        tall = _A4
        if not self._image.isNull():
            tall = self._image.height() / self._image.width()
        return QRectF(margin, margin, wide, wide * tall)
