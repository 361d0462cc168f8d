"""A commitment in the side panel: what is known of it, why it holds or not, what falls with it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal

from convenor.dialogs.rules import mark_items
from convenor.screens.positions import words
from convenor.screens.positions.commitments import said, tree
from convenor.screens.positions.commitments.acts import CommitmentActs
from convenor.screens.positions.commitments.ledger import Holding, Ledger
from convenor.screens.positions.commitments.said import link_of
from convenor.screens.positions.commitments.state_line import StateLine
from convenor.screens.positions.commitments.tree import Leaf
from convenor.screens.positions.saved_fields import SavedFields
from convenor.widgets.chip import Chip
from convenor.widgets.editable_choice import EditableBool, EditableChoice
from convenor.widgets.editable_date import EditableDate
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import RichLabel, Role, Span
from convenor.widgets.layouts import Box, clear, column, row
from convenor.widgets.more_button import MoreButton
from convenor.widgets.panel import PanelSection, SidePanel
from convenor.widgets.status_chip import Look
from convenor.workplace import Workplace
from convenor_db.domain.edits import counted
from convenor_db.domain.entered import written
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

_CAPTIONS = 84
_MOST = 40
FIELDS = ("issue", "undertakes", "source", "as_of", "confidence", "mark", "expires", "note",
          "withdrawn")  # fmt: skip
_DATES = ("as_of", "expires")


class CommitmentPanel(SidePanel):
    """Shows the commitment that is selected."""

    opened = Signal(str, str)
    """Kind and key of something that was named and clicked."""

    def __init__(self, place: Workplace, acts: CommitmentActs) -> None:
        super().__init__("About the commitment")
        self._acts = acts
        self._key = ""
        self.fields = SavedFields(place, self._writer, self)
        self._title = RichLabel((), Role.SUBTITLE)
        self._title.linked.connect(self._open)
        self._chip = Chip(said.LOOKS[Holding.NOT])
        self._more = MoreButton("this commitment")
        self._more.offer_history()
        self._more.wanted.connect(place.command_wanted)
        self.head.add(row((self._title, 1), column(self._more, None), spacing=6))
        self.head.add(row(self._chip, None))
        section, self._grid = PanelSection(), FormGrid(_CAPTIONS)
        self._make_fields()
        section.body.add(self.fields.notices, self._grid)
        self._why, self._waits = PanelSection("Why"), column(spacing=2)
        self._why.body.add(self._waits)
        self._falls, self._fallen = PanelSection("What rests on it"), column(spacing=4)
        self._falls.body.add(self._fallen)
        self.body.add(section, self._why, self._falls)

    def _make_fields(self) -> None:
        grid, fields = self._grid, self.fields
        fields.add(grid, "issue", "Issue", EditableChoice("Issue", [("", "none")]))
        to_verify = EditableChoice("To be verified", [("", "nothing to be verified")])
        fields.add(grid, "undertakes", "Undertaking", to_verify)
        source = EditableLine("Source", placeholder="Where it was said")
        fields.add(grid, "source", "Source", source)
        fields.add(grid, "as_of", "As of", EditableDate("As of", placeholder="unknown"))
        confidence = EditableChoice("Confidence", words.CONFIDENCE)
        fields.add(grid, "confidence", "Confidence", confidence)
        marks = [("", "As the convening"), *mark_items()]
        fields.add(grid, "mark", "Mark", EditableChoice("Mark", marks))
        fields.add(grid, "expires", "Expires", EditableDate("Expires", placeholder="never"))
        note = EditableText("Note", placeholder="For the secretariat only")
        fields.add(grid, "note", "Note", note)
        withdrawn = EditableBool("Withdrawn", "It no longer stands")
        fields.add(grid, "withdrawn", "Withdrawn", withdrawn)

    def _writer(self, field: str, text: str) -> Builder:
        return self._acts.field_writer(self._key)(field, text)

    def show_commitment(self, ledger: Ledger, key: str, *, replace: bool = False) -> None:
        """Show a commitment as the file has it now."""
        if key != self._key:
            self.fields.visits.end()
            self.set_scroll_position(0)
        self._key = key
        commitment = ledger.commitments[key]
        snapshot = ledger.snapshot
        name = said.party_words(snapshot, str(commitment.party))
        deed = said.deed_words(snapshot, commitment).removeprefix(name)
        link = link_of("organisations", str(commitment.party))
        self._title.set_spans((Span(name, "text", strong=True, link=link), Span(deed, "text")))
        self._chip.set_look(_look(ledger, key))
        self._offer(snapshot)
        values = {name: written(getattr(commitment, name)) for name in FIELDS}
        values["withdrawn"] = "true" if commitment.withdrawn else "false"
        self.fields.show_values(f"commitments:{key}", values, replace=replace)
        self._show_why(ledger, key)
        self._show_falls(ledger, key)

    def _offer(self, snapshot: Snapshot) -> None:
        self._set_items(
            "issue", [("", "none"), *((k, one.title) for k, one in snapshot.issues.items())]
        )
        ones = snapshot.table("undertakings").items()
        titles = [(key, str(getattr(one, "title", ""))) for key, one in ones]
        self._set_items("undertakes", [("", "nothing to be verified"), *titles])
        for name in _DATES:
            field = self.fields.field(name)
            if isinstance(field, EditableDate):
                field.set_year(int(snapshot.convening.starts[:4]))

    def _set_items(self, name: str, items: Sequence[tuple[str, str]]) -> None:
        field = self.fields.field(name)
        if isinstance(field, EditableChoice) and not field.in_visit():
            field.set_items(items)

    def _open(self, link: str) -> None:
        self.opened.emit(*said.target_of(link))

    # Why

    def _show_why(self, ledger: Ledger, key: str) -> None:
        clear(self._waits)
        self._add(self._waits, _verdict(ledger, key))
        leaves = list(dict.fromkeys(tree.walk(ledger.commitments[key].condition)))
        for leaf in leaves[:_MOST]:
            self._add(self._waits, _waits_for(ledger, key, leaf))
        if len(leaves) > _MOST:
            words = f"and {counted(len(leaves) - _MOST, 'other', 'others')}"
            self._add(self._waits, StateLine("ellipsis", "text3", (Span(words, "text3"),)))

    def _show_falls(self, ledger: Ledger, key: str) -> None:
        clear(self._fallen)
        party = str(ledger.commitments[key].party)
        name = said.party_words(ledger.snapshot, party)
        fallen = RichLabel(fall_spans(ledger, party, name), Role.BODY)
        fallen.linked.connect(self._open)
        self._fallen.add(fallen)
        fallen.show()
        waiting = [one for one in ledger.resting_on(key) if one != key]
        if waiting:
            spans = [Span("It is named by: ", "text2")]
            label = RichLabel(
                [*spans, *named_spans(ledger, waiting), Span(".", "text2")], Role.BODY
            )
            label.linked.connect(self._open)
            self._fallen.add(label)
            label.show()

    def _add(self, box: Box, line: StateLine) -> None:
        line.linked.connect(self._open)
        box.add(line)
        line.show()  # at once: a layout would show it only when the loop comes round


def _look(ledger: Ledger, key: str) -> Look:
    dead = said.dead_words(ledger, key)
    look = said.LOOKS[ledger.holding(key)]
    return Look("circle-x", "warn", f"{dead[0].upper()}{dead[1:]}") if dead else look


def _verdict(ledger: Ledger, key: str) -> StateLine:
    dead = said.dead_words(ledger, key)
    holding = ledger.holding(key)
    look = _look(ledger, key)
    if dead:
        words = f"It does not hold: it is {dead}."
        words = words if dead == "withdrawn" else f"It does not hold: it {dead}."
    elif ledger.commitments[key].condition is True:
        words = "It holds for everybody: it waits for nothing."
    else:
        words = {
            Holding.EVERYBODY: "It holds for everybody, although nobody moves first.",
            Holding.TRUSTED: "It holds only if those who wait for each other trust each other.",
            Holding.NOT: "It does not hold: what it waits for is not there.",
        }[holding]
    return StateLine(look.icon, look.color, (Span(words, "text", strong=True),))


def _waits_for(ledger: Ledger, own: str, leaf: Leaf) -> StateLine:
    """Return one thing that is waited for, and how far it is so."""
    words = said.atom_words(ledger.snapshot, leaf.key)
    if leaf.key in ledger.facts:
        return _fact_line(ledger, leaf, words)
    if leaf.key not in ledger.commitments:
        return StateLine("circle-help", "text3", (Span(words, "text2"),))
    if leaf.how == "verified":
        judge = leaf.judge or str(ledger.commitments[own].party)
        holding = ledger.verified(leaf.key, judge)
        name = said.party_words(ledger.snapshot, judge)
        end = f", verified for {name}: {_small(said.LOOKS[holding].words)}"
    else:
        holding = ledger.holding(leaf.key)
        end = f": {said.state_words(ledger, leaf.key)}"
    look, link = said.LOOKS[holding], link_of("commitments", leaf.key)
    return StateLine(look.icon, look.color, (Span(words, "text", link=link), Span(end, "text2")))


def _fact_line(ledger: Ledger, leaf: Leaf, words: str) -> StateLine:
    known = said.KNOWN[ledger.facts[leaf.key].holds]
    met = ledger.facts[leaf.key].holds is (leaf.how != "not")
    missed = known if ledger.facts[leaf.key].holds is None else said.KNOWN[False]
    look = said.KNOWN[True] if met else missed
    asked = " (must not hold)" if leaf.how == "not" else ""
    link = Span(words, "text", link=link_of("facts", leaf.key))
    return StateLine(look.icon, look.color, (link, Span(f"{asked}: {known.words}", "text2")))


def _small(words: str) -> str:
    return f"{words[0].lower()}{words[1:]}"


def fall_spans(ledger: Ledger, party: str, name: str) -> list[Span]:
    """Return what falls when a party keeps none of its own, each thing named a link."""
    fallen = ledger.fall_without(party)
    if not fallen:
        return [Span(f"If {name} keeps none of its own, nothing of others falls.", "text2")]
    start = "this falls: " if len(fallen) == 1 else "these fall: "
    head = Span(f"If {name} keeps none of its own, {start}", "text2")
    return [head, *named_spans(ledger, fallen), Span(".", "text2")]


def named_spans(ledger: Ledger, keys: Sequence[str]) -> list[Span]:
    """Return commitments as links with commas between them."""
    return list(_joined(ledger, keys))


def _joined(ledger: Ledger, keys: Sequence[str]) -> Iterator[Span]:
    for at, key in enumerate(keys[:_MOST]):
        if at:
            yield Span(" and " if at == len(keys) - 1 else ", ", "text2")
        words = said.deed_words(ledger.snapshot, ledger.commitments[key])
        yield Span(words, "text", link=link_of("commitments", key))
    if len(keys) > _MOST:
        yield Span(f" and {counted(len(keys) - _MOST, 'other', 'others')}", "text2")
