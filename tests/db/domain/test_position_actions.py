"""Positions are versions: what a new one takes along, what a visit amends; and red lines."""

from functools import partial
from typing import Any

import pytest

from convenor_db.domain.actions import issues, positions, red_lines
from convenor_db.domain.edits import shown
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.records import Position, RedLine
from convenor_db.domain.standing import Cell, history
from convenor_db.store.store import Store, Visit
from support.builders import a_store
from support.disputes import a_dispute, held

TODAY = "2027-03-01"
CELL = Cell("o1", "i1")


def a_file(**lists: Any) -> Store:
    """Return a store that holds the dispute."""
    return a_store(a_dispute(**lists))


def set_stance(store: Store, stance: int | None, *, key: str = "new", cell: Cell = CELL) -> Any:
    """Set a stance in a visit of its own key."""
    build = partial(positions.set_stance, cell=cell, stance=stance, key=key, today=TODAY)
    return store.act(build, visit=Visit(key))


def set_field(store: Store, field: str, text: str, *, key: str = "n2", cell: Cell = CELL) -> None:
    """Correct a field of a version."""
    store.act(partial(positions.set_field, cell=cell, field=field, text=text, key=key, today=TODAY))


def versions(store: Store, cell: Cell = CELL) -> list[tuple[str, int | None, str]]:
    """Return key, stance and date of every version of a cell, oldest first."""
    return [(one.key, one.stance, one.as_of) for one in history(store.snapshot, cell)]


def version(store: Store, key: str) -> Position:
    """Return one version."""
    return store.snapshot.positions[key]


def test_a_stance_is_a_new_version_of_today_and_the_old_ones_stay() -> None:
    store = a_file()
    before = version(store, "n2")
    action = set_stance(store, 2)
    assert shown(action.label, store.snapshot) == (
        "Set position of Albia on “Evaluations before release”"
    )
    assert versions(store) == [
        ("n1", -1, "2026-11-10"), ("n2", 1, "2027-01-15"), ("new", 2, TODAY),
    ]  # fmt: skip
    assert version(store, "n2") == before
    store.undo()
    assert [key for key, *_ in versions(store)] == ["n1", "n2"]


def test_what_still_applies_goes_along_and_what_was_said_stays_behind() -> None:
    store = a_file()
    set_stance(store, 2)
    made = version(store, "new")
    assert (made.salience, made.supports, made.mark) == (3, ("a",), "TLP:RED")
    assert (made.quote, made.source, made.url, made.note, made.contact) == ("", "", "", "", None)
    assert (made.basis, made.confidence) == ("assessed", "low")


def test_unknown_is_a_version_too_and_supports_nothing() -> None:
    store = a_file()
    set_stance(store, None)
    assert versions(store)[-1] == ("new", None, TODAY)
    assert version(store, "new").supports == ()
    set_stance(store, 1)
    assert version(store, "new").supports == ("a",)
    assert len(versions(store)) == 3


def test_one_visit_is_one_version_and_one_step_of_undo() -> None:
    store = a_file()
    set_stance(store, 2)
    set_stance(store, -2)
    assert versions(store)[-1] == ("new", -2, TODAY)
    store.undo()
    assert versions(store)[-1][0] == "n2"
    set_stance(store, 0, key="first")
    set_stance(store, 1, key="second")
    assert [key for key, *_ in versions(store)][-2:] == ["first", "second"]
    store.undo()
    assert versions(store)[-1][:2] == ("first", 0)


def test_the_same_stance_again_says_that_it_still_holds() -> None:
    store = a_file()
    set_stance(store, 1)
    assert versions(store)[-1] == ("new", 1, TODAY)
    set_stance(store, 1)
    assert len(versions(store)) == 3


