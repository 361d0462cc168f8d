"""Everything a file holds about one person, as plain values that may be handed out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from convenor.exports.report.disclosing import THEMSELVES, Disclosing, Plain, differing
from convenor_db.domain.held.folding import composed
from convenor_db.domain.held.mentions import Mention, Redaction, mentions, mentions_in
from convenor_db.domain.held.references import Held, Naming, Target, held, held_in, targets_of
from convenor_db.domain.interchange.shape import fields_of
from convenor_db.domain.names import addressed
from convenor_db.domain.reading import strictest
from convenor_db.domain.records import TLP, Person, key_of
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.domain.zones import instant_text
from convenor_db.store.traces import Deed, Traces, Typed, Watch, unwatched


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """When a report is made (UTC), by whom, from which file (its name), by which program.

    *countries* are what the printed form calls them, by their codes.
    """

    now: datetime
    by: str
    file: str
    program: str
    countries: Mapping[str, str] = field(default_factory=dict)

    @property
    def at(self) -> str:
        """The moment, as records write it."""
        return instant_text(self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place of a record that names the person: its path, its fields, and in what it lies."""

    at: str
    fields: Mapping[str, Plain]
    within: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A record of a kind: *fields* where it is about the person, else *entries* that name them.

    *called* and *context* say which record it is.
    """

    kind: str
    called: str
    fields: Mapping[str, Plain] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    context: Mapping[str, Plain] = field(default_factory=dict)
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text that names the person; *at*: written then, and kept by History alone."""

    kind: str
    called: str
    field: str
    excerpt: str
    count: int
    sure: bool
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What an action did to one record: fields before and after; *what*: made, changed, deleted."""

    kind: str
    called: str
    what: str
    fields: tuple[tuple[str, Plain, Plain], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Something that was done about the person. *fact*: it can't be undone."""

    at: str
    by: str
    what: str
    fact: bool
    undone: bool
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The whole report, before it is a page or JSON."""

    person: Person
    name: str
    deleted: bool
    making: Making
    snapshot: Snapshot
    mark: TLP
    told: tuple[Told, ...]
    mentions: tuple[Words, ...]
    former: tuple[Words, ...]
    typed: tuple[Mapping[str, Plain], ...]
    views: tuple[Mapping[str, Plain], ...]
    used: tuple[Mapping[str, Plain], ...]
    history: tuple[Done, ...]
    left_out: tuple[str, ...]


def account_of(traces: Traces, making: Making, watch: Watch = unwatched) -> Account:
    """Return everything that a file holds and keeps about the person whose traces these are.

    *watch* is told how far that is, and may raise to stop it.
    """
    return _Accounting(traces, making).account(watch)


class _Accounting:
    def __init__(self, traces: Traces, making: Making) -> None:
        self._person, self._traces, self._making = traces.person, traces, making
        self._snapshot = traces.snapshot
        self._targets = targets_of(self._snapshot, self._person.key)
        self._redaction = Redaction(self._snapshot, self._person)
        self._told = Disclosing(self._snapshot, self._redaction, self._targets)

    def account(self, watch: Watch) -> Account:
        records = held(self._snapshot, self._targets)
        found = mentions(self._snapshot, self._redaction, records, watch)
        return Account(
            person=self._person,
            name=addressed(self._person),
            deleted=self._person.key not in self._snapshot.people,
            making=self._making,
            snapshot=self._snapshot,
            mark=self._mark(records),
            told=tuple(self._record(one) for one in records),
            mentions=tuple(self._words(one) for one in found),
            former=tuple(self._former(found)),
            typed=tuple(self._typed()),
            views=tuple(self._views()),
            used=tuple(self._used()),
            history=tuple(self._done(deed) for deed in self._traces.deeds),
            left_out=self._left_out(),
        )

    # Records

    def _record(self, one: Held) -> Told:
        called = self._told.called(one.record)
        if one.whole:
            fields = self._told.fields(one.record)
            return Told(kind=one.kind, called=called, fields=fields, deleted=one.deleted)
        return Told(
            kind=one.kind,
            called=called,
            context=self._told.context(one.record),
            entries=tuple(self._entry(naming) for naming in one.namings),
            deleted=one.deleted,
        )

    def _entry(self, naming: Naming) -> Entry:
        """Return the part that names the person; of one that lists people, only their place."""
        within: dict[str, Plain] = {}
        for around in naming.chain[1:-1]:
            called = self._told.called(around)
            within |= {"called": called} if called else {}
            within |= self._told.context(around)
        part = naming.chain[-1]
        names_one = any(
            one.attribute == naming.attribute and one.shape.kinds for one in fields_of(type(part))
        )
        if naming.shared and names_one and len(naming.chain) > 1:
            at = naming.path.rpartition(".")[0]
            return Entry(at=at, fields=self._told.fields(part), within=within)
        at, said = self._place(naming)
        return Entry(at=at, fields={naming.attribute: said}, within=within)

    def _place(self, naming: Naming) -> tuple[str, Plain]:
        """Return the path of a place without keys, and what stands there about the person."""
        keys = {key for _, key in self._targets}
        before, name, place = naming.path.rpartition(naming.attribute)
        if naming.value not in keys:
            return f"{before}{name}", naming.value  # under the person's key
        if place.startswith("["):
            length = len(getattr(naming.chain[-1], naming.attribute))
            return f"{before}{name}", f"number {int(place[1:-1]) + 1} of {length}"
        return f"{before}{name}", place[1:] if place else THEMSELVES

    def _mark(self, records: Iterable[Held]) -> TLP:
        """Return the closest mark of what the report tells, at least the convening's."""
        own = [getattr(one.record, "mark", "") for one in records if one.whole]
        return strictest([self._snapshot.convening.mark, *(TLP(mark) for mark in own if mark)])

    def _words(self, one: Mention, at: str = "") -> Words:
        return Words(
            kind=one.kind,
            called=self._told.called(one.record),
            field=one.attribute,
            excerpt=one.excerpt,
            count=one.count,
            sure=one.sure,
            at=at,
        )

    def _former(self, now: Iterable[Mention]) -> Iterator[Words]:
        """Yield texts that named the person once and are kept by History alone."""
        told = {(one.kind, one.attribute, one.excerpt) for one in now}
        for past in self._traces.past:
            one = held_in(past.kind, key_of(past.record), past.record, self._targets)
            if one and one.whole:
                continue  # told with what was done
            for mention in mentions_in(past.kind, past.record, self._redaction):
                same = (mention.kind, mention.attribute, mention.excerpt)
                if same not in told:
                    told.add(same)
                    yield self._words(mention, past.at)

    # What stands beside the lists

    def _typed(self) -> Iterator[dict[str, Plain]]:
        for one in self._traces.typed:
            text = composed(one.text)
            theirs = self._is_theirs(one)
            excerpt = self._redaction.excerpt(text)
            if theirs or excerpt or self._names_key(text):
                said = self._told.text(text) if theirs or not excerpt else excerpt[0]
                said = "" if not theirs and not excerpt else said
                yield {"by": one.actor, "at": one.at, "field": one.field, "text": said}

    def _is_theirs(self, one: Typed) -> bool:
        parts = re.split(r"[:/| ]", one.target)
        return any(key in parts for _, key in self._targets)

    def _names_key(self, text: str) -> bool:
        return any(f'"{key}"' in text for _, key in self._targets)

    def _views(self) -> Iterator[dict[str, Plain]]:
        for one in self._traces.views:
            excerpt = self._redaction.excerpt(f"{one.name}: {one.value}")
            if excerpt or self._names_key(one.value):
                said = excerpt[0] if excerpt else ""
                yield {"screen": one.screen, "name": self._told.text(one.name), "excerpt": said}

    def _used(self) -> Iterator[dict[str, Plain]]:
        for one in self._traces.users:
            if self._redaction.is_own(composed(one.name)):
                yield {"name": one.name, "count": one.count, "first": one.first, "last": one.last}

    # History

    def _done(self, deed: Deed) -> Done:
        line = deed.line
        return Done(
            at=line.at,
            by=line.actor,
            what=self._told.label(line.label),
            fact=line.fact,
            undone=line.undone,
            changes=tuple(self._changed(change) for change in deed.changes),
        )

    def _changed(self, change: Change) -> Changed:
        was, now = (self._said(change, one) for one in (change.before, change.after))
        known = change.after or change.before
        what = "made" if change.before is None else "deleted" if change.after is None else "changed"
        return Changed(
            kind=change.kind,
            called=self._told.called(known) if known else "",
            what=what,
            fields=tuple(differing(was, now)) if what == "changed" else (),
        )

    def _said(self, change: Change, record: Any) -> dict[str, Plain] | None:
        """Return what a record said of the person."""
        one = held_in(change.kind, change.key, record, self._targets) if record else None
        if one is None:
            return None
        if one.whole:
            return self._told.fields(record)
        entries = [self._entry(naming) for naming in one.namings]
        return {name: value for entry in entries for name, value in _named(entry).items()}

    # What is not told

    def _left_out(self) -> tuple[str, ...]:
        found = [_OTHERS, _BODIES]
        if self._redaction.shares_family:
            found.append(_NAMESAKES)
        if self._snapshot.table("attachments"):
            found.append(_ATTACHED)
        return (*found, _ELSEWHERE)


