"""The accessibility tree of a running program, as a screen reader sees it.

Only what AT-SPI offers is used: names, roles, states, actions, texts, selections and keys. It runs
on the Python of the system, which has gi; nothing here waits a fixed time, only for a state.
"""

import time
from collections.abc import Callable
from typing import TypeVar

import gi  # type: ignore[import-not-found]  # of the system's Python

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402

T = TypeVar("T")
PATIENCE = 20.0
"""Seconds until something that does not come counts as missing; a loaded machine is slow."""


class Missing(AssertionError):
    """What was waited for has not come."""


class Gone(Exception):
    """What stood on the tree just now has gone, as rows do while one filters."""


def until(what: str, look: Callable[[], T | None], patience: float = PATIENCE) -> T:
    """Return what *look* finds, as soon as it finds something; meanwhile events are heard."""
    end = time.monotonic() + patience
    while True:
        try:
            found = look()
        except (GLib.Error, Gone):  # it has gone while it was looked at
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Missing(what)
        _hear_for(20)


def _hear_for(milliseconds: int) -> None:
    """Let events of the bus arrive, for a moment."""
    over: list[bool] = []
    GLib.timeout_add(milliseconds, lambda: over.append(True))
    while not over:
        GLib.MainContext.default().iteration(True)  # noqa: FBT003 - waits for an event


class Ears:
    """What is announced, from now on."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:announcement")

    def _hear(self, event: Atspi.Event) -> None:
        if isinstance(event.any_data, str):
            self.heard.append(event.any_data)

    def wait_for(self, part: str) -> str:
        """Return the first announcement that holds *part*, and forget what was before."""
        said = until(f"to hear {part!r}, only {self.heard}", lambda: self._first(part))
        self.heard.clear()
        return said

    def _first(self, part: str) -> str | None:
        return next((said for said in self.heard if part in said), None)


class Node:
    """One thing on the tree."""

    def __init__(self, accessible: Atspi.Accessible) -> None:
        self.accessible = accessible

    # What it is

    @property
    def name(self) -> str:
        return self.accessible.get_name() or ""

    @property
    def role(self) -> str:
        return str(self.accessible.get_role_name())

    @property
    def description(self) -> str:
        return self.accessible.get_description() or ""

    def has(self, state: str) -> bool:
        """Say whether it has a state: "showing", "focused", "selected", "enabled"."""
        kind = getattr(Atspi.StateType, state.upper())
        return bool(self.accessible.get_state_set().contains(kind))

    @property
    def children(self) -> "list[Node]":
        found = (
            self.accessible.get_child_at_index(at)
            for at in range(self.accessible.get_child_count())
        )
        return [Node(child) for child in found if child]

    def line(self) -> str:
        return f"{self.role} {self.name!r}"

    # Finding within it

    def all(self, role: str, name: str = "", *, part: str = "") -> "list[Node]":
        """Return what shows and has this role and name, or a name that holds *part*."""
        every, rows = Atspi.CollectionMatchType.ALL, Atspi.CollectionSortOrder.CANONICAL
        showing = Atspi.StateSet.new([Atspi.StateType.SHOWING])
        kind = getattr(Atspi.Role, role.upper().replace(" ", "_"))
        rule = Atspi.MatchRule.new(
            showing, every, {}, every, [kind], every, [], every, invert=False
        )
        found = Atspi.Collection.get_matches(self.accessible, rule, rows, 0, True)  # noqa: FBT003
        nodes = [Node(one) for one in found if one]
        return [one for one in nodes if name in ("", one.name) and part in one.name]

    def find(self, role: str, name: str = "", *, part: str = "") -> "Node":
        """Return the first that has this role and name; wait until there is one."""
        what = f"{role} {name or part!r} in {self.line()}"
        return until(what, lambda: next(iter(self.all(role, name, part=part)), None))

    def is_without(self, role: str, name: str = "", *, part: str = "") -> bool:
        """Say whether there is nothing of this role and name; wait until there is not."""
        what = f"no {role} {name or part!r} in {self.line()}"
        return until(what, lambda: not self.all(role, name, part=part))

    # Acting

    def actions(self) -> list[str]:
        """Return what can be done with it, in the words of the bus."""
        if "Action" not in self.accessible.get_interfaces():
            return []
        count = Atspi.Action.get_n_actions(self.accessible)
        return [Atspi.Action.get_action_name(self.accessible, at) for at in range(count)]

    def do(self, action: str) -> "Node":
        """Do one of its actions."""
        offered = self.actions()
        assert action in offered, f"{self.line()} offers {offered}, not {action}"
        Atspi.Action.do_action(self.accessible, offered.index(action))
        return self

    def press(self) -> "Node":
        """Press a button or a link."""
        return self.do("Press")

    def choose(self) -> "Node":
        """Take one of several, or tick it."""
        return self.do("Toggle")

    def focus(self) -> "Node":
        """Give it the focus, and wait until it has it."""
        self.do("SetFocus")
        until(f"focus on {self.line()}", lambda: self.has("focused"))
        return self

    # Text

    @property
    def text(self) -> str:
        return str(Atspi.Text.get_text(self.accessible, 0, -1))

    def write(self, text: str) -> "Node":
        """Replace the text as a screen reader does, without giving it the focus."""
        assert Atspi.EditableText.set_text_contents(self.accessible, text), self.line()
        return self

    # Tables and lists

    @property
    def row_count(self) -> int:
        return int(Atspi.Table.get_n_rows(self.accessible))

    def cell(self, row: int, column: int) -> "Node":
        """Return a cell of a table."""
        found = Atspi.Table.get_accessible_at(self.accessible, row, column)
        if found is None:
            message = f"cell {row}, {column} of {self.line()}"
            raise Gone(message)
        return Node(found)

    def column(self, at: int) -> list[str]:
        """Return what stands in a column, from above."""
        return [self.cell(row, at).name for row in range(self.row_count)]

    def heads(self) -> "list[Node]":
        """Return the heads of the columns."""
        count = Atspi.Table.get_n_columns(self.accessible)
        found = (Atspi.Table.get_column_header(self.accessible, at) for at in range(count))
        return [Node(head) for head in found if head]

    def select_row(self, row: int) -> None:
        """Add a row to what is selected."""
        assert Atspi.Table.add_row_selection(self.accessible, row), f"row {row} of {self.line()}"

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected."""
        return list(Atspi.Table.get_selected_rows(self.accessible))


