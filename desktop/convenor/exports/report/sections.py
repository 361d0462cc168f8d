"""The report as sections of plain words, in the order in which they are read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from convenor.exports.report.account import Account, Changed, Done, Told, Words, by_kind
from convenor.exports.report.disclosing import THEMSELVES
from convenor.exports.report.unmarked import unmarked
from convenor.exports.report.words import (
    SECTIONS,
    Terms,
    caption_of,
    fields_in_words,
    instant_in_words,
    is_read,
    one_of,
    section_of,
    value_in_words,
)
from convenor_db.domain.edits import counted
from convenor_db.domain.printed_days import from_to

_CONTEXT: Final = ("kind", "minutes", "round", "session")
_NAMES: Final = frozenset({"title", "name"})
_WHEN: Final[Mapping[str, str]] = {
    "calendar_ledger": "exported_at", "copies": "at", "replies": "at", "contacts": "on",
    "travel": "departs", "notes": "at", "waivers": "at", "keep_apart": "", "not_same": "",
}  # fmt: skip
"""Kinds that are told briefly, and the field that says when."""
_SAID_IN_TITLE: Final[Mapping[str, frozenset[str]]] = {
    "copies": frozenset({"number", "of"}),
    "calendar_ledger": frozenset({"session", "title"}),
    "travel": frozenset({"kind"}),
    "contacts": frozenset({"kind"}),
    "notes": frozenset({"session"}),
    "replies": frozenset({"answer"}),
    "waivers": frozenset({"warning"}),
}
_BORN_OR_GONE: Final = (("made", "New"), ("deleted", "Deleted"))
_TITLED: Final[Mapping[str, str]] = {"notes": "session", "waivers": "warning"}
"""Kinds that are called by one of their fields."""
_MOST_CHANGES: Final = 12
"""Changes of one action that are told one by one; the JSON form has all."""
_FORM: Final = (
    "This is the printed form. Marks that only the program reads, and calendar entries letter by"
    " letter, stand in the JSON form of the same report."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A field and what it says."""

    caption: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One record or event: what stands beside it, its title, its fields.

    *beside*: when or which; *brief*: told in small lines under the title.
    """

    title: str
    lines: tuple[Line, ...] = ()
    beside: str = ""
    brief: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report under one heading."""

    title: str
    items: tuple[Item, ...]
    lead: str = ""


def opening(account: Account) -> tuple[Line, ...]:
    """Return what the report is of, when and by whom it was made."""
    convening, making = account.snapshot.convening, account.making
    organiser = convening.organiser
    days = from_to(convening.starts, convening.ends)
    when = instant_in_words(making.at, account.snapshot.zone)
    made = f"{when} (time at the venue), by {making.by}, with {making.program}"
    address = f"{organiser.name}\n{organiser.email}" if organiser else ""
    lines = [
        Line(caption="Name", text=account.name),
        Line(caption="Name in own script", text=account.person.native),
        Line(caption="Convening", text=f"{convening.title}\n{days}"),
        Line(caption="Organiser", text=address),
        Line(caption="From the file", text=making.file),
        Line(caption="Made", text=made),
    ]
    return tuple(line for line in lines if line.text)


def lead(account: Account) -> str:
    """Return what the report is, in a few sentences."""
    gone = (
        " The person stands in no list of the file any more; what is here is kept by its History."
        if account.deleted
        else ""
    )
    return (
        "Everything that this file holds about one person: what is recorded about them, where"
        f" others’ records and texts name them, and what was done about them and when.{gone}"
    )


def sections(account: Account) -> tuple[Section, ...]:
    """Return the parts that say something."""
    found = [*_records(account), _mentions(account), _former(account), _typed(account)]
    found.append(_views(account))
    found += [_used(account), _history(account), _left_out(account)]
    return tuple(section for section in found if section.items)


def _terms(account: Account) -> Terms:
    return Terms(account.snapshot.zone, account.making.countries)


# Records


def _records(account: Account) -> Iterator[Section]:
    kinds = by_kind(account.told)
    for kind in (*SECTIONS, *(kind for kind in kinds if kind not in SECTIONS)):
        told = sorted(kinds.get(kind, ()), key=lambda one: str(one.context.get("start") or "~"))
        items = tuple(_item(account, one) for one in told)
        yield Section(title=section_of(kind), items=items)


def _item(account: Account, one: Told) -> Item:
    gone = " (deleted; History still has it)" if one.deleted else ""
    if one.entries:
        return _among_others(account, one, gone)
    terms, title = _terms(account), _title(one)
    fields = {
        name: value
        for name, value in one.fields.items()
        if is_read(one.kind, name, value)
        and name not in _SAID_IN_TITLE.get(one.kind, ())
        and not (name in _NAMES and value == title)
    }
    when = _WHEN.get(one.kind)
    if when is None:
        lines = [
            Line(caption=caption_of(name), text=value_in_words(name, value, terms))
            for name, value in fields.items()
        ]
        said = tuple(line for line in lines if line.text)
        return Item(title=f"{title}{gone}".strip(), lines=said)
    at = fields.pop(when, "")
    return Item(
        title=f"{title or one_of(one.kind).capitalize()}{gone}",
        lines=(Line(caption="", text=fields_in_words(fields, terms)),),
        beside=value_in_words(when, at, terms) if at else "",
        brief=True,
    )


def _title(one: Told) -> str:
    """Return what a record that is about the person is called."""
    fields = one.fields
    if one.kind == "copies":
        return f"Copy {fields['number']} of {fields['of']}"
    if one.kind == "calendar_ledger":
        return str(fields["title"] or fields["session"] or "The convening as a whole")
    if one.kind in ("travel", "contacts"):
        return str(fields["kind"]).capitalize()
    if one.kind in _TITLED:
        return str(fields[_TITLED[one.kind]])
    if one.kind == "replies":
        return f"Answer: {fields['answer']}"
    return "" if one.called == THEMSELVES else one.called


