"""The side panel with several selected: how many, what they share, and who they are."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from convenor.widgets.avatar import Avatar
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import clear, column
from convenor.widgets.link_row import LinkRow
from convenor.widgets.panel import FactRow, PanelSection, SidePanel

MOST: Final = 40
"""So many of several selected are listed; the rest is counted."""
_AT_ONCE: Final = 12
"""So many rows are made in one go: no more are seen without scrolling."""


class Listed(NamedTuple):
    """One of those selected: its key, its name, what stands under that.

    *named* is false of a seat nobody is named for: its sign is empty. *tint* is the key the sign
    has its tint from, where that is not the first.
    """

    key: str
    name: str
    note: str
    named: bool = True
    tint: str = ""


class SeveralPanel(SidePanel):
    """A title, a line for each thing they share, and the list; a click opens one."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("Selection")
        self._title = Label("", Role.SUBTITLE)
        self.head.add(self._title)
        self._facts = PanelSection("Together")
        self._rows: dict[str, FactRow] = {}
        listed = PanelSection("Selected")
        self._links, self._more = column(spacing=6), Label("", Role.MUTED)
        listed.body.add(self._links, self._more)
        self.body.add(self._facts, listed)
        self._listed: list[tuple[Listed, LinkRow]] = []
        self._waiting: Sequence[Listed] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._list_some)

    def show_several(
        self,
        title: str,
        facts: Sequence[tuple[str, str]],
        entries: Sequence[Listed],
        *,
        more: int = 0,
    ) -> None:
        """Show several; *facts* are captions with their words, empty ones are left out.

        Of *entries* at most `MOST` are listed; *more* are selected beside them.
        """
        self._title.setText(title)
        self._say_facts([fact for fact in facts if fact[1]])
        unlisted = max(len(entries) - MOST, 0) + more
        self._more.setText(f"and {unlisted:,} more")
        self._more.setVisible(unlisted > 0)
        self._list(entries[:MOST])

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the list when something else takes the panel's place: it is large.

        Another screen in front is no reason: it comes back to the same selection.
        """
        super().hideEvent(event)
        if self.isHidden():
            self._list(())

    def _say_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Say what they share; a move leaves the captions as they are."""
        captions = [caption for caption, _ in facts]
        if captions != list(self._rows):
            clear(self._facts.body)
            self._rows = {caption: FactRow("", caption, words) for caption, words in facts}
            self._facts.body.add(*self._rows.values())
        for caption, words in facts:
            self._rows[caption].set_words(words)

    def _list(self, entries: Sequence[Listed]) -> None:
        """List these; a row stays where the same one stands in it, a move has changed its note."""
        kept = 0
        for (before, link), one in zip(self._listed, entries, strict=False):
            if before._replace(note=one.note) != one:
                break
            link.set_note(one.note)
            self._listed[kept] = one, link
            kept += 1
        for _, link in self._listed[kept:]:
            link.hide()
            self._links.removeWidget(link)
            link.deleteLater()
        del self._listed[kept:]
        self._waiting = entries[kept:]
        self._list_some()

    def _list_some(self) -> None:
        """Make the next rows; those further down when the window has had its turn."""
        for one in self._waiting[:_AT_ONCE]:
            link = self._link(one)
            self._links.add(link)
            self._listed.append((one, link))
        self._waiting = self._waiting[_AT_ONCE:]
        if self._waiting:
            self._rest.start()

    def _link(self, one: Listed) -> LinkRow:
        mark = Avatar(one.name if one.named else "", 24, key=one.tint or one.key)
        link = LinkRow(one.name, one.note, mark=mark, compact=True)
        link.chosen.connect(partial(self.opened.emit, one.key))
        return link


def told(counts: Mapping[str, int], most: int) -> str:
    """Return what is counted in one line, the commonest first; alone, it is shared by all."""
    in_order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    alone = len(counts) == 1
    named = [words if alone else f"{words}\u00a0{count}" for words, count in in_order[:most]]
    if len(in_order) > most:
        named.append(f"{len(in_order) - most} more")
    return ", ".join(named)
