"""The side panel with several selected: how many, what they share, and who they are."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import Signal

from convenor.widgets.avatar import Avatar
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import clear
from convenor.widgets.link_row import LinkRow
from convenor.widgets.panel import FactRow, PanelSection, SidePanel

_MOST: Final = 40
"""So many of several selected are listed; the rest is counted."""


class Listed(NamedTuple):
    """One of those selected: its key, its name, what stands under that.

    *named* is false of a seat nobody is named for: its sign is empty.
    """

    key: str
    name: str
    note: str
    named: bool = True


class SeveralPanel(SidePanel):
    """A title, a line for each thing they share, and the list; a click opens one."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("Selection")
        self._title = Label("", Role.SUBTITLE)
        self.head.add(self._title)
        self._facts = PanelSection("Together")
        self._list = PanelSection("Selected")
        self.body.add(self._facts, self._list)

    def show_several(
        self, title: str, facts: Sequence[tuple[str, str]], entries: Sequence[Listed]
    ) -> None:
        """Show several; *facts* are captions with their words, empty ones are left out."""
        self._title.setText(title)
        clear(self._facts.body)
        for caption, words in facts:
            if words:
                self._facts.body.add(FactRow("", caption, words))
        clear(self._list.body)
        for one in entries[:_MOST]:
            mark = Avatar(one.name if one.named else "", 24)
            link = LinkRow(one.name, one.note, mark=mark, compact=True)
            link.chosen.connect(partial(self.opened.emit, one.key))
            self._list.body.add(link)
        if len(entries) > _MOST:
            self._list.body.add(Label(f"and {len(entries) - _MOST:,} more", Role.MUTED))


def told(counts: Mapping[str, int], most: int) -> str:
    """Return what is counted in one line, the commonest first; alone, it is shared by all."""
    in_order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = [f"{words} {count}" if len(counts) > 1 else words for words, count in in_order[:most]]
    if len(in_order) > most:
        named.append(f"{len(in_order) - most} more")
    return ", ".join(named)