class Program(Node):
    """The program as the first thing on the tree, and the keys one presses in it."""

    @classmethod
    def named(cls, name: str) -> "Program":
        """Return a program by its name; wait until it is on the bus."""
        Atspi.set_timeout(int(PATIENCE * 1000), int(PATIENCE * 1000))
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(Atspi.Cache.NONE)  # the tree is read as it is, never as it was

        def look() -> "Program | None":
            for at in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(at)
                if child and child.get_name() == name:
                    child.set_cache_mask(Atspi.Cache.NONE)
                    return cls(child)
            return None

        return until(f"the program {name}", look, 60.0)

    @property
    def window(self) -> Node:
        """The window that is active: a dialog over the window, or that."""

        def look() -> Node | None:
            return next((one for one in self.children if one.has("active")), None)

        return until("an active window", look)

    def dialog(self, name: str) -> Node:
        """Return a window by its title; wait until it shows."""

        def look() -> Node | None:
            return next((one for one in self.windows() if one.name == name), None)

        return until(f"the window {name!r} among {[w.name for w in self.windows()]}", look)

    def told(self) -> str:
        """Return what can be read in the window in front, for whoever looks why a story failed."""
        kinds = ("label", "push button", "text", "menu item", "list", "table")
        return "\n".join(node.line() for kind in kinds for node in self.window.all(kind))

    def windows(self) -> list[Node]:
        """Return the windows that show: the main one, dialogs, open menus and lists."""
        return [one for one in self.children if one.has("showing")]


_CODES = {
    "Ctrl": 37, "Shift": 50, "Alt": 64, "Return": 36, "Escape": 9, "Tab": 23, "Home": 110,
    "Up": 111, "Left": 113, "Right": 114, "End": 115, "Down": 116, "1": 10, "F2": 68, "a": 38,
    "q": 24, "z": 52,
}  # fmt: skip
"""The codes of the keys that are pressed, on an X server of its own with the layout it begins with.

By their symbols keys cannot be pressed while another is held: that one would be let go first.
"""


def press_keys(*chords: str) -> None:
    """Press keys one after the other: "Down", "Alt+Down"."""
    for chord in chords:
        *held, key = (_CODES[name] for name in chord.split("+"))
        for code in held:
            Atspi.generate_keyboard_event(code, None, Atspi.KeySynthType.PRESS)
        Atspi.generate_keyboard_event(key, None, Atspi.KeySynthType.PRESSRELEASE)
        for code in reversed(held):
            Atspi.generate_keyboard_event(code, None, Atspi.KeySynthType.RELEASE)


def type_words(words: str) -> None:
    """Type words, letter by letter."""
    Atspi.generate_keyboard_event(0, words, Atspi.KeySynthType.STRING)
