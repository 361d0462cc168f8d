"""A screen's content with its side panel: beside it, or over its right part in a narrow window."""

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from convenor.theme.theme import theme
from convenor.widgets.layouts import set_shown
from convenor.widgets.panes import Panes

WIDE: Final = 1100
"""From this width of the window on the panel stands beside the content."""
_PANEL: Final = 356
_SHADE: Final = 14


class _Shade(QWidget):
    """The shadow a panel throws on what it lies over."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ends = (self.width(), 0) if self.isRightToLeft() else (0, self.width())
        fade = QLinearGradient(ends[0], 0, ends[1], 0)
        dark = QColor(theme.color("shadow"))
        for at, alpha in ((0.0, 0), (1.0, 120 if theme.dark else 46)):
            shade = QColor(dark)
            shade.setAlpha(alpha)
            fade.setColorAt(at, shade)
        painter.fillRect(QRectF(self.rect()), fade)


class SideSplit(QWidget):
    """Lays content and panel out; in a narrow window the panel lies over the content."""

    moved = Signal()
    """The user has drawn the panel wider or narrower."""
    toggled = Signal(bool)
    """The panel beside the content was shown or hidden."""
    covers = Signal(int)
    """So many pixels of the content's far side lie under the panel now."""

    def __init__(self, content: QWidget, panel: QWidget, wide: int = WIDE) -> None:
        """*wide*: from this width of the window on, at 100 %, they stand beside each other."""
        super().__init__()
        self._from = wide
        self._panel = panel
        self._split = Panes()
        self._split.addWidget(content)
        self._split.addWidget(panel)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([800, theme.px(_PANEL)])
        self._split.setHandleWidth(1)  # a rule to look at; Qt lets one take hold beside it
        self._split.splitterMoved.connect(self._say_moved)
        panel.installEventFilter(self)
        self._shade = _Shade(self)
        self._shade.hide()
        self._over = False
        self._changing = False
        self._beside = self._split.saveState()
        self._scale = self._beside_scale = theme.scale
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        theme.changed.connect(self._scaled)

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

    def set_panel_width(self, wide: int) -> None:
        """Give the panel *wide* pixels where it stands beside the content."""
        if not self._over and not self._panel.isHidden():
            self._put(wide)

    def set_state(self, state: bytes) -> None:
        """Stand as it was remembered."""
        if state and not self._over:
            self._restore(QByteArray(state))
            self._keep_within()

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
        self._fit()

    def _fit(self) -> None:
        over = self.window().width() < theme.px(self._from)
        if over != self._over:
            self._change(over=over)
        self._place()

    def _scaled(self) -> None:
        """Let the panel stand as wide as its text is large now."""
        before, self._scale = self._scale, theme.scale
        if before == theme.scale:
            return  # another theme or density
        if not self._over:
            self._put(round(self._wide() * theme.scale / before))
        self._fit()

    def _wide(self) -> int:
        return self._split.sizes()[1]

    def _restore(self, state: QByteArray) -> None:
        self._split.restoreState(state)
        self._split.setHandleWidth(1)  # the state has the width it was kept with

    def _put(self, wide: int) -> None:
        """Give the panel beside the content *wide* pixels, as far as it may be so wide."""
        whole = sum(self._split.sizes())
        fit = max(self._panel.minimumWidth(), min(wide, self._panel.maximumWidth()))
        self._split.setSizes([max(whole - fit, 1), fit])

    def _keep_within(self) -> None:
        """Take a width back that was kept at another text size: Qt would leave a gap beside it."""
        if not self._panel.isHidden() and self._wide() > self._panel.maximumWidth():
            self._put(self._wide())

    def _change(self, *, over: bool) -> None:
        hidden = self._panel.isHidden()
        self._changing = True
        self._over = over
        if over:
            self._beside, self._beside_scale = self._split.saveState(), theme.scale
            self._panel.setParent(self)
        else:
            self._split.addWidget(self._panel)
            self._restore(self._beside)
        set_shown(self._panel, shown=not hidden)
        if not over and not hidden:
            self._put(round(self._wide() * theme.scale / self._beside_scale))
        self._changing = False

    def _place(self) -> None:
        set_shown(self._shade, shown=self.is_over)
        width = min(max(theme.px(_PANEL), self._panel.minimumWidth()), self.width())
        self.covers.emit(width if self.is_over else 0)
        if not self._over:
            return
        shade = theme.px(_SHADE)
        for part, near, wide in ((self._panel, 0, width), (self._shade, width, shade)):
            left = near if self.isRightToLeft() else self.width() - near - wide
            part.setGeometry(left, 0, wide, self.height())
        self._shade.raise_()
        self._panel.raise_()
