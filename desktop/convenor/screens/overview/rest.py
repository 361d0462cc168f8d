"""The cards that the first paint does not show: the days, and what others have done."""

from collections.abc import Sequence
from typing import Final

from convenor.screens.overview.days_card import DaysCard
from convenor.screens.overview.since_card import Done, SinceCard
from convenor_db.domain.edits import shown
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import read_instant
from convenor_db.store.journal import HistoryLine

_MOST: Final = 8
"""How many actions of others are listed."""


class Rest:
    """Made once, when the window has been painted."""

    def __init__(self) -> None:
        self.days = DaysCard()
        self.since = SinceCard()

    def show_others(self, lines: Sequence[HistoryLine], snapshot: Snapshot, today: str) -> None:
        """Show the newest of what others did, in the time of the venue."""
        done = []
        for line in lines[:_MOST]:
            at = read_instant(line.at).astimezone(snapshot.zone)
            words = shown(line.label, snapshot)
            done.append(
                Done(actor=line.actor, words=words, day=f"{at:%Y-%m-%d}", time=f"{at:%H:%M}")
            )
        self.since.show_done(done, today)
