"""What stands where on the agenda screen: the parts and how they are laid out."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from convenor.screens.agenda.panel import SessionPanel
from convenor.screens.agenda.summary import AgendaSummary
from convenor.screens.agenda.to_fix_section import ToFixSection
from convenor.screens.agenda.tools import AgendaTools
from convenor.screens.agenda.waiting import WaitingColumn
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.grid import AgendaGrid
from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.empty_state import EmptyState
from convenor.widgets.layouts import column, hline
from convenor.widgets.page_head import PageHead
from convenor.widgets.panes import Panes
from convenor.widgets.side_split import SideSplit
from convenor.workplace import Screen, Workplace

_NARROW: Final = 1000
"""Under this many pixels the left column and the panel give room to the grid."""
_SIDES: Final = {False: (228, 356), True: (196, 300)}
"""Widths of left column and panel, while the user has not chosen others."""
_LAYOUT: Final = "agenda/columns"
_PANEL: Final = "agenda/panel"
_BESIDE: Final = 940
"""In narrower windows, at 100 %, the panel lies over the grid."""
_NOTHING: Final = (
    "No sessions yet",
    "Draw one on the timetable, or bring in a schedule from another program.",
    "New session",
)


class AgendaFrame(Screen):
    """Head, tools, left column, grid and panel, without what they do."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.head = PageHead("Agenda")
        self.undo, self.redo = IconButton("undo-2", "Undo"), IconButton("redo-2", "Redo")
        self.release = Button("Release…", Kind.PRIMARY, "send")
        self.tools = AgendaTools()
        self.waiting = WaitingColumn()
        self.grid = AgendaGrid()
        self.summary = AgendaSummary()
        self.session = SessionPanel(place.visits)
        self.session.more.wanted.connect(place.command_wanted)
        self.side = QStackedWidget()
        self.empty = EmptyState("calendar-days", *_NOTHING)
        self.columns = Panes()
        self.split = SideSplit(self.columns, self.side, _BESIDE)
        self.pages = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        self.head.add_tool(self.undo)
        self.head.add_tool(self.redo)
        self.head.add_tool(self.release)
        self.head.below.add(self.tools)
        self.side.addWidget(self.summary)
        self.side.addWidget(self.session)
        for part in (self.waiting, self.grid):
            self.columns.addWidget(part)
        self.columns.setStretchFactor(1, 1)
        settings = self.place.settings
        self._chosen = self.columns.restoreState(settings.layout(_LAYOUT))
        self.columns.setHandleWidth(1)  # the state has the width it was kept with
        self._panel_chosen = bool(settings.layout(_PANEL))
        self.split.set_state(settings.layout(_PANEL))
        self.columns.splitterMoved.connect(self._keep_layout)
        self.split.moved.connect(self._keep_panel)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.split)
        self.setLayout(column(self.head, hline(), (self.pages, 1), spacing=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width, unless the user has done that."""
        super().resizeEvent(event)
        left, right = (theme.px(width) for width in _SIDES[self.width() < theme.px(_NARROW)])
        if not self._panel_chosen:
            self.split.set_panel_width(right)
        if not self._chosen:
            self.columns.setSizes([left, max(1, self.columns.width() - left)])

    def _keep_layout(self) -> None:
        self._chosen = True
        self.place.settings.keep_layout(_LAYOUT, self.columns.saveState())

    def _keep_panel(self) -> None:
        self._panel_chosen = True
        self.place.settings.keep_layout(_PANEL, self.split.state())

    def panel(self) -> QWidget:
        """Return the side panel."""
        return self.side

    @property
    def to_fix(self) -> ToFixSection:
        """The list of what is to be fixed, in the left column."""
        return self.waiting.to_fix

    def offer_import(self, *, offered: bool) -> None:
        """Offer in the empty agenda to bring in a schedule, if that can be done."""
        self.empty.set_words(*_NOTHING, "Import a schedule…" if offered else "")
