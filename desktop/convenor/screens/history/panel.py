"""One action in the side panel: what changed, old and new, and the way back to before it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from convenor.models.history import HistoryRow
from convenor.screens.history.kinds import KINDS_IN_WORDS
from convenor.screens.history.wording import FieldChange, RecordChange
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button
from convenor.widgets.day_words import day_and_year
from convenor.widgets.labels import Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column, keep_size, row
from convenor.widgets.painting import draw_box
from convenor.widgets.panel import PanelSection, SidePanel
from convenor_db.domain.edits import counted

LINKED = frozenset({"people", "organisations", "sessions", "rooms", "briefs"})
"""Kinds that some screen shows by key."""
_MOST_FIELDS = 40
"""Fields that are told one by one; of further things only the names."""
_NAMED = 5
"""Facts or actions that are named one by one in a sentence."""


class HistoryPanel(SidePanel):
    """Shows one action; with none selected, who did how much."""

    back_wanted = Signal()
    """Everything back to this action is to be undone."""
    linked = Signal(str)
    """Kind and key of a thing, a colon between them."""
    actor_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("What changed")
        self._when = Label("", Role.MUTED)
        self._label = WrapLabel("", Role.SUBTITLE)
        self.head.add(self._when, self._label)
        self._changes = PanelSection()
        self._back = PanelSection()
        self._number = -1

    def show_summary(self, actors: Sequence[tuple[str, int]]) -> None:
        """Say who did how much."""
        self._number = -1
        self._when.hide()
        self._label.setText("Who did what")
        self.clear_body()
        section = PanelSection()
        for actor, count in actors:
            spans = (Span(actor, link=actor), Span(f"  {counted(count, 'action', 'actions')}"))
            line = RichLabel(spans)
            line.linked.connect(self.actor_chosen)
            section.body.add(line)
        self.body.add(section)

    def show_row(self, line: HistoryRow, later: Sequence[HistoryRow]) -> None:
        """Show a line; *later* are the newer ones, the newest first. Its changes follow."""
        self._number = line.number
        self._when.show()
        self._when.setText(f"{day_and_year(line.day)}, {line.time} · {line.actor}")
        self._label.setText(line.label)
        self.clear_body()
        self._changes = PanelSection("What changed", " ")
        self._changes.body.add(Label("Reading…", Role.MUTED))
        self.body.add(self._changes, self._way_back(line, later))

    def show_changes(
        self, number: int, records: Sequence[RecordChange], total: int, existing: frozenset[str]
    ) -> None:
        """Say what the line changed; *existing* are the things that can be gone to."""
        if number != self._number:
            return
        while item := self._changes.body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        fields = sum(len(record.fields) for record in records)
        one = len(records) == 1 and records[0].what == "changed"
        note = counted(total, "thing", "things")
        if one:
            note = counted(fields, "field", "fields") if fields else ""
        self._changes.set_note(note)
        told = 0
        for record in records:
            whole = told < _MOST_FIELDS
            self._changes.body.add(self._record(record, existing, whole=whole))
            told += len(record.fields)
        if total > len(records):
            more = f"and {total - len(records):,} more"
            self._changes.body.add(Label(more, Role.MUTED))

    def _record(self, record: RecordChange, existing: frozenset[str], *, whole: bool) -> QWidget:
        thing = f"{record.kind}:{record.key}"
        link = thing if thing in existing else ""
        words = KINDS_IN_WORDS[record.kind].one
        named = record.title or words
        about = "" if named.endswith(words) else f"  {words}"
        state = "" if record.what == "changed" else f", {record.what}"
        title = RichLabel((Span(named, "" if link else "text", link=link), Span(about + state)))
        title.linked.connect(self.linked)
        content = column(title, margins=(0, 0, 0, 8), spacing=8)
        if record.note:
            content.add(WrapLabel(record.note, Role.SECONDARY))
        for field in record.fields if whole else ():
            content.add(_field(field, fresh=record.what == "new"))
        made = QWidget()
        made.setLayout(content)
        return made

    def _way_back(self, line: HistoryRow, later: Sequence[HistoryRow]) -> PanelSection:
        if line.fact:
            section = PanelSection("Cannot be undone")
            words = "This has happened: what was handed out or received stays recorded."
            section.body.add(WrapLabel(words, Role.SECONDARY))
            return section
        if line.undone:
            section = PanelSection("Undone")
            section.body.add(WrapLabel("This was taken back.", Role.SECONDARY))
            return section
        section = PanelSection("Undo back to here")
        for sentence in _what_goes(line, later):
            section.body.add(WrapLabel(sentence, Role.SECONDARY))
        button = Button(undo_words(line), icon="undo-2")
        button.clicked.connect(self.back_wanted)
        section.body.add(4, row(button, None))
        return section


def undo_words(line: HistoryRow) -> str:
    """Return what the button says: “Undo 2 actions”."""
    return f"Undo {counted(line.steps, 'action', 'actions')}"


def _what_goes(line: HistoryRow, later: Sequence[HistoryRow]) -> list[str]:
    """Say what is taken back, and which facts between stay."""
    actions = [each.label for each in later if each.steps]
    facts = [f"{each.label} ({each.time})" for each in later if each.fact]
    if actions:
        told = [f"Takes back {counted(line.steps, 'action', 'actions')}: this one, and after it:"]
        told += [f"• {words}" for words in _first(actions)]
        told.append("All of them can be redone.")
    else:
        told = ["Takes back this action. It can be redone."]
    if facts:
        told.append("What has happened since stays:")
        told += [f"• {words}" for words in _first(facts)]
    return told


def _first(names: Sequence[str]) -> list[str]:
    rest = len(names) - _NAMED
    return [*names[:_NAMED], f"{rest:,} more"] if rest > 1 else list(names)


def _field(field: FieldChange, *, fresh: bool) -> QWidget:
    lines: list[QWidget] = [] if fresh else [_Said("was", field.before)]
    lines.append(_Said("now", field.after))
    made = QWidget()
    made.setLayout(column(Label(field.caption, Role.MUTED), *lines, spacing=2))
    made.setAccessibleName(f"{field.caption}: {field.before}, now {field.after}")
    return made


class _Said(QWidget):
    """What a field said, or says now; what was is on a quiet ground."""

    def __init__(self, when: str, words: str) -> None:
        super().__init__()
        self._ground = "accent_soft" if when == "now" else "sunken"
        caption = keep_size(Label(when, Role.CAPTION), width=28)
        text = WrapLabel(words, Role.BODY if when == "now" else Role.SECONDARY)
        content = row(caption, (text, 1), margins=(8, 4, 8, 4), spacing=6)
        content.setAlignment(caption, Qt.AlignmentFlag.AlignTop)
        self.setLayout(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), ground=self._ground, radius=theme.pxf(4))
