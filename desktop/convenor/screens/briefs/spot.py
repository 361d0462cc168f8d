"""Where the user is on the briefs screen, and what they are about to make."""

from dataclasses import dataclass
from typing import NamedTuple

from convenor_db.domain.records import BriefKind


class Spot(NamedTuple):
    """Where the user was: which brief, written or read, how far down."""

    key: str
    mode: int
    filter: str
    text_down: int
    side_down: int
    reach: bool


@dataclass(slots=True)
class Making:
    """A brief that exists once it has a title."""

    key: str
    kind: BriefKind
    visit: int = -1
