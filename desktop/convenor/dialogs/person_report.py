"""The report on one person from the window: asked where to, written meanwhile, said when there."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convenor import __version__
from convenor.workplace import Things, Workplace
from convenor_db.domain.errors import Cancelled, ConvenorError
from convenor_db.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from convenor.exports.report import Making
    from convenor.tasks import Job
    from convenor_db.domain.records import Person

_FOLDER: Final = "reports"
_KINDS: Final = "PDF (*.pdf);;JSON (*.json)"
NOBODY: Final = "Select a person first: a report is about one."
SEVERAL: Final = "Several are selected. Select one of them: a report is about one person."
UNNAMED: Final = "Nobody holds this seat yet, so nothing is held about a person."


def whose_report(snapshot: Snapshot, things: Things | None) -> tuple[str, str]:
    """Return the person selected, or "" and why there is none.

    *things* are what a screen has selected, “kind:key” each; a seat stands for its holder.
    """
    chosen = [key.partition(":")[::2] for key in things.keys] if things else []
    people = [key for kind, key in chosen if kind == "people"]
    seats = [snapshot.invitations.get(key) for kind, key in chosen if kind == "invitations"]
    if not people:
        people = [str(seat.person or "") for seat in seats if seat]
    if len(set(people)) > 1 or people.count("") > 1:
        return "", SEVERAL
    if not people:
        return "", NOBODY
    return (people[0], "") if people[0] else ("", UNNAMED)


def save_report(place: Workplace, key: str) -> None:
    """Ask where the report on a person is to lie, and write it there."""
    from convenor.exports.report import proposed_name  # when it is asked for
    from convenor_db.domain.names import full_name

    person = place.document.snapshot.people.get(key)
    if person is None:
        return
    folder, name = place.settings.folder(_FOLDER), proposed_name(person)
    proposed = str(Path(folder) / name) if folder else name
    title = f"Save the report on {full_name(person)}"
    place.ask.save_file(title, _KINDS, partial(_read, place, person), proposed=proposed)


def _read(place: Workplace, person: "Person", path: Path) -> None:
    """Write the report once the file has everything that was done a moment ago."""
    from convenor.exports.report import ENDINGS, Making
    from convenor.imports.countries import NAMES

    agreed = path.suffix.casefold() in ENDINGS  # the box has asked whether to lose that file
    path = path if agreed else path.with_name(f"{path.name}.pdf")
    place.settings.keep_folder(_FOLDER, str(path.parent))
    making = Making(
        now=place.clock(),
        by=place.actor,
        file=place.document.path.name,
        program=f"Convenor {__version__}",
        countries=NAMES,
    )
    work = partial(_write, place.document.path, person.key, path, making, replace=agreed)

    def write(_stored: None = None) -> None:
        place.tasks.run(
            work,
            title=f"Writing {path.name}",
            done=partial(_written, place, path),
            failed=partial(_not_written, place),
        )

    if place.document.is_open:
        place.document.read(lambda _store: None, write)
    else:  # somebody else has the file open: nothing of ours waits to be stored
        write()


def _write(file: Path, key: str, path: Path, making: "Making", job: "Job", *, replace: bool) -> str:
    """Read what the file holds and keeps, beside the window, and write it."""
    from convenor.exports.report import Course, write_report  # heavy: off the first paint
    from convenor_db.domain.held.whom import whom
    from convenor_db.store.quiet import read_traces

    course = Course(job.progress, job.is_cancelled)
    traces = read_traces(file, lambda now: whom(now, key), course.past, ours=True)
    return write_report(traces, path, making, replace=replace, course=course)


def _not_written(place: Workplace, error: ConvenorError) -> None:
    if isinstance(error, Cancelled):  # that was wanted
        place.toast(str(error))
    else:
        place.tasks.refused.emit(str(error))


def _written(place: Workplace, path: Path, words: str) -> None:
    show = partial(place.folder_wanted.emit, path.parent)
    place.toast_with(f"{words} written to {path.name}.", "Show in folder", show)
