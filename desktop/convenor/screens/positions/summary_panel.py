"""The panel while no cell is chosen: what is known, where they are divided, what is out of date."""

from PySide6.QtCore import Signal

from convenor.screens.positions.shown import Shown
from convenor.widgets.labels import Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import clear, column
from convenor.widgets.panel import PanelSection, SidePanel
from convenor_db.domain.edits import counted

_MOST = 5
_NO_STALE = "No position is older than {} days."


class SummaryPanel(SidePanel):
    """Counts that open what they count."""

    door_chosen = Signal(str)
    """Which cells are wanted: a key of `shown.ONLY`."""
    issue_chosen = Signal(str)
    """The key of an issue."""

    def __init__(self) -> None:
        super().__init__("Positions")
        self.head.add(Label("All positions", Role.SUBTITLE))
        self._known, self._divided = PanelSection("Recorded"), PanelSection("Most divided")
        self._age, self._lines = PanelSection("Out of date"), PanelSection("Red lines")
        self._boxes = {}
        for section in (self._known, self._divided, self._age, self._lines):
            box = column(spacing=4)
            section.body.add(box)
            self._boxes[section] = box
            self.body.add(section)

    def show_all(self, shown: Shown) -> None:
        """Show what everything comes to."""
        total, known, stale = shown.cells, shown.count("known"), shown.count("stale")
        self._say(self._known, "known", f"{known:,} of {total:,} known", plain="")
        self._say(self._known, "unknown", f"{total - known:,} unknown", plain="", more=True)
        self._show_divided(shown)
        days = shown.snapshot.convening.stale_days
        stale_words = f"{counted(stale, 'position', 'positions')} older than {days} days"
        self._say(self._age, "stale", stale_words if stale else "", plain=_NO_STALE.format(days))
        lines = shown.count("red_lines")
        crossed = f"{counted(lines, 'red line', 'red lines')} on the issues"
        self._say(self._lines, "red_lines", crossed if lines else "", plain="None is known.")

    def _say(
        self, section: PanelSection, key: str, words: str, *, plain: str, more: bool = False
    ) -> None:
        """Say words that are a door, or plainly that there is nothing behind it."""
        box = self._boxes[section]
        if not more:
            clear(box)
        if not words:
            line: WrapLabel = WrapLabel(plain, Role.SECONDARY)
        else:
            link = RichLabel((Span(words, link=key),), Role.BODY)
            link.linked.connect(self.door_chosen)
            line = link
        box.add(line)
        line.show()

    def _show_divided(self, shown: Shown) -> None:
        box = self._boxes[self._divided]
        clear(box)
        found = shown.divided()[:_MOST]
        for key in found:
            held = shown.known.on[key]
            against, favour = sum(one < 0 for one in held), sum(one > 0 for one in held)
            title = shown.snapshot.issues[key].title
            spans = (Span(title, link=key), Span(f"  {against} against, {favour} for", "text2"))
            line = RichLabel(spans, Role.BODY)
            line.linked.connect(self.issue_chosen)
            box.add(line)
            line.show()
        self._divided.setVisible(bool(found))
