"""From an interchange object to records: everything wrong is told at once, with its path."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from zoneinfo import ZoneInfo

from convenor_db.domain.errors import InputRefused
from convenor_db.domain.interchange.checks import check_meaning
from convenor_db.domain.interchange.faults import Faults
from convenor_db.domain.interchange.nesting import deepest_path
from convenor_db.domain.interchange.values import Checker, built
from convenor_db.domain.records import CONVENING, KINDS, Kind, Record
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import known_zone

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Interchange:
    """What an input holds: every record in order, and which lists it names at all."""

    records: tuple[Record, ...]
    lists: frozenset[str]


def parse(raw: bytes | str, name: str) -> dict[str, Any]:
    """Return the object in a JSON text; raise `InputRefused` for anything else.

    Duplicate keys, NaN and infinities are refused, as is nesting deeper than the reader goes.
    """
    text = ""
    try:
        text = raw if isinstance(raw, str) else raw.decode("utf-8-sig")
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise InputRefused(f"{name} was not read: it is not UTF-8 (byte {error.start}).") from None  # noqa: EM102
    except RecursionError:
        where = f"{deepest_path(text)}: it is nested too deeply"
        raise InputRefused(f"{name} was not read: {where}.", [where]) from None  # noqa: EM102
    except ValueError as error:
        raise InputRefused(f"{name} was not read: it is not JSON ({error}).") from None  # noqa: EM102
    if not isinstance(value, dict):
        message = f"{name} was not read: it is not an interchange object."
        raise InputRefused(message)
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        message = f"the key {twice!r} stands twice in one object"
        raise ValueError(message)
    return made


def _no_constant(word: str) -> float:
    message = f"{word} is not a number"
    raise ValueError(message)


def read(value: Mapping[str, Any], name: str, *, beside: Snapshot | None = None) -> Interchange:
    """Return the records of an interchange object.

    *beside*: what the file already holds; references may name it, and an id may not be used
    there for another kind of thing. Raises `InputRefused` with every fault and its path.
    """
    faults = Faults()
    _check_frame(value, faults)
    checker = Checker(faults)
    convening = value.get(CONVENING)
    checked = {CONVENING: [_row(KINDS[CONVENING], convening, CONVENING, checker)]}
    zone = convening.get("zone") if isinstance(convening, dict) else None
    if isinstance(zone, str) and known_zone(zone):
        checker.zone = ZoneInfo(zone)
    elif zone == "":
        faults.add("convening.zone", "a time zone is needed, as Europe/Zurich")
    for kind in _lists():
        checked[kind.name] = _read_list(kind, value.get(kind.name, []), checker)
    records = {kind: [one.record for one in rows] for kind, rows in checked.items()}
    check_meaning(records, _misread(checked), beside, faults)
    faults.refuse(name)
    flat = tuple(record for rows in records.values() for record in rows if record is not None)
    return Interchange(flat, frozenset(value) & KINDS.keys())


@dataclass(frozen=True, slots=True)
class _Row:
    """One item of a list: its record, or only the id it claims where it was misread."""

    record: Record | None
    claimed: str | None = None


def _misread(rows: Mapping[str, list[_Row]]) -> dict[str, set[str]]:
    """Return the ids of items that were misread, so that what names them is not blamed too."""
    return {
        kind: {row.claimed for row in of_kind if row.record is None and row.claimed}
        for kind, of_kind in rows.items()
    }


def _row(kind: Kind, value: Any, path: str, checker: Checker) -> _Row:
    before = len(checker.faults.found)
    checked = checker.record(kind.record, value, path)
    if kind.name == "requirements" and isinstance(value, dict) and "each_route" not in value:
        checked["each_route"] = 0 if "needs" in value else 2
    if len(checker.faults.found) == before:
        return _Row(built(kind.record, checked))
    claimed = value.get("id", value.get("number")) if isinstance(value, dict) else None
    return _Row(None, str(claimed) if isinstance(claimed, str | int) else None)


def _lists() -> list[Kind]:
    return [kind for kind in KINDS.values() if kind.name != CONVENING]


def _check_frame(value: Mapping[str, Any], faults: Faults) -> None:
    for key in value:
        if key not in KINDS and key != "convenor":
            faults.add(str(key), "unknown key")
    form = value.get("convenor")
    if "convenor" not in value:
        faults.add("convenor", "missing")
    elif isinstance(form, bool) or not isinstance(form, int) or form < 1:
        faults.add("convenor", "the format is a whole number")
    elif form > FORMAT:
        faults.add("convenor", f"format {form} is newer than this program reads ({FORMAT})")
    if CONVENING not in value:
        faults.add(CONVENING, "missing")


def _read_list(kind: Kind, rows: Any, checker: Checker) -> list[_Row]:
    if not isinstance(rows, list):
        checker.faults.add(kind.name, "a list was expected")
        return []
    if kind.fact:  # its times were right in the zone of its day
        checker = replace(checker, zone=None)
    return [_row(kind, row, f"{kind.name}[{at}]", checker) for at, row in enumerate(rows)]
