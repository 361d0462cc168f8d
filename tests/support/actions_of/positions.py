"""The actions of positions and red lines, with arguments that a test draws."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.edits import Edit
from support.draws import Making

OF_POSITIONS: Final[Mapping[Callable[..., Edit], Making]] = {}
