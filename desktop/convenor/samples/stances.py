"""What each party holds on each issue, what it rejects, and which talk that rests on."""

import re
from typing import Any, Final

from convenor.samples.draw import Draw, Item, Pool, in_words, words

LETTERS: Final = "abcdefgh"
LEANINGS: Final = {
    "civil-society": 0.9, "academia": 0.6, "intergovernmental": 0.5, "government": 0.3,
    "funder": 0.4, "ai-developer": -0.3, "industry": -0.5,
}  # fmt: skip
ISSUES: Final = {"small": 5, "medium": 12, "large": 20}
STATED: Final = 0.4
FAR: Final = 2
VIEW: Final = re.compile(r"(\w+)([+-]\d)(\*?)")
"""``pause+2*``: a stance that the papers rest on; a star where it was said in the issue's words."""

Cell = tuple[str, str]
CONFIDENCES: Final = ("low", "medium", "medium", "high")
CONTACT_KINDS: Final = ("call", "call", "call", "meeting", "letter", "call", "call")


def issues(draw: Draw) -> list[Item]:
    """Return the issues with their options."""
    return [
        {
            "id": issue["id"], "title": issue["title"], "short": issue["short"][:12],
            "question": issue["question"],
            "options": [
                {"id": option(issue["id"], letter), "text": text}
                for letter, text in zip(LETTERS, issue["options"], strict=False)
            ],
        }
        for issue in words("issues")[: ISSUES[draw.size]]
    ]  # fmt: skip


def option(issue: str, letter: str) -> str:
    """Return the id of an option."""
    return f"{issue}-{letter}"


class Stances:
    """Draws positions in which each party leans as its kind does, and some have changed."""

    def __init__(self, draw: Draw, voices: list[Item], questions: list[Item]) -> None:
        self._draw, self._voices, self._questions = draw, voices, questions
        phrases = words("phrases")
        self._quotes = {
            (issue["id"], int(stance)): [text]
            for issue in words("issues")
            for stance, text in issue["quotes"].items()
        }
        self._views, self._said = _views(voices, questions)
        self._own = {cell: self._quotes[cell[1], self._views[cell]].pop() for cell in self._said}
        self._for = Pool(draw, phrases["quotes_for"])
        self._between = Pool(draw, phrases["quotes_between"])
        self._against = Pool(draw, phrases["quotes_against"])
        self._notes = Pool(draw, [text for text in phrases["position_notes"] if text])
        self._number = 0
        self.made: list[Item] = []

    def fill(self) -> list[Item]:
        """Return as many stances as the plan counts; the rest stays unknown on purpose."""
        numbers, chance = self._draw.plan["numbers"], self._draw.chance
        cells = [(body, issue) for body in self._voices for issue in self._questions]
        known = {
            at for at, (body, issue) in enumerate(cells) if (body["id"], issue["id"]) in self._views
        }
        others = [at for at in range(len(cells)) if at not in known]
        known |= set(chance.sample(others, numbers["positions"] - len(known)))
        changed = set(chance.sample(sorted(known), numbers["history"]))
        unknown = [at for at in range(len(cells)) if at not in known]
        asked = set(chance.sample(unknown, min(numbers["silences"], len(unknown))))
        base = {body["id"]: self._leaning(body) for body in self._voices}
        for at, (body, issue) in enumerate(cells):
            if at in asked:
                self._add(body, issue, None, chance.randint(10, 60))
            if at not in known:
                continue
            drawn = max(-2, min(2, round(chance.gauss(base[body["id"]], 1.4))))
            stance = self._views.get((body["id"], issue["id"]), drawn)
            days = chance.randint(4, 150)
            if at in changed:
                before = chance.choice([one for one in (stance - 1, stance + 1) if abs(one) <= FAR])
                self._add(body, issue, before, days + chance.randint(40, 120))
            self._add(body, issue, stance, days)
        return self.made

    def _leaning(self, body: Item) -> float:
        return self._draw.chance.gauss(LEANINGS.get(body["constituency"], 0.0), 0.5)

    def _add(self, body: Item, issue: Item, stance: int | None, days: int) -> None:
        chance, phrases = self._draw.chance, words("phrases")
        self._number += 1
        said = (body["id"], issue["id"]) in self._said
        stated = stance is not None and (said or chance.random() < STATED)
        made: Item = {"id": f"n{self._number}", "organisation": body["id"], "issue": issue["id"]}
        made |= {"stance": stance, "as_of": self._draw.ago(days)}
        made["basis"] = "stated" if stated else "assessed"
        made["source"] = self._source(phrases["sources" if stated else "assessed_sources"], days)
        if stance is None:
            made |= {"note": "Asked; no answer yet.", "confidence": "low"}
        else:
            made |= {"salience": chance.randint(0, 3), "flexibility": chance.randint(0, 3)}
            made["supports"] = supported(issue, stance)
            made["confidence"] = "high" if stated else chance.choice(CONFIDENCES)
            self._word(made, stated=stated)
        self.made.append(made)

    def _word(self, position: Item, *, stated: bool) -> None:
        if not stated:
            position["note"] = self._notes.take() if self._number % 7 == 0 else ""
            return
        stance = position["stance"]
        cell = (position["organisation"], position["issue"])
        if stance == self._views.get(cell) and cell in self._own:
            position["quote"] = self._own.pop(cell)
            return
        own = self._quotes.get((position["issue"], stance), [])
        pool = self._for if stance > 0 else self._against if stance < 0 else self._between
        position["quote"] = own.pop() if own else pool.take()
        if self._number % 6 == 0:
            position["mark"] = "TLP:GREEN"

    def _source(self, sources: list[str], days: int) -> str:
        date = in_words(self._draw.ago(days + 2))
        text = self._draw.chance.choice(sources)
        return text.format(date=date, page=self._draw.chance.randint(2, 40))


