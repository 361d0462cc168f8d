"""Which columns of a table are to be seen, in which order, and how wide.

What the user hides stays hidden, what the user asks for stays there: where it does not fit the
table scrolls sideways. Of all others the least important ones hide where room runs out.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QTableView

from convenor.theme.theme import theme

LEAST: Final = 56
"""Pixels at 100 %: no column is narrower."""
FIRST: Final = 0
"""The column of the names, which stands first and cannot be hidden."""


class Standing(NamedTuple):
    """How the columns stand: by their numbers as declared.

    *order* has every column. *hidden* were taken away, *pinned* asked for by the user; the others
    come and go with the room. *widths* are at 100 %, of the columns drawn wider or narrower.
    """

    order: tuple[int, ...]
    hidden: frozenset[int] = frozenset()
    pinned: frozenset[int] = frozenset()
    widths: tuple[tuple[int, int], ...] = ()


class TableColumns(QObject):
    """Shows, hides, moves and measures the columns of one table."""

    changed = Signal()
    """The user has shown, hidden, moved or drawn a column."""

    def __init__(
        self,
        table: QTableView,
        widths: Sequence[int],
        goes_first: Sequence[int],
        stretches: int,
    ) -> None:
        """Take the widths at 100 %; see `RecordTable` for the others."""
        super().__init__(table)
        self._table = table
        self._usual = tuple(widths)
        self._widths = [float(width) for width in widths]
        self._goes_first = tuple(goes_first)
        self._stretches = stretches
        self._hidden: frozenset[int] = frozenset()
        self._pinned: frozenset[int] = frozenset()
        self._busy = False

    def follow(self, head: QHeaderView) -> None:
        """Let the user move the columns of *head* and draw them wider."""
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionsMovable(True)
        head.setFirstSectionMovable(False)
        head.sectionResized.connect(self._drawn)
        head.sectionMoved.connect(self._moved)

    # What stands where

    @property
    def order(self) -> tuple[int, ...]:
        """Every column, in the order in which they stand."""
        head = self._table.horizontalHeader()
        return tuple(head.logicalIndex(at) for at in range(head.count()))

    def shown(self) -> list[int]:
        """Return the columns to be seen, in the order in which they stand."""
        return [column for column in self.order if not self._table.isColumnHidden(column)]

    def has_no_room(self, column: int) -> bool:
        """Tell whether a column is only away because there is no room for it."""
        return self._table.isColumnHidden(column) and column not in self._hidden

    def standing(self) -> Standing:
        """Return how the columns stand, for `stand`."""
        widths = zip(self._widths, self._usual, strict=True)
        drawn = ((at, round(width)) for at, (width, usual) in enumerate(widths) if width != usual)
        return Standing(self.order, self._hidden, self._pinned, tuple(drawn))

    def usual(self) -> Standing:
        """Return how the columns stand where nobody has arranged them."""
        return Standing(tuple(range(len(self._usual))))

    def stand(self, standing: Standing) -> None:
        """Let the columns stand so; what is missing stands as it usually does."""
        head = self._table.horizontalHeader()
        known = range(len(self._usual))
        wanted = [column for column in standing.order if column in known and column != FIRST]
        self._busy = True
        for at, column in enumerate([FIRST, *wanted, *(c for c in known[1:] if c not in wanted)]):
            head.moveSection(head.visualIndex(column), at)
        self._busy = False
        self._hidden = standing.hidden & set(known[1:])
        self._pinned = standing.pinned & set(known[1:]) - self._hidden
        drawn = dict(standing.widths)
        self._widths = [float(max(LEAST, drawn.get(at, self._usual[at]))) for at in known]
        self.measure()

    # What the user does

    def show_column(self, column: int, *, shown: bool) -> None:
        """Show a column whether there is room or not, or take it away."""
        if column == FIRST:
            return
        self._hidden = self._hidden - {column} if shown else self._hidden | {column}
        self._pinned = self._pinned | {column} if shown else self._pinned - {column}
        self.fit()
        self.changed.emit()

    def move(self, column: int, place: int) -> None:
        """Let a column stand at a place, counted from 0 among all of them; 0 is the names'."""
        head = self._table.horizontalHeader()
        if column != FIRST:
            head.moveSection(head.visualIndex(column), max(1, min(place, head.count() - 1)))

    def reset(self) -> None:
        """Let the columns stand as they usually do."""
        self.stand(self.usual())
        self.changed.emit()

    def _moved(self, _column: int, _before: int, _place: int) -> None:
        if not self._busy:
            self.changed.emit()

    def _drawn(self, column: int, _before: int, width: int) -> None:
        if self._busy or column == self._stretching() or not width:
            return
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._widths[column] = width / theme.pxf(1)
            self.changed.emit()

    # Room

    def measure(self) -> None:
        """Take the widths at the present text size."""
        self._busy = True
        self._table.horizontalHeader().setMinimumSectionSize(theme.px(LEAST))
        for at, width in enumerate(self._widths):
            self._table.setColumnWidth(at, theme.px(width))
        self._busy = False
        self.fit()

    def fit(self) -> None:
        """Hide the least important columns where room runs out, or scroll for those asked for."""
        self._busy = True
        room = self._table.viewport().width()
        away = set(self._hidden)
        needed = self._wide(at for at in range(len(self._widths)) if at not in away)
        for at in self._goes_first:
            if needed > room and at not in away and at not in self._pinned:
                away.add(at)
                needed -= theme.px(self._widths[at])
        for at in range(len(self._widths)):
            if self._table.isColumnHidden(at) != (at in away):
                self._table.setColumnHidden(at, at in away)
        scrolls = needed > room and bool(self._pinned)
        self._stretch(scrolls=scrolls)
        if not scrolls:
            self._share(needed - room, away)
        self._busy = False

    def _wide(self, columns: Iterable[int]) -> int:
        return sum(theme.px(self._widths[at]) for at in columns)

    def _stretching(self) -> int:
        """Return the column that takes what is left: that of the names where its own is hidden."""
        return FIRST if self._stretches in self._hidden else self._stretches

    def _stretch(self, *, scrolls: bool) -> None:
        modes, head = QHeaderView.ResizeMode, self._table.horizontalHeader()
        stretching = self._stretching()
        for at in {FIRST, self._stretches, stretching}:
            mode = modes.Stretch if at == stretching and not scrolls else modes.Interactive
            if head.sectionResizeMode(at) is not mode:
                head.setSectionResizeMode(at, mode)
                self._table.setColumnWidth(at, theme.px(self._widths[at]))
        bars = Qt.ScrollBarPolicy
        policy = bars.ScrollBarAsNeeded if scrolls else bars.ScrollBarAlwaysOff
        if self._table.horizontalScrollBarPolicy() is not policy:
            self._table.setHorizontalScrollBarPolicy(policy)

    def _share(self, short: int, away: set[int]) -> None:
        """Let the widest column give up to a fifth where even the hidden ones did not do."""
        stretching = self._stretching()
        shown = [at for at in range(len(self._widths)) if at not in away and at != stretching]
        if not shown:
            return
        widest = max(shown, key=lambda at: self._widths[at])
        width = theme.px(self._widths[widest])
        given = min(short // 2, width // 5) if short > 0 else 0
        if self._table.columnWidth(widest) != width - given:
            self._table.setColumnWidth(widest, width - given)
