"""A commitment in one sentence: who does what, and if what (SCREENS.md 7, Commitments)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, cast

from convenor_db.domain.commitments.phrases import (
    Part,
    PartKind,
    Phrase,
    bracketed,
    gate,
    inside_sentence,
    listed,
    words,
)
from convenor_db.domain.errors import Gone
from convenor_db.domain.records import Acceptance, Commitment, Fact
from convenor_db.domain.records.words import AcceptAs
from convenor_db.domain.snapshot import Snapshot

DEEPEST_TOLD: Final = 6
"""Rules inside one another that a reader can still follow; what lies deeper is only named."""

MOST_LISTED: Final = 12
"""Conditions of one rule that are told; of the rest only how many there are."""

NOUNS: Final = {
    "pauses": "pause", "halts": "halt", "stops": "stop", "freezes": "freeze", "delays": "delay",
    "reports": "report", "visits": "visit", "audits": "audit", "limits": "limit",
}  # fmt: skip
"""Undertakings of one word that are nouns as well: "pauses" is verified as "the pause of"."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The parts of a sentence in order; their texts together are the sentence."""

    parts: tuple[Part, ...]


def plain(sentence: Sentence) -> str:
    """Return a sentence as text."""
    return "".join(part.text for part in sentence.parts)


def sentence(snapshot: Snapshot, key: str) -> Sentence:
    """Return the sentence of a commitment. Raises `Gone`."""
    commitment = _commitment(snapshot, key)
    if commitment is None:
        message = "Nothing was shown: this commitment has been deleted meanwhile."
        raise Gone(message)
    speaker = _Speaker(snapshot, commitment)
    phrase = speaker.act(commitment)
    if commitment.condition is not True:
        phrase = (*phrase, *words(" if "), *speaker.told(commitment.condition, 0))
    return Sentence((*phrase, Part(".")))


def condition_in_words(snapshot: Snapshot, key: str, condition: Any) -> Sentence:
    """Return a condition that the party of a commitment could make, without the full stop."""
    commitment = _commitment(snapshot, key)
    if commitment is None:
        message = "Nothing was shown: this commitment has been deleted meanwhile."
        raise Gone(message)
    return Sentence(_Speaker(snapshot, commitment).told(condition, 0))


