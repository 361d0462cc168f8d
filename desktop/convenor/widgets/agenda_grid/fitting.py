"""What of a block fits into its rectangle, and what goes first when room runs out."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSizeF

from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.titles import Title, Titles
from convenor.widgets.agenda_grid.values import GridBlock, Marks
from convenor.widgets.painting import text_width

NARROW: Final = 84
"""Pixels (at 100 %) below which a block keeps smaller margins and its badge at the foot."""
TIME_ROW: Final = 17
FOOT_ROW: Final = 22
CIRCLE: Final = 20
CIRCLE_STEP: Final = 22
MARK: Final = 12
MARK_STEP: Final = 15
BADGE: Final = 16
_LOW_BADGE_FROM: Final = 62
_MOST_KEPT: Final = 4000
_WISHES: Final = ((True, True, True), (False, True, True), (False, False, True), (False,) * 3)
"""Initials, badges, time: what is given up first goes first; last the title is cut."""

Times = tuple[str, str]
"""The words for the time of a block, long and short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What of a block fits. *beside*: the time stands behind the title; *badge_low*: at the foot.

    *marks_at* is "time" or "foot", the row the small badges stand in, or empty.
    """

    title: Title
    top: float
    time: str = ""
    beside: bool = False
    marks_at: str = ""
    circles: int = 0
    badge_low: bool = False


class Fits:
    """Finds what fits and keeps it, so that a repaint is quick."""

    def __init__(self) -> None:
        self._titles = Titles()
        self._kept: dict[tuple[GridBlock, Times, int, int], Fit] = {}

    def clear(self, *, mirrored: bool = False) -> None:
        """Forget everything: fonts, or the direction the window reads in, are different now."""
        self._titles.mirrored = mirrored
        self._titles.clear()
        self._kept.clear()

    def of(self, block: GridBlock, times: Times, size: QSizeF) -> Fit:
        """Return what fits of a block into *size* pixels."""
        key = (block, times, int(size.width()), int(size.height()))
        fit = self._kept.get(key)
        if fit is None:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            fit = self._kept[key] = _Fitting(self._titles, block, times, size).best()
        return fit


class _Fitting:
    """One block and one rectangle."""

    def __init__(self, titles: Titles, block: GridBlock, times: Times, size: QSizeF) -> None:
        self._titles, self._block, self._times = titles, block, times
        self._width = size.width() - sum(margins(size.width()))
        self._height = size.height()
        self._free = self._height - theme.pxf(2)
        self._badge = badge_width(block.marks)
        self._low = self._badge_goes_low(size)
        self._cut = self._badge + theme.px(4) if self._badge and not self._low else 0
        self._title = titles.broken(block.title, self._width, cut_first=self._cut)

    def best(self) -> Fit:
        """Return the first of the wishes that fits; else the title alone, cut."""
        for duties, marks, time in _WISHES:
            fit = self._try(duties=duties, marks=marks, time=time)
            if fit is not None:
                return fit
        foot = theme.px(FOOT_ROW) if self._low else 0
        lines = max(1, int((self._free - foot) // self._title.pitch))
        cut = self._titles.broken(self._block.title, self._width, cut_first=self._cut, lines=lines)
        return Fit(title=cut, top=self._top(cut.height + foot), badge_low=self._low)

    def _top(self, used: float) -> float:
        """Return the space above the title: the usual, less where it is tight."""
        return max(0.0, min(theme.pxf(5), (self._height - used) / 2))

    def _badge_goes_low(self, size: QSizeF) -> bool:
        """Move the badge out of the way of a word that would run under it."""
        if not self._badge or size.height() < theme.px(_LOW_BADGE_FROM):
            return False
        room = self._width - self._badge - theme.px(4) - 1
        narrow = size.width() < theme.px(NARROW)
        return narrow or self._titles.first_word(self._block.title) > room

    def _try(self, *, duties: bool, marks: bool, time: bool) -> Fit | None:
        words = self._time_below() if time else ""
        marks_at = self._place_of_marks(words) if marks else ""
        circles = self._circles(with_marks=marks_at == "foot") if duties else 0
        foot = circles > 0 or marks_at == "foot" or self._low
        rows = theme.px(TIME_ROW) * bool(words) + theme.px(FOOT_ROW) * foot
        if self._title.height + rows > self._free:
            return self._try_beside() if time and not marks else None
        return Fit(
            title=self._title,
            top=self._top(self._title.height + rows),
            time=words,
            marks_at=marks_at,
            circles=circles,
            badge_low=self._low,
        )

    def _try_beside(self) -> Fit | None:
        """Return a fit with the time behind a title of one line."""
        room = self._width - self._cut - self._title.natural_width - theme.px(8)
        words = self._first_that_fits(self._times, room)
        if self._low or self._title.lines > 1 or not words:
            return None
        top = self._top(self._title.height)
        return Fit(title=self._title, top=top, time=words, beside=True)

    def _time_below(self) -> str:
        words = self._first_that_fits(self._times, self._width)
        if words != self._times[0]:
            return words
        parts = (words, self._block.missed, self._block.place)
        return " · ".join(part for part in parts if part)

    def _first_that_fits(self, wished: Times, room: float) -> str:
        fitting = (words for words in wished if text_width(words, font("caption")) <= room)
        return next(fitting, "")

    def _place_of_marks(self, time: str) -> str:
        width = marks_width(self._block.marks)
        if not width:
            return ""
        used = text_width(time, font("caption")) + width + theme.px(6)
        return "time" if time and used <= self._width else "foot"

    def _circles(self, *, with_marks: bool) -> int:
        taken = self._badge + theme.px(4) if self._low else 0.0
        taken += marks_width(self._block.marks) if with_marks else 0.0
        room = self._width - taken + theme.px(CIRCLE_STEP - CIRCLE)
        return min(len(self._block.duties), max(0, int(room // theme.px(CIRCLE_STEP))))


def margins(width: float) -> tuple[float, float]:
    """Return the space before and behind the words of a block of this width, in pixels."""
    if width < theme.px(NARROW):
        return theme.pxf(8), theme.pxf(3)
    return theme.pxf(10), theme.pxf(4)


def badge_width(marks: Marks) -> float:
    """Return the width of the badge that counts what must be fixed, 0 if there is none."""
    count = marks.must_fix or marks.look_at
    if count < 2:
        return theme.pxf(BADGE) * count
    return theme.pxf(BADGE + 5) + text_width(str(count), font("micro"))


def marks_width(marks: Marks) -> float:
    """Return the width of the small badges, 0 if there are none."""
    return sum((marks.closed, marks.rivals, marks.pinned, marks.unreleased)) * theme.pxf(MARK_STEP)
