"""A list in groups, each under a head of its own; an entry may carry a chip."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from convenor.theme.fonts import ensure_script_fonts, font, told
from convenor.theme.theme import theme
from convenor.widgets.entry_list import EntryList
from convenor.widgets.painting import Run, chip_width, draw_chip, draw_row, draw_text
from convenor.widgets.status_chip import Look

Index = QModelIndex | QPersistentModelIndex
_KEY = int(Qt.ItemDataRole.UserRole)
_NOTE, _LOOK = _KEY + 1, _KEY + 2
_HEAD_HEIGHT = 34


class GroupEntry(NamedTuple):
    """One thing of a group; *look* is the chip before its note."""

    key: str
    title: str
    note: str = ""
    look: Look | None = None


class Group(NamedTuple):
    """A head and what stands under it."""

    title: str
    entries: Sequence[GroupEntry]


class _Rows(QStyledItemDelegate):
    """Draws heads as small words, entries as title over chip and note."""

    def __init__(self, parent: QObject, *, links: bool) -> None:
        super().__init__(parent)
        self._links = links

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row; its width is the list's."""
        if not index.data(_KEY):
            return QSize(theme.px(60), theme.px(_HEAD_HEIGHT))
        return QSize(theme.px(60), theme.px(56 if index.data(_LOOK) else 46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        if index.data(_KEY):
            self._paint_entry(painter, option, index)
        else:
            painter.fillRect(option.rect, theme.color("app"))
            rect = QRectF(option.rect).adjusted(theme.px(14), theme.px(12), -theme.px(10), 0)
            draw_text(painter, rect, Run(str(index.data()), font("caption", 600), "text3"))
            note = Run(str(index.data(_NOTE)), font("caption"), "text3")
            draw_text(painter, rect, note, align=_AT_END, elide=False)
        painter.restore()

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = draw_row(painter, option, first=True)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        rect = QRectF(option.rect).adjusted(theme.px(14), 0, -theme.px(10), -1)
        look = index.data(_LOOK)
        above = theme.px(25 if look else 18)
        middle = rect.center().y()
        upper = QRectF(rect.left(), middle - above + theme.px(2), rect.width(), theme.px(18))
        lower = QRectF(rect.left(), middle + theme.px(1), rect.width(), theme.px(16))
        ink = "accent" if self._links else "text"
        draw_text(painter, upper, Run(str(index.data()), font("body", 500), ink))
        if isinstance(look, Look):
            lower.moveTop(middle + theme.px(2))
            at = QPointF(rect.right() if mirrored else rect.left(), lower.center().y())
            draw_chip(painter, at, look, selected=selected, mirrored=mirrored)
            used = chip_width(look) + theme.px(8)
            lower.adjust(0 if mirrored else used, 0, -used if mirrored else 0, 0)
        ink = "text2" if selected else "text3"
        draw_text(painter, lower, Run(str(index.data(_NOTE)), font("caption"), ink))


class GroupedList(EntryList):
    """Shows groups; heads are neither chosen nor stopped at."""

    def __init__(self, name: str, *, links: bool = False) -> None:
        """With *links* every title looks like what it is: a link to a thing elsewhere."""
        super().__init__(name)
        self.setItemDelegate(_Rows(self, links=links))

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups, silently; the current entry stays current if it is among them."""
        current, down = self.current_key(), self.verticalScrollBar().value()
        was_silent = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.clear()
        for group in groups:
            self._add_head(group)
            for entry in group.entries:
                self._add_entry(entry)
        self.select(current)
        self.blockSignals(was_silent)
        self.verticalScrollBar().setValue(down)

    def shown_keys(self) -> list[str]:
        """Return the keys shown, in order."""
        found = (self.item(row).data(_KEY) for row in range(self.count()))
        return [str(key) for key in found if key]

    def select_none(self) -> None:
        """Make no entry the current one, silently."""
        was_silent = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.setCurrentRow(-1)
        self.clearSelection()
        self.blockSignals(was_silent)

    def _add_head(self, group: Group) -> None:
        item = QListWidgetItem(group.title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(_NOTE, f"{len(group.entries):,}")
        self.addItem(item)

    def _add_entry(self, entry: GroupEntry) -> None:
        ensure_script_fonts(f"{entry.title}{entry.note}")
        item = QListWidgetItem(entry.title)
        words = (entry.title, entry.look.words if entry.look else "", entry.note)
        item.setToolTip("\n".join(word for word in (entry.title, entry.note) if word))
        item.setData(_KEY, entry.key)
        item.setData(_NOTE, told(entry.note))
        item.setData(_LOOK, entry.look)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, words)))
        self.addItem(item)


_AT_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
