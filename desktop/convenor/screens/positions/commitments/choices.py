"""What one can choose from where a part of a sentence is edited, in a box that opens below it."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from convenor.soon import soon
from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.theme import theme
from convenor.widgets.focus import is_aside
from convenor.widgets.labels import plain_tooltip
from convenor.widgets.layouts import column, hline
from convenor.widgets.painting import RIGHT, Run, draw_box, draw_pill, draw_text, text_width
from convenor_db.domain.names import fold

Index = QModelIndex | QPersistentModelIndex
_CHOICE: Final = int(Qt.ItemDataRole.UserRole)
_MOST: Final = 80
"""More would not be read; one types on."""
_WIDE: Final = 400
_ROW: Final = 30
_HEAD: Final = 28
_SHOWN: Final = 9
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


class Choice(NamedTuple):
    """One that can be taken. *reason* greys it and says why it cannot be taken now."""

    key: str
    words: str
    note: str = ""
    group: str = ""
    tint: str = ""
    search: str = ""
    reason: str = ""

    def holds(self, parts: Sequence[str]) -> bool:
        """Say whether every part of what was typed is found in it."""
        return all(part in (self.search or fold(self.words)) for part in parts)


Making = Callable[[str], Choice | None]
"""Returns what would be made of what is typed: “New fact …”."""


def matching(offered: Sequence[Choice], text: str) -> list[Choice]:
    """Return what holds every word typed, those that begin with it first within their group."""
    parts = fold(text).split()
    found = [one for one in offered if one.holds(parts)]
    if parts:
        begun = " ".join(parts)
        groups = list(dict.fromkeys(one.group for one in found))
        found.sort(key=lambda one: (groups.index(one.group), not fold(one.words).startswith(begun)))
    return found[:_MOST]


class _Line(QLineEdit):
    """What is typed; arrows and Enter are meant for the list below."""

    moved = Signal(object)
    taken = Signal()
    left = Signal()
    lost = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self.moved.emit(event)
        elif event.key() in _ENTER:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not is_aside(event.reason()):
            self.lost.emit()


class _Rows(QStyledItemDelegate):
    """Draws heads as small words, choices as dot, words and note."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(60), theme.px(_ROW if index.data(_CHOICE) else _HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(theme.px(12), 0, -theme.px(12), 0)
        choice = index.data(_CHOICE)
        if choice:
            _paint_choice(painter, option, rect, choice)
        else:
            rect.setTop(rect.top() + theme.px(8))
            draw_text(painter, rect, Run(str(index.data()), font("caption", 600), "text3"))
        painter.restore()


def _paint_choice(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, choice: Choice
) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        margin = theme.px(4)
        ground = QRectF(option.rect).adjusted(margin, 0, -margin, 0)
        draw_box(painter, ground, ground="sel", radius=6)
    mirrored = option.direction is Qt.LayoutDirection.RightToLeft
    if choice.tint:
        size = theme.px(7)
        dot = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
        if mirrored:
            dot.moveRight(rect.right())
        draw_pill(painter, dot, choice.tint)
        used = theme.px(16)
        rect = rect.adjusted(0 if mirrored else used, 0, -used if mirrored else 0, 0)
    note = Run(choice.note, font("caption"), "text3")
    wide = min(text_width(choice.note, note.font) + 2, rect.width() * 0.5) if choice.note else 0
    draw_text(painter, rect, note, align=RIGHT)
    gap = wide + (theme.px(12) if choice.note else 0)
    words = rect.adjusted(gap if mirrored else 0, 0, 0 if mirrored else -gap, 0)
    ink = "disabled" if choice.reason else "text"
    draw_text(painter, words, Run(choice.words, font("body"), ink))


