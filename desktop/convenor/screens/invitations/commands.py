"""The commands of the invitations screen."""

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol

from convenor.commands import Command
from convenor.lists.view_commands import open_view, table_commands
from convenor.lists.view_tools import ViewTools
from convenor.screens.invitations.seat_list import ALL, LATE, OWING
from convenor.widgets.status_chip import look_of_status
from convenor_db.domain.actions.many_seats import STATUS_ORDER
from convenor_db.domain.records import Status

_SEAT: Final = "Edit>Seat"


class Able(Protocol):
    """What the screen can be told to do."""

    def add_seats(self) -> None:
        """Ask for whom, and add seats."""

    def edit(self) -> None:
        """Put the caret into the panel."""

    def delete(self) -> None:
        """Delete what is selected."""

    def name_somebody(self) -> None:
        """Name a substitute, or who takes an unnamed seat."""

    def naming(self) -> str:
        """Return how naming somebody is called for what is selected."""

    def open_person(self) -> None:
        """Go to who holds the seat."""

    def move_seats(self, status: Status) -> None:
        """Move the seats selected."""

    def ask_field(self, field: str) -> None:
        """Ask for the reply-by or the owner of the seats selected."""

    def write_letters(self) -> None:
        """Write letters to the seats selected, or to those shown."""

    def why_no_letters(self) -> str:
        """Return why nobody can be written to."""

    @property
    def tools(self) -> ViewTools:
        """What belongs to the views and columns of the table."""

    def why_nothing_chosen(self) -> str:
        """Return why nothing can be done with the selection."""

    def why_no_edit(self) -> str:
        """Return why nothing can be edited in the panel."""

    def why_no_name(self) -> str:
        """Return why nobody can be named for what is selected."""

    def why_no_person(self) -> str:
        """Return why the person behind the selection cannot be opened."""

    def why_no_move(self, status: Status) -> str:
        """Return why no seat selected can become *status*."""


def invitation_commands(screen: Callable[[], Able]) -> tuple[Command, ...]:
    """Return what can be done on the screen, for menus, keys and palette."""
    return (
        *_adding(screen),
        *_moves(screen),
        *_fields(screen),
        *_of_one(screen),
        *_views(screen),
        *table_commands(screen, "invitations", "Seats"),
    )


def _adding(screen: Callable[[], Able]) -> tuple[Command, ...]:
    return (
        Command(
            name="invitations.add",
            words="Add seats…",
            menu="Edit",
            group=4,
            keys=("Ctrl+N",),
            icon="plus",
            screen="invitations",
            run=lambda: screen().add_seats(),
        ),
        Command(
            name="invitations.edit",
            words="Edit seat",
            menu="Edit",
            group=4,
            keys=("F2",),
            icon="pencil",
            screen="invitations",
            run=lambda: screen().edit(),
            why_not=lambda: screen().why_no_edit(),
        ),
        Command(
            name="invitations.letters",
            words="Write letters…",
            menu="Edit",
            group=4,
            icon="mail",
            screen="invitations",
            run=lambda: screen().write_letters(),
            why_not=lambda: screen().why_no_letters(),
        ),
    )


def _moves(screen: Callable[[], Able]) -> tuple[Command, ...]:
    return tuple(
        Command(
            name=f"invitations.move.{status}",
            words=f"Move to {look_of_status(status).words.lower()}",
            menu=_SEAT,
            group=4,
            icon=look_of_status(status).icon,
            screen="invitations",
            run=partial(_move, screen, status),
            why_not=partial(_why_no_move, screen, status),
        )
        for status in STATUS_ORDER
    )


def _move(screen: Callable[[], Able], status: Status) -> None:
    screen().move_seats(status)


def _why_no_move(screen: Callable[[], Able], status: Status) -> str:
    return screen().why_no_move(status)


def _fields(screen: Callable[[], Able]) -> tuple[Command, ...]:
    return tuple(
        Command(
            name=f"invitations.{field}",
            words=words,
            menu=_SEAT,
            group=5,
            icon=icon,
            screen="invitations",
            run=partial(_ask, screen, field),
            why_not=lambda: screen().why_nothing_chosen(),
        )
        for field, words, icon in (
            ("reply_by", "Set reply by…", "clock"),
            ("owner", "Set owner…", "users"),
        )
    )


def _ask(screen: Callable[[], Able], field: str) -> None:
    screen().ask_field(field)


def _of_one(screen: Callable[[], Able]) -> tuple[Command, ...]:
    return (
        Command(
            name="invitations.name",
            words=lambda: screen().naming(),
            unseen="Name a substitute…",
            menu=_SEAT,
            group=6,
            icon="git-compare",
            screen="invitations",
            run=lambda: screen().name_somebody(),
            why_not=lambda: screen().why_no_name(),
        ),
        Command(
            name="invitations.person",
            words="Open person",
            menu=_SEAT,
            group=6,
            icon="users",
            screen="invitations",
            run=lambda: screen().open_person(),
            why_not=lambda: screen().why_no_person(),
        ),
        Command(
            name="invitations.delete",
            words="Delete seat",
            menu=_SEAT,
            group=7,
            shown_keys="Del",
            icon="trash-2",
            screen="invitations",
            run=lambda: screen().delete(),
            why_not=lambda: screen().why_nothing_chosen(),
        ),
    )


def _views(screen: Callable[[], Able]) -> tuple[Command, ...]:
    return tuple(
        Command(
            name=f"invitations.view.{value}",
            words=words,
            menu="View>Seats",
            group=2,
            icon=icon,
            screen="invitations",
            run=partial(open_view, screen, words),
        )
        for value, words, icon in (
            ("owes", OWING, "clock"),
            ("overdue", LATE, "triangle-alert"),
            ("all", ALL, "mail"),
        )
    )
