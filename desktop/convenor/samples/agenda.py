"""Rooms and sessions: what was written by hand, then everybody else where they are free."""

from collections.abc import Iterable
from typing import Any, Final

from convenor.samples.draw import Draw, Item, words
from convenor.samples.timetable import PARTICIPATING, Span, Timetable

SESSION_FIELDS: Final = (
    "id", "title", "kind", "room", "start", "minutes", "pinned", "purpose", "outline",
    "circulated_on", "rule", "mark", "link", "issues", "after", "expected", "languages",
    "dropped_on", "briefs",
)  # fmt: skip
SALON_SEATS: Final = 10
ON_EACH_SIDE: Final = 2
MINUTES: Final = {"medium": 45, "large": 30}
SIDES: Final = ("government", "intergovernmental", "ai-developer", "industry")


def rooms(draw: Draw) -> list[Item]:
    """Return the rooms; the large sample writes only names and sizes, and has small salons."""
    plan = draw.plan["rooms"]
    if isinstance(plan[0], dict):
        return list(plan)
    made: list[Item] = [
        {"id": f"r-{at}", "name": name, "capacity": capacity, "equipment": ["screen"]}
        for at, (name, capacity) in enumerate(plan, 1)
    ]
    for number in range(1, draw.plan["salons"] + 1):
        made.append({"id": f"r-s{number}", "name": f"Salon {number}", "capacity": SALON_SEATS})
    return made


