"""What narrows a list, in one line: view, words, and the chips there is room for."""

from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from convenor.theme.theme import theme
from convenor.widgets.buttons import FilterChip
from convenor.widgets.facet_chip import FacetChip
from convenor.widgets.flow import Flow
from convenor.widgets.layouts import keep_size
from convenor.widgets.menu import Menu
from convenor.widgets.on_tree import says_it_opens_a_menu
from convenor.widgets.search_field import SearchField
from convenor.widgets.view_button import ViewButton

_GAP: Final = 8
_PLUS: Final = 35
_SEARCH: Final = 200
"""Pixels at 100 % that the field for words keeps, before a chip goes."""


class FilterLine(Flow):
    """A chip that filters is always to be seen; others wait behind a plus where room is short."""

    def __init__(
        self, view: ViewButton, search: SearchField, chips: Sequence[FacetChip], rare: Iterable[str]
    ) -> None:
        """*rare*: titles of chips that are shown only while they filter."""
        self._search, self._chips = search, tuple(chips)
        self._rare = frozenset(rare)
        self._more = keep_size(FilterChip(""), width=_PLUS)
        self._wide = 0
        super().__init__(view, search, *chips, self._more, spacing=_GAP, between=6)
        self._more.setAccessibleName("More filters")
        says_it_opens_a_menu(self._more)
        self._more.setToolTip("More filters")
        self._more.clicked.connect(self._open_more)
        self._fold()

    @cached_property
    def more_menu(self) -> Menu:
        """The names of the chips that wait."""
        return Menu("More filters", self)

    def refold(self) -> None:
        """Show the chips that filter, and of the others those there is room for."""
        self._arrange_anew()

    def folded(self) -> tuple[FacetChip, ...]:
        """Return the chips that wait behind the plus, in their order."""
        return tuple(one for one in self._chips if one.isHidden() and not self._is_rare(one))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold before it wraps."""
        self._fold()
        super().resizeEvent(event)

    def _arrange_anew(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):  # else it has no width yet
            self._fold()
        super()._arrange_anew()

    def _hint_of(self, widget: QWidget) -> QSize:
        hint = super()._hint_of(widget)
        return QSize(self._wide, hint.height()) if widget is self._search and self._wide else hint

    def _fold(self) -> None:
        """Decide what is shown in one line, and how wide the field for words is."""
        wanted = [one for one in self._chips if not self._is_rare(one)]
        loose = [one for one in wanted if not self._stays(one)]
        others = [*self._beside(), *(one for one in wanted if self._stays(one))]
        whole = self.width() + theme.px(_GAP)  # before the first there is none
        room = whole - self._needed(others) - theme.px(_SEARCH + _GAP)
        shown = self._fitting(loose, room)
        more = [self._more] if len(shown) < len(loose) else []
        left = whole - self._needed([*others, *shown, *more]) - theme.px(_GAP)
        self._wide = min(self._search.sizeHint().width(), max(left, theme.px(_SEARCH)))
        seen = (*others, *shown, *more)
        for one in (*self._chips, self._more):
            if one.isHidden() is (one in seen):
                one.setVisible(one in seen)

    def _beside(self) -> list[QWidget]:
        """Return what stands in the line besides the chips and the field for words."""
        own = (*self._chips, self._search, self._more)
        return [one for one in self.widgets() if one not in own and not one.isHidden()]

    def _is_rare(self, chip: FacetChip) -> bool:
        return chip.words in self._rare and not chip.value

    def _stays(self, chip: FacetChip) -> bool:
        return bool(chip.value) or chip.hasFocus()

    def _needed(self, widgets: Iterable[QWidget]) -> int:
        """Return how much room widgets take, with the gap before each."""
        return sum(
            super(FilterLine, self)._hint_of(one).width() + theme.px(_GAP) for one in widgets
        )

    def _fitting(self, chips: Sequence[FacetChip], room: int) -> Sequence[FacetChip]:
        if self._needed(chips) <= room:
            return chips
        room -= self._needed([self._more])
        return [one for at, one in enumerate(chips) if self._needed(chips[: at + 1]) <= room]

    def _open_more(self) -> None:
        """Name the chips that wait; one chosen opens its values in the same place."""
        self.more_menu.clear()
        for chip in self.folded():
            self.more_menu.add(chip.words).triggered.connect(partial(self._open_chip, chip))
        self.more_menu.popup(self._below())

    def _open_chip(self, chip: FacetChip, _checked: object = None) -> None:
        chip.fill().popup(self._below())

    def _below(self) -> QPoint:
        return self._more.mapToGlobal(self._more.rect().bottomLeft())
