"""Starts the program on a desktop of its own and plays a story with it.

Runs inside `dbus-run-session`, on the Python of the system: `python3 -m atspi.stage STORY FILE`,
with the interpreter that has the program in CONVENOR_PYTHON.
"""

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

BUS_LAUNCHERS = (
    Path("/usr/libexec/at-spi-bus-launcher"),
    Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"),
)
"""Where Debian keeps it, and where it was before."""


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program as long as the block lasts."""
    process = subprocess.Popen(command)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(20)


def play(story: str, file: str) -> None:
    """Start what is needed, then the program as a user would, and play the story."""
    launcher = next(path for path in BUS_LAUNCHERS if path.exists())
    with ExitStack() as stack:
        stack.enter_context(running(str(launcher), "--launch-immediately"))
        stack.enter_context(running("openbox"))
        program = stack.enter_context(
            running(os.environ["CONVENOR_PYTHON"], "-m", "convenor", file)
        )
        module = importlib.import_module(f"atspi.{story}")
        begun = time.monotonic()
        module.play(program)
        sys.stdout.write(f"{time.monotonic() - begun:5.1f} s in all\n")


if __name__ == "__main__":
    play(*sys.argv[1:])
