"""A small window under a button that asks for a name, and nothing else."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from convenor.theme.fonts import ensure_script_fonts
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import column, row
from convenor.widgets.telling import announce

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PAUSE = 1000
"""Milliseconds after the last key until what is typed is told."""


class NamePopup(QFrame):
    """Enter takes the name, or says under the field why not; Esc and a click outside leave."""

    typed = Signal(str)
    """What stands in the field a second after the last key, for who keeps it."""
    left = Signal()
    """It has gone, whether the name was taken or not."""

    def __init__(self, parent: QWidget, title: str, verb: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)  # noqa: FBT003 - the style sheet's ground
        self.setAccessibleName(title)
        self._take: Callable[[str], str] = lambda _name: ""
        self._field = QLineEdit()
        self._field.setAccessibleName(title)
        self._wrong = WrapLabel("", Role.BAD)
        self._wrong.hide()
        self._verb = Button(verb, Kind.PRIMARY, small=True)
        self._verb.clicked.connect(self.confirm)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(lambda: self.typed.emit(self._field.text()))
        self._field.textEdited.connect(self._edited)
        self.setLayout(
            column(
                Label(title, Role.STRONG),
                self._field,
                self._wrong,
                row(None, self._verb),
                margins=(14, 12, 14, 12),
            )
        )
        self.setFixedWidth(theme.px(300))

    def ask(self, at: QPoint, text: str, take: Callable[[str], str]) -> None:
        """Show it at a place of the screen; *take* returns why a name is not taken, or nothing."""
        self._take = take
        ensure_script_fonts(text)
        self._field.setText(text)
        self._field.selectAll()
        self.move(at)
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def confirm(self) -> None:
        """Take the name, or say why it is not taken."""
        wrong = self._take(self._field.text())
        if not wrong:
            self.close()
            return
        self._wrong.setText(wrong)
        self._wrong.show()
        self.adjustSize()
        announce(self._field, wrong, urgent=True)
        self._field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the name on Enter; Esc leaves it."""
        if event.key() in _ENTER:
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it has gone."""
        self._soon.stop()
        super().hideEvent(event)
        self.left.emit()

    def _edited(self, text: str) -> None:
        ensure_script_fonts(text)
        self._wrong.hide()
        self._soon.start()
