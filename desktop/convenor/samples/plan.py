"""What is settled before anything is drawn: sizes, days, words (PRODUCT.md 3.2)."""

import json
import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from convenor_resources import resource

Item = dict[str, Any]
WEEKS_AHEAD: Final = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much of everything a sample holds."""

    title: str
    zone: str
    city: str
    days: int
    coming: int
    declined: int
    pending: int
    substituted: int
    standby: int
    organisations: tuple[int, int, int, int]
    rooms: int
    breakouts: int
    bilaterals: int
    issues: int
    voices: int
    known: float
    red_lines: int
    commitments: int
    briefs: int


SIZES: Final = {
    "small": Size(
        title="Harbour Dialogue on Frontier AI", zone="Europe/Oslo", city="Torvik", days=3,
        coming=23, declined=6, pending=4, substituted=1, standby=0, organisations=(8, 2, 6, 6),
        rooms=3, breakouts=2, bilaterals=8, issues=5, voices=22, known=0.85, red_lines=9,
        commitments=6, briefs=7,
    ),
    "medium": Size(
        title="Vilna Summit on a Verified Pause", zone="Europe/Vilnius", city="Vilna", days=2,
        coming=118, declined=38, pending=25, substituted=9, standby=30,
        organisations=(29, 8, 16, 42), rooms=10, breakouts=8, bilaterals=22, issues=12, voices=45,
        known=0.6, red_lines=40, commitments=18, briefs=45,
    ),
    "large": Size(
        title="Meridia Action Summit on Frontier AI", zone="Asia/Kolkata", city="Meridia City",
        days=2, coming=960, declined=240, pending=140, substituted=60, standby=0,
        organisations=(48, 40, 80, 432), rooms=25, breakouts=8, bilaterals=120, issues=20,
        voices=60, known=0.35, red_lines=60, commitments=25, briefs=60,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draw:
    """Everything a sample is drawn from: its size, its chance, today and the first day."""

    size: Size
    chance: random.Random
    today: date
    first: date

    def day(self, offset: int) -> str:
        """Return a day counted from the first day of the convening."""
        return (self.first + timedelta(days=offset)).isoformat()

    def ago(self, days: int) -> str:
        """Return a day counted back from today."""
        return (self.today - timedelta(days=days)).isoformat()


@cache
def words(name: str) -> Any:
    """Return a list of words that samples are made of."""
    return json.loads(resource(f"samples/{name}.json").read_text("utf-8"))


def first_day(size: Size, today: date) -> date:
    """Return the first day, about eighteen weeks ahead.

    A two-day convening in a zone that changes its clocks lies on the next weekend at least so
    far off on which it does; others begin on a Tuesday.
    """
    day = today + timedelta(weeks=WEEKS_AHEAD)
    zone = ZoneInfo(size.zone)
    for later in range(400 if size.days == 2 else 0):
        saturday = day + timedelta(days=later)
        sunday = saturday + timedelta(days=1)
        if _offset(sunday, zone) != _offset(sunday + timedelta(days=1), zone):
            return saturday
    return day + timedelta(days=(1 - day.weekday()) % 7)


def _offset(day: date, zone: ZoneInfo) -> timedelta | None:
    return datetime.combine(day, time(0), zone).utcoffset()
