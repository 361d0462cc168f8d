"""One cell in the panel: the stance, what is known of it, how it has moved, what it touches."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.dialogs.rules import mark_items
from convenor.screens.positions import words
from convenor.screens.positions.acts import CONTACT, PositionActs
from convenor.screens.positions.around import Around
from convenor.screens.positions.contact_field import ContactField
from convenor.screens.positions.option_checks import OptionChecks
from convenor.screens.positions.red_lines import RedLines
from convenor.screens.positions.saved_fields import SavedFields
from convenor.screens.positions.versions import Versions
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.editable_date import EditableDate
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column, row
from convenor.widgets.matrix.boxes import StanceBoxes
from convenor.widgets.matrix.movement import Movement
from convenor.widgets.more_button import MoreButton
from convenor.widgets.panel import PanelSection, SidePanel
from convenor.widgets.status_chip import look_of_constituency
from convenor.workplace import Workplace
from convenor_db.domain.actions import issue_options
from convenor_db.domain.actions.positions import ENTRIES
from convenor_db.domain.entered import written
from convenor_db.domain.records import Issue, Position
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

_CAPTIONS = 84
_BLANK = {"basis": "assessed", "confidence": "low"}


class PositionPanel(SidePanel):
    """Shows the cell that is visited."""

    opened = Signal(str, str)
    """Kind and key of something that was named and clicked."""

    def __init__(self, place: Workplace, acts: PositionActs) -> None:
        super().__init__("Position")
        self._place = place
        self._acts = acts
        self._of = ""
        self.fields = SavedFields(place, acts.field_writer, self)
        self._make_head()
        sections = (self._make_stance(), self._make_evidence(), self._make_movement())
        for section in sections:
            self.body.add(section)
        self.red_lines = RedLines(place, acts)
        self._around = Around()
        self._around.opened.connect(self.opened)
        self.body.add(self.red_lines, self._around)

    def _make_head(self) -> None:
        self._kind = WrapLabel("", Role.MUTED)
        self._body = RichLabel((), Role.SUBTITLE)
        self._body.linked.connect(lambda key: self.opened.emit("organisations", key))
        self._issue = RichLabel((), Role.STRONG)
        self._issue.linked.connect(lambda key: self.opened.emit("issues", key))
        self._question = WrapLabel("", Role.SECONDARY)
        self._more = MoreButton("this position")
        self._more.offer_history()
        self._more.wanted.connect(self._place.command_wanted)
        whose = column(self._kind, self._body, spacing=3)
        self.head.add(row((whose, 1), column(self._more, None), spacing=6))
        self.head.add(2, self._issue, self._question)

    def _make_stance(self) -> PanelSection:
        section = PanelSection("Position")
        self._section = section
        self.boxes = StanceBoxes()
        self.boxes.chosen.connect(self._acts.set_stance)
        grid = FormGrid(_CAPTIONS)
        basis = EditableChoice("Basis", words.BASIS)
        self.fields.add(grid, "basis", "Basis", basis)
        self.fields.add(grid, "salience", "Salience", EditableChoice("Salience", words.SALIENCE))
        flexibility = EditableChoice("Flexibility", words.FLEXIBILITY)
        self.fields.add(grid, "flexibility", "Flexibility", flexibility)
        confidence = EditableChoice("Confidence", words.CONFIDENCE)
        self.fields.add(grid, "confidence", "Confidence", confidence)
        self.supports = OptionChecks("Supports")
        self.supports.turned.connect(self._support_turned)
        self.supports.option_wanted.connect(
            lambda text: self.fields.make("new option", text, self._adding(text))
        )
        grid.add("Supports", self.supports)
        self.fields.take_late("new option", "Supports: add an option", self.supports.new_option)
        section.body.add(self.fields.notices, self.boxes, 4, grid)
        return section

    def leave(self) -> None:
        """End what is being typed while it is known to which cell it belongs."""
        self.fields.visits.end()
        self.supports.leave()

    def _adding(self, text: str) -> Builder:
        return partial(issue_options.add_option, key=self._acts.cell.issue, text=text)

    def _support_turned(self, option: str, on: bool) -> None:  # noqa: FBT001 - a slot
        self._acts.set_support(option, supports=on)

    def _make_evidence(self) -> PanelSection:
        section, grid = PanelSection("Evidence"), FormGrid(_CAPTIONS)
        quote = EditableText("Quote", placeholder="What they said, in their words", lines=2)
        self.fields.add(grid, "quote", "Quote", quote)
        source = EditableLine("Source", placeholder="Where it was said, page")
        self.fields.add(grid, "source", "Source", source)
        self.contact = ContactField()
        self.contact.opened.connect(lambda key: self.opened.emit("people", key))
        grid.add("Contact", self.contact)
        self.fields.take(CONTACT, "Contact", self.contact.choice)
        self._evidence = grid
        self.fields.add(grid, "url", "Link", EditableLine("Link", placeholder="https://…"))
        self.fields.add(grid, "as_of", "As of", EditableDate("As of", placeholder="not yet"))
        marks = [("", "As the convening"), *mark_items()]
        self.fields.add(grid, "mark", "Mark", EditableChoice("Mark", marks))
        note = EditableText("Note", placeholder="For the secretariat only")
        self.fields.add(grid, "note", "Note", note)
        section.body.add(grid)
        return section

    def _make_movement(self) -> QWidget:
        self._moved = PanelSection("Movement")
        self._line = Movement()
        self._moved_words = WrapLabel("", Role.SECONDARY)
        self.versions = Versions()
        self.versions.delete_wanted.connect(self._acts.delete_version)
        self._moved.body.add(self._line, self._moved_words, self.versions)
        return self._moved

    def show_cell(self, snapshot: Snapshot, *, replace: bool = False) -> None:
        """Show the cell that is visited as the file has it now."""
        cell = self._acts.cell
        body, issue = snapshot.organisations[cell.organisation], snapshot.issues[cell.issue]
        target = f"positions:{cell.organisation}/{cell.issue}"
        versions = self._acts.versions()
        current = versions[-1] if versions else None
        self._show_key(current)
        self._kind.setText(look_of_constituency(str(body.constituency)).words)
        self._body.set_spans((Span(body.name, "text", strong=True, link=body.key),))
        self._issue.set_spans((Span(issue.title, "text", strong=True, link=issue.key),))
        self._question.setText(issue.question)
        self._question.setVisible(bool(issue.question))
        has_contacts = self.contact.show_contact(snapshot, cell.organisation, current)
        self._evidence.set_row_visible(self.contact, visible=has_contacts)
        self._show_version(target, issue, current, replace=replace)
        self._show_movement(versions)
        self.red_lines.show_lines(snapshot, replace=replace)
        self._around.show_cell(snapshot, cell)
        is_open = self._acts.on is None
        self.boxes.set_open(is_open=is_open)
        self.fields.set_open(is_open=is_open)
        self.supports.setEnabled(is_open)
        if target != self._of:
            self.set_scroll_position(0)
        self._of = target

    def _show_key(self, current: Position | None) -> None:
        """Let what is typed belong to the version shown.

        Where another one is shown now (an undo took it) what is being typed is said before, so
        that it is kept as a draft and not written into the other one.
        """
        key = current.key if current else ""
        if key != self._acts.shown_version and self._acts.shown_version:
            self.fields.visits.end()
        self._acts.show_version(key)

    def _show_version(
        self, target: str, issue: Issue, current: Position | None, *, replace: bool
    ) -> None:
        self.boxes.show_stance(current.stance if current else None)
        year = int(self._place.document.snapshot.convening.starts[:4])
        date_field = self.fields.field("as_of")
        if isinstance(date_field, EditableDate):
            date_field.set_year(year)
        values = {
            name: written(getattr(current, name)) if current else _BLANK.get(name, "")
            for name in ENTRIES
        }
        values[CONTACT] = (current.contact or "") if current else ""
        self.fields.show_values(target, values, replace=replace)
        self.supports.show_options(issue, current.supports if current else ())
        note = f"as of {words.day_shown(current.as_of)}" if current else "nothing recorded"
        self._section.set_note(note)

    def _show_movement(self, versions: Sequence[Position]) -> None:
        self._moved.setVisible(bool(versions))
        self._line.setVisible(len(versions) > 1)
        if versions:
            said = words.movement(versions)
            moments = [(date.fromisoformat(one.as_of), one.stance) for one in versions]
            self._line.show_moments(moments, said)
            self._moved_words.setText(said)
        self.versions.show_versions(versions, is_open=self._acts.on is None)

    def edit(self, field: str) -> None:
        """Put the caret into a field."""
        self.fields.field(field).start_visit()
