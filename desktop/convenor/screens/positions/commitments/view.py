"""The view Commitments: who would do what if others did, and what holds of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtGui import QShowEvent

from convenor.commands import Command
from convenor.models.history_things import history_of
from convenor.screens.positions.commitments.acts import CommitmentActs
from convenor.screens.positions.commitments.commands import commitment_commands
from convenor.screens.positions.commitments.frame import CommitmentsFrame
from convenor.screens.positions.commitments.ledger import READ, Holding, Ledger
from convenor.screens.positions.commitments.rows import Choice, rows_of
from convenor.screens.positions.commitments.side import COMMITMENT, FACTS
from convenor.widgets.page_head import Count
from convenor.workplace import Things, Workplace
from convenor_db.domain.edits import counted
from convenor_db.store.journal import Action

_SEEN: Final = frozenset({*READ, "issues", "convening"})
_NONE: Final = "Select a commitment first."
_NO_FACT: Final = "Go to a fact first."


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody was: what is shown and selected, how far it is scrolled."""

    choice: Choice
    key: str
    tab: int
    down: int


class Unseen:
    """Says what can be done before the view is made: nothing is selected in it."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def why_no_new(self) -> str:
        """Return why no commitment can be made."""
        bodies = self._place.document.snapshot.organisations
        return "" if bodies else "There is no organisation yet. Add one first."

    def why_none(self) -> str:
        """Return that no commitment is selected."""
        return _NONE

    def why_no_fact(self) -> str:
        """Return that nobody is at a fact."""
        return _NO_FACT


class CommitmentsView(CommitmentsFrame):
    """Shows, makes and changes commitments and facts."""

    TITLE = "Commitments"
    KINDS = frozenset({"commitments", "facts"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, CommitmentActs(place))
        self._choice = Choice()
        self._key = ""
        self._stale = False
        self.ledger = Ledger(self.document.snapshot, place.today)
        self._connect()
        self._show_all()

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda _key: self.edit())
        self.list.left.connect(self._escape)
        self.list.delete_wanted.connect(self.delete)
        self.filter.text_changed.connect(lambda text: self._choose(filter=text))
        self.filter.results_wanted.connect(self.focus_content)
        self.filter.left.connect(self.focus_content)
        self.only.chosen.connect(lambda only: self._choose(only=only))
        self.some.cleared.connect(lambda: self._choose(some=None))
        self.some.clicked.connect(lambda: self._choose(some=None))
        self.nothing.cleared.connect(self.show_everything)
        self.new.clicked.connect(self.begin)
        self.empty.primary_taken.connect(self._begin_something)
        self.empty.quiet_taken.connect(self.begin_fact)
        self.editor.opened.connect(self.place.go_to)
        self.editor.made.connect(self._made)
        self.editor.abandoned.connect(self._leave_form)
        self.side.opened.connect(self.place.go_to)
        self.side.summary.door_chosen.connect(self.open_count)
        self.side.fact_door_chosen.connect(self._show_resting)
        self.document.acted.connect(self._acted)
        self.place.watch.changed.connect(self._day_may_have_changed)

    @classmethod
    def unseen(cls, place: Workplace) -> Unseen:
        """Return what answers for it before it is made."""
        return Unseen(place)

    @classmethod
    def commands(cls, view: Callable[[], Any]) -> tuple[Command, ...]:
        """Return the commands of the commitments."""
        return commitment_commands(view)

    # What the screen asks

    def counts(self) -> Sequence[Count]:
        """Return how many there are, and how far they hold; each is a door."""
        ledger = self.ledger
        everybody, trusted = (len(ledger.keys(one)) for one in (Holding.EVERYBODY, Holding.TRUSTED))
        total = len(ledger.commitments)
        rest = total - everybody - trusted
        return (
            Count(counted(total, "commitment", "commitments"), "all"),
            Count(f"{everybody:,} {_verb(everybody, 'hold')} for everybody", Holding.EVERYBODY),
            Count(f"{trusted:,} {_verb(trusted, 'hold')} if trusted", Holding.TRUSTED),
            Count(f"{rest:,} {'does' if rest == 1 else 'do'} not hold", Holding.NOT),
        )

    def open_count(self, key: str) -> None:
        """Show only the commitments that a count has counted."""
        only = "" if key == "all" else key
        self.filter.set_text("")
        self._choose(only=only, some=None)
        self.focus_content()

    def focus_content(self) -> None:
        """Put the focus on the list, or on what stands in its place."""
        if self._body.currentWidget() is self.empty:
            self.empty.primary_button.setFocus()
            return
        keys = self.list.rows.keys()
        if not self._key and keys and not self.editor.is_new:
            self._select(keys[0])
        self.list.setFocus()

    def focus_filter(self) -> None:
        """Put the caret into the filter, all of it selected."""
        self.filter.focus_all()

    def show_thing(self, kind: str, key: str) -> None:
        """Select a commitment, or go to a fact."""
        if kind == "facts" and key in self.ledger.facts:
            self._open_side(FACTS)
            self.side.facts.show_fact(key)
        elif kind == "commitments" and key in self.ledger.commitments:
            self._open_side(COMMITMENT)
            self._select(key)
            self.list.setFocus()

    def show_several(self, things: Things) -> None:
        """Show some commitments alone; of facts the first."""
        if things.kind != "commitments":
            self.show_thing(things.kind, things.keys[0])
            return
        self._show_some(things.keys, things.words)

    def chosen_things(self) -> Things | None:
        """Return the commitment that is selected, for its History."""
        return history_of(self.document.snapshot, "commitments", [self._key])

    def spot(self) -> object:
        """Return what is shown, selected and scrolled to."""
        down = self.list.verticalScrollBar().value()
        return Spot(self._choice, self._key, self.side.tabs.current(), down)

    def return_to(self, spot: object) -> None:
        """Come back to where somebody was."""
        if isinstance(spot, Spot):
            self._choice = spot.choice
            self.filter.set_text(spot.choice.filter)
            self._show_list()
            self.side.show_tab(spot.tab)
            self._select(spot.key)
            self.list.verticalScrollBar().setValue(spot.down)
        self.focus_content()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed while something else was in front."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # Showing

    def refresh(self, *, replace_typed: bool = False) -> None:
        """Read everything anew from the snapshot; what has not changed is kept."""
        self._stale = False
        before = self.ledger
        self.ledger = Ledger(self.document.snapshot, self.place.today, before)
        if self._key and self._key not in self.ledger.commitments:
            gone, self._key = self._key, ""
            if not self.editor.is_new:
                self._key = self.list.neighbour(gone, self.ledger.commitments)
        self._show_all(replace_typed=replace_typed)

    def _show_all(self, *, replace_typed: bool = False) -> None:
        ledger = self.ledger
        bare = not ledger.commitments and not ledger.facts
        self.show_page(
            empty=bare and not self.editor.is_new, parties=bool(ledger.snapshot.organisations)
        )
        self._show_list()
        self._show_chosen(replace_typed=replace_typed)
        self.counts_changed.emit()

    def _show_list(self) -> None:
        self.only.set_value(self._choice.only)
        self.some.setVisible(self._choice.some is not None)
        self.some.set_value(self._choice.some_words)
        self.list.show_rows(rows_of(self.ledger, self._choice))
        self.show_list(self._choice.narrowed())
        self.list.select(self._key)

    def _show_chosen(self, *, replace_typed: bool = False) -> None:
        """Show in form and panel what is selected, or all."""
        if self.editor.is_new:
            self.editor.take_ledger(self.ledger)
        elif self._key:
            self.editor.show_commitment(self.ledger, self._key, replace=replace_typed)
        self.show_form(there=self.editor.is_new or bool(self._key))
        self.side.show_ledger(self.ledger, self._key, replace=replace_typed)

    def _choose(self, **choice: Any) -> None:
        self._choice = replace(self._choice, **choice)
        self._show_list()

    def show_everything(self) -> None:
        """Clear what narrows the list."""
        self._choice = Choice()
        self.filter.set_text("")
        self._show_list()

    def _show_some(self, keys: Sequence[str], words: str) -> None:
        self.filter.set_text("")
        self._choice = Choice(some=tuple(keys), some_words=words)
        self._show_list()
        if keys:
            self._select(keys[0])
        self.focus_content()

    def _show_resting(self, fact: str) -> None:
        words = f"resting on “{self.ledger.facts[fact].text}”"
        self._show_some(self.ledger.resting_on_fact(fact).keys, words)

    def _select(self, key: str) -> None:
        """Select a commitment; what hides it is cleared."""
        if key and self.list.rows.place_of(key) < 0:
            self.show_everything()
        self._leave_new()
        self._key = key if key in self.ledger.commitments else ""
        self.list.select(self._key)
        self._show_chosen()

    def _chosen(self, key: str) -> None:
        self._leave_new()
        self._key = key
        self._show_chosen()
        self.side.show_tab(COMMITMENT)

    def _open_side(self, tab: int) -> None:
        self.side.show()
        self._split.open_panel()
        self.side.show_tab(tab)

    # Leaving

    def _escape(self) -> None:
        """Do the first that applies: clear filters, close a panel, select none."""
        if self._choice.narrows:
            self.show_everything()
        elif not self._split.close_over():
            self._select("")

    def _leave_form(self) -> None:
        """Go from the form back to the list; of a new commitment nothing is left."""
        if self.editor.is_new:
            self.place.drafts.drop_all("commitments:new")
            self._leave_new()
            self._show_all()
        self.focus_content()

    def _leave_new(self) -> None:
        self.editor.leave_new()

    # Deeds

    def begin(self) -> None:
        """Begin a commitment: the form opens empty, the choice of its party open."""
        if self.why_no_new():
            self.place.toast(self.why_no_new())
            return
        self._key = ""
        self._split.close_over()
        self.list.select("")
        self._body.setCurrentWidget(self._inner)
        self.show_form(there=True)
        self.side.show_ledger(self.ledger, "")
        self.editor.show_new(self.ledger, self.place.new_key("commitments"))

    def _begin_something(self) -> None:
        if self.why_no_new():
            self.place.command_wanted.emit("people.new_organisation")
        else:
            self.begin()

    def _made(self, key: str) -> None:
        """Go on with a commitment that exists now: to what it waits for."""
        at_it = self.editor.has_focus()
        self.editor.is_new = False
        self._select(key)
        if at_it:
            self.editor.focus_condition()

    def edit(self) -> None:
        """Put the caret into what is undertaken."""
        if not self.why_none():
            self._split.close_over()
            self.editor.edit()

    def add_condition(self) -> None:
        """Offer what the commitment selected could wait for."""
        if not self.why_none():
            self._split.close_over()
            self.editor.add_condition()

    def withdraw(self) -> None:
        """Withdraw the commitment selected, or let it stand again."""
        if not self.why_none():
            commitment = self.ledger.commitments[self._key]
            self.acts.withdraw(self._key, withdrawn=not commitment.withdrawn)

    def delete(self) -> None:
        """Delete the commitment selected."""
        if not self.why_none():
            self.acts.delete(self._key)

    def begin_fact(self) -> None:
        """Let a new fact be typed."""
        self._body.setCurrentWidget(self._inner)
        self._open_side(FACTS)
        self.side.facts.begin()

    def set_fact(self, holds: bool | None) -> None:  # noqa: FBT001 - yes, no, unknown
        """Say what is known of the fact somebody is at."""
        if not self.why_no_fact():
            self.acts.set_holds(self.side.fact(), holds)

    def delete_fact(self) -> None:
        """Delete the fact somebody is at."""
        if not self.why_no_fact():
            self.acts.delete_fact(self.side.fact())

    # Why not

    def why_no_new(self) -> str:
        """Return why no commitment can be made."""
        return Unseen(self.place).why_no_new()

    def why_none(self) -> str:
        """Return why nothing can be done with the commitment selected."""
        return "" if self._key else _NONE

    def why_no_fact(self) -> str:
        """Return why nothing can be done with a fact."""
        return "" if self.side.fact() else _NO_FACT

    # What changed

    def _acted(self, action: Action) -> None:
        if not action.kinds & _SEEN:
            return
        if self.isVisible():
            self.refresh(replace_typed=action.kind in ("undo", "redo"))
        else:
            self._stale = True

    def _day_may_have_changed(self) -> None:
        if self.place.today != self.ledger.on:
            self._stale = True
            if self.isVisible():
                self.refresh()


def _verb(count: int, verb: str) -> str:
    return f"{verb}s" if count == 1 else verb
