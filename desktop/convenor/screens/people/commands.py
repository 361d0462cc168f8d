"""The commands of the people screen."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from convenor.commands import Command
from convenor.lists.view_commands import table_commands
from convenor.lists.view_tools import ViewTools
from convenor.screens.people.many import FIELDS, Field, Many
from convenor.widgets.status_chip import look_of_status
from convenor_db.domain.actions.many_seats import STATUS_ORDER
from convenor_db.domain.records import Status


class Able(Protocol):
    """What the screen can be told to do."""

    @property
    def shows_people(self) -> bool:
        """Whether the view People is in front."""

    @property
    def tools(self) -> ViewTools:
        """What belongs to the views and columns of the table in front."""

    @property
    def many(self) -> Many:
        """What all that are selected can be given."""

    def add(self, *, person: bool) -> None:
        """Begin somebody or an organisation."""

    def edit(self) -> None:
        """Put the caret into the panel."""

    def delete(self) -> None:
        """Delete what is selected."""

    def give_seats(self) -> None:
        """Give the people selected a seat."""

    def move_seats(self, status: Status) -> None:
        """Move the seats of the people selected."""

    def show_view(self, *, people: bool) -> None:
        """Bring one of the two views to the front."""

    def why_nothing_chosen(self) -> str:
        """Return why nothing can be done with the selection."""

    def why_no_edit(self) -> str:
        """Return why nothing can be edited in the panel."""

    def why_no_seat(self) -> str:
        """Return why nobody selected can be given a seat."""

    def why_no_move(self, status: Status) -> str:
        """Return why no seat selected can become *status*."""


def people_commands(screen: Callable[[], Able]) -> tuple[Command, ...]:
    """Return what can be done on the screen, for menus, keys and palette."""
    return (
        *_adding(screen),
        *_with_selection(screen),
        *_moves(screen),
        *_fields(screen),
        *_views(screen),
        *table_commands(screen, "people", "People and organisations"),
    )


def _adding(screen: Callable[[], Able]) -> tuple[Command, ...]:
    return (
        Command(
            name="people.new",
            words=lambda: "New person" if screen().shows_people else "New organisation",
            unseen="New person",
            menu="Edit",
            group=4,
            keys=("Ctrl+N",),
            icon="plus",
            screen="people",
            in_palette=False,
            run=lambda: screen().add(person=screen().shows_people),
        ),
        Command(
            name="people.new_person",
            words="New person",
            icon="user-plus",
            screen="people",
            run=lambda: screen().add(person=True),
        ),
        Command(
            name="people.new_organisation",
            words="New organisation",
            icon="building-2",
            screen="people",
            run=lambda: screen().add(person=False),
        ),
    )


def _with_selection(screen: Callable[[], Able]) -> tuple[Command, ...]:
    return (
        Command(
            name="people.edit",
            words="Edit",
            menu="Edit",
            group=4,
            keys=("F2",),
            icon="pencil",
            screen="people",
            run=lambda: screen().edit(),
            why_not=lambda: screen().why_no_edit(),
        ),
        Command(
            name="people.give_seat",
            words="Give a seat…",
            menu="Edit",
            group=4,
            icon="armchair",
            screen="people",
            run=lambda: screen().give_seats(),
            why_not=lambda: screen().why_no_seat(),
        ),
        Command(
            name="people.delete",
            words=lambda: "Delete person" if screen().shows_people else "Delete organisation",
            unseen="Delete person",
            menu="Edit",
            group=4,
            shown_keys="Del",
            icon="trash-2",
            screen="people",
            run=lambda: screen().delete(),
            why_not=lambda: screen().why_nothing_chosen(),
        ),
    )


def _moves(screen: Callable[[], Able]) -> tuple[Command, ...]:
    return tuple(
        Command(
            name=f"people.move.{status}",
            words=f"Move seat to {look_of_status(status).words.lower()}",
            icon=look_of_status(status).icon,
            screen="people",
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
            name=f"people.set.{field.kind}.{field.name.replace(' ', '_')}",
            words=f"{field.words.removesuffix('…')} of {field.kind}…"
            if field.name == "country"
            else field.words,
            menu="Edit>Set for all selected",
            group=4 if field.kind == "people" else 5,
            icon=field.icon,
            screen="people",
            run=partial(_ask, screen, field),
            why_not=partial(_why_not_field, screen, field),
        )
        for field in FIELDS
    )


def _ask(screen: Callable[[], Able], field: Field) -> None:
    screen().many.ask(field)


def _why_not_field(screen: Callable[[], Able], field: Field) -> str:
    return screen().many.why_not(field)


def _views(screen: Callable[[], Able]) -> tuple[Command, ...]:
    return (
        Command(
            name="people.view.people",
            words="Show people",
            icon="users",
            screen="people",
            run=lambda: screen().show_view(people=True),
        ),
        Command(
            name="people.view.organisations",
            words="Show organisations",
            icon="building-2",
            screen="people",
            run=lambda: screen().show_view(people=False),
        ),
    )
