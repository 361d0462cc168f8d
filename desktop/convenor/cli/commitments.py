"""The verb `commitments`: what holds if everybody does as they said."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import click

from convenor.cli.session import FILE, Desk, at_desk, say_json
from convenor_db.domain.commitments.answers import Answer, answer
from convenor_db.domain.commitments.sentences import plain, sentence
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import read_day
from convenor_db.store.quiet import read_file

_TOLD: Final = 20
"""How many falls are told in words for each party; `--json` has them all."""


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--assume", "assumed", multiple=True, metavar="ID=true|false",
    help="Let a commitment, fact, acceptance or ok:JUDGE:PARTY:UNDERTAKING hold, or not.",
)  # fmt: skip
@click.option("--on", metavar="DAY", help="Judge what has expired on this day, not today.")
@click.option("--json", "as_json", is_flag=True)
@at_desk
def commitments(
    desk: Desk, file: Path, *, assumed: tuple[str, ...], on: str | None, as_json: bool
) -> None:
    """Say which commitments hold, for everybody or by trust, and who could bring others down."""
    day = desk.today if on is None else _day(on)
    assume = _assumptions(assumed)
    snapshot = read_file(file)
    found = answer(snapshot, on=day, assume=assume)
    if as_json:
        say_json(
            {
                "greatest": list(found.greatest),
                "least": list(found.least),
                "pivotal": {party: list(falls) for party, falls in found.pivotal.items()},
            }
        )
    else:
        click.echo("\n".join(_told(snapshot, found)))


def _day(text: str) -> str:
    try:
        return read_day(text).isoformat()
    except ValueError as error:
        message = f"Nothing was answered: --on: {error}"
        raise InputRefused(message) from None


def _assumptions(assumed: Iterable[str]) -> Mapping[str, bool]:
    made: dict[str, bool] = {}
    for each in assumed:
        key, _, value = each.rpartition("=")
        if not key or value not in ("true", "false"):
            message = f"Nothing was answered: --assume takes ID=true or ID=false, not “{each}”."
            raise InputRefused(message)
        if made.setdefault(key, value == "true") != (value == "true"):
            message = f"Nothing was answered: “{key}” is assumed to be both true and false."
            raise InputRefused(message)
    return made


def _told(snapshot: Snapshot, found: Answer) -> list[str]:
    promised = snapshot.table("commitments")
    everybody = set(found.least)
    trusted = set(found.greatest) - everybody
    blocked = set(promised).difference(found.greatest)
    groups = (
        ("Holds for everybody", everybody),
        ("Holds if trusted", trusted),
        ("Does not hold", blocked),
    )
    lines = []
    for heading, keys in groups:
        lines.append(f"{heading}: {len(keys)}")
        lines += [f"  {plain(sentence(snapshot, key))}" for key in promised if key in keys]
    lines += [*_pivots(snapshot, found), "Organiser’s model, not an agreement."]
    return lines


def _pivots(snapshot: Snapshot, found: Answer) -> list[str]:
    lines = []
    for party, falls in found.pivotal.items():
        if falls:
            name = snapshot.organisations[party].name
            verb = "falls" if len(falls) == 1 else "fall"
            lines.append(f"If {name} keeps none of its own, {len(falls)} of others {verb}:")
            lines += [f"  {plain(sentence(snapshot, key))}" for key in falls[:_TOLD]]
            lines += [f"  and {len(falls) - _TOLD:,} more"] if len(falls) > _TOLD else []
    return lines
