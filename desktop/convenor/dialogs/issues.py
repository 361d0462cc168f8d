"""Issues: title, short title, question and options of each, in their order."""

from collections.abc import Sequence
from functools import partial

from convenor.dialogs.issue_options import OptionsEditor
from convenor.dialogs.things_dialog import ThingActions, ThingsDialog
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.entry_list import Entry
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import Box
from convenor_db.domain.actions import issues as actions
from convenor_db.domain.edits import counted
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder


class IssuesDialog(ThingsDialog):
    """The questions before the convening."""

    TITLE = "Issues"
    KIND = "issues"
    ONE = "issue"
    NAME = ("issue", "Title")
    ACTIONS = ThingActions(actions.add, actions.set_title, actions.move, actions.delete)
    NOTHING = "No issue yet. Positions, red lines and sessions are held against issues."

    def add_fields(self, page: Box) -> None:
        """Put title, short title, question and options on the page."""
        grid = FormGrid(100)
        self._short = EditableLine("Short title")
        self._question = EditableText("Question", lines=2)
        grid.add("Title", self.name_field)
        grid.add("Short title", self._short, "Up to 12 letters, for a column’s head.")
        grid.add("Question", self._question)
        self.options = OptionsEditor(self)
        page.add(grid, 4, Label("Options", Role.STRONG), self.options, None)
        self.bind("short", self._short, partial(self._save_line, "short"))
        self.bind("question", self._question, partial(self._save_line, "question"))

    def entries(self, snapshot: Snapshot) -> Sequence[Entry]:
        """Return the issues with how many options each has."""
        return [
            Entry(key, issue.title, _note(issue.short, len(issue.options)))
            for key, issue in snapshot.issues.items()
        ]

    def show_one(self, snapshot: Snapshot, key: str, *, replace: bool) -> None:
        """Show an issue."""
        issue = snapshot.issues.get(key)
        self.name_field.set_value(issue.title if issue else "", replace=replace)
        self._short.set_value(issue.short if issue else "", replace=replace)
        self._question.set_value(issue.question if issue else "", replace=replace)
        self.options.show_options(key, issue.options if issue else (), replace=replace)
        for field in (self._short, self._question, self.options):
            field.setEnabled(issue is not None)

    def _save_line(self, field: str, text: str) -> Builder:
        return partial(actions.set_line, key=self.key, field=field, text=text)


def _note(short: str, options: int) -> str:
    return " · ".join(part for part in (short, counted(options, "option", "options")) if part)
