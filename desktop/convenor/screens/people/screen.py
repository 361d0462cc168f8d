"""The people screen: filter, table, panel."""

from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QTableView, QWidget

from convenor.models.people import COLUMNS, PersonRow, rows_of
from convenor.models.table import KEY_ROLE, TableModel
from convenor.screens.people.cells import CONSTITUENCY, EMAIL, ORGANISATION, PersonCells
from convenor.screens.people.panel import PersonPanel
from convenor.theme.theme import theme
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, row
from convenor.widgets.page_head import Count, PageHead
from convenor.widgets.search_field import SearchField
from convenor.workplace import Screen, Workplace
from convenor_db.domain.actions.people import set_line
from convenor_db.domain.invitations import COMING, OUTSTANDING, UNCOUNTED
from convenor_db.domain.names import fold
from convenor_db.store.journal import Action
from convenor_db.store.store import Visit

WIDTHS = (250, 215, 120, 120, 170)
NEEDS = {EMAIL: 780, CONSTITUENCY: 600}
"""Columns that hide, and how wide the table must be for them."""


class PeopleScreen(Screen):
    """Everybody the secretariat knows."""

    NAME = "people"
    KINDS = frozenset({"people"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._head = PageHead("People")
        self._filter = SearchField("Filter by name, organisation, tag…")
        self._found = Label("", Role.MUTED)
        self._model: TableModel[PersonRow] = TableModel(COLUMNS, self)
        self._table = self._make_table()
        self._panel = PersonPanel()
        tools = row(self._filter, None, self._found, margins=(24, 0, 24, 12))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._table)
        split.addWidget(self._panel)
        split.setStretchFactor(0, 1)
        split.setSizes([800, theme.px(356)])
        split.setChildrenCollapsible(False)
        self.setLayout(column(self._head, tools, (split, 1), spacing=0))
        self._connect()
        self._show_all()
        self._table.selectRow(0)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName("People")
        table.setModel(self._model)
        table.setItemDelegate(PersonCells(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(44))
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for at, width in enumerate(WIDTHS):
            table.setColumnWidth(at, theme.px(width))
        head.setSectionResizeMode(ORGANISATION, QHeaderView.ResizeMode.Stretch)
        return table

    def _connect(self) -> None:
        self._filter.text_changed.connect(self._filter_changed)
        self._filter.results_wanted.connect(self._table.setFocus)
        self._filter.left.connect(self._table.setFocus)
        self._table.selectionModel().selectionChanged.connect(self._selected)
        self._panel.typed.connect(self._typed)
        self.document.acted.connect(self._acted)
        self.document.refused.connect(self._refused)

    def focus_filter(self) -> None:
        """Put the caret into the filter, all of it selected."""
        self._filter.focus_all()

    def focus_content(self) -> None:
        """Put the focus on the table."""
        self._table.setFocus()

    def show_thing(self, kind: str, key: str) -> None:
        """Select a person; a filter that hides them is cleared."""
        if self._model.row_of(key) is None:
            self._filter.set_text("")
        self._select(key)
        self.focus_content()

    def spot(self) -> object:
        """Return who is selected."""
        return self.chosen()

    def return_to(self, spot: object) -> None:
        """Select who was selected."""
        self._select(str(spot))
        self.focus_content()

    def panel(self) -> QWidget:
        """Return the side panel."""
        return self._panel

    def chosen(self) -> str | None:
        """Return the key of the current row."""
        index = self._table.currentIndex()
        return index.data(KEY_ROLE) if index.isValid() else None

    def _show_all(self) -> None:
        rows, haystack = rows_of(self.document.snapshot)
        self._model.show_records(rows, haystack)
        self._say_counts()

    def _say_counts(self) -> None:
        snapshot = self.document.snapshot
        counted = [s for s in snapshot.invitations.values() if s.capacity not in UNCOUNTED]
        coming = sum(seat.status in COMING for seat in counted)
        outstanding = sum(seat.status in OUTSTANDING for seat in counted)
        words = [f"{len(snapshot.people):,} people", f"{coming:,} coming"]
        words.append(f"{outstanding:,} outstanding")
        if snapshot.convening.seats is not None:
            words.append(f"{snapshot.convening.seats:,} places")
        self._head.set_counts([Count(each) for each in words])
        self._say_found()

    def _say_found(self) -> None:
        shown, total = self._model.rowCount(), len(self.document.snapshot.people)
        self._found.setText("" if shown == total else f"{shown:,} of {total:,}")

    def _filter_changed(self, text: str) -> None:
        with_key = partial(self._select, self.chosen())
        self._model.filter_by(fold(text))
        with_key()
        self._say_found()

    def _select(self, key: str | None) -> None:
        at = self._model.row_of(key) if key else None
        if at is None:
            return
        flags = QItemSelectionModel.SelectionFlag
        self._table.selectionModel().setCurrentIndex(
            self._model.index(at, 0), flags.ClearAndSelect | flags.Rows
        )

    def _selected(self, now: QItemSelection, before: QItemSelection) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        person = self.document.snapshot.people.get(self.chosen() or "")
        if person:
            bodies = self.document.snapshot.organisations
            self._panel.show_person(person, bodies.get(person.organisation or ""))

    def _typed(self, key: str, field: str, text: str, visit: int) -> None:
        name = f"people:{key}:{field}:{visit}"
        self.document.act(partial(set_line, key=key, field=field, text=text), visit=Visit(name))

    def _refused(self, sentence: str, visit: str) -> None:
        kind, _, rest = visit.partition(":")
        key, _, rest = rest.partition(":")
        if kind == "people" and key == self.chosen():
            self._panel.show_error(rest.partition(":")[0], sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the least important columns where room runs out."""
        super().resizeEvent(event)
        room = self.width() - self._panel.width()
        for at, least in NEEDS.items():
            self._table.setColumnHidden(at, room < theme.px(least))

    def _acted(self, action: Action) -> None:
        if not action.kinds & {"people", "organisations", "invitations", "convening"}:
            return
        key = self.chosen()
        self._show_all()
        self._select(key)
        self._show_chosen()
