"""*To fix*: the warnings in the left column, painted, for there may be thousands."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QWidget,
)

from convenor.screens.agenda.to_fix_drawing import BEFORE, DrawnRow, ShortWords
from convenor.screens.agenda.to_fix_rows import FindingRow, FindingRows, FoldRow, Pass, Row
from convenor.theme.fonts import ensure_script_fonts, told
from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.titles import Title, Titles
from convenor.widgets.focus import RingedRows
from convenor.widgets.labels import RichLabel, Role, Span
from convenor.widgets.layouts import column
from convenor.widgets.menu import Menu
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.snapshot import Snapshot

Index = QModelIndex | QPersistentModelIndex
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WHOLE: Final = 60
"""More lines than any sentence has."""
FIX, WAIVE, BACK = "fix", "waive", "back"
_ICONS: Final = {FIX: "check", WAIVE: "circle-slash", BACK: "rotate-ccw"}


class ToFixList(RingedRows, QListView):
    """The warnings: a click or Enter shows one, F fixes, W waives or takes the waiver back."""

    shown = Signal(object)
    """A `Finding` is to be shown where it is."""
    pointed = Signal(frozenset)
    """The keys of the sessions the warning under the pointer, or the current one, is about."""
    fix_asked = Signal(object)
    waive_asked = Signal(object)
    take_back_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = FindingRows()
        self._titles, self._shorts = Titles(), ShortWords()
        self._titles.mirrored = self._shorts.mirrored = self.isRightToLeft()
        self._links: QWidget | None = None
        self._wide = 40
        self.fix_words: Callable[[Finding], str] = _nothing
        """Says what the one-click fix of a warning would do; empty where there is none."""
        self.setModel(self._rows)
        self.setItemDelegate(DrawnRow(self, self))
        self.setAccessibleName("To fix")
        self.setAccessibleDescription(
            "Warnings. Enter shows where one is, F fixes it where that is one step,"
            " W waives it or takes the waiver back."
        )
        self.setProperty("clear", True)  # noqa: FBT003
        self.viewport().setProperty("clear", True)  # noqa: FBT003
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.entered.connect(lambda index: self._point(index.row()))
        theme.changed.connect(self._restyle)

    # --- what is shown

    def show_findings(
        self, snapshot: Snapshot, findings: Sequence[Finding], *, flat: bool = False
    ) -> None:
        """Show these, *flat* without folding any.

        The current one stays current; if it is gone, the one that took its place is it.
        """
        for one in findings:
            ensure_script_fonts(one.text)
        with _Kept(self):
            self._rows.show_findings(snapshot, findings, flat=flat)

    def set_filter(self, passes: Pass | None) -> None:
        """Show only what passes, None for everything."""
        with _Kept(self):
            self._rows.set_filter(passes)

    def turn(self, fold_key: str) -> None:
        """Unfold what is folded, or fold it again."""
        with _Kept(self):
            self._rows.turn(fold_key)

    def select(self, finding: Finding) -> None:
        """Make a warning the current one, unfolded if need be."""
        with _Kept(self):
            self._rows.unfold(finding)
        self.go_to_row(self._rows.number_of(finding.id))

    def select_about(self, session: str) -> None:
        """Make the first row about a session the current one, or none; one that is stays."""
        current = self.current()
        if current is None or session not in current.keys("sessions"):
            self.setCurrentIndex(self._rows.index(self._rows.number_about(session)))

    def go_to_row(self, number: int) -> None:
        """Make a row the current one, and scroll to it."""
        index = self._rows.index(number)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def rows(self) -> FindingRows:
        """Return the rows."""
        return self._rows

    def current(self) -> Finding | None:
        """Return the current warning, if one is."""
        row = self._current_row()
        return row.finding if isinstance(row, FindingRow) else None

    def is_current(self, index: Index) -> bool:
        """Say whether a row is the current one."""
        return index.row() == self.currentIndex().row()

    # --- the current row: its whole sentence, and what can be done

    def height_of(self, row: FindingRow) -> int:
        """Return the height of the current row in pixels."""
        links = self._links_height(self._links_of(row)) if self._links is None else self._below()
        return theme.px(4) + self.sentence_height(row) + theme.px(18) + links + theme.px(6)

    def sentence(self, row: FindingRow) -> Title:
        """Return the whole sentence of a row, broken into lines."""
        return self._titles.broken(told(row.finding.text), self._room(), lines=_WHOLE)

    def short_lines(self, row: FindingRow) -> int:
        """Return on how many lines the words of a row stand that is not the current one."""
        return self._shorts.lines(row.short, self._room())

    def short_words(self, row: FindingRow) -> Title:
        """Return the words of a row that is not the current one, broken into lines."""
        return self._shorts.broken_in(told(row.short), self._room())

    def sentence_height(self, row: FindingRow) -> int:
        """Return the height of the sentence of the current row in pixels."""
        return ceil(self.sentence(row).height)

    def _room(self) -> int:
        return self._wide

    def _measure_room(self) -> None:
        """Note how wide the words may be: thousands of rows are laid out by it."""
        self._wide = max(40, self.viewport().width() - theme.px(BEFORE + 7))

    def _below(self) -> int:
        label = self._links.findChild(QLabel) if self._links else None
        return self._links_height(label) if isinstance(label, RichLabel) else 0

    def _links_height(self, label: RichLabel) -> int:
        return QLabel.heightForWidth(label, self._room()) + theme.px(6)

    def _links_of(self, row: FindingRow) -> RichLabel:
        spans: list[Span] = []
        for link, words in self.deeds(row.finding):
            spans += [Span("   ")] if spans else []
            spans.append(Span(words, link=link))
        return RichLabel(spans, Role.MUTED)

    def deeds(self, finding: Finding) -> list[tuple[str, str]]:
        """Return what can be done about a warning: its name, and its words."""
        if finding.waived:
            return [(BACK, "Take waiver back")]
        fix = self.fix_words(finding)
        return [*([(FIX, fix)] if fix else []), (WAIVE, "Waive…")]

    def reset(self) -> None:
        """Let go of what stood in the current row: it goes when the rows are made anew."""
        super().reset()
        self._links = None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Open the row that is current now, and close the one before."""
        super().currentChanged(current, previous)
        if previous.isValid():
            self.setIndexWidget(self._rows.index(previous.row()), None)  # type: ignore[arg-type]
        self._open_current()

    def _open_current(self) -> None:
        row = self._current_row()
        self._links = None
        if isinstance(row, FindingRow):
            label = self._links_of(row)
            label.linked.connect(lambda deed: self.do(deed, row.finding))
            held = QWidget()
            held.setLayout(column(None, label, margins=(BEFORE, 0, 7, 7)))
            self._links = held
            self.setIndexWidget(self.currentIndex(), held)
        self._measure_anew()
        if self.hasFocus():
            self._point(self.currentIndex().row())

    def _restyle(self) -> None:
        self._titles.clear()
        self._shorts.clear()
        self._measure_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Turn over when the window is read from the other side."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._titles.mirrored = self._shorts.mirrored = self.isRightToLeft()
            self._restyle()

    def _measure_anew(self) -> None:
        self._measure_room()
        self.scheduleDelayedItemsLayout()

    def _current_row(self) -> Row | None:
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    # --- what the user does

    def do(self, deed: str, finding: Finding) -> None:
        """Ask for what was chosen."""
        asked = {FIX: self.fix_asked, WAIVE: self.waive_asked, BACK: self.take_back_asked}
        asked[deed].emit(finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show, fold, fix or waive the current row; letters do not jump here."""
        row = self._current_row()
        if row is None or not self._answered(event, row):
            super().keyPressEvent(event)

    def _answered(self, event: QKeyEvent, row: Row) -> bool:
        key = event.key()
        if isinstance(row, FoldRow):
            turns = key in _ENTER or key == Qt.Key.Key_Space
            turns |= key == (Qt.Key.Key_Left if row.is_open else Qt.Key.Key_Right)
            if turns:
                self.turn(row.key)
            return turns
        if key in _ENTER:
            self.shown.emit(row.finding)
            return True
        wanted = {Qt.Key.Key_F: (FIX,), Qt.Key.Key_W: (WAIVE, BACK)}.get(Qt.Key(key), ())
        deed = next((name for name, _ in self.deeds(row.finding) if name in wanted), "")
        if deed:
            self.do(deed, row.finding)
        return bool(wanted)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to what they do here."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done about a warning."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self._rows.row(index.row()) if index.isValid() else None
        if not isinstance(row, FindingRow):
            return
        at = self.visualRect(index).center() if by_key else event.pos()
        self._open_menu(row.finding, self.viewport().mapToGlobal(at))

    def _open_menu(self, finding: Finding, at: QPoint) -> None:
        menu = Menu("Warning", self)
        menu.add("Show", "arrow-right", note="Enter").triggered.connect(
            lambda: self.shown.emit(finding)
        )
        for name, words in self.deeds(finding):
            entry = menu.add(
                words, "check" if name == FIX else "", note="F" if name == FIX else "W"
            )
            entry.triggered.connect(lambda _on=False, name=name: self.do(name, finding))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show what is pressed, or fold.

        Not when it is let go: the row current before has shrunk by then, and others have moved.
        """
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row(index.row()) if index.isValid() else None
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if isinstance(row, FoldRow):
            self.turn(row.key)
        elif row is not None:
            self.shown.emit(row.finding)

    def _point(self, number: int) -> None:
        row = self._rows.row(number) if 0 <= number < self._rows.rowCount() else None
        keys = row.finding.keys("sessions") if isinstance(row, FindingRow) else ()
        self.pointed.emit(frozenset(keys))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point nothing out where there is no row."""
        super().mouseMoveEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self._point(-1)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the rings go."""
        super().leaveEvent(event)
        self._point(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the current sentence anew."""
        super().resizeEvent(event)
        self._measure_anew()


class _Kept:
    """Keeps the current row and the scroll of a list while its rows are made anew."""

    def __init__(self, over: ToFixList) -> None:
        self._list = over

    def __enter__(self) -> None:
        current = self._list.currentIndex()
        self._number = current.row()
        self._key = self._list.rows().row(current.row()).key if current.isValid() else ""
        self._down = self._list.verticalScrollBar().value()
        # The window's own focus: a dialog over it may have the program's.
        focus = self._list.window().focusWidget()
        self._had_focus = focus is self._list or self._list.isAncestorOf(focus or self._list)

    def __exit__(self, *_error: object) -> None:
        rows = self._list.rows()
        number = rows.number_of(self._key) if self._key else -1
        if number < 0 and self._had_focus and self._number >= 0:
            number = min(self._number, rows.rowCount() - 1)  # what was fixed is gone: the next one
        index = rows.index(number) if number >= 0 else QModelIndex()
        self._list.setCurrentIndex(index)
        self._list.executeDelayedItemsLayout()
        self._list.verticalScrollBar().setValue(self._down)
        if self._had_focus:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)


def _nothing(_finding: Finding) -> str:
    return ""
