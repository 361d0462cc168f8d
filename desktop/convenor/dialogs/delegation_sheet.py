"""The delegation sheet from the window: asked where to, written, and said when it is there."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convenor.workplace import Workplace

if TYPE_CHECKING:
    from convenor.exports.delegations import Written

_FOLDER: Final = "delegations"
_NAME: Final = "Delegations.pdf"


def save_delegation_sheet(place: Workplace) -> None:
    """Ask where the sheet of all delegations is to lie, and write it there."""
    folder = place.settings.folder(_FOLDER)
    proposed = str(Path(folder) / _NAME) if folder else _NAME
    save = partial(_write_to, place)
    place.ask.save_file("Save the delegation sheet", "PDF (*.pdf)", save, proposed=proposed)


def _write_to(place: Workplace, path: Path) -> None:
    path = path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
    place.settings.keep_folder(_FOLDER, str(path.parent))
    snapshot, now = place.document.snapshot, place.clock()

    def write(_job: object) -> "Written":
        from convenor.exports.delegations import write_delegations  # heavy: off the first paint

        return write_delegations(snapshot, path, now=now, replace=True)

    done = partial(_written, place, path)
    place.tasks.run(write, title=f"Writing {path.name}", done=done)


def _written(place: Workplace, path: Path, written: "Written") -> None:
    show = partial(place.folder_wanted.emit, path.parent)
    words = f"{written.in_words()} written to {path.name}. {written.said_unprintable()}".strip()
    place.toast_with(words, "Show in folder", show)
