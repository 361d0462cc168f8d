"""What every verb shares: the clock, the actor, opening a file, speaking JSON, refusing."""

import getpass
import json
import os
import platform
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from convenor_db.domain.errors import ConvenorError, InputRefused
from convenor_db.domain.ids import KeyMaker, key_maker
from convenor_db.domain.zones import read_instant
from convenor_db.store.store import Store
from convenor_db.store.surroundings import Surroundings

T = TypeVar("T")

FILE = click.Path(path_type=Path)
"""A file or folder on a command line, there or not."""
REFUSED = 2
_FIRST_YEAR, _LAST_YEAR = 1970, 2200
"""Between which the clock may be set: before and after, days around it have no names."""
FOUND_SOMETHING = 1


@dataclass(frozen=True, slots=True)
class Desk:
    """Where and when the verb runs; *now* is fixed for the whole of it (UTC)."""

    now: datetime
    actor: str

    @property
    def today(self) -> str:
        """The day of *now*, in UTC."""
        return f"{self.now:%Y-%m-%d}"

    @property
    def new_key(self) -> KeyMaker:
        """Makes keys for what is new."""
        return key_maker(secrets.randbits)

    @property
    def around(self) -> Surroundings:
        """What the store takes from outside."""
        return Surroundings(
            actor=self.actor,
            clock=lambda: self.now,
            random_bits=secrets.randbits,
            host=platform.node(),
        )

    def open(self, path: Path) -> Store:
        """Open a file for writing."""
        return Store(path, self.around)


def _instant(_: click.Context, __: click.Parameter, value: str | None) -> datetime:
    if value is None:
        return datetime.now(UTC)  # noqa: TID251 - the one clock of the command line
    try:
        instant = read_instant(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    if not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        message = f"{value} lies outside the years {_FIRST_YEAR} to {_LAST_YEAR}."
        raise click.BadParameter(message)
    return instant


def at_desk(verb: Callable[..., T]) -> Callable[..., T]:
    """Give a verb its desk and `--now`; turn expected errors into exit 2 and one line."""

    @click.option("--now", callback=_instant, metavar="INSTANT", help="Set the clock (UTC).")
    @wraps(verb)
    def run(*args: Any, now: datetime, **options: Any) -> T:
        actor = os.environ.get("CONVENOR_ACTOR") or getpass.getuser()
        try:
            return verb(Desk(now, actor), *args, **options)
        except InputRefused as refused:
            refuse(str(refused), refused.faults)
        except ConvenorError as error:
            refuse(str(error))
        except BrokenPipeError:  # whoever reads has had enough: `convenor history FILE | head`
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as error:
            refuse(f"{error.filename or 'The file'}: {error.strerror}. Nothing was changed.")

    return run


def refuse(sentence: str, faults: tuple[str, ...] = ()) -> NoReturn:
    """Say on one line what was refused, list any further faults after it, and exit 2."""
    click.echo(" ".join(sentence.split()), err=True)
    for fault in faults[1:]:
        click.echo(f"  {fault}", err=True)
    sys.exit(REFUSED)


def say_json(value: Any) -> None:
    """Print one JSON object on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def progress_to(what: str) -> Callable[[int, int], None]:
    """Return a teller of progress that speaks on stderr when it is a terminal."""

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{what} {done} of {total}", err=True, nl=done >= total)

    return tell


def never_cancelled() -> bool:
    """Say that a verb is stopped by Ctrl+C alone."""
    return False