def _among_others(account: Account, one: Told, gone: str) -> Item:
    terms, context = _terms(account), one.context
    start = context.get("start") or context.get("at")
    what = fields_in_words({name: context[name] for name in _CONTEXT if name in context}, terms)
    lines = [Line(caption="", text=what)] if what else []
    lines += [Line(caption="", text=said) for said in dict.fromkeys(_entries(account, one))]
    title = f"{one.called or _numbered(one)}{gone}"
    beside = value_in_words("start", start, terms) if start else ""
    return Item(title=title, lines=tuple(lines), beside=beside, brief=True)


def _numbered(one: Told) -> str:
    words = one_of(one.kind).capitalize()
    number = one.context.get("number")
    return f"{words} {number}" if number is not None else words


def _entries(account: Account, one: Told) -> Iterator[str]:
    for entry in one.entries:
        listed = entry.at.endswith("invitations")
        said = fields_in_words(entry.fields, _terms(account))
        if listed:
            said = "Among its readers" if entry.at.startswith("readers") else "A member"
        if entry.at.endswith("locked"):
            said = "Fixed there"
        where = entry.within.get("called", "")
        yield f"{where}: {said or 'Listed'}" if where else said or "Listed"


# What stands beside the lists


def _mentions(account: Account) -> Section:
    return Section(
        title="Named in texts",
        items=tuple(_worded(account, account.mentions)),
        lead="Texts of records that are not about the person, with what stands around the name.",
    )


def _former(account: Account) -> Section:
    return Section(
        title="Once named in texts",
        items=tuple(_worded(account, account.former)),
        lead="Texts that were changed or deleted since; History still has them.",
    )


def _worded(account: Account, words: Iterable[Words]) -> Iterator[Item]:
    for one in words:
        where = _where(one)
        times = f" (the same {counted(one.count, 'time', 'times')})" if one.count > 1 else ""
        unsure = " · by a part of the name" if not one.sure else ""
        excerpt = unmarked(one.excerpt) if one.field == "markdown" else one.excerpt
        lines = (Line(caption="", text=excerpt),)
        title = f"{where}: {caption_of(one.field).lower()}{times}{unsure}"
        at = instant_in_words(one.at, account.snapshot.zone) if one.at else ""
        yield Item(title=title, lines=lines, beside=at, brief=True)


def _where(one: Words) -> str:
    """Return in what a text stands: “Brief “Albia””, “Another person”."""
    if one.kind in ("people", "invitations") and one.called:
        return one.called.capitalize()
    kind = one_of(one.kind).capitalize()
    return f"{kind} “{one.called}”" if one.called else kind


def _typed(account: Account) -> Section:
    items = tuple(
        Item(
            title=caption_of(one["field"]),
            lines=tuple(Line(caption="", text=text) for text in (one["text"],) if text),
            beside=instant_in_words(one["at"], account.snapshot.zone),
            brief=True,
        )
        for one in account.typed
    )
    return Section(title="Typed and not stored", items=items)


def _views(account: Account) -> Section:
    items = tuple(
        Item(
            title=one["name"],
            lines=tuple(Line(caption="", text=text) for text in (one["excerpt"],) if text),
            brief=True,
        )
        for one in account.views
    )
    return Section(title="Saved views that name the person", items=items)


def _used(account: Account) -> Section:
    zone = account.snapshot.zone
    items = []
    for one in account.used:
        times = counted(one["count"], "action", "actions")
        first, last = (instant_in_words(one[name], zone) for name in ("first", "last"))
        span = first if first == last else f"{first} – {last}"
        said = (Line(caption="", text=f"{times}, {span}"),)
        items.append(Item(title=f"As “{one['name']}”", lines=said, brief=True))
    return Section(title="Use of the program under this name", items=tuple(items))


def _history(account: Account) -> Section:
    items = tuple(_deed(account, one) for one in account.history)
    return Section(
        title="What was done, and when",
        items=items,
        lead="The newest first; the name is that of whoever did it.",
    )


def _deed(account: Account, one: Done) -> Item:
    by = f"by {one.by}{', undone since' if one.undone else ''}"
    lines = [Line(caption="", text=by)]
    for what, caption in _BORN_OR_GONE:
        kinds = dict.fromkeys(one_of(each.kind) for each in one.changes if each.what == what)
        if kinds:
            lines.append(Line(caption="", text=f"{caption}: {', '.join(kinds)}"))
    told = [line for change in one.changes for line in _changes(account, change)]
    lines += [Line(caption="", text=text) for text in told[:_MOST_CHANGES]]
    if len(told) > _MOST_CHANGES:
        lines.append(Line(caption="", text=f"and {len(told) - _MOST_CHANGES} more"))
    when = instant_in_words(one.at, account.snapshot.zone)
    return Item(title=one.what, lines=tuple(lines), beside=when, brief=True)


def _changes(account: Account, change: Changed) -> Iterator[str]:
    terms = _terms(account)
    if change.what != "changed":
        return
    for name, was, now in change.fields:
        if is_read(change.kind, name, was) or is_read(change.kind, name, now):
            before, after = (
                value_in_words(name, value, terms).replace("\n", ", ") for value in (was, now)
            )
            yield f"{caption_of(name)}: {before} → {after}"


def _left_out(account: Account) -> Section:
    items = tuple(Item(title="", lines=(Line(caption="", text=text),)) for text in
                  (*account.left_out, _FORM))  # fmt: skip
    return Section(title="What is not in this report", items=items)