def _named(entry: Entry) -> dict[str, Plain]:
    """Return the fields of an entry under the list it stands in, whatever its place there."""
    called = entry.within.get("called", "")
    around = f"{called}: " if called else ""
    return {f"{around}{name}": value for name, value in entry.fields.items()}


_OTHERS: Final = (
    "Names and addresses of other people in this file are replaced by what they do, in square"
    " brackets. A given name alone, and a name that is written differently in a text, is not"
    " found: read the report before you hand it out."
)
_BODIES: Final = (
    "What is held about organisations, among it how their positions were assessed, is not about"
    " the person and not in this report, except where a text names them."
)
_NAMESAKES: Final = (
    "Others in this file bear the same family name. Texts with the family name alone were not"
    " looked for: they may be about somebody else."
)
_ATTACHED: Final = "The content of attached files was not searched."
_ELSEWHERE: Final = (
    "Backups of the file, printed packs, and calendars and letters that were sent lie outside"
    " it and are not in this report."
)


def by_kind(told: Sequence[Told]) -> dict[str, list[Told]]:
    """Return records by kind, in their order."""
    found: dict[str, list[Told]] = {}
    for one in told:
        found.setdefault(one.kind, []).append(one)
    return found


__all__ = ["Account", "Making", "Target", "account_of", "by_kind"]
