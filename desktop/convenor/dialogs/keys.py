"""Every shortcut on one sheet: the commands' from their table, the others from theirs."""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from convenor.commands import MENUS, Command, Commands
from convenor.dialogs.frame import Dialog
from convenor.dialogs.keys_in_place import PLACES, Line
from convenor.theme.theme import theme
from convenor.widgets.fuzzy import fold
from convenor.widgets.key_caps import KeyCaps
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import Box, column, keep_size, row
from convenor.widgets.search_field import SearchField

_BETWEEN: Final = 40
_TWO: Final = 760
"""From this width of the dialog on the groups stand in two columns."""
_SCROLLS: Final = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)
_LEAD: Final = "Most of them stand in the menus, too, and all commands in the palette (Ctrl+K)."


class _Group(QWidget):
    """A title and its shortcuts; what does not fit the filter is hidden."""

    def __init__(self, title: str, lines: Iterable[Line]) -> None:
        super().__init__()
        self._title = title
        self._rows: list[tuple[str, QWidget]] = []
        body = column(Label(title, Role.SUBTITLE), 2, spacing=2)
        for line in lines:
            part = QWidget()
            part.setLayout(row((WrapLabel(line.words), 1), KeyCaps(line.keys), spacing=12))
            self._rows.append((fold(f"{title} {line.words} {line.keys}"), part))
            body.add(part)
        self.setLayout(body)

    def narrow(self, typed: str) -> int:
        """Show what holds every word of *typed*, folded; return how many lines that are."""
        words = typed.split()
        fitting = [all(word in told for word in words) for told, _ in self._rows]
        for (_, part), fits in zip(self._rows, fitting, strict=True):
            part.setVisible(fits)
        self.setVisible(any(fitting))
        return sum(fitting)

    @property
    def length(self) -> int:
        """How many lines it takes, its title included."""
        return len(self._rows) + 2


class KeysDialog(Dialog):
    """The shortcuts by context, those of the screen in front first."""

    def __init__(self, parent: QWidget, commands: Commands, front: str = "") -> None:
        """*front* is the screen in front; empty where no convening is open."""
        super().__init__(parent, "Keyboard shortcuts", "", size=(920, 700))
        self.set_lead(_LEAD)
        self._filter = SearchField("Filter by word or key…", "", name="Filter shortcuts")
        self._filter.text_changed.connect(self._narrow)
        self._filter.left.connect(self.reject)
        self._filter.findChildren(QLineEdit)[0].installEventFilter(self)
        self._nothing = Label("No shortcut fits.", Role.MUTED)
        self._nothing.hide()
        self._groups = [_Group(title, lines) for title, lines in shortcuts(commands, front)]
        self._left, self._right = column(spacing=20), column(spacing=20)
        self._columns = row((self._left, 1), (self._right, 1), spacing=_BETWEEN)
        self.head_end.add(keep_size(self._filter, width=240))
        self.body.add(self._nothing, self._columns, None)
        self._is_wide: bool | None = None
        self._lay_out()
        self._filter.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns where there is room."""
        super().resizeEvent(event)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that move a page move the sheet while one filters."""
        scroll = self._scroll
        if isinstance(event, QKeyEvent) and event.key() in _SCROLLS and scroll:
            if event.type() is QEvent.Type.KeyPress:
                QApplication.sendEvent(scroll, event)
            return event.type() is QEvent.Type.KeyPress
        return False

    def _narrow(self, typed: str) -> None:
        found = sum([group.narrow(fold(typed)) for group in self._groups])
        self._nothing.setVisible(not found)

    def _lay_out(self) -> None:
        wide = self.width() >= theme.px(_TWO)
        if wide is self._is_wide:
            return
        self._is_wide = wide
        for box in (self._left, self._right):
            while box.takeAt(0):
                pass
        half = sum(group.length for group in self._groups) / 2 if wide else float("inf")
        filled = 0
        for group in self._groups:
            side: Box = self._left if filled < half - group.length / 2 else self._right
            side.add(group)
            filled += group.length
        self._left.add(None)
        self._right.add(None)
        self._columns.setSpacing(theme.px(_BETWEEN) if wide else 0)
        self._columns.setStretch(1, int(wide))


def shortcuts(commands: Commands, front: str = "") -> Iterator[tuple[str, list[Line]]]:
    """Yield the groups of shortcuts: of the screen *front*, everywhere, then of other screens."""
    menus = {menu: list(_of_menu(commands, menu)) for menu in MENUS}
    screens: dict[str, list[Line]] = {}
    for command in commands.all:
        if command.screen and (command.keys or command.shown_keys) and command.menu:
            title = command.screen.capitalize()
            screens.setdefault(title, []).append(_line(command, commands.text_of(command)))
    here = front.capitalize()
    if here in screens:
        yield here, screens.pop(here)
    yield from ((place.title, list(place.lines)) for place in PLACES if front in place.screens)
    yield from ((menu, lines) for menu, lines in menus.items() if lines)
    yield from ((place.title, list(place.lines)) for place in PLACES if front not in place.screens)
    yield from screens.items()


def _of_menu(commands: Commands, menu: str) -> Iterator[Line]:
    for command in commands.all:
        mine = command.menu.partition(">")[0] == menu and not command.screen
        if mine and (command.keys or command.shown_keys):
            yield _line(command, commands.text_of(command))


def _line(command: Command, words: str) -> Line:
    keys = [_native(each) for each in command.keys] or [command.shown_keys]
    return Line(words, ", ".join(keys))


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
