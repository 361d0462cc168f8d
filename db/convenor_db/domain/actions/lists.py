"""The order of a list is data: moving one thing up or down in it."""

from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.records import Record
from convenor_db.domain.snapshot import STEP, Place, Snapshot


def moved_to(snapshot: Snapshot, kind: str, record: Record, key: str, position: int) -> Edit:
    """Put a record of a list at a position, from 0, counted without itself; beyond the end, last.

    Only the record itself is written while there is room between its new neighbours; where
    there is none the whole list is spread anew.
    """
    label = f"Move {mention(record)} in the list"
    places = snapshot.places.get(kind, {})
    others = [other for other in snapshot.table(kind) if other != key]
    position = min(position, len(others))
    if list(snapshot.table(kind)).index(key) == position:
        return Edit(label=label)
    before = places[others[position - 1]] if position > 0 else 0
    after = places[others[position]] if position < len(others) else before + 2 * STEP
    middle = (before + after) // 2
    if before < middle < after:
        return Edit(label=label, puts=(record,), places={(kind, key): middle})
    return _spread(snapshot, kind, [*others[:position], key, *others[position:]], label)


def _spread(snapshot: Snapshot, kind: str, keys: list[str], label: str) -> Edit:
    table = snapshot.table(kind)
    places: dict[tuple[str, str], Place] = {
        (kind, key): (at + 1) * STEP for at, key in enumerate(keys)
    }
    return Edit(label=label, puts=tuple(table[key] for key in keys), places=places)
