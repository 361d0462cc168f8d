"""Days as the window writes them, by the user's locale."""

from datetime import date

from PySide6.QtCore import QDate, QLocale


def day_in_words(day: date) -> str:
    """Return a day as a head shows it: “Wed 14 Apr”."""
    return _written(day, "ddd d MMM")


def moment_in_words(wall: str) -> str:
    """Return a wall-clock time with its day: “Wed 14 Apr, 16:10”."""
    return f"{day_in_words(date.fromisoformat(wall[:10]))}, {wall[11:]}"


def day_and_year(day: date) -> str:
    """Return a day by itself: “Wed 14 Apr 2027”."""
    return _written(day, "ddd d MMM yyyy")


def days_in_words(first: str, last: str) -> str:
    """Return a span of days: “14–16 Apr 2027”, “30 Oct – 2 Nov 2027”; one day stands alone."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    whole = _written(end, "d MMM yyyy")
    if begin == end:
        return whole
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day}–{whole}"
    pattern = "d MMM" if begin.year == end.year else "d MMM yyyy"
    return f"{_written(begin, pattern)} – {whole}"


def _written(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
