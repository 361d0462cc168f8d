"""Facts as switches: what is outside the parties’ hands, and whether it is so."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from convenor.screens.positions.commitments.acts import CommitmentActs
from convenor.screens.positions.commitments.ledger import Ledger
from convenor.screens.positions.saved_fields import SavedFields
from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.editable_date import EditableDate
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column, hline, row
from convenor.widgets.panel import SidePanel
from convenor.widgets.segmented import Segmented
from convenor.workplace import Workplace
from convenor_db.domain.commitments.resting import Resting
from convenor_db.domain.edits import counted
from convenor_db.domain.entered import written
from convenor_db.domain.records import Fact
from convenor_db.store.journal import Action

NEW: Final = "facts:new"
_ANSWERS: Final = (True, False, None)
_WORDS: Final = ("yes", "no", "unknown")
_KEYS: Final = {Qt.Key.Key_Y: True, Qt.Key.Key_N: False, Qt.Key.Key_U: None}
_NONE: Final = (
    "Facts are switches outside the parties’ hands: “The budget act has passed”. "
    "Commitments can wait for them."
)


class FactCard(QFrame):
    """One fact: its words, its switch, where it is known from, what rests on it."""

    delete_wanted = Signal(str)
    door_chosen = Signal(str)
    """The commitments that rest on it are wanted."""

    def __init__(self, place: Workplace, acts: CommitmentActs, key: str) -> None:
        super().__init__()
        self.key = key
        self._acts = acts
        self.fields = SavedFields(place, acts.fact_writer(key), self)
        text = EditableText("Fact", placeholder="What may be so")
        self.fields.take("text", "Fact", text)
        self.switch = Segmented(_WORDS, 2, "Is it so?", padding=10)
        self.switch.changed.connect(self._switched)
        self._cross = IconButton("trash-2", "Delete the fact", size=15)
        self._cross.clicked.connect(lambda: self.delete_wanted.emit(self.key))
        self._rests = RichLabel((), Role.MUTED)
        self._rests_said: Span | None = None
        self._shown: tuple[Fact, str] | None = None
        self._rests.linked.connect(lambda _link: self.door_chosen.emit(self.key))
        grid = FormGrid(60, spacing=0)
        source = EditableLine("Source", placeholder="Where it is known from")
        self.fields.add(grid, "source", "Source", source)
        self.fields.add(grid, "as_of", "As of", EditableDate("As of", placeholder="unknown"))
        head = row(self.switch, None, self._cross, margins=(8, 0, 0, 0))
        under = row((self._rests, 1), margins=(8, 2, 0, 0))
        known = row((grid, 1), margins=(8, 0, 0, 0))
        inner = column(self.fields.notices, text, head, known, under, spacing=4)
        inner.set_margins((12, 12, 16, 12))
        self.setLayout(column(inner, hline(), spacing=0))

    def show_fact(self, ledger: Ledger, fact: Fact, *, replace: bool) -> None:
        """Show the fact as the file has it now."""
        self.setAccessibleName(f"Fact: {fact.text}")
        was_silent = self.switch.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.switch.set_current(_ANSWERS.index(fact.holds))
        self.switch.blockSignals(was_silent)
        shown = (fact, ledger.snapshot.convening.starts[:4])
        if shown != self._shown or replace:
            self._shown = shown
            self._show_fields(*shown, replace=replace)
        rests = _resting_in_words(ledger.resting_on_fact(self.key))
        if rests != self._rests_said:
            self._rests_said = rests
            self._rests.set_spans((rests,))

    def _show_fields(self, fact: Fact, year: str, *, replace: bool) -> None:
        date = self.fields.field("as_of")
        if isinstance(date, EditableDate):
            date.set_year(int(year))
        values = {name: written(getattr(fact, name)) for name in ("text", "source", "as_of")}
        self.fields.show_values(f"facts:{self.key}", values, replace=replace)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Y, N and U say what is known; Delete deletes."""
        key = Qt.Key(event.key())
        if key in _KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._acts.set_holds(self.key, _KEYS[key])
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(self.key)
        else:
            super().keyPressEvent(event)

    def focus_switch(self) -> None:
        """Put the focus on the answer that stands."""
        part = self.switch.parts()[self.switch.current()]
        part.setFocus(Qt.FocusReason.TabFocusReason)

    def _switched(self, at: int) -> None:
        self._acts.set_holds(self.key, _ANSWERS[at])


def _resting_in_words(resting: Resting) -> Span:
    """Return how many commitments rest on a fact, and how many of them only through others."""
    count, through = len(resting.keys), len(resting.through)
    if not count:
        return Span("No commitment rests on it", "text3")
    words = f"{counted(count, 'commitment rests', 'commitments rest')} on it"
    some = f", {through:,} of them through others" if resting.named else ", through others"
    return Span(f"{words}{some if through else ''}", link="rests")


