"""Small convenings drawn at random, made to hurt: midnights, clock changes, touching sessions."""

import random
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from convenor_db.domain.checking.clearance import clearance_fingerprint
from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.interchange.read import read
from convenor_db.domain.records import Clearance, Role, SessionKind, Status
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.domain.zones import exists

Item = dict[str, Any]
TODAY: Final = "2027-03-10"
ZONES: Final = (
    "Europe/Zurich", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe",
)  # fmt: skip
_SPRING: Final = {
    "Europe/Zurich": "2027-03-27", "America/New_York": "2027-03-13", "Asia/Kathmandu": "2027-04-14",
    "Pacific/Apia": "2027-04-14", "Australia/Lord_Howe": "2027-04-03",
}  # fmt: skip
"""A first day on whose morrow the clocks change, where they do."""
_AUTUMN: Final = {**_SPRING, "Europe/Zurich": "2027-10-30", "America/New_York": "2027-11-06"}
_TIMES: Final = (
    "00:00", "01:30", "03:00", "06:30", "07:00", "08:15", "09:00", "09:45", "10:30", "11:00",
    "11:30", "12:15", "13:00", "13:45", "14:30", "15:00", "18:00", "21:45", "22:00", "23:30",
)  # fmt: skip
_MINUTES: Final = (1, 15, 30, 45, 60, 75, 90, 135, 180, 195, 300, 600)
_WORDS: Final = ("", "", "On price", "Pricing", "PRICÉ and pause", "a launch-date", "Launch, dated")
_TERMS: Final = ("price", "launch date", "pause", "", "—", "on")
_OUT_OR_IN: Final = (*Status, *[Status.ACCEPTED] * 8, Status.INVITED, Status.TENTATIVE)
_LANGUAGES: Final = ("en", "fr", "de")
_GROUPS: Final = ("", "", "labs", "labs", "clouds")


