"""Sentences as spans, and how far something holds in words, with icon and colour."""

from collections.abc import Mapping
from typing import Final

from convenor.screens.positions.commitments.ledger import Holding, Ledger
from convenor.screens.positions.words import day_shown
from convenor.widgets.labels import Span
from convenor.widgets.status_chip import Look, look_of_constituency
from convenor_db.domain.commitments.phrases import PartKind, inside_sentence
from convenor_db.domain.commitments.sentences import Sentence
from convenor_db.domain.records import Acceptance, Commitment, Fact
from convenor_db.domain.records.words import AcceptAs
from convenor_db.domain.snapshot import Snapshot

LOOKS: Final[Mapping[Holding, Look]] = {
    Holding.EVERYBODY: Look("circle-check", "ok", "Holds for everybody"),
    Holding.TRUSTED: Look("users", "info", "Holds if trusted"),
    Holding.NOT: Look("circle-x", "mute", "Does not hold"),
}
KNOWN: Final[Mapping[bool | None, Look]] = {
    True: Look("circle-check", "ok", "yes"),
    False: Look("circle-x", "mute", "no"),
    None: Look("circle-help", "warn", "unknown"),
}
"""What is known of a fact."""
NOT_AGREED: Final = "Organiser’s model, not an agreement"


def link_of(kind: str, key: str) -> str:
    """Return the link of a thing: kind and key in one word."""
    return f"{kind}:{key}"


def target_of(link: str) -> tuple[str, str]:
    """Return kind and key of a link."""
    kind, _, key = link.partition(":")
    return kind, key


def spans_of(sentence: Sentence, *, strong: str = "") -> list[Span]:
    """Return a sentence as spans: parties strong, everything named a link.

    *strong*: the party that speaks; only it is strong where it is given.
    """
    made: list[Span] = []
    for part in sentence.parts:
        link = link_of(*part.target) if part.target else ""
        of_party = part.kind is PartKind.PARTY
        named = part.target is not None and (not strong or part.target[1] == strong)
        gone = of_party and part.target and part.text == "somebody since deleted"
        made.append(Span(part.text, "text" if link else "", of_party and named, link=link))
        if gone:
            made[-1] = Span(part.text, "text3", strong=False)
    return made


def deed_words(snapshot: Snapshot, commitment: Commitment) -> str:
    """Return who does what: “Northlight pauses”."""
    deed = inside_sentence(commitment.undertaking, verb=True)
    return f"{party_words(snapshot, str(commitment.party))} {deed}"


def party_words(snapshot: Snapshot, key: str) -> str:
    """Return an organisation by its short name, or its name."""
    body = snapshot.organisations.get(key)
    return (body.short or body.name) if body else "somebody since deleted"


def tint_of(snapshot: Snapshot, party: str) -> str:
    """Return the colour of an organisation's constituency."""
    body = snapshot.organisations.get(party)
    return look_of_constituency(str(body.constituency) if body else "").color


def atom_words(snapshot: Snapshot, key: str) -> str:
    """Return what a part of a condition names, in words."""
    record = next(
        (
            found
            for kind in ("commitments", "facts", "acceptances")
            if (found := snapshot.get(kind, key))
        ),
        None,
    )
    if isinstance(record, Commitment):
        return deed_words(snapshot, record)
    if isinstance(record, Fact):
        return record.text.strip().removesuffix(".")
    if isinstance(record, Acceptance):
        measure = getattr(snapshot.get("measures", str(record.measure)), "title", "")
        verb = "hosts" if record.accept_as is AcceptAs.HOST else "accepts as evidence"
        return f"{party_words(snapshot, str(record.organisation))} {verb} “{measure}”"
    return "something since deleted"


def dead_words(ledger: Ledger, key: str) -> str:
    """Return why a commitment can no longer hold: “withdrawn”, “expired on 12 Feb 2027”, or ""."""
    commitment = ledger.commitments[key]
    if commitment.withdrawn:
        return "withdrawn"
    if ledger.is_dead(key) and commitment.expires:
        return f"expired on {day_shown(commitment.expires)}"
    return ""


def state_words(ledger: Ledger, key: str) -> str:
    """Return how far a commitment holds, inside a sentence: “holds if trusted”, “withdrawn”."""
    words = LOOKS[ledger.holding(key)].words
    return dead_words(ledger, key) or f"{words[0].lower()}{words[1:]}"
