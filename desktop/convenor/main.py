"""Where the program starts: a verb runs without a window, a file opens in one."""

import gc
import sys
from pathlib import Path


def main_window() -> None:
    """Open what the desktop hands over; a refusal is shown, for nobody reads what is printed."""
    words = sys.argv[1:]
    sys.exit(_run_window(Path(words[0]) if words else None, on_desktop=True))


def main() -> None:
    """Run what the command line asks for."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    words = sys.argv[1:]
    if _is_for_window(words):
        sys.exit(_run_window(Path(words[0]) if words else None))
    sys.exit(_run_verb())


def _is_for_window(words: list[str]) -> bool:
    """Say whether nothing or one file is named; a dot or a slash is in no verb."""
    if not words:
        return True
    if len(words) > 1 or words[0].startswith("-"):
        return False
    if any(mark in words[0] for mark in "./\\"):
        return True
    from convenor.cli.verbs import VERBS  # click comes with them, which the window does not need

    return words[0] not in VERBS


def _run_window(path: Path | None, *, on_desktop: bool = False) -> int:
    # What is made until the first paint stays: the collector need not look through it.
    gc.disable()
    from convenor import light_qt  # Qt is loaded for a window only

    light_qt.load()
    from convenor.app import run_window

    return run_window(path, on_desktop=on_desktop)


def _run_verb() -> int:
    """Run a verb; what is wrong with its words is said on one line, like every refusal."""
    import click

    from convenor.cli.verbs import convenor

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
