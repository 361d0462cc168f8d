"""The panel at a screen's side, 300 to 520 pixels wide, and what stands in it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from convenor.soon import soon
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.labels import Label, Role, Scrolled, WrapLabel
from convenor.widgets.layouts import Box, Margins, clear, column, hline, keep_size, row

_SIDES: Margins = (20, 14, 20, 14)
_LOW: Final = 110
"""What the body of a panel needs to be read at all."""
_AROUND: Final = 24
"""What stays in sight above and below a field that gets the focus."""


class _Content(Scrolled):
    """What scrolls: as wide as the view, never wider, so that nothing is cut at the right."""

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())


class SettledArea(QScrollArea):
    """A scroll area that does not chase its own bar.

    When what it holds has become wider or narrower, Qt asks it at once how high it must be. Text
    that wraps answers for its width before. Where all fits without a bar and not beside one, Qt
    puts the bar and takes it away again until the program ends. The height that is asked for when
    all is laid out, which follows, is right.
    """

    _fits = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a new size of what it holds in, but not one that comes of that."""
        if event.type() is not QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        if self._fits:
            return False
        self._fits = True
        try:
            return super().eventFilter(watched, event)
        finally:
            self._fits = False


class ScrollColumn(SettledArea):
    """A column that scrolls up and down and wraps at the width there is."""

    def __init__(self, name: str, *, margins: Margins = (0, 0, 0, 0), spacing: int = 0) -> None:
        super().__init__()
        content = self._content = _Content()
        content.setProperty("clear", True)  # noqa: FBT003
        self.body: Box = column(margins=margins, spacing=spacing)
        """What scrolls; it is as high as it needs, but see :meth:`fill`."""
        self._whole = column(self.body, None, spacing=0)
        content.setLayout(self._whole)
        self.setProperty("clear", True)  # noqa: FBT003
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def fill(self) -> None:
        """Let what scrolls take all the height there is, and scroll only where that is too low."""
        self._whole.setStretch(0, 1)
        self._whole.setStretch(1, 0)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus now into sight; what is clicked is there already."""
        if now is not None and self._holds(now) and not QApplication.mouseButtons():
            self._bring(now)
            soon(self, self._bring_focus)  # again when what was just shown is laid out

    def _bring_focus(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self._holds(now):
            self._bring(now)

    def _holds(self, field: QWidget) -> bool:
        # While a window goes, the focus moves on past what is gone already.
        return isValid(self._content) and self._content.isAncestorOf(field)

    def _bring(self, field: QWidget) -> None:
        """Scroll until all of a field is in sight; of one that is too high, its caret."""
        around = field.height() // 2 + theme.px(_AROUND)
        if 2 * around > self.contentsRect().height():  # the viewport’s own, which is not asked:
            self.ensureWidgetVisible(field, 0, theme.px(_AROUND))
        else:
            middle = field.mapTo(self._content, field.rect().center())
            self.ensureVisible(0, middle.y(), 0, around)


def under_head(name: str, head: Box, body: QWidget) -> Box:
    """Return a head with what stands under it, which scrolls by itself.

    Where a head is so high that it would leave no room, all of it scrolls.
    """
    whole = ScrollColumn(name)
    whole.body.add(head, hline(), (keep_size(body, min_height=_LOW), 1))
    whole.fill()
    return column(whole)


class SidePanel(QFrame):
    """The head stands, the body under it scrolls; where the head would leave it no room, both."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAccessibleName(name)
        self.head: Box = column(margins=(20, 16, 16, 12), spacing=6)
        self._remark = Label("", Role.MUTED)
        self._scroll = ScrollColumn(name)
        self.setLayout(under_head(name, self.head, self._scroll))
        self.head.add(self._remark)
        self._remark.hide()
        keep_size(self, min_width=300, max_width=520)

    def set_remark(self, words: str) -> None:
        """Say quietly above all else how the list beside it stands to what is shown."""
        self._remark.setText(words)
        self._remark.setVisible(bool(words))

    @property
    def body(self) -> Box:
        """What scrolls."""
        return self._scroll.body

    def clear_body(self) -> None:
        """Take everything out of the body; fields say what was typed into them first."""
        clear(self._scroll.body)

    def scroll_position(self) -> int:
        """Return how far down the body is scrolled, in pixels."""
        return self._scroll.verticalScrollBar().value()

    def set_scroll_position(self, pixels: int) -> None:
        """Scroll the body to there."""
        self._scroll.verticalScrollBar().setValue(pixels)

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(theme.px(356), theme.px(600))


class PanelSection(QFrame):
    """A titled part of a panel with a rule below it."""

    note_chosen = Signal()
    """The note at the right, a door here, was clicked."""

    def __init__(self, title: str = "", note: str = "", *, door: bool = False) -> None:
        super().__init__()
        self._note: Label | Button = (
            Button(note, Kind.LINK, small=True) if door else Label(note, Role.MUTED)
        )
        if isinstance(self._note, Button):
            self._note.clicked.connect(self.note_chosen)
        self.body: Box = column(spacing=6)
        head = QWidget()
        head.setLayout(row(Label(title, Role.STRONG), None, self._note))
        inner = column(head, self.body, margins=_SIDES, spacing=8)
        self.setLayout(column(inner, hline(), spacing=0))
        head.setVisible(bool(title))  # not before it has a parent: it would be a window
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_note(self, note: str) -> None:
        """Say something else at the right of the title."""
        if isinstance(self._note, Button):
            self._note.set_words(note)
        else:
            self._note.setText(note)


class FactRow(QWidget):
    """A fact to be read: icon, caption and words, which wrap."""

    def __init__(self, icon: str, caption: str, words: str, role: Role = Role.BODY) -> None:
        super().__init__()
        self._icon, self._caption = icon, caption
        self._words = WrapLabel(words, role)
        named = keep_size(Label(caption, Role.MUTED), width=88)
        content = row(named, (self._words, 1), margins=(28 if icon else 0, 3, 0, 3), spacing=12)
        content.setAlignment(named, Qt.AlignmentFlag.AlignTop)
        self.setLayout(content)
        self.setAccessibleName(f"{caption}: {words}")

    def set_words(self, words: str) -> None:
        """Show another value."""
        if words != self._words.text():
            self._words.setText(words)
            self.setAccessibleName(f"{self._caption}: {words}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon beside the caption."""
        if not self._icon:
            return
        painter = QPainter(self)
        size = theme.px(16)
        box = QRectF(0, theme.px(3), size, size)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveRight(self.width())
        paint_icon(painter, self._icon, box, "text3")