class FactsPanel(SidePanel):
    """Every fact of the file, and a line for one more."""

    door_chosen = Signal(str)
    """The commitments that rest on a fact are wanted: its key."""

    def __init__(self, place: Workplace, acts: CommitmentActs) -> None:
        super().__init__("Facts")
        self._place = place
        self._acts = acts
        self._cards: dict[str, FactCard] = {}
        self._current = ""
        self.add = Button("New fact", Kind.SECONDARY, "plus", small=True)
        self.add.clicked.connect(self.begin)
        self.head.add(row(Label("Facts", Role.SUBTITLE), None, self.add))
        self._new_box = QWidget()
        self.new_text = EditableLine("New fact", placeholder="“The budget act has passed”")
        self.new_text.typed.connect(self._keep)
        self.new_text.restored.connect(self._abandon)
        self.new_text.visit_ended.connect(self._new_left)
        self._new_box.setLayout(column(self.new_text, hline(), margins=(12, 12, 16, 0)))
        self._none = WrapLabel(_NONE, Role.SECONDARY)
        self._none.setContentsMargins(20, 14, 20, 14)
        self._list = column(spacing=0)
        self.body.add(self._new_box, self._none, self._list)
        self._new_box.hide()

    def show_facts(self, ledger: Ledger, *, replace: bool = False) -> None:
        """Show every fact as the file has it now."""
        facts = ledger.facts
        if list(facts) != list(self._cards):
            self._arrange(list(facts))
        for key, fact in facts.items():
            self._cards[key].show_fact(ledger, fact, replace=replace)
        self._none.setVisible(not facts and self._new_box.isHidden())
        if self._current not in facts:
            self._current = ""

    def _arrange(self, keys: list[str]) -> None:
        """Take away the cards of facts that are gone, make those of new ones, put all in order."""
        for key in [key for key in self._cards if key not in keys]:
            self._hand_on_focus(key, keys)
            card = self._cards.pop(key)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {key: self._cards.get(key) or self._made(key) for key in keys}
        for at, card in enumerate(self._cards.values()):
            if self._list.indexOf(card) != at:
                self._list.removeWidget(card)
                self._list.insertWidget(at, card)
                card.show()

    def _hand_on_focus(self, gone: str, keys: list[str]) -> None:
        """Leave the keyboard at the switch of the next fact, never in a text one would change."""
        held, order = QApplication.focusWidget(), list(self._cards)
        if held is None or not self._cards[gone].isAncestorOf(held):
            return
        at = order.index(gone)
        kept = [key for key in (*order[at + 1 :], *reversed(order[:at])) if key in keys]
        if kept:
            self._cards[kept[0]].switch.setFocus()

    def _made(self, key: str) -> FactCard:
        card = FactCard(self._place, self._acts, key)
        card.delete_wanted.connect(self._acts.delete_fact)
        card.door_chosen.connect(self.door_chosen)
        return card

    def card(self, key: str) -> FactCard | None:
        """Return the card of a fact."""
        return self._cards.get(key)

    def current_key(self) -> str:
        """Return the fact somebody is or was at last."""
        held = QApplication.focusWidget()
        for key, card in self._cards.items():
            if held is not None and card.isAncestorOf(held):
                self._current = key
        return self._current

    def show_fact(self, key: str) -> None:
        """Go to a fact."""
        card = self._cards.get(key)
        if card:
            self._current = key
            card.focus_switch()
            self._scroll.ensureWidgetVisible(card)

    # A new one

    def begin(self) -> None:
        """Let a new fact be typed; it exists once the line is left with words in it."""
        self._new_box.show()
        self._none.hide()
        self._scroll.verticalScrollBar().setValue(0)
        self.new_text.set_value("", replace=True)
        typed = self._place.drafts.text(NEW, "text")
        if typed:
            self.new_text.type_in(typed)
        else:
            self.new_text.start_visit()

    def _keep(self, text: str) -> None:
        if text.strip():
            self._place.drafts.keep(NEW, "text", text)

    def _abandon(self) -> None:
        self._place.drafts.drop(NEW, "text")

    def _new_left(self, text: str) -> None:
        self._new_box.hide()
        self._none.setVisible(not self._cards)
        if text.strip():
            key = self._place.new_key("facts")
            self._acts.add_fact(text, key, lambda action: self._born(key, action))

    def _born(self, key: str, action: Action | None) -> None:
        if action:
            self._place.drafts.drop(NEW, "text")
            self.show_fact(key)
