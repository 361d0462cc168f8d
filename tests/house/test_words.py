"""The words in the program's own texts: no exclamation marks, no plural of one, no “(s)”."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).parents[2]
_FOLDERS = ("desktop/convenor", "db/convenor_db")
_SENTENCE = re.compile(r"[A-Za-zÀ-ž]{2,} [a-zà-ž]")
"""Two words: what is shorter is a name, a format or a query's part."""
_ODD = {
    "an exclamation mark": re.compile(r"[a-z]!(\s|$|”)"),
    "three points": re.compile(r"[a-z]\.\.\.(\s|$)"),
    "a word for nothing": re.compile(r"\bN/A\b|\bn/a\b"),
    "a plural left open": re.compile(r"[a-z]\(e?s\)"),
}
_COUNTED = re.compile(r"\x00 (?:more |other |further )?([a-z]{3,}[^s\W]s)\b(?! than)")
"""A number that is set into a text, and a plural after it: of one it would be wrong."""
_NUMBER = re.compile(r"len\(|count|total|\bnumber\b|:,|minutes|hours|days")
_VERBS = frozenset({"has", "was", "stands", "lists", "comes"})
_MEANS_MANY = frozenset({"columns", "rows", "rules", "falls", "warnings", "faults", "safeguards"})
"""Nouns of which the text has more than one wherever it stands."""


class Text(NamedTuple):
    """A text of the source; what is set into it stands as a NUL, and *names* what that is."""

    where: str
    words: str
    names: tuple[str, ...]


@cache
def _all_texts() -> tuple[Text, ...]:
    paths = [path for folder in _FOLDERS for path in sorted((_ROOT / folder).rglob("*.py"))]
    return tuple(
        Text(f"{path.relative_to(_ROOT)}:{line}", words, names)
        for path in paths
        if "samples" not in path.parts  # what invented people say
        for line, words, names in _texts(ast.parse(path.read_text("utf-8")))
    )


def _texts(tree: ast.AST) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    nodes = list(ast.walk(tree))
    apart = {part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    apart |= {node.value for node in nodes if isinstance(node, ast.Expr)}  # docstrings
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            parts = [one.value if isinstance(one, ast.Constant) else "\x00" for one in node.values]
            names = [ast.unparse(one) for one in node.values if not isinstance(one, ast.Constant)]
            yield node.lineno, "".join(map(str, parts)), tuple(names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in apart:
            yield node.lineno, node.value, ()


def test_no_text_shouts_or_leaves_a_plural_open() -> None:
    wrong = [
        f"{text.where}: {what}: {text.words[:80]!r}"
        for text in _all_texts()
        for what, odd in _ODD.items()
        if odd.search(text.words) and _SENTENCE.search(text.words)
    ]
    assert wrong == []


def test_a_number_is_followed_by_its_plural_only_where_it_is_counted() -> None:
    wrong = []
    for text in _all_texts():
        for match in _COUNTED.finditer(text.words):
            which = text.names[text.words[: match.start() + 1].count("\x00") - 1]
            if (
                _NUMBER.search(which)
                and not which[1:].startswith("LONGEST")
                and match[1] not in _MEANS_MANY | _VERBS
            ):
                wrong.append(f"{text.where}: {which} {match[1]}")
    assert wrong == []
