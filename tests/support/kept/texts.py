"""Every field that can be typed into, found as any program would find it, and what fits into it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from convenor.forms.contact_form import ContactForm
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_date import SHOWN, EditableDate, EditableTime
from convenor.widgets.editable_moment import EditableMoment
from convenor.widgets.pick_line import PickLine
from convenor.widgets.search_field import SearchField

_EDITORS = (QLineEdit, QPlainTextEdit, QTextEdit)
_FIRST = date(2031, 1, 1)


class Spot(NamedTuple):
    """Which field of a place: its accessible name, the how-manieth of that name, of which entry.

    A log is told apart by its entries' keys: they go to another place once their day is another.
    """

    name: str
    nth: int
    entry: str = ""


class Text(NamedTuple):
    """What is typed, and what the file holds of it: one of the *needles*, folded."""

    keys: str
    needles: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Say whether a text holds it."""
        folded = text.casefold()
        return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", folded) for one in self.needles)


def typed_fields(root: QWidget) -> dict[Spot, QWidget]:
    """Return what can be typed into below *root*, by where it is; filters are none of it."""
    found: dict[Spot, QWidget] = {}
    for editor in _editors(root):
        name = editor.accessibleName()
        entry = _entry_of(editor)
        nth = sum((spot.name, spot.entry) == (name, entry) for spot in found)
        found[Spot(name, nth, entry)] = editor
    return found


def _entry_of(editor: QWidget) -> str:
    """Return the key of the log's entry that an editor stands in, if it is one that is noted."""
    parent: QWidget | None = editor
    while parent is not None and not isinstance(parent, ContactForm):
        parent = parent.parentWidget()
    return "" if parent is None or parent.is_new else parent.key


def _editors(root: QWidget) -> Iterator[QWidget]:
    for editor in root.findChildren(QWidget):
        if not isinstance(editor, _EDITORS) or isinstance(editor, PickLine):
            continue
        usable = editor.isVisible() and editor.isEnabled()
        if usable and not editor.isReadOnly() and not _searches(editor):
            yield editor


def _searches(editor: QWidget) -> bool:
    parent: QWidget | None = editor
    while parent is not None:
        if isinstance(parent, SearchField) or parent.objectName() == "qt_spinbox_lineedit":
            return True
        parent = parent.parentWidget()
    return False


def field_of(editor: QWidget) -> EditableField | None:
    """Return the field around an editor, if there is one."""
    parent: QWidget | None = editor
    while parent is not None and not isinstance(parent, EditableField):
        parent = parent.parentWidget()
    return parent


def words_in(editor: QWidget) -> str:
    """Return what stands in an editor, as it is written and as it is stored."""
    assert isinstance(editor, _EDITORS)
    words = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
    field = field_of(editor)
    return f"{words}\n{field.value()}" if field else words


def a_word(number: int) -> Text:
    """Return a word that is nowhere else."""
    return Text(f"Kept{number}qz", (f"kept{number}qz",))


def fitting(editor: QWidget, number: int) -> Text:
    """Return what a field of its sort takes, and is nowhere else."""
    field = field_of(editor)
    day, minute = _FIRST + timedelta(days=number), number * 7 % 1440
    shown = QLocale().toString(QDate(day.year, day.month, day.day), SHOWN)
    time = f"{minute // 60:02}:{minute % 60:02}"
    if isinstance(field, EditableDate):
        return Text(shown, (day.isoformat(), shown.casefold()))
    if isinstance(field, EditableTime):
        return Text(time, (time,))
    if isinstance(field, EditableMoment):
        words = f"{shown}, {time}"
        return Text(words, (f"{day.isoformat()}t{time}", words.casefold()))
    return Text(f"{700_000 + number}", (f"{700_000 + number}",))


def type_over(editor: QWidget, text: Text) -> None:
    """Put the caret into an editor and type over what stands there, key by key."""
    assert isinstance(editor, _EDITORS)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text.keys)
    completer: QCompleter | None = editor.completer() if isinstance(editor, QLineEdit) else None
    popup = completer.popup() if completer else None
    if popup:
        popup.hide()
