"""The house rules that a linter cannot state."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from support.sources import modules_of_tests, product_modules, short, tree

LONGEST_FUNCTION = 40
LONGEST_MODULE = 400
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"}


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines from `def` to the end, without the docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or 0) - docstring.lineno + 1)


def test_functions_fit_on_a_screen() -> None:
    modules = [*product_modules(), *modules_of_tests()]
    too_long = [
        f"{short(path)}:{function.lineno} {function.name}: {_length(function)} lines"
        for path in modules
        for function in _functions(path)
        if _length(function) > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_modules_can_be_read_at_one_sitting() -> None:
    lengths = {
        short(path): len(path.read_text("utf-8").splitlines())
        for path in [*product_modules(), *modules_of_tests()]
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_modules_are_named_for_what_they_hold() -> None:
    empty = [short(path) for path in product_modules() if EMPTY_NAMES & set(path.stem.split("_"))]
    assert empty == []


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    found = [short(path) for path in product_modules() if later.search(path.read_text("utf-8"))]
    assert found == []


def test_nobody_spins_the_event_loop() -> None:
    spinning = [
        f"{short(path)}:{node.lineno}"
        for path in product_modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "processEvents"
    ]
    assert spinning == []


def test_nobody_asks_a_layout_for_its_items() -> None:
    """Their faces outlive them, and are taken for what is made there next: `things_in`."""
    asks = re.compile(r"\.(itemAt|itemAtPosition)\(")
    found = [short(path) for path in product_modules() if asks.search(path.read_text("utf-8"))]
    assert found == []


def test_nobody_leaves_behind_what_was_to_be_done_soon() -> None:
    """A `singleShot` keeps what it would have called when its owner goes first: `soon`."""
    found = [short(path) for path in product_modules() if "singleShot(" in path.read_text("utf-8")]
    assert found == []
