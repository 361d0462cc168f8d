"""Menus that open from buttons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from convenor.commands import close_when_done
from convenor.theme.fonts import ensure_script_fonts
from convenor.theme.icons import icon as themed_icon
from convenor.theme.theme import theme
from convenor.widgets.labels import plain_tooltip

_ROUND = 8
"""As the sheet of styles has it."""

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # its class comes from what it is put before


class Menu(QMenu):
    """A menu with round corners, whose greyed entries say why in their tooltip."""

    STAYS = False
    """Whether it stays open when an entry was ticked."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(name)
        self.setAccessibleName(name)
        self.setToolTipsVisible(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        close_when_done(self, but_ticks=self.STAYS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners off: on X without a compositor what shows through there is black."""
        super().resizeEvent(event)
        if QGuiApplication.platformName() == "xcb":
            outline, round_ = QPainterPath(), theme.px(_ROUND)
            outline.addRoundedRect(QRectF(self.rect()), round_, round_)
            self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def add(self, words: str, icon: str = "", *, note: str = "", reason: str = "") -> QAction:
        """Add an entry; *note* stands at its right, *reason* greys it and says why.

        Words may come from the file: an ampersand is only an ampersand.
        """
        ensure_script_fonts(words)
        shown = words.replace("&", "&&")
        action = QAction(f"{shown}\t{note}" if note else shown, self)
        if icon:
            action.setIcon(themed_icon(icon))
        action.setEnabled(not reason)
        action.setToolTip(plain_tooltip(reason))
        self.addAction(action)
        return action


class MenuOpener(_Button):
    """Put before a class of buttons: it can open a menu.

    Qt's own way waits for the menu in a loop of its own: whatever closes the window meanwhile
    comes back into what is gone, and a screen reader waits too.
    """

    _kept: QMenu | None = None

    def setMenu(self, menu: QMenu) -> None:
        """Open *menu* when it is pressed; the button keeps it."""
        if self._kept is None:
            self.pressed.connect(self.open_menu)
        self._kept = menu
        menu.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # a press that closes opens nothing
        menu.aboutToHide.connect(self._closed)
        self.updateGeometry()

    def menu(self) -> QMenu:
        """Return the menu that it opens; None if it opens none, as Qt's own says nowhere."""
        return self._kept  # type: ignore[return-value]

    def open_menu(self) -> None:
        """Show the menu under the button, or over it where there is no room; wait for nothing."""
        if self._kept is None:
            return
        size = self._kept.sizeHint()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - size.width() if mirrored else 0
        below = self.mapToGlobal(QPoint(left, self.height()))
        self._kept.popup(below)
        shown = self._kept.geometry()  # how high it is may be known only now
        over = below.y() - self.height() - shown.height()
        if shown.top() < below.y() and over >= self.screen().availableGeometry().top():
            self._kept.move(shown.left(), over)

    def _closed(self) -> None:
        self.setDown(False)
