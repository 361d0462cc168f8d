"""What an export of packs would do: whose pack is new, changed or as it was, and its number."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum

from convenor.exports.packs.content import PackContent
from convenor.exports.recipients import Recipient
from convenor_db.domain.records import Copy


class PackState(StrEnum):
    """How a pack stands to the copy its reader has."""

    NEW = "new"  # never issued
    SAME = "same"  # up to date
    CHANGED = "changed"  # since the last copy


@dataclass(frozen=True, slots=True)
class LeftOutOfPack:
    """What a reader does not get, and why; for the secretariat only.

    *item* is a brief's key, the word of a part, or “pack” for the whole.
    """

    invitation: str
    item: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPack:
    """One reader's pack. *number* and *of* are the copy's as it will be.

    *previous* is the copy that becomes void, None where none was issued or it stays. *pages* are
    known for what was written before. *parts* are the titles of what is in it.
    """

    recipient: Recipient
    state: PackState
    number: int
    of: int
    previous: int | None
    pages: int | None
    parts: tuple[str, ...]
    content: PackContent = field(repr=False)
    current: Copy | None = field(repr=False)

    @property
    def copy_line(self) -> str:
        """What stands in the footer: “Copy 07 of 23”, two digits at least."""
        digits = max(2, len(str(self.of)))
        return f"Copy {self.number:0{digits}} of {self.of:0{digits}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPlan:
    """Everything an export would do; nothing is built or written yet.

    *last_number* is the highest ever used; *version* is the release the packs follow, 0 for the
    working draft.
    """

    packs: tuple[PlannedPack, ...]
    left_out: tuple[LeftOutOfPack, ...]
    last_number: int
    version: int

    def narrowed(self, invitations: Collection[str]) -> "PackPlan":
        """Return the plan for some of the readers alone, numbered anew."""
        chosen = [pack for pack in self.packs if pack.recipient.invitation in invitations]
        left_out = tuple(line for line in self.left_out if line.invitation in invitations)
        return replace(self, packs=numbered(chosen, self.last_number), left_out=left_out)

    def in_words(self) -> str:
        """Return “131 packs: 4 never issued, 9 changed, 118 up to date”."""
        states = Counter(pack.state for pack in self.packs)
        told = (
            (PackState.NEW, "never issued"),
            (PackState.CHANGED, "changed"),
            (PackState.SAME, "up to date"),
        )
        count = len(self.packs)
        return f"{count} {'pack' if count == 1 else 'packs'}: " + ", ".join(
            f"{states[is_]} {word}" for is_, word in told
        )

    def of_state(self, *states: PackState) -> "PackPlan":
        """Return the plan for the packs in some state alone, numbered anew."""
        keys = {pack.recipient.invitation for pack in self.packs if pack.state in states}
        return self.narrowed(keys)


def numbered(packs: Collection[PlannedPack], last: int) -> tuple[PlannedPack, ...]:
    """Give new and changed packs the next numbers; “of” is the highest one after the run."""
    fresh = sum(pack.state is not PackState.SAME for pack in packs)
    found, number = [], last
    for pack in packs:
        if pack.state is PackState.SAME:
            found.append(pack)
        else:
            number += 1
            found.append(replace(pack, number=number, of=last + fresh))
    return tuple(found)