class Agenda:
    """Places the sessions of a sample, and people in them."""

    def __init__(self, draw: Draw, bodies: list[Item], table: Timetable) -> None:
        self._draw, self._bodies, self._table = draw, bodies, table
        self._names = {body["id"]: body.get("short") or body["name"] for body in bodies}
        self._rooms = {room["id"]: room for room in rooms(draw)}

    def sessions(self) -> list[Item]:
        """Return the agenda: what is fixed first, so that nobody drawn is asked twice."""
        made = [(one, self._written(one)) for one in self._draw.plan["sessions"]]
        bilaterals = [(one, self._bilateral(one)) for one in self._pairs()]
        both = (*made, *bilaterals)
        for _, session in both:
            self._table.take(session)
        for one, session in made:
            self._open(one, session)
        for number, (one, session) in enumerate(bilaterals):
            self._meet(one, session, number)
        for one, session in made:
            if "table" in one or "heads" in one:
                self._seat_a_table(one, session)
        return [session for _, session in both]

    def _open(self, one: Any, session: Item) -> None:
        if one.get("everybody"):
            self._seat_everybody(one, session)
        if one.get("auto_chair"):
            self._choose_chair(session)

    def _meet(self, one: Any, session: Item, number: int) -> None:
        if one.get("unscheduled"):
            session["people"] = self._both_sides(one["sides"], None)
        elif "start" not in session:
            self._place(one, session, number)

    def _written(self, one: Any) -> Item:
        session = {name: one[name] for name in SESSION_FIELDS if name in one}
        session["people"] = [
            {"invitation": key, "role": role, "transferable": bool(more)}
            for key, role, *more in one.get("people", [])
        ]
        return session

    def _span(self, session: Item) -> Span:
        return self._table.span(session["start"], session["minutes"])

    def _step_free(self, session: Item) -> bool:
        return bool(self._rooms[session["room"]].get("step_free", True))

    def _list(self, session: Item, seat: Item, role: str) -> None:
        session["people"].append({"invitation": seat["id"], "role": role})
        self._table.occupy(seat["id"], self._span(session))

    def _seat_everybody(self, one: Any, session: Item) -> None:
        """List all who are coming and can be there; rivals meet in a plenary, kept apart or not."""
        skipped = {listed["invitation"] for listed in session["people"]} | set(
            one.get("except", ())
        )
        span, step_free = self._span(session), self._step_free(session)
        room_left = self._rooms[session["room"]]["capacity"] - len(session["people"])
        for seat in self._table.coming:
            if seat["id"] in skipped or seat.get("capacity") == "press":
                continue
            if room_left > 0 and self._table.is_free(seat, span, step_free=step_free):
                self._list(session, seat, "optional" if seat.get("remote") else "required")
                room_left -= 1

    def _candidates(self, *, heads: bool) -> list[Item]:
        seats = [
            seat
            for seat in self._table.coming
            if seat.get("capacity", "participant") in PARTICIPATING
            and not seat.get("remote")
            and (seat.get("head") or not heads)
        ]
        self._draw.chance.shuffle(seats)
        return seats

    def _can_sit(self, seat: Item, session: Item, span: Span) -> bool:
        listed = [one["invitation"] for one in session["people"]]
        return (
            seat["id"] not in listed
            and self._table.is_free(seat, span, step_free=self._step_free(session))
            and self._table.may_join(seat, listed)
        )

    def _choose_chair(self, session: Item) -> None:
        span = self._span(session)
        seat = next(
            one for one in self._candidates(heads=True) if self._can_sit(one, session, span)
        )
        session["people"].insert(0, {"invitation": seat["id"], "role": "chair"})
        self._table.occupy(seat["id"], span)

    def _seat_a_table(self, one: Any, session: Item) -> None:
        """Fill a round table, or a dinner of heads, up to the number that was written."""
        span, wanted = self._span(session), one.get("table") or one["heads"]
        for seat in self._candidates(heads="heads" in one):
            if len(session["people"]) >= wanted:
                return
            if self._can_sit(seat, session, span):
                self._list(session, seat, "required")

    def _pairs(self) -> list[Any]:
        """Return the bilaterals as they were written, or as many drawn ones as are asked for."""
        written = self._draw.plan.get("bilaterals", [])
        if isinstance(written, list):
            return written
        able = [
            body["id"]
            for body in self._bodies
            if body["constituency"] in SIDES and self._table.seats_of(body["id"])
        ]
        subjects = [ask for issue in words("issues") for ask in (*issue["asks"], issue["title"])]
        pairs: dict[tuple[str, ...], Any] = {}
        while len(pairs) < written:
            a, b = sorted(self._draw.chance.sample(able, 2))
            if not self._table.are_rivals(a, b) and (a, b) not in pairs:
                purpose = self._purpose(subjects[len(pairs) % len(subjects)], len(pairs))
                pairs[a, b] = {"id": f"s-b{len(pairs) + 1}", "sides": [a, b], "purpose": purpose}
        return list(pairs.values())

    def _purpose(self, subject: str, number: int) -> str:
        endings = (".", ": what each could announce.", ": what stands in the way.")
        return subject + endings[number % len(endings)]

    def _bilateral(self, one: Any) -> Item:
        a, b = (self._names[key] for key in one["sides"])
        minutes = one.get("minutes") or MINUTES[self._draw.size]
        session = {"kind": "bilateral", "minutes": minutes, "mark": "TLP:AMBER+STRICT"}
        return {**session, **self._written(one), "title": f"Bilateral: {a} – {b}"}

    def _both_sides(self, sides: Iterable[str], span: Span | None) -> list[Item]:
        """Return up to two of each side who are free, or nobody when a side has none."""
        listed: list[Item] = []
        for side in sides:
            seats = [
                seat
                for seat in self._table.seats_of(side)
                if seat.get("capacity", "participant") in PARTICIPATING
                and (span is None or self._table.is_free(seat, span))
            ][:ON_EACH_SIDE]
            if not seats:
                return []
            listed += [{"invitation": seat["id"], "role": "required"} for seat in seats]
        return listed

    def _place(self, one: Any, session: Item, number: int) -> None:
        """Give a bilateral the first hour at which both sides and a small room are free."""
        slots = self._draw.plan["slots"]
        starts = slots["starts"]
        small = slots.get("rooms") or [key for key in self._rooms if key.startswith("r-s")]
        for later in range(len(starts)):
            session["start"] = starts[(number + later) % len(starts)]
            span = self._span(session)
            room = next((key for key in small if self._table.room_is_free(key, span)), None)
            people = session["people"] or self._both_sides(one["sides"], span)
            if room and people:
                session |= {"room": room, "people": people}
                self._table.take(session)
                return
        del session["start"]