def _views(voices: list[Item], questions: list[Item]) -> tuple[dict[Cell, int], list[Cell]]:
    """Return the stances that papers rest on, and those of them that were said aloud."""
    asked, heard = {issue["id"] for issue in questions}, {body["id"] for body in voices}
    held: dict[Cell, int] = {}
    said: list[Cell] = []
    for body, views in words("views").items():
        for name, stance, star in VIEW.findall(views):
            cell = (body, f"i-{name}")
            if body in heard and cell[1] in asked:
                held[cell] = int(stance)
                said += [cell] if star else []
    return held, said


def supported(issue: Item, stance: int) -> list[str]:
    """Return what a party of this stance supports; options go from the strongest to the weakest."""
    options = [one["id"] for one in issue["options"]]
    by_stance = {2: options[:1], 1: options[1:2], 0: [], -1: options[-2:-1], -2: options[-1:]}
    return by_stance[stance]


def newest(positions: list[Item]) -> dict[tuple[str, str], Item]:
    """Return the current position of each organisation on each issue."""
    return {(one["organisation"], one["issue"]): one for one in positions}


def red_lines(draw: Draw, positions: list[Item], questions: list[Item]) -> list[Item]:
    """Return what some reject whatever else is offered: the far end from what they hold."""
    by_key = {issue["id"]: issue for issue in questions}
    current = [one for one in newest(positions).values() if one["stance"]]
    draw.chance.shuffle(current)
    current.sort(key=lambda one: -abs(one["stance"]))
    made = []
    for at, held in enumerate(current[: draw.plan["numbers"]["red_lines"]], 1):
        options = by_key[held["issue"]]["options"]
        rejected = options[-1] if held["stance"] > 0 else options[0]
        made.append(
            {
                "id": f"l{at}", "organisation": held["organisation"], "issue": held["issue"],
                "rejects": [rejected["id"]], "source": held["source"], "as_of": held["as_of"],
            }
        )  # fmt: skip
    return made


def contacts(draw: Draw, bodies: list[Item], positions: list[Item]) -> list[Item]:
    """Return the calls and meetings, drawn ones linked from the positions that rest on them."""
    made: list[Item] = [dict(one) for one in draw.plan.get("contacts", [])]
    names = {body["id"]: body.get("short") or body["name"] for body in bodies}
    titles = {issue["id"]: issue for issue in words("issues")}
    assessed = [one for one in newest(positions).values() if one["stance"] and not one.get("quote")]
    chosen = draw.chance.sample(assessed, draw.plan["numbers"]["contacts"])
    for at, held in enumerate(chosen, 1):
        held["contact"] = f"k{at}"
        made.append(_contact(draw, held, names[held["organisation"]], titles[held["issue"]], at))
    return made


def _contact(draw: Draw, held: Item, name: str, issue: Any, number: int) -> Item:
    phrases = words("phrases")
    texts = phrases["contact_texts"]
    at = number % len(texts)
    if "{worry}" in texts[at] and held["stance"] > 0:
        at = 0
    title = issue["title"][0].lower() + issue["title"][1:]
    text = texts[at].format(
        issue=title, name=name, worry=issue["worry"],
        stance=phrases["stance_words"][str(held["stance"])],
    )  # fmt: skip
    owners = draw.plan.get("owners") or phrases["owners"]
    return {
        "id": f"k{number}", "on": held["as_of"], "organisation": held["organisation"],
        "by": draw.chance.choice(owners), "kind": CONTACT_KINDS[at],
        "text": text[0].upper() + text[1:],
    }  # fmt: skip
