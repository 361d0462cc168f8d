"""What needs somebody now, and where each line of it leads."""

from collections.abc import Sequence
from typing import Final

from convenor.workplace import Workplace
from convenor_db.domain.attention import Attention, Looked, Need, attention

_COMMANDS: Final = {
    Need.TO_FIX: "agenda.check",
    Need.CALENDARS: "export.calendars",
    Need.PACKS: "export.packs",
    Need.RETENTION: "convening.settings",
}
_WORDS: Final = {
    Need.OVERDUE: "reply overdue",
    Need.NOT_INVITED: "approved, wave due",
    Need.LACKING: "without chair or room",
    Need.PAPERS: "without paper",
    Need.STALE: "older than a position",
}
"""What stands over the things that were counted, on the screen that shows them."""


def needs(place: Workplace, *, only_mine: bool) -> Sequence[Attention]:
    """Return what needs somebody, most urgent first; *only_mine* leaves out seats of others."""
    stale = place.outdated.answer
    looked = Looked(
        findings=place.watch.findings(),
        today=place.today,
        calendars=stale.calendars if stale else frozenset(),
        packs=stale.packs if stale else frozenset(),
        owner=place.actor if only_mine else None,
    )
    return attention(place.document.snapshot, looked)


def lead(place: Workplace, line: Attention) -> None:
    """Go to where the things of a line are seen to."""
    keys = [key for _, key in line.things]
    command = _COMMANDS.get(line.need)
    if command:
        place.command_wanted.emit(command)
    elif line.need is Need.UNREACHABLE:
        held = (place.document.snapshot.invitations[key].person for key in keys)
        people = [str(person) for person in held if person]
        place.go_to_several("people", people, "invited, without an address")
    elif line.need in _WORDS:
        place.go_to_several(line.things[0][0], keys, _WORDS[line.need])
    else:
        place.go_to(*line.things[0])
