"""One whole fictional convening as an interchange object."""

import random
from datetime import datetime

from convenor.samples import agenda, papers, people, positions
from convenor.samples.plan import SIZES, Draw, Item, first_day

STATEMENT = (
    "We meet to discuss rules that can be verified, not markets. Nobody shall speak of prices,"
    " customers, capacity or plans. Whoever hears it done objects, and the note-taker records it."
)


def make(size: str, *, seed: int, now: datetime) -> Item:
    """Return a sample of a size (`SIZES`); the same seed and *now* give the same sample."""
    plan = SIZES[size]
    today = now.date()
    draw = Draw(plan, random.Random(seed), today, first_day(plan, today))
    bodies = people.organisations(draw)
    seated = plan.coming + plan.declined + plan.pending + plan.substituted + plan.standby
    crowd = people.people(draw, bodies, seated + 6)
    held = people.seats(draw, crowd, bodies)
    questions = positions.issues(draw)
    return {
        "convenor": 1,
        "convening": _convening(draw),
        "organisations": bodies,
        "people": crowd,
        "travel_documents": people.travel_documents(crowd),
        "waves": _waves(draw),
        "invitations": held,
        "targets": _targets(plan.coming),
        "rooms": agenda.rooms(draw),
        "sessions": agenda.sessions(draw, held),
        "keep_apart": people.keep_apart(bodies, held),
        "issues": questions,
        "positions": positions.positions(draw, bodies, questions),
        "red_lines": positions.red_lines(draw, bodies, questions),
        "facts": positions.facts(draw),
        "commitments": positions.commitments(draw, bodies),
        "briefs": papers.briefs(draw, bodies),
        **positions.dossier(draw, bodies),
    }


def _convening(draw: Draw) -> Item:
    size = draw.size
    return {
        "title": size.title, "starts": draw.day(0), "ends": draw.day(size.days - 1),
        "zone": size.zone, "city": size.city, "venue": "Maison du Lac", "languages": ["en", "fr"],
        "purpose": "To explore whether frontier AI development could be slowed together.",
        "rule": "chatham-house", "seats": size.coming + size.pending + 17,
        "organiser": {"name": "Secretariat", "email": "secretariat@example.org"},
        "competition_statement": STATEMENT, "sensitive_terms": ["price", "customer", "pause"],
        "observances": [{"date": draw.day(0), "text": "Day of rest in two member states"}],
    }  # fmt: skip


def _waves(draw: Draw) -> list[Item]:
    return [
        {"number": 1, "name": "Must be there", "send_on": draw.ago(30), "reply_by": draw.day(-30)},
        {"number": 2, "name": "Completing the room", "send_on": draw.ago(20),
         "reply_by": draw.day(-21), "gate": "Two of the four leading developers have accepted"},
    ]  # fmt: skip


def _targets(coming: int) -> list[Item]:
    return [
        {"id": "t1", "by": "constituency", "value": "government", "min": coming // 4},
        {"id": "t2", "by": "constituency", "value": "ai-developer", "max": coming // 3},
    ]
