"""Briefs: a page or two on each issue and on the parties met there."""

from typing import Any

from convenor.samples.plan import Draw, Item, words


def briefs(draw: Draw, bodies: list[Item]) -> list[Item]:
    """Return the papers; most approved, some still in work."""
    made = []
    issues = words("issues")[: draw.size.issues]
    for number in range(draw.size.briefs):
        if number < len(issues):
            made.append(_issue_paper(draw, issues[number], number))
        else:
            body = bodies[(number - len(issues)) % len(bodies)]
            made.append(_party_paper(draw, body, issues[number % len(issues)], number))
    return made


def _state(draw: Draw, number: int) -> Item:
    state = ("approved", "approved", "approved", "in-review", "draft")[number % 5]
    made: Item = {"id": f"b{number + 1}", "state": state}
    if state == "approved":
        made |= {"approved_by": "Marta Ferreira", "approved_on": draw.ago(4 + number % 5)}
    return made


def _issue_paper(draw: Draw, issue: Any, number: int) -> Item:
    options = "\n".join(f"{at}. {text}" for at, text in enumerate(issue["options"], 1))
    asks = "\n".join(f"- {text}" for text in issue["asks"])
    text = (
        f"{issue['question']}\n\n## Where things stand\n\n"
        "In the preparatory round every party was asked for its own floor, in writing. The answers"
        " agree on more than the plenary statements suggest. The open question is less what is"
        f" wanted than when. Several readers fear {issue['worry']}.\n\n## Options on paper\n\n"
        f"{options}\n\n## What has been asked for\n\n{asks}\n\n## In their words\n\n"
        f"> {issue['quotes']['2']}\n\n> {issue['quotes']['-1']}\n\n## Where there is room\n\n"
        f"{issue['room']}\n\n## Suggested opening\n\n{issue['opening']}\n"
    )
    return {
        **_state(draw, number), "title": issue["title"], "kind": "background",
        "about": {"issue": issue["id"]}, "markdown": text, "mark": "TLP:GREEN",
    }  # fmt: skip


def _party_paper(draw: Draw, body: Item, issue: Any, number: int) -> Item:
    asks = "\n".join(f"- {text}" for text in issue["asks"])
    text = (
        f"## In one paragraph\n\n**{body['name']}** comes to the convening with one question:"
        f" {issue['question'][0].lower()}{issue['question'][1:]} It has read the draft closely and"
        " has not yet said what it would do if others moved.\n\n## What they will ask for\n\n"
        f"{asks}\n\n## Where there is room\n\n{issue['room']}\n\n| Topic | Asked | Floor |\n"
        f"|---|---|---|\n| {issue['short']} | in full | in steps |\n\n## Suggested opening\n\n"
        f"{issue['opening']}\n"
    )
    return {
        **_state(draw, number), "title": body["name"], "kind": "position",
        "about": {"organisation": body["id"]}, "markdown": text,
        "readers": {"constituencies": ["intergovernmental"]},
    }  # fmt: skip
