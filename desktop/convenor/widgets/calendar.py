"""A month to choose a day from."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from convenor.theme.fonts import font
from convenor.theme.icons import icon
from convenor.theme.theme import theme


class Calendar(QCalendarWidget):
    """Qt's calendar in our colours: weekends are not red, the head is not filled."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.setMinimumSize(theme.px(272), theme.px(222))
        self._write_days()
        for name_of_arrow, picture in (
            ("prevmonth", "chevron-left"),
            ("nextmonth", "chevron-right"),
        ):
            arrow = self.findChild(QToolButton, f"qt_calendar_{name_of_arrow}")
            if isinstance(arrow, QToolButton):
                arrow.setIcon(icon(picture))

    def _write_days(self) -> None:
        weekday, head = QTextCharFormat(), QTextCharFormat()
        weekday.setForeground(theme.color("text"))
        head.setForeground(theme.color("text3"))
        head.setFont(font("caption"))
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, weekday)
        self.setHeaderTextFormat(head)
