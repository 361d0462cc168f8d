"""A dialog over one list of the convening: the list at the left, one thing's fields beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from convenor.dialogs.document_dialog import DocumentDialog
from convenor.dialogs.ordered_list import OrderedList
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_text import EditableLine
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
from convenor_db.store.store import Builder


@dataclass(frozen=True, slots=True)
class ThingActions:
    """What can be done with one thing of the list; each takes the snapshot first.

    *add* takes a name and a key, *rename* key and name, *move* key and position, *delete* a key.
    """

    add: Callable[[Snapshot, str, str], Edit]
    rename: Callable[[Snapshot, str, str], Edit]
    move: Callable[[Snapshot, str, int], Edit]
    delete: Callable[[Snapshot, str], Edit]


class ThingsDialog(DocumentDialog):
    """Adds, renames, reorders and deletes; the list keeps its selection.

    A new thing exists from the moment its name is left with words in it; Esc before that leaves
    nothing.
    """

    TITLE: ClassVar[str]
    KIND: ClassVar[str]
    ONE: ClassVar[str]
    """What one of them is called in a sentence: "room"."""
    NAME: ClassVar[tuple[str, str]]
    """The field that names it, and its caption."""
    ACTIONS: ClassVar[ThingActions]
    NOTHING: ClassVar[str]
    """What belongs here, while there is nothing."""

    def __init__(self, parent: QWidget, place: Workplace) -> None:
        super().__init__(parent, place, self.TITLE, size=(920, 660), filled=True)
        self.set_lead("Their order is the order everywhere. Drag, or press Alt+Up and Alt+Down.")
        self._key = ""
        self._draft = self._before = ""
        self.list = OrderedList(self.TITLE)
        self._nothing = WrapLabel(self.NOTHING, Role.SECONDARY)
        self._page = ScrollColumn(f"The {self.ONE}", margins=(24, 2, 4, 4), spacing=8)
        self._name = EditableLine(self.NAME[1])
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
        tools = row(self._new, None, self._up, self._down, self._trash, spacing=2)
        left = QWidget()
        left.setLayout(column((self.list, 1), self._nothing, tools, spacing=8))
        keep_size(left, width=300)
        right = QWidget()
        right.setLayout(column(self._page))
        self.body.add((row(left, vline(), (right, 1), spacing=12), 1))

    def _listen(self) -> None:
        self._new.clicked.connect(self.start_new)
        self._up.clicked.connect(partial(self.list.step, -1))
        self._down.clicked.connect(partial(self.list.step, 1))
        self._trash.clicked.connect(self.delete_current)
        self.list.delete_wanted.connect(self.delete_current)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._name.start_visit)
        self.list.moved.connect(self._move)
        self.bind(self.NAME[0], self._name, self._save_name)
        self._name.visit_ended.connect(self._end_draft)

    # What a subclass says

    def add_fields(self, page: Box) -> None:
        """Put the fields on the page, the one that names the thing first."""

    def entries(self, snapshot: Snapshot) -> Sequence[Entry]:
        """Return the things in their order, with a line on each."""
        return ()

    def show_one(self, snapshot: Snapshot, key: str, *, replace: bool) -> None:
        """Show one thing's fields; an empty key empties them."""

    # The list and the page

    @property
    def target(self) -> str:
        """The thing that is shown; nothing while it is only a draft."""
        return f"{self.KIND}:{self._key}" if self._key else ""

    @property
    def key(self) -> str:
        """Which thing is shown; empty if none is."""
        return self._key

    @property
    def name_field(self) -> EditableField:
        """The field that names the thing."""
        return self._name

    def show_snapshot(self, *, replace: bool) -> None:
        """Show the list as it is now; the selection stays, or goes to a neighbour."""
        row_before = self.list.currentRow()
        there = self.snapshot.table(self.KIND)
        if self._draft in there:
            self._key, self._draft = self._draft, ""
        self.list.show_entries(self.entries(self.snapshot))
        if not self._draft:
            if self._key not in there:
                self._key = _near(list(there), row_before)
                replace = True
            self.list.select(self._key)
        self._nothing.setVisible(self.list.count() == 0)
        self._show(replace=replace)

    def _show(self, *, replace: bool) -> None:
        self._page.setVisible(bool(self._key or self._draft))
        if not self._draft:
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

    def start_new(self) -> None:
        """Empty the page for a new thing, the caret where its name goes."""
        self.end_visit()
        self._before, self._draft, self._key = self._key, self.place.new_key(self.KIND), ""
        self.list.setCurrentRow(-1)
        self._show(replace=True)
        self.show_one(self.snapshot, "", replace=True)
        self._name.start_visit()

    def _save_name(self, name: str) -> Builder:
        if self._draft:
            add, key = self.ACTIONS.add, self._draft
            return lambda snapshot: add(snapshot, name, key)
        rename, key = self.ACTIONS.rename, self._key
        return lambda snapshot: rename(snapshot, key, name)

    def _end_draft(self, name: str) -> None:
        """Give a new thing up that has no name; one that was refused stays to be put right."""
        if self._draft and not name.strip():
            self._draft, self._key = "", self._before
            self.show_snapshot(replace=True)

    def _move(self, key: str, position: int) -> None:
        move = self.ACTIONS.move
        self.act("move", lambda snapshot: move(snapshot, key, position))

    def delete_current(self) -> None:
        """Delete what is shown, and say what went with it."""
        key, delete = self._key, self.ACTIONS.delete
        if not key:
            return
        self.end_visit()
        try:
            edit = delete(self.snapshot, key)
            words = f"{shown(edit.label, self.snapshot).replace('Delete', 'Deleted', 1)}. "
            words += losses_in_words(self.snapshot, edit)
        except ConvenorError as error:
            self.refuse(str(error))
            return
        self.act(
            "delete",
            lambda snapshot: delete(snapshot, key),
            then=lambda action: self._say(action, words.strip()),
        )

    def _say(self, action: Action | None, words: str) -> None:
        if action:
            self.toast(words)


def _near(keys: Sequence[str], row_before: int) -> str:
    """Return the key now nearest to a row, or nothing where the list is empty."""
    return keys[min(max(row_before, 0), len(keys) - 1)] if keys else ""
