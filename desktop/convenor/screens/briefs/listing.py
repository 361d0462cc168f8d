"""The briefs by kind, and the filter over them."""

from collections.abc import Collection, Container, Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from convenor.screens.briefs import things, words
from convenor.theme.theme import theme
from convenor.widgets.empty_state import NothingMatches
from convenor.widgets.grouped_list import Group, GroupedList, GroupEntry
from convenor.widgets.layouts import column, keep_size
from convenor.widgets.page_head import Count
from convenor.widgets.search_field import SearchField
from convenor_db.domain.actions.briefs import subject_of
from convenor_db.domain.edits import counted
from convenor_db.domain.names import fold
from convenor_db.domain.reading import mark_of
from convenor_db.domain.records import Brief, BriefState
from convenor_db.domain.snapshot import Snapshot

_COUNTED: Final = {
    BriefState.APPROVED: "approved",
    BriefState.IN_REVIEW: "in review",
    BriefState.DRAFT: "in draft",
}


class BriefListing(QFrame):
    """Shows the briefs that hold every word of the filter."""

    chosen = Signal(str)
    """A brief was gone to; its key."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "app")
        self.setAccessibleName("Briefs")
        self._snapshot = Snapshot()
        self._some: tuple[str, Collection[str]] = ("", ())
        """What stands in the filter while some briefs alone are shown, and these."""
        self._filter = SearchField("Filter briefs…")
        self.list = GroupedList("Briefs")
        self._nothing = NothingMatches(width=180)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        above = column(self._filter, margins=(12, 10, 12, 6))
        self.setLayout(column(above, (self._stack, 1), spacing=0))
        keep_size(self, min_width=200)
        self._filter.text_changed.connect(self._show)
        self._filter.results_wanted.connect(self.list.setFocus)
        self._filter.left.connect(self.list.setFocus)
        self._nothing.cleared.connect(self.clear_filter)
        self.list.chosen.connect(self.chosen)
        theme.changed.connect(self.list.doItemsLayout)

    def show_briefs(self, snapshot: Snapshot) -> None:
        """Show the briefs of a convening; the current one stays current."""
        self._snapshot = snapshot
        self._show()

    def select(self, key: str) -> None:
        """Make a brief the current one, silently; a filter that hides it is cleared."""
        if key and key not in self.list.shown_keys():
            self._filter.set_text("")
        was_silent = self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.select_none()
        self.list.select(key)
        self.list.blockSignals(was_silent)

    def first(self) -> str:
        """Return the key of the first brief shown, or ""."""
        return next(iter(self.list.shown_keys()), "")

    def neighbour(self, key: str, there: Container[str]) -> str:
        """Return the brief below one, else above it, of those still *there*; else ""."""
        keys = list(self.list.shown_keys())
        at = keys.index(key) if key in keys else -1
        rest = [*keys[at + 1 :], *reversed(keys[: max(at, 0)])]
        return next((one for one in rest if one in there), "")

    def focus_filter(self) -> None:
        """Put the caret into the filter, all of it selected."""
        self._filter.focus_all()

    @property
    def filter_text(self) -> str:
        """What is filtered by."""
        return self._filter.text()

    def set_filter(self, text: str) -> None:
        """Filter by *text*."""
        self._filter.set_text(text)

    def show_some(self, keys: Collection[str], said: str) -> None:
        """Show some briefs alone while the filter says *said*, which tells what they are."""
        self._some = (said, keys)
        self._filter.set_text(said)
        self._show()

    def clear_filter(self) -> None:
        """Show every brief again."""
        self._filter.set_text("")
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the filter on Esc in the list."""
        if event.key() == Qt.Key.Key_Escape and self._filter.text():
            self.clear_filter()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        groups = list(self._groups())
        self.list.show_groups(groups)
        nothing = not groups and bool(self._filter.text())
        self._nothing.set_filters([f"“{self._filter.text()}”"])
        self._stack.setCurrentWidget(self._nothing if nothing else self.list)

    def _groups(self) -> Iterator[Group]:
        shown = self._narrowed()
        for kind, name in words.KINDS.items():
            found = [_entry(self._snapshot, brief) for brief in shown if brief.kind is kind]
            if found:
                yield Group(name, found)

    def _narrowed(self) -> list[Brief]:
        (said, some), text = self._some, self._filter.text()
        briefs = self._snapshot.briefs.values()
        if some and text == said:
            return [brief for brief in briefs if brief.key in some]
        asked = fold(text).split()
        return [brief for brief in briefs if _holds(self._snapshot, brief, asked)]


def counts_of(snapshot: Snapshot) -> list[Count]:
    """Return how many briefs there are and how far; each count filters to what it counts."""
    counts = [Count(counted(len(snapshot.briefs), "brief", "briefs"))]
    for state, name in _COUNTED.items():
        found = sum(brief.state is state for brief in snapshot.briefs.values())
        if found:
            counts.append(Count(f"{found:,} {name}", words.STATES[state].words.lower()))
    return counts


def _entry(snapshot: Snapshot, brief: Brief) -> GroupEntry:
    mark = str(mark_of(snapshot, brief.mark))
    return GroupEntry(brief.key, brief.title, mark, words.STATES[brief.state])


def _holds(snapshot: Snapshot, brief: Brief, asked: list[str]) -> bool:
    if not asked:
        return True
    subject = subject_of(brief)
    about = things.name_of(snapshot, subject) if subject else ""
    mark = str(mark_of(snapshot, brief.mark))
    state = words.STATES[brief.state].words
    held = fold(" ".join((brief.title, words.KINDS[brief.kind], state, mark, about)))
    return all(word in held for word in asked)
