"""The list of commitments: sentences in groups, as many lines each as they need."""

from collections.abc import Container, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtGui import QTextOption as TextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.focus import RingedRows
from convenor.widgets.labels import plain_tooltip
from convenor.widgets.painting import Run, draw_box, draw_text
from convenor.widgets.status_chip import Look

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_HEAD_HEIGHT: Final = 36
_AT_END: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = 20
_RIGHT: Final = 14
_ABOVE: Final = 6
_REMOVE: Final = frozenset({Qt.Key.Key_Delete})


class Row(NamedTuple):
    """A head (without a key) or a commitment.

    *strong*: how many letters at the beginning are the party's name. *size*: how many a head stands
    over. *note* is said below: that it is withdrawn. *said* is for screen readers.
    """

    text: str
    key: str = ""
    strong: int = 0
    note: str = ""
    tint: str = ""
    size: int = 0
    look: Look | None = None
    said: str = ""


class SentenceModel(QAbstractListModel):
    """Heads and commitments from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._places: dict[str, int] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self._places = {row.key: at for at, row in enumerate(rows) if row.key}
        self.endResetModel()

    def row(self, at: int) -> Row:
        """Return what stands in a place."""
        return self._rows[at]

    def keys(self) -> list[str]:
        """Return the commitments shown, in order."""
        return list(self._places)

    def place_of(self, key: str) -> int:
        """Return where a commitment stands, -1 if it is not shown."""
        return self._places.get(key, -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only commitments be selected: heads are passed over."""
        if not index.isValid() or not self._rows[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the sentence, what is said of it, or the row itself."""
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(row.text) if row.key else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.said or f"{row.text}, {row.size:,}"
            case _:
                return row if role == _ROW_ROLE else None


class _Sentences(QStyledItemDelegate):
    """Draws heads with icon and count, sentences with the bar of their constituency."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height a row needs at the width of the list."""
        row = index.data(_ROW_ROLE)
        if not row.key:
            return QSize(theme.px(60), theme.px(_HEAD_HEIGHT))
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        high = _height(row.text, row.strong, _room(width), theme.pxf(1))
        note = theme.px(17) if row.note else 0
        return QSize(theme.px(60), round(high) + note + 2 * theme.px(_ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(_ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.key:
            self._paint_sentence(painter, option, row)
        else:
            _paint_head(painter, option, row)
        painter.restore()

    def _paint_sentence(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        rect = QRectF(option.rect)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        if option.state & QStyle.StateFlag.State_Selected:
            draw_box(painter, _inner(rect, mirrored=mirrored), ground="sel", radius=6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, _inner(rect, mirrored=mirrored), ground="hover", radius=6)
        above = theme.px(_ABOVE)
        bar = QRectF(0, rect.top() + above, theme.px(3), rect.height() - 2 * above)
        near = theme.px(12)
        bar.moveLeft(rect.right() - near - bar.width() if mirrored else rect.left() + near)
        draw_box(painter, bar, ground=row.tint, radius=1.5)
        left = rect.left() + theme.px(_RIGHT if mirrored else _LEFT)
        painter.setPen(theme.color("text2"))
        ensure_script_fonts(row.text)
        laid = _laid_out(row.text, row.strong, _room(option.rect.width()), mirrored=mirrored)
        laid.draw(painter, QPointF(left, rect.top() + above))
        if row.note:
            low = rect.bottom() - above - theme.px(16)
            under = QRectF(left, low, _room(option.rect.width()), theme.px(16))
            draw_text(painter, under, Run(row.note, font("caption", 500), "warn"))


def _inner(rect: QRectF, *, mirrored: bool) -> QRectF:
    near, far = theme.px(6), theme.px(4)
    return rect.adjusted(far if mirrored else near, 1, -near if mirrored else -far, -1)


def _paint_head(painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
    mirrored = option.direction is Qt.LayoutDirection.RightToLeft
    rect = QRectF(option.rect).adjusted(theme.px(16), theme.px(8), -theme.px(_RIGHT), 0)
    color = row.look.color if row.look else "text2"
    size = theme.px(16)
    box = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
    if mirrored:
        box.moveRight(rect.right())
    if row.look:
        paint_icon(painter, row.look.icon, box, color)
    used = theme.px(23)
    words = rect.adjusted(0 if mirrored else used, 0, -used if mirrored else 0, 0)
    draw_text(painter, words, Run(row.text, font("small", 600), color))
    draw_text(painter, rect, Run(f"{row.size:,}", font("small"), "text3"), align=_AT_END)


def _strong() -> QFont:
    return font("small", 600)


def _room(width: int) -> int:
    """Return how wide a sentence may be in a list of a width."""
    return max(theme.px(80), width - theme.px(_LEFT + _RIGHT))


@lru_cache(maxsize=20_000)
def _height(text: str, strong: int, room: int, text_size: float) -> float:
    """Return how high a sentence is; *text_size* is there for the faces, which grow with it."""
    return _laid_out(text, strong, room, mirrored=False).boundingRect().height()


def _laid_out(text: str, strong: int, room: int, *, mirrored: bool) -> QTextLayout:
    """Return a sentence broken into lines of at most *room* pixels."""
    laid = QTextLayout(text, font("small"))
    # The sentence is in the program's language, whatever writing its first name is in.
    far = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    option = TextOption(far if mirrored else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(TextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    laid.setTextOption(option)
    named = QTextLayout.FormatRange()
    form = QTextCharFormat()
    form.setFont(_strong())
    form.setForeground(theme.color("text"))
    named.start, named.length, named.format = 0, strong, form
    laid.setFormats([named])
    laid.beginLayout()
    top = 0.0
    line = laid.createLine()
    while line.isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, top))
        top += line.height() + 1
        line = laid.createLine()
    laid.endLayout()
    return laid


class SentenceList(RingedRows, QListView):
    """Shows commitments; a click or the arrows select one, Enter goes on to its form."""

    chosen = Signal(str)
    """The user went to a commitment; its key."""
    opened = Signal(str)
    """Enter or a double click on one."""
    left = Signal()
    """Esc."""
    delete_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows = SentenceModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Sentences(self))
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._say_chosen)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.row(index.row()).key))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, silently; the current one stays current where it is among them."""
        if list(rows) == [self.rows.row(at) for at in range(self.rows.rowCount())]:
            return
        current, down = self.current_key(), self.verticalScrollBar().value()
        self.rows.show_rows(rows)
        self.select(current)
        self.verticalScrollBar().setValue(down)

    def current_key(self) -> str:
        """Return the current commitment, or nothing."""
        index = self.currentIndex()
        return self.rows.row(index.row()).key if index.isValid() else ""

    def select(self, key: str) -> bool:
        """Make a commitment the current one, silently; say whether it is shown."""
        at = self.rows.place_of(key)
        chooser = self.selectionModel()
        was_silent = chooser.blockSignals(True)  # noqa: FBT003 - Qt's own
        if at < 0:
            chooser.clear()
        else:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            chooser.setCurrentIndex(self.rows.index(at), flag)
            self.scrollTo(self.rows.index(at))
        chooser.blockSignals(was_silent)
        self.viewport().update()
        return at >= 0

    def neighbour(self, key: str, there: Container[str]) -> str:
        """Return the one that takes the place of a commitment that goes: the next, else the last.

        Nothing where none is still *there*: several may go at once.
        """
        keys = self.rows.keys()
        at = keys.index(key) if key in keys else -1
        rest = [*keys[at + 1 :], *reversed(keys[: max(at, 0)])]
        return next((one for one in rest if one in there), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open, Delete delete, Esc leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.opened.emit(self.current_key())
        elif event.key() in _REMOVE and self.current_key():
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentences anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _say_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.row(index.row()).key)
