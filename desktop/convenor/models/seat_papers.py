"""What one person would get in a pack and what is withheld from them: for staff eyes alone.

It is looked up where packs are planned, so that it never says anything else than the pack does.
"""

from typing import NamedTuple

from convenor_db.domain.invitations import PACKED
from convenor_db.domain.snapshot import Snapshot

_BRIEF = "brief "
"""Before a brief's key, in the key of its part of a pack."""


class PaperLine(NamedTuple):
    """A part of a pack: its title, what there is to say of it, and its brief's key if it is one."""

    title: str
    note: str
    brief: str = ""


class SeatPapers(NamedTuple):
    """What is in and what is not; *state* says how it stands to the copy that was issued.

    *state* is empty where no pack is due yet.
    """

    received: tuple[PaperLine, ...]
    withheld: tuple[PaperLine, ...]
    state: str


def papers_of(snapshot: Snapshot, seat_key: str) -> SeatPapers:
    """Return what a named seat's pack holds, by the agenda that is handed out.

    A seat that gets no pack yet (invited, for instance) is answered for as if it came. Takes a
    while and loads what sets pages: not for the window's thread.
    """
    from convenor.exports.agenda import followed_agenda
    from convenor.exports.packs import plan_packs
    from convenor.exports.packs.composing import Composer
    from convenor.models.packs import PackRow

    sessions = followed_agenda(snapshot).sessions
    seat = snapshot.invitations[seat_key]
    if seat.status in PACKED:
        plan = plan_packs(snapshot, sessions=sessions, seats={seat_key})
        pack = plan.packs[0]
        content = pack.content
        left_out = [(str(each.item), each.why) for each in plan.left_out]
        state = PackRow(at=0, pack=pack, person=None, organisation=None).state
    else:
        content, kept_back = Composer(snapshot, sessions).content(seat)
        left_out = [(str(item), verdict.why) for item, verdict in kept_back]
        state = ""
    return SeatPapers(
        tuple(_received(piece.part.key, piece.part.title, piece.part.mark)
              for piece in content.pieces),
        tuple(_withheld(snapshot, item, why) for item, why in left_out),
        state,
    )  # fmt: skip


def _received(part: str, title: str, mark: str) -> PaperLine:
    return PaperLine(title, mark, part.removeprefix(_BRIEF) if part.startswith(_BRIEF) else "")


def _withheld(snapshot: Snapshot, item: str, why: str) -> PaperLine:
    brief = snapshot.briefs.get(item)
    if brief:
        return PaperLine(brief.title, why, item)
    return PaperLine(item.replace("-", " ").capitalize(), why)
