"""Sections of things that lead elsewhere; their rows are kept and show others in turn."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.labels import RichLabel, Role, Span
from convenor.widgets.layouts import column, row
from convenor.widgets.link_row import LinkRow
from convenor.widgets.panel import PanelSection


class Door(NamedTuple):
    """A row: title and note, the kind and key of what it leads to, and what its mark shows."""

    title: str
    note: str
    to: tuple[str, str]
    mark: Any


class _Row(QWidget):
    """A link with a mark before it, or after it."""

    def __init__(self, mark: QWidget, *, at_end: bool) -> None:
        super().__init__()
        self.mark = mark
        self.to = ("", "")
        self.link = LinkRow("", "", mark=QWidget() if at_end else mark, compact=True)
        self.setLayout(row((self.link, 1), *([mark] if at_end else []), spacing=4))


class Doors(PanelSection):
    """Rows that can be clicked; without any the section is not there."""

    opened = Signal(str, str)
    """Kind and key of what a row leads to."""

    def __init__(self, title: str, mark: Callable[[], QWidget], *, at_end: bool = False) -> None:
        """*mark* makes the mark of a row, which stands before its title or *at_end*."""
        super().__init__(title)
        self._make_mark, self._at_end = mark, at_end
        self._rows: list[_Row] = []
        self._shown: list[Door] = []
        self._lines = column(spacing=2)
        self.body.add(self._lines)

    def show_doors(self, doors: Iterable[Door], show_mark: Callable[[Any, Any], object]) -> bool:
        """Show these rows, say whether there are any; *show_mark* lets a mark show something."""
        found = list(doors)
        self.setVisible(bool(found))
        if found == self._shown:
            return bool(found)
        self._shown = found
        while len(self._rows) < len(found):
            self._add()
        for line, door in zip(self._rows, found, strict=False):
            line.to = door.to
            line.link.set_title(door.title)
            line.link.set_note(door.note)
            show_mark(line.mark, door.mark)
        for at, line in enumerate(self._rows):
            line.setVisible(at < len(found))
        return bool(found)

    def _add(self) -> None:
        made = _Row(self._make_mark(), at_end=self._at_end)
        made.link.chosen.connect(lambda: self.opened.emit(*made.to))
        self._rows.append(made)
        self._lines.add(made)


class Sentences(PanelSection):
    """Sentences whose links lead elsewhere: each link is “kind:key”."""

    opened = Signal(str, str)
    """Kind and key of what a link names."""

    def __init__(self, title: str, note: str) -> None:
        super().__init__(title, note)
        self._labels: list[RichLabel] = []
        self._shown: list[Sequence[Span]] = []
        self._lines = column(spacing=8)
        self.body.add(self._lines)

    def show_sentences(self, sentences: Iterable[Sequence[Span]]) -> bool:
        """Show these sentences, and say whether there are any."""
        found = list(sentences)
        self.setVisible(bool(found))
        if found == self._shown:
            return bool(found)
        self._shown = found
        while len(self._labels) < len(found):
            made = RichLabel((), Role.BODY)
            made.linked.connect(self._open)
            self._labels.append(made)
            self._lines.add(made)
        for label, spans in zip(self._labels, found, strict=False):
            label.set_spans(spans)
        for at, label in enumerate(self._labels):
            label.setVisible(at < len(found))
        return bool(found)

    def _open(self, link: str) -> None:
        self.opened.emit(*link.split(":", 1))
