"""Random dossiers of verification, and a plain reading of VERIFICATION.md 2 and 3."""

from random import Random
from typing import Any, Final

from support.builders import an_interchange
from support.dossiers import parties

LEVELS: Final = {"low": 1, "medium": 2, "high": 3}
Row = dict[str, Any]
State = frozenset[Any]
"""Ids of commitments that are kept, and cells of acceptances that are given."""


def a_case(**changes: Any) -> dict[str, Any]:
    """Return a party that waits for another's undertaking to be verified by one measure."""
    value = an_interchange(
        organisations=parties(3),
        undertakings=[{"id": "u", "title": "U", "in_time": 60}],
        measures=[
            {
                "id": "m", "title": "M",
                "covers": [{"undertaking": "u", "days": 60, "detection": "medium"}],
            }
        ],
        acceptances=[
            {"id": "host", "organisation": "o1", "measure": "m", "as": "host", "accepts": True,
             "as_of": "2027-01-01"},
            {"id": "seen", "organisation": "o0", "measure": "m", "as": "evidence",
             "accepts": True, "as_of": "2027-01-01"},
        ],
        requirements=[{"id": "q", "organisation": "o0", "each_route": 1, "as_of": "2027-01-01"}],
        commitments=[
            {"id": "c0", "party": "o0", "undertaking": "x", "if": {"verified": "c1"}},
            {"id": "c1", "party": "o1", "undertaking": "y", "undertakes": "u"},
        ],
    )  # fmt: skip
    return value | changes


def a_dossier(chance: Random) -> Row:
    """Return labs and governments, what they promise, how it is verified and who lets it be."""
    countries = ("CH", "CH", "CH", "NO", "")
    bodies = [
        {"id": f"o{at}", "name": f"Party {at}", "constituency": kind, "country": country}
        for at in range(4)
        for kind in [chance.choice(("government", "ai-developer"))]
        for country in [chance.choice(countries)]
    ]
    undertakings = [
        {
            "id": f"u{at}", "title": "U", "in_time": chance.choice((None, 30, 60)),
            "routes": [{"id": f"r{n}", "text": "R"} for n in range(chance.randint(0, 2))],
        }
        for at in range(2)
    ]  # fmt: skip
    value = an_interchange(
        organisations=bodies,
        undertakings=undertakings,
        facts=[{"id": "f0", "text": "F", "holds": chance.choice((None, True, False))}],
    )
    keys = [f"c{at}" for at in range(4)]
    value["commitments"] = [
        {"id": key, "party": f"o{at}", "undertaking": "pauses", "undertakes": f"u{at % 2}"}
        for at, key in enumerate(keys)
    ]
    value["measures"] = [_a_measure(chance, at, undertakings) for at in range(3)]
    value["acceptances"] = [_an_acceptance(chance, at) for at in range(chance.randint(12, 40))]
    value["requirements"] = [_a_requirement(chance, at) for at in range(chance.randint(1, 6))]
    for at, one in enumerate(value["commitments"]):
        one["if"] = _a_wait(chance, f"o{at}", value)
    for row in value["acceptances"]:
        row["if"] = chance.choice((True, True, True, _a_wait(chance, row["organisation"], value)))
    return value


def _a_wait(chance: Random, own: str, value: Row) -> Any:
    others = [one["id"] for one in value["commitments"] if one["party"] != own]
    rows = [row["id"] for row in value["acceptances"]]
    choices: list[Any] = [{"verified": chance.choice(others)} for _ in range(2)]
    choices.append({"verified": chance.choice(others), "for": f"o{chance.randrange(4)}"})
    choices += [True, chance.choice(rows), chance.choice(others), {"any": ["f0", others[0]]}]
    drawn = chance.sample(choices, 2)
    return chance.choice((drawn[0], {"all": drawn}, {"any": drawn}))


