"""A field for a day with a time of day: "Tue 13 Apr 2027, 21:40"."""

import re
from datetime import datetime
from typing import Final

from PySide6.QtCore import QDate, QLocale

from convenor.widgets.dates import read_time
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_date import SHOWN, day_of
from convenor.widgets.place_editors import PlaceLine

_PARTS: Final = re.compile(r"(?P<day>.*?)[\s,T]+(?P<time>\d{1,2}[:.h]\d{2}|\d{4}|\d{1,2}h)\s*")


class EditableMoment(EditableField):
    """A wall-clock time, "2027-04-13T21:40" or empty, written as a day and a time.

    Words that name none are said as they stand, for the receiver to refuse.
    """

    def __init__(self, field_name: str, *, placeholder: str = "unknown", year: int = 2000) -> None:
        self._line = PlaceLine(placeholder)
        self._year = year
        super().__init__(field_name, self._line)
        self._line.take_back = self.take_back
        self._line.can_take_back = self.can_take_back
        self._line.was_refused = self.was_refused

    def set_year(self, year: int) -> None:
        """Read days without a year as days of *year*, the convening's."""
        self._year = year

    def to_words(self, value: str) -> str:
        """Return the day by the locale and the time: "Tue 13 Apr 2027, 21:40"."""
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        day = QLocale().toString(QDate(moment.year, moment.month, moment.day), SHOWN)
        return f"{day}, {moment:%H:%M}"

    def to_value(self, words: str) -> str:
        """Return the time as "2027-04-13T21:40", or the words themselves if they name none."""
        parts = _PARTS.fullmatch(words.strip())
        if not parts:
            return words.strip()
        day = day_of(parts["day"], self._year)
        time = read_time(parts["time"])
        return f"{day.isoformat()}T{time:%H:%M}" if day and time else words.strip()
