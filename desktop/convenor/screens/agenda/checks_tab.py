"""The tab *Checks*: the warnings about one session, each a card, and what counsel has said."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from convenor.dialogs.clear import VOIDS
from convenor.screens.agenda.finding_card import ClearanceNote, FindingCard
from convenor.screens.agenda.warnings import notes_words
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.card import Card
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import clear, row, things_in
from convenor.widgets.panel import ScrollColumn
from convenor_db.domain.checking.clearance import clearance_fingerprint
from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.records import Session
from convenor_db.domain.snapshot import Snapshot

_MOST: Final = 10
"""More cards are shown when they are asked for: a plenary may have hundreds."""
_NOTHING: Final = "Nothing to fix."
_OPEN, _NOTES, _WAIVED = "open", "notes", "waived"


class ChecksTab(ScrollColumn):
    """Shows the warnings about one session; notes and waived ones are folded."""

    fix_asked = Signal(object)
    waive_asked = Signal(object)
    take_back_asked = Signal(object)
    clear_asked = Signal(object)
    """The missing safeguards, in words: the session is to be cleared by counsel."""
    unclear_asked = Signal()
    emptied = Signal()
    """What had the focus is gone, and nothing else here can have it."""

    def __init__(self) -> None:
        super().__init__("Checks", margins=(14, 14, 14, 14), spacing=10)
        self.fix_words: Callable[[Finding], str] = lambda _finding: ""
        """Says what the one-click fix of a warning would do; empty where there is none."""
        self._unfolded: set[str] = set()
        self._key = ""
        self._again: Callable[[], None] = lambda: None

    def show_checks(
        self, snapshot: Snapshot, session: Session, findings: Sequence[Finding]
    ) -> None:
        """Show the warnings about a session."""
        if session.key != self._key:
            self._key, self._unfolded = session.key, set()
            self.verticalScrollBar().setValue(0)
        self._again = lambda: self.show_checks(snapshot, session, findings)
        at = self._place_of_focus()
        clear(self.body)
        self._add_clearance(snapshot, session, findings)
        opened = [one for one in findings if one.is_open]
        notes = [one for one in findings if not one.is_open and not one.waived]
        waived = [one for one in findings if one.waived]
        if not opened:
            self.body.add(WrapLabel(_NOTHING, Role.SECONDARY))
        self._add_cards(snapshot, opened, _OPEN)
        self._add_fold(snapshot, notes, _NOTES, notes_words(len(notes)))
        self._add_fold(snapshot, waived, _WAIVED, f"{len(waived):,} waived")
        if any(one.rule in (Rule.RIVALS, Rule.TERMS) for one in findings) or session.clearance:
            self.body.add(row(None, Label("Not legal advice", Role.MUTED)))
        if at is not None:
            self._focus_again(*at)

    def _place_of_focus(self) -> tuple[str, int] | None:
        """Return the name of the card or fold that has the focus, and at which place it stands.

        It is the window's focus that counts: a dialog over it may have the program's.
        """
        focus = self.window().focusWidget()
        stops = self._stops() if self.isAncestorOf(focus or self) else []
        for at, stop in enumerate(stops):
            if stop is focus or stop.isAncestorOf(focus or self):
                return stop.accessibleName(), at
        return None

    def _focus_again(self, name: str, at: int) -> None:
        """Give the focus to what had it, or to what stands in its place now."""
        stops = self._stops()
        same = [one for one in stops if one.accessibleName() == name]
        for stop in [*same, *stops[at:], *reversed(stops[:at])]:
            button = stop if isinstance(stop, Button) else stop.findChild(Button)
            if isinstance(button, Button):
                stop.show()  # at once: what is hidden cannot have the focus
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.emptied.emit()

    def _stops(self) -> list[QWidget]:
        """Return cards and folds from top to bottom."""
        return [one for one in _widgets(self.body) if isinstance(one, Card | Button)]

    def _add_clearance(
        self, snapshot: Snapshot, session: Session, findings: Sequence[Finding]
    ) -> None:
        cleared = session.clearance
        if cleared is None:
            return
        holds = cleared.fingerprint == clearance_fingerprint(snapshot, session)
        note = ClearanceNote(cleared.by, cleared.on, holds=holds, voids=VOIDS)
        note.clear_asked.connect(lambda: self.clear_asked.emit(missing_of(findings)))
        note.take_back_asked.connect(self.unclear_asked)
        self.body.add(note)

    def _add_cards(self, snapshot: Snapshot, findings: Sequence[Finding], group: str) -> None:
        more = f"all {group}"
        shown = findings if more in self._unfolded else findings[:_MOST]
        for finding in shown:
            self.body.add(self._card(snapshot, finding))
        if len(shown) < len(findings):
            self._add_door(f"{len(findings) - len(shown):,} more", "", more)

    def _add_fold(
        self, snapshot: Snapshot, findings: Sequence[Finding], group: str, words: str
    ) -> None:
        if not findings:
            return
        is_open = group in self._unfolded
        self._add_door(words, "chevron-down" if is_open else "chevron-right", group)
        if is_open:
            self._add_cards(snapshot, findings, group)

    def _add_door(self, words: str, icon: str, group: str) -> None:
        door = Button(words, Kind.GHOST, icon, small=True)
        door.clicked.connect(lambda: self._turn(group))
        self.body.add(row(door, None))

    def _turn(self, group: str) -> None:
        self._unfolded ^= {group}
        self._again()

    def _card(self, snapshot: Snapshot, finding: Finding) -> FindingCard:
        fix = "" if finding.waived else self.fix_words(finding)
        card = FindingCard(snapshot, finding, fix=fix)
        card.fix_asked.connect(lambda: self.fix_asked.emit(finding))
        card.waive_asked.connect(lambda: self.waive_asked.emit(finding))
        card.take_back_asked.connect(lambda: self.take_back_asked.emit(finding))
        card.clear_asked.connect(lambda: self.clear_asked.emit(finding.missing))
        return card


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    """Yield what stands in a layout and in the layouts within it, in order."""
    for thing in things_in(layout):
        if isinstance(thing, QLayout):
            yield from _widgets(thing)
        else:
            yield thing


def missing_of(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return the safeguards that are missing, of whichever rivals."""
    found = (name for one in findings if one.rule is Rule.RIVALS for name in one.missing)
    return tuple(dict.fromkeys(found))
