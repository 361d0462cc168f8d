"""Rooms and sessions: nobody in two places, one late night, some things still to be placed."""

from datetime import datetime, timedelta
from typing import Final

from convenor.samples.plan import Draw, Item, words

ROOMS: Final = (
    ("Assembly Hall", 1500), ("Lakeside", 60), ("Jura", 40), ("Studio", 24), ("Library", 16),
    ("Salon 1", 12), ("Salon 2", 12), ("Salon 3", 8), ("Salon 4", 8), ("Orangery", 80),
)  # fmt: skip


def rooms(draw: Draw) -> list[Item]:
    """Return the rooms, the largest first."""
    made = []
    for number in range(draw.size.rooms):
        name, capacity = ROOMS[number] if number < len(ROOMS) else (f"Cabinet {number - 9}", 8)
        made.append({"id": f"r{number + 1}", "name": name, "capacity": capacity})
    return made


class Timetable:
    """Places sessions and keeps track of who is taken when."""

    def __init__(self, draw: Draw, held: list[Item]) -> None:
        self._draw = draw
        self._free = [seat["id"] for seat in held if seat["status"] == "accepted"]
        self._taken: dict[str, set[str]] = {}
        self.made: list[Item] = []

    def place(self, title: str, kind: str, start: str | None, minutes: int, **more: object) -> Item:
        """Add one session; *people* says how many seats to list in it."""
        count = more.pop("people", 0)
        session: Item = {
            "id": f"s{len(self.made) + 1}",
            "title": title,
            "kind": kind,
            "start": start,
        }
        session |= {"minutes": minutes, **more}
        listed = self._listed(start, minutes, int(str(count)))
        duties = self._duties(kind)
        session["people"] = [
            {"invitation": key, "role": duties[at] if at < len(duties) else "required"}
            for at, key in enumerate(listed)
        ]
        self.made.append(session)
        return session

    def _duties(self, kind: str) -> tuple[str, ...]:
        formal = kind in ("plenary", "breakout")
        return ("chair", "speaker", "note-taker") if formal else ()

    def _listed(self, start: str | None, minutes: int, count: int) -> list[str]:
        slots = _slots(start, minutes)
        free = [key for key in self._free if not slots & self._taken.setdefault(key, set())]
        chosen = self._draw.chance.sample(free, min(count, len(free)))
        for key in chosen:
            self._taken[key] |= slots
        return chosen


def _slots(start: str | None, minutes: int) -> set[str]:
    if start is None:
        return set()
    begins = datetime.fromisoformat(start)
    return {f"{begins + timedelta(minutes=step)}" for step in range(0, minutes, 15)}


def sessions(draw: Draw, held: list[Item]) -> list[Item]:
    """Return the agenda."""
    table = Timetable(draw, held)
    size = draw.size
    for day in range(size.days):
        _frame_of_day(table, draw, day)
    issues = words("issues")[: size.issues]
    places = min(size.rooms, 9) - 1
    for number in range(size.breakouts):
        day, lane = number % size.days, 1 + number // size.days % places
        issue = issues[number % len(issues)]
        table.place(
            f"Round table: {issue['short']}", "breakout", f"{draw.day(day)}T10:30", 90,
            room=f"r{1 + lane}", people=12, issues=[issue["id"]], purpose=issue["question"],
            outline="1. Where we stand. 2. What each could accept. 3. What to bring back.",
            circulated_on=draw.ago(4),
        )  # fmt: skip
    _bilaterals(table, draw)
    _loose_ends(table, draw)
    return table.made


def _frame_of_day(table: Timetable, draw: Draw, day: int) -> None:
    date = draw.day(day)
    opening = "Opening plenary: why now" if day == 0 else "Plenary: what we heard"
    hall = {"room": "r1", "people": 18, "circulated_on": draw.ago(4)}
    table.place(
        opening, "plenary", f"{date}T09:00", 60, purpose="To agree what the days are for.", **hall
    )
    table.place("Coffee", "break", f"{date}T10:00", 30)
    table.place("Lunch", "meal", f"{date}T12:30", 75)
    table.place("Evening reception", "reception", f"{date}T18:30", 90)


def _bilaterals(table: Timetable, draw: Draw) -> None:
    states = words("states")
    places = max(1, draw.size.rooms - 2)
    for number in range(draw.size.bilaterals):
        step, lane = divmod(number, places)
        day, slot = step % draw.size.days, step // draw.size.days
        begins = datetime.fromisoformat(f"{draw.day(day)}T14:00") + timedelta(minutes=45 * slot)
        a, b = states[number % 48]["name"], states[(number * 5 + 7) % 48]["name"]
        table.place(
            f"Bilateral: {a} – {b}", "bilateral", f"{begins:%Y-%m-%dT%H:%M}", 30,
            room=f"r{min(3 + lane, draw.size.rooms)}", people=2, mark="TLP:AMBER+STRICT",
            purpose="To find out what each would do if the other moved first.",
        )  # fmt: skip


def _loose_ends(table: Timetable, draw: Draw) -> None:
    late = f"{draw.day(0)}T22:30"
    table.place("Drafting through the night", "preparatory", late, 180, room="r2", people=5)
    table.place("Two parties, one text", "breakout", None, 45, people=4)
    table.place("Press briefing", "breakout", None, 30)
    table.place("Site visit", "travel", None, 120, dropped_on=draw.ago(6))
