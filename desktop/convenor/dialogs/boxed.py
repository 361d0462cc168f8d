"""Fields of a form: a caption, a box to type in, and under it what it means or why it is wrong."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QWidget

from convenor.widgets.editable import EditableField
from convenor.widgets.editable_date import EditableDate
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import column
from convenor.widgets.place_editors import PlaceLine

if TYPE_CHECKING:
    _Field = EditableField
else:
    _Field = object


class _Boxed(_Field):
    """Put before a field of one line: a box around it; Esc is the dialog's, not the field's."""

    _line: PlaceLine

    @property
    def edited(self) -> SignalInstance:
        """Sent with every key that changes what stands there."""
        return self._line.edited

    def can_take_back(self) -> bool:
        """Say no: what a form holds goes with the form."""
        return False

    def take_back(self) -> bool:
        """Do nothing."""
        return False


class BoxedLine(_Boxed, EditableLine):
    """A line with a box around it."""

    def __init__(
        self, field_name: str, *, placeholder: str = "", completions: Sequence[str] = ()
    ) -> None:
        super().__init__(field_name, placeholder=placeholder, completions=completions)
        self._line.setProperty("edit", "box")


class BoxedDate(_Boxed, EditableDate):
    """A day with a box around it."""

    def __init__(self, field_name: str, *, placeholder: str = "", year: int = 2000) -> None:
        super().__init__(field_name, placeholder=placeholder, year=year)
        self._line.setProperty("edit", "box")


class BoxedText(EditableText):
    """Several lines with a box around them; Esc is the dialog's, not the field's."""

    def __init__(self, field_name: str, *, placeholder: str = "", lines: int = 2) -> None:
        super().__init__(field_name, placeholder=placeholder, lines=lines)
        self._text.setProperty("edit", "box")

    def can_take_back(self) -> bool:
        """Say no: what a form holds goes with the form."""
        return False

    def take_back(self) -> bool:
        """Do nothing."""
        return False


class Stacked(QWidget):
    """A caption over a field, and a hint under it."""

    def __init__(self, caption: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        named = Label(caption, Role.CAPTION)
        named.setBuddy(field)
        self._hint = WrapLabel(hint, Role.MUTED)
        self.setLayout(column(named, field, self._hint, None, spacing=4))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_hint(hint)

    def set_hint(self, hint: str) -> None:
        """Say something else under the field; empty takes it away."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


def line_of(field: BoxedLine | BoxedDate) -> PlaceLine:
    """Return the line that takes the keys."""
    return cast("PlaceLine", field.editor())


def complete_from_start(field: EditableField) -> None:
    """Offer what begins with what is typed, not what holds it: for lists of many names."""
    line = field.editor()
    if isinstance(line, QLineEdit):
        line.completer().setFilterMode(Qt.MatchFlag.MatchStartsWith)


def closes_list(line: QLineEdit) -> bool:
    """Close the list of completions under a line; say whether it was open."""
    completer: QCompleter | None = line.completer()
    popup = completer.popup() if completer else None
    if popup is None or not popup.isVisible():
        return False
    popup.hide()
    return True
