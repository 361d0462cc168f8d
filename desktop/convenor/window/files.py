"""What the entries of the menu File do."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from convenor.tasks import Job
from convenor.workplace import Saying
from convenor_db.domain.errors import Cancelled
from convenor_db.store.quiet import read_findings
from convenor_db.store.surroundings import Surroundings

if TYPE_CHECKING:
    from convenor.window.main_window import MainWindow

_MAKING = "Making the sample"
_SQLITE = b"SQLite format 3\0"
"""How a convening's file begins, and any other of its kind."""
CONVENINGS = "Convenings (*.convenor);;All files (*)"


def make_convening(window: "MainWindow") -> None:
    """Ask for what a new convening needs, make its file and open it."""
    from convenor.dialogs.new_convening import NewConveningDialog  # when it is asked for

    dialog = NewConveningDialog(window, window.ask, window.settings, window.around)

    def take() -> None:
        window.around = dialog.around
        window.open_path(dialog.made)

    dialog.accepted.connect(take)
    dialog.open()


def open_file(window: "MainWindow") -> None:
    """Ask for a file and open it."""

    def take(path: Path) -> None:
        window.settings.keep_folder("convenings", str(path.parent))
        take_dropped(window, path)

    folder = window.settings.folder("convenings")
    window.ask.open_file("Open a convening", CONVENINGS, take, folder=folder)


def take_dropped(window: "MainWindow", path: Path) -> None:
    """Open a convening that was dropped or chosen; hand a list or a schedule to its importer."""
    from convenor.dialogs.importing import import_file  # when it is asked for
    from convenor.imports.kinds import FileKind, kind_of_file

    try:
        raw = path.read_bytes()
    except OSError as error:
        window.say_refused(f"{path.name} was not read: {error.strerror}. Choose another file.")
        return
    kind = FileKind.OTHER if raw.startswith(_SQLITE) else kind_of_file(raw)
    if raw.startswith(_SQLITE):
        window.open_path(path)
    elif kind not in (FileKind.PEOPLE, FileKind.AGENDA):
        window.say_refused(f"{path.name} was not opened: this is {kind}. Drop a convening.")
    elif window.view is None:
        window.say_refused(f"{path.name} is {kind}. Open the convening first that it belongs to.")
    else:
        import_file(window, window.view.place, kind, path)


def open_sample(window: "MainWindow", size: str) -> None:
    """Open the sample of a size, as it was left; the first time it is made."""
    path = _sample_path(size)
    if path.exists():
        window.open_path(path)
        return
    if window.tasks.is_at(_MAKING):  # pressed twice: two would write one file
        return
    window.tasks.run(
        partial(_make_sample, window.around, path, size),
        title=_MAKING,
        done=window.open_path,
    )


def _sample_path(size: str) -> Path:
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(where) / "samples" / f"Sample, {size}.convenor"


def _make_sample(around: Surroundings, path: Path, size: str, job: Job) -> Path:
    from convenor.samples import make  # word lists and papers: only when they are wanted
    from convenor_db.domain.interchange.read import read
    from convenor_db.store.making import make_file

    incoming = read(make(size, seed=1, now=around.clock()), "The sample")
    if job.is_cancelled():
        message = "The sample was not made: you stopped it."
        raise Cancelled(message)
    make_file(path, around, incoming, born_whole=True)
    return path


def save_copy(window: "MainWindow") -> None:
    """Ask for a name and write a verified copy of the open file there."""
    document = window.document
    if document is None:
        return
    proposed = document.path.with_name(f"{document.path.stem} copy.convenor")

    def take(path: Path) -> None:
        if window.document is document:  # it may have been closed meanwhile
            document.copy(path, partial(_say_copied, window, path))

    window.ask.save_file("Save a copy", CONVENINGS, take, proposed=str(proposed))


def _say_copied(window: "MainWindow", path: Path, why_not: str) -> None:
    if why_not:
        window.say_refused(why_not)
        return
    show: Callable[[], None] = partial(show_in_folder, path)
    window.toast(Saying(f"A copy was saved as {path.name}.", "Show in folder", show))


def show_in_folder(path: Path) -> None:
    """Let the desktop show the folder of a file."""
    from PySide6.QtCore import QUrl  # when it is asked for
    from PySide6.QtGui import QDesktopServices

    folder = path if path.is_dir() else path.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def check_file(window: "MainWindow") -> None:
    """Check that the open file is sound, and say what was found."""
    if window.document is None:
        return
    path = window.document.path
    window.tasks.run(
        lambda _job: read_findings(path, ours=True),
        title="Checking the file",
        done=partial(_say_found, window),
    )


def _say_found(window: "MainWindow", found: list[str]) -> None:
    if found:
        window.say_refused(f"The file is not sound: {' '.join(found)} Save a copy, then open it.")
    else:
        window.toast(Saying("The file is sound."))
