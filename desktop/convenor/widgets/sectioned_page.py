"""A long page in titled groups, with a list of them at its side that leads there and follows."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.theme import theme
from convenor.widgets.combo import Combo
from convenor.widgets.layouts import column, keep_size, row, vline
from convenor.widgets.painting import Run, draw_box, draw_focus, draw_text
from convenor.widgets.panel import ScrollColumn

Index = QModelIndex | QPersistentModelIndex
_LIST: Final = 184
_LINE: Final = 32
_NARROW: Final = 680
"""Where the whole is narrower than this, the groups drop down instead of standing beside."""
_ABOVE: Final = 8
"""What stays in sight above the title that was gone to."""


class _Titles(QStyledItemDelegate):
    """Draws a title on one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a line; its width is the list's."""
        return QSize(theme.px(60), theme.px(_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one title."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if here or pointed:
            draw_box(painter, rect, ground="accent_soft" if here else "hover", radius=6)
        if here and option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect)
        side = theme.px(10)
        face = font("body", 600 if here else 400)
        run = Run(str(index.data()), face, "text" if here else "text2")
        draw_text(painter, rect.adjusted(side, 0, -side, 0), run)
        painter.restore()


class SectionList(QListWidget):
    """The titles in their order; the current one is where the reader is."""

    gone_to = Signal(int)
    """The user went to a title, by key or click: its place, from 0."""
    entered = Signal(int)
    """Enter on a title: the caret is to go to its first field."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_Titles(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self.gone_to)
        self.itemClicked.connect(lambda item: self.gone_to.emit(self.row(item)))
        self.itemActivated.connect(lambda item: self.entered.emit(self.row(item)))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def add_title(self, title: str) -> None:
        """Add a title at the end."""
        ensure_script_fonts(title)
        item = QListWidgetItem(title)
        item.setToolTip(title)
        was_silent = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.addItem(item)
        self.blockSignals(was_silent)

    def show_place(self, place: int) -> None:
        """Make a title the current one without saying so."""
        was_silent = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.setCurrentRow(place)
        self.blockSignals(was_silent)


class SectionedPage(QWidget):
    """A page that scrolls, and its titles at the left; in a narrow window they drop down."""

    def __init__(self, page: ScrollColumn, name: str) -> None:
        super().__init__()
        self.titles = SectionList(name)
        self.drop_down = Combo((), name)
        self._page = page
        self._content: QWidget = page.widget() or page
        self._heads: list[QWidget] = []
        self._held = (-1, -1)
        """The place that was gone to, and how far the page is scrolled since."""
        self._side = QWidget()
        titles = keep_size(self.titles, width=_LIST)
        self._side.setLayout(row(18, titles, 10, vline(), spacing=0, margins=(0, 4, 0, 8)))
        self._above = QWidget()
        self._above.setLayout(column(self.drop_down, margins=(28, 4, 28, 8)))
        beside = row(self._side, (page, 1), spacing=0)
        self.setLayout(column(self._above, (beside, 1), spacing=0))
        self._above.hide()
        self.titles.gone_to.connect(self.go_to)
        self.titles.entered.connect(self._enter)
        self.drop_down.chosen.connect(lambda place: self.go_to(int(place)))
        page.verticalScrollBar().valueChanged.connect(self._follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def add_section(self, title: str, head: QWidget) -> None:
        """Name a group that begins at *head*, a widget of the page."""
        self._heads.append(head)
        self.titles.add_title(title)
        items = [(str(at), self.titles.item(at).text()) for at in range(self.titles.count())]
        self.drop_down.set_items(items)
        self._show_place(0)

    def go_to(self, place: int) -> None:
        """Scroll until a group begins at the top, as far as the page goes."""
        if 0 <= place < len(self._heads):
            bar = self._page.verticalScrollBar()
            bar.setValue(self._top(place) - theme.px(_ABOVE))
            self._held = (place, bar.value())
            self._show_place(place)

    def _top(self, place: int) -> int:
        return self._heads[place].mapTo(self._content, self._heads[place].rect().topLeft()).y()

    def _place_at(self, height: int) -> int:
        """Return which group stands at a height of the page."""
        above = [at for at in range(len(self._heads)) if self._top(at) <= height]
        return above[-1] if above else 0

    def _show_place(self, place: int) -> None:
        self.titles.show_place(place)
        self.drop_down.set_value(str(place))

    def _follow(self, scrolled: int) -> None:
        """Say where the reader is: in the field with the caret while it is in sight.

        Else it goes by a height that wanders from the top of the view to its foot as the page is
        scrolled, so that the last groups have their turn too.
        """
        if not self._heads or scrolled == self._held[1]:
            return
        self._held = (-1, -1)
        view = self._page.viewport().height()
        field = self._field_in_sight()
        if field is None:
            most = max(self._page.verticalScrollBar().maximum(), 1)
            self._show_place(self._place_at(scrolled + round(view * scrolled / most)))
        else:
            self._show_place(self._place_at(self._middle(field)))

    def _field_in_sight(self) -> QWidget | None:
        field = QApplication.focusWidget()
        if field is None or not self._content.isAncestorOf(field):
            return None
        return field if not field.visibleRegion().isEmpty() else None

    def _middle(self, field: QWidget) -> int:
        return field.mapTo(self._content, field.rect().center()).y()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not isValid(self) or not isValid(self._page):
            return  # while a window goes, the focus moves on past what is gone already
        if self._content.isAncestorOf(now):
            self._held = (-1, -1)
            self._show_place(self._place_at(self._middle(now)))

    def _enter(self, place: int) -> None:
        """Put the focus on the first thing of a group that takes it by Tab."""
        for each in self._content.findChildren(QWidget):
            takes = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled()
            if takes and each.isVisible() and self._middle(each) > self._top(place):
                each.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the titles stand beside the page, or drop down above it."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(_NARROW)
        self._side.setVisible(not narrow)
        self._above.setVisible(narrow)
