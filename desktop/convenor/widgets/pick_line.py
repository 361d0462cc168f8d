"""A line in which one types to find one of many, and takes it from the list below."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from convenor.theme.fonts import ensure_script_fonts
from convenor.theme.theme import theme
from convenor_db.domain.entered import line
from convenor_db.domain.names import fold

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_MOST: Final = 40
"""More would not be read; one types on."""
_NEW: Final = " new"
"""Stands for the key of what is to be made: with a blank before it no record's."""
_SHOWN: Final = 9
_LEAST_WIDE: Final = 340
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Pick(NamedTuple):
    """One that can be taken; *search* is what finds it, folded."""

    key: str
    words: str
    search: str = ""

    def holds(self, parts: Sequence[str]) -> bool:
        """Say whether every part of what was typed is found in it."""
        return all(part in (self.search or fold(self.words)) for part in parts)


class _Found(QAbstractListModel):
    """Those that hold what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._picks: Sequence[Pick] = ()

    def show_picks(self, picks: Sequence[Pick]) -> None:
        self.beginResetModel()
        self._picks = picks
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._picks)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        pick = self._picks[index.row()]
        if role == Qt.ItemDataRole.EditRole:  # what the completer says was taken
            return pick.key
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return pick.words if role in shown else None


class _OneLine(QStyledItemDelegate):
    """Lets a line be as wide as the list, and be cut with an ellipsis where it is longer."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, super().sizeHint(option, index).height())


class PickLine(QLineEdit):
    """Offers what holds every word typed; Enter takes the first, arrows and clicks others."""

    picked = Signal(str)
    """The key of the one that was taken; the line is empty again."""
    new_wanted = Signal(str)
    """What was typed is to be made anew (`offer_new`); the line is empty again."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self._source: Callable[[], Sequence[Pick]] = tuple
        self._picks: Sequence[Pick] | None = None
        self._new = ""
        self._found = _Found()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        if self.isRightToLeft():  # by itself a line of foreign words begins at the left
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self._list = QCompleter(self._found, self)
        self._list.setWidget(self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(_SHOWN)
        self._popup = QListView()
        self._popup.setProperty("popup", True)  # noqa: FBT003
        self._popup.setAccessibleName(name)
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setPopup(self._popup)
        theme.dress(self._popup)  # a completer takes its list out of the window
        self._popup.setItemDelegate(_OneLine(self._popup))  # the completer has put in its own
        self._list.activated.connect(self._take)
        self.textChanged.connect(self._offer)  # a screen reader writes without keys

    def set_source(self, source: Callable[[], Sequence[Pick]]) -> None:
        """Offer what *source* returns, the likeliest first; it is asked when something is typed."""
        self._source = source
        self._picks = None

    def offer_new(self, what: str) -> None:
        """Offer last to make *what* ("New person") of the words typed."""
        self._new = what

    def popup(self) -> QListView:
        """Return the list below the line."""
        return self._popup

    def matching(self, text: str) -> list[Pick]:
        """Return what would be offered for *text*, those that begin with it first."""
        parts = fold(text).split()
        if not parts:
            return []
        if self._picks is None:
            self._picks = self._source()
        found = [pick for pick in self._picks if pick.holds(parts)]
        begun = " ".join(parts)
        found.sort(key=lambda pick: not fold(pick.words).startswith(begun))
        return found[:_MOST]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter and Down open the list again, and Esc clear what was typed."""
        key = event.key()
        if key in _ENTER or key == Qt.Key.Key_Down:
            if not self._popup.isVisible():
                self._offer()
        elif key == Qt.Key.Key_Escape and self.text() and not self._popup.isVisible():
            self.clear()
        else:
            super().keyPressEvent(event)
            return
        event.setAccepted(not self._popup.isVisible() or key not in _ENTER)

    def _offer(self) -> None:
        found = [*self.matching(self.text()), *self._made_of(line(self.text()))]
        for pick in found:
            ensure_script_fonts(pick.words)
        self._found.show_picks(found)
        if not found:
            self._popup.hide()
            return
        wide = max(self.width(), theme.px(_LEAST_WIDE))
        self._list.complete(QRect(0, 0, wide, self.height()))
        self._popup.setCurrentIndex(self._list.completionModel().index(0, 0))

    def _made_of(self, typed: str) -> list[Pick]:
        return [Pick(_NEW, f"{self._new} “{typed}”")] if self._new and typed else []

    def _take(self, key: str) -> None:
        typed = line(self.text())
        self.clear()
        if key == _NEW:
            self.new_wanted.emit(typed)
        else:
            self.picked.emit(key)
