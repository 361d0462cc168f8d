"""Positions: how somebody's organisation stands, newest first; changed on its own screen."""

from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.panels.tab import PersonTab, Shown
from convenor.theme.theme import theme
from convenor.widgets.day_words import day_and_year
from convenor.widgets.labels import RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import clear, column
from convenor.widgets.link_row import LinkRow
from convenor.widgets.matrix.cells import draw_figure
from convenor.widgets.matrix.values import in_words
from convenor.widgets.panel import PanelSection
from convenor.workplace import Workplace
from convenor_db.domain.records import Organisation, Position
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import current_positions


class StanceMark(QWidget):
    """The figure of a stance on its colour."""

    def __init__(self, stance: int | None) -> None:
        super().__init__()
        self._stance = stance
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_stance(self, stance: int | None) -> None:
        """Show another."""
        self._stance = stance
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the box."""
        return QSize(theme.px(34), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_figure(painter, QRectF(self.rect()), self._stance)


class PositionsTab(PersonTab):
    """One row for each issue on which the organisation has a position."""

    KINDS = frozenset({"positions", "issues", "organisations"})

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._whose = RichLabel((), Role.SECONDARY)
        self._whose.linked.connect(partial(place.go_to, "organisations"))
        self._nothing = WrapLabel("", Role.MUTED)
        self._rows = column(spacing=2)
        section = PanelSection("Positions")
        section.body.add(self._whose, self._nothing, self._rows)
        self.setLayout(column(section, spacing=0))

    def show_person(self, shown: Shown, *, replace: bool = False) -> None:
        """Show the positions of whom somebody is there for."""
        clear(self._rows)
        body = shown.body
        found = _newest_first(shown.snapshot, body) if body else []
        for one in found:
            self._rows.add(self._row(shown.snapshot, one))
        spans = [Span("Those of "), Span(body.name, link=str(body.key)), Span(".")] if body else []
        self._whose.set_spans(spans)
        self._whose.setVisible(bool(found))
        words = f"{body.name} has no known position." if body else "They belong to no organisation."
        self._nothing.setText(words)
        self._nothing.setVisible(not found)

    def _row(self, snapshot: Snapshot, position: Position) -> LinkRow:
        issue = snapshot.issues.get(position.issue)
        day = day_and_year(date.fromisoformat(position.as_of))
        note = f"{in_words(position.stance)} · {position.basis} · {day}"
        title = issue.title if issue else ""
        made = LinkRow(title, note, mark=StanceMark(position.stance), compact=True)
        made.chosen.connect(partial(self._place.go_to, "positions", position.key))
        return made


def _newest_first(snapshot: Snapshot, body: Organisation) -> list[Position]:
    current = current_positions(snapshot).items()
    own = [one for cell, one in current if cell.organisation == body.key]
    return sorted(own, key=lambda one: one.as_of, reverse=True)
