"""Organisations, people and the seats they hold."""

from typing import Any, Final

from convenor.samples.plan import Draw, Item, words

CONSTITUENCIES: Final = ("government", "intergovernmental", "ai-developer", "academia")
FIRMS: Final = (
    "Northlight AI", "Paragon Labs", "Tianmu Intelligence", "Aster Systems", "Deepfield Research",
    "Vela Cloud", "Kestrel Models", "Lumen Compute", "Halcyon AI", "Orrery",
)  # fmt: skip
BODIES: Final = ("Institute", "Forum", "Network", "Centre", "Observatory", "Foundation", "Alliance")
SUBJECTS: Final = (
    "Machine Ethics", "Digital Rights", "AI Governance", "Compute Policy", "Safety Evaluation",
    "Future Studies", "Algorithmic Justice", "Strategic Stability", "Open Science",
)  # fmt: skip
POSTS: Final = {
    "government": ("Deputy Minister", "Director-General", "Special Envoy", "Head of Division"),
    "intergovernmental": ("Assistant Secretary-General", "Programme Manager", "Legal Officer"),
    "ai-developer": ("Chief Scientist", "Head of Safety", "General Counsel", "Policy Lead"),
    "academia": ("Professor", "Director", "Senior Researcher", "Policy Lead"),
}
FAMOUS: Final[tuple[Item, ...]] = (
    {"family": "Okafor", "given": "Amara", "honorific": "H.E. Dr", "suffix": "OBE"},
    {"family": "Zhang", "given": "Wei", "native": "张伟", "order": "family-first"},
    {"family": "Zhang", "given": "Wei", "native": "章薇", "order": "family-first"},
    {"family": "Żółkiewska-Ångström", "given": "Małgorzata"},
    {"family": "O’Brien", "given": "Siobhán", "suffix": "KC", "honorific": "Rt Hon"},
    {"family": "O'Brien", "given": "Liam", "suffix": "Jr"},
    {"family": "Şahin", "given": "İnci"},
    {"family": "Suharti", "post": "Chair of the drafting group"},
    {"family": "Al-Mansouri", "given": "Khalid bin Abdulrahman", "honorific": "H.E. Sheikh",
     "native": "خالد بن عبد الرحمن المنصوري"},
    {"family": "Featherstonehaugh-Cholmondeley von Hohenwaldenburg", "given": "Maximiliana",
     "honorific": "Prof. Dr. Dr. h.c."},
    {"family": "Nguyễn", "given": "Thị Ánh", "known_as": "Ánh", "order": "family-first"},
)  # fmt: skip
"""People whose names are hard to print; they come first in every sample."""

DIETS: Final = ("", "", "", "vegetarian", "halal", "kosher", "vegan, no nuts", "no gluten")


def organisations(draw: Draw) -> list[Item]:
    """Return the organisations: governments, multilaterals, developers, and the others."""
    made: list[Item] = []
    for constituency, count in zip(CONSTITUENCIES, draw.size.organisations, strict=True):
        for index in range(count):
            made.append(_organisation(draw, constituency, index, len(made)))
    return made


