"""A dialog over one list of the convening: the list at the left, one thing's fields beside it."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QAbstractItemView, QWidget

from convenor.dialogs.document_dialog import DocumentDialog
from convenor.dialogs.ordered_list import OrderedList
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.editable import EditableField
from convenor.widgets.entry_list import Entry
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import Box, column, keep_size, row, vline
from convenor.widgets.panel import ScrollColumn
from convenor.workplace import Workplace
from convenor_db.domain.actions.losses import losses_in_words
from convenor_db.domain.edits import Edit, shown
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action


class ListDialog(DocumentDialog):
    """Adds, changes, reorders and deletes; the list keeps its selection.

    A new thing exists from the moment its required field has a value; leaving the field empty,
    or going to another thing before that, leaves nothing.
    """

    TITLE: ClassVar[str]
    KIND: ClassVar[str]
    ONE: ClassVar[str]
    """What one of them is called in a sentence: "room"."""
    LEAD: ClassVar[str] = "Their order is the order everywhere. Drag, or press Alt+Up and Alt+Down."
    NOTHING: ClassVar[str]
    """What belongs here, while there is nothing."""
    ORDERED: ClassVar[bool] = True
    """Whether their order is the user's."""

    def __init__(self, parent: QWidget, place: Workplace) -> None:
        super().__init__(parent, place, self.TITLE, size=(920, 660), filled=True)
        self.set_lead(self.LEAD)
        self._key = self._draft = self._before = ""
        self.list = OrderedList(self.TITLE)
        self._nothing = WrapLabel(self.NOTHING, Role.SECONDARY)
        self._page = ScrollColumn(f"The {self.ONE}", margins=(24, 2, 4, 4), spacing=8)
        self._lay_out()
        self._page.body.add(self.drafts)
        self.add_fields(self._page.body)
        self._listen()
        self.show_snapshot(replace=True)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _lay_out(self) -> None:
        self._new = Button(f"New {self.ONE}", icon="plus", small=True)
        self._up = IconButton("arrow-up", f"Move {self.ONE} up", shortcut="Alt+Up", size=15)
        self._down = IconButton("arrow-down", f"Move {self.ONE} down", shortcut="Alt+Down", size=15)
        self._trash = IconButton("trash-2", f"Delete {self.ONE}", shortcut="Delete", size=15)
        moves = (self._up, self._down) if self.ORDERED else ()
        tools = row(self._new, None, *moves, self._trash, spacing=2)
        left = QWidget()
        left.setLayout(
            column((keep_size(self.list, min_width=200), 1), self._nothing, tools, spacing=8)
        )
        keep_size(left, max_width=300)
        right = QWidget()
        right.setLayout(column(self._page))
        self._across = row((left, 2), vline(), (right, 3), spacing=12)
        self.body.add((self._across, 1))

    def _listen(self) -> None:
        self._new.clicked.connect(self.start_new)
        self._trash.clicked.connect(self.delete_current)
        self.list.delete_wanted.connect(self.delete_current)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda: self.first_field().start_visit())
        if self.ORDERED:
            self._up.clicked.connect(partial(self.list.step, -1))
            self._down.clicked.connect(partial(self.list.step, 1))
            self.list.moved.connect(self._move)
        else:
            self.list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
            self.list.setAccessibleDescription("Delete deletes the entry.")

    # What a subclass says

    def add_fields(self, page: Box) -> None:
        """Put the fields on the page, the one that names the thing first."""

    def first_field(self) -> EditableField:
        """Return the field that Enter on an entry goes to."""
        raise LookupError(self.TITLE)

    def entries(self, snapshot: Snapshot) -> Sequence[Entry]:
        """Return the things in their order, with a line on each."""
        return ()

    def show_one(self, snapshot: Snapshot, key: str, *, replace: bool) -> None:
        """Show one thing's fields; an empty key empties them."""

    def begin(self) -> None:
        """Put the caret where a new thing begins; its page is empty."""
        self.first_field().start_visit()

    def deletion(self, snapshot: Snapshot, key: str) -> Edit:
        """Return what deletes a thing."""
        raise LookupError(key)

    def moving(self, snapshot: Snapshot, key: str, position: int) -> Edit:
        """Return what puts a thing at a position."""
        raise LookupError(key)

    # The list and the page

    @property
    def target(self) -> str:
        """The thing that is shown; of a new one what is not stored yet is kept as its kind's."""
        return f"{self.KIND}:{self._key or 'new'}" if self._key or self._draft else ""

    @property
    def key(self) -> str:
        """Which thing is shown; empty if none is."""
        return self._key

    @property
    def draft(self) -> str:
        """The key that the new thing will have; empty if there is no new one."""
        return "" if self._key else self._draft

    def expect(self, key: str) -> None:
        """Show the thing of another key from when the file has it: it is the one shown now."""
        self._draft = key

    def show_snapshot(self, *, replace: bool) -> None:
        """Show the list as it is now; the selection stays, or goes to a neighbour."""
        row_before = self.list.currentRow()
        there = self.snapshot.table(self.KIND)
        if self._draft in there:
            self._key, self._draft = self._draft, ""
        entries = self.entries(self.snapshot)
        self.list.show_entries(entries)
        if self._key or not self._draft:
            if self._key not in there:
                self._key = _near([entry.key for entry in entries], row_before)
                replace = True
            self.list.select(self._key)
        self._nothing.setVisible(self.list.count() == 0)
        self._show(replace=replace)

    def _show(self, *, replace: bool) -> None:
        self._page.setVisible(bool(self._key or self._draft))
        if not self.draft:
            self.show_one(self.snapshot, self._key, replace=replace)
        if replace:
            self.offer_drafts()
        for button in (self._up, self._down, self._trash):
            reason = f"Select a {self.ONE} first."
            button.set_allowed(allowed=bool(self._key), reason=reason)

    def _choose(self, key: str) -> None:
        self._draft = ""
        if key != self._key:
            self._key = key
            self._show(replace=True)

    def new_key(self) -> str:
        """Return the key that a new thing will have."""
        return self.place.new_key(self.KIND)

    def start_new(self) -> None:
        """Empty the page for a new thing, the caret where it begins."""
        self.end_visit()
        self._before, self._draft, self._key = self._key, self.new_key(), ""
        self.list.setCurrentRow(-1)
        self._show(replace=True)
        self.show_one(self.snapshot, "", replace=True)
        self.begin()

    def give_up(self) -> None:
        """Go back to what was shown before a new thing was begun; without one nothing happens."""
        if self.draft:
            self._draft, self._key = "", self._before
            self.show_snapshot(replace=True)

    def _move(self, key: str, position: int) -> None:
        self.act("move", lambda snapshot: self.moving(snapshot, key, position))

    def delete_current(self) -> None:
        """Delete what is shown, and say what went with it."""
        key = self._key
        if not key:
            return
        self.end_visit()
        try:
            edit = self.deletion(self.snapshot, key)
            words = f"{shown(edit.label, self.snapshot).replace('Delete', 'Deleted', 1)}. "
            words += losses_in_words(self.snapshot, edit)
        except ConvenorError as error:
            self.refuse(str(error))
            return
        self.act(
            "delete",
            lambda snapshot: self.deletion(snapshot, key),
            then=lambda action: self._say(action, words.strip()),
        )

    def _say(self, action: Action | None, words: str) -> None:
        if action:
            self.toast(words)


def _near(keys: Sequence[str], row_before: int) -> str:
    """Return the key now nearest to a row, or nothing where the list is empty."""
    return keys[min(max(row_before, 0), len(keys) - 1)] if keys else ""
