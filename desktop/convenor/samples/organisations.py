"""Organisations: invented states, bodies that play a part, and as many coined ones as needed."""

from typing import Any, Final

from convenor.samples.draw import Draw, Item, words

FIELDS: Final = (
    "id", "name", "short", "country", "region", "rival_group", "aliases", "seats", "must_have",
    "note", "names",
)  # fmt: skip
CONSTITUENCIES: Final = (
    "government", "intergovernmental", "ai-developer", "industry", "academia", "civil-society",
    "funder", "media", "other",
)  # fmt: skip


def organisations(draw: Draw) -> list[Item]:
    """Return the organisations, each with the cultures its people come from beside it."""
    pool = _invented(draw.plan.get("must_have", []))
    if "counts" not in draw.plan:
        wanted = draw.plan["organisations"]
        return [body for key in wanted for body in pool if body["id"] == key]
    left_out = draw.plan.get("leave_out", [])
    made: list[Item] = []
    for constituency, count in draw.plan["counts"].items():
        ready = [
            body
            for body in pool
            if body["constituency"] == constituency and body["id"] not in left_out
        ][:count]
        coined = _coined(draw, constituency, count - len(ready), made)
        made += [*ready, *coined]
    return made


def _invented(must_have: list[str]) -> list[Item]:
    made = [_state(state, must_have) for state in words("states")]
    for constituency, bodies in words("organisations").items():
        for body in bodies:
            item = {name: body[name] for name in FIELDS if name in body}
            if "fr" in body:
                item["names"] = {**item.get("names", {}), "fr": body["fr"]}
            made.append({**item, "constituency": constituency, "cultures": body["cultures"]})
    return made


def _state(state: Any, must_have: list[str]) -> Item:
    key = f"o-{state['id']}"
    return {
        "id": key, "name": state["name"], "short": state["name"].split(" (")[0],
        "names": {"fr": state["fr"]}, "constituency": "government", "country": state["code"],
        "region": state["region"], "seats": 5 if key in must_have else 4,
        "aliases": [f"{state['body']}, {state['name']}", *state.get("aliases", [])],
        "must_have": key in must_have, "cultures": state["cultures"], "zone": state["zone"],
    }  # fmt: skip


def _coined(draw: Draw, constituency: str, count: int, before: list[Item]) -> list[Item]:
    """Return *count* bodies whose names are put together from a list, none of them twice."""
    taken = {body["name"] for body in before}
    made: list[Item] = []
    while len(made) < count:
        name = _name(draw, constituency)
        if name in taken:
            continue
        taken.add(name)
        state = draw.chance.choice(words("states")[:34])
        made.append(
            {
                "id": f"o-{constituency[:3]}{len(made) + 1}", "name": name,
                "constituency": constituency, "country": state["code"], "region": state["region"],
                "cultures": state["cultures"], "zone": state["zone"],
            }
        )  # fmt: skip
    return made


def _name(draw: Draw, constituency: str) -> str:
    coins, chance = words("coinage"), draw.chance
    mind, other_mind = chance.sample(coins["minds"], 2)
    return str(chance.choice(coins[constituency])).format(
        town=chance.choice(coins["towns"]), mind=mind, other_mind=other_mind,
        field=chance.choice(coins["fields"]), cause=chance.choice(coins["causes"]),
        group=chance.choice(coins["groups"]), region=chance.choice(coins["regions"]),
        subject=chance.choice(coins["subjects"]),
    )  # fmt: skip


def written(bodies: list[Item]) -> list[Item]:
    """Return the organisations as the interchange form has them."""
    return [
        {name: value for name, value in body.items() if name not in ("cultures", "zone")}
        for body in bodies
    ]


def voices(draw: Draw, bodies: list[Item]) -> list[Item]:
    """Return those whose positions are asked for; the ones that decide come first."""
    wanted = draw.plan["voices"]
    if wanted == "all":
        return bodies
    chosen: list[Item] = []
    for constituency, count in wanted.items():
        own = [body for body in bodies if body["constituency"] == constituency]
        own.sort(key=lambda body: not body.get("must_have"))
        chosen += own[:count]
    order = {body["id"]: at for at, body in enumerate(bodies)}
    return sorted(chosen, key=lambda body: order[body["id"]])
