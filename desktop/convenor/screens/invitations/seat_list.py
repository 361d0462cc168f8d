"""The table of the seats put together: columns, facets, cells, words for emptiness."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from convenor.lists.record_list import ListWords, RecordList
from convenor.lists.saved_views import BuiltIn
from convenor.models.invitations import (
    CALENDAR,
    CAPACITY,
    COLUMNS,
    CONSTITUENCY,
    COPY,
    FACETS,
    ORGANISATION,
    OVERDUE,
    OWES,
    OWNER,
    WAVE,
    SeatRow,
)
from convenor.models.people import NO_SEAT
from convenor.models.table import KEY_ROLE, TableModel
from convenor.screens.invitations.cells import SeatCells
from convenor.widgets.empty_state import EmptyState
from convenor.widgets.facet_chip import FacetChip, FacetValue
from convenor.widgets.record_table import RecordTable
from convenor.widgets.status_chip import CONSTITUENCIES, STATUSES
from convenor_db.domain.records import Capacity, Wave

_CONSTITUENCIES: Final = tuple(FacetValue(key, look.words) for key, look in CONSTITUENCIES.items())
_STATUSES: Final = tuple(FacetValue(key, look.words) for key, look in STATUSES.items())
_ANSWERS: Final = (FacetValue(OWES, "late or due"), FacetValue(OVERDUE, "overdue"))
VALUES: Final = {
    "status": ("Status", _STATUSES),
    "constituency": ("Constituency", (*_CONSTITUENCIES, FacetValue(NO_SEAT, "None"))),
    "wave": ("Wave", ()),
    "capacity": ("Capacity", tuple(FacetValue(str(c), c.capitalize()) for c in Capacity)),
    "owner": ("Owner", ()),
    "answer": ("Owes an answer", _ANSWERS),
}
"""The chips in order: title and values; those of wave and owner are the file's."""

ALL: Final = "All seats"
OWING: Final = "Owes an answer"
LATE: Final = "Replies overdue"
BUILT_IN: Final = (
    BuiltIn(name=ALL),
    BuiltIn(name=OWING, ticked={"answer": (OWES,)}, sorts=(("reply-by", False),)),
    BuiltIn(name=LATE, ticked={"answer": (OVERDUE,)}, sorts=(("reply-by", False),)),
)
"""The views that every convening has (SCREENS.md 5)."""


def seat_list(add: Callable[[], object], bring_in: Callable[[], object]) -> RecordList:
    """Return the list; *add* begins the first seats, *bring_in* imports people."""
    model: TableModel[SeatRow] = TableModel(COLUMNS, facets=FACETS)
    table = RecordTable(
        "Invitations",
        model,
        key_role=KEY_ROLE,
        widths=(214, 190, 150, 96, 122, 66, 106, 70, 128, 66),
        goes_first=(COPY, CAPACITY, OWNER, CONSTITUENCY, WAVE, CALENDAR),
        stretches=ORGANISATION,
    )
    model.setParent(table)
    table.setItemDelegate(SeatCells(table))
    empty = EmptyState(
        "mail",
        "Nobody has a seat yet",
        "A seat is an invitation: to a person, or to an organisation that has yet to name one.",
        "Add seats…",
        "Import people…",
    )
    empty.primary_taken.connect(add)
    empty.quiet_taken.connect(bring_in)
    chips = {
        name: FacetChip(title, values, lambda name=name: model.counts(name))  # type: ignore[misc]
        for name, (title, values) in VALUES.items()
    }
    return RecordList(
        model,
        table,
        chips,
        empty,
        words=ListWords("Filter by name or organisation…", "seat", "seats"),
        rare=("capacity", "owner"),
    )


def offer_waves(view: RecordList, waves: Iterable[Wave]) -> None:
    """Let the view filter by the waves there are now."""
    values = [FacetValue(str(wave.number), wave_words(wave)) for wave in waves]
    view.chips["wave"].set_values([*values, FacetValue(NO_SEAT, "None")])


def offer_owners(view: RecordList, owners: Sequence[str]) -> None:
    """Let the view filter by the owners there are now."""
    values = [FacetValue(owner, owner) for owner in owners]
    view.chips["owner"].set_values([*values, FacetValue(NO_SEAT, "Nobody")])


def wave_words(wave: Wave) -> str:
    """Return a wave as it is chosen: “2”, “2 · Laboratories”."""
    return f"{wave.number} · {wave.name}" if wave.name else str(wave.number)
