"""The actions of waves, targets, pairs kept apart and settings, with drawn arguments."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.edits import Edit
from support.draws import Making

OF_LISTS: Final[Mapping[Callable[..., Edit], Making]] = {}
