"""History: what was done about somebody last, and the way to all of it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from convenor.models.history import HistoryRow, rows_of, state_of
from convenor.models.history_things import history_of
from convenor.panels.tab import PersonTab, Shown
from convenor.widgets.day_words import day_and_year
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import clear, column
from convenor.widgets.panel import PanelSection
from convenor.workplace import Workplace
from convenor_db.domain.records import KINDS as RECORDS
from convenor_db.store.journal import HistoryLine

_LAST: Final = 12


class HistoryTab(PersonTab):
    """The last actions that changed the person, a seat of theirs or what belongs to them."""

    KINDS = frozenset(RECORDS)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._key = ""
        self._section = PanelSection("Done last", "Show in History", door=True)
        self._section.note_chosen.connect(self._show_all)
        self._rows = column(spacing=10)
        self._section.body.add(self._rows)
        self.setLayout(column(self._section, spacing=0))

    def show_person(self, shown: Shown, *, replace: bool = False) -> None:
        """Ask the file what was done about somebody."""
        key = str(shown.person.key)
        if key != self._key:
            clear(self._rows)
            self._rows.add(WrapLabel("…", Role.MUTED))
        self._key = key
        things = history_of(shown.snapshot, "people", [key])
        about = [_thing(name) for name in things.keys] if things else []
        self._place.document.read(
            lambda store: (key, store.history(about)), lambda found: self._answered(*found)
        )

    def _answered(self, key: str, lines: Sequence[HistoryLine]) -> None:
        if key != self._key:
            return
        clear(self._rows)
        for each in rows_of(lines[:_LAST], self._place.document.snapshot):
            self._rows.add(column(WrapLabel(each.label), WrapLabel(_when(each), Role.CAPTION),
                                  spacing=1))  # fmt: skip
        if not lines:
            self._rows.add(WrapLabel("Nothing was done since they were brought in.", Role.MUTED))

    def _show_all(self) -> None:
        things = history_of(self._place.document.snapshot, "people", [self._key])
        if things:
            self._place.several_wanted.emit(things)


def _thing(name: str) -> tuple[str, str]:
    kind, _, key = name.partition(":")
    return kind, key


def _when(row: HistoryRow) -> str:
    day: date = row.day
    parts = (f"{day_and_year(day)}, {row.time}", row.actor, state_of(row))
    return " · ".join(part for part in parts if part)
