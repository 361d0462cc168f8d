"""What each party holds, would do if others did, and how it could be verified."""

from typing import Any

from convenor.samples.plan import Draw, Item, words


def issues(draw: Draw) -> list[Item]:
    """Return the issues with their options."""
    return [
        {
            "id": issue["id"], "title": issue["title"], "short": issue["short"][:12],
            "question": issue["question"],
            "options": [
                {"id": f"{issue['id']}-{letter}", "text": text}
                for letter, text in zip("abcd", issue["options"], strict=False)
            ],
        }
        for issue in words("issues")[: draw.size.issues]
    ]  # fmt: skip


def positions(draw: Draw, bodies: list[Item], questions: list[Item]) -> list[Item]:
    """Return stances; the rest stays unknown on purpose."""
    by_id = {issue["id"]: issue for issue in words("issues")}
    made: list[Item] = []
    for body in bodies[: draw.size.voices]:
        for issue in questions:
            if draw.chance.random() < draw.size.known:
                made.append(_position(draw, body, issue, by_id[issue["id"]], len(made)))
    return made


def _position(draw: Draw, body: Item, issue: Item, text: Any, number: int) -> Item:
    stance = draw.chance.choice((-2, -1, 0, 1, 1, 2))
    stated = draw.chance.random() < 0.4
    return {
        "id": f"n{number + 1}", "organisation": body["id"], "issue": issue["id"],
        "stance": stance, "salience": draw.chance.randint(0, 3),
        "flexibility": draw.chance.randint(0, 3), "as_of": draw.ago(5 + number % 150),
        "supports": [draw.chance.choice(issue["options"])["id"]] if stance > 0 else [],
        "basis": "stated" if stated else "assessed", "confidence": "medium",
        "quote": text["quotes"][str(stance)] if stated else "",
        "source": "Consultation response" if stated else "Conversation with the desk officer",
    }  # fmt: skip


def red_lines(draw: Draw, bodies: list[Item], questions: list[Item]) -> list[Item]:
    """Return what some parties reject whatever else is offered."""
    made = []
    for number in range(draw.size.red_lines):
        issue = questions[number % len(questions)]
        made.append(
            {
                "id": f"l{number + 1}", "issue": issue["id"],
                "organisation": bodies[(number * 3) % draw.size.voices]["id"],
                "rejects": [issue["options"][number % len(issue["options"])]["id"]],
                "source": "Said in the preparatory round", "as_of": draw.ago(40),
            }
        )  # fmt: skip
    return made


def facts(draw: Draw) -> list[Item]:
    """Return two switches outside the parties' hands."""
    texts = ("The inspection protocol is agreed", "The registry of large clusters is running")
    return [
        {"id": f"f{at + 1}", "text": text, "holds": None, "as_of": draw.ago(10)}
        for at, text in enumerate(texts)
    ]


def commitments(draw: Draw, bodies: list[Item]) -> list[Item]:
    """Return who would pause if others did: a circle of three, two k-of-n, the rest in chains."""
    made: list[Item] = []
    for number in range(draw.size.commitments):
        made.append(
            {
                "id": f"c{number + 1}", "party": bodies[number % len(bodies)]["id"],
                "undertaking": "Pauses training runs above the threshold for six months",
                "undertakes": "u1", "if": _condition(number), "as_of": draw.ago(30 + number),
                "confidence": "medium", "source": "Bilateral conversation",
            }
        )  # fmt: skip
    return made


def _condition(number: int) -> Any:
    circle: dict[int, Any] = {0: "c2", 1: "c3", 2: {"all": ["c1", "f1"]}}
    if number in circle:
        return circle[number]
    if number in (3, 4):
        return {"at_least": 2, "of": ["c1", "c2", "c3"]}
    return {"any": [f"c{number}", "f2"]} if number % 3 else {"all": [f"c{number}", {"not": "f2"}]}


def dossier(draw: Draw, bodies: list[Item]) -> Item:
    """Return a small verification dossier: one undertaking, three measures, who accepts them."""
    covers = [{"undertaking": "u1", "days": 30, "detection": "medium"}]
    titles = ("Declared-cluster registry", "Power-meter readings", "Interviews under protection")
    hosts = [
        {
            "id": f"a{at + 1}", "organisation": body["id"], "measure": f"m{1 + at % 3}",
            "as": "host", "accepts": (True, None, False)[at % 3], "as_of": draw.ago(25),
        }
        for at, body in enumerate(bodies[:9])
    ]  # fmt: skip
    return {
        "undertakings": [
            {
                "id": "u1", "title": "No training run above the threshold", "in_time": 60,
                "routes": [
                    {"id": "declared", "text": "At a declared site, in disguise"},
                    {"id": "hidden", "text": "At a hidden site"},
                ],
            }
        ],
        "measures": [
            {"id": f"m{at + 1}", "title": title, "family": "records", "covers": covers}
            for at, title in enumerate(titles)
        ],
        "acceptances": hosts,
        "requirements": [{"id": "q1", "as_of": draw.ago(25), "each_route": 1, "undertaking": "u1"}],
    }  # fmt: skip
