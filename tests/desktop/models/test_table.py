"""The one table model: filtering by words and facets, counting, sorting, identity by key."""

import random
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from convenor.models.table import KEY_ROLE, Column, Facet, TableModel

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class Fruit:
    name: str
    colour: str
    tastes: tuple[str, ...] = ()


FRUIT = {
    "a": Fruit("apple", "red", ("sweet", "sour")),
    "b": Fruit("banana", "yellow", ("sweet",)),
    "c": Fruit("cherry", "red", ("sweet",)),
    "d": Fruit("durian", "yellow", ("odd",)),
}


@pytest.fixture
def model() -> TableModel[Fruit]:
    """Return a model of four fruits, found by name and colour."""
    made: TableModel[Fruit] = TableModel(
        (Column("Name", lambda one: one.name), Column("Colour", lambda one: one.colour)),
        facets=(
            Facet("colour", lambda one: (one.colour,)),
            Facet("taste", lambda one: one.tastes),
        ),
    )
    made.show_records(FRUIT, {key: f"{one.name} {one.colour}" for key, one in FRUIT.items()})
    return made


def test_every_word_must_be_found(model: TableModel[Fruit]) -> None:
    model.filter_by("red ap")
    assert model.keys == ["a"]


def test_a_shorter_filter_shows_more_again(model: TableModel[Fruit]) -> None:
    model.filter_by("yellow ban")
    model.filter_by("yellow")
    assert model.keys == ["b", "d"]


def test_values_of_one_facet_add_up_and_facets_cut(model: TableModel[Fruit]) -> None:
    model.narrow("taste", ["sour", "odd"])
    assert model.keys == ["a", "d"]
    model.narrow("colour", ["yellow"])
    assert model.keys == ["d"]


def test_facets_and_words_hold_together(model: TableModel[Fruit]) -> None:
    model.narrow("colour", ["red"])
    model.filter_by("cherry")
    assert model.keys == ["c"]


def test_counts_say_what_each_value_would_show_with_all_other_filters(
    model: TableModel[Fruit],
) -> None:
    model.narrow("colour", ["red"])
    model.narrow("taste", ["sour"])
    assert model.counts("colour") == {"red": 1}
    assert model.counts("taste") == {"sweet": 2, "sour": 1}


def test_clearing_shows_everything(model: TableModel[Fruit]) -> None:
    model.narrow("colour", ["red"])
    model.filter_by("x")
    assert model.is_narrowed
    model.clear_filters()
    assert model.keys == ["a", "b", "c", "d"]
    assert not model.is_narrowed


def test_a_filter_holds_for_records_that_come_later(model: TableModel[Fruit]) -> None:
    model.narrow("colour", ["red"])
    more = {**FRUIT, "e": Fruit("raspberry", "red")}
    model.show_records(more, {key: one.name for key, one in more.items()})
    assert model.keys == ["a", "c", "e"]


def test_sorting_keeps_a_filter_and_what_is_pointed_at(model: TableModel[Fruit]) -> None:
    model.narrow("colour", ["red"])
    pointed = QPersistentModelIndex(model.index(0, 0))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.keys == ["c", "a"]
    assert pointed.data(KEY_ROLE) == "a"


def test_changed_cells_do_not_reset_the_model(model: TableModel[Fruit]) -> None:
    resets: list[str] = []
    model.modelReset.connect(lambda: resets.append("reset"))
    changed = {**FRUIT, "a": Fruit("apple", "green")}
    model.show_records(changed, {})
    assert resets == []
    assert model.index(0, 1).data() == "green"


def test_a_row_is_found_by_its_key_until_it_is_filtered_out(model: TableModel[Fruit]) -> None:
    assert model.row_of("c") == 2
    model.filter_by("apple")
    assert model.row_of("c") is None
    assert model.key_at(0) == "a"


def test_a_tooltip_never_reads_as_markup(model: TableModel[Fruit]) -> None:
    model.show_records({"a": Fruit("<b>bold</b>", "red")}, {})
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip


def test_several_columns_sort_each_its_own_way_and_ties_stand_by_name(
    model: TableModel[Fruit],
) -> None:
    model.sort_by(((1, True), (0, True)))
    assert model.keys == ["d", "b", "c", "a"]
    model.sort_by(((1, True),))
    assert model.keys == ["b", "d", "a", "c"]
    assert model.sorts == ((1, True),)


