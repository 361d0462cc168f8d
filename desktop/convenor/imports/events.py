"""One event of a schedule from elsewhere, whatever form it came in."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event; *begins* is an aware instant, or a wall-clock time of the convening.

    *source* is its id where it came from; *speakers* are pairs of id and whole name; *minutes*
    is real time; *link* is https or nothing.
    """

    source: str
    title: str
    begins: datetime | None
    minutes: int
    room: str = ""
    kind: str = ""
    text: str = ""
    link: str = ""
    speakers: tuple[tuple[str, str], ...] = ()


def safe_link(text: str) -> str:
    """Return a link that may be kept: https without blanks, else nothing."""
    link = text.strip()
    return link if link.startswith("https://") and not any(c.isspace() for c in link) else ""
