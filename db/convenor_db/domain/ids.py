"""How keys and row ids are made; the randomness and the clock are arguments."""

from collections.abc import Callable
from typing import Final

KeyMaker = Callable[[str], str]
"""Makes a key that is new in the file for a kind of thing."""

DIGITS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32, lower case: no i, l, o, u to be misread."""

LETTERS: Final = {
    "organisations": "o",
    "people": "p",
    "invitations": "v",
    "rooms": "r",
    "sessions": "s",
    "issues": "i",
    "positions": "n",
    "red_lines": "l",
    "facts": "f",
    "commitments": "c",
    "contacts": "k",
    "briefs": "b",
    "targets": "t",
    "attachments": "a",
}


def base32(number: int, digits: int) -> str:
    """Return the lowest *digits* base-32 digits of a number, highest first."""
    return "".join(DIGITS[number >> 5 * at & 31] for at in range(digits - 1, -1, -1))


def letter_of(kind: str) -> str:
    """Return the letter that keys of a kind begin with."""
    return LETTERS.get(kind, "x")


def key_maker(random_bits: Callable[[int], int]) -> KeyMaker:
    """Return a maker of keys: a letter and 12 base-32 digits (RULES.md 1)."""

    def make(kind: str) -> str:
        return letter_of(kind) + base32(random_bits(60), 12)

    return make


def derived_key(kind: str, source_id: str) -> str:
    """Return the key of something imported with an id of its own (INTERCHANGE.md, imports).

    A letter and the first 20 base-32 digits of SHA-256 over (kind, id), so that a second
    import finds it.
    """
    from hashlib import sha256

    digest = sha256(f"{kind}\n{source_id}".encode()).digest()
    return letter_of(kind) + base32(int.from_bytes(digest, "big") >> 156, 20)
