"""A list read as a `TableState`, and put as one says: names on one side, numbers on the other."""

from convenor.lists.record_list import RecordList
from convenor.lists.table_state import Arrangement, TableState
from convenor.theme.theme import Density
from convenor.widgets.table_columns import FIRST, Standing


def names_of(one: RecordList) -> list[str]:
    """Return what the columns of a list are called, by their numbers."""
    return [column.name for column in one.model.columns]


def state_of(one: RecordList) -> TableState:
    """Return how a list stands now."""
    names = names_of(one)
    filters = one.filters()
    return TableState(
        text=filters.text.strip(),
        ticked=tuple(sorted((name, values) for name, values in filters.ticked.items() if values)),
        columns=arrangement_of(one),
        sorts=tuple((names[column], descends) for column, descends in one.model.sorts),
    )


def arrangement_of(one: RecordList) -> Arrangement:
    """Return how the columns of a list stand now."""
    names, columns = names_of(one), one.table.columns
    now, usual = columns.standing(), columns.usual()
    return Arrangement(
        order=tuple(names[at] for at in now.order[1:]) if now.order != usual.order else (),
        hidden=tuple(sorted(names[at] for at in now.hidden)),
        shown=tuple(sorted(names[at] for at in now.pinned)),
        widths=tuple(sorted((names[at], width) for at, width in now.widths)),
        rows=str(one.table.density or ""),
    )


def put_columns(one: RecordList, wanted: Arrangement) -> None:
    """Let the columns of a list stand so; names it does not have are left out."""
    at = {name: place for place, name in enumerate(names_of(one))}
    order = tuple(at[name] for name in wanted.order if name in at)
    standing = Standing(
        (FIRST, *order),
        frozenset(at[name] for name in wanted.hidden if name in at),
        frozenset(at[name] for name in wanted.shown if name in at),
        tuple((at[name], width) for name, width in wanted.widths if name in at),
    )
    if arrangement_of(one) == wanted:
        return
    density = Density(wanted.rows) if wanted.rows else None
    if density is not one.table.density:
        one.table.set_density(density)
    one.table.columns.stand(standing)


def put_sorts(one: RecordList, sorts: tuple[tuple[str, bool], ...]) -> None:
    """Sort a list by these columns, as far as it has them; by none is by the first one."""
    at = {name: place for place, name in enumerate(names_of(one))}
    wanted = tuple((at[name], descends) for name, descends in sorts if name in at)
    if (wanted or ((FIRST, False),)) != one.model.sorts:
        one.model.sort_by(wanted or ((FIRST, False),))


def put_filters(one: RecordList, state: TableState) -> None:
    """Filter a list as a state says; facets it does not have are left out."""
    one.narrow_exactly(state.text, dict(state.ticked))


def put(one: RecordList, state: TableState) -> None:
    """Let a list stand so in everything."""
    put_columns(one, state.columns)
    put_sorts(one, state.sorts)
    put_filters(one, state)
