"""What the view Commitments is made of: list, form, panel, tools, and what stands there empty."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from convenor.screens.positions.commitments.acts import CommitmentActs
from convenor.screens.positions.commitments.editor import CommitmentEditor
from convenor.screens.positions.commitments.rows import ONLY
from convenor.screens.positions.commitments.said import NOT_AGREED
from convenor.screens.positions.commitments.sentence_list import SentenceList
from convenor.screens.positions.commitments.side import CommitmentSide
from convenor.screens.positions.view import View
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, FilterChip, Kind
from convenor.widgets.combo import CaptionedChoice
from convenor.widgets.empty_state import EmptyState, NothingMatches
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import column, keep_size, row
from convenor.widgets.panes import Panes
from convenor.widgets.search_field import SearchField
from convenor.widgets.side_split import SideSplit
from convenor.workplace import Workplace

_EMPTY: Final = (
    "No commitments yet",
    "“We pause only if the others do”: what each party would do, and what for, stands here.",
    "New commitment",
    "New fact",
)
_NO_PARTIES: Final = (
    "No organisations yet",
    "A commitment is an organisation’s. Bring in organisations first.",
    "Add an organisation",
)
_LIST: Final = 308


class _Sign(QWidget):
    """The scales before the words that this is a model."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(16), theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), "scale", QRectF(self.rect()), "text3")


class CommitmentsFrame(View):
    """Puts the parts together; what they do is said in `CommitmentsView`."""

    def __init__(self, place: Workplace, acts: CommitmentActs) -> None:
        super().__init__(place)
        self.acts = acts
        self.list = SentenceList("Commitments")
        self.editor = CommitmentEditor(place, acts)
        self.side = CommitmentSide(place, acts)
        self._make_tools()
        self._make_body()
        self._split = SideSplit(self._body, self.side)
        self.setLayout(column((self._split, 1), spacing=0))
        self._remember()

    def _make_tools(self) -> None:
        self.new = Button("New commitment", Kind.PRIMARY, "plus")
        self.filter = SearchField("Find a commitment…")
        self.only = CaptionedChoice("Show", ONLY)
        self.some = FilterChip("Only")
        self.some.hide()
        self._model = QWidget()
        self._model.setLayout(row(_Sign(), Label(NOT_AGREED, Role.MUTED), spacing=6))
        self._model.setAccessibleName(NOT_AGREED)

    def _make_body(self) -> None:
        self.nothing = NothingMatches(width=220)
        self._found = QStackedWidget()
        self._found.addWidget(self.list)
        self._found.addWidget(self.nothing)
        narrowing = column(
            self.filter, row(self.only, self.some, None), margins=(12, 10, 12, 8), spacing=6
        )
        self._left = keep_size(QWidget(), min_width=190)
        self._left.setLayout(column(narrowing, (self._found, 1), spacing=0))
        hint = WrapLabel("Choose a commitment at the left to see and change it.", Role.SECONDARY)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._none = QWidget()
        self._none.setLayout(column(None, hint, None, margins=(40, 0, 40, 0)))
        self._middle = QStackedWidget()
        self._middle.addWidget(self._none)
        self._middle.addWidget(self.editor)
        keep_size(self._middle, min_width=330)
        self._inner = Panes()
        self._inner.addWidget(self._left)
        self._inner.addWidget(self._middle)
        self._inner.setStretchFactor(1, 1)
        self._inner.setHandleWidth(1)
        self._inner.setSizes([theme.px(_LIST), theme.px(520)])
        self.empty = EmptyState("handshake", *_EMPTY)
        self._body = QStackedWidget()
        self._body.addWidget(self._inner)
        self._body.addWidget(self.empty)

    def _remember(self) -> None:
        settings = self.place.settings
        self._split.set_state(settings.layout("commitments/split"))
        inner = settings.layout("commitments/list")
        if inner:
            self._inner.restoreState(inner)
            self._inner.setHandleWidth(1)  # the state has the width it was kept with
        self.side.setVisible(settings.word("commitments/panel", "shown") == "shown")
        self._split.moved.connect(
            lambda: settings.keep_layout("commitments/split", self._split.state())
        )
        self._inner.splitterMoved.connect(
            lambda: settings.keep_layout("commitments/list", self._inner.saveState())
        )
        self._split.toggled.connect(
            lambda on: settings.keep_word("commitments/panel", "shown" if on else "hidden")
        )

    def tools(self) -> Sequence[QWidget]:
        """Return the tools of the head."""
        return (self.new,)

    def beside(self) -> QWidget:
        """Return the words that nobody has agreed to this."""
        return self._model

    def panel(self) -> QWidget:
        """Return the side panel."""
        return self.side

    def show_page(self, *, empty: bool, parties: bool) -> None:
        """Show the list and the form, or what belongs here; *parties*: whether there are any."""
        self.empty.set_words(*(_EMPTY if parties else _NO_PARTIES))
        self._body.setCurrentWidget(self.empty if empty else self._inner)
        self.new.set_kind(Kind.SECONDARY if empty else Kind.PRIMARY)

    def show_list(self, narrowed: Sequence[str]) -> None:
        """Show the list, or with nothing in it by what it is narrowed."""
        self.nothing.set_filters(narrowed)
        found = self.list.rows.rowCount() > 0 or not narrowed
        self._found.setCurrentWidget(self.list if found else self.nothing)

    def show_form(self, *, there: bool) -> None:
        """Show the form, or that nothing is selected."""
        self._middle.setCurrentWidget(self.editor if there else self._none)
