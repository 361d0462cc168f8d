"""Who is where and when: the free rooms and people of a sample, found as the rules judge them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from convenor.samples.draw import Draw, Item

Span = tuple[datetime, datetime]
PARTICIPATING: Final = ("participant", "speaker", "observer")


class Timetable:
    """Keeps what is taken; a person is free who is there, not elsewhere and not away."""

    def __init__(
        self, draw: Draw, bodies: list[Item], people: list[Item], seats: list[Item]
    ) -> None:
        self._zone = ZoneInfo(draw.plan["convening"]["zone"])
        self._persons = {one["id"]: one for one in people}
        self._rivals = {body["id"]: body.get("rival_group", "") for body in bodies}
        self._rooms: dict[str, list[Span]] = {}
        self._taken: dict[str, list[Span]] = {}
        self._apart = [
            (pair["a"], pair["b"])
            for pair in draw.plan.get("keep_apart", [])
            if pair.get("scope", "session") == "session"
        ]
        self.seats = {seat["id"]: seat for seat in seats}
        self.coming = [seat for seat in seats if seat["status"] == "accepted"]
        self._of: dict[str, list[Item]] = {}
        for seat in sorted(self.coming, key=lambda seat: not seat.get("head")):
            self._of.setdefault(self.body_of(seat), []).append(seat)

    def body_of(self, seat: Item) -> str:
        """Return whose seat it is, or ""."""
        person = self._persons.get(seat.get("person", ""), {})
        return str(seat.get("seat_of") or person.get("organisation") or "")

    def seats_of(self, body: str) -> list[Item]:
        """Return the seats of an organisation whose holders are coming, its head first."""
        return self._of.get(body, [])

    def span(self, start: str, minutes: int) -> Span:
        """Return begin and end as instants."""
        begins = datetime.fromisoformat(start).replace(tzinfo=self._zone).astimezone(UTC)
        return begins, begins + timedelta(minutes=minutes)

    def _instant(self, wall: str) -> datetime:
        return self.span(wall, 0)[0]

    def take(self, session: Item) -> None:
        """Note that a session's room and people are taken."""
        if not session.get("start") or session.get("dropped_on"):
            return
        span = self.span(session["start"], session["minutes"])
        if session.get("room"):
            self._rooms.setdefault(session["room"], []).append(span)
        for listed in session.get("people", []):
            self.occupy(listed["invitation"], span)

    def occupy(self, seat: str, span: Span) -> None:
        """Note that a seat's holder is taken then."""
        self._taken.setdefault(seat, []).append(span)

    def room_is_free(self, room: str, span: Span) -> bool:
        """Say whether nothing stands in *room* then."""
        return not any(_overlap(span, taken) for taken in self._rooms.get(room, ()))

    def is_free(self, seat: Item, span: Span, *, step_free: bool = True) -> bool:
        """Say whether a seat's holder can be in a session then."""
        person = self._persons.get(seat.get("person", ""), {})
        if person.get("step_free") and not step_free:
            return False
        if "arrives" in seat and self._instant(seat["arrives"]) > span[0]:
            return False
        if "leaves" in seat and self._instant(seat["leaves"]) < span[1]:
            return False
        away = (
            (self._instant(one["from"]), self._instant(one["to"])) for one in seat.get("away", ())
        )
        busy = (*self._taken.get(seat["id"], ()), *away)
        return not any(_overlap(span, taken) for taken in busy)

    def may_join(self, seat: Item, listed: Iterable[str]) -> bool:
        """Say whether a seat may sit with those listed: no rival among them, nobody kept apart."""
        others = [self.seats[key] for key in listed]
        body = self.body_of(seat)
        group = self._rivals.get(body, "")
        if group and any(self._is_rival(group, body, other) for other in others):
            return False
        mine = {seat["id"], body}
        theirs = {name for other in others for name in (other["id"], self.body_of(other))}
        return not any(
            (a in mine and b in theirs) or (b in mine and a in theirs) for a, b in self._apart
        )

    def _is_rival(self, group: str, body: str, other: Item) -> bool:
        theirs = self.body_of(other)
        return theirs != body and self._rivals.get(theirs, "") == group

    def are_rivals(self, a: str, b: str) -> bool:
        """Say whether two organisations compete."""
        return a != b and bool(self._rivals.get(a)) and self._rivals.get(a) == self._rivals.get(b)

    def speaks(self, seat: Item, languages: list[str]) -> bool:
        """Say whether a seat's holder speaks one of the languages, or is not known not to."""
        known = self._persons.get(seat.get("person", ""), {}).get("languages", [])
        return not languages or not known or bool(set(known) & set(languages))


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