class _Maker:
    """Draws one convening; every list is small, so that things meet."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.zone = self.one(ZONES)
        self.first = self.one((_SPRING, _AUTUMN))[self.zone]
        self.days = [self._day(n) for n in range(3)]
        self.session_keys = self.some_keys("s", 9)
        self.count = 0

    def _day(self, after: int) -> str:
        return f"{datetime.fromisoformat(self.first) + timedelta(days=after):%Y-%m-%d}"

    def one(self, values: Any) -> Any:
        return self.chance.choice(tuple(values))

    def often(self, chance: float = 0.5) -> bool:
        return self.chance.random() < chance

    def some(self, values: Any, most: int) -> list[Any]:
        values = tuple(values)
        return self.chance.sample(values, self.chance.randint(0, min(most, len(values))))

    def wall(self) -> str:
        """Return a wall-clock time, now and then outside the days; none that the clocks skip."""
        day = self.one((*self.days, *self.days, self._day(-1), self._day(3)))
        return f"{day}T{self.one(_TIMES)}"

    def keys(self, letter: str, count: int) -> list[str]:
        return [f"{letter}{n}" for n in range(count)]

    def some_keys(self, letter: str, count: int) -> list[str]:
        """Return keys in no order, so that the order of a list is not that of its keys."""
        keys = self.keys(letter, count)
        return self.chance.sample(keys, count)

    def convening(self) -> Item:
        levels = {
            rule: self.one(("block", "warn", "info", "off"))
            for rule in (self.some(Rule, 5) if self.often(0.3) else [])
        }
        return {
            "title": "T", "starts": self.first, "ends": self._day(2), "zone": self.zone,
            "changeover": self.one((0, 10, 30, 60)), "warning_levels": levels,
            "sensitive_terms": self.some(_TERMS, 3),
            "competition_statement": self.one(("", "We do not speak of prices.")),
        }  # fmt: skip

    def organisations(self) -> list[Item]:
        return [
            {"id": key, "name": key, "constituency": "other", "rival_group": self.one(_GROUPS)}
            for key in self.keys("o", 5)
        ]

    def people(self) -> list[Item]:
        return [
            {
                "id": key, "family": key, "organisation": self.one((None, *self.keys("o", 5))),
                "zone": self.one(("", *ZONES)), "languages": self.some(_LANGUAGES, 2),
                "dietary": self.one(("", "none")), "step_free": self.often(0.2),
            }
            for key in self.keys("p", 9)
        ]  # fmt: skip

    def invitations(self) -> list[Item]:
        return [self._seat(n) for n in range(10)]

    def _seat(self, n: int) -> Item:
        seat: Item = {"id": f"v{n}", "status": str(self.one(_OUT_OR_IN)), "remote": self.often(0.3)}
        if n < 8:
            seat["person"] = f"p{n}"
        if n >= 8 or self.often(0.2):
            seat["seat_of"] = self.one(self.keys("o", 5))
        if self.often(0.3):
            seat["arrives"] = self.wall()
        if self.often(0.3):
            seat["leaves"] = self.wall()
        spans = [sorted((self.wall(), self.wall())) for _ in range(self.one((0, 0, 0, 1, 2)))]
        seat["away"] = [{"from": begin, "to": end} for begin, end in spans]
        return seat

    def rooms(self) -> list[Item]:
        return [
            {
                "id": key, "name": key, "capacity": self.one((None, 0, 1, 2, 4)),
                "step_free": self.often(0.7),
            }
            for key in self.keys("r", 3)
        ]  # fmt: skip

    def sessions(self, count: int) -> list[Item]:
        self.count = count
        made: list[Item] = []
        for n in range(count):
            made.append(self._session(n, made))
        return made

    def _session(self, n: int, before: list[Item]) -> Item:
        return {
            "id": self.session_keys[n], "kind": str(self.one(SessionKind)),
            "title": self.one(("T", *_WORDS[2:])), "minutes": self.one(_MINUTES),
            "room": self.one((None, *self.keys("r", 3))), "start": self._start(before),
            "purpose": self.one(_WORDS), "outline": self.one(_WORDS),
            "circulated_on": self.one((None, "2027-03-01")),
            "link": self.one(("", "https://x.org")), "issues": self.some(self.keys("i", 3), 2),
            "expected": self.one((None, None, 0, 3)), "languages": self.some(_LANGUAGES, 2),
            "after": self._after(n, before),
            "briefs": self.some(self.keys("b", 3), 1), "people": self._listed(),
            "dropped_on": "2027-03-01" if self.often(0.1) else None,
        }  # fmt: skip

    def _after(self, n: int, before: list[Item]) -> list[str]:
        """Return what must come first: mostly a session drawn before, sometimes a later one."""
        others = [key for key in self.session_keys if key != self.session_keys[n]]
        known = [one["id"] for one in before]
        return self.some(self.later(known, others), 1) if self.often(0.3) else []

    def later(self, known: list[str], others: list[str]) -> list[str]:
        """Return keys to choose from: those there are, or, where all will be, any other."""
        return others if self.often(0.3) and self.count == len(self.session_keys) else known

    def cleared(self, snapshot: Snapshot) -> Snapshot:
        """Let counsel have cleared some sessions, as they stand or as they once stood."""
        changes = []
        for key, session in snapshot.sessions.items():
            if self.often(0.4):
                seen = clearance_fingerprint(snapshot, session) if self.often(0.7) else "other"
                clearance = Clearance(by="C", on="2027-03-02", fingerprint=seen)
                after = replace(session, clearance=clearance)
                place = snapshot.places["sessions"][key]
                changes.append(Change("sessions", key, session, after, place))
        return snapshot.with_changes(changes)

    def _start(self, before: list[Item]) -> str | None:
        """Return a time of day, or when another session begins or has just ended, or none."""
        if self.often(0.1):
            return None
        other = self.one(before) if before and self.often(0.5) else {}
        if not other.get("start"):
            return self.wall()
        after = self.one((0, other["minutes"], other["minutes"] + self.one((0, 1, 9, 10, 29, 30))))
        start = (
            f"{datetime.fromisoformat(other['start']) + timedelta(minutes=after):%Y-%m-%dT%H:%M}"
        )
        return start if exists(start, ZoneInfo(self.zone)) else self.wall()

    def _listed(self) -> list[Item]:
        roles = (*Role, Role.REQUIRED, Role.REQUIRED, Role.OPTIONAL)
        return [
            {"invitation": key, "role": str(self.one(roles))}
            for key in self.some(self.keys("v", 10), 6)
        ]

    def papers(self) -> dict[str, list[Item]]:
        days = ("2027-01-05", "2027-02-01", "2027-02-02", "2027-03-09")
        about: tuple[Item, ...] = (
            {}, {"organisation": self.one(self.keys("o", 5))},
            {"issue": self.one(self.keys("i", 3))}, {"session": self.session_keys[0]},
        )  # fmt: skip
        briefs = [
            {
                "id": key, "title": key, "kind": "background", "markdown": "x",
                "about": self.one(about), "state": self.one(("draft", "approved", "approved")),
                "approved_on": self.one((None, *days)),
            }
            for key in self.keys("b", 3)
        ]  # fmt: skip
        positions = [
            {
                "id": key, "organisation": self.one(self.keys("o", 5)),
                "issue": self.one(self.keys("i", 3)), "as_of": self.one(days),
            }
            for key in self.keys("q", 4)
        ]  # fmt: skip
        red_lines = [
            {
                "id": key, "organisation": self.one(self.keys("o", 5)),
                "issue": self.one(self.keys("i", 3)), "rejects": [],
            }
            for key in self.keys("l", 2)
        ]  # fmt: skip
        issues = [{"id": key, "title": key} for key in self.keys("i", 3)]
        return {"briefs": briefs, "positions": positions, "red_lines": red_lines, "issues": issues}

    def apart(self) -> list[Item]:
        both = [*self.keys("v", 10), *self.keys("o", 5)]
        pairs = [self.chance.sample(both, 2) for _ in range(4)]
        return [
            {"id": f"a{n}", "a": a, "b": b, "scope": self.one(("session", "session", "table"))}
            for n, (a, b) in enumerate(pairs)
        ]

    def targets(self) -> list[Item]:
        return [{"id": "t0", "by": "organisation", "value": "o0", "min": 1}]

    def commitments(self) -> dict[str, list[Item]]:
        names = self.keys("k", 5)
        rows = [
            {
                "id": key, "party": self.one(self.keys("o", 4)), "undertaking": "x",
                "if": self._condition(names), "withdrawn": self.often(0.1),
                "expires": self.one((None, None, "2027-03-09", TODAY)),
            }
            for key in names
        ]  # fmt: skip
        facts = [
            {"id": key, "text": key, "holds": self.one((None, True, False))} for key in ("f0", "f1")
        ]
        return {"commitments": rows, "facts": facts}

    def _condition(self, names: list[str], deep: int = 2) -> Any:
        atoms = (*names, *names, "f0", "f1")
        if deep == 0 or self.often(0.5):
            return self.one((True, {"not": "f0"}, *atoms))
        parts = [self._condition(names, deep - 1) for _ in range(self.one((1, 2, 3)))]
        weights = {name: self.one((1, 2, 0.5)) for name in self.some(names, 3)} or {"f1": 1}
        return self.one(
            (
                {"all": parts}, {"any": parts}, {"at_least": self.one((1, 2)), "of": parts},
                {"share": self.one((0.5, 0.55, 1)), "of": weights},
            )
        )  # fmt: skip

    def ledger(self, sessions: list[Item]) -> list[Item]:
        return [
            {
                "uid": f"u{n}", "invitation": self.one(self.keys("v", 10)),
                "session": self.one([None, "gone", *(one["id"] for one in sessions)]),
                "sequence": 0, "method": "REQUEST", "stamp": "2027-03-01T08:00:00Z", "hash": "h",
                "exported_at": "2027-03-01T08:00:00Z", "address": "a@x.org", "organiser": "b@x.org",
                "answer": self.one(("declined", "accepted")),
            }
            for n in range(4)
        ]  # fmt: skip


def a_random_agenda(seed: int) -> Snapshot:
    """Return a convening that is the same for the same seed."""
    maker = _Maker(seed)
    sessions = maker.sessions(maker.one((2, 4, 7, 9)))
    value = {
        "convenor": 1, "convening": maker.convening(), "organisations": maker.organisations(),
        "people": maker.people(), "invitations": maker.invitations(), "rooms": maker.rooms(),
        "sessions": sessions, "keep_apart": maker.apart(), "targets": maker.targets(),
        "calendar_ledger": maker.ledger(sessions),
        **maker.papers(), **maker.commitments(),
    }  # fmt: skip
    return maker.cleared(Snapshot.of(read(value, f"agenda {seed}").records))
