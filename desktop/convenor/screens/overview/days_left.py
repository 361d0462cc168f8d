"""How far the convening is, in words."""

from datetime import date

from convenor_db.domain.edits import counted


def days_to(day: str, today: str) -> str:
    """Return how far a day is: “in 9 days”, “today”, “3 days ago”."""
    left = (date.fromisoformat(day) - date.fromisoformat(today)).days
    if left == 0:
        return "today"
    words = counted(abs(left), "day", "days")
    return f"in {words}" if left > 0 else f"{words} ago"


def countdown(first: str, last: str, today: str) -> str:
    """Return how far a convening is: “9 days to go”, “day 2 of 3”, “ended 4 days ago”."""
    if today < first:
        left = (date.fromisoformat(first) - date.fromisoformat(today)).days
        return f"{counted(left, 'day', 'days')} to go"
    if today > last:
        return f"ended {days_to(last, today)}"
    of = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    at = (date.fromisoformat(today) - date.fromisoformat(first)).days + 1
    return f"day {at} of {of}"
