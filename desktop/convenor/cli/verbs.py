"""Every verb by name; each is loaded only when it is asked for."""

import importlib
from keyword import iskeyword
from typing import Final

import click

VERBS: Final = {
    "new": "files",
    "sample": "sampling",
    "load": "files",
    "dump": "files",
    "verify": "files",
    "backup": "files",
    "undo": "files",
    "redo": "files",
    "history": "files",
    "commitments": "commitments",
    "move": "seats",
    "substitute": "seats",
    "check": "checking",
    "waive": "checking",
    "clear": "checking",
    "release": "checking",
    "export": "exporting",
    "import": "importing",
    "report": "reporting",
}
"""Verb and the module of `convenor.cli` that holds it."""


class _Verbs(click.Group):
    """Finds a verb's module when the verb is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all verbs."""
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one verb."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"convenor.cli.{VERBS[cmd_name]}")
        command: click.Command = getattr(
            module, f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        )
        return command


@click.command(cls=_Verbs)
@click.version_option(package_name="convenor", prog_name="Convenor")
def convenor() -> None:
    """Plan a closed convening: who is invited, who sits where, who reads what."""
