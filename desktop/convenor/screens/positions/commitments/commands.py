"""The commands of the commitments."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from convenor.commands import Command

if TYPE_CHECKING:
    from convenor.screens.positions.commitments.view import CommitmentsView

Get = Callable[[], "CommitmentsView"]
_command = partial(Command, menu="Edit>Commitment", screen="positions")
_ANSWERS: Final = ((True, "holds", "yes", "Y"), (False, "does not hold", "no", "N"),
                   (None, "is unknown", "unknown", "U"))  # fmt: skip


def commitment_commands(get: Get) -> tuple[Command, ...]:
    """Return the commands; *get* returns the view."""
    return (*_making(get), *_changing(get), *_facts(get))


def _making(get: Get) -> tuple[Command, ...]:
    return (
        _command(
            name="commitments.new",
            words="New commitment",
            icon="plus",
            keys=("Ctrl+N",),
            run=lambda: get().begin(),
            why_not=lambda: get().why_no_new(),
        ),
        _command(
            name="commitments.edit",
            words="Edit commitment",
            icon="pencil",
            keys=("F2",),
            run=lambda: get().edit(),
            why_not=lambda: get().why_none(),
        ),
        _command(
            name="commitments.condition",
            words="Add a condition to the commitment",
            icon="plus",
            keys=("Ctrl+Shift+L",),
            run=lambda: get().add_condition(),
            why_not=lambda: get().why_none(),
        ),
    )


def _changing(get: Get) -> tuple[Command, ...]:
    return (
        _command(
            name="commitments.withdraw",
            words="Withdraw commitment, or let it stand again",
            icon="undo-2",
            group=1,
            keys=("Ctrl+Shift+W",),
            run=lambda: get().withdraw(),
            why_not=lambda: get().why_none(),
        ),
        _command(
            name="commitments.delete",
            words="Delete commitment",
            icon="trash-2",
            group=1,
            shown_keys="Del",
            run=lambda: get().delete(),
            why_not=lambda: get().why_none(),
        ),
    )


def _facts(get: Get) -> tuple[Command, ...]:
    answers = (
        _command(
            name=f"facts.{name}",
            words=f"Say that the fact {words}",
            group=2,
            shown_keys=key,
            run=partial(_answer, get, holds),
            why_not=lambda: get().why_no_fact(),
        )
        for holds, words, name, key in _ANSWERS
    )
    return (
        _command(
            name="facts.new",
            words="New fact",
            icon="plus",
            group=2,
            keys=("Ctrl+Alt+N",),
            run=lambda: get().begin_fact(),
        ),
        *answers,
        _command(
            name="facts.delete",
            words="Delete fact",
            icon="trash-2",
            group=2,
            run=lambda: get().delete_fact(),
            why_not=lambda: get().why_no_fact(),
        ),
    )


def _answer(get: Get, holds: bool | None) -> None:  # noqa: FBT001 - yes, no, unknown
    get().set_fact(holds)
