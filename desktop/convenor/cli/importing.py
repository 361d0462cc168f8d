"""Verbs that bring in: import people, import agenda."""

from pathlib import Path
from typing import Any

import click

from convenor.cli.session import FILE, Desk, at_desk, say_json
from convenor.imports.agenda import AgendaPlan, plan_agenda, read_agenda
from convenor.imports.people import PeopleFile, PeoplePlan, SeatChoice, plan_people, read_people
from convenor_db.domain.edits import counted
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.records import Capacity, Status
from convenor_db.domain.snapshot import Snapshot


@click.group("import")
def import_() -> None:
    """Bring in people or an agenda."""


@import_.command()
@click.argument("file", type=FILE)
@click.argument("source", type=FILE, metavar="IN.csv")
@click.option("--map", "maps", multiple=True, metavar='"COLUMN=field"')
@click.option("--seat", type=click.Choice([str(word) for word in Status]), help="Seat each.")
@click.option("--wave", type=int)
@click.option("--capacity", type=click.Choice([str(word) for word in Capacity]))
@click.option("--dry-run", is_flag=True, help="Change nothing; report what would be.")
@click.option("--json", "as_json", is_flag=True)
@at_desk
def people(desk: Desk, file: Path, source: Path, *, maps: tuple[str, ...], **how: Any) -> None:
    """Bring in people from a table, as one undoable action."""
    read = read_people(source.read_bytes(), mapping=_mapping(maps))
    seat = _seat(how["seat"], how["wave"], how["capacity"])

    def planned(snapshot: Snapshot) -> PeoplePlan:
        return plan_people(snapshot, read, seat=seat, new_key=desk.new_key, today=desk.today)

    with desk.open(file) as store:
        if seat and seat.wave is not None and str(seat.wave) not in store.snapshot.waves:
            message = f"Nothing was imported: there is no wave {seat.wave}."
            raise InputRefused(message)
        plan = planned(store.snapshot)
        if not how["dry_run"]:
            store.act(lambda _: plan.edit)
    report = _report(read, plan)
    if how["as_json"]:
        say_json(report)
    else:
        click.echo(f"{_counts(plan)}{_refusals(len(read.refused), len(plan.no_addresses))}")


def _counts(plan: PeoplePlan | AgendaPlan) -> str:
    return f"Added {plan.added}, updated {plan.updated}, unchanged {plan.unchanged}."


def _refusals(refused: int, no_addresses: int = 0) -> str:
    said = f" Refused {counted(refused, 'row', 'rows')}; --json says why." if refused else ""
    if no_addresses:
        said += f" Not taken in: {counted(no_addresses, 'entry', 'entries')} that are no addresses."
    return said


def _mapping(maps: tuple[str, ...]) -> dict[str, str]:
    made = {}
    for each in maps:
        column, equals, field = each.rpartition("=")
        if not equals:
            message = f"Nothing was imported: --map wants COLUMN=field, not {each!r}."
            raise InputRefused(message)
        made[column] = field
    return made


def _seat(status: str | None, wave: int | None, capacity: str | None) -> SeatChoice | None:
    if status is None and wave is None and capacity is None:
        return None
    return SeatChoice(
        Status(status or Status.LONGLIST), wave, Capacity(capacity or Capacity.PARTICIPANT)
    )


def _report(read: PeopleFile, plan: PeoplePlan) -> dict[str, Any]:
    return {
        "read": len(read.rows) + len(read.refused),
        "added": plan.added,
        "updated": plan.updated,
        "unchanged": plan.unchanged,
        "seats": plan.seats,
        "duplicates": plan.duplicates,
        "refused": [{"line": one.line, "reason": one.reason} for one in read.refused],
        "no_addresses": plan.no_addresses,
        "not_read": list(read.not_read),
    }


@import_.command()
@click.argument("file", type=FILE)
@click.argument("source", type=FILE, metavar="IN.{ics,xml,json}")
@click.option("--dry-run", is_flag=True, help="Change nothing; report what would be.")
@click.option("--json", "as_json", is_flag=True)
@at_desk
def agenda(desk: Desk, file: Path, source: Path, *, dry_run: bool, as_json: bool) -> None:
    """Bring in a schedule: iCalendar, or pretalx or frab as XML or JSON."""
    read = read_agenda(source.read_bytes(), name=source.name)
    with desk.open(file) as store:
        plan = plan_agenda(store.snapshot, read)
        if not dry_run:
            store.act(lambda _: plan.edit)
    counts = {
        "read": len(read.events) + len(read.refused),
        "added": plan.added,
        "updated": plan.updated,
        "unchanged": plan.unchanged,
        "rooms": plan.rooms,
        "people": plan.people,
        "outside_days": plan.outside_days,
        "refused": plan.refused,
    }
    if as_json:
        say_json(counts)
    else:
        click.echo(f"{_counts(plan)}{_refusals(len(plan.refused))}")
