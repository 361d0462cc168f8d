"""The head of a table: a click sorts, Shift and a click sorts further, dragging moves a column."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QTableView, QWidget

from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.painting import LEFT, RIGHT, Run, draw_text, text_width, turned

HEIGHT: Final = 32
_ARROW: Final = 11
_GAP: Final = 2


class Sorted(NamedTuple):
    """How a column sorts: downwards or not, and which of several it is, from 1; 0 alone."""

    descending: bool
    place: int


class TableHead(QHeaderView):
    """Draws each column's words, with an arrow where it sorts and its number among several."""

    sort_wanted = Signal(int, bool)
    """A column is to sort; True: besides those that do."""
    menu_wanted = Signal(QPoint)
    """A right click: where on the screen the menu is to open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(False)
        self.setMouseTracking(True)
        self.sectionClicked.connect(self._clicked)

    def _clicked(self, column: int) -> None:
        held = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.sort_wanted.emit(column, bool(held))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the columns."""
        self.menu_wanted.emit(event.globalPos())

    def sizeHint(self) -> QSize:
        """Return a height that the text size sets."""
        return QSize(super().sizeHint().width(), theme.px(HEIGHT))

    def sorted_by(self, column: int) -> Sorted | None:
        """Return how a column sorts, None where it does not."""
        table = self.parentWidget()
        if isinstance(table, QTableView) and not table.isSortingEnabled():
            return None
        sorts = getattr(self.model(), "sorts", ())
        for place, (one, descending) in enumerate(sorts, 1):
            if one == column:
                return Sorted(descending, place if len(sorts) > 1 else 0)
        return None

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own
        """Draw the head of one column."""
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        self.initStyleOptionForIndex(option, logicalIndex)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        whole = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("hover" if over else "surface"))
        line = QRectF(whole.left(), whole.bottom() - 1, whole.width(), 1)
        painter.fillRect(line, theme.color("line"))
        before = theme.px(2 if self._has_figures(logicalIndex) else 12)
        inner = whole.adjusted(before, 0, -theme.px(8), -1)
        way = self.sorted_by(logicalIndex)
        ink = "text" if over or way else "text3"
        self._paint_words(painter, turned(painter, inner, whole), logicalIndex, ink, way)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, inner: QRectF, column: int, ink: str, way: Sorted | None
    ) -> None:
        """Draw the words, and beside them arrow and number; figures have both before them."""
        face = font("caption", 600)
        words = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        number = str(way.place) if way and way.place else ""
        mark = (theme.px(_ARROW) if way else 0) + text_width(number, face)
        wide = min(text_width(words, face) + 1, inner.width() - mark - theme.px(_GAP))
        figures = self._has_figures(column)
        left = inner.right() - wide if figures else inner.left()
        room = turned(painter, QRectF(left, inner.top(), wide, inner.height()), inner)
        draw_text(painter, room, Run(words, face, ink), align=RIGHT if figures else LEFT)
        if way:
            beside = left - mark - theme.px(_GAP) if figures else left + wide + theme.px(_GAP)
            self._paint_mark(painter, QRectF(beside, inner.top(), mark, inner.height()), way, inner)

    def _paint_mark(self, painter: QPainter, box: QRectF, way: Sorted, inner: QRectF) -> None:
        size = theme.px(_ARROW)
        arrow = QRectF(box.left(), round(box.center().y() - size / 2), size, size)
        icon = "arrow-down" if way.descending else "arrow-up"
        paint_icon(painter, icon, turned(painter, arrow, inner), "accent")
        if way.place:
            rest = turned(painter, box.adjusted(size, 0, 0, 0), inner)
            run = Run(str(way.place), font("caption", 600), "accent")
            draw_text(painter, rest, run, elide=False)

    def _has_figures(self, column: int) -> bool:
        side = self.model().headerData(
            column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        return side is not None and bool(side & Qt.AlignmentFlag.AlignRight)