def _a_measure(chance: Random, at: int, undertakings: list[Row]) -> Row:
    covers = [
        {
            "undertaking": one["id"], "days": chance.choice((None, 10, 10, 30, 45)),
            "detection": chance.choice((None, "medium", "medium", "high")),
            "routes": chance.sample(routes, chance.randint(0, len(routes))),
        }
        for one in undertakings
        for routes in [[route["id"] for route in one["routes"]]]
        for _ in range(chance.choice((0, 1, 1, 2)))
    ]  # fmt: skip
    return {
        "id": f"m{at}", "title": "M", "covers": covers, "shares": chance.choice(("", "", "s")),
        "consent": chance.choice(("party", "party", "state", "both", "none", "none")),
        "if": chance.choice((True, True, True, "c0")),
    }  # fmt: skip


def _an_acceptance(chance: Random, at: int) -> Row:
    return {
        "id": f"a{at}", "organisation": f"o{chance.randrange(4)}",
        "measure": f"m{chance.randrange(3)}", "as": chance.choice(("host", "evidence", "evidence")),
        "undertaking": chance.choice((None, None, "u0", "u1")),
        "accepts": chance.choice((True, True, True, True, None, False)),
        "as_of": chance.choice(("2027-01-01", "2027-01-02")),
    }  # fmt: skip


def _a_requirement(chance: Random, at: int) -> Row:
    row: Row = {
        "id": f"q{at}", "as_of": chance.choice(("2027-01-01", "2027-01-02")),
        "organisation": chance.choice((None, "o0", "o1", "o2")),
        "undertaking": chance.choice((None, "u0", "u1")),
        "detection": chance.choice(("low", "medium", "high")),
    }  # fmt: skip
    if row["organisation"]:
        row["about"] = chance.choice((None, "o1", "o3"))
    if chance.random() < 0.5:
        row["within"] = chance.choice((20, 40))
    if chance.random() < 0.4:
        row["needs"] = chance.choice(("m0", {"any": ["m0", "m1"]}, {"all": ["m1", "m2"]}))
    if chance.random() < 0.7:
        row["each_route"] = chance.choice((0, 1, 1, 2))
    return row


