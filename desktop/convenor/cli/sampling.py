"""The verb that makes a sample."""

from pathlib import Path

import click

from convenor.cli.session import FILE, Desk, at_desk
from convenor.samples import SIZES, make
from convenor_db.domain.interchange.read import read
from convenor_db.store.making import make_file


@click.command()
@click.argument("file", type=FILE)
@click.option("--size", type=click.Choice(list(SIZES)), default="medium", show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@at_desk
def sample(desk: Desk, file: Path, size: str, seed: int) -> None:
    """Make a fictional convening to try the program on."""
    incoming = read(make(size, seed=seed, now=desk.now), "The sample")
    make_file(file, desk.around, incoming, born_whole=True)
