"""One person in the side panel; every field is edited where it stands."""

from functools import partial

from PySide6.QtCore import Signal

from convenor.widgets.avatar import Avatar
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, row
from convenor.widgets.panel import PanelSection, SidePanel
from convenor_db.domain.names import addressed
from convenor_db.domain.records import Organisation, Person

FIELDS = (
    ("Names", (("family", "Family"), ("given", "Given"), ("native", "Own script"),
               ("known_as", "Known as"), ("honorific", "Honorific"), ("suffix", "Suffix"))),
    ("Post and reach", (("post", "Post"), ("phone", "Telephone"))),
    ("Needs", (("dietary", "Dietary"),)),
)  # fmt: skip


class PersonPanel(SidePanel):
    """Shows one person, or the screen's summary with nobody selected."""

    typed = Signal(str, str, str, int)
    """Key, field, text, number of the visit: a field's text is to be saved."""

    def __init__(self) -> None:
        super().__init__("Person")
        self._key = ""
        self._visits = 0
        self._fields: dict[str, EditableLine | EditableText] = {}
        self._avatar = Avatar("", 44)
        self._name = Label("", Role.SUBTITLE)
        self._post = Label("", Role.SECONDARY)
        self._name.setWordWrap(True)
        self._post.setWordWrap(True)
        self.head.addLayout(row(self._avatar, (column(self._name, self._post, spacing=2), 1)))
        for title, lines in FIELDS:
            self._add_section(title, lines)
        note = PanelSection("Note")
        self._fields["note"] = EditableText("Note", lines=3)
        note.body.addWidget(self._fields["note"])
        self.body.addWidget(note)
        self.body.addStretch(1)
        for name, field in self._fields.items():
            field.visit_started.connect(self._count_visit)
            field.typed.connect(partial(self._say_typed, name))

    def _add_section(self, title: str, lines: tuple[tuple[str, str], ...]) -> None:
        section, grid = PanelSection(title), FormGrid()
        for name, caption in lines:
            self._fields[name] = EditableLine(caption)
            grid.add(caption, self._fields[name])
        section.body.addWidget(grid)
        self.body.addWidget(section)

    def show_person(self, person: Person, organisation: Organisation | None) -> None:
        """Show a person; a field in which somebody types is left alone."""
        fresh = person.key != self._key
        self._key = person.key
        self._avatar.set_name(addressed(person), person.key)
        self._name.setText(addressed(person))
        body = organisation.name if organisation else ""
        self._post.setText(" · ".join(part for part in (person.post, body) if part))
        for name, field in self._fields.items():
            field.set_error("")
            field.set_value(getattr(person, name), replace=fresh)

    def show_error(self, name: str, sentence: str) -> None:
        """Say under a field why what was typed was not stored."""
        self._fields[name].set_error(sentence)

    def _count_visit(self) -> None:
        self._visits += 1

    def _say_typed(self, name: str, text: str) -> None:
        if self._key:
            self.typed.emit(self._key, name, text, self._visits)
