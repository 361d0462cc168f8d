"""The views of a list: those everybody has, and those the user keeps in the file.

A view the user made holds filters, columns, order and the height of rows. What is changed in it
stays with it, unsaved, until it is saved or reverted: going to another view and coming back, or
starting the program again, loses nothing. A built-in view holds filters and an order; how the
columns stand in it is the table's own arrangement, kept in the settings.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from convenor.lists.record_list import RecordList, View
from convenor.lists.standing import (
    arrangement_of,
    put,
    put_columns,
    put_filters,
    put_sorts,
    state_of,
)
from convenor.lists.table_state import TableState, read_state, written
from convenor.workplace import Workplace

if TYPE_CHECKING:
    from convenor_db.store.store import Store

LONGEST: Final = 80
"""Letters of a view's name."""
_PAUSE: Final = 600
"""Milliseconds after which what is changed in a view is kept as unsaved."""
_NOT_YET: Final = "The file is not open for writing."


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltIn:
    """A view that every convening has: what it filters by and how it sorts."""

    name: str
    ticked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sorts: tuple[tuple[str, bool], ...] = ()


class SavedViews(QObject):
    """Opens, keeps and forgets the views of one list."""

    changed = Signal()
    """Another view is open, or the one that is has changed, or there are others."""

    def __init__(
        self, place: Workplace, name: str, one: RecordList, built_in: Sequence[BuiltIn]
    ) -> None:
        """*name* is the list's in file and settings ("invitations"); the first shows everything."""
        super().__init__(one)
        self.place = place
        self.list = one
        self.name = name
        self._built_in = {each.name: each for each in built_in}
        self._stored: dict[str, TableState | None] = {}
        self._first = View(built_in[0].name)
        self._current = self._first
        self._asked = self._loaded = self._busy = False
        self._wanted = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.keep_unsaved)
        self._table_state = read_state(place.settings.word(f"{name}/table")) or TableState()
        self._put_built_in(filters=False)
        self._kept = state_of(one)
        one.views = self
        one.filtered.connect(self._touched)
        one.table.columns.changed.connect(self._touched)
        one.table.sorted_anew.connect(self._touched)
        place.document.labels_changed.connect(self._load)
        place.drafts.changed.connect(self._drafts_came)
        self._load()

    # What there is

    @property
    def current(self) -> View:
        """The view that is open."""
        return self._current

    @property
    def is_first(self) -> bool:
        """Whether it is the one that shows everything."""
        return self._current == self._first

    @property
    def built_in(self) -> tuple[View, ...]:
        """The views that every convening has."""
        return tuple(View(name) for name in self._built_in)

    @property
    def own(self) -> tuple[View, ...]:
        """The views kept in the file, by name."""
        return tuple(View(name, own=True) for name in sorted(self._stored, key=str.casefold))

    @property
    def is_known(self) -> bool:
        """Whether the file has said which views the user has."""
        return self._loaded

    def why_unreadable(self, view: View) -> str:
        """Return why a view cannot be opened, or nothing."""
        unread = view.own and self._stored.get(view.name) is None
        return "What the file has of this view cannot be read." if unread else ""

    def has_unsaved(self, view: View) -> bool:
        """Tell whether a view of the user's has been changed and not saved."""
        if view == self._current:
            return self.is_changed
        return view.own and self._unsaved(view) is not None

    @property
    def is_changed(self) -> bool:
        """Whether the view that is open is not as it was kept."""
        now = state_of(self.list)
        if self._current.own:
            return now != self._kept
        same = (now.text, now.ticked) == (self._kept.text, self._kept.ticked)
        sorted_so = self.is_first or now.sorts == self._kept.sorts
        return not same or not sorted_so or bool(self.list.only()[0])

    # Opening

    def open(self, view: View) -> None:
        """Open a view; one that has gone is the first one."""
        self.keep_unsaved()
        self._wanted = ""
        known = self._stored.get(view.name) if view.own else self._built_in.get(view.name)
        self._current = view if known is not None else self._first
        self._put_current()

    def open_own(self, name: str) -> None:
        """Open a view of the user's, once the file has said which there are."""
        if self._loaded:
            self.open(View(name, own=True))
        else:
            self._wanted = name

    def _put_current(self, *, unsaved: bool = True) -> None:
        """Let the list stand as its view says, with what is changed in it and not saved."""
        stored = self._stored.get(self._current.name) if self._current.own else None
        self._busy = True
        if stored:
            put(self.list, stored)
        else:
            self._put_built_in()
        self._kept = state_of(self.list)
        kept = self._unsaved(self._current) if stored and unsaved else None
        if kept:
            put(self.list, kept)
        self._busy = False
        self.changed.emit()

    def _put_built_in(self, *, filters: bool = True) -> None:
        view = self._built_in[self._current.name]
        put_columns(self.list, self._table_state.columns)
        put_sorts(self.list, view.sorts or self._table_state.sorts)
        if filters:
            ticked = tuple(sorted((name, tuple(values)) for name, values in view.ticked.items()))
            put_filters(self.list, TableState(ticked=ticked))

    def leave(self) -> None:
        """Go to the first view, whatever the filters: they become others at once."""
        if not self.is_first:
            self.keep_unsaved()
            self._current = self._first
            self._busy = True
            self._put_built_in(filters=False)
            self._busy = False
        self._kept = TableState(columns=arrangement_of(self.list), sorts=state_of(self.list).sorts)

    def step_back(self) -> bool:
        """Take back what filters besides the view's own; False where nothing does."""
        now = state_of(self.list)
        besides = (now.text, now.ticked) != (self._kept.text, self._kept.ticked)
        if self.is_first or not (besides or self.list.only()[0]):
            return False
        put_filters(self.list, self._kept)
        return True

    # Keeping

    def _touched(self) -> None:
        """Keep what was changed: in a view of the user's as unsaved, else as the table's own."""
        if self._busy:
            return
        if self._current.own:
            self._soon.start()
        else:
            self._keep_table()
        self.changed.emit()

    def _keep_table(self) -> None:
        now = state_of(self.list)
        sorts = now.sorts if self.is_first else self._table_state.sorts
        state = TableState(columns=now.columns, sorts=sorts)
        if state != self._table_state:
            self._table_state = state
            self.place.settings.keep_word(f"{self.name}/table", written(state))

    def keep_unsaved(self) -> None:
        """Keep at once what is changed in the view that is open and not saved."""
        self._soon.stop()
        if not self._current.own:
            return
        if self.is_changed:
            text = written(state_of(self.list))
            if self.place.drafts.text(self._target, self._current.name) != text:
                self.place.drafts.keep(self._target, self._current.name, text)
        else:
            self.place.drafts.drop(self._target, self._current.name)

    @property
    def _target(self) -> str:
        return f"views:{self.name}"

    @property
    def naming(self) -> str:
        """Where a name that is being typed is kept, as drafts call it."""
        return f"view-name:{self.name}"

    def _unsaved(self, view: View) -> TableState | None:
        text = self.place.drafts.text(self._target, view.name) if view.own else None
        return read_state(text) if text else None

    def why_not_save(self) -> str:
        """Return why the view that is open cannot be saved as it is."""
        if not self._current.own:
            return "This view is built in. Save it as a view of your own."
        return "" if self.is_changed else "Nothing is changed in this view."

    def why_not_own(self) -> str:
        """Return why the view that is open cannot be renamed or deleted."""
        return "" if self._current.own else "This view is built in."

    def why_not_revert(self) -> str:
        """Return why there is nothing to take back."""
        return "" if self.is_changed else "Nothing is changed in this view."

    def save(self) -> None:
        """Keep the view that is open as it stands."""
        name = self._current.name
        if self._current.own:
            self._keep(name, then=lambda: self.place.toast(f"View “{name}” saved"))

    def save_as(self, name: str) -> str:
        """Keep how the list stands under a new name; return why not, or nothing."""
        wrong = self._why_not_named(name)
        if not wrong:
            made = View(name.strip(), own=True)
            self._keep(made.name, then=partial(self._go_on_in, made, self._current))
        return wrong

    def _go_on_in(self, made: View, before: View) -> None:
        """Let what was changed in the view before be the new one's."""
        if self._current == before:
            if before.own:
                self.place.drafts.drop(self._target, before.name)
            self._current = made

    def revert(self) -> None:
        """Let the view that is open stand as it was kept."""
        self._soon.stop()
        if self._current.own:
            self.place.drafts.drop(self._target, self._current.name)
        self._put_current(unsaved=False)

    def rename(self, name: str) -> str:
        """Call the view that is open something else; return why not, or nothing."""
        old, new = self._current.name, name.strip()
        if new == old:
            return ""
        wrong = self._why_not_named(name, instead_of=old)
        if wrong:
            return wrong
        self.keep_unsaved()
        self._write(
            lambda store: store.asides.rename_view(self.name, old, new),
            then=partial(self._renamed, old, new),
        )
        return ""

    def _renamed(self, old: str, new: str) -> None:
        unsaved = self.place.drafts.text(self._target, old)
        if unsaved:
            self.place.drafts.keep(self._target, new, unsaved)
            self.place.drafts.drop(self._target, old)
        self._stored[new] = self._stored.pop(old, None)
        if self._current == View(old, own=True):
            self._current = View(new, own=True)
        self.changed.emit()

    def delete(self) -> None:
        """Forget the view that is open; the toast brings it back."""
        view = self._current
        if view.own:
            self.keep_unsaved()
            self._write(
                lambda store: store.asides.drop_view(self.name, view.name),
                then=partial(self._deleted, view),
            )

    def _deleted(self, view: View) -> None:
        state = self._stored.pop(view.name, None)
        if self._current == view:
            self._soon.stop()
            self._current = self._first
            self._put_current()
        self.place.drafts.drop(self._target, view.name)
        self.changed.emit()
        if state:
            back = partial(self._restore, view, state)
            self.place.toast_with(f"View “{view.name}” deleted", "Undo", back)

    def _restore(self, view: View, state: TableState) -> None:
        self._write_view(view.name, state, then=partial(self._restored, view, state))

    def _restored(self, view: View, state: TableState) -> None:
        self._stored[view.name] = state
        self.open(view)

    def _keep(self, name: str, *, then: Callable[[], object]) -> None:
        """Write how the list stands; it stays as unsaved until the file has it."""
        self.keep_unsaved()
        state = state_of(self.list)
        self._write_view(name, state, then=partial(self._landed, name, state, then))

    def _landed(self, name: str, state: TableState, then: Callable[[], object]) -> None:
        self._stored[name] = state
        then()
        if self._current == View(name, own=True):
            self._kept = state
            self.keep_unsaved()
        elif self.place.drafts.text(self._target, name) == written(state):
            self.place.drafts.drop(self._target, name)
        self.changed.emit()

    def _why_not_named(self, name: str, *, instead_of: str = "") -> str:
        wanted = name.strip()
        if not wanted:
            return "A view needs a name."
        if len(wanted) > LONGEST:
            return f"The name is too long: {LONGEST} letters at most."
        others = {each.casefold() for each in (*self._stored, *self._built_in)}
        if wanted.casefold() in others - {instead_of.casefold()}:
            return f"There is a view “{wanted}” already."
        return "" if self._loaded else _NOT_YET  # not before its views are known: one would go

    # The file

    def _write_view(self, name: str, state: TableState, *, then: Callable[[], object]) -> None:
        text = written(state)
        self._write(lambda store: store.asides.keep_view(self.name, name, text), then=then)

    def _write(self, work: "Callable[[Store], object]", *, then: Callable[[], object]) -> None:
        """Write into the file; *then* once it is there: what it refuses stays as it was."""
        self.place.document.read(work, lambda _: then())

    def _load(self) -> None:
        """Ask the file for its views once it is open for writing."""
        if not self._asked and self.place.document.is_open:
            self._asked = True
            self.place.document.read(lambda store: store.asides.views(self.name), self._take)

    def _take(self, kept: Mapping[str, str]) -> None:
        self._loaded = True
        self._stored = {name: read_state(text) for name, text in kept.items()} | self._stored
        self.changed.emit()
        if self._wanted:
            self.open_own(self._wanted)

    def _drafts_came(self, target: str) -> None:
        """Let a view that was opened before the file had said what is unsaved in it have that."""
        if not target and self._current.own and not self.is_changed:
            self._put_current()
