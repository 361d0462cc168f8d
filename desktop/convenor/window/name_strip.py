"""Asks once, when the first change has been made, by what name its user goes in History."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame

from convenor.dialogs.boxed import BoxedLine, line_of
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import keep_size, row
from convenor.widgets.telling import announce
from convenor.workplace import Workplace
from convenor_db.store.journal import Action

_CAPTION = "Your name for History"


class NameStrip(QFrame):
    """A line above the screen that keeps nobody from working; its name is proposed.

    The name that is proposed holds from the moment it is asked for, and what is typed instead two
    seconds after the last key. Enter or *Keep* ends it, Esc leaves the name as it was. It is never
    asked again; the settings change it, and answer what is asked here.
    """

    left = Signal()
    """It was answered or waved away while the caret stood in it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._proposed = self._told = place.actor
        self._line = BoxedLine(_CAPTION)
        keep = Button("Keep", small=True)
        keep.setAccessibleName("Keep this name for History")
        caption = Label(_CAPTION, Role.STRONG)
        caption.setBuddy(self._line)
        where = WrapLabel("It stands beside what you do. The settings change it.", Role.SECONDARY)
        line = keep_size(self._line, width=240)
        self.setLayout(row(caption, line, keep, (where, 1), margins=(46, 6, 12, 6), spacing=12))
        self.setAccessibleName(_CAPTION)
        self.hide()
        keep.clicked.connect(self.keep)
        line_of(self._line).finished.connect(self.keep)
        self._line.typed.connect(self._go_by)

    def wait_for_change(self) -> None:
        """Ask when something has been changed."""
        self._place.document.acted.connect(self._acted)

    def _acted(self, _action: Action) -> None:
        self._place.document.acted.disconnect(self._acted)
        if self._place.settings.actor:
            return  # told meanwhile, in the settings
        self._proposed = self._told = self._place.settings.actor = self._place.actor
        self._line.set_value(self._place.actor, replace=True)
        self.show()
        said = f"{_CAPTION}: {self._place.actor}. It can be changed above the screen."
        self._place.renamed.connect(self._told_elsewhere)
        announce(self, said)

    def _told_elsewhere(self, name: str) -> None:
        """Ask no more: what is proposed here would come back with Esc."""
        if name != self._told:
            self._line.set_value(name, replace=True)
            self._leave()

    def keep(self) -> None:
        """Take the name that stands there; an empty one changes nothing."""
        self._line.end_visit()
        self._go_by(self._line.value())
        self._leave()

    def _go_by(self, typed: str) -> None:
        name = " ".join(typed.split())
        if name:
            self._told = name
            self._place.go_by(name)

    def _leave(self) -> None:
        within = QApplication.focusWidget()
        had_caret = within is not None and self.isAncestorOf(within)
        self.hide()
        if had_caret:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Esc leave the name as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self._line.set_value(self._proposed, replace=True)
            self._go_by(self._proposed)
            self._leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, rule and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.fillRect(rect, theme.color("info_soft"))
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), theme.color("line"))
        size, left = theme.px(18), theme.px(18)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - size
        box = QRectF(left, round((self.height() - size) / 2), size, size)
        paint_icon(painter, "history", box, "info")
