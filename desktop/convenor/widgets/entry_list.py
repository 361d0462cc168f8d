"""A list of things by title, with a line under each; one may be dragged out of it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from convenor.theme.fonts import ensure_script_fonts, font, told
from convenor.theme.theme import theme
from convenor.widgets.focus import RingedRows
from convenor.widgets.labels import plain_tooltip
from convenor.widgets.painting import Run, draw_row, draw_text

Index = QModelIndex | QPersistentModelIndex
_KEY = int(Qt.ItemDataRole.UserRole)
_NOTE = _KEY + 1
_WARNS = _KEY + 2
_HEIGHT = 46


class Entry(NamedTuple):
    """One thing of the list; *warns*: what the note says wants attention."""

    key: str
    title: str
    note: str
    warns: bool = False


class _Lines(QStyledItemDelegate):
    """Draws title over note, each on one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of an entry; its width is the list's."""
        return QSize(theme.px(60), theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one entry."""
        painter.save()
        draw_row(painter, option, first=True)
        rect = QRectF(option.rect).adjusted(theme.px(12), 0, -theme.px(8), -1)
        middle = rect.center().y()
        upper = QRectF(rect.left(), middle - theme.px(18), rect.width(), theme.px(18))
        lower = QRectF(rect.left(), middle + theme.px(1), rect.width(), theme.px(16))
        draw_text(painter, upper, Run(str(index.data()), font("body", 500), "text"))
        ink = "warn" if index.data(_WARNS) else "text3"
        draw_text(painter, lower, Run(str(index.data(_NOTE)), font("caption"), ink))
        painter.restore()


class EntryList(RingedRows, QListWidget):
    """Shows entries. *drag_as*: the media type under which a key may be dragged out."""

    chosen = Signal(str)
    """The user went to an entry; its key."""
    opened = Signal(str)
    """Enter or a double click on an entry; its key."""

    def __init__(self, name: str, *, drag_as: str = "") -> None:
        super().__init__()
        self._drag_as = drag_as
        self.setAccessibleName(name)
        self.setItemDelegate(_Lines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if drag_as:
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.currentItemChanged.connect(self._say_chosen)
        self.itemActivated.connect(self._say_opened)
        theme.changed.connect(self._measure_anew)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries, silently; the current one stays current where it is among them."""
        current = self.current_key()
        was_silent = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.clear()
        for entry in entries:
            ensure_script_fonts(entry.title)
            item = QListWidgetItem(entry.title)
            item.setToolTip(plain_tooltip(entry.title))
            item.setData(_KEY, entry.key)
            item.setData(_NOTE, told(entry.note))
            item.setData(_WARNS, entry.warns)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry.note}")
            self.addItem(item)
        self.select(current)
        self.blockSignals(was_silent)

    def current_key(self) -> str:
        """Return the key of the current entry, or nothing."""
        item = self.currentItem()
        return str(item.data(_KEY)) if item else ""

    def entry_keys(self) -> list[str]:
        """Return the keys of the entries, in their order."""
        return [str(self.item(row).data(_KEY)) for row in range(self.count())]

    def select(self, key: str) -> None:
        """Make an entry the current one, where it is there."""
        for row in range(self.count()):
            if self.item(row).data(_KEY) == key:
                self.setCurrentRow(row)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Return the key of the dragged entry."""
        made = QMimeData()
        if items:
            made.setData(self._drag_as, str(items[0].data(_KEY)).encode())
        return made

    def _say_chosen(self, item: QListWidgetItem | None) -> None:
        if item:
            self.chosen.emit(item.data(_KEY))

    def _say_opened(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_KEY))

    def _measure_anew(self) -> None:
        self.scheduleDelayedItemsLayout()
