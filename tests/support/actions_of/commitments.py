"""The actions of commitments and facts, with arguments that a test draws."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.edits import Edit
from support.draws import Making

OF_COMMITMENTS: Final[Mapping[Callable[..., Edit], Making]] = {}
