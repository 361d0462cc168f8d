"""What the view Matrix is made of: table, foot, panel, tools, and what stands there when empty."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from convenor.models.history_things import history_of, history_of_cell
from convenor.screens.positions.acts import PositionActs
from convenor.screens.positions.add_line import AddLine
from convenor.screens.positions.as_of import AsOf
from convenor.screens.positions.shown import BY_ISSUE, ONLY, SORT_WORDS, SORTS, Shown
from convenor.screens.positions.side import Side
from convenor.screens.positions.view import View
from convenor.screens.positions.words import day_shown
from convenor.soon import soon
from convenor.theme.theme import theme
from convenor.widgets.banner import Banner
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.combo import CaptionedChoice
from convenor.widgets.empty_state import EmptyState, NothingMatches
from convenor.widgets.layouts import column, hline, keep_size, row, set_shown
from convenor.widgets.matrix.boxes import Legend
from convenor.widgets.matrix.table import MatrixTable
from convenor.widgets.search_field import SearchField
from convenor.widgets.segmented import Segmented
from convenor.widgets.side_split import SideSplit
from convenor.workplace import Things, Workplace
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.standing import Cell, Standing

_NO_ISSUES = (
    "No issues yet",
    "Issues are the questions before the convening: here stands what each organisation holds.",
    "Set up issues",
)
_NO_BODIES = (
    "No organisations yet",
    "Organisations with a seat, a position or a red line stand here.",
    "Add an organisation",
)
_ROW: Final = 780
"""From this width on, at 100 %, the orders stand beside each other."""
_SCALE: Final = 420
"""So much, at 100 %, is needed to show the legend’s scale beside what adds a row."""
BACK: Final = "Back to today"
THE_PAST: Final = "The matrix of an earlier day is shown. Go back to today first."


class MatrixFrame(View):
    """Puts the parts together; what they do is said in `MatrixView`."""

    def __init__(self, place: Workplace, acts: PositionActs) -> None:
        super().__init__(place)
        self.acts = acts
        self.is_seen = False
        empty = Snapshot()
        self.shown = Shown(empty, Standing((), (), {}, {}), "")
        self.table = MatrixTable()
        self.side = Side(place, acts)
        self._make_tools()
        self._make_body()
        self._split = SideSplit(self._body, self.side)
        self._split.covers.connect(self._keep_legend_clear)
        self.past = Banner()
        self.setLayout(column(self.past, (self._split, 1), spacing=0))
        self._split.set_state(place.settings.layout("positions/split"))
        self.side.setVisible(place.settings.word("positions/panel", "shown") == "shown")
        self._split.moved.connect(
            lambda: place.settings.keep_layout("positions/split", self._split.state())
        )
        self._split.toggled.connect(
            lambda on: place.settings.keep_word("positions/panel", "shown" if on else "hidden")
        )

    def _make_tools(self) -> None:
        self.as_of = AsOf()
        self.new = Button("Record position", Kind.PRIMARY, "plus")
        self.sorts = Segmented((*SORT_WORDS, BY_ISSUE), name="Order", padding=11)
        self.filter = keep_size(SearchField("Find an organisation…"), max_width=240)
        self.only = CaptionedChoice("Show", ONLY)
        self._line = QWidget()
        words = (*SORT_WORDS, BY_ISSUE)
        self._order = CaptionedChoice("Order", [(str(at), one) for at, one in enumerate(words)])
        self._order.chosen.connect(lambda at: self.sorts.set_current(int(at)))
        tools = (self.sorts, self._order, (self.filter, 3), self.only)
        self._line.setLayout(row(*tools, None, spacing=10))
        self._fold_orders()
        theme.changed.connect(self._fold_orders)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the orders in a list where there is no room for them in a row."""
        super().resizeEvent(event)
        self._fold_orders()

    def _fold_orders(self) -> None:
        # Asked for each: showing one lays out, and the room may be another then.
        set_shown(self.sorts, shown=not self._is_narrow)
        set_shown(self._order, shown=self._is_narrow)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < theme.px(_ROW)

    def _make_body(self) -> None:
        self.add_line = AddLine()
        keep_size(self.add_line, width=180)
        self._legend = Legend()
        self._foot_row = row(self.add_line, None, self._legend, margins=(24, 8, 16, 8), spacing=12)
        self.nothing = NothingMatches()
        self.empty = EmptyState("grid-3x3", *_NO_ISSUES)
        self._pages = QStackedWidget()
        for page in (self.table, self.nothing, self.empty):
            self._pages.addWidget(page)
        self._foot = QWidget()
        self._foot.setLayout(self._foot_row)
        self._body = QWidget()
        self._body.setLayout(column((self._pages, 1), hline(), self._foot, spacing=0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make what the first paint did not wait for, when there has been one."""
        super().paintEvent(event)
        if not self.is_seen:
            self.is_seen = True
            soon(self, self._make_panel)

    def _make_panel(self) -> None:
        """Make the panel of a cell, then choose the first one if the keyboard waits there."""
        _ = self.side.position
        soon(self, self._choose_first)

    def _choose_first(self) -> None:
        if self.table.hasFocus():
            self.table.choose_first()

    def _keep_legend_clear(self, covered: int) -> None:
        """Let the legend end where the panel that lies over the table begins."""
        self._foot_row.set_margins((24, 8, 16 + round(covered / theme.scale), 8))
        self._legend.setVisible(self.width() - covered >= theme.px(_SCALE))

    def tools(self) -> Sequence[QWidget]:
        """Return the tools of the head."""
        return (self.as_of, self.new)

    def chosen_things(self) -> Things | None:
        """Return the issue or the cell that is selected, for its History."""
        snapshot = self.document.snapshot
        if self.side.shows_issue:
            return history_of(snapshot, "issues", [self.side.issue.key])
        return history_of_cell(snapshot, Cell(*self.table.current()))

    def line(self) -> QWidget:
        """Return the line under the title."""
        return self._line

    def body_page(self) -> QWidget:
        """Return what takes the focus in the body."""
        page = self._pages.currentWidget()
        return self.empty.primary_button if page is self.empty else self.table

    def show_empty(self, *, issues: bool) -> None:
        """Say what belongs here; *issues*: whether there are any."""
        self.empty.set_words(*(_NO_BODIES if issues else _NO_ISSUES))
        self._pages.setCurrentWidget(self.empty)
        self._line.setEnabled(False)
        self._foot.setVisible(issues)
        self.new.set_kind(Kind.SECONDARY)

    def show_body(self, *, nothing: bool, narrowed: Sequence[str]) -> None:
        """Show the table, or with *nothing* in it by what it is *narrowed*."""
        self.nothing.set_filters(narrowed)
        self._pages.setCurrentWidget(self.nothing if nothing else self.table)
        self._line.setEnabled(True)
        self._foot.show()
        self.new.set_kind(Kind.PRIMARY)

    def say_choice(self, sort: str, only: str, on: str | None) -> None:
        """Let the tools say what is shown."""
        was_silent = self.sorts.blockSignals(True)  # noqa: FBT003 - Qt's own
        at = SORTS.index(sort) if sort in SORTS else len(SORTS)
        self.sorts.set_current(at)
        self._order.set_value(str(at))
        self.sorts.blockSignals(was_silent)
        self.only.set_value(only)
        self.as_of.show_day(on, self.place.today)
        self._say_day(on)

    def _say_day(self, on: str | None) -> None:
        """Say plainly that it is the past, and offer nothing there that writes."""
        is_now = on is None
        self.past.setVisible(not is_now)
        words = f"As it stood on {day_shown(on)}. It can be read, not changed." if on else ""
        if words and self.past.message() != words:
            self.past.show_message(words, level="warn", actions=(BACK,))
        self.add_line.setVisible(is_now)
        self.table.set_open(is_open=is_now)
        self.new.set_allowed(allowed=is_now, reason=THE_PAST)
        self.empty.primary_button.set_allowed(allowed=is_now, reason=THE_PAST)

    def focus_add(self) -> None:
        """Put the caret where an organisation is added."""
        self._foot.show()
        self.add_line.setFocus()

    # Why not

    def why_no_cell(self) -> str:
        """Return why nothing can be done with the cell selected."""
        return self.why_past() or ("" if self.table.current()[1] else "Select a cell first.")

    def why_past(self) -> str:
        """Return that nothing can be added while an earlier day is shown, if it is."""
        return "" if self.acts.on is None else THE_PAST

    def take_out(self) -> None:
        """Take the organisation whose row is selected out of the rows again."""
        self.acts.take_out(self.table.current()[0])

    def why_not_out(self) -> str:
        """Say why the row that is selected cannot be taken out of the matrix."""
        return self.acts.why_not_out(self.table.current()[0])

    def why_no_record(self) -> str:
        """Return why no position can be recorded."""
        standing = self.shown.standing
        if self.acts.on is not None or not standing.issues:
            return self.why_past() or "There is no issue yet. Set up issues first."
        return "" if standing.organisations else "There is no organisation yet. Add one first."
