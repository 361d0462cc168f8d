"""A screen for a program that needs a real one."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def a_display(size: str) -> Iterator[str]:
    """Give the name of an X server of its own; *size* as in "1440x900". Needs Xvfb."""
    ours, theirs = os.pipe()
    command = ("Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{size}x24")
    null = subprocess.DEVNULL
    server = subprocess.Popen(
        (*command, "-nolisten", "tcp", "-noreset"), pass_fds=(theirs,), stdout=null, stderr=null
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(20)
