"""The side panel with several seats selected: what they share, in a line each, and the list."""

from collections import Counter
from collections.abc import Sequence

from convenor.lists.several_panel import MOST, Listed, SeveralPanel, told
from convenor.models.invitations import OVERDUE, SeatRow
from convenor.widgets.status_chip import look_of_constituency, look_of_status
from convenor_db.domain.edits import counted
from convenor_db.domain.names import full_name


class SeveralSeats(SeveralPanel):
    """Several seats."""

    def show_seats(self, rows: Sequence[SeatRow]) -> None:
        """Show several seats."""
        kinds = Counter(each.constituency for each in rows)
        statuses = Counter(each.seat.status for each in rows)
        facts = [
            ("Organisations", told(Counter(each.body for each in rows if each.body), 2)),
            ("Constituencies", told({_kind(kind): kinds[kind] for kind in kinds}, 9)),
            ("Status", told({_status(status): statuses[status] for status in statuses}, 9)),
            ("Reply by", _late(rows)),
            ("Waves", _waves(rows)),
            ("Calendars", _calendars(rows)),
            ("Owners", told(Counter(each.seat.owner or "nobody" for each in rows), 3)),
        ]
        entries = [
            Listed(
                str(each.seat.key),
                _name(each),
                _note(each),
                named=each.is_named,
                tint=str(each.person.key) if each.person else "",
            )
            for each in rows[:MOST]
        ]
        title = f"{counted(len(rows), 'seat', 'seats')} selected"
        self.show_several(title, facts, entries, more=len(rows) - len(entries))


def _name(row: SeatRow) -> str:
    return full_name(row.person) if row.person else row.name


def _note(row: SeatRow) -> str:
    body = row.body if row.person else ""
    return " · ".join(part for part in (_status(row.seat.status), body) if part)


def _status(status: str) -> str:
    return look_of_status(status).words


def _kind(constituency: str) -> str:
    return look_of_constituency(constituency).words


def _waves(rows: Sequence[SeatRow]) -> str:
    """Return “3 in 1, 2 in 2”; of one wave its number."""
    counts = Counter(row.wave for row in rows)
    if len(counts) == 1:
        return next(iter(counts)) or "none"
    in_order = sorted(counts.items(), key=lambda item: int(item[0] or -1))
    return ", ".join(f"{count:,} in {wave or 'none'}" for wave, count in in_order)


def _late(rows: Sequence[SeatRow]) -> str:
    late = [row.days for row in rows if OVERDUE in row.owes and row.days]
    if not late:
        due = sum(bool(row.owes) for row in rows)
        return f"{due:,} due within three days" if due else ""
    return f"{len(late):,} overdue, the oldest by {counted(max(late), 'day', 'days')}"


def _calendars(rows: Sequence[SeatRow]) -> str:
    entries = [row.given.entry for row in rows if row.given.entry]
    if not entries:
        return "none yet"
    answers = sum(row.calendar_words[1].startswith("answered") for row in rows)
    return f"{len(entries):,} of {len(rows):,} have one, {answers:,} answered"
