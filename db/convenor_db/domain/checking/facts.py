"""The fingerprint of the facts that a warning, or a clearance, rests on."""

import hashlib
from typing import Any

import msgspec


def fingerprint(*facts: Any) -> str:
    """Return the SHA-256 of facts (texts, numbers, truth values, sequences of them) in order."""
    return hashlib.sha256(msgspec.json.encode(facts)).hexdigest()
