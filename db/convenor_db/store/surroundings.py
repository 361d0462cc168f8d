"""What the store takes from outside: who acts, what time it is, chance."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The *actor*'s name, and the world about them.

    *clock* returns an aware instant, *random_bits* n random bits; *host* says in the lock
    note where the file is open.
    """

    actor: str
    clock: Callable[[], datetime]
    random_bits: Callable[[int], int]
    host: str = ""
