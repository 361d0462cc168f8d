"""Where a JSON text nests deeper than its reader goes, found without recursion."""

import re
from typing import Final

DEPTH_TOLD: Final = 4
"""How many steps of the path to such a place are told; the rest only repeats itself."""

_MARK: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')


def deepest_path(text: str) -> str:
    """Return the first steps of the path to the deepest place of a JSON text."""
    steps: list[str | int] = []
    deepest: list[str | int] = []
    most, last = 0, ""
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark in "{[":
            steps.append("" if mark == "{" else 0)
            if len(steps) > most:
                most, deepest = len(steps), steps[:DEPTH_TOLD]
        elif mark in "}]":
            del steps[-1:]
        elif mark == "," and steps and isinstance(steps[-1], int):
            steps[-1] += 1
        elif mark == ":" and steps:
            steps[-1] = last.strip('"')
        last = mark
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in deepest)
    return path.removeprefix(".")
