"""What is typed into a field becomes its value, or a reason in the user's words why it cannot."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

import msgspec

from convenor_db.domain import zones
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.interchange.texts import COUNTRY, without_bad_characters
from convenor_db.domain.names import fold

Reader = Callable[[str], Any]
"""Makes a value of a text; raises `Unreadable`."""


class Unreadable(NotAllowed):
    """What was typed is no value of its field; *reason* is a clause: "it has no @"."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"This was not stored, because {reason}. What stood there before is kept.")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Entry:
    """A field that is typed into: what an action's label calls it, and how it is read."""

    words: str
    read: Reader


def line(text: str) -> str:
    """Return a text on one line, without blanks round it."""
    return " ".join(without_bad_characters(text).split())


def lines(text: str) -> str:
    """Return a text of several lines, without blanks round it."""
    return without_bad_characters(text).strip()


def needed(what: str) -> Reader:
    """Return a reader of one line that may not be empty; *what* as in "a person needs a name"."""

    def read(text: str) -> str:
        kept = line(text)
        if not kept:
            raise Unreadable(what)
        return kept

    return read


def one_of(words: type[StrEnum]) -> Reader:
    """Return a reader of one of several words."""

    def read(text: str) -> StrEnum:
        try:
            return words(text.strip())
        except ValueError:
            allowed = ", ".join(words)
            reason = f"“{line(text)}” is not one of: {allowed}"
            raise Unreadable(reason) from None

    return read


def yes_no(text: str) -> bool:
    """Read "true" and "false"."""
    return text.strip() == "true"


def day(text: str) -> str | None:
    """Read a day written as 2027-04-14; nothing is no day."""
    kept = line(text)
    if not kept:
        return None
    try:
        zones.read_day(kept)
    except ValueError:
        reason = f"“{kept}” is no day like 14 Apr 2027"
        raise Unreadable(reason) from None
    return kept


def moment(text: str) -> str | None:
    """Read a wall-clock time written as 2027-04-14T09:00; nothing is none."""
    kept = line(text)
    if not kept:
        return None
    try:
        zones.wall(kept)
    except ValueError:
        reason = f"“{kept}” is no day with a time like 14 Apr 2027, 21:40"
        raise Unreadable(reason) from None
    return kept


def zone(text: str) -> str:
    """Read a time zone, typed by its name or by its city; nothing is unknown."""
    kept = line(text)
    if not kept or zones.known_zone(kept):
        return kept
    found = _zones_by_city().get(fold(kept.replace("_", " ")))
    if found is None:
        reason = f"no time zone or city is called “{kept}”"
        raise Unreadable(reason)
    return found


@lru_cache(maxsize=1)
def _zones_by_city() -> dict[str, str]:
    from zoneinfo import available_timezones

    named = sorted(name for name in available_timezones() if "/" in name)
    cities = {fold(name.rpartition("/")[2].replace("_", " ")): name for name in reversed(named)}
    return {**cities, **{fold(name): name for name in named}}


def country(text: str) -> str:
    """Read a country as two letters (ISO 3166-1)."""
    kept = line(text).upper()
    if kept and not COUNTRY.fullmatch(kept):
        reason = f"“{line(text)}” is no country, written out or as two letters such as CH"
        raise Unreadable(reason)
    return kept


def items(text: str) -> tuple[str, ...]:
    """Read several short things, between commas, semicolons or line ends, each once."""
    parts = (line(part) for part in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def languages(text: str) -> tuple[str, ...]:
    """Read language codes (BCP 47): en, fr, zh-Hant."""
    codes = items(text)
    for code in codes:
        if not _LANGUAGE.fullmatch(code):
            reason = f"“{code}” is no language, by its English name or as a code such as fr"
            raise Unreadable(reason)
    return tuple(dict.fromkeys(code[:2].lower() + code[2:] for code in codes))


def addresses(text: str) -> tuple[str, ...]:
    """Read e-mail addresses; of "Name <address>" the address."""
    found = re.sub(r"[^,;\n<>]*<([^<>]*)>", r"\1", text)
    kept = items(found)
    for address in kept:
        fault = address_fault(address)
        if fault:
            reason = f"“{address}” is no e-mail address: {fault}"
            raise Unreadable(reason)
    return kept


def address_fault(address: str) -> str:
    """Return why a text is no e-mail address, as a clause; empty if it is one."""
    before, at, after = address.rpartition("@")
    if not at:
        return "it has no @"
    if any(char.isspace() for char in address):
        return "there is a blank in it"
    if any(char in ',;:<>()"' for char in address):
        return "it holds more than an address"
    if not before or "@" in before:
        return "one name stands before the @"
    if not re.fullmatch(r"[^.\[\]()<>]+(\.[^.\[\]()<>]+)+", after):
        return "after the @ stands a name with a dot, like example.org"
    return ""


def whole(least: int, most: int) -> Reader:
    """Return a reader of a whole number; nothing is none."""

    def read(text: str) -> int | None:
        kept = line(text)
        if not kept:
            return None
        if not re.fullmatch(r"\d{1,9}", kept) or not least <= int(kept) <= most:
            reason = f"“{kept}” is no whole number from {least} to {most:,}"
            raise Unreadable(reason)
        return int(kept)

    return read


def by_language(text: str) -> dict[str, str]:
    """Read names by language, one a line: "fr: Suisse"."""
    made: dict[str, str] = {}
    for each in filter(None, map(line, text.split("\n"))):
        code, colon, name = each.partition(":")
        if not colon or not name.strip():
            reason = f"“{each}” is not written as a language and a name, like fr: Suisse"
            raise Unreadable(reason)
        made[languages(code)[0] if languages(code) else ""] = name.strip()
    return made


def written(value: Any) -> str:
    """Return a value as a field shows it before anybody types; the inverse of the readers."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "\n".join(f"{language}: {name}" for language, name in value.items())
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return str(value)


def with_entry(record: Any, entries: Mapping[str, Entry], field: str, text: str) -> Any:
    """Return the record with one field as typed. Raises `Unreadable`."""
    return msgspec.structs.replace(record, **{field: entries[field].read(text)})
