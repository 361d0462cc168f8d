"""The commands of a screen's table: its views, its columns, by what it sorts."""

from collections.abc import Callable
from typing import Final, NamedTuple, Protocol

from convenor.commands import Command
from convenor.lists.record_list import View
from convenor.lists.view_tools import ViewTools

_VIEWS: Final = 3
_COLUMNS: Final = 4
"""The parts of the menu in which they stand."""


class Able(Protocol):
    """A screen with tables."""

    @property
    def tools(self) -> ViewTools:
        """What belongs to the views and columns of the table in front."""


class _Deed(NamedTuple):
    name: str
    words: str
    icon: str
    run: Callable[[ViewTools], object]
    why_not: Callable[[ViewTools], str] | None = None
    group: int = _VIEWS


_DEEDS: Final = (
    _Deed("views", "Views…", "layers", lambda tools: tools.open_views()),
    _Deed("views.save", "Save view", "save", lambda tools: tools.views.save(),
          lambda tools: tools.views.why_not_save()),
    _Deed("views.save_as", "Save view as…", "plus", lambda tools: tools.menu.ask_new_name()),
    _Deed("views.revert", "Revert view", "undo-2", lambda tools: tools.views.revert(),
          lambda tools: tools.views.why_not_revert()),
    _Deed("views.rename", "Rename view…", "pencil", lambda tools: tools.menu.ask_other_name(),
          lambda tools: tools.views.why_not_own()),
    _Deed("views.delete", "Delete view", "trash-2", lambda tools: tools.views.delete(),
          lambda tools: tools.views.why_not_own()),
    _Deed("columns", "Show columns…", "columns-3", lambda tools: tools.open_columns(),
          group=_COLUMNS),
    _Deed("columns.arrange", "Columns and order…", "list-ordered", lambda tools: tools.arrange(),
          group=_COLUMNS),
    _Deed("sort", "Sort by…", "arrow-up-down", lambda tools: tools.sort(), group=_COLUMNS),
)  # fmt: skip


def table_commands(screen: Callable[[], Able], name: str, menu: str) -> tuple[Command, ...]:
    """Return the commands of the screen *name*; *menu* is the part of the menu View."""
    return tuple(_command(screen, name, menu, deed) for deed in _DEEDS)


def _command(screen: Callable[[], Able], name: str, menu: str, deed: _Deed) -> Command:
    why_not = deed.why_not
    return Command(
        name=f"{name}.{deed.name}",
        words=deed.words,
        menu=f"View>{menu}",
        group=deed.group,
        icon=deed.icon,
        screen=name,
        run=lambda: deed.run(screen().tools),
        why_not=(lambda: why_not(screen().tools)) if why_not else None,
    )


def open_view(screen: Callable[[], Able], view: str) -> None:
    """Open a built-in view of the table in front."""
    tools = screen().tools
    tools.views.open(View(view))
    tools.views.list.focus_table()
