"""What can be done with facts: add, change a field, say whether it holds, delete."""

from typing import Final, cast

from msgspec.structs import replace

from convenor_db.domain import entered
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.entered import Entry
from convenor_db.domain.errors import Gone
from convenor_db.domain.records import Fact
from convenor_db.domain.snapshot import Snapshot

ENTRIES: Final[dict[str, Entry]] = {
    "text": Entry("text", entered.needed("a fact needs words")),
    "source": Entry("source", entered.line),
    "as_of": Entry("date", entered.day),
}
"""The fields of a fact that are typed into."""

_SAID: Final = {True: "holds", False: "does not hold", None: "is unknown"}


def fact_of_key(snapshot: Snapshot, key: str) -> Fact:
    """Return a fact, or raise `Gone`."""
    fact = snapshot.get("facts", key)
    if fact is None:
        message = "Nothing was changed: this fact has been deleted meanwhile."
        raise Gone(message)
    return cast("Fact", fact)


def add(snapshot: Snapshot, text: str, *, key: str) -> Edit:
    """Add a fact of which nothing is known yet, at the end of the list. Raises `Unreadable`."""
    fact = Fact(key=key, text=ENTRIES["text"].read(text))
    return Edit(label=f"Add fact {mention(fact)}", puts=(fact,))


def set_field(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one field of a fact as typed. Raises `Unreadable`, `Gone`."""
    fact = fact_of_key(snapshot, key)
    changed = entered.with_entry(fact, ENTRIES, field, text)
    return Edit(label=f"Change {ENTRIES[field].words} of fact {mention(fact)}", puts=(changed,))


def set_holds(snapshot: Snapshot, key: str, holds: bool | None, *, today: str) -> Edit:  # noqa: FBT001
    """Say that a fact holds, does not hold, or is unknown (None), as of today."""
    fact = fact_of_key(snapshot, key)
    if fact.holds is holds:
        return Edit(label="")
    changed = replace(fact, holds=holds, as_of=today)
    return Edit(label=f"Say that fact {mention(fact)} {_SAID[holds]}", puts=(changed,))


def delete(snapshot: Snapshot, key: str) -> Edit:
    """Delete a fact; where a condition waits for it, it is never established."""
    fact = fact_of_key(snapshot, key)
    return Edit(label=f"Delete fact {mention(fact)}", removes=(("facts", key),))
