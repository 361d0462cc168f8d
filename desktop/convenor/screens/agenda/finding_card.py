"""A warning as a card: how grave, what is wrong, what is missing, and what can be done."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.fonts import told
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.card import Card
from convenor.widgets.chip import Chip
from convenor.widgets.day_words import day_and_year
from convenor.widgets.flow import Flow
from convenor.widgets.labels import RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import Box, Margins, column, row
from convenor.widgets.status_chip import Look, look_of_level
from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import read_instant

_MARGINS: Final[Margins] = (14, 12, 14, 12)
_WAIVED: Final = Look("check", "mute", "Waived")


class Sign(QWidget):
    """A small icon before a line."""

    def __init__(self, icon: str, color: str) -> None:
        super().__init__()
        self._icon, self._color = icon, color
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the icon's size."""
        return QSize(theme.px(15), theme.px(17))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        size = theme.pxf(15)
        box = QRectF(0, (self.height() - size) / 2, size, size)
        paint_icon(QPainter(self), self._icon, box, self._color)


def signed(icon: str, color: str, words: str) -> Box:
    """Return words after a small icon."""
    text = WrapLabel(words, Role.BODY)
    return row(column(Sign(icon, color), None, spacing=0), (text, 1), spacing=8)


class FindingCard(Card):
    """Shows one warning; says what the user wants done about it."""

    fix_asked = Signal()
    waive_asked = Signal()
    take_back_asked = Signal()
    clear_asked = Signal()

    def __init__(self, snapshot: Snapshot, finding: Finding, *, fix: str) -> None:
        """*fix* is what the one-click fix would do, empty where there is none."""
        super().__init__(margins=_MARGINS, spacing=8)
        self.setAccessibleName(finding.text)
        looks = [look_of_level(str(finding.level)), *([_WAIVED] if finding.waived else [])]
        self.body.add(row(*(Chip(look) for look in looks), None, spacing=6))
        self.body.add(WrapLabel(told(finding.text), Role.BODY))
        for words in finding.missing:
            self.body.add(signed("circle-x", "bad", f"{_capital(words)}"))
        if finding.in_place:
            self.body.add(signed("circle-check", "ok", _capital(", ".join(finding.in_place))))
        if finding.fix and not (finding.missing or fix or finding.waived):
            self.body.add(WrapLabel(finding.fix, Role.MUTED))
        if finding.waived:
            self._show_waiver(snapshot, finding)
        else:
            self._offer(finding, fix)

    def _show_waiver(self, snapshot: Snapshot, finding: Finding) -> None:
        waiver = finding.waived
        if waiver is None:
            return
        day = day_and_year(read_instant(waiver.at).astimezone(snapshot.zone).date())
        words = f"{waiver.by}, {day}: {waiver.reason}"
        self.body.add(RichLabel([Span(words)], Role.SECONDARY))
        self._add_buttons([("Take waiver back", Kind.SECONDARY, self.take_back_asked)])

    def _offer(self, finding: Finding, fix: str) -> None:
        buttons = [(fix, Kind.SECONDARY, self.fix_asked)] if fix else []
        if finding.rule is Rule.RIVALS:
            buttons.append(("Clear by counsel…", Kind.SECONDARY, self.clear_asked))
        quiet = Kind.GHOST if buttons else Kind.SECONDARY
        self._add_buttons([*buttons, ("Waive…", quiet, self.waive_asked)])

    def _add_buttons(self, buttons: Sequence[tuple[str, Kind, SignalInstance]]) -> None:
        line = Flow()
        for words, kind, asked in buttons:
            button = Button(words, kind, small=True)
            button.clicked.connect(asked)
            line.add(button)
        self.body.add(line)


class ClearanceNote(Card):
    """Says that counsel has cleared a session, or that it has changed since."""

    clear_asked = Signal()
    take_back_asked = Signal()

    def __init__(self, by: str, on: str, *, holds: bool, voids: str) -> None:
        """*on* is an ISO day; *voids* names what a change of voids it."""
        super().__init__(margins=_MARGINS, spacing=8)
        day = day_and_year(date.fromisoformat(on))
        if holds:
            title = f"Cleared by {by} on {day}"
            self.body.add(signed("shield-check", "ok", title))
            self.body.add(WrapLabel(f"Any change to {voids} voids it.", Role.MUTED))
        else:
            title = f"Was cleared by {by} on {day}, has changed since"
            self.body.add(signed("shield-alert", "warn", title))
            self.body.add(WrapLabel("The clearance no longer holds.", Role.MUTED))
        self.setAccessibleName(title)
        line = Flow()
        if not holds:
            again = Button("Clear again…", small=True)
            again.clicked.connect(self.clear_asked)
            line.add(again)
        back = Button("Take clearance back", Kind.GHOST, small=True)
        back.clicked.connect(self.take_back_asked)
        line.add(back)
        self.body.add(line)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
