"""The actions of waivers and clearances, with arguments that a test draws."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.edits import Edit
from support.draws import Making

OF_SETTLING: Final[Mapping[Callable[..., Edit], Making]] = {}
