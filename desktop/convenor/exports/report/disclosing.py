"""What of a record may be told to the person it is about: names for keys, nobody else's name."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.checking.words import RULE_WORDS
from convenor_db.domain.edits import MENTION, name_of
from convenor_db.domain.held.mentions import ANOTHER, Redaction
from convenor_db.domain.held.references import NAMED_IN_WORDS, PERSONAL, Target
from convenor_db.domain.interchange.shape import Shape, fields_of
from convenor_db.domain.records import Invitation, Person, Record, Wave, kind_of
from convenor_db.domain.records.base import Form
from convenor_db.domain.snapshot import Snapshot

THEMSELVES: Final = "this person"
_OWN_WORDS: Final = frozenset(
    {
        "family", "given", "native", "known_as", "aliases", "emails", "copy_to", "phone",
        "honorific", "suffix", "pronunciation", "languages", "gender", "pronouns",
    }
)  # fmt: skip
"""Fields of a person that are their own name, address or word, whoever else bears the same."""
_CONDITIONS: Final = frozenset({Form.CONDITION, Form.NEEDS, Form.GATE})
_CALLED: Final = ("title", "name")
_CONTEXT: Final = ("kind", "start", "minutes", "on", "number", "round", "version", "at")
"""Fields that say which record it is, where it only names the person among others."""
Plain = Any
"""What JSON can hold."""


class Disclosing:
    """Turns records into plain values that may be handed out."""

    def __init__(
        self, snapshot: Snapshot, redaction: Redaction, targets: frozenset[Target]
    ) -> None:
        """Know the names of things, the names to leave out, and which keys are the person's."""
        self.snapshot = snapshot
        self._redaction = redaction
        self._targets = targets

    def text(self, text: str) -> str:
        """Return a text without other people's names."""
        return self._redaction.without_others(text)

    def fields(self, part: Struct) -> dict[str, Plain]:
        """Return the fields of a record or part by their names in the interchange form."""
        kind = kind_of(part).name if isinstance(part, Record) else ""
        return {
            field.name: self._field(
                kind, field.attribute, field.shape, getattr(part, field.attribute)
            )
            for field in fields_of(type(part))
            if field.attribute != "key" and field.shape.form not in _CONDITIONS
        }

    def _field(self, kind: str, attribute: str, shape: Shape, value: Any) -> Plain:
        if (kind, attribute) in NAMED_IN_WORDS:
            return self._warning(str(value), NAMED_IN_WORDS[kind, attribute])
        if kind == "people" and attribute in _OWN_WORDS:
            return list(value) if isinstance(value, tuple) else value
        return self.value(shape, value)

    def value(self, shape: Shape, value: Any) -> Plain:
        """Return one value: names in the place of keys, other people as what they do."""
        if value is None:
            return None
        if shape.kinds:
            return self._referred(shape.kinds, str(value))
        if shape.part:
            return self.fields(value)
        if shape.item or shape.value:
            return self._several(shape, value)
        return self._leaf(shape, value)

    def _several(self, shape: Shape, value: Any) -> Plain:
        if shape.item:
            return [self.value(shape.item, item) for item in value]
        inner = shape.value or Shape()
        return {name: self.value(inner, item) for name, item in value.items()}

    def _leaf(self, shape: Shape, value: Any) -> Plain:
        if isinstance(value, StrEnum):
            return str(value)
        return self.text(value) if isinstance(value, str) and _is_prose(shape) else value

    def _referred(self, kinds: tuple[str, ...], key: str) -> str:
        for kind in kinds:
            if (kind, key) in self._targets:
                return THEMSELVES
            record = self.snapshot.get(kind, key) or self.snapshot.gone.get((kind, key))
            if record:
                return self.called(record)
        return ANOTHER if PERSONAL.issuperset(kinds) else "something since deleted"

    def called(self, record: Struct) -> str:
        """Return how a record is called here; another person's by what they do."""
        if isinstance(record, Person | Invitation):
            return self._somebody(record)
        if isinstance(record, Wave):
            return f"wave {record.number}"
        for attribute in _CALLED:
            value = getattr(record, attribute, "")
            if isinstance(value, str) and value:
                return self.text(value)
        return ""

    def _somebody(self, record: Person | Invitation) -> str:
        kind, person = "people", str(record.key)
        if isinstance(record, Invitation):
            kind, person = "invitations", record.person or ""
        if (kind, str(record.key)) in self._targets:
            return THEMSELVES
        if not person:
            return "a seat without a name"
        return self._redaction.role_of(person)

    def _warning(self, text: str, parted: str) -> str:
        """Return a warning by its rule, and what it is about by names."""
        rule, *keys = text.split(parted)
        named = [self._any(key) for key in keys if key]
        words = RULE_WORDS[Rule(rule)].name if rule in set(Rule) else rule
        return f"{words}: {', '.join(name for name in named if name)}" if named else words

    def _any(self, key: str) -> str:
        for kind in ("people", "invitations", "sessions", "rooms", "organisations", "issues"):
            record = self.snapshot.get(kind, key) or self.snapshot.gone.get((kind, key))
            if record:
                return self.called(record)
        return ""

    def context(self, record: Struct) -> dict[str, Plain]:
        """Return what says which record it is, and nothing more of it."""
        if isinstance(record, Person | Invitation):
            return {}
        return {
            field.name: self.value(field.shape, getattr(record, field.attribute))
            for field in fields_of(type(record))
            if field.attribute in _CONTEXT or (field.required and field.shape.kinds)
        }

    def label(self, label: str) -> str:
        """Return the label of an action with names for keys, and nobody else's name."""
        made, done = [], 0
        for match in MENTION.finditer(label):
            made += [self.text(label[done : match.start()]), self._named(match[1], match[2])]
            done = match.end()
        return "".join([*made, self.text(label[done:])])

    def _named(self, kind: str, key: str) -> str:
        record = self.snapshot.get(kind, key) or self.snapshot.gone.get((kind, key))
        if record is None:
            return "something since deleted"
        if isinstance(record, Person | Invitation):
            return self._somebody(record)
        return self.text(name_of(record, self.snapshot))


def _is_prose(shape: Shape) -> bool:
    """Say whether somebody wrote a text as they liked."""
    return shape.form in (None, Form.LINK)


def differing(
    before: Mapping[str, Plain] | None, after: Mapping[str, Plain] | None
) -> Iterator[tuple[str, Plain, Plain]]:
    """Yield the fields in which two records differ, before and after."""
    was, now = before or {}, after or {}
    for name in (*was, *(name for name in now if name not in was)):
        if was.get(name) != now.get(name):
            yield name, was.get(name), now.get(name)
