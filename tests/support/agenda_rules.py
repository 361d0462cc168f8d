"""The rules of the agenda that block (RULES.md 6), judged a second time, on interchange objects."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

Item = dict[str, Any]
OUT = ("declined", "withdrawn", "substituted", "absent")
GRAVE_ROLES = ("chair", "speaker", "interpreter", "counsel")


class Judge:
    """Finds what blocks in a sample; a finding is its rule and the keys of what it is about."""

    def __init__(self, sample: Item) -> None:
        self.sample = sample
        self._zone = ZoneInfo(sample["convening"]["zone"])
        self.seats = {one["id"]: one for one in sample["invitations"]}
        self.people = {one["id"]: one for one in sample["people"]}
        self._rooms = {one["id"]: one for one in sample["rooms"]}
        self._rivals = {one["id"]: one.get("rival_group", "") for one in sample["organisations"]}
        self.placed = [
            one for one in sample["sessions"] if one.get("start") and not one.get("dropped_on")
        ]

    def blocks(self) -> list[str]:
        """Return every finding, sorted."""
        found = {*self._clashes(), *self._orders()}
        for session in self.placed:
            found |= {
                *self._of_session(session),
                *self._of_people(session),
                *self._rivals_in(session),
            }
        return sorted(found)

    def span(self, session: Item) -> tuple[datetime, datetime]:
        """Return begin and end as instants."""
        begins = self._instant(session["start"])
        return begins, begins + timedelta(minutes=session["minutes"])

    def _instant(self, wall: str) -> datetime:
        return datetime.fromisoformat(wall).replace(tzinfo=self._zone).astimezone(ZoneInfo("UTC"))

    def counting(self, session: Item) -> list[tuple[Item, str]]:
        """Return who is listed and not out, with the role."""
        listed = [(self.seats[one["invitation"]], one.get("role", "")) for one in session["people"]]
        return [(seat, role) for seat, role in listed if seat["status"] not in OUT]

    def body_of(self, seat: Item) -> str:
        """Return whose seat it is, or ""."""
        person = self.people.get(seat.get("person", ""), {})
        return str(seat.get("seat_of") or person.get("organisation") or "")

    def overlapping(self) -> Iterator[tuple[Item, Item]]:
        """Yield the pairs of sessions that share a moment."""
        for a, b in combinations(self.placed, 2):
            (start, end), (begin, stop) = self.span(a), self.span(b)
            if start < stop and begin < end:
                yield a, b

    def _clashes(self) -> Iterator[str]:
        for a, b in self.overlapping():
            if a.get("room") and a.get("room") == b.get("room"):
                yield f"room-twice:{a['room']}:{a['id']}:{b['id']}"
            others = {seat["id"]: role for seat, role in self.counting(b)}
            for seat, role in self.counting(a):
                if seat["id"] in others and "optional" not in (role, others[seat["id"]]):
                    yield f"person-twice:{seat['id']}:{a['id']}:{b['id']}"

    def _orders(self) -> Iterator[str]:
        by_key = {session["id"]: session for session in self.placed}
        for session in self.placed:
            for key in session.get("after", ()):
                if key in by_key and self.span(session)[0] < self.span(by_key[key])[1]:
                    yield f"order:{session['id']}:{key}"

    def _of_session(self, session: Item) -> Iterator[str]:
        room = self._rooms.get(session.get("room", ""))
        present = [seat for seat, _ in self.counting(session) if not seat.get("remote")]
        if room and room["capacity"] < session.get("expected", len(present)):
            yield f"room-small:{room['id']}:{session['id']}"
        for seat in present:
            needs = self.people.get(seat.get("person", ""), {}).get("step_free")
            if room and needs and not room.get("step_free", True):
                yield f"step-free:{seat['id']}:{session['id']}"
        sitting = {
            name for seat, _ in self.counting(session) for name in (seat["id"], self.body_of(seat))
        }
        for pair in self.sample["keep_apart"]:
            if pair.get("scope") == "session" and {pair["a"], pair["b"]} <= sitting:
                yield f"apart:{pair['id']}:{session['id']}"

    def _of_people(self, session: Item) -> Iterator[str]:
        begin, end = self.span(session)
        for listed in session["people"]:
            if self.seats[listed["invitation"]]["status"] in OUT and listed["role"] in GRAVE_ROLES:
                yield f"role-out:{listed['invitation']}:{session['id']}"
        for seat, role in self.counting(session):
            at = f"{seat['id']}:{session['id']}"
            here = not seat.get("remote")
            if here and seat.get("arrives") and self._instant(seat["arrives"]) > begin:
                yield f"before-arrival:{at}"
            if here and seat.get("leaves") and self._instant(seat["leaves"]) < end:
                yield f"after-departure:{at}"
            for away in seat.get("away", ()):
                overlaps = self._instant(away["from"]) < end and begin < self._instant(away["to"])
                if role != "optional" and overlaps:
                    yield f"unavailable:{at}"

    def _rivals_in(self, session: Item) -> Iterator[str]:
        if session["kind"] in ("break", "plenary"):
            return
        groups: dict[str, set[str]] = {}
        for seat, _ in self.counting(session):
            group = self._rivals.get(self.body_of(seat), "")
            groups.setdefault(group, set()).add(self.body_of(seat))
        meeting = any(group and len(bodies) > 1 for group, bodies in groups.items())
        if meeting and not session.get("clearance"):
            yield f"rivals:{session['id']}"
