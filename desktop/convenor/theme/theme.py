"""The one theme object: light or dark, and the size of the text."""

from enum import StrEnum
from typing import TYPE_CHECKING, Final
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from convenor.theme.drawings import Drawings
from convenor.theme.faces import FAMILY, load_interface_faces
from convenor.theme.style import palette, style_sheet
from convenor.theme.tokens import DARK, LIGHT, MOTION, ROW, TYPE

if TYPE_CHECKING:
    from convenor.theme.system import ColourScheme

STYLE: Final = "Fusion"
"""Qt’s own style that ours goes over."""
SMALLEST: Final = 0.8
LARGEST: Final = 2.0
_BURST: Final = 80
"""Milliseconds: steps of the text size that follow each other as fast are one."""


class Mode(StrEnum):
    """What the user has chosen in the menu *Theme*."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How high the rows of tables are: the keys of ``tokens.ROW``."""

    COMPACT = "compact"
    DEFAULT = "default"
    COMFORTABLE = "comfortable"


class Theme(QObject):
    """Answers every question about how things look now.

    Whoever keeps a font, a colour or a size asks again on :attr:`changed`.
    """

    changed = Signal()
    """Colours, the text size or the density are different now."""

    def __init__(self) -> None:
        super().__init__()
        self.drawings = Drawings()
        self._mode = Mode.LIGHT
        self._dark = False
        self._scale = 1.0
        self._density = Density.DEFAULT
        self._reduced_motion = False
        self._wanted_scale = 1.0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_BURST)
        self._soon.timeout.connect(self._take_wanted_scale)
        self._colors: dict[str, QColor] = {}
        self._dressed: WeakSet[QWidget] = WeakSet()
        self._scheme: ColourScheme | None = None

    @property
    def mode(self) -> Mode:
        """The user's choice."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the dark colours are shown."""
        return self._dark

    @property
    def scale(self) -> float:
        """The text size, 0.8 to 2.0; every pixel value is multiplied by it."""
        return self._scale

    @property
    def density(self) -> Density:
        """How high the rows of tables are."""
        return self._density

    @property
    def row(self) -> int:
        """The height of a table's row, in whole pixels at the present text size."""
        return self.px(ROW[self._density])

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing may move by itself."""
        return self._reduced_motion

    def install(
        self,
        app: QApplication,
        *,
        mode: Mode = Mode.SYSTEM,
        scale: float = 1.0,
        density: Density = Density.DEFAULT,
        dark_desktop: bool = False,
        is_styled: bool = False,
    ) -> None:
        """Give the application its look; called once, before the first window is made.

        *dark_desktop* is what the desktop was when it was last asked: asking it anew takes D-Bus,
        and waits for `follow_desktop`. *is_styled*: the application was begun in our `STYLE`; to
        set it later takes longer.
        """
        if not is_styled:
            app.setStyle(STYLE)
        load_interface_faces()
        app.aboutToQuit.connect(self.drawings.clear)
        self._scale, self._density, self._mode = _within(scale), density, mode
        self._dark = dark_desktop if mode is Mode.SYSTEM else mode is Mode.DARK
        self._dress_all()

    def follow_desktop(self) -> None:
        """Look like the desktop from now on, if that is the choice; after the first paint."""
        if self._mode is Mode.SYSTEM and self._dark is not self._desktop_is_dark():
            self.set_mode(Mode.SYSTEM)

    def set_mode(self, mode: Mode) -> None:
        """Show light or dark, or follow the desktop from now on."""
        self._mode = mode
        self._dark = self._desktop_is_dark() if mode is Mode.SYSTEM else mode is Mode.DARK
        self._dress_all()

    def set_scale(self, scale: float) -> None:
        """Set the text size; values outside 0.8 to 2.0 are brought back into it."""
        self._soon.stop()
        self._scale = _within(scale)
        self._dress_all()

    def step_scale(self, step: float) -> float:
        """Make every text larger or smaller by *step*; 0 goes back to the usual size.

        Of a burst of steps only the last dresses the window anew, a moment after it. Returns
        the text size there will be.
        """
        before = self._wanted_scale if self._soon.isActive() else self._scale
        self._wanted_scale = _within(round(before + step, 2)) if step else 1.0
        self._soon.start()
        return self._wanted_scale

    def _take_wanted_scale(self) -> None:
        if self._wanted_scale != self._scale:
            self.set_scale(self._wanted_scale)

    def set_density(self, density: Density) -> None:
        """Set how high the rows of tables are."""
        self._density = density
        self.changed.emit()

    def set_reduced_motion(self, *, reduced: bool) -> None:
        """Say whether movements are left out."""
        self._reduced_motion = reduced

    def hex(self, name: str) -> str:
        """Return the colour token *name* as ``#RRGGBB``; KeyError if there is no such token."""
        return (DARK if self._dark else LIGHT)[name]

    def color(self, name: str) -> QColor:
        """Return the colour token *name*; KeyError if there is no such token."""
        color = self._colors.get(name)
        if color is None:
            color = self._colors[name] = QColor(self.hex(name))
        return color

    def px(self, pixels: float) -> int:
        """Return *pixels* (as at 100 %) at the present text size, in whole pixels."""
        return round(pixels * self._scale)

    def pxf(self, pixels: float) -> float:
        """Return *pixels* (as at 100 %) at the present text size, unrounded."""
        return pixels * self._scale

    def milliseconds(self, motion: str) -> int:
        """Return how long a movement (a key of ``tokens.MOTION``) lasts; 0 if none is wanted."""
        return 0 if self._reduced_motion else MOTION[motion]

    def _desktop_is_dark(self) -> bool:
        # D-Bus is loaded only when the desktop is followed.
        from convenor.theme.system import ColourScheme

        if self._scheme is None:
            self._scheme = ColourScheme(self)
            self._scheme.changed.connect(self._desktop_changed)
        return self._scheme.is_dark()

    def _desktop_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self.set_mode(Mode.SYSTEM)

    def dress(self, window: QWidget) -> None:
        """Put the style sheet on what stands in no other widget, and on all that will stand in it.

        On the application it would be put on each widget once more whenever one around it gets a
        layout: a screen would take twice as long to build.
        """
        self._dressed.add(window)
        window.setStyleSheet(self._sheet())

    def _sheet(self) -> str:
        return style_sheet(self.hex, self._scale)

    def _dress_all(self) -> None:
        self._colors.clear()
        self.drawings.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            windows = [one for one in self._dressed if isValid(one)]
            # With a sheet in place Qt dresses each widget anew once for every widget around it:
            # six times as long, with every screen open, as to take it off and put another on. A
            # widget that loses its sheet takes the application's font: that is the new one already.
            app.setFont(self._interface_font())
            for window in windows:
                window.setStyleSheet("")
            app.setPalette(palette(self.color))
            for window in windows:
                window.setStyleSheet(self._sheet())
        self.changed.emit()

    def _interface_font(self) -> QFont:
        body = QFont(FAMILY)
        body.setPixelSize(self.px(TYPE["body"][0]))
        body.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return body


def _within(scale: float) -> float:
    return min(LARGEST, max(SMALLEST, scale))


theme: Final = Theme()
"""The theme of this process."""
