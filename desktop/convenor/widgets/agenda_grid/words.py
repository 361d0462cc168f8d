"""What the grid says: times, spans over midnight, clock changes, names for screen readers."""

from datetime import date, datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from convenor.widgets.agenda_grid.values import GridBlock, GridColumn, GridDay
from convenor_db.domain.dayaxis import ChangeKind, ClockChange, clock
from convenor_db.domain.daylayout import Layout, Piece, Place
from convenor_db.domain.zones import local


def weekday(day: date) -> str:
    """Return the short name of a day of the week in the user's language."""
    return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def shown_time(zone: ZoneInfo, moment: datetime) -> str:
    """Return an instant as the venue's clocks show it; the second pass of an hour is marked."""
    shown = local(moment, zone)
    return f"{shown:%H:%M}" + (" (second)" if shown.fold else "")


def span_words(zone: ZoneInfo, begins: datetime, ends: datetime) -> str:
    """Return a span of time: "09:00–10:30", over midnight "22:30 → Thu 01:30"."""
    first, last = local(begins, zone), local(ends, zone)
    start, end = shown_time(zone, begins), shown_time(zone, ends)
    if first.date() == last.date():
        return f"{start}–{end}"
    if (last.hour, last.minute) == (0, 0) and first.date() + timedelta(days=1) == last.date():
        return f"{start}–24:00"
    return f"{start} → {weekday(last.date())} {end}"


def piece_times(layout: Layout, place: Place, piece: Piece) -> tuple[str, str]:
    """Return the words for a piece of a session, long and short."""
    begins, ends = place.begins, place.ends
    start, end = shown_time(layout.zone, begins), shown_time(layout.zone, ends)
    if piece.torn_above:
        day = weekday(local(begins, layout.zone).date())
        goes_on = f"→ {weekday(local(ends, layout.zone).date())} " if piece.torn_below else "→ "
        return f"{day} {start} {goes_on}{end}", f"{goes_on}{end}"
    words = span_words(layout.zone, begins, ends)
    if piece.torn_below:
        return words, "→" + words.partition("→")[2]
    return words, start


def change_words(change: ClockChange) -> str:
    """Return what a change of clocks does to a day, in one sentence."""
    hours = f"{clock(change.first)}–{clock(change.last)}"
    if change.kind is ChangeKind.MISSING:
        return f"{hours} does not exist today"
    return f"{hours} comes twice today"


def spoken_name(layout: Layout, day: GridDay, block: GridBlock, column: GridColumn | None) -> str:
    """Return what a screen reader says of a session."""
    parts = [block.title, _when(layout, layout.places[block.key], day)]
    where = block.place or (column.title if column else "")
    parts += [where] if where else []
    parts += [f"cannot come: {block.missed}"] if block.missed else []
    marks = block.marks
    parts += [f"{marks.must_fix} must be fixed"] if marks.must_fix else []
    parts += [f"{marks.look_at} to look at"] if marks.look_at else []
    parts += [word for word, holds in _mark_words(block) if holds]
    return ", ".join(parts)


def tooltip(layout: Layout, day: GridDay, block: GridBlock, column: GridColumn | None) -> str:
    """Return everything about a session as rich text; what users typed is escaped."""
    when = _when(layout, layout.places[block.key], day)
    where = block.place or (column.title if column else "")
    lines = [f"{when} · {where}" if where else when]
    lines += [f"Cannot come: {block.missed}"] if block.missed else []
    lines += [", ".join(block.duties)] if block.duties else []
    lines += [word for word, holds in _mark_words(block) if holds]
    lines += block.facts
    rest = "".join(f"<br>{escape(line)}" for line in lines)
    return f"<p style='white-space:pre-wrap'><b>{escape(block.title)}</b>{rest}</p>"


def _when(layout: Layout, place: Place, day: GridDay) -> str:
    """Return day and times; of a session that began before the day shown, the day it began."""
    begins = local(place.begins, layout.zone).date()
    named = day.label if begins == day.day else weekday(begins)
    return f"{named} {span_words(layout.zone, place.begins, place.ends)}"


def _mark_words(block: GridBlock) -> tuple[tuple[str, bool], ...]:
    marks = block.marks
    return (
        ("rivals meet here", marks.rivals),
        ("pinned", marks.pinned),
        ("closed circle", marks.closed),
        ("not yet released", marks.unreleased),
    )
