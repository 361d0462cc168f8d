"""How a row of *To fix* is drawn: icon, sentence and where, or the head of what is folded."""

from typing import Final, Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from convenor.screens.agenda.to_fix_rows import ROW, FindingRow, FoldRow, Row
from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.titles import PITCH, Title, Titles
from convenor.widgets.painting import Run, draw_box, draw_text
from convenor.widgets.status_chip import look_of_level

Index = QModelIndex | QPersistentModelIndex
BEFORE: Final = 32
"""Pixels before the words, for the icon."""
_ROW: Final = 46
_FOLD: Final = 32
_LINE: Final = 18
_SHORT_LINES: Final = 2
"""So many lines the words of a row may take before they are cut."""
_ICON: Final = 15


class Owner(Protocol):
    """The list as a row sees it."""

    def is_current(self, index: Index) -> bool:
        """Say whether a row is the current one."""
        ...

    def height_of(self, row: FindingRow) -> int:
        """Return the height of the current row in pixels."""
        ...

    def sentence(self, row: FindingRow) -> Title:
        """Return the sentence of the current row, broken into lines."""
        ...

    def sentence_height(self, row: FindingRow) -> int:
        """Return how high these lines are in pixels."""
        ...

    def short_lines(self, row: FindingRow) -> int:
        """Return on how many lines the words of another row stand."""
        ...

    def short_words(self, row: FindingRow) -> Title:
        """Return the words of another row, broken into lines."""
        ...

    def layoutDirection(self) -> Qt.LayoutDirection:
        """Return from which side the list is read."""
        ...


class ShortWords(Titles):
    """The words of rows on one or two lines.

    How many is told by their width alone, which is kept: a list of thousands is laid out by it,
    and only the rows in view are broken.
    """

    def __init__(self) -> None:
        super().__init__(weight=500)
        self._widths: dict[str, float] = {}

    def clear(self) -> None:
        """Forget what was measured."""
        super().clear()
        self._widths.clear()

    def lines(self, words: str, room: float) -> int:
        """Return on how many lines *words* stand in *room* pixels."""
        width = self._widths.get(words)
        if width is None:
            width = self._widths[words] = QFontMetricsF(self.font).horizontalAdvance(words)
        return 1 if width < room - 1 else _SHORT_LINES

    def broken_in(self, words: str, room: float) -> Title:
        """Return *words* broken to *room* pixels, cut after the last line they may take."""
        return self.broken(words, room, lines=self.lines(words, room))


class DrawnRow(QStyledItemDelegate):
    """Draws a warning as icon, sentence and where; the current one has its whole sentence."""

    def __init__(self, owner: Owner, parent: QObject) -> None:
        super().__init__(parent)
        self._owner = owner

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; its width is the list's."""
        row: Row = index.data(ROW)
        width = theme.px(60)
        if isinstance(row, FoldRow):
            return QSize(width, theme.px(_FOLD))
        if not self._owner.is_current(index):
            more = theme.px(PITCH) if self._owner.short_lines(row) > 1 else 0
            return QSize(width, theme.px(_ROW) + more)
        return QSize(width, self._owner.height_of(row))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay what can be done over the whole row; Qt would lay it where it writes."""
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        rect = QRectF(option.rect).adjusted(0, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            draw_box(painter, rect, ground="sel" if chosen else "hover", radius=7)
        if isinstance(row, FoldRow):
            self._paint_fold(painter, rect, row)
        else:
            self._paint_finding(painter, rect, row, whole=self._owner.is_current(index))
        painter.restore()

    def _paint_fold(self, painter: QPainter, rect: QRectF, row: FoldRow) -> None:
        icon = "chevron-down" if row.is_open else "chevron-right"
        size = theme.pxf(14)
        box = QRectF(rect.left() + theme.px(8), rect.center().y() - size / 2, size, size)
        paint_icon(painter, icon, self._seen(box, rect), "text3")
        words = self._seen(rect.adjusted(theme.px(BEFORE), 0, -theme.px(8), 0), rect)
        draw_text(painter, words, Run(row.words, font("small", 500), "text2"))

    def _paint_finding(
        self, painter: QPainter, rect: QRectF, row: FindingRow, *, whole: bool
    ) -> None:
        look, size = look_of_level(str(row.finding.level)), theme.pxf(_ICON)
        ink = "mute" if row.finding.waived else look.color
        box = QRectF(rect.left() + theme.px(8), rect.top() + theme.px(6), size, size)
        paint_icon(painter, look.icon, self._seen(box, rect), ink)
        more = (self._owner.short_lines(row) - 1) * theme.px(PITCH)
        high = self._owner.sentence_height(row) if whole else theme.px(_LINE) + more
        words = QRectF(rect.left() + theme.px(BEFORE), rect.top() + theme.px(4), 0, high)
        words.setWidth(rect.width() - theme.px(BEFORE + 6))
        words = self._seen(words, rect)
        painter.setPen(theme.color("text"))
        broken = self._owner.sentence(row) if whole else self._owner.short_words(row)
        broken.draw(painter, words.topLeft())
        below = QRectF(words.left(), words.bottom() + 1, words.width(), theme.px(17))
        ink = "text2" if whole else "text3"
        draw_text(painter, below, Run(row.where, font("caption"), ink))

    def _seen(self, box: QRectF, rect: QRectF) -> QRectF:
        """Turn a box over where the window is read from the right."""
        if self._owner.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
            return box
        return box.translated(rect.left() + rect.right() - box.left() - box.right(), 0)
