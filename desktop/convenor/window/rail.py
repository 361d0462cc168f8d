"""The rail at the window's left: the convening, the screens, what is saved."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.day_words import days_in_words
from convenor.widgets.labels import Role, WrapLabel, set_tooltip
from convenor.widgets.layouts import Box, column, hline, row
from convenor.widgets.mark import Mark
from convenor.widgets.menu import Menu
from convenor.widgets.panel import ScrollColumn
from convenor.widgets.rail_item import RailItem
from convenor_db.domain.records import Convening

_WIDE, _NARROW = 224, 56


class RailEntry(NamedTuple):
    """A screen as the rail shows it; *keys* are fixed for every screen that will ever be."""

    name: str
    words: str
    icon: str
    keys: str


class Rail(QFrame):
    """Shows where the user is, and leads to the other screens."""

    chosen = Signal(str)
    """A screen's entry was chosen: its name."""
    search_wanted = Signal()
    theme_wanted = Signal()
    settings_wanted = Signal()
    why_wanted = Signal()
    """It is not saved, and the user asks why."""

    def __init__(self, entries: Sequence[RailEntry], switcher: Menu) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.setAccessibleName("Screens")
        self._mark = Mark("")
        self._title = WrapLabel("", Role.STRONG)
        self._when = WrapLabel("", Role.CAPTION)
        self._where = WrapLabel("", Role.CAPTION)
        self._saved = WrapLabel("Opening…", Role.MUTED)
        self._why = IconButton("triangle-alert", "Why is it not saved?")
        self._switch = IconButton("chevron-down", "This convening and others")
        self._switch.setMenu(switcher)
        self._search = Button("Search or run…", Kind.FIELD, "search")
        self._search.setToolTip("Search or run  (Ctrl+K)")
        self._find = IconButton("search", "Search or run", shortcut="Ctrl+K")
        self._items = {e.name: RailItem(e.icon, e.words, e.keys) for e in entries}
        self._moon = IconButton("moon", "Light or dark")
        self._gear = IconButton("settings", "Preferences", shortcut="Ctrl+,")
        self.is_collapsed = False
        self._shown: Convening | None = None
        self._build()
        self._connect()
        theme.changed.connect(self._fit)
        theme.changed.connect(self._show_theme)
        self._show_theme()
        self.set_collapsed(collapsed=False)

    def _build(self) -> None:
        words = QWidget()
        self._under_title = row((column(self._when, self._where, spacing=0), 1), spacing=0)
        words.setLayout(column(self._title, self._under_title, spacing=1))
        self._wide_only: tuple[QWidget, ...] = (words, self._search, self._saved)
        head = self._head = row(self._mark, (words, 1), spacing=8)
        screens = column(*self._items.values(), spacing=1)
        self._foot = Box(QBoxLayout.Direction.LeftToRight, spacing=2)
        self._foot.add((self._saved, 1), self._why, self._moon, self._gear)
        self._why.hide()
        upper = self._upper = ScrollColumn(
            "Convening and screens", margins=(10, 14, 10, 4), spacing=8
        )
        upper.body.add(head, 6, self._search, self._find, 6, screens)
        foot = column(hline(), self._foot, margins=(10, 0, 10, 8))
        self.setLayout(column((upper, 1), foot, spacing=4))
        for button in (self._find, self._why, self._moon, self._gear):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self._upper.verticalScrollBar().rangeChanged.connect(self._fit)
        self._search.clicked.connect(self.search_wanted)
        self._find.clicked.connect(self.search_wanted)
        self._moon.clicked.connect(self.theme_wanted)
        self._gear.clicked.connect(self.settings_wanted)
        self._why.clicked.connect(self.why_wanted)
        for name, item in self._items.items():
            item.chosen.connect(lambda name=name: self.chosen.emit(name))

    def show_convening(self, convening: Convening) -> None:
        """Say which convening this is."""
        if convening is self._shown:
            return
        self._shown = convening
        self._mark.set_title(convening.title)
        self._title.setText(convening.title)
        days = days_in_words(convening.starts, convening.ends)
        self._when.setText(days)
        self._where.setText(convening.city)
        self._where.setVisible(bool(convening.city))
        told = [part for part in (convening.title, days, convening.city) if part]
        set_tooltip(self._mark, "\n".join(told))

    def show_saved(self, words: str, *, bad: bool = False) -> None:
        """Say whether everything is in the file; where it is not, one can ask why."""
        self._saved.setText(words)
        self._saved.set_role(Role.BAD if bad else Role.MUTED)
        self._why.set_name(f"{words}: why?")
        self._why.setVisible(bad)

    def check(self, name: str) -> None:
        """Mark the entry of the screen in front; a screen without one leaves none marked."""
        for each, item in self._items.items():
            item.setAutoExclusive(False)
            was_silent = item.blockSignals(True)  # noqa: FBT003 - Qt's own
            item.setChecked(each == name)
            item.blockSignals(was_silent)
            item.setAutoExclusive(True)
        if name in self._items:
            self._upper.ensureWidgetVisible(self._items[name])

    def set_badge(self, name: str, count: str, color: str, meaning: str) -> None:
        """Show a count at an entry's end; an empty one takes it away."""
        self._items[name].set_badge(count, color, meaning)

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Show only icons, or icons and words."""
        for widget in self._wide_only:
            widget.setVisible(not collapsed)
        self._find.setVisible(collapsed)
        (self._head if collapsed else self._under_title).add(self._switch)
        self._switch.show()  # at once: a layout shows what came from another one only later
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if collapsed else directions.LeftToRight
        for part in (self._head, self._foot):
            part.setDirection(direction)
        for item in self._items.values():
            item.set_collapsed(collapsed=collapsed)
        self._foot.set_margins((0, 0, 0, 0) if collapsed else (10, 0, 0, 0))
        self.is_collapsed = collapsed
        self._fit()

    def _show_theme(self) -> None:
        """Show what a click would bring: daylight, or night."""
        self._moon.set_icon("sun" if theme.dark else "moon")

    def _fit(self) -> None:
        """Take the width of the form; a scroll bar stands beside it and covers nothing."""
        bar = self._upper.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self.setFixedWidth(theme.px(_NARROW if self.is_collapsed else _WIDE) + beside)


def keys_in_words(keys: str) -> str:
    """Return a shortcut as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
