"""A convening as one JSON object (INTERCHANGE.md): out whole, in whole or not at all."""

from convenor_db.domain.interchange.read import Interchange, parse, read
from convenor_db.domain.interchange.write import to_object, to_text

__all__ = ["Interchange", "parse", "read", "to_object", "to_text"]
