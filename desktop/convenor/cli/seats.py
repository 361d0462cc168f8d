"""Verbs about seats: move and substitute."""

from pathlib import Path

import click

from convenor.cli.session import FILE, Desk, at_desk
from convenor_db.domain.actions.many_seats import move_all
from convenor_db.domain.actions.substitution import Substitution
from convenor_db.domain.actions.substitution import substitute as substitute_edit
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.records import Status


@click.command()
@click.argument("file", type=FILE)
@click.argument("invitations", nargs=-1, required=True)
@click.argument("status")
@at_desk
def move(desk: Desk, file: Path, invitations: tuple[str, ...], status: str) -> None:
    """Move the status of a seat, or of several at once, along the allowed moves.

    Several move together, in one action, or none does.
    """
    if status not in [str(word) for word in Status]:
        message = f"Nothing was changed: {status!r} is not one of: {', '.join(Status)}."
        raise InputRefused(message)
    with desk.open(file) as store:
        store.act(lambda now: move_all(now, invitations, Status(status), today=desk.today))


@click.command()
@click.argument("file", type=FILE)
@click.argument("invitation")
@click.argument("person")
@click.option("--confirmed", is_flag=True, help="They have said that they will come.")
@at_desk
def substitute(desk: Desk, file: Path, invitation: str, person: str, *, confirmed: bool) -> None:
    """Name who comes in the place of a seat's holder."""
    asked = Substitution(principal=invitation, person=person, confirmed=confirmed)
    with desk.open(file) as store:
        store.act(lambda now: substitute_edit(now, asked, new_key=desk.new_key, today=desk.today))
