"""Words of the screen Positions: dates, figures, what a cell says to who cannot see it."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QDate, QLocale

from convenor.widgets.matrix.values import in_words, printed
from convenor_db.domain.records import Issue, Position, RedLine

SALIENCE: Final = (
    ("", "unknown"),
    ("0", "0 · does not matter to it"),
    ("1", "1 · matters little"),
    ("2", "2 · matters"),
    ("3", "3 · matters most"),
)
FLEXIBILITY: Final = (
    ("", "unknown"),
    ("0", "0 · will not move"),
    ("1", "1 · may move a little"),
    ("2", "2 · may move"),
    ("3", "3 · moves easily"),
)
BASIS: Final = (("assessed", "Assessed by us"), ("stated", "Stated by them"))
CONFIDENCE: Final = (("low", "Low"), ("medium", "Medium"), ("high", "High"))


def day_shown(day: str) -> str:
    """Return a day as people write it: “12 Feb 2027”."""
    return QLocale().toString(QDate.fromString(day, "yyyy-MM-dd"), "d MMM yyyy")


def month_shown(day: str) -> str:
    """Return the month of a day: “Nov 2026”."""
    return QLocale().toString(QDate.fromString(day, "yyyy-MM-dd"), "MMM yyyy")


def movement(versions: Sequence[Position]) -> str:
    """Return how a stance has moved: “−1 in Nov 2026, 0 in Jan 2027, now +1”."""
    if len(versions) == 1:
        return f"{printed(versions[0].stance)} since {day_shown(versions[0].as_of)}"
    before = [f"{printed(one.stance)} in {month_shown(one.as_of)}" for one in versions[:-1]]
    now = printed(versions[-1].stance)
    return ", ".join([*before, f"now {now}"])


def cell_words(
    name: str, issue: Issue, position: Position | None, *, stale: bool, lines: Sequence[RedLine]
) -> str:
    """Return everything about a cell in one sentence, for tooltips and screen readers."""
    stance = position.stance if position else None
    said = f"{printed(stance)} {in_words(stance)}" if stance is not None else "unknown"
    parts = [f"{name} on {issue.title}: {said}"]
    if position:
        parts.append(f"{position.basis} on {day_shown(position.as_of)}")
    if stale:
        parts.append("out of date")
    if lines:
        parts.append(f"red line: {'; '.join(rejected(issue, lines))}")
    return ", ".join(parts)


def rejected(issue: Issue, lines: Sequence[RedLine]) -> list[str]:
    """Return the words of the options that red lines reject, each once."""
    texts: Mapping[str, str] = {option.key: option.text for option in issue.options}
    keys = dict.fromkeys(key for line in lines for key in line.rejects)
    return [texts[key] for key in keys if key in texts]
