"""The column at the left: what has no time yet, what is to be fixed, and, folded, the dropped."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from convenor.screens.agenda.to_fix_section import ToFixSection
from convenor.screens.agenda.words import length_words
from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.values import SESSION_MIME
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.entry_list import Entry, EntryList
from convenor.widgets.labels import Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import clear, column, keep_size, row
from convenor.widgets.painting import Run, draw_box, draw_text
from convenor.widgets.panel import ScrollColumn
from convenor.widgets.search_field import SearchField
from convenor.widgets.status_chip import look_of_kind
from convenor_db.domain.names import fold
from convenor_db.domain.records import Session

Index = QModelIndex | QPersistentModelIndex
_CARD: Final = 52
_GAP: Final = 6
_DROPPED: Final = 54
_MOST_DROPPED: Final = 4
"""More of the dropped ones are scrolled to."""
_EMPTY: Final = "Every session has its time."
_NONE_FOUND: Final = "Nothing unscheduled matches."


class _Card(QStyledItemDelegate):
    """Draws an unscheduled session as a card with the colour of its kind and a grip."""

    def __init__(self, owner: "WaitingCards") -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the card and the gap below it; its width is the list's."""
        return QSize(theme.px(60), theme.px(_CARD + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        card = QRectF(option.rect).adjusted(1, 1, -1, -theme.px(_GAP))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "sel" if chosen else "hover" if hovered else "surface"
        draw_box(painter, card, ground=ground, line="line3" if chosen else "line2", radius=7)
        self._paint_bar(painter, card, str(index.data(Qt.ItemDataRole.UserRole)))
        words = self._words_rect(card)
        upper = QRectF(words.left(), card.top() + theme.px(8), words.width(), theme.px(18))
        lower = upper.translated(0, theme.px(19))
        draw_text(painter, upper, Run(str(index.data()), font("body", 500), "text"))
        note = index.data(int(Qt.ItemDataRole.UserRole) + 1)
        draw_text(painter, lower, Run(str(note), font("caption"), "text2"))
        painter.restore()

    def _mirrored(self) -> bool:
        return self._owner.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _paint_bar(self, painter: QPainter, card: QRectF, key: str) -> None:
        bar = QRectF(card.left() + theme.px(7), card.top() + theme.px(9), theme.px(3), 0)
        bar.setHeight(card.height() - theme.px(18))
        grip = theme.pxf(14)
        box = QRectF(card.right() - grip - theme.px(8), card.center().y() - grip / 2, grip, grip)
        if self._mirrored():
            bar.moveRight(card.right() - theme.px(7))
            box.moveLeft(card.left() + theme.px(8))
        painter.fillRect(bar, theme.color(self._owner.color_of(key)))
        paint_icon(painter, "grip-vertical", box, "text3")

    def _words_rect(self, card: QRectF) -> QRectF:
        near, far = theme.px(19), theme.px(27)
        return card.adjusted(*((far, 0, -near, 0) if self._mirrored() else (near, 0, -far, 0)))


class WaitingCards(EntryList):
    """The unscheduled sessions; one is dragged onto the grid."""

    drop_asked = Signal(str)
    """Delete was pressed on a session: its key."""

    def __init__(self) -> None:
        super().__init__("Unscheduled sessions", drag_as=SESSION_MIME)
        self._colors: Mapping[str, str] = {}
        self.setItemDelegate(_Card(self))
        self.setProperty("clear", True)  # noqa: FBT003
        self.viewport().setProperty("clear", True)  # noqa: FBT003
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        """Show these, silently."""
        self._colors = {one.key: look_of_kind(str(one.kind)).color for one in sessions}
        self.show_entries([_entry(one) for one in sessions])

    def color_of(self, key: str) -> str:
        """Return the colour of a session's kind."""
        return self._colors.get(key, "mute")

    def unselect(self) -> None:
        """Let nothing be chosen, silently."""
        was_silent = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.setCurrentRow(-1)
        self.blockSignals(was_silent)

    def rect_of_row(self, index: Index) -> QRect:
        """Return where the card is drawn, without the gap below it."""
        return self.visualRect(index).adjusted(0, 0, 0, 2 - theme.px(_GAP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete drop a session."""
        if event.key() == Qt.Key.Key_Delete and self.current_key():
            self.drop_asked.emit(self.current_key())
        else:
            super().keyPressEvent(event)


def _entry(session: Session) -> Entry:
    kind = look_of_kind(str(session.kind)).words
    return Entry(session.key, session.title, f"{length_words(session.minutes)} · {kind}")


class WaitingColumn(QFrame):
    """Unscheduled sessions, below them what is to be fixed, at the foot the dropped ones."""

    chosen = Signal(str)
    opened = Signal(str)
    """Enter or a double click on an unscheduled session: its fields are wanted."""
    drop_asked = Signal(str)
    put_back_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "app")
        self.setAccessibleName("Sessions without a place, and what is to be fixed")
        self._waiting: Sequence[Session] = ()
        self._count = Label("", Role.MUTED)
        self._filter = SearchField("Find here", hint="", name="Find unscheduled or to fix")
        self._cards = WaitingCards()
        self._note = WrapLabel(_EMPTY, Role.MUTED)
        self.to_fix = ToFixSection()
        self._fold = Button("", Kind.GHOST, "chevron-right", small=True)
        self._fold.setCheckable(True)
        self._dropped = ScrollColumn("Dropped sessions", spacing=4)
        head = row(Label("Unscheduled", Role.STRONG), None, self._count)
        body = column(
            self._filter, 12, head, 8, self._note, (self._cards, 2), 12, (self.to_fix, 3), 6,
            self._fold, (self._dropped, 0), margins=(16, 14, 12, 12), spacing=0,
        )  # fmt: skip
        self.setLayout(body)
        self._dropped.hide()
        keep_size(self, min_width=180, max_width=340)
        self._connect()

    def _connect(self) -> None:
        self._filter.text_changed.connect(self._filter_all)
        self.to_fix.all_wanted.connect(lambda: self._filter.set_text(""))
        self._filter.results_wanted.connect(self._cards.setFocus)
        self._filter.left.connect(self._cards.setFocus)
        self._cards.chosen.connect(self.chosen)
        self._cards.opened.connect(self.opened)
        self._cards.drop_asked.connect(self.drop_asked)
        self._fold.toggled.connect(self._unfold)

    def show_sessions(self, waiting: Sequence[Session], dropped: Sequence[Session]) -> None:
        """Show what is unscheduled and what was dropped."""
        self._waiting = waiting
        self._count.setText(f"{len(waiting):,}")
        self._show_waiting()
        self._fold.set_words(f"Dropped ({len(dropped):,})")
        self._fold.setVisible(bool(dropped))
        clear(self._dropped.body)
        for session in dropped:
            self._dropped.body.add(self._dropped_row(session))
        self._dropped.setVisible(bool(dropped) and self._fold.isChecked())
        self._dropped.setFixedHeight(theme.px(_DROPPED) * min(len(dropped), _MOST_DROPPED))

    def invite(self, *, invited: bool) -> None:
        """Say that a session carried here would be unscheduled, or that there are so many."""
        self._count.setText("Let go to unschedule" if invited else f"{len(self._waiting):,}")

    def _dropped_row(self, session: Session) -> QWidget:
        title = RichLabel([Span(session.title, "text", link=session.key)], Role.BODY)
        title.linked.connect(self.chosen)
        back = Button("Put back", Kind.LINK, small=True)
        back.setAccessibleName(f"Put back {session.title}")
        back.clicked.connect(lambda: self.put_back_asked.emit(session.key))
        made = QWidget()
        note = Label(length_words(session.minutes), Role.MUTED)
        made.setLayout(column(title, row(note, None, back), margins=(4, 2, 4, 4), spacing=0))
        return made

    def _show_waiting(self) -> None:
        found = [one for one in self._waiting if self._passes(one)]
        self._cards.show_sessions(found)
        self._cards.setVisible(bool(found))
        self._cards.setMaximumHeight(len(found) * theme.px(_CARD + _GAP) + 2)
        self._note.setText(_NONE_FOUND if self._waiting else _EMPTY)
        self._note.setVisible(not found)

    def _filter_all(self) -> None:
        self._show_waiting()
        filtering = bool(self._filter.text().strip())
        self.to_fix.set_filter(self._holds if filtering else None)

    def _passes(self, session: Session) -> bool:
        return self._holds(fold(session.title))

    def _holds(self, folded: str) -> bool:
        return all(word in folded for word in fold(self._filter.text()).split())

    def _unfold(self, unfolded: bool) -> None:  # noqa: FBT001 - a signal's
        self._fold.set_icon("chevron-down" if unfolded else "chevron-right")
        self._dropped.setVisible(unfolded)

    def select(self, session: Session | None) -> None:
        """Show which of its sessions is chosen, if it is one; a filter that hides it is cleared."""
        if session is None or (session.start and not session.dropped_on):
            self._cards.unselect()
            return
        if session.dropped_on:
            self._cards.unselect()
            self._fold.setChecked(True)
            return
        if not self._passes(session):
            self._filter.set_text("")
        was_silent = self._cards.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._cards.select(session.key)
        self._cards.blockSignals(was_silent)

    def focus_filter(self) -> bool:
        """Put the caret into the filter."""
        self._filter.focus_all()
        return True

    def clear_filter(self) -> bool:
        """Show everything again; say whether anything was hidden."""
        filtering = bool(self._filter.text())
        self._filter.set_text("")
        return self.to_fix.clear_only() or filtering

    def focus_first(self) -> None:
        """Put the focus on what is to be fixed, or else on what has no time yet."""
        if self.to_fix.list.rows().rowCount():
            self.to_fix.focus_list()
        else:
            self.focus_cards()

    def focus_cards(self) -> None:
        """Put the focus on the unscheduled sessions."""
        self._cards.setFocus(Qt.FocusReason.ShortcutFocusReason)
