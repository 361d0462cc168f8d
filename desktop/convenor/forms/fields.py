"""Fields of a panel, declared: made, filled and listened to in one place."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal

from convenor.widgets.editable import EditableField
from convenor.widgets.editable_choice import EditableBool, EditableChoice
from convenor.widgets.editable_date import EditableDate
from convenor.widgets.editable_moment import EditableMoment
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.form import FormGrid
from convenor.widgets.panel import PanelSection


class Sort(Enum):
    """How a field is edited."""

    LINE = auto()
    TEXT = auto()
    CHOICE = auto()
    BOOL = auto()
    DATE = auto()
    MOMENT = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the record, its caption, how it is edited.

    *words* stand beside a tick, or in an empty field. *late*: it is saved when its visit ends,
    not while one pauses, unless `FieldSet.settled` says that what stands there is whole.
    """

    name: str
    caption: str
    sort: Sort = Sort.LINE
    items: tuple[tuple[str, str], ...] = ()
    words: str = ""
    late: bool = False


class FieldSet(QObject):
    """Holds the fields of one record and says what was typed into which."""

    typed = Signal(str, str, object)
    """Field, text, the visit's number (as an object: Qt's own int is too short for it)."""
    paused = Signal(str, str)
    """Field and text of a late one: it is not whole yet, and its visit goes on."""
    keyed = Signal(str, str)
    """Field and text after every key."""

    def __init__(self, numbers: Iterator[int], parent: QObject) -> None:
        """*numbers* gives a number that no other visit has, also none before a restart."""
        super().__init__(parent)
        self._fields: dict[str, EditableField] = {}
        self._captions: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._numbers = numbers
        self._visit = next(numbers)
        self.settled: dict[str, Callable[[str], bool]] = {}
        """By field, whether what stands in a late one can be saved before its visit ends."""

    def section(self, title: str, fields: Sequence[Field]) -> PanelSection:
        """Return a section with these fields beside their captions."""
        section = PanelSection(title)
        section.body.add(self.grid(fields))
        return section

    def grid(self, fields: Sequence[Field]) -> FormGrid:
        """Return these fields beside their captions."""
        grid = FormGrid()
        for field in fields:
            grid.add(field.caption, self.add(field))
        return grid

    def text_section(self, field: Field) -> PanelSection:
        """Return a section that is one text."""
        section = PanelSection(field.caption)
        section.body.add(self.add(field))
        return section

    def add(self, field: Field) -> EditableField:
        """Make a field and listen to it."""
        made = _made(field)
        self._fields[field.name] = made
        self._captions[field.name] = field.caption
        made.visit_started.connect(self._count_visit)
        made.restored.connect(partial(self._restored, field.name))
        if field.late:
            made.typed.connect(partial(self._maybe_settled, field.name))
            made.visit_ended.connect(partial(self._say_ended, field.name))
        else:
            made.typed.connect(partial(self._say, field.name))
        edited = getattr(made.editor(), "textEdited", None)
        if edited is not None:
            edited.connect(lambda text: self.keyed.emit(field.name, text))
        return made

    def forget(self, names: Sequence[str]) -> None:
        """Let fields go that are no longer in the panel."""
        for name in names:
            self._fields.pop(name, None)
            self._shown.pop(name, None)

    def show_values(self, values: Mapping[str, str], *, replace: bool) -> None:
        """Show what the file has now; a field in which somebody types is left alone.

        *replace* is for another record, and for an undo of the file.
        """
        for name, value in values.items():
            if name not in self._fields:
                continue
            field = self._fields[name]
            # An undo takes away what was typed only where it changed something.
            anew = replace and (value != self._shown.get(name) or not field.in_visit())
            self._shown[name] = value
            field.set_value(value, replace=anew)

    def end_visits(self) -> None:
        """Let every field say what was typed."""
        for field in self._fields.values():
            field.end_visit()

    def set_error(self, name: str, sentence: str) -> None:
        """Say under a field why what was typed was not stored."""
        if name in self._fields:
            self._fields[name].set_error(sentence)

    def field(self, name: str) -> EditableField | None:
        """Return a field by its name."""
        return self._fields.get(name)

    def value(self, name: str) -> str:
        """Return what stands in a field now."""
        return self._fields[name].value() if name in self._fields else ""

    def caption(self, name: str) -> str:
        """Return what a field is called in the window."""
        return self._captions.get(name) or self._captions.get(_any_row(name), name)

    def learn(self, prefix: str, part: Field) -> None:
        """Keep what a part of rows is called, whether such a row is there or not."""
        self._captions[f"{prefix}.*.{part.name}"] = part.caption

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields, in order."""
        return tuple(self._fields)

    def _count_visit(self) -> None:
        self._visit = next(self._numbers)

    def _say(self, name: str, text: str) -> None:
        self.typed.emit(name, text, self._visit)

    def _restored(self, name: str) -> None:
        self.typed.emit(name, self._fields[name].value(), self._visit)

    def _maybe_settled(self, name: str, text: str) -> None:
        whole = self.settled.get(name)
        if whole and whole(text):
            self._say_changed(name, text)
        else:
            self.paused.emit(name, text)

    def _say_ended(self, name: str, text: str) -> None:
        if name in self._fields:
            self._say_changed(name, text)

    def _say_changed(self, name: str, text: str) -> None:
        if text != self._shown.get(name, ""):
            self._shown[name] = text
            self._say(name, text)


def _any_row(name: str) -> str:
    return re.sub(r"\.\d+\.", ".*.", name)


def _made(field: Field) -> EditableField:
    match field.sort:
        case Sort.TEXT:
            return EditableText(field.caption, placeholder=field.words, lines=2)
        case Sort.CHOICE:
            return EditableChoice(field.caption, field.items, placeholder=field.words)
        case Sort.BOOL:
            return EditableBool(field.caption, field.words or field.caption)
        case Sort.DATE:
            return EditableDate(field.caption, placeholder=field.words)
        case Sort.MOMENT:
            return EditableMoment(field.caption, placeholder=field.words)
        case _:
            return EditableLine(field.caption, placeholder=field.words)
