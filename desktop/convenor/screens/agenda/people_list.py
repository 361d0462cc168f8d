"""The list of those in a session, painted: a plenary has hundreds, a widget each is too slow."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from convenor.screens.agenda.attendees import ATTENDEE, Attendee, AttendeeModel
from convenor.screens.agenda.words import role_words
from convenor.theme.fonts import font, told
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.avatar import draw_avatar, draw_unnamed
from convenor.widgets.focus import RingedRows
from convenor.widgets.menu import Menu
from convenor.widgets.painting import (
    RIGHT,
    Run,
    chip_width,
    draw_box,
    draw_chip,
    draw_text,
    text_width,
)
from convenor_db.domain.records import Role

Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 52
_REASON: Final = 20
_AVATAR: Final = 28
_SIDE: Final = 20
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


class _Row(QStyledItemDelegate):
    """Draws one person: sign, name over post, role and chip at the end, the reason below."""

    _mirrored = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's size; who cannot come takes a line more."""
        row: Attendee = index.data(ATTENDEE)
        return QSize(theme.px(60), theme.px(_ROW + (_REASON if row.cannot else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        row: Attendee = index.data(ATTENDEE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        rect = QRectF(option.rect)
        self._paint_ground(painter, rect, option, row)
        side = theme.px(_SIDE)
        self._mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        self._paint_words(painter, rect.adjusted(side, 0, -side, 0), row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, row: Attendee
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "sel" if chosen else "bad_soft" if row.cannot else "hover" if hovered else ""
        inner = rect.adjusted(theme.px(10), 1, -theme.px(10), -2)
        if ground:
            draw_box(painter, inner, ground=ground, radius=7)
        painter.fillRect(
            QRectF(inner.left(), rect.bottom() - 1, inner.width(), 1), theme.color("line")
        )

    def _paint_words(self, painter: QPainter, rect: QRectF, row: Attendee) -> None:
        side = theme.px(_AVATAR)
        sign = QRectF(rect.left(), rect.top() + theme.px(11), side, side)
        if row.person:
            draw_avatar(painter, self._seen(sign, rect), row.name, key=row.person)
        else:
            draw_unnamed(painter, self._seen(sign, rect))
        left = sign.right() + theme.px(10)
        end = self._paint_role(painter, rect, row)
        name = QRectF(left, rect.top() + theme.px(7), end - left - theme.px(8), theme.px(19))
        draw_text(painter, self._seen(name, rect), Run(row.name, font("body", 500), "text"))
        below = QRectF(left, name.bottom(), rect.right() - left, theme.px(18))
        self._paint_note(painter, below, row, rect)
        if row.cannot:
            reason = below.translated(0, theme.px(19))
            self._paint_reason(painter, reason, row, rect)

    def _paint_note(self, painter: QPainter, line: QRectF, row: Attendee, rect: QRectF) -> None:
        """Draw post and organisation, and the chip of who is not coming at the end."""
        parts = (row.note, "remote" if row.remote else "")
        words = told(" · ".join(part for part in parts if part))
        chip = chip_width(row.look) if row.look else 0.0
        note = line.adjusted(0, 0, -chip - theme.px(6), 0)
        draw_text(painter, self._seen(note, rect), Run(words, font("caption"), "text2"))
        if row.look:
            box = self._seen(QRectF(line.right() - chip, line.top(), chip, line.height()), rect)
            at = QPointF(box.left(), box.center().y() + theme.px(2))
            draw_chip(painter, at, row.look, selected=bool(row.cannot))

    def _paint_role(self, painter: QPainter, rect: QRectF, row: Attendee) -> float:
        """Draw the role with its arrow at the end of the first line; return where it begins."""
        icon = theme.pxf(13)
        line = QRectF(rect.left(), rect.top() + theme.px(7), rect.width(), theme.px(19))
        box = QRectF(line.right() - icon, line.center().y() - icon / 2, icon, icon)
        paint_icon(painter, "chevron-down", self._seen(box, rect), "text3")
        run = Run(role_words(row.role), font("small", 500), "text2")
        words = line.adjusted(0, 0, -icon - theme.px(4), 0)
        draw_text(painter, self._seen(words, rect), run, align=RIGHT, elide=False)
        begins = words.right() - text_width(run.text, run.font)
        if row.transferable:
            begins -= icon + theme.px(5)
            sign = QRectF(begins, box.top(), icon, icon)
            paint_icon(painter, "git-compare", self._seen(sign, rect), "accent")
        return begins

    def _paint_reason(self, painter: QPainter, line: QRectF, row: Attendee, rect: QRectF) -> None:
        icon = theme.pxf(13)
        box = QRectF(line.left(), line.center().y() - icon / 2, icon, icon)
        paint_icon(painter, "circle-x", self._seen(box, rect), "bad")
        words = line.adjusted(icon + theme.px(5), 0, 0, 0)
        run = Run(f"Cannot come: {row.cannot}", font("caption", 500), "bad")
        draw_text(painter, self._seen(words, rect), run)

    def _seen(self, part: QRectF, whole: QRectF) -> QRectF:
        """Return a part of the row where it stands in a window read from the right."""
        if not self._mirrored:
            return part
        return part.translated(whole.left() + whole.right() - part.left() - part.right(), 0)


class PeopleList(RingedRows, QListView):
    """Shows who is listed; what can be done with one is in a menu on its row."""

    role_wanted = Signal(str, Role)
    transferable_wanted = Signal(str, bool)
    removal_wanted = Signal(str)
    person_wanted = Signal(str)
    """The key of a person who is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = AttendeeModel()
        self.setModel(self._rows)
        self.setItemDelegate(_Row(self))
        self.setAccessibleName("People in this session")
        self.setAccessibleDescription(
            "Enter opens what can be done with one: role, transferable, remove. Delete removes."
        )
        self.setProperty("clear", True)  # noqa: FBT003
        self.viewport().setProperty("clear", True)  # noqa: FBT003
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_attendees(self, rows: list[Attendee]) -> None:
        """Show these; the one chosen and the scroll stay."""
        chosen, scroll = self.chosen(), self.verticalScrollBar().value()
        self._rows.show_rows(rows)
        self.scheduleDelayedItemsLayout()
        at = self._rows.row_of(chosen.key) if chosen else -1
        if at >= 0:
            self.setCurrentIndex(self._rows.index(at, 0))
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scroll)

    def chosen(self) -> Attendee | None:
        """Return the row that is chosen."""
        index = self.currentIndex()
        return index.data(ATTENDEE) if index.isValid() else None

    def select(self, key: str) -> None:
        """Choose a seat's row and scroll to it."""
        at = self._rows.row_of(key)
        if at >= 0:
            self.setCurrentIndex(self._rows.index(at, 0))
            self.scrollTo(self._rows.index(at, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the menu where the role was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            rect = self.visualRect(index)
            at_end = rect.right() - event.position().x() < theme.px(110)
            in_line = event.position().y() - rect.top() < theme.px(28)
            if at_end and in_line:
                self.open_menu()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row."""
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
        self.open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the menu, and Delete take somebody off the list."""
        row = self.chosen()
        if row and event.key() in _ENTER:
            self.open_menu()
        elif row and event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit(row.key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep F2 for the row."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
        ):
            event.accept()
            return True
        return super().event(event)

    def menu_of(self, row: Attendee) -> Menu:
        """Return what can be done with one of those listed."""
        menu = Menu(row.name, self)
        for role in Role:
            entry = menu.add(role_words(role), "check" if role is row.role else "")
            entry.triggered.connect(lambda _on=False, role=role: self._want_role(row, role))
        menu.addSeparator()
        goes = "does not go" if row.transferable else "goes"
        words = f"Role {goes} to a substitute"
        entry = menu.add(words, "git-compare")
        entry.triggered.connect(
            lambda: self.transferable_wanted.emit(row.key, not row.transferable)
        )
        if row.person:
            shown = menu.add(f"Show {row.name}", "user")
            shown.triggered.connect(lambda: self.person_wanted.emit(row.person))
        menu.addSeparator()
        gone = menu.add("Remove from this session", "user-x", note="Delete")
        gone.triggered.connect(lambda: self.removal_wanted.emit(row.key))
        return menu

    def open_menu(self) -> None:
        """Open the menu of the row that is chosen, below its role."""
        row = self.chosen()
        if row is None:
            return
        menu = self.menu_of(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        below = self.visualRect(self.currentIndex()).topRight()
        below += QPoint(-menu.sizeHint().width(), theme.px(28))
        menu.popup(self.viewport().mapToGlobal(below))

    def _want_role(self, row: Attendee, role: Role) -> None:
        if role is not row.role:
            self.role_wanted.emit(row.key, role)
