"""What was undertaken if others did, and how it could be verified (VERIFICATION.md 2)."""

import re
from typing import Any, Final

from convenor.samples.draw import Draw, Item, words

TOKEN: Final = re.compile(r"(\w+)([-+?!])")
ACCEPTS: Final = {"+": True, "-": False, "!": False, "?": None}
FLEXIBILITY: Final = {"+": 1, "-": 1, "!": 0, "?": 2}
QUOTED: Final = {"host+": 1, "host!": 2, "evidence+": 0, "evidence-": 3, "host?": 4}
"""Which of the phrases fits which answer; each is used once."""

STATED: Final = 0.4
LISTS: Final = ("facts", "commitments", "scenarios", "requirements", "travel", "travel_documents")


def dossier(draw: Draw) -> Item:
    """Return the lists about commitments and about verifying them."""
    written = {name: draw.plan.get(name, []) for name in LISTS}
    undertakings = _wanted(draw, "undertakings")
    keys = {one["id"] for one in undertakings}
    measures = [
        {**one, "covers": [cover for cover in one["covers"] if cover["undertaking"] in keys]}
        for one in _wanted(draw, "measures")
    ]
    return {
        **written,
        "undertakings": undertakings,
        "measures": measures,
        "acceptances": _acceptances(draw),
    }


def _wanted(draw: Draw, name: str) -> list[Any]:
    wanted = draw.plan[name]
    settled = draw.settled(words("verification")[name])
    return [one for one in settled if one["id"] in wanted]


def _acceptances(draw: Draw) -> list[Item]:
    """Return one row for each answer on file; "registry+ taps!" is a yes and a red line."""
    made: list[Item] = []
    quotes = dict(QUOTED)
    mutual = {(a, measure): b for a, measure, b in draw.plan["reciprocal"]}
    for body, answers in draw.plan["acceptances"].items():
        for how, tokens in answers.items():
            for name, sign in TOKEN.findall(tokens):
                row = _acceptance(draw, body, f"m-{name}", how, sign)
                if how == "host" and (body, f"m-{name}") in mutual:
                    row["if"] = _key(mutual[body, f"m-{name}"], how, f"m-{name}")
                if (at := quotes.pop(how + sign, None)) is not None:
                    row |= {"quote": words("phrases")["acceptance_quotes"][at], "basis": "stated"}
                made.append(row)
    return made


def _key(body: str, how: str, measure: str) -> str:
    return f"a-{body[2:]}-{how}-{measure[2:]}"


def _acceptance(draw: Draw, body: str, measure: str, how: str, sign: str) -> Item:
    chance = draw.chance
    stated = sign != "?" and chance.random() < STATED
    days = chance.randint(15, 70)
    return {
        "id": _key(body, how, measure), "organisation": body, "measure": measure, "as": how,
        "accepts": ACCEPTS[sign], "flexibility": FLEXIBILITY[sign], "as_of": draw.ago(days),
        "basis": "stated" if stated else "assessed",
        "source": "Answer to the questionnaire" if stated else "Desk, after a call",
        "confidence": "high" if stated else "medium",
        "mark": "TLP:RED" if sign == "!" else "",
        "note": "Asked once; to be asked again." if sign == "?" else "",
    }  # fmt: skip
