"""How a table stands, kept as JSON: it reads back whole, and what makes no sense is left out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.lists.table_state import Arrangement, TableState, read_state, written

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SETS = st.sets(NAMES, max_size=4).map(sorted).map(tuple)
LISTS = st.lists(NAMES, unique=True, max_size=4).map(tuple)


def pairs(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[tuple[str, object], ...]]:
    return st.dictionaries(NAMES, values, max_size=4).map(lambda found: tuple(found.items()))


ARRANGEMENTS = st.builds(
    Arrangement,
    order=LISTS,
    hidden=SETS,
    shown=SETS,
    widths=pairs(st.integers(1, 3000)).map(sorted).map(tuple),
    rows=st.sampled_from(("", "compact", "default", "comfortable")),
)
STATES = st.builds(
    TableState,
    text=NAMES,
    ticked=pairs(LISTS.filter(bool)).map(sorted).map(tuple),
    columns=ARRANGEMENTS,
    sorts=pairs(st.booleans()),
)
ANY_TEXT = st.text(st.characters() | st.just("\ud800"), max_size=6)
"""Also half letters, which JSON can name."""
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("filter", "facets", "columns", "rows", "sort")


@given(STATES)
def test_what_is_written_reads_back(state: TableState) -> None:
    assert read_state(written(state)) == state


@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
def test_whatever_stands_in_the_file_reads_as_some_state(value: dict[str, object]) -> None:
    state = read_state(json.dumps(value))
    assert state is not None
    written(state).encode()
    assert read_state(written(state)) == state


@pytest.mark.parametrize("text", ["", "[]", "3", "null", "{", "[" * 100_000])
def test_what_is_no_state_is_none(text: str) -> None:
    assert read_state(text) is None


def test_one_wrong_part_does_not_take_the_others_along() -> None:
    text = '{"filter": "okafor", "sort": [["wave", "down"], 3, ["x"]], "rows": "huge"}'
    assert read_state(text) == TableState(text="okafor", sorts=(("wave", True),))


def test_no_column_is_wider_than_any_screen() -> None:
    widths = {"name": 10**30, "wave": 120, "post": 0, "tags": -1}
    state = read_state(json.dumps({"columns": {"widths": widths}}))
    assert state is not None
    assert state.columns.widths == (("name", 3000), ("wave", 120))
