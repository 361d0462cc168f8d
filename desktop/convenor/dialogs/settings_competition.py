"""Competition: the sensitive terms and the statement that is read where rivals meet."""

from functools import partial
from typing import Final

from convenor.dialogs.settings_part import SettingsPart
from convenor.widgets.buttons import Button
from convenor.widgets.editable_text import EditableList, EditableText, items_in
from convenor.widgets.layouts import row
from convenor_db.domain.actions import further_settings as actions
from convenor_db.domain.records.convening import SENSITIVE_TERMS
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

_NO_ADVICE: Final = "These are not legal advice. Ask counsel which words matter here."


class TermsPart(SettingsPart):
    """Words that are pointed out in sessions where rivals meet."""

    TITLE = "Sensitive terms"
    LEAD = (
        "Where rivals meet, a title, purpose or outline with one of these words is pointed out;"
        f" nothing is deleted. {_NO_ADVICE}"
    )

    def add_fields(self) -> None:
        """Put the list and the usual terms under the title."""
        terms = EditableList("Terms", by_line=True, placeholder="none")
        self.grid.add("Terms", terms, "One on each line.")
        self.dialog.bind("sensitive_terms", terms, _terms)
        self._usual = Button("Start with the usual ones", small=True)
        self._usual.clicked.connect(self._add_usual)
        self.body.add(self.grid, row(self._usual, None, margins=(154, 0, 0, 0)))

    def show_part(self, snapshot: Snapshot, *, replace: bool) -> None:
        """Show the terms."""
        terms = snapshot.convening.sensitive_terms
        self.show_value("sensitive_terms", "\n".join(terms), replace=replace)
        there = {term.casefold() for term in terms}
        missing = [term for term in SENSITIVE_TERMS if term.casefold() not in there]
        self._usual.set_words("Add the usual ones" if terms else "Start with the usual ones")
        self._usual.set_allowed(allowed=bool(missing), reason="The usual ones are all there.")

    def _add_usual(self) -> None:
        self.dialog.end_visit()
        self.dialog.act("usual terms", actions.add_usual_terms)


class StatementPart(SettingsPart):
    """What is read out at the beginning."""

    TITLE = "Competition statement"
    LEAD = "Read out as it stands where rivals meet, and printed for the chair. No legal advice."

    def add_fields(self) -> None:
        """Put the text under the title."""
        text = EditableText("Statement", lines=4, placeholder="none yet")
        self.grid.add("Statement", text)
        self.dialog.bind("competition_statement", text, _statement)
        self.body.add(self.grid)

    def show_part(self, snapshot: Snapshot, *, replace: bool) -> None:
        """Show the text."""
        words = snapshot.convening.competition_statement
        self.show_value("competition_statement", words, replace=replace)


def _terms(text: str) -> Builder:
    return partial(actions.set_terms, terms=items_in(text, "\n"))


def _statement(text: str) -> Builder:
    return partial(actions.set_statement, text=text)