def test_a_later_date_is_not_hidden() -> None:
    store = a_file(positions=[held("n9", "o1 i1", 1, "2027-12-01")])
    with pytest.raises(NotAllowed, match="dated 2027-12-01, after today"):
        set_stance(store, 2)
    with pytest.raises(NotAllowed, match="scale"):
        set_stance(store, 3, cell=Cell("o1", "i2"))


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("basis", "assessed", "assessed"),
        ("salience", "2", 2),
        ("salience", "", None),
        ("flexibility", "0", 0),
        ("quote", " We could.\nLater. ", "We could.\nLater."),
        ("source", "Letter,  p. 4", "Letter, p. 4"),
        ("url", "https://example.org/x", "https://example.org/x"),
        ("as_of", "2027-01-20", "2027-01-20"),
        ("confidence", "medium", "medium"),
        ("mark", "TLP:GREEN", "TLP:GREEN"),
        ("mark", "", ""),
        ("note", "Ask again", "Ask again"),
    ],
)
def test_a_field_corrects_its_version(field: str, text: str, value: object) -> None:
    store = a_file()
    set_field(store, field, text)
    assert getattr(version(store, "n2"), field) == value
    assert len(versions(store)) == 2


@pytest.mark.parametrize(
    ("field", "text"),
    [("salience", "4"), ("url", "example.org"), ("as_of", ""), ("as_of", "soon"),
     ("mark", "SECRET"), ("basis", "")],
)  # fmt: skip
def test_what_a_field_may_not_be_is_refused(field: str, text: str) -> None:
    store = a_file()
    with pytest.raises(Unreadable):
        set_field(store, field, text)


def test_a_field_of_an_empty_cell_begins_a_version_whose_stance_is_unknown() -> None:
    store, cell = a_file(), Cell("o3", "i1")
    set_field(store, "quote", "Ask us in May.", key="new", cell=cell)
    assert versions(store, cell) == [("new", None, TODAY)]
    set_stance(store, 1, cell=cell)
    assert versions(store, cell) == [("new", 1, TODAY)]
    assert version(store, "new").quote == "Ask us in May."


def test_a_version_that_is_gone_is_not_written_into_another() -> None:
    store = a_file()
    store.act(partial(positions.delete_version, key="n2"))
    with pytest.raises(Gone):
        set_field(store, "quote", "late")
    with pytest.raises(Gone):
        store.act(partial(positions.delete_version, key="n2"))
    assert versions(store) == [("n1", -1, "2026-11-10")]
    store.act(partial(issues.delete, key="i2"))
    with pytest.raises(Gone):
        set_stance(store, 1, cell=Cell("o1", "i2"))


def test_supports_are_kept_in_the_order_of_the_options() -> None:
    store = a_file()

    def support(option: str, *, on: bool) -> tuple[str, ...]:
        build = partial(
            positions.set_support, cell=CELL, option=option, supports=on, key="n2", today=TODAY
        )
        store.act(build)
        return version(store, "n2").supports

    assert support("b", on=True) == ("a", "b")
    assert support("a", on=False) == ("b",)
    assert support("a", on=True) == ("a", "b")
    with pytest.raises(Gone):
        support("z", on=True)


def test_red_lines_are_added_changed_and_go_with_their_last_option() -> None:
    store = a_file()
    store.act(partial(red_lines.add, cell=CELL, option="b", key="l9", today=TODAY))

    def line() -> RedLine | None:
        found = store.snapshot.get("red_lines", "l9")
        assert found is None or isinstance(found, RedLine)
        return found

    made = line()
    assert made is not None
    assert (made.rejects, made.as_of) == (("b",), TODAY)
    store.act(partial(red_lines.set_rejects, key="l9", option="a", rejects=True))
    store.act(partial(red_lines.set_field, key="l9", field="source", text="Call"))
    store.act(partial(red_lines.set_field, key="l9", field="as_of", text=""))
    changed = line()
    assert changed is not None
    assert (changed.rejects, changed.source, changed.as_of) == (("a", "b"), "Call", None)
    for option in ("a", "b"):
        store.act(partial(red_lines.set_rejects, key="l9", option=option, rejects=False))
    assert line() is None
    with pytest.raises(Gone):
        store.act(partial(red_lines.delete, key="l9"))
    store.act(partial(red_lines.delete, key="l1"))
    assert not store.snapshot.table("red_lines")
