"""A dialog over the open convening: what is edited in it is saved as one goes, and undone here."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from convenor.dialogs.frame import Dialog
from convenor.drafts import Typed
from convenor.widgets.draft_notice import DraftNotice
from convenor.widgets.editable import EditableField
from convenor.widgets.layouts import Box, clear, column
from convenor.widgets.toast import show_toast
from convenor.workplace import Workplace
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.asides import Draft
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder, Visit

Saver = Callable[[str], Builder]
"""Returns what saves the value of a field."""
Then = Callable[[Action | None], object]

_TURNED = ("undo", "redo")


class DocumentDialog(Dialog):
    """Fields are bound to actions; a refusal stands under its field, or in the banner.

    Undo and Redo work as they do in the window, which cannot be reached meanwhile. What was
    refused is kept as a draft, and offered when its thing is shown again.
    """

    def __init__(
        self,
        parent: QWidget,
        place: Workplace,
        title: str,
        *,
        verb: str = "",
        size: tuple[int, int] = (720, 720),
        filled: bool = False,
    ) -> None:
        super().__init__(parent, title, verb, size=size, filled=filled)
        self.place = place
        self.document = place.document
        self.drafts: Box = column(spacing=4)
        """Where drafts are offered; a subclass puts it above its fields."""
        self._numbers: dict[str, int] = {}
        self._bound: dict[str, EditableField] = {}
        self._waiting: dict[str, Typed] = {}
        self.document.acted.connect(self._acted)
        self.document.refused.connect(self._refused)
        for keys, turn in (
            ("Ctrl+Z", self.document.undo),
            ("Ctrl+Shift+Z", self.document.redo),
            ("Ctrl+Y", self.document.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(turn)
        self.closed = False

    @property
    def snapshot(self) -> Snapshot:
        """The convening as it is now."""
        return self.document.snapshot

    @property
    def target(self) -> str:
        """Whose fields are shown ("rooms:r1"); empty while it is not in the file yet."""
        return ""

    def show_snapshot(self, *, replace: bool) -> None:
        """Show what the file has; with *replace* also in a field somebody is typing in."""

    # Fields

    def bind(self, name: str, field: EditableField, save: Saver) -> None:
        """Save what is typed into a field; one visit is one action."""
        self._take_in(name, field)
        field.typed.connect(partial(self._save, name, save))

    def know(self, name: str, field: EditableField) -> None:
        """Let refusals under a name stand under a field, which the subclass saves once it is left.

        Until then what is typed is kept as a draft, two seconds after the last key as elsewhere.
        """
        self._take_in(name, field)
        field.typed.connect(partial(self._keep, name, field))
        field.restored.connect(partial(self.forget, name))

    def _take_in(self, name: str, field: EditableField) -> None:
        self._bound[name] = field
        field.visit_started.connect(partial(self._begin, name))

    def _keep(self, name: str, field: EditableField, text: str) -> None:
        if self.target and field.is_changed():
            self.place.drafts.keep(self.target, name, text)
        else:
            self.forget(name)

    def forget(self, name: str) -> None:
        """Forget what was kept of a field that is not to be saved after all."""
        self.place.drafts.drop(self.target, name)

    def unbind(self, name: str) -> None:
        """Forget a field that is taken away; what it still says is saved."""
        self._bound.pop(name, None)

    def bound(self, name: str) -> EditableField:
        """Return a field by the name it was bound under."""
        return self._bound[name]

    def store(self, name: str, value: str, build: Builder, then: Then | None = None) -> None:
        """Save the value of a field; refused, it stays there as a draft."""
        if name in self._bound:
            self._bound[name].set_error("")
        number = self._numbers.setdefault(name, next(self.place.visits))
        typed = Typed(self.target, name, value, number)
        self._waiting[typed.name] = typed
        self.document.act(build, Visit(typed.name), then=partial(self._stored, typed, then))

    def _stored(self, typed: Typed, then: Then | None, action: Action | None) -> None:
        self._waiting.pop(typed.name, None)
        if typed.field and typed.target:
            self.place.drafts.drop(typed.target, typed.field)
        if then and not self.closed:
            then(action)
        self._go()

    def leave(self) -> None:
        """Go, but not before the file has said what became of what was typed last."""
        self.closed = True
        self._go()

    def _go(self) -> None:
        if self.closed and not self._waiting:
            self.deleteLater()

    def end_visit(self) -> None:
        """End the visit of the field with the caret, so that what was typed is saved."""
        focused: QWidget | None = QApplication.focusWidget()
        while focused and not isinstance(focused, EditableField):
            focused = focused.parentWidget()
        if isinstance(focused, EditableField):
            focused.end_visit()

    def _begin(self, name: str) -> None:
        self._numbers[name] = next(self.place.visits)

    def _save(self, name: str, save: Saver, value: str) -> None:
        self.store(name, value, save(value))

    # What is no field's

    def act(self, name: str, build: Builder, *, then: Then | None = None) -> None:
        """Do something that is no field's; a refusal stands in the banner."""
        typed = Typed(name, "", "", next(self.place.visits))  # no field: nothing to keep as a draft
        self._waiting[typed.name] = typed
        self.document.act(build, Visit(typed.name), then=partial(self._stored, typed, then))

    def toast(self, words: str) -> None:
        """Say in one line what was done, with Undo."""
        show_toast(self, words, on_action=self.document.undo)

    # What comes back

    def _acted(self, action: Action) -> None:
        if self.closed:
            return
        self.banner.hide()
        self.show_snapshot(replace=action.kind in _TURNED)

    def _refused(self, sentence: str, visit: str) -> None:
        typed = self._waiting.pop(visit, None)
        if typed and typed.target and typed.field:
            self.place.drafts.keep(typed.target, typed.field, typed.text)
        if self.closed:
            if typed:
                self.place.toast(sentence)
            self._go()
        elif typed and typed.target == self.target and typed.field in self._bound:
            field = self._bound[typed.field]
            field.set_error(sentence)
            self.reveal(field)
            self.offer_drafts()
        elif typed or not visit:
            self.refuse(sentence)

    def offer_drafts(self) -> None:
        """Offer what was typed at this place before and not stored."""
        clear(self.drafts)
        for draft in self.place.drafts.of(self.target) if self.target else ():
            field = self._bound.get(draft.field)
            if field and not field.in_visit() and field.value() != draft.text:
                notice = DraftNotice(draft.text, field.field_name, "")
                notice.taken.connect(partial(self._take_draft, draft))
                notice.dropped.connect(partial(self._drop_draft, draft))
                self.drafts.add(notice)
                if notice.parentWidget():  # at once: a layout would show it only later
                    notice.show()

    def _take_draft(self, draft: Draft) -> None:
        self._bound[draft.field].type_in(draft.text)
        self.offer_drafts()

    def _drop_draft(self, draft: Draft) -> None:
        self.place.drafts.drop(draft.target, draft.field)
        self.offer_drafts()
