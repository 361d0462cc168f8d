"""What a sample is drawn from: its word lists, its chance, and how its dates are written.

The lists under ``samples/`` count days, since the sample's own days depend on the clock: ``#1`` is
the first day of the convening, ``#2T09:30`` a time on the second, ``@-20`` twenty days before
today, ``@-20!`` the instant of eight in the morning on that day.
"""

import json
import random
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from convenor_resources import resource

Item = dict[str, Any]

SIZES: Final = ("small", "medium", "large")
WEEKS_AHEAD: Final = 18
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ON_THE_DAY: Final = re.compile(r"#(\d)(T\d\d:\d\d)?")
_COUNTED: Final = re.compile(r"@([+-]\d+)(!?)")


@cache
def words(name: str) -> Any:
    """Return a list of words that samples are made of; it is shared, so it is never changed."""
    return json.loads(resource(f"samples/{name}.json").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Draw:
    """A size's plan with its dates settled, its chance, today and the first day."""

    size: str
    plan: Item
    chance: random.Random
    today: date
    first: date

    def ago(self, days: int) -> str:
        """Return a day counted back from today."""
        return (self.today - timedelta(days=days)).isoformat()

    def settled(self, value: Any) -> Any:
        """Return *value* with every counted day in it as a date."""
        return _settled(value, self.today, self.first)


def begin(size: str, seed: int, now: datetime) -> Draw:
    """Return what a sample of *size* is drawn from; equal arguments draw equal samples."""
    written = words(size)
    days = int(written["convening"]["ends"][1:])
    first = first_day(written["convening"]["zone"], days, now.date())
    plan = _settled(written, now.date(), first)
    return Draw(size, plan, random.Random(f"{size} {seed}"), now.date(), first)


def _settled(value: Any, today: date, first: date) -> Any:
    if isinstance(value, dict):
        return {name: _settled(inside, today, first) for name, inside in value.items()}
    if isinstance(value, list):
        return [_settled(inside, today, first) for inside in value]
    if not isinstance(value, str):
        return value
    if found := _ON_THE_DAY.fullmatch(value):
        return f"{first + timedelta(days=int(found[1]) - 1)}{found[2] or ''}"
    if found := _COUNTED.fullmatch(value):
        day = today + timedelta(days=int(found[1]))
        return f"{day}T08:00:00Z" if found[2] else day.isoformat()
    return value


def first_day(zone_name: str, days: int, today: date) -> date:
    """Return the first day, about eighteen weeks ahead.

    A two-day convening in a zone that changes its clocks lies on the next weekend at least so
    far off on which it does; others begin on a Tuesday.
    """
    day = today + timedelta(weeks=WEEKS_AHEAD)
    zone = ZoneInfo(zone_name)
    for later in range(400 if days == 2 else 0):
        saturday = day + timedelta(days=later)
        sunday = saturday + timedelta(days=1)
        if _offset(sunday, zone) != _offset(sunday + timedelta(days=1), zone):
            return saturday
    return day + timedelta(days=(1 - day.weekday()) % 7)


def _offset(day: date, zone: ZoneInfo) -> timedelta | None:
    return datetime.combine(day, time(0), zone).utcoffset()


def in_words(day: str) -> str:
    """Return a date as a letter writes it, without the year."""
    found = date.fromisoformat(day)
    return f"{found.day} {MONTHS[found.month - 1]}"


class Pool:
    """Phrases of which each is used once, in the order of chance."""

    def __init__(self, draw: Draw, phrases: list[str]) -> None:
        self._left = draw.chance.sample(phrases, len(phrases))

    def take(self) -> str:
        """Return a phrase that was not used yet, or "" when none is left."""
        return self._left.pop() if self._left else ""
