"""Menus that open from buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from convenor.theme.fonts import ensure_script_fonts
from convenor.theme.icons import icon as themed_icon
from convenor.widgets.labels import plain_tooltip


class Menu(QMenu):
    """A menu with round corners, whose greyed entries say why in their tooltip."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(name)
        self.setAccessibleName(name)
        self.setToolTipsVisible(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)

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
