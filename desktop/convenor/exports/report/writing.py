"""The report as a file: PDF or JSON, by the name it is to have."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from convenor.exports.files import (
    Outgoing,
    Progress,
    never_cancelled,
    no_progress,
    safe_name,
    write_files,
)
from convenor.exports.report.account import Account, Making, account_of
from convenor.exports.report.as_json import as_json
from convenor_db.domain.errors import Cancelled, FileExists, InputRefused
from convenor_db.domain.names import full_name
from convenor_db.domain.records import Person
from convenor_db.store.traces import Traces

ENDINGS: Final = (".pdf", ".json")


def proposed_name(person: Person, ending: str = ".pdf") -> str:
    """Return how the report on a person may be called: “Report on Amara Okafor.pdf”."""
    return f"{safe_name(f'Report on {full_name(person)}')}{ending}"


def check_place(path: Path, *, replace: bool = False) -> None:
    """Raise `InputRefused` for another ending than .pdf or .json, `FileExists` unless *replace*."""
    if path.suffix.casefold() not in ENDINGS:
        message = f"{path.name} was not written: a report ends in .pdf or .json. Name it so."
        raise InputRefused(message)
    if path.exists() and not replace:
        message = f"{path} was not written: it already exists. Choose another name."
        raise FileExists(message)


class Course:
    """How far a report is, in parts of a hundred: half of it is to read what was, half what is."""

    def __init__(
        self, progress: Progress = no_progress, cancelled: Callable[[], bool] = never_cancelled
    ) -> None:
        """*progress* is told; when *cancelled* says so, the report stops with `Cancelled`."""
        self._progress, self._cancelled = progress, cancelled
        self._told = -1

    def past(self, done: int, total: int) -> None:
        """Say how many lines of the log are read."""
        self._go_on(50 * done // total)

    def present(self, done: int, total: int) -> None:
        """Say how many records are read."""
        self._go_on(50 + 50 * done // total)

    def _go_on(self, part: int) -> None:
        if self._cancelled():
            message = "Nothing was written: you stopped it."
            raise Cancelled(message)
        if part > self._told:
            self._told = part
            self._progress(part, 100)


def write_report(
    traces: Traces,
    path: Path,
    making: Making,
    *,
    replace: bool = False,
    course: Course | None = None,
) -> str:
    """Write everything that a file holds about a person; return in words what was written.

    Raises what `check_place` and `write_files` raise, and `Cancelled` where *course* is stopped.
    """
    check_place(path, replace=replace)
    account = account_of(traces, making, (course or Course()).present)
    write = _WRITERS[path.suffix.casefold()]
    content, words = write(account)
    write_files(path.parent, [Outgoing(path.name, lambda: content)], commit=_nothing_to_record)
    return words


def _as_pdf(account: Account) -> tuple[bytes, str]:
    from convenor.exports.report.pages import as_pdf  # heavy: only where pages are laid out

    content, pages = as_pdf(account)
    return content, "1 page" if pages == 1 else f"{pages} pages"


def _as_json(account: Account) -> tuple[bytes, str]:
    records = len(account.told)
    return as_json(account), "1 record" if records == 1 else f"{records} records"


_WRITERS: Final[dict[str, Callable[[Account], tuple[bytes, str]]]] = {
    ".pdf": _as_pdf,
    ".json": _as_json,
}


def _nothing_to_record() -> None:
    """Leave no fact: a report has no number, and nothing depends on it."""
