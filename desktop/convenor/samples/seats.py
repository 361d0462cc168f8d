"""The seats: the cast's own, and as many more as the sizes ask for (PRODUCT.md 3.2)."""

from collections import Counter
from datetime import date, timedelta
from itertools import chain, cycle
from typing import Any, Final

from convenor.samples.crowd import Crowd
from convenor.samples.draw import Draw, Item, Pool, words

STATUSES: Final = ("accepted", "declined", "invited", "tentative", "substituted", "waitlisted")
STANDING_BY: Final = ("academia", "civil-society", "industry")
AGREED_SEATS: Final = {"government": 4, "ai-developer": 3, "intergovernmental": 3}
CAPACITIES: Final = {"media": "press", "funder": "observer"}
LIKELIHOODS: Final = (0.4, 0.5, 0.6, 0.75, 0.9)
# Every so manieth seat comes by video, has a known journey, is away for a while, has a note.
REMOTE, JOURNEY, AWAY, NOTE = 37, 3, 29, 11


class Seats:
    """Fills the seats that the cast leaves free."""

    def __init__(self, draw: Draw, bodies: list[Item], crowd: Crowd, held: list[Item]) -> None:
        self._draw, self._bodies, self._crowd = draw, bodies, crowd
        self._waves = {wave["number"]: wave for wave in draw.plan["waves"]}
        self._accepted_notes = Pool(draw, words("phrases")["seat_notes"])
        self._declined_notes = Pool(draw, words("phrases")["declined_notes"])
        self._organisation = {one["id"]: one.get("organisation") for one in crowd.people}
        self.made = held
        self._seated = {self._body_of(seat) for seat in held}
        for seat in held:
            self._dated(seat)

    def fill(self) -> list[Item]:
        """Return all seats, statuses as the plan counts them."""
        numbers = Counter({name: self._draw.plan["numbers"].get(name, 0) for name in STATUSES})
        left = numbers - Counter(seat["status"] for seat in self.made)
        left["accepted"] -= left["substituted"]  # every substitute takes one of them
        for body in self._without_anybody():
            if left["accepted"] > 0 and body["id"] in self._met():
                left["accepted"] -= 1
                self._add(body, "accepted")
        pile = list(left.elements())
        self._draw.chance.shuffle(pile)
        places = chain(self._without_anybody(), cycle(self._weighted(self._bodies)))
        standing = cycle(self._weighted(self._of(STANDING_BY)))
        for status in pile:
            self._add(next(standing if status == "waitlisted" else places), status)
        self._ask_in_turn()
        return self.made

    def _ask_in_turn(self) -> None:
        """Let no substitute be asked before the principal has replied."""
        by_key = {seat["id"]: seat for seat in self.made}
        for seat in self.made:
            principal = by_key.get(seat.get("substitute_for", ""))
            if principal is None or seat["status"] != "accepted":
                continue
            if seat["invited_on"] < principal["replied_on"]:
                asked = date.fromisoformat(principal["replied_on"])
                most = min(6, (self._draw.today - asked).days)
                replied = asked + timedelta(days=self._draw.chance.randint(0, most))
                seat |= {"invited_on": asked.isoformat(), "replied_on": replied.isoformat()}

    def _met(self) -> set[str]:
        """Return whom a bilateral or a must-have needs."""
        plan = self._draw.plan
        pairs = plan["bilaterals"] if isinstance(plan.get("bilaterals"), list) else []
        return {key for one in pairs for key in one["sides"]} | set(plan.get("must_have", []))

    def _of(self, constituencies: tuple[str, ...]) -> list[Item]:
        return [body for body in self._bodies if body["constituency"] in constituencies]

    def _without_anybody(self) -> list[Item]:
        return [body for body in self._bodies if body["id"] not in self._seated]

    def _body_of(self, seat: Item) -> str | None:
        return seat.get("seat_of") or self._organisation.get(seat.get("person", ""))

    def _weighted(self, bodies: list[Item]) -> list[Item]:
        made = [
            body
            for body in bodies
            for _ in range(body.get("seats") or AGREED_SEATS.get(body["constituency"], 1))
        ]
        self._draw.chance.shuffle(made)
        return made

    def _add(self, body: Item, status: str) -> Item:
        head = body["id"] not in self._seated
        self._seated.add(body["id"])
        person = self._crowd.add(body, head=head)
        seat: Item = {"id": person["id"].replace("p", "v"), "person": person["id"]}
        seat |= {"status": status, "wave": self._wave(body)}
        if head:
            seat["head"] = True
        if body["constituency"] in CAPACITIES:
            seat["capacity"] = CAPACITIES[body["constituency"]]
        self.made.append(seat)
        self._dated(seat)
        self._furnish(seat, person, body)
        if status == "substituted":
            substitute = self._add(body, "accepted")
            substitute |= {"substitute_for": seat["id"], "approved_by": seat["owner"]}
        return seat

    def _wave(self, body: Item) -> int:
        wave = 1 if body.get("must_have") else self._draw.plan["wave_of"][body["constituency"]]
        return int(wave)

    def _dated(self, seat: Item) -> None:
        """Add whose desk it is, when it was invited and when it replied."""
        chance, today = self._draw.chance, self._draw.today
        seat.setdefault("owner", chance.choice(self._owners()))
        if seat["status"] == "waitlisted" or "wave" not in seat:
            return
        sent = date.fromisoformat(self._waves[seat["wave"]]["send_on"])
        invited = sent + timedelta(days=chance.randint(0, 2))
        seat.setdefault("invited_on", invited.isoformat())
        if seat["status"] in ("accepted", "declined", "tentative", "substituted"):
            since = (today - date.fromisoformat(seat["invited_on"])).days
            replied = today - timedelta(days=chance.randint(1, max(1, since - 2)))
            seat.setdefault("replied_on", replied.isoformat())

    def _owners(self) -> Any:
        return self._draw.plan.get("owners") or words("phrases")["owners"]

    def _furnish(self, seat: Item, person: Item, body: Item) -> None:
        """Give the seat what only some have: a journey, a video link, an absence, a note."""
        number, status, chance = int(seat["id"][1:]), seat["status"], self._draw.chance
        if status in ("invited", "tentative", "waitlisted"):
            seat["likelihood"] = chance.choice(LIKELIHOODS)
        if status == "declined":
            seat["note"] = self._declined_notes.take()
        if status != "accepted":
            return
        if number % NOTE == 1:
            seat["note"] = self._accepted_notes.take()
        if number % REMOTE == 1 and "zone" in body:
            person["zone"], seat["remote"] = body["zone"], True
        elif number % JOURNEY == 0:
            self._travels(seat)
        if number % AWAY == 1:
            day = self._draw.settled("#2")
            why = chance.choice(words("phrases")["away"])
            seat["away"] = [{"from": f"{day}T11:00", "to": f"{day}T12:00", "why": why}]

    def _travels(self, seat: Item) -> None:
        chance = self._draw.chance
        last = self._draw.plan["convening"]["ends"]
        hour, quarter = chance.randint(14, 22), 15 * chance.randint(0, 3)
        seat["arrives"] = f"{self._draw.settled('#0')}T{hour:02}:{quarter:02}"
        seat["leaves"] = f"{last}T{chance.randint(18, 22):02}:{quarter:02}"
