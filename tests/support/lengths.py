"""How long a test that has a long form runs: short in `make test`, whole in `make soak`."""

import os

SOAK = os.environ.get("CONVENOR_SOAK") == "1"


def rounds(short: int, *, whole: int) -> int:
    """Return *whole* in a soak, otherwise *short*; for storms and for a machine's own examples."""
    return whole if SOAK else short
