"""How briefs are spoken of: kinds, states, marks, and why somebody does not get one."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from convenor.widgets.day_words import day_and_year
from convenor.widgets.status_chip import BRIEF_STATES, Look
from convenor_db.domain.records import TLP, Brief, BriefKind, BriefState

KINDS: Final[Mapping[BriefKind, str]] = {
    BriefKind.BACKGROUND: "Background",
    BriefKind.POSITION: "Position",
    BriefKind.TALKING_POINTS: "Talking points",
    BriefKind.ITINERARY: "Itinerary",
    BriefKind.LOGISTICS: "Logistics",
    BriefKind.STATEMENT: "Statement",
}
"""Kinds in the order the list shows them."""

STATES: Final[Mapping[BriefState, Look]] = {state: BRIEF_STATES[state] for state in BriefState}

_MARK_MEANS: Final[Mapping[TLP, str]] = {
    TLP.RED: "Only seats named among the readers get it, whatever else the readers say.",
    TLP.AMBER_STRICT: "Only seats get it that are named among the readers, or whose organisation"
    " is.",
    TLP.AMBER: "Everybody the readers let through gets it, but no press.",
    TLP.GREEN: "Everybody the readers let through gets it, and may share it in their field.",
    TLP.CLEAR: "Everybody the readers let through gets it, and may pass it on freely.",
}


def mark_choices() -> list[tuple[str, str]]:
    """Return the marks one may choose, with "" for the convening's."""
    own = [(str(mark), str(mark)) for mark in reversed(tuple(_MARK_MEANS))]
    return [("", "As the convening"), *own]


def mark_means(mark: TLP, *, own: bool) -> str:
    """Return in one sentence what a mark means for a brief, and whose mark it is if not its own."""
    means = _MARK_MEANS[mark]
    return means if own else f"{mark}, as the convening has it. {means}"


def state_in_words(brief: Brief) -> str:
    """Return what there is to say beside the state's chip."""
    words = f"Version {brief.version}"
    if brief.state is BriefState.APPROVED and brief.approved_by:
        words += f", by {brief.approved_by}"
    if brief.state is BriefState.APPROVED and brief.approved_on:
        words += f", {day_and_year(date.fromisoformat(brief.approved_on))}"
    return words
