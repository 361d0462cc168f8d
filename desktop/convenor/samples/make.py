"""One whole fictional convening as an interchange object."""

from datetime import datetime

from convenor.samples import dossier, organisations, stances, writing
from convenor.samples.agenda import Agenda, rooms
from convenor.samples.cast import cast
from convenor.samples.crowd import Crowd
from convenor.samples.draw import Draw, Item, begin
from convenor.samples.party_notes import party_notes
from convenor.samples.seats import Seats
from convenor.samples.timetable import Timetable


def make(size: str, *, seed: int, now: datetime) -> Item:
    """Return a sample of a size (`SIZES`); the same seed and *now* give the same sample."""
    draw = begin(size, seed, now)
    bodies = organisations.organisations(draw)
    people, held = cast(draw, bodies)
    seats = Seats(draw, bodies, Crowd(draw, people), held).fill()
    sessions = Agenda(draw, bodies, Timetable(draw, bodies, people, seats)).sessions()
    return {
        "convenor": 1,
        "convening": _convening(draw),
        "organisations": organisations.written(bodies),
        "people": people,
        "invitations": seats,
        "rooms": rooms(draw),
        "sessions": sessions,
        **{name: draw.plan[name] for name in ("waves", "targets", "keep_apart", "not_same")},
        **dossier.dossier(draw),
        **_views(draw, bodies),
    }


def _convening(draw: Draw) -> Item:
    return {**draw.plan["convening"], "competition_statement": writing.competition_statement()}


def _views(draw: Draw, bodies: list[Item]) -> Item:
    """Return what the parties hold and what is written about it."""
    voices, questions = organisations.voices(draw, bodies), stances.issues(draw)
    positions = stances.Stances(draw, voices, questions).fill()
    lines = stances.red_lines(draw, positions, questions)
    papers = writing.briefs(draw, questions) + party_notes(draw, voices, positions, lines)
    return {
        "issues": questions,
        "contacts": stances.contacts(draw, bodies, positions),
        "positions": positions,
        "red_lines": lines,
        "briefs": papers,
        "statements": writing.statements(draw),
        "templates": writing.templates(draw),
        "attachments": writing.attachments(papers),
    }
