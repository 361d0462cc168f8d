"""A view that is looked through before it is written: counts, table, panel, folder, task."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from convenor.exports.agenda import FollowedAgenda, followed_agenda
from convenor.models.table import KEY_ROLE, TableModel
from convenor.screens.exports.planning import Planning, Question
from convenor.screens.exports.view import ExportView, agenda_in_words
from convenor.tasks import Job
from convenor.widgets.banner import Banner
from convenor.widgets.buttons import Button, CountChip, Kind
from convenor.widgets.checks import CheckBox
from convenor.widgets.empty_state import EmptyState, NothingMatches
from convenor.widgets.flow import Flow
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, hline, keep_size, row
from convenor.widgets.panel import SidePanel
from convenor.widgets.record_table import RecordTable
from convenor.widgets.search_field import SearchField
from convenor.widgets.side_split import SideSplit
from convenor.widgets.status_chip import Look
from convenor.workplace import Workplace
from convenor_db.domain.errors import Cancelled, ConvenorError
from convenor_db.domain.names import fold
from convenor_db.domain.releases import changes_since, newest_release

Work = Callable[[Job], object]
_BESIDE: Final = 940
"""In narrower windows, at 100 %, the panel lies over the table."""


class Door(NamedTuple):
    """A count of the top line; with a *value* it shows what it counted, with *opens* it does that.

    Without either it is only read; the total stands out.
    """

    words: str
    look: Look | None = None
    value: str = ""
    opens: Callable[[], object] | None = None
    is_total: bool = False


class PlannedView(ExportView):
    """Subclasses say what to ask (`question`), take the answer (`take`) and write it (`work`)."""

    FOLDER = ""
    """Under what name the folder is remembered."""
    FACET = ""
    """The facet that the counts narrow."""

    def __init__(
        self, place: Workplace, *, model: TableModel[Any], table: RecordTable, panel: SidePanel
    ) -> None:
        super().__init__(place)
        self._model = model
        self._table = table
        self._panel = panel
        self._writing = False
        self._banner = Banner()
        self._trouble = Banner()
        self._counts = Flow()
        self._filter = keep_size(SearchField("Filter recipients…"), max_width=220)
        self._all = Button("Show all", Kind.LINK)
        self._empty = EmptyState("download", "", "")
        self._nothing = NothingMatches()
        self._planning = Planning(place.tasks, "Looking what has changed", self)
        self.everything = CheckBox("Write everything again")
        self.draft = CheckBox("From the working draft")
        self.options = (self.everything, self.draft)
        self.write_button = Button("Write…", Kind.PRIMARY, "file-down")
        self._all.clicked.connect(self.show_all)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._body = QStackedWidget()
        for page in (self._table, self._empty, self._nothing):
            self._body.addWidget(page)
        top = row((self._counts, 3), (self._filter, 1), margins=(24, 0, 24, 12), spacing=16)
        self._top = QWidget()
        self._top.setLayout(top)
        content = column(self._top, self._banner, self._trouble, spacing=0)
        self._split = SideSplit(self._body, self._panel, _BESIDE)
        content.add(hline(), (self._split, 1))
        self.setLayout(content)

    def _connect(self) -> None:
        self._filter.text_changed.connect(self._filter_changed)
        self._filter.results_wanted.connect(self._table.setFocus)
        self._filter.left.connect(self._table.setFocus)
        self._nothing.cleared.connect(self.show_all)
        self._table.selected.connect(self.show_chosen)
        self._table.opened.connect(self._enter_panel)
        self._table.left.connect(self._leave)
        self._planning.planned.connect(self._planned)
        self._planning.refused.connect(self.plan_refused)
        self.write_button.clicked.connect(self.write)
        self.everything.toggled.connect(self.look_anew)
        self.draft.toggled.connect(self.look_anew)

    # What subclasses say

    def question(self) -> Question:
        """Return what works out the plan, on plain values alone."""
        raise AssertionError

    def take(self, plan: Any) -> None:
        """Show a plan."""

    def plan_refused(self, sentence: str) -> None:
        """Say why there is no plan."""
        self._banner.show_message(sentence)
        self.tell_tools()

    def work(self, folder: Path) -> tuple[str, Work]:
        """Return the title of the writing and the writing itself."""
        raise AssertionError

    def written(self, folder: Path, report: Any) -> None:
        """Say what was written."""

    def show_chosen(self) -> None:
        """Show what is selected in the panel."""

    # Looking

    def first_line(self) -> str:
        """Return which agenda is followed."""
        blocks = sum(finding.blocks for finding in self.place.watch.findings())
        return agenda_in_words(self.document.snapshot, self.agenda(), blocks)

    def may_release(self) -> bool:
        """Say whether readers have another agenda than the working draft, or none."""
        release = newest_release(self.document.snapshot)
        return release is None or changes_since(self.document.snapshot, release) > 0

    def agenda(self) -> FollowedAgenda:
        """Return the agenda that is followed now."""
        return followed_agenda(self.document.snapshot, draft=self.draft.isChecked())

    def look_anew(self) -> None:
        """Ask anew; what is shown stays until the answer is there."""
        self._planning.ask(self.question())
        self.tell_tools()

    def _planned(self, plan: object) -> None:
        self._banner.hide()
        self.take(plan)
        self.tell_tools()
        self.show_chosen()

    @property
    def is_busy(self) -> bool:
        """Whether it looks or writes."""
        return self._planning.is_busy or self._writing

    def tell_tools(self) -> None:
        """Let the button and the head say what can be done now."""
        reason = self.why_not_write()
        self.write_button.set_words(self.write_words())
        self.write_button.set_allowed(allowed=not reason, reason=reason)
        released = newest_release(self.document.snapshot) is not None
        why = "Nothing has been released yet: the working draft is followed."
        self.draft.set_allowed(allowed=released, reason=why)
        self.head_changed.emit()

    def say_counts(self, doors: Iterable[Door]) -> None:
        """Write the top line anew."""
        self._counts.clear()
        for door in doors:
            self._counts.add(self._door(door))
        self._all = Button("Show all", Kind.LINK)
        self._all.clicked.connect(self.show_all)
        self._counts.add(self._all)
        self._tell_narrowed()

    def _door(self, door: Door) -> QWidget:
        if door.look is None and door.opens is None:
            role = Role.STRONG if door.is_total else Role.SECONDARY
            return keep_size(Label(door.words, role), min_height=24)
        look = door.look or Look("", "mute", "")
        chip = CountChip(door.words, look.icon, look.color)
        chip.clicked.connect(partial(self._open, door))
        return chip

    def _open(self, door: Door, _checked: object = None) -> None:
        if door.opens:
            door.opens()
        else:
            self.narrow(door.value)

    def narrow(self, value: str) -> None:
        """Show only what a count has counted."""
        self._model.narrow(self.FACET, (value,))
        self._table.select_row(0)
        self._table.setFocus()
        self._tell_narrowed()

    def show_all(self) -> None:
        """Let every row through."""
        self._model.narrow(self.FACET, ())
        self._filter.set_text("")
        self._tell_narrowed()

    def _filter_changed(self, text: str) -> None:
        self._model.filter_by(fold(text))
        self._tell_narrowed()

    def _tell_narrowed(self) -> None:
        self._all.setVisible(bool(self._model.narrowed_to(self.FACET)))
        self._counts.updateGeometry()
        words = self._filter.text().strip()
        self._nothing.set_filters([f"Text: {words}"] if words else [])
        if self._model.total:
            self.show_page(self._table if self._model.rowCount() else self._nothing)

    def show_page(self, page: QWidget) -> None:
        """Show the table, the empty page, or that nothing matches."""
        self._body.setCurrentWidget(page)
        self._filter.setVisible(page is not self._empty)

    # Writing

    def write(self) -> None:
        """Ask for the folder and write what the plan says."""
        if self.why_not_write():
            return
        start = self.place.settings.folder(self.FOLDER)
        self.place.ask.folder("Choose a folder to write into", self._write_into, start=start)

    def _write_into(self, folder: Path) -> None:
        self.place.settings.keep_folder(self.FOLDER, str(folder))
        title, work = self.work(folder)
        self._writing = True
        self.tell_tools()
        self.place.tasks.run(
            work, title=title, done=partial(self._written, folder), failed=self._write_failed
        )

    def _written(self, folder: Path, report: object) -> None:
        self._writing = False
        self._trouble.hide()
        self.written(folder, report)
        self.look_anew()

    def _write_failed(self, error: ConvenorError) -> None:
        self._writing = False
        if isinstance(error, Cancelled):
            self.place.toast(str(error))
        else:
            self._trouble.show_message(str(error), closable=True)
        self.tell_tools()

    # Where the user is

    def focus_content(self) -> None:
        """Put the focus on the table, or on what the empty page offers."""
        empty = self._body.currentWidget() is self._empty
        (self._empty.primary_button if empty else self._table).setFocus()

    def _enter_panel(self) -> None:
        """Go to the first thing in the panel that takes the keyboard."""
        self._panel.show()
        self._split.open_panel()
        inside = self._panel.findChildren(QWidget)
        tabbed = (each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first = next((each for each in tabbed if each.isVisible() and each.isEnabled()), None)
        if first:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the panel away on Esc where it lies over the table."""
        if event.key() == Qt.Key.Key_Escape and self._split.close_over():
            self.focus_content()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Show everything again or, where all is shown, take the panel away that lies over it."""
        if self._filter.text() or self._model.narrowed_to(self.FACET):
            self.show_all()
        else:
            self._split.close_over()

    def focus_filter(self) -> None:
        """Put the caret into the filter, all of it selected."""
        self._filter.focus_all()

    def spot(self) -> object:
        """Return what is shown, selected and scrolled to."""
        narrowed = tuple(self._model.narrowed_to(self.FACET))
        scrolled = self._table.verticalScrollBar().value()
        return narrowed, self._filter.text(), self._table.chosen(), scrolled

    def return_to(self, spot: object) -> None:
        """Show, select and scroll to the same."""
        if isinstance(spot, tuple):
            narrowed, words, chosen, scrolled = spot
            self._model.narrow(self.FACET, narrowed)
            self._filter.set_text(words)
            self._tell_narrowed()
            self._table.select(chosen)
            self._table.verticalScrollBar().setValue(scrolled)

    def panel(self) -> QWidget:
        """Return the side panel."""
        return self._panel


def a_table(
    name: str,
    model: TableModel[Any],
    widths: Sequence[int],
    *,
    goes_first: Sequence[int] = (),
    stretches: int = 0,
) -> RecordTable:
    """Return a table whose rows keep the order of their plan."""
    table = RecordTable(
        name, model, key_role=KEY_ROLE, widths=widths, goes_first=goes_first, stretches=stretches
    )
    table.setSortingEnabled(False)
    table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
    return table
