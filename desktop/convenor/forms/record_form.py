"""A form over one record: each field saved as its visit, what is refused kept, new things made."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from convenor.drafts import Typed
from convenor.forms.fields import FieldSet
from convenor.models.record_fields import writer
from convenor.widgets.draft_notice import DraftNotice
from convenor.widgets.layouts import clear, column
from convenor.workplace import Workplace
from convenor_db.domain.actions.cells import Cell
from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import ConvenorError
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder


class RecordForm(QWidget):
    """What person, seat and organisation share; a subclass says how its fields are written.

    A new thing has a key and no record until `REQUIRED` has been left with a value; what is
    typed before that is kept as drafts of "people:new" (see `new_target`).
    """

    KIND: ClassVar[str] = ""
    REQUIRED: ClassVar[str] = ""
    NEEDED: ClassVar[str] = ""
    """Why a new thing without its required field is not stored, in a clause."""

    abandoned = Signal()
    """Esc before the new thing existed."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.key = ""
        self.fields = FieldSet(place.visits, self)
        self.notices = column(margins=(20, 0, 20, 0), spacing=6)
        self._pending: dict[str, str] = {}
        self._new = False
        self._birth: int | None = None
        self.fields.typed.connect(self._typed)
        self.fields.paused.connect(self._paused)
        place.drafts.stored.connect(self._stored)
        place.drafts.refused.connect(self._refused)
        place.drafts.changed.connect(self._drafts_changed)

    # What a subclass says

    def values(self) -> dict[str, str] | None:
        """Return what the file has now, by field; None if the record is gone."""
        return None

    def builder(self, field: str, text: str) -> Builder | None:
        """Return what writes a field; None while more of its part is needed first."""
        return None

    def plain_builder(self, field: str, text: str) -> Builder:
        """Return what writes a plain field of a person, organisation or seat, as cells do."""
        cell = Cell(self.KIND, self.key, field)
        return writer(cell, text, today=self.place.today, new_key=self.place.new_key)

    def entering(self, texts: Mapping[str, str]) -> Builder:
        """Return what makes the new record of the fields typed so far."""
        return lambda _: Edit(label="")

    def check(self, field: str, text: str) -> None:
        """Raise `Unreadable` if a field of a new record cannot be *text*."""

    def open_place(self, field: str) -> None:
        """Make the row of a part that a draft belongs to."""

    def after_stored(self, action: Action | None, field: str) -> None:
        """Do what follows when a field was stored."""

    # Showing

    @property
    def is_new(self) -> bool:
        """Whether a new thing stands here that does not exist yet."""
        return self._new and self._birth is None

    @property
    def target(self) -> str:
        """Whose drafts these are."""
        return self.new_target if self.is_new else f"{self.KIND}:{self.key}"

    @property
    def new_target(self) -> str:
        """Whose drafts those of a thing are that does not exist yet."""
        return f"{self.KIND}:new"

    def show_record(self, key: str, *, replace: bool = False) -> None:
        """Show a record; a field in which somebody types is left alone unless *replace*."""
        fresh = key != self.key
        if fresh:
            self.fields.end_visits()
            self._new, self._birth = False, None
        self.key = key
        values = self.values()
        if values is not None:
            self.fields.show_values(values, replace=fresh or replace)
        if fresh:
            self._offer_drafts()

    def show_new(self, key: str, blank: Mapping[str, str], *, begin: bool = True) -> None:
        """Show a thing that does not exist yet; *begin*: the caret in its required field."""
        self.fields.end_visits()
        self.key, self._new, self._birth = key, True, None
        self._pending = {}
        values = {**dict.fromkeys(self.fields.names(), ""), **blank}
        self.fields.show_values(values, replace=True)
        self._offer_drafts()
        field = self.fields.field(self.REQUIRED)
        if field and begin:
            field.start_visit()

    def leave_new(self) -> None:
        """Go away from a new thing that never came to be."""
        if self.is_new:
            self.fields.end_visits()
            self._new, self.key = False, ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave nothing when Esc is pressed before the new thing exists."""
        if event.key() == Qt.Key.Key_Escape and self.is_new:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    # Saving

    def _typed(self, field: str, text: str, visit: int) -> None:
        if not self.key:
            return
        if self._new and (self._birth is None or self._birth == visit):
            self._enter(field, text, visit)
            return
        build = self.builder(field, text)
        if build is None:
            self.place.drafts.keep(self.target, field, text)
            return
        self.place.drafts.save(Typed(self.target, field, text, visit), build)

    def _paused(self, field: str, text: str) -> None:
        """Keep what is not saved before its visit ends."""
        shown = self.fields.field(field)
        if self.key and shown and shown.is_changed():
            self.place.drafts.keep(self.target, field, text)
        else:
            self.place.drafts.drop(self.target, field)

    def _stored(self, typed: Typed, action: Action | None) -> None:
        if typed.target == self.target:
            self.fields.set_error(typed.field, "")
        if typed.target.startswith(f"{self.KIND}:"):
            self.after_stored(action, typed.field)

    def _enter(self, field: str, text: str, visit: int) -> None:
        """Take a field of a thing that does not exist, or whose required field is at hand."""
        try:
            self.check(field, text)
        except Unreadable as error:
            self.fields.set_error(field, str(error))
            self.place.drafts.keep(self.new_target, field, text)
            return
        self._pending[field] = text
        named = bool(self._pending.get(self.REQUIRED, "").strip())
        if named or self._birth is not None:
            target = f"{self.KIND}:{self.key}"
            build = self.entering(dict(self._pending))
            self.place.drafts.drop_all(self.new_target)
            self._birth = visit if named else None
            self.place.drafts.save(Typed(target, field, text, visit), build)
        elif text.strip():
            self.place.drafts.keep(self.new_target, field, text)
        else:
            self.place.drafts.drop(self.new_target, field)

    def _refused(self, typed: Typed, sentence: str) -> None:
        # The same field may have been typed into elsewhere: in a table's cell.
        if typed.target == self.target and self.fields.value(typed.field) == typed.text:
            self.fields.set_error(typed.field, sentence)

    # Drafts

    def _drafts_changed(self, target: str) -> None:
        if self.key and target in ("", self.target):
            self._offer_drafts()

    def _offer_drafts(self) -> None:
        clear(self.notices)
        for draft in self.place.drafts.of(self.target):
            field = self.fields.field(draft.field)
            if field and (field.in_visit() or field.value() == draft.text):
                continue
            reason = self._reason(draft.field, draft.text)
            notice = DraftNotice(draft.text, self.fields.caption(draft.field), reason)
            notice.setContentsMargins(0, 10, 0, 0)
            notice.taken.connect(lambda name=draft.field, text=draft.text: self._take(name, text))
            notice.dropped.connect(lambda name=draft.field: self._forget(name))
            self.notices.add(notice)
            notice.show()  # at once: a layout would show it only when the loop comes round

    def _take(self, name: str, text: str) -> None:
        self.open_place(name)
        field = self.fields.field(name)
        if field:
            field.type_in(text)
        self._offer_drafts()

    def _forget(self, name: str) -> None:
        self.place.drafts.drop(self.target, name)

    def _reason(self, field: str, text: str) -> str:
        """Return why a draft is not stored, judged by the file as it is now; "" if it could be."""
        try:
            if self.is_new:
                self.check(field, text)
                return self.NEEDED
            build = self.builder(field, text)
            if build is None:
                return "the rest of it was not typed"
            build(self.place.document.snapshot)
        except Unreadable as error:
            return error.reason
        except ConvenorError as error:
            return str(error)
        return ""
