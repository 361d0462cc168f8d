"""The verb that tells a person what is held about them: report."""

from pathlib import Path

import click

from convenor import __version__
from convenor.cli.session import FILE, Desk, at_desk


@click.command()
@click.argument("file", type=FILE)
@click.argument("person")
@click.option("--out", type=FILE, required=True, help="Ends in .pdf or .json.")
@at_desk
def report(desk: Desk, file: Path, person: str, out: Path) -> None:
    """Write everything the file holds about one person, to be handed to them.

    PERSON is a key, an e-mail address, or a full name that only one person bears.
    """
    from convenor.exports.report import Making, check_place, write_report
    from convenor.imports.countries import NAMES
    from convenor_db.domain.held.whom import whom
    from convenor_db.store.quiet import read_traces

    check_place(out)
    traces = read_traces(file, lambda now: whom(now, person))
    making = Making(
        now=desk.now,
        by=desk.actor,
        file=file.name,
        program=f"Convenor {__version__}",
        countries=NAMES,
    )
    written = write_report(traces, out, making)
    click.echo(f"{written} in {out}")
