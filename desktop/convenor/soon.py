"""What is to be done when the event loop comes by next, or a while later."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, act: Callable[[], object], *, after: int = 0) -> None:
    """Call *act* in *after* milliseconds, unless *owner* has gone by then.

    Qt's own `singleShot` never lets go of what it would have called if the owner goes first, and
    so of everything that this knows: a closed convening would stay whole in memory.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    timer.timeout.connect(timer.deleteLater)
    timer.start(after)