def _organisation(draw: Draw, constituency: str, index: int, number: int) -> Item:
    made: Item = {"id": f"o{number + 1}", "constituency": constituency}
    if constituency == "government":
        state = words("states")[index % len(words("states"))]
        name = state["body"] if index < len(words("states")) else "Permanent Mission"
        made |= {"name": f"{name}, {state['name']}", "short": state["name"]}
        made |= {"region": state["region"], "names": {"fr": state["fr"]}, "seats": 4}
        made["must_have"] = index < 8
    elif constituency == "ai-developer":
        firm = FIRMS[index % len(FIRMS)]
        made["name"] = firm if index < len(FIRMS) else f"{firm} {1 + index // len(FIRMS)}"
        made["rival_group"] = "frontier" if index < 5 else ""
        made["must_have"] = index < 4
    else:
        subject = SUBJECTS[index % len(SUBJECTS)]
        body = BODIES[index // len(SUBJECTS) % len(BODIES)]
        state = words("states")[(index * 7) % len(words("states"))]
        made["name"] = f"{subject} {body}, {state['name']}"
        made["region"] = state["region"]
        other = ("academia", "civil-society", "civil-society", "funder", "industry")
        made["constituency"] = other[index % 5] if constituency == "academia" else constituency
    return made


def people(draw: Draw, bodies: list[Item], count: int) -> list[Item]:
    """Return *count* people, spread over the organisations."""
    made = []
    for number in range(count):
        body = bodies[number % len(bodies)]
        famous = FAMOUS[number] if number < len(FAMOUS) else _person(draw, number)
        made.append(_filled(draw, dict(famous), body, number))
    return made


def _person(draw: Draw, number: int) -> Item:
    cultures = words("names")
    culture = cultures[list(cultures)[number % len(cultures)]]
    given = draw.chance.choice(culture["women" if number % 2 else "men"])
    family = draw.chance.choice(culture["family"])
    made: Item = {"given": given[0], "family": family[0], "order": culture["order"]}
    if len(given) > 1 and len(family) > 1:
        pair = (family, given) if culture["order"] == "family-first" else (given, family)
        made["native"] = culture["join"].join(part[1] for part in pair)
    made["languages"] = culture["languages"]
    return made


def _filled(draw: Draw, person: Item, body: Item, number: int) -> Item:
    kind = body["constituency"] if body["constituency"] in POSTS else "academia"
    made = {
        "id": f"p{number + 1}",
        "organisation": body["id"],
        "post": draw.chance.choice(POSTS[kind]),
        "emails": [] if number % 41 == 40 else [f"person{number + 1}@example.org"],
        "dietary": draw.chance.choice(DIETS),
        "languages": ["en"],
        "rank": 1 + number % 9 if kind == "government" else None,
        "step_free": number % 67 == 5,
        "tags": ["speaker"] if number % 19 == 3 else [],
    }
    return {**made, **person}


def seats(draw: Draw, crowd: list[Item], bodies: list[Item]) -> list[Item]:
    """Return the seats, statuses as PRODUCT.md 3.2 counts them; a few stay unnamed."""
    size = draw.size
    statuses = (
        ["accepted"] * size.coming + ["declined"] * size.declined
        + ["invited"] * (size.pending // 2) + ["tentative"] * (size.pending - size.pending // 2)
        + ["substituted"] * size.substituted + ["waitlisted"] * size.standby
    )  # fmt: skip
    made = [_seat(draw, number, status, crowd) for number, status in enumerate(statuses)]
    first = size.coming + size.declined + size.pending
    for index in range(size.substituted):
        made[11 + index]["substitute_for"] = made[first + index]["id"]
        made[11 + index]["seat_of"] = made[first + index].get("seat_of") or bodies[0]["id"]
    for index in range(2):
        unnamed = {"id": f"vu{index + 1}", "seat_of": bodies[index]["id"], "status": "approved"}
        made.append({**unnamed, "wave": 1, "note": "Name expected from the ministry."})
    return made


def _seat(draw: Draw, number: int, status: str, crowd: list[Item]) -> Item:
    wave = 1 + number % 2
    made: Item = {
        "id": f"v{number + 1}", "person": crowd[number]["id"], "status": status, "wave": wave,
        "capacity": _capacity(number), "owner": ("Marta", "Tomás", "Linh")[number % 3],
        "reply_by": draw.day(-30), "likelihood": 0.75 if status == "invited" else None,
    }  # fmt: skip
    if status != "waitlisted":
        made["invited_on"] = draw.ago(20 + number % 9)
    if status in ("accepted", "declined", "tentative"):
        made["replied_on"] = draw.ago(3 + number % 9)
    if status == "accepted" and number % 5 == 0:
        made |= {"arrives": f"{draw.day(-1)}T17:40", "leaves": f"{draw.day(draw.size.days)}T16:30"}
    if number % 29 == 28:
        made["remote"] = True
    return made


def _capacity(number: int) -> str:
    special: dict[int, str] = {12: "counsel", 13: "interpreter", 14: "staff", 15: "staff"}
    return special.get(number, "observer" if number % 17 == 16 else "participant")


def travel_documents(crowd: list[Item]) -> list[Item]:
    """Return the papers of three travellers, none of them real."""
    return [
        {"person": one["id"], "name": f"{one['family']} {one.get('given', '')}".upper().strip()}
        for one in crowd[:3]
    ]


def keep_apart(bodies: list[Item], held: list[Item]) -> list[Item]:
    """Return two organisations and two people who are not to meet."""
    pairs: list[tuple[Any, Any]] = [(bodies[1], bodies[2]), (held[20], held[21])]
    return [
        {"id": f"ka{at}", "a": a["id"], "b": b["id"], "reason": "An open dispute between them."}
        for at, (a, b) in enumerate(pairs)
    ]
