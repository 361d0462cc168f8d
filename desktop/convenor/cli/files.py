"""Verbs about the file as a whole: new, load, dump, verify, backup, undo, redo, history."""

from pathlib import Path
from typing import Any

import click

from convenor.cli.session import FILE, FOUND_SOMETHING, Desk, at_desk, refuse, say_json
from convenor_db.domain.beginning import convening_in, new_convening
from convenor_db.domain.edits import shown
from convenor_db.domain.errors import FileExists, InputRefused
from convenor_db.domain.interchange.read import Interchange, parse, read
from convenor_db.domain.interchange.write import to_text
from convenor_db.domain.records import Copy, LedgerEntry
from convenor_db.domain.series import as_new
from convenor_db.domain.zones import read_day
from convenor_db.store.journal import Action
from convenor_db.store.merging import Mode
from convenor_db.store.quiet import read_file, read_findings, read_history
from convenor_db.store.store import Store


@click.command()
@click.argument("file", type=FILE)
@click.option("--title", required=True)
@click.option("--starts", required=True, metavar="DAY")
@click.option("--ends", required=True, metavar="DAY")
@click.option("--zone", required=True, metavar="ZONE", help="As Europe/Zurich.")
@at_desk
def new(desk: Desk, file: Path, title: str, starts: str, ends: str, zone: str) -> None:
    """Make an empty convening; never overwrites a file."""
    incoming = new_convening(title=title, starts=starts, ends=ends, zone=zone)
    create(desk, file, incoming).close()


def create(desk: Desk, file: Path, incoming: Interchange) -> Store:
    """Make a file of what an input holds; never overwrites one."""
    return Store.create(file, desk.around, convening_in(incoming), incoming)


@click.command()
@click.argument("file", type=FILE)
@click.argument("source", type=FILE, metavar="INPUT.json")
@click.option("--replace", "whole", is_flag=True, help="Make the file exactly the input.")
@click.option("--as-new", is_flag=True, help="Keep the plan only, for the next of a series.")
@click.option("--starts", metavar="DAY", help="The first day of the new one, with --as-new.")
@at_desk
def load(desk: Desk, file: Path, source: Path, **options: Any) -> None:
    """Read an interchange file into a new or an existing file, as one undoable action."""
    whole, following, starts = options["whole"], options["as_new"], options["starts"]
    if following != bool(starts) or (following and whole):
        message = "--as-new and --starts go together, and without --replace."
        raise click.UsageError(message)
    value = parse(source.read_bytes(), source.name)
    if following:
        create(desk, file, as_new(read(value, source.name), _day(starts), source.name)).close()
        return
    if not file.exists():
        incoming = read(value, source.name)
        create(desk, file, incoming).close()
        _warn_of_two(incoming)
        return
    with desk.open(file) as store:
        beside = None if whole else store.snapshot
        incoming = read(value, source.name, beside=beside)
        store.load(incoming, Mode.REPLACE if whole else Mode.MERGE, f"Load {source.name}")


def _day(text: str) -> str:
    try:
        return read_day(text).isoformat()
    except ValueError as error:
        message = f"Nothing was loaded: --starts: {error}"
        raise InputRefused(message) from None


def _warn_of_two(incoming: Interchange) -> None:
    """Say that of two files with one calendar history only one may go on (INTERCHANGE.md)."""
    if any(isinstance(record, LedgerEntry | Copy) for record in incoming.records):
        message = (
            "Note: this convening has already written calendars or numbered packs. Go on with"
            " one file only; two would use the same numbers twice."
        )
        click.echo(message, err=True)


@click.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, help="Write here instead of to standard output.")
@at_desk
def dump(desk: Desk, file: Path, out: Path | None) -> None:
    """Write the whole convening as interchange JSON."""
    text = to_text(read_file(file)).encode()
    if out is None:
        click.echo(text, nl=False)
    elif out.exists():
        message = f"{out} was not written: it already exists. Choose another name."
        raise FileExists(message)
    else:
        out.write_bytes(text)


@click.command()
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True)
@at_desk
def verify(desk: Desk, file: Path, *, as_json: bool) -> None:
    """Check that a file is sound; exit 1 with every fault in a sentence."""
    found = read_findings(file)
    if as_json:
        say_json({"findings": found})
    else:
        click.echo("\n".join(found) if found else "The file is sound.")
    if found:
        raise SystemExit(FOUND_SOMETHING)


@click.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, required=True)
@at_desk
def backup(desk: Desk, file: Path, out: Path) -> None:
    """Write a copy of the file that has been read back and checked."""
    with desk.open(file) as store:
        store.backup(out)


@click.command()
@click.argument("file", type=FILE)
@at_desk
def undo(desk: Desk, file: Path) -> None:
    """Take the last action back."""
    with desk.open(file) as store:
        _say_turned("Undone", store.undo(), "There is nothing to undo.")


@click.command()
@click.argument("file", type=FILE)
@at_desk
def redo(desk: Desk, file: Path) -> None:
    """Bring the last undone action back."""
    with desk.open(file) as store:
        _say_turned("Redone", store.redo(), "There is nothing to redo.")


def _say_turned(word: str, action: Action | None, nothing: str) -> None:
    if action is None:
        refuse(nothing)
    else:
        click.echo(f"{word}: {shown(action.label, action.snapshot)}")


@click.command()
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True)
@at_desk
def history(desk: Desk, file: Path, *, as_json: bool) -> None:
    """List what was done, newest first."""
    lines, snapshot = read_history(file)
    actions = [
        {
            "label": shown(line.label, snapshot),
            "at": line.at,
            "actor": line.actor,
            "undone": line.undone,
            "fact": line.fact,
        }
        for line in lines
    ]
    if as_json:
        say_json({"actions": actions})
        return
    for action in actions:
        mark = " (undone)" if action["undone"] else " (fact)" if action["fact"] else ""
        click.echo(f"{action['at']}  {action['actor']}  {action['label']}{mark}")
