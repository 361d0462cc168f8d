"""The row of tabs: three that are always there, the rest behind “…” until one is chosen."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.buttons import IconButton
from convenor.widgets.layouts import row
from convenor.widgets.menu import Menu
from convenor.widgets.segmented import Segmented

DETAILS: Final = 0
SEAT: Final = 1
PAPERS: Final = 2
POSITIONS: Final = 3
CONTACTS: Final = 4
HISTORY: Final = 5
_NAMES: Final = ("Details", "Seat", "Papers", "Positions", "Contacts", "History")
_ICONS: Final = {POSITIONS: "grid-3x3", CONTACTS: "phone", HISTORY: "history"}
_ALWAYS: Final = 3


class PersonTabs(QWidget):
    """Which tab is shown; six do not fit a narrow panel, so the last one is the one chosen."""

    changed = Signal(int)
    """The tab that is shown now."""

    def __init__(self, current: int = DETAILS) -> None:
        super().__init__()
        self._further = 0
        self._row = Segmented(_NAMES[:_ALWAYS], current, "About this person", padding=8)
        self._more = IconButton("ellipsis", "More tabs", size=16)
        menu = Menu("More tabs", self)
        for tab, icon in _ICONS.items():
            menu.add(_NAMES[tab], icon).triggered.connect(partial(self.set_current, tab))
        self._more.setMenu(menu)
        self._row.changed.connect(self._say_changed)
        self.setLayout(row(self._row, self._more, None, spacing=4))

    def names(self) -> Sequence[str]:
        """Return what stands on the tabs now, in order."""
        return tuple(part.accessibleName() for part in self._row.parts())

    def current(self) -> int:
        """Return the tab that is shown."""
        place = self._row.current()
        return place if place < _ALWAYS else self._further

    def set_current(self, tab: int, *_: object) -> None:
        """Show a tab; one from behind “…” takes the last place."""
        if tab == self.current():
            return
        if tab < _ALWAYS or tab == self._further:
            self._row.set_current(min(tab, _ALWAYS))
            return
        self._further = tab
        self._row.set_labels((*_NAMES[:_ALWAYS], _NAMES[tab]), _ALWAYS)
        self.changed.emit(tab)

    def _say_changed(self, _place: int) -> None:
        self.changed.emit(self.current())
