"""A brief about somebody, begun from their panel."""

from functools import partial

from convenor.workplace import Workplace
from convenor_db.domain.actions import briefs
from convenor_db.domain.names import full_name
from convenor_db.store.journal import Action


def write_brief_about(place: Workplace, person: str) -> None:
    """Add an empty brief about a person and go to it."""
    somebody = place.document.snapshot.people.get(person)
    if somebody is None:
        return
    key = place.new_key("briefs")
    subject = briefs.Subject("people", person)
    build = partial(briefs.add, title=full_name(somebody), key=key, about=subject)

    def go(action: Action | None) -> None:
        if action:
            place.go_to("briefs", key)

    place.document.act(build, then=go)
