"""The part of the left column that lists what is to be fixed, under its counts."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.screens.agenda.to_fix import ToFixList
from convenor.screens.agenda.to_fix_rows import FindingRow, Pass
from convenor.screens.agenda.warnings import Tally, on_day, tally
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import column, hline, row
from convenor.workplace import Things
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.snapshot import Snapshot

_EMPTY: Final = "Nothing to fix."
_NONE_FOUND: Final = "Nothing to fix matches."
Test = Callable[[Finding], bool]


class ToFixSection(QWidget):
    """Head with counts, the list, and which warnings alone are shown, if not all."""

    all_wanted = Signal()
    """All warnings are to be shown again, whatever was typed into the filter."""

    def __init__(self) -> None:
        super().__init__()
        self.list = ToFixList()
        self._snapshot: Snapshot | None = None
        self._findings: Sequence[Finding] = ()
        self._only: Test | None = None
        self._things: Things | None = None
        self._counts = Label("", Role.MUTED)
        self._only_words = WrapLabel("", Role.SECONDARY)
        self._all = Button("Show all", Kind.LINK, small=True)
        self._all.clicked.connect(self._show_all)
        self._note = WrapLabel(_EMPTY, Role.MUTED)
        self._only_row = QWidget()
        self._only_row.setLayout(column(self._only_words, row(self._all, None), spacing=0))
        head = row(Label("To fix", Role.STRONG), None, self._counts)
        self.setLayout(
            column(hline(), 10, head, 4, self._only_row, self._note, (self.list, 1), spacing=0)
        )
        self._only_row.hide()

    def show_findings(self, snapshot: Snapshot, findings: Sequence[Finding]) -> None:
        """Show these warnings."""
        self._snapshot, self._findings = snapshot, findings
        counts = tally(findings)
        self._counts.setText(_head_words(counts))
        self._counts.setAccessibleName(counts.words)
        self._show()

    def set_filter(self, passes: Pass | None) -> None:
        """Show only what passes."""
        self.list.set_filter(passes)
        self._say_empty()

    def show_only(self, words: str, test: Test) -> None:
        """Show only some warnings, named in words, until all are wanted again."""
        self._only, self._things = test, None
        self._only_words.setText(words)
        self._only_row.show()
        self._show()
        for finding in self._shown()[:1]:
            self.list.select(finding)

    def show_things(self, things: Things) -> None:
        """Show only what is about some sessions, which were counted together."""
        keys = frozenset(things.keys)
        self.show_only(things.words, lambda one: not keys.isdisjoint(one.keys("sessions")))
        self._things = things

    def things(self) -> Things | None:
        """Return the sessions about which alone warnings are shown, if it is so."""
        return self._things

    def clear_only(self) -> bool:
        """Show all warnings again; say whether only some were shown."""
        was = self._only is not None
        self._only = self._things = None
        self._only_row.hide()
        if was:
            self._show()
        return was

    def go_to_day(self, day: str) -> None:
        """Make the first thing that must be fixed on a day (ISO) the current one."""
        snapshot = self._snapshot
        if snapshot is None:
            return
        self._show_all()
        found = (one for one in self._findings if one.blocks and on_day(snapshot, one, day))
        finding = next(found, None)
        if finding:
            self.list.select(finding)
        self.focus_list()

    def select(self, finding: Finding) -> None:
        """Make a warning the current one, shown whatever was filtered."""
        if self._only and not self._only(finding):
            self.clear_only()
        self.list.select(finding)

    def focus_list(self) -> None:
        """Put the focus on the list, on a warning of it."""
        self.list.setFocus()
        if self.list.current() is None and self.list.rows().rowCount():
            self.list.go_to_row(0)

    def listed(self) -> list[Finding]:
        """Return the warnings listed at present, without what is folded."""
        rows = self.list.rows()
        shown = (rows.row(number) for number in range(rows.rowCount()))
        return [one.finding for one in shown if isinstance(one, FindingRow)]

    def _shown(self) -> Sequence[Finding]:
        only = self._only
        return [one for one in self._findings if only(one)] if only else self._findings

    def _show(self) -> None:
        if self._snapshot is not None:
            flat = self._only is not None
            self.list.show_findings(self._snapshot, self._shown(), flat=flat)
        self._say_empty()

    def _show_all(self) -> None:
        self.clear_only()
        self.all_wanted.emit()

    def _say_empty(self) -> None:
        nothing = not any(one.is_open for one in self._findings)
        empty = not self.list.rows().rowCount()
        self._note.setText(_EMPTY if nothing else _NONE_FOUND)
        self._note.setVisible(empty or (nothing and self._only is None))


def _head_words(counts: Tally) -> str:
    """Return the counts as short as a narrow column needs: “2 must · 5 look at”."""
    parts = [f"{counts.must_fix:,} must"] if counts.must_fix else []
    parts += [f"{counts.look_at:,} look at"] if counts.look_at else []
    return " · ".join(parts)
