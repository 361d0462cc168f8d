"""The tab Positions: where an organisation stands, what it will not take, what it would do."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, cast

from PySide6.QtWidgets import QWidget

from convenor.panels.positions_tab import StanceMark
from convenor.screens.people.organisation_doors import Door, Doors, Sentences
from convenor.widgets.chip import Chip
from convenor.widgets.day_words import day_and_year
from convenor.widgets.labels import Role, Span, WrapLabel
from convenor.widgets.layouts import column
from convenor.widgets.matrix.values import in_words
from convenor.widgets.panel import PanelSection
from convenor.widgets.status_chip import BRIEF_STATES
from convenor.workplace import Workplace
from convenor_db.domain.commitments.sentences import sentence
from convenor_db.domain.names import full_name
from convenor_db.domain.records import Commitment, Contact, Organisation, Position, RedLine
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import current_positions, is_stale

_CONTACTS: Final = 3
"""The newest ones; the whole log stands with the people."""
_DOORS: Final = frozenset({"organisations", "commitments", "facts"})
"""Kinds of what a sentence names that a screen can show."""
_LETTERS: Final = 280
"""Of a contact's text."""


class StandingTab(QWidget):
    """Positions newest first, red lines, commitments, briefs and the last contacts, as doors."""

    KINDS = frozenset({
        "organisations", "positions", "issues", "red_lines", "commitments", "facts", "acceptances",
        "undertakings", "briefs", "contacts", "people",
    })  # fmt: skip

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._nothing = PanelSection()
        self._nothing.body.add(WrapLabel("Nothing is known of it yet.", Role.MUTED))
        self._positions = Doors("Positions", lambda: StanceMark(None))
        self._red_lines = Sentences("Red lines", "staff only")
        self._commitments = Sentences("Commitments", "staff only")
        self._briefs = Doors("Briefs about it", lambda: Chip(BRIEF_STATES["draft"]), at_end=True)
        self._contacts = Sentences("Contacts", "staff only")
        parts = (self._positions, self._red_lines, self._commitments, self._briefs, self._contacts)
        for part in parts:
            part.opened.connect(place.go_to)
        self.setLayout(column(self._nothing, *parts, spacing=0))

    def show_body(self, snapshot: Snapshot, body: Organisation) -> None:
        """Show what is known of an organisation."""
        today = self._place.today
        found = [
            self._positions.show_doors(_positions(snapshot, body, today), StanceMark.show_stance),
            self._red_lines.show_sentences(_red_lines(snapshot, body)),
            self._commitments.show_sentences(_commitments(snapshot, body, today)),
            self._briefs.show_doors(_briefs(snapshot, body), Chip.set_look),
            self._contacts.show_sentences(_contacts(snapshot, body)),
        ]
        self._nothing.setVisible(not any(found))


def _positions(snapshot: Snapshot, body: Organisation, today: str) -> Iterator[Door]:
    current = current_positions(snapshot).items()
    own = [one for cell, one in current if cell.organisation == body.key]
    for one in sorted(own, key=lambda each: each.as_of, reverse=True):
        issue = snapshot.issues.get(one.issue)
        note = _position_note(snapshot, one, today)
        yield Door(issue.title if issue else "", note, ("positions", one.key), one.stance)


def _red_lines(snapshot: Snapshot, body: Organisation) -> Iterator[Sequence[Span]]:
    for one in cast("Iterable[RedLine]", snapshot.table("red_lines").values()):
        issue = snapshot.issues.get(one.issue)
        if one.organisation != body.key or issue is None:
            continue
        texts = [option.text for option in issue.options if option.key in one.rejects]
        named = Span(issue.title, link=f"red_lines:{one.key}")
        yield (named, Span(f": not “{'”, not “'.join(texts)}”" if texts else ""))


def _commitments(snapshot: Snapshot, body: Organisation, today: str) -> Iterator[Sequence[Span]]:
    for one in cast("Iterable[Commitment]", snapshot.table("commitments").values()):
        if one.party != body.key:
            continue
        parts = sentence(snapshot, one.key).parts
        spans = [Span(part.text, link=_link_of(part.target, body)) for part in parts]
        state = _state_of(one, today)
        yield (*spans, Span(f" {state}" if state else "", "text2"))


def _briefs(snapshot: Snapshot, body: Organisation) -> Iterator[Door]:
    for one in snapshot.briefs.values():
        if one.about.organisation == body.key:
            look = BRIEF_STATES[one.state]
            yield Door(one.title, look.words, ("briefs", str(one.key)), look)


def _contacts(snapshot: Snapshot, body: Organisation) -> Iterator[Sequence[Span]]:
    log = cast("Iterable[Contact]", snapshot.table("contacts").values())
    own = sorted((one for one in log if one.organisation == body.key), key=lambda each: each.on)
    for one in own[: -_CONTACTS - 1 : -1]:
        person = snapshot.people.get(one.person or "")
        day = day_and_year(date.fromisoformat(one.on))
        words = f"{day} · {one.kind}" + (f" · {one.by}" if one.by else "")
        link = [Span(full_name(person), link=f"people:{person.key}")] if person else []
        text = one.text if len(one.text) <= _LETTERS else f"{one.text[:_LETTERS].rstrip()}…"
        yield (Span(words, "text2"), Span(" · " if link else "", "text2"), *link, Span(f"\n{text}"))


def _position_note(snapshot: Snapshot, one: Position, today: str) -> str:
    day = day_and_year(date.fromisoformat(one.as_of))
    stale = ["out of date"] if is_stale(snapshot, one, today=today) else []
    return " · ".join((in_words(one.stance), *stale, str(one.basis), day))


def _link_of(target: tuple[str, str] | None, body: Organisation) -> str:
    """Return the link of what a sentence names; the organisation itself is shown already."""
    if target is None or target[0] not in _DOORS or target[1] == body.key:
        return ""
    return f"{target[0]}:{target[1]}"


def _state_of(one: Commitment, today: str) -> str:
    if one.withdrawn:
        return "(withdrawn)"
    return "(expired)" if one.expires and one.expires < today else ""
