"""What a deletion takes along and what loses its pointer, counted in words for a toast."""

from collections import Counter
from typing import Final

from convenor_db.domain.deletion import plan_deletion
from convenor_db.domain.edits import Edit, counted
from convenor_db.domain.listing import listing
from convenor_db.domain.records import kind_of
from convenor_db.domain.snapshot import Snapshot

_WORDS: Final = {
    "positions": ("position", "positions"),
    "red_lines": ("red line", "red lines"),
    "sessions": ("session", "sessions"),
    "commitments": ("commitment", "commitments"),
    "briefs": ("brief", "briefs"),
    "statements": ("statement", "statements"),
    "invitations": ("seat", "seats"),
}
_OTHER: Final = ("other thing", "other things")


def losses_in_words(snapshot: Snapshot, edit: Edit) -> str:
    """Return what goes with the things an edit deletes, and what loses them; empty if nothing.

    “3 positions go with it. 2 sessions lose it.” Raises `NotAllowed` as deleting does.
    """
    deletion = plan_deletion(snapshot, edit.removes)
    gone = Counter(kind for kind, key in deletion.removes if (kind, key) not in edit.removes)
    losing = Counter(kind_of(record).name for record in (*deletion.puts, *edit.puts))
    sentences = []
    if gone:
        sentences.append(
            f"{counts_in_words(gone)} {'goes' if gone.total() == 1 else 'go'} with it."
        )
    if losing:
        verb = "loses" if losing.total() == 1 else "lose"
        sentences.append(f"{counts_in_words(losing)} {verb} it.")
    return " ".join(sentences)


def counts_in_words(counts: Counter[str]) -> str:
    """Return kinds with their counts: “3 positions and 1 red line”."""
    parts = [counted(count, *_WORDS.get(kind, _OTHER)) for kind, count in counts.items()]
    return listing(parts)
