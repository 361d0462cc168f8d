"""The line of counts under the title, and what each filters to when it is clicked."""

from collections.abc import Mapping, Sequence
from typing import Final

from convenor.models.organisations import OrganisationRow
from convenor.models.people import PersonRow
from convenor.widgets.page_head import Count
from convenor_db.domain.edits import counted
from convenor_db.domain.invitations import COMING, OUTSTANDING, UNCOUNTED
from convenor_db.domain.records import Capacity

_COUNTED: Final = tuple(str(each) for each in Capacity if each not in UNCOUNTED)


def people_counts(rows: Mapping[str, PersonRow], places: int | None) -> list[Count]:
    """Return how many there are, and how many come; staff, interpreters and press do not count."""
    seats = [row.seat for row in rows.values() if row.seat]
    held = [seat.status for seat in seats if seat.capacity not in UNCOUNTED]
    coming = sum(status in COMING for status in held)
    outstanding = sum(status in OUTSTANDING for status in held)
    return [
        Count(counted(len(rows), "person", "people"), "all"),
        Count(f"{coming:,} coming", "coming"),
        Count(f"{outstanding:,} outstanding", "outstanding"),
        *([Count(counted(places, "place", "places"))] if places is not None else []),
    ]


def organisation_counts(rows: Mapping[str, OrganisationRow]) -> list[Count]:
    """Return how many there are, and how many must come."""
    needed = sum(row.body.must_have for row in rows.values())
    words = counted(len(rows), "organisation", "organisations")
    return [Count(words, "all"), Count(f"{needed:,} must-have", "must_have")]


def behind(count: str) -> dict[str, Sequence[str]]:
    """Return the filters that show what a count has counted."""
    statuses = {"coming": COMING, "outstanding": OUTSTANDING}.get(count)
    if statuses:
        return {"seat": [str(each) for each in statuses], "capacity": _COUNTED}
    return {"must_have": ("must-have",)} if count == "must_have" else {}
