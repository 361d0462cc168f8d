"""The start page: begin, open, look at a sample, or go on where one was."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from convenor.settings import RecentFile
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.card import Card
from convenor.widgets.icon_tile import IconTile
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import clear, column, hline, row
from convenor.widgets.link_row import LinkRow
from convenor.widgets.mark import Mark
from convenor.widgets.panel import ScrollColumn
from convenor.window.file_commands import SAMPLES
from convenor_db.domain.zones import read_instant

_WIDTH: Final = 960
_AROUND: Final = 24
_BESIDE: Final = 720
"""Under this many pixels the three cards stand below each other."""


class StartPage(QFrame):
    """What the window shows while no convening is open."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal(str)
    recent_wanted = Signal(str)
    """A recent file was chosen: its path."""
    locate_wanted = Signal(str)
    """A recent file is no longer where it was: its path."""
    clear_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "app")
        self._recent_head = QWidget()
        self._recent = Card(margins=(8, 6, 8, 6), spacing=0)
        self._new = Button("New convening…", Kind.PRIMARY)
        self._open = Button("Open…")
        self._cards = row(
            (self._begin(), 1), (self._opening(), 1), (self._samples(), 1), spacing=16
        )
        self._middle = self._make_middle()
        page = ScrollColumn("Start", margins=(0, 72, 0, 40), spacing=28)
        page.body.add(row(None, self._middle, None), None)
        self.setLayout(column(page))
        theme.changed.connect(self._fit)
        self._new.clicked.connect(self.new_wanted)
        self._open.clicked.connect(self.open_wanted)

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        clear_list = Button("Clear list", Kind.LINK, small=True)
        clear_list.clicked.connect(self.clear_wanted)
        self._recent_head.setLayout(row(Label("Recent files", Role.STRONG), None, clear_list))
        hint = Label("A file dropped anywhere on this window opens.", Role.MUTED)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        parts = (_head(), 12, self._cards, 16, self._recent_head, self._recent, 10, hint)
        middle.setLayout(column(*parts))
        return middle

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep within the window: what has no room beside stands below."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = min(theme.px(_WIDTH), self.width() - 2 * theme.px(_AROUND))
        directions = QBoxLayout.Direction
        beside = width >= theme.px(_BESIDE)
        self._cards.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._middle.setFixedWidth(max(1, width))

    def _begin(self) -> Card:
        card = Card(fills=True)
        words = "Title, days and place; then bring in people, issues and sessions."
        _fill(card, "plus", "New convening", words)
        card.body.add(None, row(self._new, None, Label("Ctrl+Shift+N", Role.MUTED)))
        return card

    def _opening(self) -> Card:
        card = Card(fills=True)
        _fill(
            card, "file-text", "Open a file", "A convening from this computer or a shared folder."
        )
        card.body.add(None, row(self._open, None, Label("Ctrl+O", Role.MUTED)))
        return card

    def _samples(self) -> Card:
        card = Card(fills=True)
        _fill(card, "sparkles", "Look at a sample", "An invented convening to try things on.")
        samples = column(spacing=2)
        card.body.add(4, samples)
        for size, words, note in SAMPLES:
            entry = LinkRow(words, note)
            entry.chosen.connect(lambda size=size: self.sample_wanted.emit(size))
            samples.add(hline(), entry)
        return card

    def show_recent(self, files: Sequence[RecentFile]) -> None:
        """Show the files opened last."""
        clear(self._recent.body)
        for at, file in enumerate(files):
            if at:
                self._recent.body.add(hline())
            self._recent.body.add(self._recent_row(file))
        self._recent.setVisible(bool(files))
        self._recent_head.setVisible(bool(files))

    def _recent_row(self, file: RecentFile) -> QWidget:
        missing = file.is_missing
        entry = LinkRow(
            file.title,
            " · ".join(part for part in (file.place, file.days) if part),
            mark=Mark(file.title, missing=missing),
            middle=str(Path(file.path).parent),
            end="" if missing else opened_in_words(file.opened),
        )
        entry.set_greyed(greyed=missing)
        entry.chosen.connect(lambda: self.recent_wanted.emit(file.path))
        if not missing:
            return entry
        locate = Button("Locate…", small=True)
        locate.clicked.connect(lambda: self.locate_wanted.emit(file.path))
        entry.add(locate)
        return entry

    def focus_content(self) -> None:
        """Put the focus where one most likely goes on."""
        self._new.setFocus()


def _head() -> QWidget:
    head = QWidget()
    promise = "Plan a closed convening: who is invited, who sits where, who reads what."
    words = column(Label("Convenor", Role.TITLE), Label(promise, Role.SECONDARY), spacing=2)
    head.setLayout(row(Mark("", 44), (words, 1), spacing=14))
    return head


def _fill(card: Card, icon: str, title: str, sentence: str) -> None:
    tile = row(IconTile(icon, 36, radius=8), None)
    card.body.add(tile, 8, Label(title, Role.SUBTITLE), WrapLabel(sentence, Role.SECONDARY))


def opened_in_words(instant: str) -> str:
    """Return when a file was opened: the time of today, the day of another day."""
    locale, at = QLocale(), QDateTime.fromSecsSinceEpoch(round(read_instant(instant).timestamp()))
    if at.date() == QDateTime.currentDateTime().date():
        return f"Today, {locale.toString(at.time(), 'HH:mm')}"
    return locale.toString(at.date(), "ddd d MMM yyyy")
