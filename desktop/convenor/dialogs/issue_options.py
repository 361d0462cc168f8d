"""The options of one issue: a key and words on each line, in their order."""

from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from convenor.dialogs.document_dialog import DocumentDialog
from convenor.theme.theme import theme
from convenor.widgets.buttons import IconButton
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.layouts import clear, column, keep_size
from convenor_db.domain.actions import issue_options as actions
from convenor_db.domain.records.positions import Option
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder

_NEW = "new option"
_NARROW: Final = 340


class _Line(NamedTuple):
    """The fields of one option."""

    key: EditableLine
    text: EditableText


class _Row(QWidget):
    """The key, the text and the buttons of one option; where it is narrow the text stands below."""

    def __init__(self, line: _Line, tools: Sequence[QWidget]) -> None:
        super().__init__()
        self._text = line.text
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self._grid.setColumnStretch(1, 1)
        for at, each in enumerate((keep_size(line.key, width=84), *tools)):
            self._grid.addWidget(each, 0, at and at + 1, Qt.AlignmentFlag.AlignTop)
        self._last = len(tools) + 2
        self._grid.addWidget(line.text, 0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the text under the key where it has no room beside it."""
        super().resizeEvent(event)
        self._grid.removeWidget(self._text)
        if event.size().width() < theme.px(_NARROW):
            self._grid.addWidget(self._text, 1, 0, 1, self._last)
        else:
            self._grid.addWidget(self._text, 0, 1)


class OptionsEditor(QWidget):
    """Edits the options of the issue that is shown; a new one is typed into the last line."""

    def __init__(self, dialog: DocumentDialog) -> None:
        super().__init__()
        self._dialog = dialog
        self._issue = ""
        self._keys: tuple[str, ...] = ()
        self._lines: dict[str, _Line] = {}
        self._rows = column(spacing=2)
        self._new = EditableLine("New option", placeholder="Add an option")
        dialog.know(_NEW, self._new)
        self._new.visit_ended.connect(self._add)
        self.setLayout(column(self._rows, self._new, spacing=2))

    def show_options(self, issue: str, options: Sequence[Option], *, replace: bool) -> None:
        """Show these options; a field in which somebody types is left alone."""
        keys = tuple(option.key for option in options)
        if (issue, keys) != (self._issue, self._keys):
            self._issue, self._keys = issue, keys
            self._rebuild(keys)
            replace = True
        for option in options:
            self._lines[option.key].key.set_value(option.key, replace=replace)
            self._lines[option.key].text.set_value(option.text, replace=replace)

    def _rebuild(self, keys: Sequence[str]) -> None:
        for name in [name for key in self._lines for name in _names(key)]:
            self._dialog.unbind(name)
        self._lines = {}
        clear(self._rows)
        for at, key in enumerate(keys):
            self._rows.add(self._make_row(key, at, len(keys)))

    def _make_row(self, key: str, at: int, count: int) -> QWidget:
        line = _Line(EditableLine(f"Key of option {key}"), EditableText(f"Option {key}"))
        self._lines[key] = line
        for name, field, save in zip(_names(key), line, (self._rename, self._retext), strict=True):
            self._dialog.bind(name, field, partial(save, key))
        up = IconButton("arrow-up", f"Move option {key} up", size=14)
        down = IconButton("arrow-down", f"Move option {key} down", size=14)
        trash = IconButton("trash-2", f"Delete option {key}", size=14)
        up.set_allowed(allowed=at > 0, reason="It is the first one.")
        down.set_allowed(allowed=at < count - 1, reason="It is the last one.")
        up.clicked.connect(partial(self._move, key, at - 1))
        down.clicked.connect(partial(self._move, key, at + 1))
        trash.clicked.connect(partial(self._delete, key))
        return _Row(line, (up, down, trash))

    def _rename(self, key: str, new: str) -> Builder:
        return partial(actions.rename_option, key=self._issue, option=key, new=new)

    def _retext(self, key: str, text: str) -> Builder:
        return partial(actions.set_option_text, key=self._issue, option=key, text=text)

    def _move(self, key: str, position: int) -> None:
        build = partial(actions.move_option, key=self._issue, option=key, position=position)
        self._dialog.act("option", build)

    def _add(self, text: str) -> None:
        if text.strip() and self._issue:
            self._new.set_value("", replace=True)
            self._dialog.store(_NEW, text, partial(actions.add_option, key=self._issue, text=text))

    def _delete(self, key: str) -> None:
        self._dialog.end_visit()
        losses = actions.option_losses(self._dialog.snapshot, self._issue, key)
        words = f"Deleted option {key}. {losses}".strip()
        build = partial(actions.delete_option, key=self._issue, option=key)
        self._dialog.act("option", build, then=lambda action: self._say(action, words))

    def _say(self, action: Action | None, words: str) -> None:
        if action:
            self._dialog.toast(words)


def _names(key: str) -> tuple[str, str]:
    return f"option {key} key", f"option {key} text"
