"""All of the words for which a field has no room, shown while the mouse rests on it."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from convenor.widgets.labels import plain_tooltip


def tells_whole(widget: QWidget, event: QEvent, words: str) -> bool:
    """Show *words* in answer to a tooltip's event; say whether that was done.

    What the widget has to say by itself, such as why it is greyed, comes first.
    """
    if widget.toolTip() or not isinstance(event, QHelpEvent):
        return False
    QToolTip.showText(event.globalPos(), plain_tooltip(words), widget)
    return True
