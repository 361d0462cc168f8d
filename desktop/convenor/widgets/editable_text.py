"""Fields for a line and for several lines of text."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QListView

from convenor.theme.theme import theme
from convenor.widgets.editable import EditableField
from convenor.widgets.place_editors import MOST_LINES, WITHOUT_END, PlaceLine, PlaceText


class EditableLine(EditableField):
    """One line of text."""

    def __init__(
        self, field_name: str, *, placeholder: str = "", completions: Sequence[str] = ()
    ) -> None:
        self._line = PlaceLine(placeholder)
        self._offered: QStringListModel | None = None
        super().__init__(field_name, self._line)
        self._line.take_back = self.take_back
        self._line.can_take_back = self.can_take_back
        self._line.was_refused = self.was_refused
        if completions:
            self.set_completions(completions)

    def set_placeholder(self, words: str) -> None:
        """Say *words* while it is empty."""
        self._line.setPlaceholderText(words)

    def set_completions(self, completions: Sequence[str]) -> None:
        """Offer *completions* that hold what is typed, in a list under the field."""
        if self._offered is None:
            self._offered = QStringListModel(self)
            self._line.setCompleter(self._completer(self._offered))
        if self._offered.stringList() != list(completions):
            self._offered.setStringList(list(completions))

    def _completer(self, offered: QStringListModel) -> QCompleter:
        completer = QCompleter(self)
        completer.setModel(offered)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setProperty("popup", True)  # noqa: FBT003
        popup.setAccessibleName(self.field_name)
        completer.setPopup(popup)
        theme.dress(popup)  # a completer takes its list out of the window
        completer.activated.connect(self._completed)
        return completer

    def _completed(self) -> None:
        self._edited()
        self._say()


class EditableText(EditableField):
    """Several lines of text; Ctrl+Enter ends the visit.

    It is at least *lines* high and grows with its text; a *whole* one grows without end, and
    what it stands on scrolls.
    """

    def __init__(
        self, field_name: str, *, placeholder: str = "", lines: int = 1, whole: bool = False
    ) -> None:
        self._text = PlaceText(placeholder, lines, WITHOUT_END if whole else MOST_LINES)
        super().__init__(field_name, self._text)
        self._text.take_back = self.take_back
        self._text.can_take_back = self.can_take_back
        self._text.was_refused = self.was_refused

    def set_placeholder(self, words: str) -> None:
        """Say *words* while it is empty."""
        self._text.setPlaceholderText(words)


def items_in(text: str, separator: str) -> tuple[str, ...]:
    """Return what stands between the separators, without blanks round it and empty ones."""
    parts = (part.strip() for part in text.split(separator))
    return tuple(part for part in parts if part)


class EditableList(EditableField):
    """Several short things, separated by commas on one line or each on a line of its own."""

    def __init__(self, field_name: str, *, placeholder: str = "", by_line: bool = False) -> None:
        self._by_line = by_line
        editor = PlaceText(placeholder, 1) if by_line else PlaceLine(placeholder)
        super().__init__(field_name, editor)
        editor.take_back = self.take_back
        editor.can_take_back = self.can_take_back
        editor.was_refused = self.was_refused

    def items(self) -> tuple[str, ...]:
        """Return the things as they stand in the field."""
        return items_in(self._editor.words(), self._separator())

    def set_items(self, items: Sequence[str], *, replace: bool = False) -> None:
        """Show *items* as the file has them now; see :meth:`set_value`."""
        self.set_value(self._joined(items), replace=replace)

    def to_value(self, words: str) -> str:
        """Return the things joined by ", " or line by line."""
        return self._joined(items_in(words, self._separator()))

    def _separator(self) -> str:
        return "\n" if self._by_line else ","

    def _joined(self, items: Sequence[str]) -> str:
        return ("\n" if self._by_line else ", ").join(items)
