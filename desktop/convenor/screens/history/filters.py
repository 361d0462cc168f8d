"""By what History is filtered: words, who, what kind of thing, since when, one thing only."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from convenor.models.history import HistoryFilter, HistoryRow
from convenor.screens.history.kinds import KINDS_IN_WORDS, icon_of
from convenor.screens.history.since import SinceChip
from convenor.widgets.buttons import FilterChip
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import keep_size, row
from convenor.widgets.menu import Menu
from convenor.widgets.on_tree import says_it_opens_a_menu
from convenor.widgets.search_field import SearchField
from convenor.workplace import Things
from convenor_db.domain.names import fold

Choice = tuple[str, str, str]
"""Value, words, icon."""


class FilterState(NamedTuple):
    """What is filtered by: text, actor, kind, the first day (YYYY-MM-DD); empty: everything.

    *things* are the only ones whose actions are shown; their keys are “kind:key”.
    """

    words: str = ""
    actor: str = ""
    kind: str = ""
    since: str = ""
    things: Things | None = None


class HistoryFilters(QWidget):
    """One line of filters; says the filter whenever it changes."""

    changed = Signal(object)
    """A `HistoryFilter`."""
    things_changed = Signal()
    """Other things are to be shown alone: which actions those are must be read."""
    left = Signal()
    """The user is done here and goes on to the list."""

    def __init__(self, today: Callable[[], str]) -> None:
        """*today* returns the day at the venue, as YYYY-MM-DD."""
        super().__init__()
        self._actor = self._kind = ""
        self._things: Things | None = None
        self._numbers: frozenset[int] | None = None
        self._actors: Sequence[str] = ()
        self._kinds: Sequence[str] = ()
        self._words = keep_size(
            SearchField("Filter by what was done…"), min_width=150, max_width=280
        )
        self._actor_chip = FilterChip("Who")
        self._kind_chip = FilterChip("Kind of thing")
        self._when = SinceChip(today)
        self._things_chip = FilterChip("Only")
        self._found = Label("", Role.MUTED)
        chips = (self._actor_chip, self._kind_chip, self._when, self._things_chip)
        self.setLayout(row((self._words, 1), *chips, None, self._found))
        self._things_chip.hide()
        self._connect()

    def _connect(self) -> None:
        self._words.text_changed.connect(self._say_changed)
        self._words.results_wanted.connect(self.left)
        self._words.left.connect(self.left)
        for chip in (self._actor_chip, self._kind_chip):
            says_it_opens_a_menu(chip)
        self._actor_chip.clicked.connect(self._offer_actors)
        self._kind_chip.clicked.connect(self._offer_kinds)
        self._actor_chip.cleared.connect(partial(self.choose_actor, ""))
        self._kind_chip.cleared.connect(partial(self.choose_kind, ""))
        self._when.changed.connect(self._say_changed)
        for signal in (self._things_chip.cleared, self._things_chip.clicked):
            signal.connect(partial(self.choose_things, None))

    def set_choices(self, rows: Iterable[HistoryRow]) -> None:
        """Offer who acted and what was touched in these rows."""
        actors: set[str] = set()
        kinds: set[str] = set()
        for each in rows:
            actors.add(each.actor)
            kinds |= each.kinds
        self._actors = sorted(actors, key=fold)
        self._kinds = [kind for kind in KINDS_IN_WORDS if kind in kinds]

    def set_numbers(self, numbers: frozenset[int] | None) -> None:
        """Say which actions changed the things that are shown alone; None: all are shown."""
        self._numbers = numbers

    def say_found(self, shown: int, total: int) -> None:
        """Say how many are shown, where it is not all."""
        self._found.setText("" if shown == total else f"{shown:,} of {total:,}")

    def value(self) -> HistoryFilter:
        """Return the filter as it is."""
        words = tuple(fold(self._words.text()).split())
        since = date.fromisoformat(self._when.day) if self._when.day else None
        return HistoryFilter(words, self._actor, self._kind, since, self._numbers)

    @property
    def things(self) -> Things | None:
        """The only things whose actions are shown, None for all."""
        return self._things

    def in_words(self) -> list[str]:
        """Return the filters that hold, in words."""
        pairs = (
            ("Text", self._words.text().strip()),
            ("Who", self._actor),
            ("Kind of thing", self._kind_chip.value),
            ("When", self._when.value),
            ("Only", self._things.words if self._things else ""),
        )
        return [f"{name}: {value}" for name, value in pairs if value]

    def state(self) -> FilterState:
        """Return what `set_state` brings back."""
        return FilterState(
            self._words.text(), self._actor, self._kind, self._when.day, self._things
        )

    def set_state(self, state: FilterState) -> None:
        """Filter as before."""
        self._words.set_text(state.words)
        self._when.choose(state.since)
        self.choose_actor(state.actor)
        self.choose_kind(state.kind)
        if state.things != self._things:
            self.choose_things(state.things)

    def clear(self) -> None:
        """Filter by nothing."""
        self.set_state(FilterState())

    def focus_all(self) -> None:
        """Put the caret into the words, all of them selected."""
        self._words.focus_all()

    def choose_actor(self, actor: str) -> None:
        """Show only what one person did; empty: everybody."""
        self._actor = actor
        self._actor_chip.set_value(actor)
        self._say_changed()

    def choose_kind(self, kind: str) -> None:
        """Show only what touched a kind of thing; empty: everything."""
        self._kind = kind
        self._kind_chip.set_value(_capital(KINDS_IN_WORDS[kind].many) if kind else "")
        self._say_changed()

    def choose_things(self, things: Things | None) -> None:
        """Show only what changed these things; None: everything."""
        self._things = things
        self._things_chip.set_value(things.words if things else "")
        self._things_chip.setVisible(things is not None)
        self.things_changed.emit()

    def _offer_actors(self) -> None:
        choices = [(actor, actor, "") for actor in self._actors]
        _offer(self._actor_chip, choices, self.choose_actor)

    def _offer_kinds(self) -> None:
        choices = [
            (kind, _capital(KINDS_IN_WORDS[kind].many), icon_of(kind)) for kind in self._kinds
        ]
        _offer(self._kind_chip, choices, self.choose_kind)

    def _say_changed(self) -> None:
        self.changed.emit(self.value())


def _offer(chip: FilterChip, choices: Sequence[Choice], choose: Callable[[str], None]) -> None:
    menu = Menu(chip.words, chip)
    menu.aboutToHide.connect(menu.deleteLater)
    for value, words, icon in choices:
        menu.add(words, icon).triggered.connect(partial(_chosen, choose, value))
    menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))


def _chosen(choose: Callable[[str], None], value: str, _on: object = None) -> None:
    choose(value)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
