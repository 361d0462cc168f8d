"""Every text that a user can read or hear in a part of the window, and what is odd about it."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

_MOST_ROWS = 60
"""Rows of a table that are read: the others are made by the same hands."""
_ODD = {
    "an exclamation mark": re.compile(r"\w!(?!\w)"),
    "a word for nothing": re.compile(r"\b(N/A|n/a|n\.a\.|TBD|null|NaN)\b|^None$"),
    "a plural of one": re.compile(
        r"(?<![\d.,:–−+/×-])\b1 (?!(?:is|was|has|address|pass|class|less|across|as|its|plus)\b)"
        r"[a-z]+s\b(?! than)"
    ),
    "a plural left open": re.compile(r"\w\(e?s\)"),
    "a day as it is kept": re.compile(r"\b\d{4}-\d\d-\d\d\b"),
    "a time of twelve hours": re.compile(r"\b\d{1,2}(:\d\d)? ?(am|pm|AM|PM)\b"),
    "a mention as it is kept": re.compile(r"\{[a-z_]+:"),
    "a name of the program's own": re.compile(r"\b[a-z]+_[a-z_]+\b"),
    "straight quotes": re.compile(r"(?<!\w)[\"'](?=\w)|(?<=\w)\"|(?<=[a-z])'(?=[a-z])"),
    "three points": re.compile(r"\.\.\."),
    "a hyphen for a dash": re.compile(r"\w - \w"),
}


def odd_about(text: str) -> list[str]:
    """Return what of a text is against the rules of SCREENS.md 1."""
    return [what for what, pattern in _ODD.items() if pattern.search(text)]


def texts_in(root: QWidget) -> Iterator[str]:
    """Yield all texts below a widget that can be seen now, and what screen readers are told."""
    for widget in [root, *root.findChildren(QWidget)]:
        if widget is root or widget.isVisible():
            yield from _texts_of(widget)


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield from filter(
        None,
        (
            widget.accessibleName(),
            widget.accessibleDescription(),
            _plain(widget.toolTip()),
            widget.statusTip(),
        ),
    )
    if isinstance(widget, QLabel):
        yield _plain(widget.text())
    elif isinstance(widget, QAbstractButton):
        words = getattr(widget, "words", "")
        yield words if isinstance(words, str) else widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model():
        yield from _texts_of_model(widget.model(), headed=isinstance(widget, QTableView))


def _texts_of_model(model: QAbstractItemModel, *, headed: bool) -> Iterator[str]:
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        if headed:
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), _MOST_ROWS)):
            for role in roles:
                said = model.index(row, column).data(role)
                if isinstance(said, str):
                    yield _plain(said)


def _plain(text: str) -> str:
    """Return the words of a text that may be written as rich text."""
    rich = text.startswith("<qt>") or bool(re.search(r"</(span|a|b|p|i)>", text))
    return QTextDocumentFragment.fromHtml(text).toPlainText() if rich else text


def capitals_inside(text: str, names: frozenset[str]) -> list[str]:
    """Return words after the first that begin with a capital and are no *names*.

    Abbreviations are names, and so is what follows a full stop, a colon or an opening quote.
    """
    found = []
    for match in re.finditer(r"(?<=[\w,;)] )([A-Z][a-z]+)\b", text):
        if match[1] not in names:
            found.append(match[1])
    return found
