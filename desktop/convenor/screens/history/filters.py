"""By what History is filtered: words, who acted, what kind of thing."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from convenor.models.history import HistoryFilter, HistoryRow
from convenor.screens.history.kinds import KINDS_IN_WORDS, icon_of
from convenor.widgets.buttons import FilterChip
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import keep_size, row
from convenor.widgets.menu import Menu
from convenor.widgets.search_field import SearchField
from convenor_db.domain.names import fold

Choice = tuple[str, str, str]
"""Value, words, icon."""


class HistoryFilters(QWidget):
    """One line of filters; says the filter whenever it changes."""

    changed = Signal(object)
    """A `HistoryFilter`."""
    left = Signal()
    """The user is done here and goes on to the list."""

    def __init__(self) -> None:
        super().__init__()
        self._actor = self._kind = ""
        self._actors: Sequence[str] = ()
        self._kinds: Sequence[str] = ()
        self._words = keep_size(SearchField("Filter by what was done…"), width=280)
        self._actor_chip = FilterChip("Who")
        self._kind_chip = FilterChip("Kind of thing")
        self._found = Label("", Role.MUTED)
        self.setLayout(row(self._words, self._actor_chip, self._kind_chip, None, self._found))
        self._words.text_changed.connect(self._say_changed)
        self._words.results_wanted.connect(self.left)
        self._words.left.connect(self.left)
        self._actor_chip.clicked.connect(self._offer_actors)
        self._kind_chip.clicked.connect(self._offer_kinds)
        self._actor_chip.cleared.connect(partial(self.choose_actor, ""))
        self._kind_chip.cleared.connect(partial(self.choose_kind, ""))

    def set_choices(self, rows: Iterable[HistoryRow]) -> None:
        """Offer who acted and what was touched in these rows."""
        actors: set[str] = set()
        kinds: set[str] = set()
        for each in rows:
            actors.add(each.actor)
            kinds |= each.kinds
        self._actors = sorted(actors, key=fold)
        self._kinds = [kind for kind in KINDS_IN_WORDS if kind in kinds]

    def say_found(self, shown: int, total: int) -> None:
        """Say how many are shown, where it is not all."""
        self._found.setText("" if shown == total else f"{shown:,} of {total:,}")

    def value(self) -> HistoryFilter:
        """Return the filter as it is."""
        return HistoryFilter(tuple(fold(self._words.text()).split()), self._actor, self._kind)

    def in_words(self) -> list[str]:
        """Return the filters that hold, in words."""
        pairs = (
            ("Text", self._words.text().strip()),
            ("Who", self._actor),
            ("Kind of thing", self._kind_chip.value),
        )
        return [f"{name}: {value}" for name, value in pairs if value]

    def state(self) -> tuple[str, str, str]:
        """Return what `set_state` brings back."""
        return self._words.text(), self._actor, self._kind

    def set_state(self, state: tuple[str, str, str]) -> None:
        """Filter as before."""
        words, actor, kind = state
        self._words.set_text(words)
        self.choose_actor(actor)
        self.choose_kind(kind)

    def clear(self) -> None:
        """Filter by nothing."""
        self.set_state(("", "", ""))

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
