"""One of several, chosen from a list that drops down."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy

import convenor.widgets.on_tree  # noqa: F401 - gives a Combo a face with a name
from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.cut_words import tells_whole
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.painting import Run, draw_box, draw_focus, draw_runs, text_width


class Combo(KeyboardRing, QComboBox):
    """A drop-down list of values and their words, painted whole.

    A style sheet on QComboBox loses its arrow. The wheel scrolls the page, never the choice.
    """

    chosen = Signal(str)
    """The value the user has chosen; not sent by :meth:`set_value`."""

    def __init__(self, items: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self._placeholder = ""
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setView(QListView())
        self.view().setAccessibleName(name)
        self.setMaxVisibleItems(14)
        self.currentIndexChanged.connect(self._tell_value)
        self.view().selectionModel().selectionChanged.connect(self._follow)
        self.set_items(items)
        self.activated.connect(self._activated)
        theme.changed.connect(self.updateGeometry)

    def value(self) -> str:
        """Return the value chosen, empty if none is."""
        return self.currentData() or ""

    def set_value(self, value: str) -> None:
        """Show *value*; one that is not in the list shows the placeholder."""
        self.setCurrentIndex(self.findData(value))
        self.update()

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer other values, each with its words; the choice stays if it is still there."""
        before = self.value()
        self.clear()
        for value, words in items:
            ensure_script_fonts(words)
            self.addItem(words, value)
        self.set_value(before if before or not items else items[0][0])
        self.updateGeometry()

    def set_placeholder(self, words: str) -> None:
        """Say *words* while nothing is chosen."""
        self._placeholder = words
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the longest words."""
        words = [self.itemText(place) for place in range(self.count())] or [""]
        widest = max(text_width(text, font("body")) for text in words)
        return QSize(round(widest) + theme.px(44), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which it is of no use."""
        return QSize(theme.px(72), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Show all of the words where there is no room for them, when the mouse rests on it."""
        is_time = event.type() is QEvent.Type.ToolTip
        return (is_time and self._tells_whole(event)) or super().event(event)

    def _tells_whole(self, event: QEvent) -> bool:
        words = sum(text_width(run.text, run.font) for run in self._runs())
        cut = words > self.width() - theme.px(self._inset() + 30)
        return cut and tells_whole(self, event, self.currentText())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, words, arrow and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        self._paint_ground(painter, rect)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        near, far = theme.px(self._inset()), theme.px(30)
        inner = rect.adjusted(far if mirrored else near, 0, -near if mirrored else -far, 0)
        draw_runs(painter, inner, self._runs())
        if self._shows_arrow():
            size = theme.px(15)
            arrow = QRectF(rect.right() - size - theme.px(9), 0, size, size)
            arrow.moveTop(round((self.height() - size) / 2))
            if mirrored:
                arrow.moveLeft(theme.px(9))
            paint_icon(painter, "chevron-down", arrow, self._ink("text2"))

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        ground = "hover" if self.underMouse() and self.isEnabled() else "surface"
        ground = ground if self.isEnabled() else "sunken"
        draw_box(painter, rect, ground=ground, line="line3", radius=6)
        if self.has_ring or self.view().isVisible():
            draw_focus(painter, rect)

    def _runs(self) -> tuple[Run, ...]:
        if self.currentIndex() < 0:
            return (Run(self._placeholder, font("body"), self._ink("text3")),)
        return (Run(self.currentText(), font("body"), self._ink("text")),)

    def _ink(self, color: str) -> str:
        return color if self.isEnabled() else "disabled"

    def _inset(self) -> int:
        return 10

    def _shows_arrow(self) -> bool:
        return True

    def _activated(self, place: int) -> None:
        self.chosen.emit(self.itemData(place))

    def _tell_value(self) -> None:
        """Say to screen readers that another value stands here: it is part of the name."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _follow(self) -> None:
        """Let Enter take what a screen reader has selected in the list; Qt goes by the caret."""
        selected = self.view().selectedIndexes()
        if selected and selected[0] != self.view().currentIndex():
            self.view().setCurrentIndex(selected[0])


class CaptionedChoice(Combo):
    """A small combo with its caption inside: "Actor  anybody"."""

    def __init__(self, caption: str, items: Sequence[tuple[str, str]]) -> None:
        self._caption = caption
        super().__init__(items, caption)

    def sizeHint(self) -> QSize:
        """Return the room for the caption and the words chosen now."""
        words = text_width(self.currentText(), font("small", 600))
        caption = text_width(self._caption, font("small"))
        return QSize(round(words + caption) + theme.px(50), theme.px(32))

    def set_value(self, value: str) -> None:
        """Show *value*, and take the room it needs."""
        super().set_value(value)
        self.updateGeometry()

    def _activated(self, place: int) -> None:
        self.updateGeometry()
        super()._activated(place)

    def _runs(self) -> tuple[Run, ...]:
        return (
            Run(f"{self._caption}  ", font("small"), self._ink("text3")),
            Run(self.currentText(), font("small", 600), self._ink("text")),
        )
