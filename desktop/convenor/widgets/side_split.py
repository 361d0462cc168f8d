"""A screen's content with its side panel: beside it, or over its right part in a narrow window."""

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from convenor.theme.theme import theme

WIDE: Final = 1100
"""From this width of the window on the panel stands beside the content."""
_PANEL: Final = 356
_SHADE: Final = 14


class _Shade(QWidget):
    """The shadow a panel throws on what it lies over."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fade = QLinearGradient(0, 0, self.width(), 0)
        dark = QColor(theme.color("shadow"))
        for at, alpha in ((0.0, 0), (1.0, 120 if theme.dark else 46)):
            shade = QColor(dark)
            shade.setAlpha(alpha)
            fade.setColorAt(at, shade)
        painter.fillRect(QRectF(self.rect()), fade)


class SideSplit(QWidget):
    """Lays content and panel out; in a window under `WIDE` the panel lies over the content."""

    moved = Signal()
    """The user has drawn the panel wider or narrower."""
    toggled = Signal(bool)
    """The panel beside the content was shown or hidden."""

    def __init__(self, content: QWidget, panel: QWidget) -> None:
        super().__init__()
        self._panel = panel
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(content)
        self._split.addWidget(panel)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([800, theme.px(_PANEL)])
        self._split.setChildrenCollapsible(False)
        self._split.splitterMoved.connect(self._say_moved)
        panel.installEventFilter(self)
        self._shade = _Shade(self)
        self._shade.hide()
        self._over = False
        self._changing = False
        self._beside = self._split.saveState()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)

    @property
    def is_over(self) -> bool:
        """Whether the panel lies over the content now and can be closed by Esc."""
        return self._over and not self._panel.isHidden()

    def close_over(self) -> bool:
        """Take the panel away that lies over the content; say whether there was one."""
        was_over = self.is_over
        if was_over:
            self._panel.hide()
            self._place()
        return was_over

    def open_panel(self) -> None:
        """Show the panel if it is not to be seen because it would lie over the content."""
        if self._over and self._panel.isHidden():
            self._panel.show()
        self._place()

    def _say_moved(self) -> None:
        self.moved.emit()

    def state(self) -> QByteArray:
        """Return how wide the panel stands, to be remembered."""
        return self._split.saveState()

    def set_state(self, state: bytes) -> None:
        """Stand as it was remembered."""
        if state and not self._over:
            self._split.restoreState(QByteArray(state))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the shadow along when the panel is shown or hidden (F8)."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._place()
            if not self._over and not self._changing:
                self.toggled.emit(not self._panel.isHidden())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the panel over the content where room runs out."""
        super().resizeEvent(event)
        over = self.window().width() < theme.px(WIDE)
        if over != self._over:
            self._change(over=over)
        self._place()

    def _change(self, *, over: bool) -> None:
        hidden = self._panel.isHidden()
        self._changing = True
        self._over = over
        if over:
            self._beside = self._split.saveState()
            self._panel.setParent(self)
        else:
            self._split.addWidget(self._panel)
            self._split.restoreState(self._beside)
        self._panel.setVisible(not hidden)
        self._changing = False

    def _place(self) -> None:
        self._shade.setVisible(self.is_over)
        if not self._over:
            return
        width = min(max(theme.px(_PANEL), self._panel.minimumWidth()), self.width())
        self._panel.setGeometry(self.width() - width, 0, width, self.height())
        shade = theme.px(_SHADE)
        self._shade.setGeometry(self.width() - width - shade, 0, shade, self.height())
        self._shade.raise_()
        self._panel.raise_()
