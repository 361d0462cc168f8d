"""What happens when the program is wrong: a report beside the log, and one plain message.

A report holds the kind of error and where it arose. It holds no message and no values: those
may carry names, positions or text of a brief.
"""

import logging
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

_log = logging.getLogger(__name__)

Tell = Callable[[str, str], object]
"""Says what went wrong, and why and what next."""


class CrashReport:
    """Takes every error that nobody expected; the first is told, all are written down."""

    def __init__(self, folder: Path, clock: Callable[[], datetime], about: str) -> None:
        """*about* says which program this is, with its versions."""
        self._folder = folder
        self._clock = clock
        self._about = about
        self._tell: Tell | None = None
        self._telling = False

    def install(self, tell: Tell) -> None:
        """Take unexpected errors from now on; *tell* is asked to say that there was one."""
        self._tell = tell
        sys.excepthook = self.take

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write an error down and tell the user, once at a time."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        written = self._write(kind, trace)
        _log.error("unexpected %s", kind.__name__)
        sys.stderr.write("".join(traceback.format_exception(kind, error, trace)))
        if self._tell and not self._telling:
            self._telling = True
            try:
                self._tell(*_in_words(written))
            finally:
                self._telling = False

    def _write(self, kind: type[BaseException], trace: TracebackType | None) -> Path | None:
        at = self._clock()
        path = self._folder / f"crash-{at:%Y%m%d-%H%M%S-%f}.txt"
        where = "".join(traceback.format_tb(trace))
        text = f"{self._about}\n{at:%Y-%m-%dT%H:%M:%SZ}\n{kind.__module__}.{kind.__name__}\n{where}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError:
            return None
        return path


def _in_words(written: Path | None) -> tuple[str, str]:
    what = "Something went wrong in Convenor that it did not expect."
    why = "What was saved is safe; what you did last may not have been done. Look, and do it again."
    if written:
        why += f" A report without names or texts was written to {written}. Nothing was sent."
    return what, why
