"""What happens when the program is wrong: a report beside the log, and one plain message.

A report holds the kind of error, where it arose, how much the file holds and which screen was in
front. It holds no message and no values: those may carry names, positions or text of a brief.
"""

import logging
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

_log = logging.getLogger(__name__)

Tell = Callable[[str, str], object]
"""Says what went wrong, and why and what next; called on whichever thread the error arose."""
_OFTEN = 3
"""Times that one error is told: what fails with every paint would be told for ever."""
WHAT = "Something went wrong in Convenor that it did not expect."


class CrashReport:
    """Takes every error that nobody expected; each is told, and written down once."""

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime],
        about: str,
        state: Callable[[], str] = lambda: "",
    ) -> None:
        """*about* says which program this is; *state* what was open, in ids and counts."""
        self._folder = folder
        self._clock = clock
        self._about = about
        self._state = state
        self._tell: Tell | None = None
        self._telling = False
        self._written: dict[str, Path | None] = {}
        self._told = Counter[str]()

    def install(self, tell: Tell) -> None:
        """Take unexpected errors from now on; *tell* is asked to say that there was one."""
        self._tell = tell
        sys.excepthook = self.take
        threading.excepthook = self._take_of_thread

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write an error down and tell the user, once at a time."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        where = f"{kind.__module__}.{kind.__name__}\n{_where(error, trace)}"
        is_new = where not in self._written  # what fails to paint fails again with every paint
        if is_new:
            self._written[where] = self._write(where)
            _log.error("unexpected %s", kind.__name__)
            self._say_on_terminal(kind, error, trace, where)
        if self._tell and not self._telling and self._told[where] < _OFTEN:
            self._told[where] += 1
            self._telling = True
            try:
                self._tell(WHAT, _why(self._written[where]))
            finally:
                self._telling = False

    def _take_of_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, where: str) -> Path | None:
        at = self._clock()
        path = self._folder / f"crash-{at:%Y%m%d-%H%M%S-%f}.txt"
        state = f"{self._what_was_open()}\n".lstrip("\n")
        text = f"{self._about}\n{at:%Y-%m-%dT%H:%M:%SZ}\n{state}{where}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError:
            return None
        return path

    def _what_was_open(self) -> str:
        try:
            return self._state()
        except Exception as error:  # noqa: BLE001 - the report must be written whatever is broken
            return f"what was open could not be told: {type(error).__name__}"

    def _say_on_terminal(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
        where: str,
    ) -> None:
        """Say all of it to who has started the program by hand; a desktop keeps what it is told."""
        if sys.stderr is None:  # a desktop may give none
            return
        whole = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(whole if sys.stderr.isatty() else where)


def _where(error: BaseException, trace: TracebackType | None) -> str:
    """Return the lines of code it came by, of what led to it too; no message and no values."""
    parts = ["".join(traceback.format_tb(trace))]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    seen = {id(error)}
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        kind = type(cause)
        lines = "".join(traceback.format_tb(cause.__traceback__))
        parts.append(f"after {kind.__module__}.{kind.__name__}\n{lines}")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "".join(parts)


def _why(written: Path | None) -> str:
    why = (
        "What was saved is safe. What you did last may not have been done: look, and do it again."
        " Restart closes the file and opens it again where you are."
    )
    if written:
        why += f" A report without names or texts was written to {written}. Nothing was sent."
    return why
