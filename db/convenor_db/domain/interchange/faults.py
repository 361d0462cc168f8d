"""Faults found while reading, each with its path, at most a hundred told."""

from dataclasses import dataclass, field
from typing import Final

from convenor_db.domain.errors import InputRefused

MOST: Final = 100


@dataclass(slots=True)
class Faults:
    """What is wrong with an input, in the order it was found."""

    found: list[str] = field(default_factory=list)

    def add(self, path: str, what: str) -> None:
        """Note one fault; past the hundredth only the count grows."""
        self.found.append(f"{path}: {what}" if path else what)

    def refuse(self, name: str) -> None:
        """Raise `InputRefused` if anything was found."""
        if not self.found:
            return
        told = self.found[:MOST]
        if len(self.found) > MOST:
            told.append(f"… and {len(self.found) - MOST} more")
        sentence = f"{name} was not read: {told[0]}"
        if len(told) > 1:
            sentence += f" ({len(self.found)} faults in all; nothing was changed)"
        else:
            sentence += " (nothing was changed)"
        raise InputRefused(sentence, told)
