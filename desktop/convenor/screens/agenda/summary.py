"""What the panel shows while nothing is selected: the agenda in figures."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.screens.agenda.warnings import Standing, notes_words
from convenor.screens.agenda.words import length_words, when_words
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.labels import Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import clear, column, row
from convenor.widgets.panel import PanelSection, SidePanel
from convenor.widgets.status_chip import KINDS, look_of_level
from convenor_db.domain.attendance import without_chair
from convenor_db.domain.checking.findings import INFO, Finding
from convenor_db.domain.checking.words import RULE_WORDS
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Session, WarningLevel
from convenor_db.domain.snapshot import Snapshot

_MOST: Final = 12


class AgendaSummary(SidePanel):
    """Sessions by kind, hours, what is unscheduled, which sessions have no chair."""

    kind_wanted = Signal(str)
    """The sessions of a kind are to be pointed out."""
    unscheduled_wanted = Signal(str)
    session_wanted = Signal(str)
    level_wanted = Signal(str)
    """The warnings of a level are to be shown."""
    rule_wanted = Signal(str)
    """The warnings of a rule are to be shown."""

    def __init__(self) -> None:
        super().__init__("Agenda summary")
        self.head.add(Label("The agenda", Role.SUBTITLE))
        self._line = WrapLabel("", Role.SECONDARY)
        self.head.add(self._line)
        self._warnings = PanelSection("To fix")
        self._kinds = PanelSection("By kind")
        self._waiting = PanelSection("Unscheduled")
        self._chairless = PanelSection("Without a chair")
        for section in (self._warnings, self._kinds, self._waiting, self._chairless):
            self.body.addWidget(section)

    def show_agenda(self, snapshot: Snapshot, standing: Standing) -> None:
        """Show the figures of a convening."""
        alive = [one for one in snapshot.sessions.values() if not one.dropped_on]
        placed = [one for one in alive if one.start]
        minutes = sum(one.minutes for one in placed)
        self._line.setText(
            f"{counted(len(placed), 'session', 'sessions')} in the timetable,"
            f" {length_words(minutes)} in all."
            " Choose one to see it here."
        )
        self._show_warnings(standing)
        self._show_kinds(placed)
        self._show_waiting(len(alive) - len(placed))
        self._show_chairless(snapshot, without_chair(snapshot))

    def _show_warnings(self, standing: Standing) -> None:
        clear(self._warnings.body)
        for level in WarningLevel:
            self._add_level(standing.checks.findings, level)
        waived = standing.tally.waived
        if waived:
            self._warnings.body.add(Label(f"{waived:,} waived", Role.MUTED))
        if not standing.checks.findings:
            self._warnings.body.add(WrapLabel("Nothing to fix.", Role.SECONDARY))

    def _add_level(self, findings: Sequence[Finding], level: WarningLevel) -> None:
        rules = Counter(one.rule for one in findings if one.level is level and not one.waived)
        if not rules:
            return
        door = _door(_level_words(level, rules.total()), str(level))
        door.linked.connect(self.level_wanted)
        self._warnings.body.add(door)
        for rule, count in sorted(rules.items(), key=lambda each: (-each[1], each[0])):
            words = RichLabel([Span(RULE_WORDS[rule].name, "text2", link=rule)], Role.SECONDARY)
            words.linked.connect(self.rule_wanted)
            self._warnings.body.add(_line(words, f"{count:,}", indent=12))

    def _show_kinds(self, placed: Sequence[Session]) -> None:
        clear(self._kinds.body)
        counts = Counter(str(one.kind) for one in placed)
        for kind, look in KINDS.items():
            if counts[kind]:
                minutes = sum(one.minutes for one in placed if one.kind == kind)
                link = _door(f"{look.words} · {counts[kind]:,}", kind)
                link.linked.connect(self.kind_wanted)
                self._kinds.body.add(_line(link, length_words(minutes)))
        self._kinds.setVisible(bool(placed))

    def _show_waiting(self, count: int) -> None:
        clear(self._waiting.body)
        if count:
            words = f"{count:,} unscheduled"
            door = _door(words, "unscheduled")
            door.linked.connect(self.unscheduled_wanted)
            self._waiting.body.add(_line(door, ""))
        else:
            self._waiting.body.add(WrapLabel("Every session has its time.", Role.SECONDARY))

    def _show_chairless(self, snapshot: Snapshot, sessions: Sequence[Session]) -> None:
        clear(self._chairless.body)
        self._chairless.set_note(f"{len(sessions):,}" if sessions else "")
        if not sessions:
            words = "Every plenary and breakout has a chair who counts."
            self._chairless.body.add(WrapLabel(words, Role.SECONDARY))
        self._list_chairless(snapshot, sessions, _MOST)

    def _list_chairless(self, snapshot: Snapshot, sessions: Sequence[Session], most: int) -> None:
        for session in sessions[:most]:
            link = RichLabel([Span(session.title, link=session.key)], Role.BODY)
            link.linked.connect(self.session_wanted)
            when = WrapLabel(when_words(snapshot, session), Role.MUTED)
            self._chairless.body.addLayout(column(link, when, spacing=0))
        if len(sessions) > most:
            more = Button(f"{len(sessions) - most:,} more", Kind.LINK, small=True)
            more.clicked.connect(lambda: self._show_all(snapshot, sessions))
            self._chairless.body.addLayout(row(more, None))

    def _show_all(self, snapshot: Snapshot, sessions: Sequence[Session]) -> None:
        clear(self._chairless.body)
        self._list_chairless(snapshot, sessions, len(sessions))


def _door(words: str, key: str) -> RichLabel:
    return RichLabel([Span(words, link=key)], Role.BODY)


def _line(words: QWidget, note: str, *, indent: int = 0) -> QWidget:
    made = QWidget()
    made.setLayout(row((words, 1), Label(note, Role.MUTED), margins=(indent, 0, 0, 0)))
    return made


def _level_words(level: WarningLevel, count: int) -> str:
    if level is INFO:
        return notes_words(count)
    return f"{look_of_level(str(level)).words} · {count:,}"