def test_what_has_nothing_to_sort_by_stands_last_both_ways() -> None:
    model: TableModel[Fruit] = TableModel(
        (
            Column("Name", lambda one: one.name),
            Column("Taste", lambda one: "", sort=lambda one: one.tastes or None),
        )
    )
    model.show_records({**FRUIT, "e": Fruit("elderberry", "black")}, {})
    model.sort(1)
    assert model.keys == ["d", "b", "c", "a", "e"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert model.keys == ["a", "b", "c", "d", "e"]


def test_records_that_come_later_stand_in_the_order_that_holds(model: TableModel[Fruit]) -> None:
    model.sort_by(((1, True), (0, False)))
    model.show_records({**FRUIT, "e": Fruit("apricot", "yellow")}, {})
    assert model.keys == ["e", "b", "d", "a", "c"]


def test_a_head_is_read_out_with_how_it_sorts(model: TableModel[Fruit]) -> None:
    def read(column: int) -> object:
        role = Qt.ItemDataRole.AccessibleTextRole
        return model.headerData(column, Qt.Orientation.Horizontal, role)

    assert read(0) == "Name"
    model.sort_by(((1, True),))
    assert (read(0), read(1)) == ("Name", "Colour, sorted descending")
    model.sort_by(((1, True), (0, False)))
    assert read(0) == "Name, sorted ascending, 2 of 2"


@pytest.mark.parametrize("seed", range(10))
def test_several_sorts_are_what_one_sort_by_all_of_them_is(
    model: TableModel[Fruit], seed: int
) -> None:
    chance = random.Random(seed)
    many = {
        str(at): Fruit(f"fruit {at:03}", chance.choice(("red", "black", "pink")))
        for at in chance.sample(range(200), 80)
    }
    model.show_records(many, {})
    model.sort_by(((1, False), (0, False)))
    assert list(model.keys) == sorted(many, key=lambda key: (many[key].colour, many[key].name))


@pytest.mark.parametrize("seed", range(20))
def test_records_shown_again_stand_as_if_they_were_shown_for_the_first_time(
    model: TableModel[Fruit], seed: int
) -> None:
    chance = random.Random(seed)
    sorts = chance.choice(((), ((1, True), (0, False)), ((0, True),)))
    model.sort_by(sorts)
    now = FRUIT
    for _ in range(12):
        now, key = dict(now), chance.choice("abcdefg")
        if key in now and chance.random() < 0.3:
            del now[key]
        else:
            now[key] = Fruit(f"{chance.choice('mnop')} {key}", chance.choice(("red", "black")))
        model.show_records(now, {})
        anew: TableModel[Fruit] = TableModel(model.columns)
        anew.sort_by(sorts)
        anew.show_records(now, {})
        assert list(model.keys) == list(anew.keys)
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
            now[key].name for key in model.keys
        ]


def a_step(chance: random.Random, model: TableModel[Fruit]) -> None:
    """Do one of all that can be done with a list."""
    match chance.randrange(8):
        case 0:
            model.narrow("colour", chance.choice(([], ["red"], ["red", "yellow"])))
        case 1:
            model.show_only(chance.choice(([], ["a", "b", "d"])))
        case 2:
            model.sort(chance.randrange(2), chance.choice(list(Qt.SortOrder)))
        case 3:
            kept = {key: FRUIT[key] for key in chance.sample(list(FRUIT), 3)}
            hay = chance.choice(("{0.name} {0.colour}", "{0.colour}"))
            model.show_records(kept, {key: hay.format(one) for key, one in kept.items()})
        case 4 if chance.random() < 0.3:
            model.clear_filters()
        case _:
            query = chance.choice(("a", "re", "an ye", "red a", "erry"))
            model.filter_by(query[: chance.randint(0, len(query))])


@pytest.mark.parametrize("seed", range(20))
def test_what_is_typed_on_or_back_finds_what_a_whole_search_finds(
    model: TableModel[Fruit], seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        a_step(chance, model)
        shown = list(model.keys)
        model.narrow("taste", ())  # looks through everything anew
        assert list(model.keys) == shown
        assert [model.row_of(key) for key in shown] == list(range(len(shown)))
