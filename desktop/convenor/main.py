"""Where the program starts: a verb runs without a window, a file opens in one."""

import sys
from pathlib import Path

import click

from convenor.cli.verbs import VERBS, convenor


def main_window() -> None:
    """Open what the desktop hands over; a refusal is shown, for nobody reads what is printed."""
    from convenor.app import run_window

    words = sys.argv[1:]
    sys.exit(run_window(Path(words[0]) if words else None, on_desktop=True))


def main() -> None:
    """Run what the command line asks for."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    words = sys.argv[1:]
    if not words or (len(words) == 1 and words[0] not in VERBS and not words[0].startswith("-")):
        from convenor.app import run_window  # Qt is loaded for a window only

        sys.exit(run_window(Path(words[0]) if words else None))
    sys.exit(_run_verb())


def _run_verb() -> int:
    """Run a verb; what is wrong with its words is said on one line, like every refusal."""
    try:
        code = convenor(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        sys.stderr.write(f"{' '.join(error.format_message().split())}\n")
        return 2
    except click.Abort:
        return 1
    return code if isinstance(code, int) else 0