class ChoiceBox(QFrame):
    """Opens under a widget; typing narrows what is offered, Enter takes it, Esc closes it.

    It is part of the window, not a window of its own: keys of the window go on working.
    """

    def __init__(self, name: str, home: QWidget) -> None:
        """*home* keeps it while it is closed, and takes it along when it goes."""
        super().__init__(home)
        self._home = home
        self._take: Callable[[str], object] | None = None
        self._anchor: QWidget | None = None
        self._offered: Sequence[Choice] = ()
        self._making: Making | None = None
        self.line = _Line()
        self.line.setAccessibleName(name)
        self.line.setProperty("bare", True)  # noqa: FBT003
        self.list = QListWidget()
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setProperty("clear", True)  # noqa: FBT003
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(f"{name}: choices")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self.line, hline(), (self.list, 1), margins=(6, 6, 6, 6), spacing=4))
        self.setAccessibleName(name)
        self.hide()
        self.line.textEdited.connect(self._fill)
        self.line.moved.connect(lambda event: QApplication.sendEvent(self.list, event))
        self.line.taken.connect(self.take)
        self.line.left.connect(self.close_box)
        self.line.lost.connect(self._lost)
        self.list.itemClicked.connect(lambda _item: self.take())

    def ask(
        self,
        anchor: QWidget,
        offered: Sequence[Choice],
        take: Callable[[str], object],
        *,
        typed: str = "",
        hint: str = "Type to find…",
        making: Making | None = None,
    ) -> None:
        """Offer choices under a widget of the window; *typed* stands in the line already.

        *take* gets the key of the one that is taken; the widget has the focus again by then.
        """
        self._anchor, self._offered, self._making = anchor, offered, making
        self._take = take
        self.setParent(anchor.window())
        self.line.setPlaceholderText(hint)
        self.line.setText(typed)
        self._fill(typed)
        self.show()
        self.raise_()
        soon(self, self._place_anew)  # the widget may not have been laid out yet
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_box(self) -> None:
        """Close it and give the focus back."""
        if self.isHidden():
            return
        anchor, self._anchor = self._anchor, None
        self.setParent(self._home)  # which hides it
        if anchor is not None:
            anchor.setFocus(Qt.FocusReason.TabFocusReason)

    def words(self) -> list[str]:
        """Return what is offered now, heads left out."""
        found = (self.list.item(at).data(_CHOICE) for at in range(self.list.count()))
        return [choice.words for choice in found if choice]

    def take(self) -> None:
        """Take the choice that is current."""
        item = self.list.currentItem()
        choice = item.data(_CHOICE) if item else None
        if choice is None or choice.reason:
            return
        self.close_box()
        if self._take:
            self._take(choice.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), ground="raised", line="line3", radius=8)

    def _lost(self) -> None:
        if not self.isHidden():
            self._anchor = None
            self.hide()

    def _fill(self, text: str) -> None:
        self.list.clear()
        group = ""
        found = matching(self._offered, text)
        made = self._making(text) if self._making and text.strip() else None
        for choice in [*found, *([made] if made else ())]:
            if choice.group and choice.group != group:
                self._add_head(choice.group)
            group = choice.group
            self._add(choice)
        if not found and not made:
            self._add_head("Nothing matches")
        can = (at for at in range(self.list.count()) if self._can_take(at))
        self.list.setCurrentRow(next(can, -1))
        if self._anchor is not None:
            self._place(self._anchor)

    def _can_take(self, at: int) -> bool:
        return bool(self.list.item(at).flags() & Qt.ItemFlag.ItemIsSelectable)

    def _add_head(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _add(self, choice: Choice) -> None:
        ensure_script_fonts(f"{choice.words}{choice.note}")
        item = QListWidgetItem(choice.words)
        item.setData(_CHOICE, choice)
        item.setToolTip(plain_tooltip(choice.reason or choice.words))
        said = ", ".join(filter(None, (choice.words, choice.note, choice.reason)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        if choice.reason:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _place_anew(self) -> None:
        if self._anchor is not None and not self.isHidden():
            self._place(self._anchor)

    def _place(self, anchor: QWidget) -> None:
        """Stand under the widget, or above it where there is more room, inside the window."""
        window = anchor.window()
        rows = sum(
            _ROW if self.list.item(at).data(_CHOICE) else _HEAD for at in range(self.list.count())
        )
        high = theme.px(min(max(rows, _ROW), _SHOWN * _ROW) + 60)
        wide = min(theme.px(_WIDE), window.width())
        at = anchor.mapTo(window, QPoint(0, anchor.height() + theme.px(3)))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = at.x() + anchor.width() - wide if mirrored else at.x()
        below, above = window.height() - at.y(), at.y() - anchor.height() - theme.px(6)
        room = max(below, above)
        high = min(high, room)
        top = at.y() if below >= high else above - high
        self.setGeometry(max(0, min(left, window.width() - wide)), max(0, top), wide, high)
