"""How a brief goes on: the steps from state to state, and what an action did to briefs."""

from functools import partial
from typing import Final

from convenor.screens.briefs.words import STATES
from convenor_db.domain.actions import briefs as actions
from convenor_db.domain.records import Brief, BriefState
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder

STEPS: Final = {
    BriefState.DRAFT: ("ask",),
    BriefState.IN_REVIEW: ("approve", "draft"),
    BriefState.APPROVED: ("version",),
}
"""The next steps by state, the usual one first."""


def step_words(brief: Brief, actor: str) -> dict[str, str]:
    """Return what the buttons of the next steps say."""
    return {
        "ask": "Ask for approval",
        "approve": f"Approve as {actor}",
        "draft": "Back to draft",
        "version": f"Start version {brief.version + 1}",
    }


def why_not(brief: Brief | None, step: str) -> str:
    """Say why a step cannot be taken now, or ""."""
    if brief is None:
        return "Choose a brief first."
    if step in STEPS[brief.state]:
        return ""
    needed = next(state for state, steps in STEPS.items() if step in steps)
    now, then = (STATES[state].words.lower() for state in (brief.state, needed))
    return f"The brief is at “{now}”; this step begins at “{then}”."


def step(name: str, key: str, *, by: str, today: str) -> Builder:
    """Return what a step does to a brief."""
    if name == "ask":
        return partial(actions.ask_for_approval, key=key)
    if name == "draft":
        return partial(actions.back_to_draft, key=key)
    act = actions.approve if name == "approve" else actions.start_version
    return partial(act, key=key, by=by, today=today)


def made_by(action: Action) -> list[str]:
    """Return the briefs an action has made or brought back."""
    return [one.key for one in action.changes if one.kind == "briefs" and one.before is None]


def texts_changed(action: Action, key: str) -> tuple[str, ...]:
    """Return which texts of a brief an action has changed: title, markdown."""
    return tuple(
        field
        for change in action.changes
        if (change.kind, change.key) == ("briefs", key)
        for field in actions.LINES
        if getattr(change.before, field, None) != getattr(change.after, field, None)
    )
