"""How the overview says what needs somebody: sentence, date, and the button that leads there."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from convenor.widgets.day_words import day_in_words
from convenor_db.domain.attention import Attention, Need
from convenor_db.domain.edits import counted


@dataclass(frozen=True, slots=True)
class LineLook:
    """An icon, the status colour it stands in, and the words of the button."""

    icon: str
    color: str
    button: str


LOOKS: Final[dict[Need, LineLook]] = {
    Need.TO_FIX: LineLook("triangle-alert", "bad", "Show in Agenda"),
    Need.OVERDUE: LineLook("clock", "bad", "Show who"),
    Need.NOT_INVITED: LineLook("mail", "warn", "Show who"),
    Need.LACKING: LineLook("user-plus", "warn", "Show them"),
    Need.TO_APPROVE: LineLook("file-text", "warn", "Review"),
    Need.PAPERS: LineLook("presentation", "warn", "Show them"),
    Need.STALE: LineLook("git-compare", "warn", "Show them"),
    Need.CALENDARS: LineLook("calendar", "info", "Write files…"),
    Need.PACKS: LineLook("layers", "info", "Write packs…"),
    Need.UNREACHABLE: LineLook("map-pin", "mute", "Add addresses"),
    Need.RETENTION: LineLook("shield-alert", "warn", "Settings…"),
}

_ONE_AND_MANY: Final[dict[Need, tuple[str, str]]] = {
    Need.TO_FIX: ("must-fix warning", "must-fix warnings"),
    Need.OVERDUE: ("reply is overdue", "replies are overdue"),
    Need.NOT_INVITED: ("approved seat is not invited", "approved seats are not invited"),
    Need.TO_APPROVE: ("brief waits for approval", "briefs wait for approval"),
    Need.PAPERS: ("session has no paper", "sessions have no paper"),
    Need.STALE: ("brief is older than a position", "briefs are older than a position"),
    Need.CALENDARS: ("calendar is out of date", "calendars are out of date"),
    Need.PACKS: ("pack is out of date", "packs are out of date"),
    Need.UNREACHABLE: ("invited person has no address", "invited people have no address"),
}
_BEFORE_DATE: Final[dict[Need, str]] = {
    Need.TO_FIX: "nearest",
    Need.LACKING: "nearest",
    Need.PAPERS: "nearest",
    Need.STALE: "oldest of",
    Need.CALENDARS: "last written",
    Need.PACKS: "last written",
}


def sentence(one: Attention) -> tuple[str, str]:
    """Return the figure and what follows it: “4”, “must-fix warnings”; at most 36 characters.

    Of a single brief that is older than a position, whose and on what is said too.
    """
    if one.need is Need.RETENTION:
        return "", "Personal data is due for purging"
    if one.need is Need.LACKING:
        return _lacking(one)
    words = counted(one.count, *_ONE_AND_MANY[one.need])
    figure, _, rest = words.partition(" ")
    return figure, f"{rest} {one.position}".strip()


def _lacking(one: Attention) -> tuple[str, str]:
    if not one.without_chair:
        figure, _, rest = counted(
            one.without_room, "session lacks a room", "sessions lack a room"
        ).partition(" ")
        return figure, rest
    figure, _, rest = counted(
        one.without_chair, "session lacks a chair", "sessions lack a chair"
    ).partition(" ")
    return figure, f"{rest}, {one.without_room:,} a room" if one.without_room else rest


def when(one: Attention, today: str) -> str:
    """Return what stands in the column of dates; empty where there is nothing to say."""
    if one.need is Need.UNREACHABLE:
        return "left out of calendars"
    if not one.at:
        return ""
    if one.need is Need.OVERDUE:
        late = (date.fromisoformat(today) - date.fromisoformat(one.at)).days
        return f"oldest {day_of(one.at)}, {counted(late, 'day', 'days')}"
    if one.need is Need.NOT_INVITED:
        return f"wave {one.wave} was due {day_of(one.at)}"
    if one.need is Need.RETENTION:
        word = "since" if one.at < today else "on"
        return f"{word} {day_of(one.at)}"
    time = f", {one.at[11:]}" if one.at[11:] else ""
    return f"{_BEFORE_DATE[one.need]} {day_of(one.at)}{time}"


def day_of(text: str) -> str:
    """Return the day of a day or wall clock: “Wed 14 Apr”."""
    return day_in_words(date.fromisoformat(text[:10]))
