"""Where the window stands and how large it is, when it appears."""

from typing import Final

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from convenor.theme.theme import theme

_SIZE: Final = (1440, 860)
_FRAME: Final = (8, 40)
"""What the desktop draws round a window, at most: its foot is to stay on the screen."""
_SMALLEST: Final = (960, 600)


def stand_as_before(window: QMainWindow, kept: bytes) -> None:
    """Put a window where it stood; where no screen is any more, onto the one there is."""
    screen = QGuiApplication.primaryScreen()
    room = screen.availableSize() - QSize(*_FRAME) if screen else QSize(*_SIZE)
    window.resize(QSize(*_SIZE).boundedTo(room))
    if kept:
        window.restoreGeometry(QByteArray(kept))
    if screen and not any(
        each.availableGeometry().intersects(window.geometry()) for each in screen.virtualSiblings()
    ):
        window.setGeometry(_within(screen.availableGeometry()))


def fit_text(window: QMainWindow) -> None:
    """Let a window be smaller for smaller text; for larger text it may be as small: screens end."""
    window.setMinimumSize(QSize(*_SMALLEST) * min(1.0, theme.scale))


def _within(room: QRect) -> QRect:
    """Return where the window stands when its old place is on no screen any more."""
    width, height = min(_SIZE[0], room.width()), min(_SIZE[1], room.height())
    return QRect(room.left(), room.top(), width, height)
