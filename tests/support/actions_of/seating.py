"""The actions of seats given, named, changed and replaced, with arguments that a test draws."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.edits import Edit
from support.draws import Making

OF_SEATS: Final[Mapping[Callable[..., Edit], Making]] = {}
