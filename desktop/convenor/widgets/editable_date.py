"""Fields for a day and for a time of day."""

from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from convenor.theme.theme import theme
from convenor.widgets.buttons import IconButton
from convenor.widgets.calendar import Calendar
from convenor.widgets.dates import read_day, read_time
from convenor.widgets.editable import EditableField
from convenor.widgets.place_editors import PlaceLine

SHOWN: Final = "ddd d MMM yyyy"
"""How a day is written, by the user's locale."""
_STEP: Final = timedelta(minutes=5)
_LEAP: Final = 9
"""Years among which there is a 29 February, also round a century that has none."""


class EditableDate(EditableField):
    """A day, "2027-04-14" or empty; shown with its weekday by the user's locale.

    Typing reads many forms; Up and Down go a day on or back; Alt+Down or the button opens a
    calendar. Words that name no day are said as they stand, for the receiver to refuse.
    """

    def __init__(self, field_name: str, *, placeholder: str = "unknown", year: int = 2000) -> None:
        self._line = PlaceLine(placeholder)
        self._year = year
        self._since: date | None = None
        super().__init__(field_name, self._line)
        self._line.take_back = self.take_back
        self._line.can_take_back = self.can_take_back
        self._line.was_refused = self.was_refused
        self._line.stepped.connect(self._step)
        self._line.entered.connect(self._show_button)
        self._line.left.connect(self._show_button)
        self._button = IconButton("calendar", f"Choose a day for {field_name}", size=15)
        self._button.setParent(self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.open_calendar)
        self._button.hide()

    def day(self) -> date | None:
        """Return the day, None if there is none or the words name none."""
        return self._day_of(self.value())

    def set_year(self, year: int) -> None:
        """Read days without a year as days of *year*, the convening's."""
        self._year = year

    def set_since(self, since: date) -> None:
        """Read days without a year as the next such day from *since* on: a day to come."""
        self._since = since

    def to_words(self, value: str) -> str:
        """Return the day by the locale: "Wed 14 Apr 2027"."""
        day = self._day_of(value)
        return QLocale().toString(_qt(day), SHOWN) if day else value

    def to_value(self, words: str) -> str:
        """Return the day as "2027-04-14", or the words themselves if they name none."""
        day = self._day_of(words)
        return day.isoformat() if day else words.strip()

    def open_calendar(self) -> None:
        """Show a calendar under the field to choose from."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("popup", True)  # noqa: FBT003
        calendar = Calendar(f"Days for {self.field_name}")
        popup.setAccessibleName(calendar.accessibleName())
        calendar.setSelectedDate(_qt(self.day() or self._since or date(self._year, 1, 1)))
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(popup.close)
        calendar.clicked.connect(popup.close)
        inside = QVBoxLayout(popup)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self._line.height() + 2)))
        popup.show()
        calendar.setFocus()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the calendar's button while pointed at."""
        super().enterEvent(event)
        self._show_button()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide it again."""
        super().leaveEvent(event)
        self._show_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the calendar's button at the end of the line."""
        super().resizeEvent(event)
        side = theme.px(24)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = theme.px(3) if mirrored else self.width() - side - theme.px(3)
        self._button.setGeometry(left, (self._line.height() - side) // 2, side, side)

    def _show_button(self) -> None:
        active = self.underMouse() or self._line.hasFocus()
        self._button.setVisible(active and self.isEnabled())
        self._button.raise_()

    def _step(self, days: int) -> None:
        day = self.day()
        if day is not None:
            self._put(day + timedelta(days=days))

    def _pick(self, day: QDate) -> None:
        self._put(date(day.year(), day.month(), day.day()))
        self.end_visit()

    def _put(self, day: date) -> None:
        self._begin()
        self._line.set_words(self.to_words(day.isoformat()))
        self._edited()

    def _day_of(self, words: str) -> date | None:
        return coming_day_of(words, self._since) if self._since else day_of(words, self._year)


class EditableTime(EditableField):
    """A time of day, "10:30" or empty; Up and Down go five minutes on or back."""

    def __init__(self, field_name: str, *, placeholder: str = "") -> None:
        self._line = PlaceLine(placeholder)
        super().__init__(field_name, self._line)
        self._line.take_back = self.take_back
        self._line.can_take_back = self.can_take_back
        self._line.was_refused = self.was_refused
        self._line.stepped.connect(self._step)

    def time(self) -> time | None:
        """Return the time, None if there is none or the words name none."""
        return read_time(self.value())

    def to_value(self, words: str) -> str:
        """Return the time as "10:30", or the words themselves if they name none."""
        read = read_time(words)
        return f"{read:%H:%M}" if read else words.strip()

    def _step(self, fives: int) -> None:
        read = self.time()
        if read is None:
            return
        moved = datetime.combine(date(2000, 1, 2), read) + fives * _STEP
        self._begin()
        self._line.set_words(f"{moved:%H:%M}")
        self._edited()


def day_of(words: str, year: int) -> date | None:
    """Return the day *words* name by the user's locale, None if they name none.

    One without a year is in *year*.
    """
    locale = QLocale()
    shown = locale.toDate(words, SHOWN)
    if shown.isValid():
        return date(shown.year(), shown.month(), shown.day())
    months = [locale.standaloneMonthName(number) for number in range(1, 13)]
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    first = 0 <= short.find("M") < short.find("d")
    return read_day(_without_weekday(words, locale), year=year, months=months, month_first=first)


def coming_day_of(words: str, since: date) -> date | None:
    """Return the day *words* name; one without a year is the next such day from *since* on."""
    named = [day_of(words, year) for year in range(since.year, since.year + _LEAP)]
    return next((day for day in named if day and day >= since), named[0])


def _without_weekday(words: str, locale: QLocale) -> str:
    """Return *words* without the weekday at its beginning; some have figures in them."""
    forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    for form in forms:
        for number in range(1, 8):
            name = locale.dayName(number, form)
            if name and words.casefold().startswith(name.casefold()):
                return words[len(name) :]
    return words


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
