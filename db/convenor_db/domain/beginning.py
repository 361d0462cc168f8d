"""How a new convening begins."""

from typing import Any

from convenor_db.domain.interchange.read import Interchange, read
from convenor_db.domain.records import CONVENING, Convening
from convenor_db.domain.records.convening import SENSITIVE_TERMS


def new_convening(**fields: Any) -> Interchange:
    """Return a convening without people: *fields* as INTERCHANGE.md names them.

    Title, starts, ends and zone are needed. Raises `InputRefused` with every fault.
    """
    asked = {"sensitive_terms": list(SENSITIVE_TERMS), **fields}
    return read({"convenor": 1, CONVENING: asked}, "The new convening")


def convening_in(incoming: Interchange) -> Convening:
    """Return the convening of an input that holds one."""
    return next(record for record in incoming.records if isinstance(record, Convening))
