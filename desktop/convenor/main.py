"""Where the program starts: a verb runs without a window."""

import sys

from convenor.cli.verbs import convenor


def main() -> None:
    """Run what the command line asks for."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    convenor()
