"""One value of an input against its shape; what comes back has every default written out."""

import math
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from convenor_db.domain import zones
from convenor_db.domain.interchange.conditions import check_condition
from convenor_db.domain.interchange.faults import Faults
from convenor_db.domain.interchange.shape import FieldShape, Shape, fields_of, is_enum
from convenor_db.domain.interchange.texts import FAULTS, bad_character
from convenor_db.domain.records.base import Form


@dataclass(slots=True)
class Checker:
    """Checks values against shapes and notes what is wrong.

    *zone*: the convening's, to refuse wall-clock times its clocks never show; None while
    the convening itself is read.
    """

    faults: Faults
    zone: ZoneInfo | None = None

    def record(self, of: type[Struct], value: Any, path: str) -> dict[str, Any]:
        """Check one object; return it ready for its record type, whatever was found."""
        if not isinstance(value, dict):
            self.faults.add(path, "an object was expected")
            return {}
        shapes = fields_of(of)
        known = {field.name for field in shapes}
        for name in value:
            if name not in known:
                self.faults.add(f"{path}.{_safe(name)}", "unknown key")
        checked: dict[str, Any] = {}
        for field in shapes:
            if field.name in value:
                self._field(field, value[field.name], path, checked)
            elif field.required:
                self.faults.add(f"{path}.{field.name}", "missing")
        return checked

    def _field(self, field: FieldShape, value: Any, path: str, into: dict[str, Any]) -> None:
        at = f"{path}.{field.name}"
        shape = field.shape
        if value is None and shape.optional:
            into[field.name] = None
            return
        if shape.optional and shape.kinds and value == "":
            into[field.name] = None  # an empty id says the same as none
            return
        into[field.name] = self.value(shape, value, at)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if field.limits and number and not field.limits[0] <= value <= field.limits[1]:
            least, greatest = field.limits
            self.faults.add(at, f"{value} does not lie between {least} and {greatest}")

    def value(self, shape: Shape, value: Any, path: str) -> Any:
        """Check one value of any shape."""
        if shape.item:
            return self._list(shape.item, value, path)
        if shape.value:
            return self._mapping(shape.value, value, path)
        if shape.part:
            return self.record(shape.part, value, path)
        if shape.form in (Form.CONDITION, Form.NEEDS, Form.GATE):
            check_condition(value, shape.form, path, self.faults.add)
            return value
        return self._leaf(shape, value, path)

    def _list(self, shape: Shape, value: Any, path: str) -> Any:
        if not isinstance(value, list | tuple):
            self.faults.add(path, "a list was expected")
            return []
        return [self.value(shape, item, f"{path}[{at}]") for at, item in enumerate(value)]

    def _mapping(self, shape: Shape, value: Any, path: str) -> Any:
        if not isinstance(value, dict):
            self.faults.add(path, "an object was expected")
            return {}
        for name in value:
            self._text(name, f"{path}.{_safe(name)}")
        return {
            name: self.value(shape, item, f"{path}.{_safe(name)}") for name, item in value.items()
        }

    def _leaf(self, shape: Shape, value: Any, path: str) -> Any:
        leaf = shape.leaf
        if is_enum(leaf):
            words = [str(word) for word in leaf]  # type: ignore[union-attr]
            if value not in words:
                self.faults.add(path, f"{_told(value)} is not one of: {', '.join(words)}")
        elif leaf is str:
            if not isinstance(value, str):
                self.faults.add(path, f"a text was expected, not {_told(value)}")
            else:
                self._text(value, path)
                self._form(shape, value, path)
        elif leaf is bool:
            if not isinstance(value, bool):
                self.faults.add(path, f"true or false was expected, not {_told(value)}")
        else:
            self._number(leaf, value, path)
        return value

    def _number(self, leaf: type | None, value: Any, path: str) -> None:
        whole = isinstance(value, int) and not isinstance(value, bool)
        if leaf is int and not whole:
            self.faults.add(path, f"a whole number was expected, not {_told(value)}")
        elif not whole and not (isinstance(value, float) and math.isfinite(value)):
            self.faults.add(path, f"a number was expected, not {_told(value)}")
        elif abs(value) >= 2**53:
            self.faults.add(path, "the number is too large")

    def _text(self, value: str, path: str) -> None:
        bad = bad_character(value)
        if bad:
            self.faults.add(path, f"the character {bad} may not stand in a text")

    def _shown_by_clocks(self, value: str) -> bool:
        return self.zone is None or zones.exists(value, self.zone)

    def _form(self, shape: Shape, value: str, path: str) -> None:
        if shape.form is None:
            return
        fault = FAULTS[shape.form](value)
        if fault is None and shape.form is Form.WALL and not self._shown_by_clocks(value):
            fault = f"{value} does not exist in {self.zone} (the clocks change)"
        if fault:
            self.faults.add(path, fault)


def built(of: type[Struct], checked: dict[str, Any]) -> Any:
    """Return the record of a checked object."""
    return msgspec.convert(checked, of)


def _told(value: Any) -> str:
    if isinstance(value, dict | list | tuple):  # however deep: it is not written out
        return "an object" if isinstance(value, dict) else "a list"
    text = "null" if value is None else repr(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _safe(name: Any) -> str:
    text = str(name).encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= 64 else text[:63] + "…"
