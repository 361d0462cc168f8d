"""The form of a commitment in the middle: its sentence, and each part of it to be changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from convenor.screens.positions.commitments import offered, said
from convenor.screens.positions.commitments.acts import CommitmentActs, born
from convenor.screens.positions.commitments.choices import ChoiceBox
from convenor.screens.positions.commitments.condition_rows import ConditionRows
from convenor.screens.positions.commitments.ledger import Ledger
from convenor.screens.positions.commitments.offered import Place
from convenor.screens.positions.commitments.part_chip import PartChip
from convenor.screens.positions.saved_fields import SavedFields
from convenor.widgets.editable_text import EditableLine
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Label, Refusal, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column, hline, row, surface
from convenor.widgets.panel import ScrollColumn
from convenor.workplace import Workplace
from convenor_db.domain.commitments.phrases import PartKind, inside_sentence
from convenor_db.domain.commitments.sentences import Sentence
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder

NEW = "commitments:new"
"""Whose drafts it is that are typed before a commitment exists."""
_WHOSE = "whose?"
_CAPTIONS = 76


class CommitmentEditor(QWidget):
    """Shows one commitment, or the place of one that does not exist until it has both parts."""

    opened = Signal(str, str)
    """Kind and key of something that was named and clicked."""
    made = Signal(str)
    """A new commitment exists: its key."""
    abandoned = Signal()
    """Esc before it did, or in the form of one that does."""

    def __init__(self, place: Workplace, acts: CommitmentActs) -> None:
        super().__init__()
        self._place = place
        self._acts = acts
        self._ledger = offered.nowhere().ledger
        self.key = ""
        self.is_new = False
        self._new_party = ""
        self.box = ChoiceBox("Choose", self)
        self.fields = SavedFields(place, self._writer, self)
        self._sentence = RichLabel((), Role.BODY)
        self._sentence.linked.connect(lambda link: self.opened.emit(*said.target_of(link)))
        self._hint = WrapLabel("", Role.MUTED)
        self._make_parts()
        self._lay_out()
        self._acts.refused.connect(self._refused)

    def _make_parts(self) -> None:
        self.party = PartChip(_WHOSE, "Party")
        self.party.wanted.connect(self._choose_party)
        self._party_error = Refusal()
        self._party_error.hide()
        self.undertaking = EditableLine("Undertaking", placeholder="what it would do: “pauses”")
        self.undertaking.typed.connect(self._keep)
        self.undertaking.restored.connect(lambda: self._keep(self.undertaking.value()))
        self.undertaking.visit_ended.connect(self._undertaking_left)
        keyed = getattr(self.undertaking.editor(), "textEdited", None)
        if keyed is not None:
            keyed.connect(self._say_sentence)
        self.condition = ConditionRows(self.fields, self.box)
        self.condition.changing.connect(self._change)
        self.condition.new_fact.connect(self._new_fact)

    def _lay_out(self) -> None:
        grid = FormGrid(_CAPTIONS, spacing=8)
        whose = QWidget()
        whose.setLayout(column(row(self.party, None), self._party_error, spacing=3))
        grid.add("Party", whose)
        self.fields.add(grid, "undertaking", "Undertakes", self.undertaking)
        grid.add("If", self.condition)
        self._form = grid
        scroll = ScrollColumn("Commitment", margins=(24, 14, 24, 20), spacing=12)
        scroll.body.add(self.fields.notices, grid, self._hint)
        head = column(
            Label("Sentence", Role.MUTED), self._sentence, margins=(24, 14, 24, 14), spacing=6
        )
        whole = column(surface(head), hline(), (scroll, 1), spacing=0)
        self.setLayout(whole)
        self.setAccessibleName("Commitment")

    # Showing

    def show_commitment(self, ledger: Ledger, key: str, *, replace: bool = False) -> None:
        """Show a commitment as the file has it now."""
        other = key != self.key or self.is_new
        if other:
            self.fields.visits.end()
            self._say_party_error("")
        self._ledger, self.key, self.is_new = ledger, key, False
        commitment = ledger.commitments[key]
        snapshot = ledger.snapshot
        party = str(commitment.party)
        self.party.set_words(said.party_words(snapshot, party), said.tint_of(snapshot, party))
        self.undertaking.set_completions(offered.undertakings(snapshot))
        self.condition.show()
        self.condition.show_condition(Place(ledger, key, group=True))
        values = {"undertaking": commitment.undertaking, **self.condition.numbers()}
        self.fields.show_values(f"commitments:{key}", values, replace=replace)
        self._say_sentence(self.undertaking.value())
        self._form.set_row_visible(self.condition, visible=True)
        self._hint.setText("")

    def show_new(self, ledger: Ledger, key: str) -> None:
        """Show a commitment that does not exist yet, the choice of its party open."""
        self.fields.visits.end()
        self._ledger, self.key, self.is_new = ledger, key, True
        self._new_party = self._place.drafts.text(NEW, "party") or ""
        if self._new_party not in ledger.snapshot.organisations:
            self._new_party = ""
        self._say_party_error("")
        self._show_new_party()
        self.undertaking.set_completions(offered.undertakings(ledger.snapshot))
        self._form.set_row_visible(self.condition, visible=False)
        # Without a target nothing is saved yet; what was typed is kept as a draft meanwhile.
        self.fields.show_values("", {"undertaking": ""}, replace=True)
        typed = self._place.drafts.text(NEW, "undertaking") or ""
        if typed:
            self.undertaking.type_in(typed)
        self._hint.setText("It exists once both are said; what it waits for comes after that.")
        self._say_sentence(typed)
        if self._new_party:
            self.undertaking.start_visit()
        else:
            self.party.setFocus(Qt.FocusReason.TabFocusReason)
            self._choose_party("")

    def leave_new(self) -> None:
        """Go away from a commitment that never came to be."""
        if self.is_new:
            self.fields.visits.end()
            self.is_new, self.key = False, ""

    def edit(self) -> None:
        """Put the caret into what is undertaken."""
        self.undertaking.start_visit()

    def focus_condition(self) -> None:
        """Put the focus on the place for one condition more."""
        place = self.condition.last_place()
        if place is not None:
            place.setFocus(Qt.FocusReason.TabFocusReason)

    def add_condition(self) -> None:
        """Open the choice of one condition more."""
        self.focus_condition()
        place = self.condition.last_place()
        if place is not None:
            place.wanted.emit("")

    def take_ledger(self, ledger: Ledger) -> None:
        """Take a newer ledger while a new commitment is being made."""
        self._ledger = ledger

    def _say_sentence(self, typed: str) -> None:
        """Say the sentence, with what is being typed in place of what is stored."""
        if self.is_new:
            name = said.party_words(self._ledger.snapshot, self._new_party)
            whose = Span(name if self._new_party else "Somebody", "text", strong=True)
            deed = inside_sentence(typed, verb=True) or "…"
            end = Span("." if deed != "…" else "")
            self._sentence.set_spans((whose, Span(" "), Span(deed, "text"), end))
            return
        sentence = self._ledger.sentence(self.key)
        at = next(
            (n for n, part in enumerate(sentence.parts) if part.kind is PartKind.UNDERTAKING), None
        )
        deed = inside_sentence(typed, verb=True)
        if at is not None and deed and deed != sentence.parts[at].text:
            own = sentence.parts[at]
            changed = type(own)(deed, own.kind, own.target)
            sentence = Sentence((*sentence.parts[:at], changed, *sentence.parts[at + 1 :]))
        spans = said.spans_of(sentence)
        self._sentence.set_spans([span for span in spans if span.text])

    def _show_new_party(self) -> None:
        snapshot, party = self._ledger.snapshot, self._new_party
        words = said.party_words(snapshot, party) if party else _WHOSE
        self.party.set_words(words, said.tint_of(snapshot, party) if party else "")

    # Parts

    def _choose_party(self, typed: str) -> None:
        choices = offered.organisations(self._ledger.snapshot)
        self.box.ask(self.party, choices, self._take_party, typed=typed, hint="Whose is it?")

    def _take_party(self, party: str) -> None:
        self._say_party_error("")
        if not self.is_new:
            self._acts.set_party(self.key, party)
            return
        self._new_party = party
        self._place.drafts.keep(NEW, "party", party)
        self._show_new_party()
        self._say_sentence(self.undertaking.value())
        if self.undertaking.value().strip():
            self._make()
        else:
            self.undertaking.start_visit()

    def _keep(self, text: str) -> None:
        """Keep what is typed before the commitment exists."""
        if self.is_new and text.strip():
            self._place.drafts.keep(NEW, "undertaking", text)
        elif self.is_new:
            self._place.drafts.drop(NEW, "undertaking")

    def _undertaking_left(self, text: str) -> None:
        if self.is_new and text.strip():
            if self._new_party:
                self._make()
            else:
                self._say_party_error("Say whose commitment it is: then it exists.")

    def _make(self) -> None:
        key, text = self.key, self.undertaking.value()

        def came(action: Action | None) -> None:
            if key in born(action, "commitments"):
                self._place.drafts.drop_all(NEW)
                self.made.emit(key)

        self._acts.add(self._new_party, text, key, came)

    def _writer(self, field: str, text: str) -> Builder:
        return self._acts.field_writer(self.key)(field, text)

    def _change(self, where: str, changing: Callable[[object], object]) -> None:
        self._acts.change(self.key, where, changing)

    def _new_fact(
        self, where: str, text: str, changing_to: Callable[[str], Callable[[object], object]]
    ) -> None:
        self._acts.add_new_fact(self.key, where, text, changing_to, lambda _action: None)

    def _refused(self, where: str, sentence: str) -> None:
        if where == "party":
            self._say_party_error(sentence)
        elif where == "undertaking":
            self.undertaking.set_error(sentence)
        else:
            self.condition.show_error(where, sentence)

    def _say_party_error(self, sentence: str) -> None:
        self._party_error.setText(sentence)
        self._party_error.setVisible(bool(sentence))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go back to the list; nothing is left of what did not exist."""
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    def has_focus(self) -> bool:
        """Say whether somebody is at one of its parts."""
        held = QApplication.focusWidget()
        return held is not None and (self.isAncestorOf(held) or self.box.isAncestorOf(held))
