"""Warnings: how grave what each rule finds is, and the two measures the rules take."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from convenor.dialogs.settings_part import SettingsPart
from convenor.widgets.buttons import Button
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import column, hline, keep_size, row
from convenor.widgets.status_chip import look_of_level
from convenor_db.domain.actions import further_settings as actions
from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.checking.words import RULE_WORDS, own_levels
from convenor_db.domain.records import WarningLevel
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

_OFF: Final = "Off"
_CHOICES: Final = 232


class WarningsPart(SettingsPart):
    """Every rule with its name, what it means, and a choice of level."""

    TITLE = "Warnings"
    LEAD = (
        "“Must fix” keeps the agenda from being released until it is mended or waived."
        " “Look at” and “Note” do not."
    )

    def add_fields(self) -> None:
        """Put measures, rules and the way back under the title."""
        self.add_number("changeover", "Change of rooms", "Minutes between two rooms.")
        self.add_number("stale_days", "Stale positions", "Days after which a position is old.")
        self.body.add(self.grid, 4)
        for rule in Rule:
            self.body.add(hline(), self._row(rule))
        self._reset = Button("Reset all levels", small=True)
        self._reset.clicked.connect(self._reset_levels)
        self.body.add(hline(), row(None, self._reset))

    def _row(self, rule: Rule) -> QWidget:
        words = RULE_WORDS[rule]
        choice = EditableChoice(f"Level of {words.name}", _items(rule))
        self.dialog.bind(_name(rule), choice, partial(_level, rule))
        told = column(
            Label(words.name, Role.STRONG), WrapLabel(words.meaning, Role.MUTED), spacing=1
        )
        made = QWidget()
        content = row((told, 1), keep_size(choice, width=_CHOICES), spacing=12)
        content.setAlignment(choice, Qt.AlignmentFlag.AlignVCenter)
        made.setLayout(content)
        return made

    def show_part(self, snapshot: Snapshot, *, replace: bool) -> None:
        """Show measures and levels."""
        convening = snapshot.convening
        for name in ("changeover", "stale_days"):
            self.show_number(name, convening, replace=replace)
        set_ones = _set_levels(snapshot)
        for rule in Rule:
            self.show_value(_name(rule), str(set_ones.get(rule, "")), replace=replace)
        reason = "Every rule has its own level."
        self._reset.set_allowed(allowed=bool(set_ones), reason=reason)

    def _reset_levels(self) -> None:
        self.dialog.end_visit()
        self.dialog.act("levels", actions.reset_levels)


def _set_levels(snapshot: Snapshot) -> dict[Rule, WarningLevel]:
    """Return the levels that are set and are not what the rule has by itself anyway."""
    levels = snapshot.convening.warning_levels
    return {
        rule: levels[rule]
        for rule in Rule
        if rule in levels and own_levels(rule) != (levels[rule],)
    }


def _name(rule: Rule) -> str:
    return f"level {rule}"


def _level(rule: Rule, level: str) -> Builder:
    return partial(actions.set_level, rule=str(rule), level=level)


def _items(rule: Rule) -> list[tuple[str, str]]:
    """Return the levels to choose from, the rule's own first among its like and marked.

    A rule that has two levels by itself, one of them for milder cases, offers each for all cases
    as well.
    """
    own = own_levels(rule)
    if len(own) > 1:
        words = " or ".join(_words(level) for level in own)
        return [("", f"{words} (default)"), *((str(one), _words(one)) for one in WarningLevel)]
    return [
        ("", f"{_words(level)} (default)") if level in own else (str(level), _words(level))
        for level in WarningLevel
    ]


def _words(level: WarningLevel) -> str:
    return _OFF if level is WarningLevel.OFF else look_of_level(str(level)).words