class PlainReading:
    """Reads a dossier row by row, and asks again and again until nothing changes."""

    def __init__(self, value: Row) -> None:
        self.value = value
        self.by = {
            kind: {one["id"]: one for one in value[kind]}
            for kind in ("organisations", "commitments", "acceptances", "undertakings")
        }
        self.cells = {_cell(row) for row in value["acceptances"]}
        self.cells |= {
            ("evidence", one["id"], measure["id"], None)
            for one in value["organisations"]
            for measure in value["measures"]
        }

    def greatest(self) -> set[str]:
        """Start with everything and strike out."""
        state = frozenset(self.by["commitments"]) | self.cells
        while (kept := frozenset(one for one in state if self._wants(one, state))) != state:
            state = kept
        return {one for one in state if isinstance(one, str)}

    def least(self) -> set[str]:
        """Start with nothing and add."""
        everything = frozenset(self.by["commitments"]) | self.cells
        state: State = frozenset()
        while (more := frozenset(one for one in everything if self._wants(one, state))) != state:
            state = more
        return {one for one in state if isinstance(one, str)}

    def _wants(self, atom: Any, state: State) -> bool:
        if isinstance(atom, str):
            one = self.by["commitments"][atom]
            return self._met(one["if"], one["party"], state)
        rows = [row for row in self.value["acceptances"] if _cell(row) == atom]
        row = _newest(rows)
        said = row["accepts"] if row else None
        if said is None and atom[0] == "evidence" and self._names(atom[1], atom[2]):
            said = True
        return bool(said) and (row is None or self._met(row["if"], atom[1], state))

    def _names(self, judge: str, measure: str) -> bool:
        own = [row for row in self.value["requirements"] if row["organisation"] == judge]
        asked = {(row.get("about"), row["undertaking"]) for row in own}
        current = [
            _newest([row for row in own if (row.get("about"), row["undertaking"]) == one])
            for one in asked
        ]
        return any(measure in str((row or {}).get("needs", "")) for row in current)

    def _met(self, condition: Any, own: str, state: State) -> bool:
        if isinstance(condition, bool):
            return condition
        if isinstance(condition, str):
            if condition in self.by["acceptances"]:
                return _cell(self.by["acceptances"][condition]) in state
            return condition in state or (
                condition == "f0" and self.value["facts"][0]["holds"] is True
            )
        if "verified" in condition:
            one = self.by["commitments"][condition["verified"]]
            judge = condition.get("for", own)
            return one["id"] in state and self._ok(judge, one["party"], one["undertakes"], state)
        together = all if "all" in condition else any
        (items,) = condition.values()
        return together(self._met(one, own, state) for one in items)

    def _ok(self, judge: str, party: str, undertaking: str, state: State) -> bool:
        asked = self._asked(judge, party, undertaking)
        body = self.by["undertakings"][undertaking]
        needs = asked.get("needs", True)
        default = 0 if "needs" in asked else 2
        named = "medium" if asked.get("detection") is None else asked["detection"]
        works = {
            one["id"]: one
            for one in self.value["measures"]
            if self._works(one, (judge, party, undertaking), state)
        }

        def shown(one: Row, route: str | None, within: int | None, level: str | None) -> bool:
            return any(
                cover["undertaking"] == undertaking
                and (route is None or not cover["routes"] or route in cover["routes"])
                and (within is None or (cover["days"] is not None and cover["days"] <= within))
                and (level is None or LEVELS.get(cover["detection"], 0) >= LEVELS[level])
                for cover in one["covers"]
            )

        stated = None if named == "medium" else named
        serving = {
            key for key, one in works.items() if shown(one, None, asked.get("within"), stated)
        }
        within = asked["within"] if asked.get("within") is not None else body["in_time"]
        for route in [route["id"] for route in body["routes"]] or [None]:
            ways = [one for one in works.values() if shown(one, route, within, named)]
            independent = {one["shares"] or one["id"] for one in ways}
            if len(independent) < asked.get("each_route", default):
                return False
        return _named_in(needs, serving)

    def _asked(self, judge: str, party: str, undertaking: str) -> Row:
        for by, about, of in (
            (judge, party, undertaking), (judge, party, None), (judge, None, undertaking),
            (judge, None, None), (None, None, undertaking), (None, None, None),
        ):  # fmt: skip
            rows = [
                row
                for row in self.value["requirements"]
                if (row["organisation"], row.get("about"), row["undertaking"]) == (by, about, of)
            ]
            if rows:
                return _newest(rows) or {}
        return {}

    def _works(self, measure: Row, case: tuple[str, str, str], state: State) -> bool:
        judge, party, undertaking = case
        body = self.by["organisations"][party]
        states = [
            one["id"]
            for one in self.value["organisations"]
            if one["constituency"] == "government" and one["country"] == body["country"] != ""
        ]
        if body["constituency"] == "government":
            states = [party]
        consent = measure["consent"]
        hosts = [party] if consent in ("party", "both") else []
        if consent in ("state", "both"):
            if not states:
                return False
            hosts += states
        exists = self._met(measure["if"], "", state)
        evidence = self._given("evidence", judge, measure["id"], undertaking) in state
        given = all(self._given("host", one, measure["id"], undertaking) in state for one in hosts)
        return exists and evidence and given

    def _given(self, how: str, body: str, measure: str, undertaking: str) -> Any:
        own = (how, body, measure, undertaking)
        return own if own in self.cells else (how, body, measure, None)


def _cell(row: Row) -> tuple[Any, ...]:
    return row["as"], row["organisation"], row["measure"], row["undertaking"]


def _newest(rows: list[Row]) -> Row | None:
    found: Row | None = None
    for row in rows:
        if found is None or row["as_of"] >= found["as_of"]:
            found = row
    return found


def _named_in(needs: Any, serving: set[str]) -> bool:
    if isinstance(needs, bool):
        return needs
    if isinstance(needs, str):
        return needs in serving
    ((form, items),) = needs.items()
    return (all if form == "all" else any)(_named_in(one, serving) for one in items)
