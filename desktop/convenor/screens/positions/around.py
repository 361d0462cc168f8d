"""What else touches a cell: commitments, briefs about it, sessions in which the issue stands."""

from collections.abc import Iterable, Mapping
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.labels import RichLabel, Role, Span
from convenor.widgets.layouts import clear, column
from convenor.widgets.panel import PanelSection
from convenor_db.domain.commitments.sentences import plain, sentence
from convenor_db.domain.records import Commitment
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import Cell

Named = tuple[str, str]
"""Key and words."""


class Around(QWidget):
    """Sections of links; one with nothing in it is not there."""

    opened = Signal(str, str)
    """Kind and key of what was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = column(spacing=0)
        self.setLayout(self._rows)

    def show_cell(self, snapshot: Snapshot, cell: Cell) -> None:
        """Show what touches an organisation's stance on an issue."""
        clear(self._rows)
        self._add("Commitments", "commitments", _commitments(snapshot, cell))
        self._add("Briefs", "briefs", _briefs(snapshot, cell))
        self._add("Sessions", "sessions", _sessions(snapshot, cell.issue))

    def show_issue(self, snapshot: Snapshot, issue: str) -> None:
        """Show what touches an issue, whoever it is."""
        clear(self._rows)
        self._add("Briefs", "briefs", _briefs(snapshot, Cell("", issue)))
        self._add("Sessions", "sessions", _sessions(snapshot, issue))

    def _add(self, title: str, kind: str, named: Iterable[Named]) -> None:
        named = list(named)
        if not named:
            return
        section = PanelSection(title)
        for key, words in named:
            link = RichLabel((Span(words, link=key),), Role.BODY)
            link.linked.connect(lambda key: self.opened.emit(kind, key))
            section.body.add(link)
        self._rows.add(section)
        section.show()  # at once: a layout would show it only when the loop comes round


def _commitments(snapshot: Snapshot, cell: Cell) -> Iterable[Named]:
    commitments = cast("Mapping[str, Commitment]", snapshot.table("commitments"))
    for one in commitments.values():
        if (one.party, one.issue) == cell and not one.withdrawn:
            yield one.key, plain(sentence(snapshot, one.key))


def _briefs(snapshot: Snapshot, cell: Cell) -> Iterable[Named]:
    for brief in snapshot.briefs.values():
        about = brief.about
        if about and (
            about.issue == cell.issue or (about.organisation or "-") == cell.organisation
        ):
            yield brief.key, brief.title


def _sessions(snapshot: Snapshot, issue: str) -> Iterable[Named]:
    for session in snapshot.sessions.values():
        if issue in session.issues and session.dropped_on is None:
            yield session.key, session.title
