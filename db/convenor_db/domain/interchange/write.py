"""From a snapshot to the interchange text: everything, with its defaults written out."""

import json
from typing import Any

import msgspec

from convenor_db.domain.interchange.read import FORMAT
from convenor_db.domain.records import CONVENING, KINDS
from convenor_db.domain.snapshot import Snapshot


def to_object(snapshot: Snapshot) -> dict[str, Any]:
    """Return the convening as one interchange object, lists in their order."""
    made: dict[str, Any] = {"convenor": FORMAT}
    for kind in KINDS:
        rows = [msgspec.to_builtins(record) for record in snapshot.table(kind).values()]
        made[kind] = rows[0] if kind == CONVENING else rows
    return made


def to_text(snapshot: Snapshot) -> str:
    """Return the interchange text: indent 1, keys sorted, UTF-8, one newline at the end."""
    return json.dumps(to_object(snapshot), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
