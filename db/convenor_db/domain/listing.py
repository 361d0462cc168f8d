"""Several things in one sentence."""

from collections.abc import Sequence


def listing(words: Sequence[str], last: str = "and") -> str:
    """Return “A”, “A and B”, “A, B and C”, with *last* before the last one; "" of nothing."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
