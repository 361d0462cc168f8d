"""One issue in the panel: title, short title, question, options; a new one begins here."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from convenor.screens.positions.acts import PositionActs
from convenor.screens.positions.around import Around
from convenor.screens.positions.saved_fields import SavedFields
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import clear, column, row
from convenor.widgets.matrix.values import WORDS, printed
from convenor.widgets.more_button import MoreButton
from convenor.widgets.panel import PanelSection, SidePanel
from convenor.workplace import Workplace
from convenor_db.domain.actions import issue_options
from convenor_db.domain.actions import issues as actions
from convenor_db.domain.edits import Edit
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.domain.standing import SCALE, Standing
from convenor_db.store.store import Builder

_NEW: Final = "New issue"
"""What an issue is called whose other fields were written first."""


class IssuePanel(SidePanel):
    """Shows one issue, or the place of one that does not exist until it has a title."""

    opened = Signal(str, str)
    abandoned = Signal()
    """Esc before the new issue existed."""

    def __init__(self, place: Workplace, acts: PositionActs) -> None:
        super().__init__("Issue")
        self._place = place
        self._acts = acts
        self.key = ""
        self.fields = SavedFields(place, self._writer, self)
        self._title = WrapLabel("", Role.SUBTITLE)
        self._more = MoreButton("this issue")
        self._more.offer_history()
        self._more.wanted.connect(place.command_wanted)
        words = column(WrapLabel("Issue", Role.MUTED), self._title, spacing=3)
        self.head.add(row((words, 1), column(self._more, None), spacing=6))
        section, grid = PanelSection(), FormGrid(84)
        self.fields.add(grid, "title", "Title", EditableLine("Title"))
        short = EditableLine("Short title", placeholder="up to 12 letters")
        self.fields.add(grid, "short", "Short title", short)
        self.fields.add(grid, "question", "Question", EditableText("Question", lines=2))
        section.body.add(self.fields.notices, grid)
        self._stands, self._stand_words = PanelSection("How they stand"), column(spacing=3)
        self._stands.body.add(self._stand_words)
        self._options, self._option_words = PanelSection("Options"), column(spacing=4)
        self._new_option = EditableLine("Add an option", placeholder="Add an option…")
        self.fields.take_late("new option", "Add an option", self._new_option)
        self._new_option.visit_ended.connect(self._option_typed)
        all_issues = Button("Edit options and order…", Kind.LINK, small=True)
        all_issues.clicked.connect(lambda: place.command_wanted.emit("convening.issues"))
        self._options.body.add(self._option_words, self._new_option, row(all_issues, None))
        self._around = Around()
        self._around.opened.connect(self.opened)
        self.body.add(section, self._stands, self._options, self._around)

    @property
    def is_new(self) -> bool:
        """Whether an issue stands here that does not exist yet."""
        return bool(self.key) and self.key not in self._place.document.snapshot.issues

    def show_issue(
        self, snapshot: Snapshot, standing: Standing, key: str, *, replace: bool = False
    ) -> None:
        """Show an issue as the file has it now."""
        if key != self.key:
            self.leave()
        self.key = key
        self._more.show()
        issue = snapshot.issues[key]
        is_open = self._acts.on is None
        self.fields.set_open(is_open=is_open)
        self._new_option.setEnabled(is_open)
        self._title.setText(issue.title)
        values = {name: str(getattr(issue, name)) for name in actions.LINES}
        self.fields.show_values(f"issues:{key}", values, replace=replace)
        self._show_standing(standing)
        clear(self._option_words)
        for at, option in enumerate(issue.options, 1):
            line = WrapLabel(f"{at}. {option.text}", Role.BODY)
            self._option_words.add(line)
            line.show()
        self._around.show_issue(snapshot, key)
        for part in (self._stands, self._options, self._around):
            part.show()

    def show_new(self, key: str) -> None:
        """Show an issue that does not exist yet, the caret in its title."""
        self.leave()
        self.key = key
        self._title.setText(_NEW)
        self.fields.show_values(f"issues:{key}", dict.fromkeys(actions.LINES, ""), replace=True)
        for part in (self._more, self._stands, self._options, self._around):
            part.hide()
        self.edit()

    def leave(self) -> None:
        """End what is being typed while it is known of which issue it is."""
        if self.key:
            self.fields.visits.end()
            self._new_option.end_visit()

    def edit(self) -> None:
        """Put the caret into the title."""
        self.fields.field("title").start_visit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave nothing when Esc is pressed before the new issue exists."""
        if event.key() == Qt.Key.Key_Escape and self.is_new:
            self.key = ""
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    def _show_standing(self, standing: Standing) -> None:
        held = standing.on_issue(self.key)
        clear(self._stand_words)
        lines = [f"{WORDS[one]} ({printed(one)})" for one in reversed(SCALE)]
        numbers = [held.get(one, 0) for one in (*reversed(SCALE), None)]
        for words, number in zip([*lines, "unknown"], numbers, strict=True):
            line = WrapLabel(f"{words.capitalize()}: {number or 'nobody'}", Role.SECONDARY)
            self._stand_words.add(line)
            line.show()

    def _option_typed(self, text: str) -> None:
        if text.strip():
            build = partial(issue_options.add_option, key=self.key, text=text)
            self.fields.make("new option", text, build)

    def _writer(self, field: str, text: str) -> Builder:
        """Return what writes a field; the first one written makes a new issue."""

        def build(snapshot: Snapshot, key: str = self.key) -> Edit:
            if key in snapshot.issues:
                return actions.set_line(snapshot, key, field, text)
            if not text.strip():
                return Edit(label="Nothing")
            if field == "title":
                return actions.add(snapshot, text, key)
            made = actions.add(snapshot, _NEW, key)
            changes = [Change("issues", key, None, made.puts[0], snapshot.last_place("issues") + 1)]
            filled = actions.set_line(snapshot.with_changes(changes), key, field, text)
            return Edit(label=made.label, puts=filled.puts)

        return build
