"""One brief in the middle: title, toolbar, the text as it is written or as it reads."""

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QScrollBar,
    QStackedWidget,
    QWidget,
)

from convenor.markdown import word_count
from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.draft_notice import DraftNotice
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_text import EditableLine
from convenor.widgets.find_bar import FindBar
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import clear, column, hline, keep_size, row
from convenor.widgets.markdown_editor import MarkdownField, MayChange, changes_text, line_margins
from convenor.widgets.markdown_marks import heading_at, set_heading
from convenor.widgets.markdown_toolbar import DEEDS, MarkdownToolbar
from convenor.widgets.markdown_view import MarkdownView
from convenor.widgets.segmented import Segmented
from convenor_db.domain.edits import counted
from convenor_db.store.asides import Draft

WRITE, READ, _NOTHING = range(3)
MODES: Final = ("Write", "Read")
_SHORT_PAUSE: Final = 300
_FIELDS: Final = {"title": "Title", "markdown": "Text"}


class Shown(NamedTuple):
    """What the editor shows of a brief."""

    title: str
    markdown: str
    locked: bool


class BriefEditor(QFrame):
    """Title and text are edited where they stand; a locked brief asks before it is changed."""

    typed = Signal(str, str, object)
    """Field (title or markdown), its text, the number of the visit."""
    restored = Signal(str, str, object)
    """Esc: field, the text that stands there again, the number of the visit."""
    ended = Signal(str, str)
    """A visit has ended: field, its text."""
    draft_dropped = Signal(str)
    """What was typed in a field and not stored is to be forgotten."""
    link_wanted = Signal(str)
    """A link in the text was clicked: its address."""

    def __init__(self, numbers: Iterator[int], may_change: MayChange) -> None:
        """*numbers* gives a number that no other visit has, also none before a restart.

        *may_change* is asked before a locked brief is changed, and calls back once it may be.
        """
        super().__init__()
        self.setProperty("ground", "surface")
        self._may_change = may_change
        self._numbers = numbers
        self._visit = {"title": next(numbers), "markdown": 0}
        self.title = EditableLine("Title", placeholder="Title of the brief")
        self.text = MarkdownField(
            "Text", placeholder="Write in Markdown: # heading, - list, > quote"
        )
        self.view = MarkdownView("The brief as it reads")
        self.toolbar = MarkdownToolbar()
        self.modes = Segmented(MODES, name="How the text is shown", padding=12)
        self.find_bar = FindBar()
        self._words = Label("", Role.MUTED)
        self._drafts = column(margins=(8, 0, 8, 0), spacing=4)
        self._new = False
        self._wants_text = False
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_SHORT_PAUSE)
        self._counting.timeout.connect(self._count_words)
        self._lay_out()
        self._connect()
        self._dress()
        theme.changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._texts = QStackedWidget()
        self._texts.addWidget(self.text)
        self._texts.addWidget(self.view)
        self._texts.addWidget(QWidget())  # while there is no text yet
        stays = self.toolbar.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.toolbar.setSizePolicy(stays)
        tools = row((self.toolbar, 1), self.modes, margins=(12, 6, 12, 6), spacing=8)
        self._foot = keep_size(QFrame(), height=28)
        self._foot.setLayout(row(None, self._words, margins=(20, 0, 16, 0)))
        self._titled = column(self.title, self._drafts, spacing=4)
        self.setLayout(
            column(
                tools, hline(), self.find_bar, self._titled, (self._texts, 1), self._foot, spacing=0
            )
        )

    def _connect(self) -> None:
        for name, field in self._fields().items():
            field.visit_started.connect(partial(self._begin_visit, name))
            field.typed.connect(partial(self._say, name))
            field.restored.connect(partial(self._say_restored, name))
            field.visit_ended.connect(partial(self.ended.emit, name))
        source = self.text.source
        source.may_change = self._may_change
        source.textChanged.connect(self._counting.start)
        source.cursorPositionChanged.connect(self._show_heading)
        self.title.editor().installEventFilter(self)
        self.toolbar.deed_wanted.connect(self.do)
        self.toolbar.heading_wanted.connect(self.make_heading)
        self.modes.changed.connect(self._show_mode)
        self.view.link_chosen.connect(self.link_wanted)

    def _fields(self) -> dict[str, EditableField]:
        return {"title": self.title, "markdown": self.text}

    # Showing

    def show_text(self, shown: Shown, *, fresh: bool, replaced: tuple[str, ...] = ()) -> None:
        """Show a brief: *fresh* if it is another one, *replaced* fields an undo has changed."""
        if fresh:
            self.find_bar.close_bar()
        self.title.set_value(shown.title, replace=fresh or "title" in replaced)
        self.text.set_value(shown.markdown, replace=fresh or "markdown" in replaced)
        self.set_locked(locked=shown.locked)
        if self.mode == READ:
            self.view.show_markdown(shown.markdown)
        if fresh:
            self.text.source.verticalScrollBar().setValue(0)
            self.view.verticalScrollBar().setValue(0)
        self._show_new(new=False)
        self._show_heading()
        self._count_words()

    def show_new(self) -> None:
        """Show an empty title with the caret in it; the text comes when the brief exists."""
        self.find_bar.close_bar()
        self.title.set_value("", replace=True)
        self.text.set_value("", replace=True)
        self.set_locked(locked=False)
        self.modes.set_current(WRITE)
        self._wants_text = False
        self._show_new(new=True)
        self._count_words()
        self.title.start_visit()

    def show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        """Offer again what was typed here and could not be stored."""
        clear(self._drafts)
        for draft in drafts:
            field = self._fields().get(draft.field)
            if field is None or field.in_visit() or field.error() or not draft.text.strip():
                continue
            notice = DraftNotice(draft.text, _FIELDS[draft.field], "")
            notice.taken.connect(partial(self._take_draft, field, draft.text))
            notice.dropped.connect(partial(self.draft_dropped.emit, draft.field))
            self._drafts.addWidget(notice)

    def _take_draft(self, field: EditableField, text: str) -> None:
        self.set_mode(WRITE)
        self._may_change(partial(field.type_in, text))

    def set_locked(self, *, locked: bool) -> None:
        """Lock title and text, or let them be changed."""
        self.text.source.set_locked(locked=locked)
        line = self.title.editor()
        if isinstance(line, QLineEdit):
            line.setReadOnly(locked)

    def show_error(self, field: str, sentence: str) -> None:
        """Say under a field why what was typed was not stored."""
        self._fields()[field].set_error(sentence)

    def end_visits(self) -> None:
        """Say what was typed, as on leaving."""
        for field in self._fields().values():
            field.end_visit()

    # Modes

    @property
    def mode(self) -> int:
        """`WRITE` or `READ`."""
        return self.modes.current()

    def set_mode(self, mode: int) -> None:
        """Show the text as it is written or as it reads."""
        self.modes.set_current(mode)

    def _show_mode(self, mode: int) -> None:
        self.find_bar.close_bar()
        if mode == READ:
            self.view.show_markdown(self.text.value())
        self._show_new(new=self._new)

    def _show_new(self, *, new: bool) -> None:
        self._new = new
        self._texts.setCurrentIndex(_NOTHING if new else self.mode)
        self.modes.setVisible(not new)
        self.toolbar.setVisible(self.mode == WRITE and not new)
        if self._wants_text and not new:
            self._wants_text = False
            self.focus_text()

    # The caret

    def has_caret(self) -> bool:
        """Tell whether the caret is in the text, or looking for words in it."""
        found = (self.text.source, self.view)
        return any(one.hasFocus() for one in found) or self.find_bar.holds_focus()

    def focus_text(self) -> None:
        """Put the caret into the text."""
        (self.text.source if self.mode == WRITE else self.view).setFocus()

    def find_words(self) -> None:
        """Look for words in the text."""
        self.find_bar.open_on(self.text.source if self.mode == WRITE else self.view)

    def do(self, deed: str) -> None:
        """Do what a button of the toolbar does."""
        self.text.source.apply(DEEDS[deed].act)

    def make_heading(self, level: int) -> None:
        """Make the lines touched headings of a level, or text (0)."""
        self.text.source.apply(lambda cursor: set_heading(cursor, level))

    def scroll_position(self) -> int:
        """Return how far down the text is."""
        return self._scroll_bar().value()

    def set_scroll_position(self, pixels: int) -> None:
        """Go that far down."""
        self._scroll_bar().setValue(pixels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the title over the text."""
        super().resizeEvent(event)
        left, _, right, _ = line_margins(self.width())
        inset, above = theme.px(4), theme.px(14)
        self._titled.setContentsMargins(left - inset, above, right - inset, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the find bar on Esc, wherever the caret is."""
        if event.key() == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.find_bar.close_bar()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask before a locked title is changed; let Tab lead from a new title to its text."""
        line = self.title.editor()
        if watched is line and self._new and _is_tab(event) and self.title.value().strip():
            self._wants_text = True  # it comes once the brief exists
            self.title.end_visit()
            return True
        if (
            watched is line
            and isinstance(line, QLineEdit)
            and line.isReadOnly()
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and changes_text(event)
        ):
            self._may_change(partial(QApplication.sendEvent, line, event.clone()))
            return True
        return super().eventFilter(watched, event)

    def _scroll_bar(self) -> QScrollBar:
        text = self.text.source if self.mode == WRITE else self.view
        return text.verticalScrollBar()

    def _show_heading(self) -> None:
        self.toolbar.show_heading(heading_at(self.text.source.textCursor()))

    def _count_words(self) -> None:
        count = word_count(self.text.value())
        if self._new:
            self._words.setText("")
            return
        self._words.setText(counted(count, "word", "words"))

    def _dress(self) -> None:
        line = self.title.editor()
        line.setFont(font("title"))
        if isinstance(line, QLineEdit):
            line.setTextMargins(0, theme.px(3), 0, theme.px(3))

    # Visits

    def _begin_visit(self, name: str) -> None:
        self._visit[name] = next(self._numbers)

    def _say(self, name: str, text: str) -> None:
        self._fields()[name].set_error("")
        self.typed.emit(name, text, self._visit[name])

    def _say_restored(self, name: str) -> None:
        self.restored.emit(name, self._fields()[name].value(), self._visit[name])


def _is_tab(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Tab
