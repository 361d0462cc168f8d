"""Fields of one thing: saved as their visit's one action, what is refused is kept and offered."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from convenor.drafts import Typed
from convenor.widgets.draft_notice import DraftNotice
from convenor.widgets.editable import EditableField
from convenor.widgets.field_visits import FieldVisits
from convenor.widgets.form import FormGrid
from convenor.widgets.layouts import clear, column
from convenor.workplace import Workplace
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import ConvenorError
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder

Writer = Callable[[str, str], Builder]
"""Returns what writes a field as typed."""


class SavedFields(QObject):
    """Shows and saves the fields of the thing *target* ("positions:o1/i1")."""

    def __init__(self, place: Workplace, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._writer = writer
        self._captions: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._late: dict[str, EditableField] = {}
        self.target = ""
        self.visits = FieldVisits(place.visits, self)
        self.notices = column(spacing=6)
        """Where what was typed and not stored is offered again."""
        self.visits.typed.connect(self._typed)
        place.drafts.refused.connect(self._refused)
        place.drafts.stored.connect(self._stored)
        place.drafts.changed.connect(self._drafts_changed)

    def add(self, grid: FormGrid, name: str, caption: str, field: EditableField) -> None:
        """Put a field beside its caption and listen to it."""
        grid.add(caption, field)
        self.take(name, caption, field)

    def take(self, name: str, caption: str, field: EditableField) -> None:
        """Listen to a field that stands by itself."""
        self._captions[name] = caption
        self.visits.add(name, field)

    def take_late(self, name: str, caption: str, field: EditableField) -> None:
        """Listen to a line that makes something of its own once it is left: until then a draft."""
        self._captions[name] = caption
        self._late[name] = field
        field.typed.connect(partial(self._keep, name))
        field.restored.connect(partial(self._keep, name, ""))

    def make(self, name: str, text: str, build: Builder) -> None:
        """Make what a late line says, and empty it; refused, it is offered again."""
        self._late[name].set_value("", replace=True)
        typed = Typed(self.target, name, text, next(self._place.visits))
        self._place.drafts.save(typed, build)

    def _keep(self, name: str, text: str) -> None:
        if self.target and text.strip():
            self._place.drafts.keep(self.target, name, text)
        elif self.target:
            self._place.drafts.drop(self.target, name)

    def field(self, name: str) -> EditableField:
        """Return a field by its name; KeyError if there is none."""
        return self.visits.fields[name]

    def show_values(self, target: str, values: Mapping[str, str], *, replace: bool = False) -> None:
        """Show what the file has now.

        A field in which somebody types is left alone, unless the *target* is another one, or with
        *replace* (an undo of the file) something else stands there now.
        """
        other = target != self.target
        if other:
            self.visits.end()
        self.target = target
        for name, value in values.items():
            news = replace and value != self._given.get(name)
            self.visits.fields[name].set_value(value, replace=news or other)
            self._given[name] = value
        if other:
            self._offer()

    def set_open(self, *, is_open: bool) -> None:
        """Let the fields be typed into, or only be read."""
        for field in self.visits.fields.values():
            field.setEnabled(is_open)

    def _typed(self, name: str, text: str, visit: int) -> None:
        if self.target:
            self._place.drafts.save(Typed(self.target, name, text, visit), self._writer(name, text))

    def _stored(self, typed: Typed, _action: Action | None) -> None:
        self._show_error(typed, "")

    def _refused(self, typed: Typed, sentence: str) -> None:
        self._show_error(typed, sentence)

    def _show_error(self, typed: Typed, sentence: str) -> None:
        field = self._any(typed.field)
        if field and typed.target == self.target:
            field.set_error(sentence)

    def _any(self, name: str) -> EditableField | None:
        return self.visits.fields.get(name) or self._late.get(name)

    def _drafts_changed(self, target: str) -> None:
        if self.target and target in ("", self.target):
            self._offer()

    def _offer(self) -> None:
        clear(self.notices)
        for draft in self._place.drafts.of(self.target):
            field = self._any(draft.field)
            if field is None or field.in_visit() or field.value() == draft.text:
                continue
            caption = self._captions[draft.field]
            notice = DraftNotice(draft.text, caption, self._reason(draft.field, draft.text))
            notice.taken.connect(lambda one=draft: self._take_again(one.field, one.text))
            notice.dropped.connect(lambda one=draft: self._place.drafts.drop(one.target, one.field))
            self.notices.add(notice)
            notice.show()  # at once: a layout would show it only when the loop comes round

    def _take_again(self, name: str, text: str) -> None:
        field = self._any(name)
        if field:
            field.type_in(text)
        self._offer()

    def _reason(self, name: str, text: str) -> str:
        """Return why a draft is not stored, judged by the file as it is now; "" if it could be."""
        if name in self._late:
            return ""
        try:
            self._writer(name, text)(self._place.document.snapshot)
        except Unreadable as error:
            return error.reason
        except ConvenorError as error:
            return str(error)
        return ""
