"""How a table stands, as plain values: its filters, its columns, by what it sorts.

Facets, their values and columns are called by their names, so that what was kept still reads where
the table has others by now. As JSON it is kept in the file (saved views) and in the settings.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from convenor.theme.theme import Density

_T = TypeVar("_T")
_HALVES = re.compile("[\ud800-\udfff]")
_WIDEST = 3000
"""Pixels at 100 %: no screen is so wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """How the columns stand: all of it empty where nobody has arranged them.

    *order* names every column but the first one; *hidden* and *shown* were taken away and asked
    for; *widths* are at 100 %, of the columns drawn; *rows* is a `Density`, empty for the usual.
    """

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    rows: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableState:
    """What a view is: words and ticked values that filter, columns, and (column, descends)."""

    text: str = ""
    ticked: tuple[tuple[str, tuple[str, ...]], ...] = ()
    columns: Arrangement = Arrangement()
    sorts: tuple[tuple[str, bool], ...] = ()


def written(state: TableState) -> str:
    """Return a state as JSON."""
    columns = state.columns
    value = {
        "filter": state.text,
        "facets": {name: list(values) for name, values in state.ticked},
        "columns": {
            "order": list(columns.order),
            "hidden": list(columns.hidden),
            "shown": list(columns.shown),
            "widths": dict(columns.widths),
        },
        "rows": columns.rows,
        "sort": [[name, "down" if descends else "up"] for name, descends in state.sorts],
    }
    return json.dumps(value, ensure_ascii=False)


def read_state(text: str) -> TableState | None:
    """Return the state that JSON says; what makes no sense in it is left out.

    None where it is no state at all.
    """
    try:
        value = _storable(json.loads(text))
    except (ValueError, RecursionError):  # the second for what is nested without end
        return None
    if not isinstance(value, dict):
        return None
    columns, rows = _mapping(value.get("columns")), value.get("rows")
    facets = _mapping(value.get("facets")).items()
    filtered = ((name, _words(values)) for name, values in facets)
    return TableState(
        text=value["filter"] if isinstance(value.get("filter"), str) else "",
        ticked=tuple(sorted((name, values) for name, values in filtered if values)),
        columns=Arrangement(
            order=_words(columns.get("order")),
            hidden=tuple(sorted(_words(columns.get("hidden")))),
            shown=tuple(sorted(_words(columns.get("shown")))),
            widths=_widths(columns.get("widths")),
            rows=rows if isinstance(rows, str) and rows in list(Density) else "",
        ),
        sorts=_sorts(value.get("sort")),
    )


def _storable(value: Any) -> Any:
    """Return a value with texts that a file takes: JSON can name half a letter (RULES.md 1)."""
    match value:
        case str():
            return _HALVES.sub("", value)
        case list():
            return [_storable(each) for each in value]
        case dict():
            return {_storable(name): _storable(each) for name, each in value.items()}
    return value


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(value: Any) -> tuple[str, ...]:
    found = value if isinstance(value, list) else ()
    return _once([each for each in found if isinstance(each, str)])


def _widths(value: Any) -> tuple[tuple[str, int], ...]:
    found = _mapping(value).items()
    numbers = ((name, wide) for name, wide in found if type(wide) is int and wide > 0)
    return tuple(sorted((name, min(wide, _WIDEST)) for name, wide in numbers))


def _sorts(value: Any) -> tuple[tuple[str, bool], ...]:
    found: dict[str, bool] = {}
    for each in value if isinstance(value, list) else ():
        if isinstance(each, list) and len(each) == len(("name", "way")):
            name, way = each
            if isinstance(name, str):
                found.setdefault(name, way == "down")
    return tuple(found.items())


def _once(found: Sequence[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(found))
