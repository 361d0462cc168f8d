"""The frame of every dialog: a title, what it asks, why it was refused, and its buttons."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QWidget

from convenor.soon import soon
from convenor.theme.theme import theme
from convenor.widgets.banner import Banner
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.editable import EditableField
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import Box, column, hline, row, surface
from convenor.widgets.panel import ScrollColumn, SettledArea
from convenor.widgets.reading_order import ReadsInOrder

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MARGINS = (28, 8, 28, 16)


class _Whole(SettledArea):
    """All of a dialog: it scrolls only where the screen is smaller than its buttons need."""

    def __init__(self, name: str, content: QLayout) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._inside = surface(content)
        self.setWidget(self._inside)

    def minimumSizeHint(self) -> QSize:
        """Return what a dialog may shrink to."""
        return self._inside.minimumSizeHint().boundedTo(QSize(theme.px(420), theme.px(260)))

    def sizeHint(self) -> QSize:
        """Return the size at which nothing scrolls."""
        return self._inside.sizeHint()


class Dialog(ReadsInOrder, QDialog):
    """Title above, a body, one verb and Cancel below.

    Ctrl+Enter presses the verb, and Enter where no text of several lines and no open list has
    the focus. The verb's button is never greyed without saying why; what is wrong is said in the
    banner or under its field. Subclasses fill ``body`` and override ``take``. The body scrolls
    where it is too long, unless it is *filled* by something that scrolls itself.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        verb: str,
        *,
        lead: str = "",
        size: tuple[int, int] = (640, 620),
        filled: bool = False,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._scroll: ScrollColumn | None = None
        self.setWindowTitle(title)
        self.banner = Banner()
        self.primary = Button(verb, Kind.PRIMARY)
        self.cancel = Button("Cancel" if verb else "Close")
        self.primary.setDefault(True)
        self.primary.setToolTip("Ctrl+Enter")
        self.primary.clicked.connect(self.take)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.confirm)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self.leave)
        self.foot: Box = row(None, margins=(28, 12, 28, 14))
        self._lead = WrapLabel(lead, Role.SECONDARY)
        self.head_end: Box = row()
        """What stands at the right of the title."""
        titled = column(WrapLabel(title, Role.TITLE), self._lead, spacing=4)
        title_row = row((titled, 1), self.head_end)
        head = row((title_row, 1), margins=(28, 20, 28, 8))
        self.foot.add(self.cancel, self.primary)
        inside = self.make_body(title, filled=filled)
        whole = column(head, self.banner, (inside, 1), hline(), self.foot, spacing=0)
        self.setLayout(column(_Whole(title, whole)))
        self._lead.setVisible(bool(lead))
        self.primary.setVisible(bool(verb))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._fit()

    def make_body(self, title: str, *, filled: bool) -> QWidget:
        """Make ``body`` and return what stands between the head and the buttons."""
        if filled:
            frame = QWidget()
            self.body: Box = column(margins=_MARGINS, spacing=12)
            frame.setLayout(self.body)
            return frame
        self._scroll = ScrollColumn(title, margins=_MARGINS, spacing=12)
        self.body = self._scroll.body
        return self._scroll

    def reveal(self, field: QWidget) -> None:
        """Scroll so far that a field and what is said under it can be seen."""
        if self._scroll:
            soon(self, partial(self._scroll.ensureWidgetVisible, field))

    def fill_body(self) -> None:
        """Let something in the body grow with the dialog; where that is too low it all scrolls."""
        if self._scroll:
            self._scroll.fill()

    def _fit(self) -> None:
        """Take the size it is made for, as far as its window and the screen have room."""
        wide, high = (theme.px(side) for side in self._size)
        room = self.screen().availableGeometry()
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))

    def showEvent(self, event: QShowEvent) -> None:
        """Stand within the window it belongs to, where that has room for it."""
        parent = self.parentWidget()
        above = parent.window() if parent else None
        if above and above.isVisible() and not event.spontaneous():
            narrow = min(self.width(), max(above.width() - 32, self.minimumSizeHint().width()))
            low = min(self.height(), max(above.height() - 32, theme.px(260)))
            self.resize(narrow, low)
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the verb, and never a button that only comes first.

        It comes here where what has the focus makes nothing of it: several lines do, and lists.
        """
        if event.key() in _ENTER:
            self.confirm()
        else:
            super().keyPressEvent(event)

    def confirm(self) -> None:
        """Press the verb; what is being typed is said first."""
        focused: QWidget | None = self.focusWidget()
        while focused and not isinstance(focused, EditableField):
            focused = focused.parentWidget()
        if isinstance(focused, EditableField):
            focused.end_visit()
        if self.primary.isVisible():
            self.primary.click()

    def add_foot_note(self, words: str) -> None:
        """Say quietly before the buttons what pressing them means."""
        self.foot.insertWidget(0, WrapLabel(words, Role.MUTED), 1)
        self.foot.setStretch(1, 0)

    def set_lead(self, lead: str) -> None:
        """Say something else under the title."""
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))

    def take(self) -> None:
        """Do what the verb says; close when it is done."""
        self.accept()

    def leave(self) -> None:
        """Go for good: a dialog is made anew each time, and its window would keep the old ones."""
        self.deleteLater()

    def put_away(self) -> None:
        """Go with the convening: fields say what was typed, and nobody has pressed Cancel."""
        self.hide()
        self.deleteLater()

    def refuse(self, sentence: str) -> None:
        """Say above the fields what was not done and why; the dialog stays."""
        self.banner.show_message(sentence, closable=True)
