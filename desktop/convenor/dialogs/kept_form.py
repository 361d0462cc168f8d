"""A form that is filled in before it does anything: kept while it is open, offered the next time.

Nothing of it is in the file until its verb is pressed. Should the program die before that, what
stood in it is offered when the form is opened again; Cancel throws it away, and so does the verb.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from convenor.dialogs.frame import Dialog
from convenor.drafts import Drafts
from convenor.settings import Settings
from convenor.widgets.combo import Combo
from convenor.widgets.draft_notice import FormNotice
from convenor.widgets.editable import EditableField


class Shelf(Protocol):
    """Where what stands in a form is kept while the form is open."""

    def read(self) -> Mapping[str, str]:
        """Return what was kept, by field; empty if nothing was."""

    def keep(self, field: str, text: str) -> None:
        """Keep what stands in a field; an empty text is forgotten."""

    def clear(self) -> None:
        """Forget everything."""


class FileShelf:
    """Keeps a form as drafts in the open file."""

    def __init__(self, drafts: Drafts, target: str) -> None:
        """*target* is the form and what it is about: "form:substitute/v1"."""
        self._drafts = drafts
        self._target = target

    def read(self) -> Mapping[str, str]:
        """Return what was kept, by field."""
        return {draft.field: draft.text for draft in self._drafts.of(self._target)}

    def keep(self, field: str, text: str) -> None:
        """Keep what stands in a field."""
        if text.strip():
            self._drafts.keep(self._target, field, text)
        else:
            self._drafts.drop(self._target, field)

    def clear(self) -> None:
        """Forget everything."""
        self._drafts.drop_all(self._target)


class SettingsShelf:
    """Keeps a form in the settings: there is no file yet."""

    def __init__(self, settings: Settings, form: str) -> None:
        self._settings = settings
        self._form = form

    def read(self) -> Mapping[str, str]:
        """Return what was kept, by field."""
        return self._settings.form(self._form)

    def keep(self, field: str, text: str) -> None:
        """Keep what stands in a field."""
        others = {name: each for name, each in self.read().items() if name != field}
        self._settings.keep_form(self._form, {**others, field: text} if text.strip() else others)

    def clear(self) -> None:
        """Forget everything."""
        self._settings.keep_form(self._form, {})


class KeptForm(QObject):
    """Keeps the fields of a dialog two seconds after the last key, and offers them again."""

    def __init__(
        self,
        dialog: Dialog,
        shelf: Shelf,
        fields: Sequence[EditableField],
        *,
        choices: Sequence[Combo] = (),
        prepare: Callable[[Mapping[str, str]], object] | None = None,
        lasting: bool = False,
    ) -> None:
        """*fields* and *choices* are those to be kept, each under its accessible name.

        Call it when the dialog is filled: what stands in it then is not the user's. *prepare*
        gets what was kept, before it comes back into the fields: it shows those that are hidden,
        and takes what was put in by `keep`. *lasting*: what the verb takes stays kept until the
        caller has done it, and clears the shelf.
        """
        super().__init__(dialog)
        self._shelf = shelf
        self._prepare = prepare
        self._fields = {field.field_name: field for field in fields}
        self._before = dict(shelf.read())
        for name, field in self._fields.items():
            field.typed.connect(partial(self.keep, name))
        self._choices = {choice.accessibleName(): choice for choice in choices}
        for name, choice in self._choices.items():
            choice.chosen.connect(partial(self.keep, name))
        dialog.rejected.connect(self._shelf.clear)
        if not lasting:
            dialog.accepted.connect(self._shelf.clear)
        if self._before:
            self._offer(dialog)

    def keep(self, name: str, text: str) -> None:
        """Keep something that is no text of a field: a choice, by its key."""
        self._shelf.keep(name, text)

    def _offer(self, dialog: Dialog) -> None:
        notice = FormNotice([text for name, text in self._before.items() if name in self._fields])
        notice.taken.connect(partial(self._take, notice))
        notice.dropped.connect(partial(self._drop, notice))
        dialog.body.insertWidget(0, notice)
        notice.show()

    def _take(self, notice: FormNotice) -> None:
        notice.hide()
        if self._prepare:
            self._prepare(self._before)
        for name, choice in self._choices.items():
            if choice.findData(self._before.get(name)) >= 0:
                choice.set_value(self._before[name])
                choice.chosen.emit(choice.value())  # as if it were chosen now
        found = [(self._fields[name], text) for name, text in self._before.items()
                 if name in self._fields]  # fmt: skip
        for field, text in found:
            field.type_in(text)
            field.end_visit()

    def _drop(self, notice: FormNotice) -> None:
        """Forget what was offered, but not what has been typed since."""
        notice.hide()
        for name, text in self._before.items():
            if self._shelf.read().get(name) == text:
                self._shelf.keep(name, "")
