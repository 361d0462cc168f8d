"""Every command in one table: menus, shortcuts and the palette are made from it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from convenor.theme.icons import icon as themed_icon

MENUS: Final = ("File", "Edit", "View", "Convening", "Help")
"""The menus of the bar, in order; a command's *menu* is one of them, or "File>Import"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something the user can do.

    *words* may change with the file ("Undo Move of Ada Lovelace"). *screen* is the one whose
    keys these are: elsewhere the keys mean something else or nothing, and running it from the
    palette shows that screen first. *why_not* says why it cannot be done now, or "". *group*
    parts the entries of a menu by lines. *unseen* are the words until that screen was first
    shown: asking it for words that change would build it.
    """

    name: str
    words: str | Callable[[], str]
    run: Callable[[], object]
    menu: str = ""
    group: int = 0
    keys: tuple[str, ...] = ()
    icon: str = ""
    screen: str = ""
    why_not: Callable[[], str] | None = None
    checked: Callable[[], bool] | None = None
    in_palette: bool = True
    unseen: str = ""
    shown_keys: str = ""
    """Keys that work without the command, where the caret is; only named in the menu."""
    also: str = ""
    """Other words by which the palette finds it."""

    @property
    def text(self) -> str:
        """The words as they are now."""
        return self.words if isinstance(self.words, str) else self.words()

    @property
    def reason(self) -> str:
        """Why it cannot be done now; empty if it can."""
        return self.why_not() if self.why_not else ""


def separator(menu: QMenu) -> QAction:
    """Return a line between entries, for a menu that will be emptied or deleted.

    What Qt itself makes (`addSeparator`, `addMenu` of a text) and deletes, Shiboken (6.11.3) does
    not hear of: it takes the next thing made at that address for the old one, and the program ends
    when that goes.
    """
    made = QAction(menu)
    made.setSeparator(True)
    return made


def close_when_done(menu: QMenu, *, but_ticks: bool = False) -> None:
    """Close *menu* when one of its entries was done: pressed over the bus, Qt leaves it open.

    With *but_ticks* it stays where an entry was only ticked.
    """

    def done(entry: QAction) -> None:
        if not (but_ticks and entry.isCheckable()):
            _close(menu)

    menu.triggered.connect(done)


def _close(menu: QMenu) -> None:
    around = menu.menuAction().associatedObjects()
    menu.close()
    for each in around:
        if isinstance(each, QMenu) and each.isVisible():
            _close(each)


def _forget_face(action: QAction) -> None:
    """Let an entry have a new face on the accessibility tree: its old one is of its old menu."""
    face = QAccessible.queryAccessibleInterface(action) if QAccessible.isActive() else None
    if face:
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(face))


def _tell_reasons(menu: QMenu) -> None:
    """Tell screen readers why entries of a menu cannot be done: tooltips of entries they never see.

    Greyed entries are passed over by the arrow keys, too; so the menu itself says it.
    """
    greyed = (each for each in menu.actions() if not each.isEnabled() and not each.isSeparator())
    told = [f"{_words_of(each)}: {each.toolTip()}" for each in greyed]
    menu.setAccessibleDescription(f"Not now: {' '.join(told)}" if told else "")


def _words_of(action: QAction) -> str:
    return action.text().partition("\t")[0].replace("&&", "&")


class Commands(QObject):
    """Holds the commands and the one QAction of each."""

    ran = Signal(str)
    """A command was run: its name."""
    refused = Signal(str)
    """A command was asked for that cannot be done now: the reason."""

    def __init__(self, window: QWidget, show_screen: Callable[[str], object]) -> None:
        """*show_screen* brings the screen of a name to the front."""
        super().__init__(window)
        self._window = window
        self._show_screen = show_screen
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._shown = ""
        self._seen: set[str] = set()

    def add(self, *commands: Command) -> None:
        """Take commands in; their order is the order in the menus."""
        for command in commands:
            self._commands[command.name] = command
            action = QAction(self.text_of(command), self)
            action.setCheckable(command.checked is not None)
            if command.icon:
                action.setIcon(themed_icon(command.icon))
            action.triggered.connect(lambda _on=False, name=command.name: self.run(name))
            self._actions[command.name] = action
            self._window.addAction(action)
        self._give_keys(commands)

    def remove(self, names: Iterable[str]) -> None:
        """Let commands go: their screens have been closed, or what they lead to has gone."""
        for name in names:
            self._commands.pop(name, None)
            action = self._actions.pop(name, None)
            if action:
                self._window.removeAction(action)
                action.deleteLater()
        self._seen &= {command.screen for command in self._commands.values()}

    def run(self, name: str) -> None:
        """Do what a command says, on its screen, or say why it cannot be done."""
        command = self._commands[name]
        reason = self.reason_of(command)
        if reason:
            self.refused.emit(reason)
            return
        if command.screen and command.screen != self._shown:
            self._show_screen(command.screen)
        self.ran.emit(name)
        command.run()

    def set_shown(self, screen: str) -> None:
        """Give the keys to the commands of the screen in front."""
        self._shown = screen
        self._seen.add(screen)
        self._give_keys(one for one in self._commands.values() if one.screen)

    def _give_keys(self, commands: Iterable[Command]) -> None:
        for command in commands:
            mine = command.screen in ("", self._shown)
            keys = [QKeySequence(each) for each in command.keys] if mine else []
            self._actions[command.name].setShortcuts(keys)

    def refresh(self) -> None:
        """Let every entry say what it would do now, and whether it can."""
        for name, command in self._commands.items():
            action = self._actions[name]
            self._say_words(name)
            reason = self.reason_of(command)
            action.setEnabled(not reason)
            action.setToolTip(reason)
            if command.checked and command.screen in ("", self._shown):
                action.setChecked(command.checked())

    def reason_of(self, command: Command) -> str:
        """Return why a command cannot be done now.

        What depends on the state of a screen (its selection) is done only where that is seen.
        """
        if command.screen in ("", self._shown):
            return command.reason
        return f"Go to {command.screen.capitalize()} first." if command.why_not else ""

    def refresh_words(self) -> None:
        """Let the entries whose words change with the file say them."""
        for name, command in self._commands.items():
            if callable(command.words):
                self._say_words(name)

    def _say_words(self, name: str) -> None:
        command = self._commands[name]
        note = f"\t{command.shown_keys}" if command.shown_keys else ""
        self._actions[name].setText(f"{self.text_of(command).replace('&', '&&')}{note}")

    def text_of(self, command: Command) -> str:
        """Return a command's words as they are now, without building its screen for them."""
        if command.unseen and command.screen not in self._seen:
            return command.unseen
        return command.text

    def has(self, name: str) -> bool:
        """Say whether there is such a command now."""
        return name in self._commands

    def action(self, name: str) -> QAction:
        """Return the action of a command; KeyError if there is no such command."""
        return self._actions[name]

    @property
    def all(self) -> Sequence[Command]:
        """Every command, in the order taken in."""
        return tuple(self._commands.values())

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus anew; a menu without entries is left out.

        Actions are also the window's, or keys without an entry would not reach them.
        """
        for action in self._actions.values():
            _forget_face(action)
        for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            menu.deleteLater()  # clearing the bar would only hide them
        bar.clear()
        for title in MENUS:
            entries = [c for c in self._commands.values() if c.menu.partition(">")[0] == title]
            if entries:
                menu = QMenu(f"&{title}", bar)  # not by the bar: see `separator`
                menu.setAccessibleName(title)  # or it is called as the program is
                bar.addMenu(menu)
                menu.aboutToHide.connect(self._free_keys)
                self._fill_menu(menu, title, entries)

    def _fill_menu(self, menu: QMenu, path: str, entries: Sequence[Command]) -> None:
        menu.setToolTipsVisible(True)
        close_when_done(menu)
        menu.aboutToShow.connect(self.refresh)
        menu.aboutToShow.connect(partial(_tell_reasons, menu))
        inner: dict[str, QMenu] = {}
        group: int | None = None
        for command in sorted(entries, key=lambda each: each.group):
            if group is not None and command.group != group:
                menu.addAction(separator(menu))
            group = command.group
            if command.menu == path:
                menu.addAction(self._actions[command.name])
                continue
            deeper = command.menu.removeprefix(f"{path}>").partition(">")[0]
            if deeper not in inner:
                inner[deeper] = QMenu(deeper, menu)
                inner[deeper].setAccessibleName(deeper)
                menu.addMenu(inner[deeper])
                mine = [c for c in entries if f"{c.menu}>".startswith(f"{path}>{deeper}>")]
                self._fill_menu(inner[deeper], f"{path}>{deeper}", mine)

    def _free_keys(self) -> None:
        """Let keys reach their commands again: whether one can be done is asked when it runs."""
        for action in self._actions.values():
            action.setEnabled(True)
