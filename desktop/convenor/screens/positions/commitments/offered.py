"""What may stand at a part of a condition; what would be refused is not offered."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, cast

from convenor.screens.positions.commitments import said, tree
from convenor.screens.positions.commitments.choices import Choice
from convenor.screens.positions.commitments.ledger import Ledger
from convenor.screens.positions.commitments.tree import Condition, Gate, Leaf
from convenor_db.domain.edits import counted
from convenor_db.domain.names import fold
from convenor_db.domain.records import Commitment
from convenor_db.domain.snapshot import Snapshot

GATE_WORDS: Final = {
    Gate.ALWAYS: "unconditional",
    Gate.NEVER: "never",
    Gate.ALL: "all of these",
    Gate.ANY: "any of these",
    Gate.AT_LEAST: "at least",
    Gate.SHARE: "a share by weight",
}
_GATE_NOTES: Final = {
    Gate.ALWAYS: "it waits for nothing",
    Gate.NEVER: "it waits in vain",
    Gate.AT_LEAST: "so many of these",
    Gate.SHARE: "so many per cent of these",
}
NEW_FACT: Final = "new:"
_ANY_OF: Final = "any-of:"
_GROUP: Final = "group:"
_SELF: Final = "self"
_UNWEIGHED: Final = "What is weighed must be named as it is and once: no groups, nothing verified."


def gates(group: Condition, *, is_whole: bool) -> list[Choice]:
    """Return the ways in which the parts of a group can go together."""
    unweighed = "" if tree.can_be_weighed(group) else _UNWEIGHED
    return [
        Choice(
            str(gate),
            f"{words} of these" if gate is Gate.AT_LEAST else words,
            _GATE_NOTES.get(gate, ""),
            reason=unweighed if gate is Gate.SHARE else "",
        )
        for gate, words in GATE_WORDS.items()
        if is_whole or gate in tree.GROUPS
    ]


def numbers(most: int) -> list[Choice]:
    """Return how many of so many can be asked for."""
    return [Choice(str(count), f"{count} of {most}") for count in range(1, most + 1)]


class Place(NamedTuple):
    """Where something is to stand: in which commitment's condition, in which group."""

    ledger: Ledger
    own: str
    group: Condition

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot of the ledger."""
        return self.ledger.snapshot

    @property
    def party(self) -> str:
        """Whose condition it is."""
        return str(self.ledger.commitments[self.own].party)

    @property
    def weighed(self) -> bool:
        """Whether the group weighs its parts, and so takes only what is named."""
        return tree.gate_of(self.group) is Gate.SHARE


def nowhere() -> Place:
    """Return the place before any commitment has been shown."""
    return Place(Ledger(Snapshot(), ""), "", group=True)


def parts(place: Place, *, but: str = "") -> list[Choice]:
    """Return what can be one more part of a group; *but* is the one that it would replace."""
    leaves = (tree.leaf_of(part) for part in tree.parts_of(place.group))
    there = {leaf.key for leaf in leaves if leaf} - {but}
    found = [
        choice
        for choice in (*_commitments(place), *_facts(place), *_acceptances(place))
        if choice.key not in there
    ]
    return found if place.weighed else [*found, *_parties(place), *_groups()]


def part_of(place: Place, choice: str) -> Condition:
    """Return the condition that a choice of `parts` stands for."""
    if choice.startswith(_GROUP):
        return tree.with_gate({"all": []}, Gate(choice.removeprefix(_GROUP)))
    if choice.startswith(_ANY_OF):
        party = choice.removeprefix(_ANY_OF)
        return {"any": [key for key, one in place.ledger.commitments.items() if one.party == party]}
    return choice


def _commitments(place: Place) -> Iterator[Choice]:
    for key, one in place.ledger.commitments.items():
        if key != place.own:
            words = said.deed_words(place.snapshot, one)
            tint = said.tint_of(place.snapshot, str(one.party))
            body = place.snapshot.organisations.get(str(one.party))
            names = f"{body.name} {body.short}" if body else ""
            search = f"{fold(f'{words} {names}')} {place.snapshot.folded(str(one.party)).search}"
            note = said.state_words(place.ledger, key)
            yield Choice(key, words, note, "Commitments", tint, search)


def _facts(place: Place) -> Iterator[Choice]:
    for key, fact in place.ledger.facts.items():
        note = said.KNOWN[fact.holds].words
        yield Choice(
            key, said.atom_words(place.snapshot, key), note, "Facts", "text3", fold(fact.text)
        )


def _acceptances(place: Place) -> Iterator[Choice]:
    for key in place.snapshot.table("acceptances"):
        words = said.atom_words(place.snapshot, key)
        yield Choice(key, words, group="Acceptances", search=fold(words))


def _parties(place: Place) -> Iterator[Choice]:
    by_party: dict[str, int] = {}
    for key, one in place.ledger.commitments.items():
        if key != place.own:
            by_party[str(one.party)] = by_party.get(str(one.party), 0) + 1
    for party, count in by_party.items():
        if count > 1 and party != place.party:
            words = f"any commitment of {said.party_words(place.snapshot, party)}"
            tint = said.tint_of(place.snapshot, party)
            note = counted(count, "commitment", "commitments")
            yield Choice(f"{_ANY_OF}{party}", words, note, "Parties", tint)


def _groups() -> Iterator[Choice]:
    for gate in tree.GROUPS:
        words = GATE_WORDS[gate]
        shown = f"{words} of these…" if gate is Gate.AT_LEAST else f"{words}…"
        yield Choice(f"{_GROUP}{gate}", shown, "a group", "Groups")


def new_fact(text: str) -> Choice:
    """Return the choice that makes a fact of what is typed."""
    return Choice(f"{NEW_FACT}{text}", f"New fact “{text.strip()}”", group="New")


def ways(place: Place, leaf: Leaf) -> list[Choice]:
    """Return how a fact or a commitment can be waited for where it stands; one: no choice."""
    if leaf.key in place.ledger.facts:
        both = [Choice("", "holds"), Choice("not", "does not hold", "no, not only unknown")]
        return both[:1] if place.weighed and not leaf.how else both
    commitment = place.ledger.commitments.get(leaf.key)
    if commitment is None or place.weighed:
        return []
    reason = _why_unverifiable(place, commitment)
    sealed = Choice("verified", "is verified", "seen by measures", reason=reason)
    return [Choice("", "is kept", "on trust"), sealed]


def _why_unverifiable(place: Place, commitment: Commitment) -> str:
    if str(commitment.party) == place.party:
        return "A party cannot wait for its own commitment to be verified."
    if commitment.undertakes is None:
        return "Say first, in its own panel, which undertaking it is that can be verified."
    return ""


def judges(place: Place) -> list[Choice]:
    """Return for whom something can be verified: the party itself first, then every other."""
    own = said.party_words(place.snapshot, place.party)
    tint = said.tint_of(place.snapshot, place.party)
    return [
        Choice(_SELF, own, "itself", tint=tint),
        *(one for one in organisations(place.snapshot) if one.key != place.party),
    ]


def judge_of(choice: str) -> str:
    """Return the judge that a choice of `judges` stands for; "" is the party itself."""
    return "" if choice == _SELF else choice


def organisations(snapshot: Snapshot) -> list[Choice]:
    """Return every organisation, in order, found by all its names."""
    bodies = sorted(snapshot.organisations.items(), key=lambda one: snapshot.folded(one[0]).sort)
    return [
        Choice(
            key,
            body.short or body.name,
            body.name if body.short not in ("", body.name) else "",
            tint=said.tint_of(snapshot, key),
            search=f"{fold(f'{body.name} {body.short}')} {snapshot.folded(key).search}",
        )
        for key, body in bodies
    ]


def undertakings(snapshot: Snapshot) -> list[str]:
    """Return what others undertake and what is to be verified, in words, each once."""
    ones = cast("Sequence[Commitment]", tuple(snapshot.table("commitments").values()))
    titles = (str(getattr(one, "title", "")) for one in snapshot.table("undertakings").values())
    return list(dict.fromkeys([*(one.undertaking for one in ones), *titles]))
