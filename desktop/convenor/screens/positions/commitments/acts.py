"""What the view Commitments does to the file: one gesture, one action."""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from convenor.screens.positions.commitments import tree
from convenor.screens.positions.commitments.tree import Condition, Path
from convenor.workplace import Workplace
from convenor_db.domain.actions import commitments, facts
from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import Unreadable, line
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder, Visit

Changing = Callable[[Condition], Condition]
Then = Callable[[Action | None], object]


class CommitmentActs(QObject):
    """Hands actions over; what is refused is said beside the part it was about."""

    refused = Signal(str, str)
    """The place (“party”, “if:0.1”) and the sentence why."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._waiting: dict[str, str] = {}
        place.document.refused.connect(self._refused)

    # Commitments

    def add(self, party: str, undertaking: str, key: str, then: Then) -> None:
        """Make a commitment of a party, unconditional until it waits for something."""
        build = partial(
            commitments.add,
            party=party,
            undertaking=undertaking,
            key=key,
            today=self._place.today,
        )
        self._act("undertaking", build, then)

    def set_party(self, key: str, party: str) -> None:
        """Say whose commitment it is."""
        self._act("party", partial(commitments.set_party, key=key, party=party))

    def change(self, key: str, where: str, changing: Changing, then: Then | None = None) -> None:
        """Change the condition of a commitment as it is when this is done."""
        self._act(where, partial(_changed, key=key, changing=changing), then)

    def add_new_fact(
        self, key: str, where: str, text: str, changing: Callable[[str], Changing], then: Then
    ) -> None:
        """Make a fact and let the condition name it, in one action.

        *changing* returns what is done with the condition, given the key of the fact.
        """
        made = self._place.new_key("facts")
        build = partial(_with_new_fact, key=key, text=text, fact=made, changing=changing(made))
        self._act(where, build, then)

    def field_writer(self, key: str) -> Callable[[str, str], Builder]:
        """Return what writes a field of a commitment as typed."""

        def writer(field: str, text: str) -> Builder:
            if field == "withdrawn":
                return partial(commitments.set_withdrawn, key=key, withdrawn=text == "true")
            if field.startswith("if:"):
                return partial(_with_number, key=key, field=field, text=text)
            return partial(commitments.set_field, key=key, field=field, text=text)

        return writer

    def withdraw(self, key: str, *, withdrawn: bool) -> None:
        """Withdraw a commitment, or let it stand again, and say so."""
        words = "Commitment withdrawn" if withdrawn else "Commitment stands again"
        self._told(partial(commitments.set_withdrawn, key=key, withdrawn=withdrawn), words)

    def delete(self, key: str) -> None:
        """Delete a commitment."""
        self._told(partial(commitments.delete, key=key), "Commitment deleted")

    # Facts

    def add_fact(self, text: str, key: str, then: Then) -> None:
        """Make a fact of which nothing is known yet."""
        self._place.document.act(partial(facts.add, text=text, key=key), then=then)

    def set_holds(self, key: str, holds: bool | None) -> None:  # noqa: FBT001 - yes, no, unknown
        """Say what is known of a fact, as of today."""
        build = partial(facts.set_holds, key=key, holds=holds, today=self._place.today)
        self._place.document.act(build)

    def fact_writer(self, key: str) -> Callable[[str, str], Builder]:
        """Return what writes a field of a fact as typed."""
        return lambda field, text: partial(facts.set_field, key=key, field=field, text=text)

    def delete_fact(self, key: str) -> None:
        """Delete a fact."""
        self._told(partial(facts.delete, key=key), "Fact deleted")

    # Handing over

    def _act(self, where: str, build: Builder, then: Then | None = None) -> None:
        name = f"commitments:{where}:{next(self._place.visits)}"
        self._waiting[name] = where

        def came_back(action: Action | None) -> None:
            self._waiting.pop(name, None)
            if then:
                then(action)

        self._place.document.act(build, visit=Visit(name), then=came_back)

    def _told(self, build: Builder, words: str) -> None:
        def tell(action: Action | None) -> None:
            if action:
                self._place.toast(words, undo=True)

        self._place.document.act(build, then=tell)

    def _refused(self, sentence: str, visit: str) -> None:
        where = self._waiting.pop(visit, None)
        if where is not None:
            self.refused.emit(where, sentence)


def place_name(path: Path) -> str:
    """Return how a part of a condition is called as a place: “if:0.1”."""
    return f"if:{'.'.join(map(str, path))}"


def number_name(path: Path, what: str) -> str:
    """Return the field of a number of a condition: “if:0.1:weight”."""
    return f"{place_name(path)}:{what}"


def share_of(text: str) -> float:
    """Read per cent as a share from 0 to 1. Raises `Unreadable`."""
    number = _number(text.replace("%", " "))
    if not 0 <= number <= 100:
        reason = f"{line(text)} is not from 0 to 100 per cent"
        raise Unreadable(reason)
    return float(number / 100)


def weight_of(text: str) -> int | float:
    """Read a weight of at least 0. Raises `Unreadable`."""
    number = _number(text)
    if number < 0:
        reason = "a weight is at least 0"
        raise Unreadable(reason)
    return int(number) if number == number.to_integral_value() else float(number)


def percent(share: Any) -> str:
    """Return a share as it is typed: “55”."""
    return f"{(Decimal(str(share)) * 100).normalize():f}"


def _number(text: str) -> Decimal:
    kept = line(text).replace(",", ".").replace(" ", "")
    try:
        number = Decimal(kept)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) > 10**12:
        reason = f"“{line(text)}” is no number" if kept else "a number is needed here"
        raise Unreadable(reason)
    return number


def _changed(snapshot: Snapshot, key: str, changing: Changing) -> Edit:
    condition = commitments.commitment_of_key(snapshot, key).condition
    changed = changing(tree.grown(condition))
    if changed == tree.grown(condition):
        return Edit(label="")
    return commitments.set_condition(snapshot, key, changed)


def _with_new_fact(snapshot: Snapshot, key: str, text: str, fact: str, changing: Changing) -> Edit:
    made = facts.add(snapshot, text, key=fact)
    changes = [Change("facts", fact, None, record) for record in made.puts]
    edit = _changed(snapshot.with_changes(changes), key, changing)
    return Edit(label=edit.label, puts=(*made.puts, *edit.puts))


def _with_number(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change the share of a group or the weight in it that *field* names."""
    _, places, what = field.split(":")
    path = tuple(int(at) for at in places.split(".") if at)
    number = share_of(text) if what == "share" else weight_of(text)
    return _changed(snapshot, key, partial(_numbered, path=path, what=what, number=number))


def _numbered(condition: Condition, path: Path, what: str, number: float) -> Condition:
    if what == "share":
        group = tree.part_at(condition, path)
        return tree.replaced(condition, path, {**group, "share": number})
    group, name = tree.part_at(condition, path[:-1]), tree.part_at(condition, path)
    weights = {**group["of"], name: number}
    return tree.replaced(condition, path[:-1], {**group, "of": weights})


def born(action: Action | None, kind: str) -> Sequence[str]:
    """Return the keys of what an action has made of a kind."""
    changes = action.changes if action else ()
    return [one.key for one in changes if one.kind == kind and one.before is None]
