"""The condition of a commitment as rows: groups, and in them what is waited for."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from convenor.screens.positions.commitments import offered, said, tree
from convenor.screens.positions.commitments.acts import number_name, percent, place_name
from convenor.screens.positions.commitments.choices import Choice, ChoiceBox
from convenor.screens.positions.commitments.condition_lines import (
    ConditionRow,
    Line,
    groups_in,
    lines_of,
    shape_of,
)
from convenor.screens.positions.commitments.offered import Place
from convenor.screens.positions.commitments.part_chip import PartChip, Tone
from convenor.screens.positions.commitments.tree import Condition, Gate, Leaf, Path
from convenor.screens.positions.saved_fields import SavedFields
from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.editable_text import EditableLine
from convenor.widgets.flow import Flow
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import clear, column, keep_size

_HOLD: Final = {Gate.ALL: "hold", Gate.ANY: "holds", Gate.AT_LEAST: "of these hold"}


class ConditionRows(QWidget):
    """Shows a condition and says what the user wants done with it."""

    changing = Signal(str, object)
    """At which place, and what is to be done with the whole condition."""
    new_fact = Signal(str, str, object)
    """At which place, the words of the fact, and what is done with the condition, given its key."""

    def __init__(self, fields: SavedFields, box: ChoiceBox) -> None:
        """*fields* save the numbers that are typed; *box* is where choices are offered."""
        super().__init__()
        self._fields = fields
        self._box = box
        self._place = offered.nowhere()
        self._condition: Condition = True
        self._rows: dict[tuple[Path, bool], ConditionRow] = {}
        self._whole: set[Path] = set()
        self._shape: object = None
        self._numbers: dict[str, str] = {}
        self._lines = column(spacing=0)
        self.setLayout(self._lines)
        self.setAccessibleName("Condition")

    # Showing

    def show_condition(self, place: Place) -> None:
        """Show the condition of the commitment *place* is in, as the file has it now."""
        other = self._place.own != place.own
        if other:
            self._whole.clear()
        condition = tree.grown(place.ledger.commitments[place.own].condition)
        self._place, self._condition = place, condition
        shape = (place.own, shape_of(condition), self._labels())
        if shape != self._shape:
            focus = None if other else self._focused()
            self._shape = shape
            self._build()
            if focus:
                self._focus(*focus)

    def numbers(self) -> dict[str, str]:
        """Return the numbers of the condition by the name of their field."""
        found = {}
        for path, group in groups_in(self._condition):
            if tree.gate_of(group) is Gate.SHARE and self._is_shown(path):
                found[number_name(path, "share")] = percent(group["share"])
                for at, weight in enumerate(group["of"].values()):
                    if number_name((*path, at), "weight") in self._numbers:
                        found[number_name((*path, at), "weight")] = str(weight)
        return found

    def show_error(self, where: str, sentence: str) -> None:
        """Say beside a part why something was not done."""
        for (path, more), made in self._rows.items():
            if place_name(path) == where and (not more or not made.chips.isVisible()):
                made.error.setText(sentence)
                made.error.setVisible(bool(sentence))

    def last_place(self) -> PartChip | None:
        """Return where one condition more of the whole is begun."""
        made = self._rows.get(((), True))
        chips = made.chips.widgets() if made else ()
        return next((one for one in chips if isinstance(one, PartChip)), None)

    def _is_shown(self, path: Path) -> bool:
        return (path, False) in self._rows

    def _labels(self) -> object:
        """Return the words that stand on chips: they change with what others are called."""
        snapshot = self._place.snapshot
        leaves = list(tree.walk(self._condition))
        words = [said.atom_words(snapshot, leaf.key) for leaf in leaves[:400]]
        ways = [len([w for w in offered.ways(self._place, leaf) if not w.reason])
                for leaf in leaves[:400]]  # fmt: skip
        judges = [said.party_words(snapshot, leaf.judge) for leaf in leaves if leaf.judge]
        return (self._place.party, words, ways, judges)

    def _build(self) -> None:
        self._box.close_box()
        for name in self._numbers:
            self._fields.visits.fields.pop(name, None)
        self._numbers = {}
        clear(self._lines)
        self._rows = {}
        for each in lines_of(self._condition, frozenset(self._whole)):
            made = self._made(each)
            self._rows[each.path, each.more] = made
            self._lines.add(made)
            made.show()  # at once: the focus may go there now

    def _made(self, each: Line) -> ConditionRow:
        depth = len(each.path) + (1 if each.more else 0)
        chips = Flow(spacing=6)
        gate, leaf = tree.gate_of(each.part), tree.leaf_of(each.part)
        if each.more:
            self._fill_more(chips, each)
        elif leaf is not None:
            self._fill_leaf(chips, each, leaf)
        elif gate is not None:
            self._fill_group(chips, each, gate)
        return ConditionRow(
            depth, chips, self._cross(each) if each.path and not each.more else None
        )

    def _cross(self, each: Line) -> QWidget:
        leaf = tree.leaf_of(each.part)
        words = said.atom_words(self._place.snapshot, leaf.key) if leaf else "the group"
        cross = IconButton("x", f"Take out {words}", shortcut="Del", size=14)
        cross.clicked.connect(partial(self._remove, each.path))
        return cross

    def _in_group(self, path: Path) -> Place:
        """Return the place for a part of the group at *path*."""
        return self._place._replace(group=tree.part_at(self._condition, path))

    # Groups

    def _fill_group(self, chips: Flow, each: Line, gate: Gate) -> None:
        inside = not each.path or gate in tree.GROUPS
        chip = self._chip(offered.GATE_WORDS[gate], "How they go together", Tone.GATE, each.path)
        chip.wanted.connect(partial(self._choose_gate, chip, each.path))
        chips.add(chip)
        if gate is Gate.AT_LEAST:
            count = self._chip(str(each.part["at_least"]), "How many", Tone.GATE, each.path)
            count.wanted.connect(partial(self._choose_count, count, each.path))
            chips.add(count)
        if gate is Gate.SHARE:
            chips.add(self._number(number_name(each.path, "share"), "Per cent"))
            chips.add(_words("% of these hold"))
        elif gate in _HOLD and inside:
            chips.add(_words(_HOLD[gate]))

    def _choose_gate(self, chip: PartChip, path: Path, typed: str) -> None:
        group = tree.part_at(self._condition, path)
        choices = offered.gates(group, is_whole=not path)

        def take(key: str) -> None:
            def changing(condition: Condition) -> Condition:
                now = tree.part_at(condition, path)
                return tree.replaced(condition, path, tree.with_gate(now, Gate(key)))

            self._change(path, changing)

        self._offer(chip, choices, typed, take)

    def _choose_count(self, chip: PartChip, path: Path, typed: str) -> None:
        most = len(tree.parts_of(tree.part_at(self._condition, path)))

        def take(key: str) -> None:
            def changing(condition: Condition) -> Condition:
                now = tree.part_at(condition, path)
                return tree.replaced(condition, path, {**now, "at_least": int(key)})

            self._change(path, changing)

        self._offer(chip, offered.numbers(max(1, most)), typed, take)

    # Leaves

    def _fill_leaf(self, chips: Flow, each: Line, leaf: Leaf) -> None:
        place = self._in_group(each.path[:-1])
        commitment = place.ledger.commitments.get(leaf.key)
        words = said.atom_words(place.snapshot, leaf.key)
        tint = said.tint_of(place.snapshot, str(commitment.party)) if commitment else ""
        is_fact = leaf.key in place.ledger.facts
        icon = "diamond" if is_fact else ""
        chip = self._chip(words, "Condition", Tone.THING, each.path, tint=tint, icon=icon)
        chip.wanted.connect(partial(self._choose_part, chip, each.path, leaf.key))
        chips.add(chip)
        self._add_ways(chips, each.path, leaf, place)
        if place.weighed:
            chips.add(_words("weight"))
            chips.add(self._number(number_name(each.path, "weight"), f"Weight of {words}"))

    def _add_ways(self, chips: Flow, path: Path, leaf: Leaf, place: Place) -> None:
        ways = offered.ways(place, leaf)
        if not ways:
            return
        words = next((way.words for way in ways if way.key == leaf.how), "")
        sealed = leaf.how == "verified"
        icon = "shield-check" if sealed else ""
        tone = Tone.SEAL if sealed else Tone.THING
        chip = self._chip(words, "How it is waited for", tone, path, icon=icon)
        chip.wanted.connect(partial(self._choose_way, chip, path, leaf))
        chips.add(chip)
        if sealed:
            judge = leaf.judge or place.party
            name = said.party_words(place.snapshot, judge)
            tint = said.tint_of(place.snapshot, judge)
            chips.add(_words("for"))
            by = self._chip(name, "Verified for", Tone.THING, path, tint=tint)
            by.wanted.connect(partial(self._choose_judge, by, path, leaf))
            chips.add(by)

    def _choose_part(self, chip: PartChip, path: Path, key: str, typed: str) -> None:
        place = self._in_group(path[:-1])

        def changing_to(key: str) -> Callable[[Condition], Condition]:
            part = offered.part_of(place, key)
            return lambda condition: tree.replaced(condition, path, part)

        self._offer_parts(chip, path, typed, place, changing_to, but=key)

    def _choose_way(self, chip: PartChip, path: Path, leaf: Leaf, typed: str) -> None:
        place = self._in_group(path[:-1])

        def take(key: str) -> None:
            part = leaf._replace(how=key, judge="").condition()
            self._change(path, lambda condition: tree.replaced(condition, path, part))

        self._offer(chip, offered.ways(place, leaf), typed, take)

    def _choose_judge(self, chip: PartChip, path: Path, leaf: Leaf, typed: str) -> None:
        def take(key: str) -> None:
            part = leaf._replace(judge=offered.judge_of(key)).condition()
            self._change(path, lambda condition: tree.replaced(condition, path, part))

        self._offer(chip, offered.judges(self._place), typed, take)

    # One more

    def _fill_more(self, chips: Flow, each: Line) -> None:
        add = PartChip("condition", "Add a condition", Tone.ADD, icon="plus")
        add.wanted.connect(partial(self._choose_more, add, each.path))
        chips.add(add)
        if each.left_out:
            count = len(tree.parts_of(each.part))
            link = Button(f"Show all {count:,}", Kind.LINK, small=True)
            link.clicked.connect(partial(self._show_whole, each.path))
            chips.add(link)

    def _choose_more(self, chip: PartChip, path: Path, typed: str) -> None:
        place = self._in_group(path)

        def changing_to(key: str) -> Callable[[Condition], Condition]:
            part = offered.part_of(place, key)
            return lambda condition: tree.added(condition, path, part)

        self._offer_parts(chip, path, typed, place, changing_to)

    def _show_whole(self, path: Path) -> None:
        self._whole.add(path)
        self._build()
        self._fields.show_values(self._fields.target, self.numbers())

    # Offering and saying

    def _offer_parts(
        self,
        chip: PartChip,
        path: Path,
        typed: str,
        place: Place,
        changing_to: Callable[[str], Callable[[Condition], Condition]],
        but: str = "",
    ) -> None:
        def take(key: str) -> None:
            if key.startswith(offered.NEW_FACT):
                text = key.removeprefix(offered.NEW_FACT)
                self.new_fact.emit(place_name(path), text, changing_to)
            else:
                self._change(path, changing_to(key))

        choices = offered.parts(place, but=but)
        self._offer(chip, choices, typed, take, making=offered.new_fact)

    def _offer(
        self,
        chip: PartChip,
        choices: list[Choice],
        typed: str,
        take: Callable[[str], None],
        making: Callable[[str], Choice] | None = None,
    ) -> None:
        self._box.ask(chip, choices, take, typed=typed, making=making)

    def _change(self, path: Path, changing: Callable[[Condition], Condition]) -> None:
        self.show_error(place_name(path), "")
        self.changing.emit(place_name(path), changing)

    def _remove(self, path: Path) -> None:
        if path:
            self._change(path, lambda condition: tree.removed(condition, path))

    def _chip(
        self, words: str, name: str, tone: Tone, path: Path, *, tint: str = "", icon: str = ""
    ) -> PartChip:
        chip = PartChip(words, name, tone, tint=tint, icon=icon)
        chip.removed.connect(partial(self._remove, path))
        return chip

    def _number(self, name: str, caption: str) -> EditableLine:
        field = keep_size(EditableLine(caption, placeholder="number"), width=84)
        self._fields.take(name, caption, field)
        self._numbers[name] = caption
        return field

    # The focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Up and Down go from row to row."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        at = self._focused()
        if not step or at is None:
            super().keyPressEvent(event)
            return
        keys = list(self._rows)
        to = keys.index((at[0], at[1])) + step
        if 0 <= to < len(keys):
            self._focus(*keys[to], 0)

    def _focused(self) -> tuple[Path, bool, int] | None:
        """Return in which row the focus is, and at which of its chips."""
        held = QApplication.focusWidget()
        if held is None or not self.isAncestorOf(held):
            return None
        for (path, more), made in self._rows.items():
            if made.isAncestorOf(held):
                chips = made.chips.widgets()
                at = next((n for n, one in enumerate(chips) if one is held), 0)
                return path, more, at
        return None

    def _focus(self, path: Path, more: bool, at: int) -> None:  # noqa: FBT001 - a row's key
        """Put the focus back where it was, or where something has taken the place of what went."""
        made = self._rows.get((path, more))
        while made is None and path:
            path, more = path[:-1], True
            made = self._rows.get((path, more))
        if made is not None:
            chips = [one for one in made.chips.widgets() if isinstance(one, PartChip)]
            chips[min(at, len(chips) - 1)].setFocus(Qt.FocusReason.TabFocusReason)


def _words(text: str) -> Label:
    return keep_size(Label(text, Role.SECONDARY), min_height=28)
