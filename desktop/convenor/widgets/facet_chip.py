"""A chip that filters by one thing: its menu has the values with their counts, several at once."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)

from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import FilterChip
from convenor.widgets.menu import Menu
from convenor.widgets.painting import draw_box

_TICKS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class FacetValue(NamedTuple):
    """One value of a facet: what the model calls it, and its words."""

    value: str
    words: str


class TickMenu(Menu):
    """A menu that stays open while entries are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what was hit, and stay."""
        action = self.activeAction()
        if action and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Enter and Space, and stay."""
        action = self.activeAction()
        if event.key() in _TICKS and action and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class FacetChip(FilterChip):
    """The values are asked for when the menu opens, so that counts cost nothing before."""

    narrowed = Signal()
    """Other values are ticked."""

    def __init__(
        self,
        title: str,
        values: Sequence[FacetValue],
        counts: Callable[[], Mapping[str, int]],
    ) -> None:
        """Take *counts*, which returns how many rows each value would show now."""
        super().__init__(title)
        self._values = tuple(values)
        self._counts = counts
        self._ticked: set[str] = set()
        self._menu = TickMenu(title, self)
        self.clicked.connect(self.open_menu)
        self.cleared.connect(lambda: self.tick(()))

    def set_values(self, values: Sequence[FacetValue]) -> None:
        """Offer other values: those that the file has now."""
        self._values = tuple(values)
        self._say()

    def ticked(self) -> tuple[str, ...]:
        """Return the values it filters by, in their order; none lets everything through."""
        return tuple(each.value for each in self._values if each.value in self._ticked)

    def tick(self, values: Sequence[str], *, quiet: bool = False) -> None:
        """Filter by exactly these values."""
        self._ticked = set(values)
        self._say()
        if not quiet:
            self.narrowed.emit()

    def told(self) -> str:
        """Return what it filters by as a sentence's part ("Seat: Invited, Tentative"), or ""."""
        return f"{self._words}: {self._listed()}" if self._ticked else ""

    def fill(self) -> Menu:
        """Write the menu anew, with the counts of now, and return it."""
        self._menu.clear()
        counts = self._counts()
        for each in self._values:
            count = counts.get(each.value, 0)
            if not count and each.value not in self._ticked:
                continue
            action = self._menu.add(each.words, note=f"{count:,}")
            action.setCheckable(True)
            action.setChecked(each.value in self._ticked)
            action.setIcon(_box(on=action.isChecked()))
            action.toggled.connect(partial(self._toggle, action, each.value))
        if self._menu.isEmpty():
            self._menu.add("Nothing to choose from", reason="Nobody is shown.")
        return self._menu

    def open_menu(self) -> None:
        """Show the values under the chip."""
        self.fill().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _toggle(self, action: QAction, value: str, on: bool) -> None:  # noqa: FBT001 - a slot
        action.setIcon(_box(on=on))
        self.tick([*(each for each in self._ticked if each != value), *([value] if on else [])])

    def _listed(self) -> str:
        return ", ".join(each.words for each in self._values if each.value in self._ticked)

    def _say(self) -> None:
        ticked = self.ticked()
        first = next((each.words for each in self._values if each.value in self._ticked), "")
        more = f" +{len(ticked) - 1}" if len(ticked) > 1 else ""
        self.set_value(f"{first}{more}")


def _box(*, on: bool) -> QIcon:
    """Return the box of an entry, ticked or not; a menu shows no mark beside an icon of its own."""
    side = theme.px(16)
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(0.5, 0.5, side - 1, side - 1)
    ground, line = ("accent_fill", "accent_fill") if on else ("surface", "line3")
    draw_box(painter, rect, ground=ground, line=line, radius=4)
    if on:
        paint_icon(painter, "check", rect.adjusted(2, 2, -2, -2), "on_accent")
    painter.end()
    return QIcon(picture)