def _commitment(snapshot: Snapshot, key: str) -> Commitment | None:
    return cast("Commitment | None", snapshot.get("commitments", key))


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says conditions of one commitment; goes no deeper than `DEEPEST_TOLD`."""

    snapshot: Snapshot
    own: Commitment

    def act(self, commitment: Commitment) -> Phrase:
        """Return "Northlight pauses", or "Northlight does too" for what the speaker itself does."""
        target = ("commitments", str(commitment.key))
        same = commitment.key != self.own.key and _same(commitment, self.own)
        deed = "does too" if same else inside_sentence(commitment.undertaking, verb=True)
        party = self.party(str(commitment.party))
        return (party, Part(" "), Part(deed, PartKind.UNDERTAKING, target))

    def party(self, key: str) -> Part:
        """Return an organisation by its short name, or its name."""
        body = self.snapshot.organisations.get(key)
        name = (body.short or body.name) if body else "somebody since deleted"
        return Part(name, PartKind.PARTY, ("organisations", key))

    def told(self, condition: Any, depth: int) -> Phrase:
        """Return a condition in words; inside another one it stands in brackets where needed."""
        if isinstance(condition, bool):
            return words("nothing more is needed" if condition else "it ever does, which is never")
        if isinstance(condition, str):
            return self._named(condition)
        if "not" in condition:
            return (*gate("it is not so that "), *self._named(condition["not"]))
        if "verified" in condition:
            return self._verified([condition])
        return self._rule(condition, depth)

    def _rule(self, condition: dict[str, Any], depth: int) -> Phrase:
        if depth >= DEEPEST_TOLD:
            return words("further conditions are met")
        share = "share" in condition
        return self._share(condition) if share else self._several(condition, depth)

    def _inside(self, condition: Any, depth: int) -> Phrase:
        phrase = self.told(condition, depth)
        listing = isinstance(condition, dict) and not {"not", "verified"} & condition.keys()
        return bracketed(phrase) if listing else phrase

    def _several(self, condition: dict[str, Any], depth: int) -> Phrase:
        items = next(condition[name] for name in ("all", "any", "of") if name in condition)
        if "at_least" in condition:
            return self._at_least(condition["at_least"], items, depth)
        if not items:
            return self.told("all" in condition, depth)
        if len(items) == 1:
            return self.told(items[0], depth)
        if "all" in condition:
            return listed(self._grouped(items, depth), "and")
        return (*gate("either "), *listed(self._each(items, depth), "or"))

    def _each(self, items: Sequence[Any], depth: int) -> list[Phrase]:
        phrases = [self._inside(one, depth + 1) for one in items[:MOST_LISTED]]
        return [*phrases, *_more(len(items))]

    def _grouped(self, items: Sequence[Any], depth: int) -> list[Phrase]:
        """Return the phrases of an "all": what is to be verified alike is said at once."""
        groups: dict[Any, list[Any]] = {}
        for at, one in enumerate(items):
            verified = self._verifies(one)
            groups.setdefault((at if verified is None else "", verified), []).append(one)
        told = list(groups.values())
        phrases = [
            self._verified(group) if self._verifies(group[0]) else self._inside(group[0], depth + 1)
            for group in told[:MOST_LISTED]
        ]
        return [*phrases, *_more(len(told))]

    def _verifies(self, condition: Any) -> tuple[str, str] | None:
        """Return undertaking and judge of a `verified`; None for any other condition."""
        if not isinstance(condition, dict) or "verified" not in condition:
            return None
        commitment = _commitment(self.snapshot, condition["verified"])
        said = commitment.undertaking.strip().casefold() if commitment else ""
        return said, condition.get("for", "")

    def _at_least(self, count: int, items: Sequence[Any], depth: int) -> Phrase:
        head = gate(f"at least {count} of ")
        if not items:
            return (*head, *words("nothing"))
        if len(items) > 1:
            verified = {self._verifies(one) for one in items}
            if len(verified) == 1 and None not in verified and self._noun(items[0]):
                return (*head, *self._verified(items))
            alike = self._alike(items)
            if alike is not None:
                return self._so_many(head, alike)
        return (*head, *gate("these hold: "), *listed(self._each(items, depth), "and"))

    def _alike(self, items: Sequence[Any]) -> list[Commitment] | None:
        """Return commitments that all say the same, or None where not all do."""
        found = [_commitment(self.snapshot, one) if isinstance(one, str) else None for one in items]
        kept = [one for one in found if one]
        same = len(kept) == len(found) and all(_same(one, kept[0]) for one in kept)
        return kept if same else None

    def _so_many(self, head: Phrase, alike: Sequence[Commitment]) -> Phrase:
        """Return "at least 2 of A, B and C do too", or with the words where they are others."""
        parties = listed(self._parties(alike), "and")
        target = ("commitments", str(alike[0].key))
        if _same(alike[0], self.own):
            return (*head, *parties, Part(" "), Part("do too", PartKind.UNDERTAKING, target))
        deed = inside_sentence(alike[0].undertaking, verb=True)
        return (
            Part(f"“{deed}”", PartKind.UNDERTAKING, target),
            Part(" holds for "),
            *head,
            *parties,
        )

    def _parties(self, commitments: Sequence[Commitment]) -> list[Phrase]:
        named: list[Phrase] = [(self.party(str(one.party)),) for one in commitments[:MOST_LISTED]]
        return [*named, *_more(len(commitments))]

    def _share(self, condition: dict[str, Any]) -> Phrase:
        percent = Decimal(str(condition["share"])) * 100
        head = gate(f"at least {percent.normalize():f} % by weight of ")
        if not condition["of"]:
            return (*head, *words("nothing"))
        weights = list(condition["of"].items())
        phrases: list[Phrase] = [
            (*self._named(key), Part(f" [{weight}]")) for key, weight in weights[:MOST_LISTED]
        ]
        told = listed([*phrases, *_more(len(weights))], "and")
        return (*head, *gate("these hold: "), *told)

    def _named(self, key: str) -> Phrase:
        record = next(
            (self.snapshot.get(kind, key) for kind in _ATOMS if self.snapshot.get(kind, key)), None
        )
        if isinstance(record, Commitment):
            return self.act(record)
        if isinstance(record, Fact):
            text = inside_sentence(record.text, verb=False)
            return (Part(text, PartKind.FACT, ("facts", key)),)
        if isinstance(record, Acceptance):
            return self._acceptance(record)
        return words("something since deleted happens")

    def _acceptance(self, row: Acceptance) -> Phrase:
        measure = self.snapshot.get("measures", str(row.measure))
        title = inside_sentence(getattr(measure, "title", ""), verb=False)
        verb = "hosts" if row.accept_as is AcceptAs.HOST else "accepts as evidence"
        deed = Part(f"{verb} “{title}”", PartKind.UNDERTAKING, ("acceptances", str(row.key)))
        return (self.party(str(row.organisation)), Part(" "), deed)

    def _noun(self, condition: Any) -> str:
        """Return the noun under which what is to be verified can be said, or nothing."""
        if not isinstance(condition, dict) or "verified" not in condition:
            return ""
        commitment = _commitment(self.snapshot, condition["verified"])
        deed = inside_sentence(commitment.undertaking, verb=True) if commitment else ""
        return NOUNS.get(deed, "")

    def _verified(self, conditions: Sequence[Any]) -> Phrase:
        """Return one or several commitments of one noun and one judge, as verified."""
        judge = conditions[0].get("for")
        end: Phrase = (*words(" for "), self.party(judge)) if judge else ()
        noun = self._noun(conditions[0])
        found = [_commitment(self.snapshot, one["verified"]) for one in conditions]
        kept = [one for one in found if one]
        if not noun or not kept:
            start = (Part("it is verified", PartKind.VERIFIED), *end, Part(" that "))
            if len(kept) > 1 and len(kept) == len(found) and _same(kept[0], self.own):
                return (*start, *self._so_many((), kept))
            return (*start, *listed([self._named(one["verified"]) for one in conditions], "and"))
        if len(kept) == 1:
            deed = Part(noun, PartKind.UNDERTAKING, ("commitments", str(kept[0].key)))
            whose = (self.party(str(kept[0].party)), Part("’s "), deed, Part(" "))
            return (*whose, Part("is verified", PartKind.VERIFIED), *end)
        target = ("commitments", str(kept[0].key))
        parties = listed(self._parties(kept), "and")
        head = (Part("the "), Part(f"{noun}s", PartKind.UNDERTAKING, target), Part(" of "))
        return (*head, *parties, Part(" "), Part("are verified", PartKind.VERIFIED), *end)


_ATOMS: Final = ("commitments", "facts", "acceptances")


def _more(count: int) -> list[Phrase]:
    """Return "3 others" for what is not told of so many."""
    left = count - MOST_LISTED
    return [words("1 other" if left == 1 else f"{left} others")] if left > 0 else []


def _same(one: Commitment, other: Commitment) -> bool:
    return one.undertaking.strip().casefold() == other.undertaking.strip().casefold()
