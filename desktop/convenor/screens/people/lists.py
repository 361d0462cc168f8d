"""The two views of the screen, put together: columns, facets, cells, words for emptiness."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import SignalInstance

from convenor.lists.record_list import ListWords, RecordList
from convenor.models.organisations import (
    KIND,
    LAND,
    MEMBERS,
    MUST_HAVE,
    ORGANISATION_COLUMNS,
    ORGANISATION_FACETS,
    POSITIONS,
    RIVALS,
    SEATS,
    OrganisationRow,
)
from convenor.models.people import (
    COLUMNS,
    CONSTITUENCY,
    COUNTRY,
    EMAIL,
    FACETS,
    LANGUAGES,
    LAST_CONTACT,
    NO_SEAT,
    REACH,
    TAGS,
    PersonRow,
)
from convenor.models.table import KEY_ROLE, TableModel
from convenor.screens.people.cells import OrganisationCells, PersonCells
from convenor.widgets.empty_state import EmptyState
from convenor.widgets.facet_chip import FacetChip, FacetValue
from convenor.widgets.record_table import RecordTable
from convenor.widgets.status_chip import CONSTITUENCIES, STATUSES
from convenor_db.domain.records import Capacity

_CONSTITUENCIES = tuple(FacetValue(name, look.words) for name, look in CONSTITUENCIES.items())
_SEATS = tuple(FacetValue(name, look.words) for name, look in STATUSES.items())
_NO_COUNTRY = (FacetValue(NO_SEAT, "None"),)
EVERYBODY: Final = "Everybody"
ALL_BODIES: Final = "All organisations"
"""The views that show everything."""


def people_list(new: Callable[[], object], commands: SignalInstance) -> RecordList:
    """Return the view People; *new* begins the first person of an empty convening."""
    model: TableModel[PersonRow] = TableModel(COLUMNS, facets=FACETS)
    table = RecordTable(
        "People",
        model,
        key_role=KEY_ROLE,
        widths=(220, 168, 144, 124, 176, 72, 92, 120, 124),
        goes_first=(LANGUAGES, LAST_CONTACT, COUNTRY, TAGS, EMAIL, CONSTITUENCY),
        stretches=1,
    )
    model.setParent(table)
    table.setItemDelegate(PersonCells(table))
    empty = EmptyState(
        "users",
        "No people yet",
        "Everybody the secretariat knows stands here: invitees, assistants, staff, press.",
        "New person",
        "Import people…",
    )
    empty.primary_taken.connect(new)
    empty.quiet_taken.connect(partial(commands.emit, "import.people"))
    values = {
        "constituency": ("Constituency", (*_CONSTITUENCIES, FacetValue(NO_SEAT, "None"))),
        "country": ("Country", _NO_COUNTRY),
        "seat": ("Seat", (*_SEATS, FacetValue(NO_SEAT, "No seat"))),
        "tag": ("Tag", ()),
        "capacity": ("Capacity", tuple(FacetValue(str(c), c.capitalize()) for c in Capacity)),
        "address": ("Address", (FacetValue(REACH[1], "none"), FacetValue(REACH[0], "has one"))),
    }
    return RecordList(
        model,
        table,
        _chips(model, values),
        empty,
        words=ListWords("Filter by name, organisation, tag…", "person", "people"),
        rare=("capacity",),
    )


def organisations_list(new: Callable[[], object]) -> RecordList:
    """Return the view Organisations."""
    model: TableModel[OrganisationRow] = TableModel(
        ORGANISATION_COLUMNS, facets=ORGANISATION_FACETS
    )
    table = RecordTable(
        "Organisations",
        model,
        key_role=KEY_ROLE,
        widths=(260, 160, 80, 130, 72, 84, 170, 118),
        goes_first=(LAND, MEMBERS, RIVALS, POSITIONS, MUST_HAVE, KIND, SEATS),
        stretches=0,
    )
    model.setParent(table)
    table.setItemDelegate(OrganisationCells(table))
    empty = EmptyState(
        "building-2",
        "No organisations yet",
        "Ministries, laboratories, institutes and others that hold seats and positions.",
        "New organisation",
    )
    empty.primary_taken.connect(new)
    values = {
        "constituency": ("Constituency", _CONSTITUENCIES),
        "country": ("Country", _NO_COUNTRY),
        "rivals": ("Rival group", ()),
        "must_have": ("Weight", (FacetValue("must-have", "Must-have"),)),
    }
    return RecordList(
        model,
        table,
        _chips(model, values),
        empty,
        words=ListWords("Filter by name, country, group…", "organisation", "organisations"),
        rare=("must_have",),
    )


def _chips(
    model: TableModel[PersonRow] | TableModel[OrganisationRow],
    values: dict[str, tuple[str, tuple[FacetValue, ...]]],
) -> dict[str, FacetChip]:
    return {
        name: FacetChip(title, of, lambda name=name: model.counts(name))  # type: ignore[misc]
        for name, (title, of) in values.items()
    }
