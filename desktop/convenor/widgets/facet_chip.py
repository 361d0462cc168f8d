"""A chip that filters by one thing: its menu has the values with their counts, several at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import FilterChip
from convenor.widgets.menu import Menu
from convenor.widgets.on_tree import says_it_opens_a_menu
from convenor.widgets.painting import draw_box
from convenor_db.domain.names import fold

_TICKS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_SEARCH_PAUSE = 1000
"""Milliseconds after which letters begin a new word."""
TAB = "\t"
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def _held(event: QKeyEvent) -> bool:
    """Tell whether a key means a command rather than a letter."""
    return bool(event.modifiers() & _COMMANDING)


class FacetValue(NamedTuple):
    """One value of a facet: what the model calls it, and its words."""

    value: str
    words: str


class TickMenu(Menu):
    """A menu that stays open while entries are ticked; letters go to the entry they begin."""

    STAYS = True

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._typed = ""
        self._since_key = QElapsedTimer()

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
        spaced = event.key() == Qt.Key.Key_Space and self._is_typing()
        if event.key() in _TICKS and not spaced and action and action.isCheckable():
            action.trigger()
        elif event.text().isprintable() and event.text() and not _held(event):
            self.go_to(event.text())
        else:
            super().keyPressEvent(event)

    def go_to(self, letters: str) -> None:
        """Go to the next entry of which a word begins with what has been typed."""
        if not self._is_typing():
            self._typed = ""
        self._since_key.restart()
        again = fold(letters) == self._typed
        self._typed = self._typed if again else self._typed + fold(letters)
        entries = [one for one in self.actions() if one.isEnabled() and not one.isSeparator()]
        active = self.activeAction()
        at = entries.index(active) if active in entries else -1
        start = at + 1 if again or len(self._typed) == 1 else max(at, 0)
        for step in range(len(entries)):
            entry = entries[(start + step) % len(entries)]
            if f" {self._typed}" in f" {fold(entry.text().partition(TAB)[0])}":
                self.setActiveAction(entry)
                return

    def _is_typing(self) -> bool:
        return self._since_key.isValid() and self._since_key.elapsed() < _SEARCH_PAUSE


class FacetChip(FilterChip):
    """The values are asked for when the menu opens, so that counts cost nothing before.

    Values that nobody named before (tags, countries) come from the counts, in the order of the
    alphabet; one that is ticked stays, though nothing has it any more.
    """

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
        says_it_opens_a_menu(self)
        self.clicked.connect(self.open_menu)
        self.cleared.connect(lambda: self.tick(()))

    def set_values(self, values: Sequence[FacetValue]) -> None:
        """Offer other values: those that the file has now."""
        self._values = tuple(values)
        self._say()

    def ticked(self) -> tuple[str, ...]:
        """Return the values it filters by, in their order; none lets everything through."""
        return tuple(each.value for each in self._known() if each.value in self._ticked)

    def tick(self, values: Sequence[str], *, quiet: bool = False) -> None:
        """Filter by exactly these values."""
        self._ticked = set(values)
        self._say()
        if not quiet:
            self.narrowed.emit()

    def _known(self, counted: Iterable[str] = ()) -> tuple[FacetValue, ...]:
        """Return the values named before and besides them those counted or ticked."""
        named = {each.value for each in self._values}
        others = sorted({*counted, *self._ticked} - named, key=fold)
        return (*(FacetValue(each, each) for each in others), *self._values)

    def told(self) -> str:
        """Return what it filters by as a sentence's part ("Seat: Invited, Tentative"), or ""."""
        return f"{self._words}: {self._listed()}" if self._ticked else ""

    def fill(self) -> Menu:
        """Write the menu anew, with the counts of now, and return it."""
        self._menu.clear()
        counts = self._counts()
        for each in self._known(counts):
            count = counts.get(each.value, 0)
            if not count and each.value not in self._ticked:
                continue
            action = self._menu.add(each.words, note=f"{count:,}")
            action.setCheckable(True)
            action.setChecked(each.value in self._ticked)
            action.setIcon(tick_box(on=action.isChecked()))
            action.toggled.connect(partial(self._toggle, action, each.value))
        if self._menu.isEmpty():
            self._menu.add("Nothing to choose from", reason="Nobody is shown.")
        return self._menu

    def open_menu(self) -> None:
        """Show the values under the chip."""
        self.fill().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _toggle(self, action: QAction, value: str, on: bool) -> None:  # noqa: FBT001 - a slot
        action.setIcon(tick_box(on=on))
        self.tick([*(each for each in self._ticked if each != value), *([value] if on else [])])

    def _listed(self) -> str:
        return ", ".join(each.words for each in self._known() if each.value in self._ticked)

    def _say(self) -> None:
        ticked = self.ticked()
        first = next((each.words for each in self._known() if each.value in self._ticked), "")
        more = f" +{len(ticked) - 1}" if len(ticked) > 1 else ""
        self.set_value(f"{first}{more}")


def tick_box(*, on: bool) -> QIcon:
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
