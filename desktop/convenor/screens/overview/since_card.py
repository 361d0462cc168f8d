"""What others have done in the file since its user last looked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from convenor.widgets.avatar import Avatar
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.card import Card, card_title
from convenor.widgets.day_words import day_in_words
from convenor.widgets.labels import ElidedLabel, Label, Role
from convenor.widgets.layouts import clear, column, row


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An action of somebody else: who, what in words, when at the venue."""

    actor: str
    words: str
    day: str
    time: str


class SinceCard(Card):
    """The last of them, newest first; History has all."""

    history_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self._history = Button("History", Kind.GHOST, "history", small=True)
        self._lines = column(spacing=6)
        self.body.add(row(card_title("Since you last looked"), None, self._history))
        self.body.add(self._lines)
        self._history.clicked.connect(self.history_wanted)
        self._shown: tuple[Sequence[Done], str] | None = None
        self.show_done((), "")

    def show_done(self, done: Sequence[Done], today: str) -> None:
        """Show what others did, or that nobody has."""
        if (done, today) == self._shown:
            return
        self._shown = (done, today)
        clear(self._lines)
        for one in done:
            avatar = Avatar(one.actor, 20)
            words = ElidedLabel(f"{one.actor} · {one.words}", Role.SECONDARY)
            self._lines.addLayout(row(avatar, (words, 1), Label(_when(one, today), Role.CAPTION)))
        if not done:
            self._lines.add(Label("Nobody else has changed anything.", Role.SECONDARY))


def _when(one: Done, today: str) -> str:
    if one.day == today:
        return one.time
    return f"{day_in_words(date.fromisoformat(one.day))} {one.time}"
