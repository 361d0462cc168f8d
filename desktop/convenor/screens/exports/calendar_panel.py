"""What one person is written, in the side panel; with nobody selected, who is left out."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from convenor.exports.calendars import PlannedEntry, PlannedFile, What
from convenor.models.calendar_files import CalendarRow
from convenor.screens.exports.agenda_section import AgendaSection
from convenor.screens.exports.calendar_cells import LOOKS
from convenor.screens.exports.entries import facts_of, state_of
from convenor.theme.fonts import font
from convenor.widgets.chip import Chip
from convenor.widgets.labels import RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import keep_size, row
from convenor.widgets.panel import FactRow, PanelSection, SidePanel
from convenor_db.domain.records import Session

_TEXT_HEIGHT = 190

LeftOutLine = tuple[str, str, str]
"""Name, key of the person (empty for none) and why they get nothing."""


class CalendarPanel(SidePanel):
    """Shows a file and the agenda it belongs to, or the summary."""

    person_wanted = Signal(str)
    """The key of a person that was clicked."""

    def __init__(self) -> None:
        super().__init__("Calendar")
        self._name = RichLabel((), Role.SUBTITLE)
        self._address = WrapLabel("", Role.SECONDARY)
        self._name.linked.connect(self.person_wanted)
        self.head.add(self._name, self._address)

    def show_nothing(self) -> None:
        """Say that there is no plan."""
        self._name.set_spans((Span("Calendars", "text"),))
        self._address.setText("Nothing can be looked through yet.")
        self.clear_body()

    def show_summary(self, left_out: Sequence[LeftOutLine]) -> None:
        """Say who is left out and why: with the way to them."""
        self._name.set_spans((Span("Left out", "text"),))
        nobody = "Nobody: everybody who should get a calendar has an address."
        people = "They get nothing, although they should."
        self._address.setText(people if left_out else nobody)
        self.clear_body()
        section = PanelSection()
        for name, person, why in left_out:
            line = RichLabel((Span(name, "" if person else "text", link=person), Span(f"  {why}")))
            line.linked.connect(self.person_wanted)
            section.body.add(line)
        if left_out:
            self.body.add(section)

    def show_file(
        self,
        shown: CalendarRow,
        agenda: PlannedFile | None,
        sessions: Mapping[str, Session],
        zone: ZoneInfo,
    ) -> None:
        """Show a file; *agenda* is the one its recipient is written, if any."""
        file = shown.file
        link = str(shown.person.key) if shown.person else ""
        self._name.set_spans((Span(file.recipient.name, "" if link else "text", link=link),))
        self._address.setText(file.recipient.email)
        self.clear_body()
        if agenda:
            self.body.add(AgendaSection(agenda, file, sessions, zone))
        if file.what is not What.AGENDA:
            self.body.add(_entry_section(file, file.entries[0], zone))
        self.body.add(_text_section(file))


def _entry_section(file: PlannedFile, entry: PlannedEntry, zone: ZoneInfo) -> PanelSection:
    section = PanelSection(file.title)
    section.body.add(row(Chip(LOOKS[state_of(entry)]), None))
    for caption, words in facts_of(entry, zone):
        section.body.add(FactRow("", caption, words))
    return section


def _text_section(file: PlannedFile) -> PanelSection:
    section = PanelSection("The file’s text", "to be read by programs")
    text = QPlainTextEdit(file.text())
    text.setAccessibleName("The file’s text")
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
    text.setFont(font("caption"))
    section.body.add(keep_size(text, height=_TEXT_HEIGHT))
    return section
