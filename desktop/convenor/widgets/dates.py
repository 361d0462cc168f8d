"""Reading days and times as people type them: pure, no Qt."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Final

ENGLISH_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORTEST: Final = 3
_CENTURY: Final = 2000


def read_day(
    text: str, *, year: int, months: Sequence[str] = ENGLISH_MONTHS, month_first: bool = False
) -> date | None:
    """Return the day *text* names, or None if it names none.

    "2027-04-14", "14 Apr 2027", "Wed 14 April", "Apr 14", "14.4.27" and "14/4" are read; a day
    without a year is in *year*. *months* are the month's names in the user's language, January
    first, beside the English ones; *month_first* reads "4/5" as the United States do;
    where only one order is a day ("13/4"), that one is read.
    """
    words = re.findall(r"\d+|[^\W\d_]+", text.casefold())
    numbers = [int(word) for word in words if word.isdigit()]
    # The last one: a weekday before it may look like a month ("mar. 13 avr.").
    month = next((found for word in reversed(words) if (found := _month(word, months))), 0)
    if month:
        day, year = _named(numbers, year)
    elif re.match(r"\s*\d{4}\D", text):
        year, month, day = (*numbers, 0, 0)[:3]
    else:
        first, second, year = _numbered(numbers, year)
        month, day = (first, second) if month_first else (second, first)
        return _checked(year, month, day) or _checked(year, day, month)
    return _checked(year, month, day)


def read_time(text: str) -> time | None:
    """Return the time of day *text* names ("10:30", "1030", "10.30", "9"), or None."""
    found = re.fullmatch(r"\s*(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*h?\s*", text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _month(word: str, months: Sequence[str]) -> int:
    """Return the number of the month whose name begins with *word*, 0 if none does."""
    bare = word.rstrip(".")
    for names in (months, ENGLISH_MONTHS):
        for number, name in enumerate(names, 1):
            if len(bare) >= _SHORTEST and name.casefold().startswith(bare):
                return number
    return 0


def _named(numbers: list[int], year: int) -> tuple[int, int]:
    """Return day and year of a date whose month has a name."""
    if len(numbers) == 1:
        return numbers[0], year
    return (numbers[0], numbers[1]) if len(numbers) == 2 else (0, 0)


def _numbered(numbers: list[int], year: int) -> tuple[int, int, int]:
    """Return the first number, the second and the year of a date in figures."""
    if len(numbers) not in {2, 3}:
        return 0, 0, 0
    first, second, *rest = numbers
    return first, second, rest[0] if rest else year


def _checked(year: int, month: int, day: int) -> date | None:
    full = year + _CENTURY if year < 100 else year
    try:
        return date(full, month, day)
    except ValueError:
        return None
