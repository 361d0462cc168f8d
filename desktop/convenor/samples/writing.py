"""What is written: briefs, the texts worked on, letters, and the plan of the house."""

import base64
import hashlib
from string import Template
from typing import Any, Final

from convenor.samples.agenda import rooms
from convenor.samples.draw import Draw, Item, words
from convenor.samples.stances import option
from convenor_resources import resource

PLAN_KEY: Final = "a-plan"
BRIEF_FIELDS: Final = ("id", "title", "kind", "about", "mark", "readers", "attachments", "version")


def briefs(draw: Draw, questions: list[Item]) -> list[Item]:
    """Return the papers that were written by hand, their placeholders filled."""
    return [_brief(draw, one, questions) for one in draw.plan["briefs"]]


def _brief(draw: Draw, one: Any, questions: list[Item]) -> Item:
    made = {name: one[name] for name in BRIEF_FIELDS if name in one}
    made |= {"markdown": _paper(draw, one, questions), "state": one.get("state", "approved")}
    if made["state"] == "approved":
        made |= {"approved_by": draw.plan["approver"], "approved_on": one["approved_on"]}
    made["earlier"] = [
        {
            "version": version, "on": draw.ago(50 - 9 * version), "by": draw.plan["approver"],
            "markdown": _first_paragraphs(made["markdown"], version),
        }
        for version in range(1, made.get("version", 1))
    ]  # fmt: skip
    return made


def _first_paragraphs(markdown: str, count: int) -> str:
    return "\n\n".join(markdown.strip().split("\n\n")[:count]) + "\n"


def _paper(draw: Draw, one: Any, questions: list[Item]) -> str:
    text = resource(f"samples/papers/{one['paper']}.md").read_text("utf-8")
    issue = one.get("about", {}).get("issue")
    options: list[Item] = next((each["options"] for each in questions if each["id"] == issue), [])
    letters = [f"- **{chr(65 + at)}.** {each['text']}." for at, each in enumerate(options)]
    return Template(text).substitute(_fields(draw), options="\n".join(letters))


def _fields(draw: Draw) -> dict[str, str]:
    convening, sentences = draw.plan["convening"], draw.plan["sentences"]
    return {
        "venue": convening["venue"], "address": convening["address"], "city": convening["city"],
        "organiser": convening["organiser"]["name"], "email": convening["organiser"]["email"],
        "rule_sentence": sentences["rule"], "zone_sentence": sentences["zone"],
        **_rooms(rooms(draw)),
    }  # fmt: skip


def _rooms(places: list[Item]) -> dict[str, str]:
    """Return the rooms as a list, and which of them the lift does not reach."""
    large = [room for room in places if not room["name"].startswith("Salon ")]
    lines = [f"- **{room['name']}**, {room['capacity']} seats" for room in large]
    if len(large) < len(places):
        lines.append(f"- **Salons 1 to {len(places) - len(large)}**, for bilaterals")
    stairs = [room["name"] for room in places if not room.get("step_free", True)]
    lift = f" except the {' and the '.join(stairs)}" if stairs else ""
    return {"rooms": "\n".join(lines), "lift": lift}


def statements(draw: Draw) -> list[Item]:
    """Return the texts worked on, each bracket with its ways to go on."""
    return [_statement(one) for one in draw.settled(words("statements")[draw.size])]


def _statement(one: Any) -> Item:
    versions = [
        {
            "number": version["number"], "on": version["on"], "markdown": version["markdown"],
            "alternatives": {issue: _alternatives(issue) for issue in version["issues"]},
            "chosen": {
                issue: option(issue, letter) for issue, letter in version.get("chosen", {}).items()
            },
        }
        for version in one["versions"]
    ]  # fmt: skip
    return {**one, "versions": versions}


def _alternatives(issue: str) -> dict[str, str]:
    texts = words("statements")["alternatives"][issue]
    return {option(issue, letter): text for letter, text in texts.items()}


def templates(draw: Draw) -> list[Item]:
    """Return the letters that the sample uses."""
    return [one for one in words("letters") if one["id"] in draw.plan["templates"]]


def attachments(papers: list[Item]) -> list[Item]:
    """Return the plan of the house where a paper shows it."""
    if not any(PLAN_KEY in one.get("attachments", ()) for one in papers):
        return []
    content = resource("samples/plan.png").read_bytes()
    return [
        {
            "id": PLAN_KEY, "name": "Plan of the ground floor.png", "media_type": "image/png",
            "sha256": hashlib.sha256(content).hexdigest(),
            "base64": base64.b64encode(content).decode("ascii"),
        }
    ]  # fmt: skip


def competition_statement() -> str:
    """Return what is read aloud where competitors meet."""
    return resource("samples/competition.md").read_text("utf-8").strip()
