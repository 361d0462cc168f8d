"""The commands of the matrix."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from convenor.commands import Command
from convenor.screens.positions.shown import SORT_WORDS, SORTS
from convenor.widgets.matrix.values import SCALE, in_words, printed

if TYPE_CHECKING:
    from convenor.screens.positions.matrix_view import MatrixView

Get = Callable[[], "MatrixView"]
_SCREEN: Final = "positions"
_MENU: Final = "Edit>Position"
_cell = partial(Command, menu=_MENU, screen=_SCREEN)


def matrix_commands(get: Get) -> tuple[Command, ...]:
    """Return the commands; *get* returns the view."""
    return (*_making(get), *_stances(get), *_sorting(get))


def _making(get: Get) -> tuple[Command, ...]:
    return (
        _cell(
            name="positions.record",
            words="Record a position",
            icon="plus",
            keys=("Ctrl+N",),
            run=lambda: get().record(),
            why_not=lambda: get().why_no_record(),
        ),
        _cell(
            name="positions.edit",
            words="Edit position",
            icon="pencil",
            keys=("F2",),
            run=lambda: get().edit(),
            why_not=lambda: get().why_no_cell(),
        ),
        _cell(
            name="positions.organisation",
            words="Add an organisation to the matrix",
            icon="building-2",
            run=lambda: get().add_organisation(),
            why_not=lambda: get().why_past(),
        ),
        _cell(
            name="positions.take_out",
            words="Take the organisation out of the matrix",
            run=lambda: get().take_out(),
            why_not=lambda: get().why_not_out(),
        ),
        _cell(
            name="positions.issue",
            words="New issue",
            icon="scale",
            run=lambda: get().add_issue(),
            why_not=lambda: get().why_past(),
        ),
    )


def _stances(get: Get) -> tuple[Command, ...]:
    set_ones = (
        _cell(
            name=f"positions.set.{at}",
            words=f"Set position to {printed(stance)} ({in_words(stance)})",
            group=1,
            shown_keys=str(at),
            run=partial(_set, get, stance),
            why_not=lambda: get().why_no_cell(),
        )
        for at, stance in enumerate(SCALE, 1)
    )
    return (
        *set_ones,
        _cell(
            name="positions.set.unknown",
            words="Set position to unknown",
            group=1,
            shown_keys="Del",
            run=partial(_set, get, None),
            why_not=lambda: get().why_no_cell(),
        ),
        _cell(
            name="positions.basis",
            words="Turn position between stated and assessed",
            group=1,
            shown_keys="S",
            run=lambda: get().turn_basis(),
            why_not=lambda: get().why_no_cell(),
        ),
    )


def _set(get: Get, stance: int | None) -> None:
    get().set_stance(stance)


def _sorting(get: Get) -> tuple[Command, ...]:
    sorts = (
        Command(
            name=f"positions.sort.{sort}",
            words=f"Sort positions: {words[0].lower()}{words[1:]}",
            icon="arrow-up-down",
            screen=_SCREEN,
            run=partial(_sort, get, sort),
        )
        for sort, words in zip(SORTS, SORT_WORDS, strict=True)
    )
    return (
        *sorts,
        Command(
            name="positions.sort.issue",
            words="Sort positions by the issue selected",
            icon="arrow-up-down",
            screen=_SCREEN,
            run=lambda: get().sort_by_current(),
            why_not=lambda: get().why_no_cell(),
        ),
    )


def _sort(get: Get, sort: str) -> None:
    get().sort_by(sort)
