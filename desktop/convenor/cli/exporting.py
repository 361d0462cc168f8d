"""Verbs that hand out: export calendars, export packs, export table."""

from pathlib import Path

import click

from convenor.cli.session import (
    FILE,
    Desk,
    at_desk,
    never_cancelled,
    progress_to,
    say_json,
)
from convenor.exports.agenda import followed_agenda
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Copy, LedgerEntry
from convenor_db.store.quiet import read_file
from convenor_db.store.store import Store


@click.group()
def export() -> None:
    """Write calendars, packs and tables."""


@export.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, required=True, help="The folder to write into.")
@click.option("--only", metavar="EMAIL", help="Only this recipient.")
@click.option("--all", "everything", is_flag=True, help="Write everything again.")
@click.option("--draft", is_flag=True, help="Follow the working agenda, not the release.")
@click.option("--dry-run", is_flag=True, help="Write nothing; report what would be.")
@click.option("--json", "as_json", is_flag=True)
@at_desk
def calendars(desk: Desk, file: Path, out: Path, *, only: str | None, **flags: bool) -> None:
    """Write what changed in each person's calendar since the last export."""
    from convenor.exports.calendars import (
        ACTION,
        CalendarOptions,
        calendar_report,
        new_uid,
        plan_calendars,
        write_calendars,
    )

    options = CalendarOptions(only=only, everything=flags["everything"])
    with desk.open(file) as store:
        sessions = followed_agenda(store.snapshot, draft=flags["draft"]).sessions
        plan = plan_calendars(
            store.snapshot, sessions, now=desk.now, new_uid=new_uid, options=options
        )
        if flags["dry_run"]:
            report = calendar_report(plan, out)
        else:
            report = write_calendars(
                plan,
                out,
                commit=lambda ledger: _record(store, ACTION, ledger),
                progress=progress_to("Writing calendars"),
                cancelled=never_cancelled,
            )
    if flags["as_json"]:
        say_json(report.as_json())
    else:
        written = counted(len(plan.files), "file", "files")
        click.echo(f"{written} in {out}; left out: {len(plan.left_out)}")


def _record(store: Store, label: str, ledger: tuple[LedgerEntry, ...]) -> None:
    store.record(label, ledger)


@export.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, required=True, help="The folder to write into.")
@click.option("--only", metavar="EMAIL", help="Only this recipient.")
@click.option("--draft", is_flag=True, help="Follow the working agenda, not the release.")
@click.option("--dry-run", is_flag=True, help="Write nothing; report what would be.")
@click.option("--json", "as_json", is_flag=True)
@at_desk
def packs(desk: Desk, file: Path, out: Path, *, only: str | None, **flags: bool) -> None:
    """Write each reader's numbered briefing pack; what is unchanged keeps its number."""
    from convenor.exports.packs import ACTION, pack_report, plan_packs, write_packs

    with desk.open(file) as store:
        sessions = followed_agenda(store.snapshot, draft=flags["draft"]).sessions
        plan = plan_packs(store.snapshot, sessions=sessions, only=only)
        if flags["dry_run"]:
            report = pack_report(plan, out)
        else:
            report = write_packs(
                store.snapshot,
                plan,
                out,
                now=desk.now,
                commit=lambda copies: _record_copies(store, ACTION, copies),
                progress=progress_to("Writing packs"),
                cancelled=never_cancelled,
            )
    if flags["as_json"]:
        say_json(report.as_json())
    else:
        click.echo(f"{plan.in_words()}. Folder: {out}")


def _record_copies(store: Store, label: str, copies: tuple[Copy, ...]) -> None:
    store.record(label, copies)


@export.command()
@click.argument("file", type=FILE)
@click.argument("what", type=click.Choice(["people", "invitations", "sessions", "positions"]))
@click.option("--out", type=FILE, required=True, help="Ends in .csv or .xlsx.")
@at_desk
def table(desk: Desk, file: Path, what: str, out: Path) -> None:
    """Write a spreadsheet for the secretariat, safe to open."""
    from convenor.exports.tables import write_table

    rows = write_table(read_file(file), what, out)
    click.echo(f"{counted(rows, 'row', 'rows')} in {out}")


@export.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, required=True, help="Ends in .pdf.")
@at_desk
def delegations(desk: Desk, file: Path, out: Path) -> None:
    """Write the delegation sheet: whom each organisation sends, for the secretariat."""
    from convenor.exports.delegations import write_delegations

    written = write_delegations(read_file(file), out, now=desk.now)
    click.echo(f"{written.in_words()} in {out}")
    if written.unprintable:
        click.echo(written.said_unprintable(), err=True)
