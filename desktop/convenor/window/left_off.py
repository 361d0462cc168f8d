"""Where somebody left off in a file: written down on closing, gone back to on opening.

A stop is kept as JSON with the version of the program. What another version wrote, or what does
not read, is as if it had never been kept: the file opens on its first screen then.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from importlib import import_module
from typing import Any, Final

from convenor import __version__
from convenor.settings import Settings
from convenor.window.trail import Stop

_WORD: Final = "left off"
_MOST: Final = 12
"""So many files are remembered."""
_UNREADABLE: Final = (AttributeError, ImportError, KeyError, TypeError, ValueError)


def keep(settings: Settings, path: str, stop: Stop) -> None:
    """Write down where somebody left off in the file of this path."""
    others = {each: kept for each, kept in _all(settings).items() if each != path}
    newest = {path: [__version__, stop.screen, _plain(stop.spot)], **others}
    settings.keep_word(_WORD, json.dumps(dict(list(newest.items())[:_MOST])))


def kept(settings: Settings, path: str) -> Stop | None:
    """Return where somebody left off in a file, or None."""
    try:
        version, screen, spot = _all(settings)[path]
        return Stop(str(screen), _whole(spot)) if version == __version__ else None
    except _UNREADABLE:
        return None


def _all(settings: Settings) -> dict[str, Any]:
    try:
        read = json.loads(settings.word(_WORD, "{}"))
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: what has fields is named by its class."""
    inside = _inside(value)
    if inside is not None:
        kind = type(value)
        return {"of": f"{kind.__module__}:{kind.__qualname__}", "with": inside}
    if isinstance(value, Mapping):
        return {"by": [[_plain(key), _plain(each)] for key, each in value.items()]}
    return [_plain(each) for each in value] if isinstance(value, (tuple, list)) else value


def _inside(value: Any) -> dict[str, Any] | list[Any] | None:
    """Return what a value of a class is made of: fields by name, or in order; else None."""
    if isinstance(value, date):
        return [value.year, value.month, value.day]
    if isinstance(value, Enum):
        return [value.value]
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    return None


def _whole(value: Any) -> Any:
    """Return what `_plain` was given, lists as tuples."""
    if isinstance(value, list):
        return tuple(_whole(each) for each in value)
    if not isinstance(value, dict):
        return value
    if "by" in value:
        return {_whole(key): _whole(each) for key, each in value["by"]}
    made, inside = _class(value["of"]), value["with"]
    if isinstance(inside, dict):
        return made(**{name: _whole(each) for name, each in inside.items()})
    return made(*inside)


def _class(named: str) -> Any:
    """Return a class of the program, or the day; nothing else is made from what was written."""
    module, _, name = named.partition(":")
    found = date if named == "datetime:date" else None
    if found is None and module.split(".")[0] in ("convenor", "convenor_db"):
        found = getattr(import_module(module), name)
    if not isinstance(found, type):
        raise TypeError(named)
    return found
