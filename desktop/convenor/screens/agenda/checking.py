"""How warnings, clearance and release are reached on the agenda screen."""

from typing import Final

from convenor.screens.agenda.checks_tab import missing_of
from convenor.screens.agenda.dragging import would_be
from convenor.screens.agenda.panel import CHECKS
from convenor.screens.agenda.settling import Settling
from convenor.screens.agenda.shown import CHANGES, LOOK_AT, MUST_FIX, UNSCHEDULED, ShownAgenda
from convenor.screens.agenda.warnings import first_session
from convenor.widgets.status_chip import look_of_level
from convenor.workplace import Things, Workplace
from convenor_db.domain.checking.findings import BLOCK, WARN, Finding, Rule
from convenor_db.domain.checking.words import RULE_WORDS
from convenor_db.domain.records import WarningLevel

_LEVEL_OF: Final = {MUST_FIX: BLOCK, LOOK_AT: WARN}


class CheckedAgenda(ShownAgenda):
    """Leads from warnings to what they are about, and from things to their warnings."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._settling = Settling(place, self)
        self._connect_checks()

    def _connect_checks(self) -> None:
        settling, listed, tab = self._settling, self.to_fix.list, self.session.checks
        listed.fix_words = tab.fix_words = settling.fix_words
        for source in (listed, tab):
            source.fix_asked.connect(settling.fix)
            source.waive_asked.connect(settling.waive)
            source.take_back_asked.connect(settling.take_back)
        listed.shown.connect(self.show_finding)
        listed.pointed.connect(self._ring)
        tab.clear_asked.connect(lambda missing: settling.clear(self._key, missing))
        tab.unclear_asked.connect(lambda: settling.unclear(self._key))
        settling.finding_wanted.connect(self.show_in_list)
        self.release.clicked.connect(settling.release)
        self.grid.fixes_asked.connect(self.to_fix.go_to_day)
        self.grid.who_cannot = self._would_be
        self.head.count_chosen.connect(self._show_counted)
        self.summary.level_wanted.connect(lambda level: self._show_level(WarningLevel(level)))
        self.summary.rule_wanted.connect(lambda rule: self._show_rule(Rule(rule)))

    # --- what commands do

    def check(self) -> None:
        """Show what is to be fixed: the focus goes to the list."""
        self.to_fix.focus_list()

    def release_agenda(self) -> None:
        """Show what would be released."""
        self._settling.release()

    def clear_by_counsel(self) -> None:
        """Ask who has cleared the selected session."""
        findings = self._standing.by_session.get(self._key, ())
        self._settling.clear(self._key, missing_of(findings))

    # --- showing

    def show_finding(self, finding: Finding) -> None:
        """Show a warning where it is: its session with the tab *Checks*, else its first thing."""
        session = first_session(self.document.snapshot, finding)
        if session is None:
            kind, key = finding.objects[0]
            self.place.go_to(kind, key)
            return
        self._bring_day(session)
        self.select(session.key)
        self.session.show_tab(CHECKS)

    def show_in_list(self, finding: Finding) -> None:
        """Show a warning in the list and where it is."""
        self.to_fix.select(finding)
        self.show_finding(finding)
        self.to_fix.focus_list()

    def show_several(self, things: Things) -> None:
        """Narrow *To fix* to some sessions, and show the first that is found fault with."""
        if things.kind != "sessions" or not things.keys:
            super().show_several(things)
            return
        self.waiting.clear_filter()
        self.to_fix.show_things(things)
        finding = self.to_fix.list.current()
        about = finding.keys("sessions") if finding else ()
        key = next((one for one in about if one in things.keys), things.keys[0])
        session = self.document.snapshot.sessions.get(key)
        if session:
            self._bring_day(session)
            self.select(key)
            self.session.show_tab(CHECKS)
        self.to_fix.focus_list()

    def _show_counted(self, key: str) -> None:
        if key == UNSCHEDULED:
            self.waiting.focus_cards()
        elif key == CHANGES:
            self._settling.release()
        else:
            self._show_level(_LEVEL_OF[key])

    def _show_level(self, level: WarningLevel) -> None:
        words = f"Only: {look_of_level(str(level)).words.lower()}"
        self.to_fix.show_only(words, lambda one: one.level is level and not one.waived)
        self.to_fix.focus_list()

    def _show_rule(self, rule: Rule) -> None:
        words = f"Only: {RULE_WORDS[rule].name.lower()}"
        self.to_fix.show_only(words, lambda one: one.rule is rule and not one.waived)
        self.to_fix.focus_list()

    def _would_be(self, key: str, start: str, room: str) -> list[str]:
        checks = self.place.watch.checks()
        return would_be(self.document.snapshot, checks, key, start, self._room_at(key, room))
