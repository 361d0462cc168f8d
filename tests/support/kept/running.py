"""The program in a process of its own, driven step by step, on a file that outlives it."""

import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import NamedTuple

import sqlcipher3
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from convenor.collecting import Collector
from convenor.theme.theme import Mode, theme
from convenor.widgets import editable
from convenor.widgets.draft_notice import DraftNotice, FormNotice
from convenor.widgets.editable_date import EditableDate, EditableTime
from convenor.widgets.editable_moment import EditableMoment
from convenor.widgets.labels import RichLabel
from convenor.window.main_window import MainWindow
from convenor_db.store.surroundings import Surroundings
from support.fakes import FakeAsk
from support.kept.places import SCREENS, Steps, opened, root_of
from support.kept.texts import (
    Spot,
    Text,
    a_word,
    field_of,
    fitting,
    type_over,
    typed_fields,
    words_in,
)

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
JOURNAL = frozenset({"change", "txn", "txn_open", "looked", "meta", "saved_view"})
_BEFORE_A_FILE = frozenset({"new convening", "preferences"})
"""What is typed there can be kept in the settings only."""
_SLACK = 10_000
"""Milliseconds the file has, after the pause, to take what was typed."""


def _end_with(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say what went wrong and end: a window that waits for ever would tell nothing."""
    sys.__excepthook__(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)


def run(path: Path, script: Callable[[MainWindow], Steps], actor: str = "Marta") -> None:
    """Open a file in the window, and do a script there, one step after another."""
    sys.excepthook = _end_with
    app = QApplication([])
    theme.install(app, mode=Mode.LIGHT)
    around = Surroundings(
        actor=actor,
        clock=lambda: NOW,
        random_bits=random.Random(os.getpid()).getrandbits,
    )
    window = MainWindow(around, ask=FakeAsk(choice=1))
    Collector(window)
    window.resize(1440, 1200)
    window.show()
    assert window.open_path(path)
    steps = _whole(window, script)

    def go_on() -> None:
        pause = next(steps, None)
        if pause is None:
            os._exit(0)  # as a kill leaves it: nothing is tidied up
        QTimer.singleShot(pause, go_on)

    QTimer.singleShot(0, go_on)
    app.exec()


def _whole(window: MainWindow, script: Callable[[MainWindow], Steps]) -> Steps:
    while not (window.is_complete and window.document and window.document.is_open):
        yield 20
    yield 100
    yield from script(window)


def as_killed(path: Path, to: Path) -> Path:
    """Copy a file as a kill at this instant would leave it."""
    to.parent.mkdir(parents=True, exist_ok=True)
    for end in ("-journal", ""):  # a journal that is done with meanwhile takes the change back
        copy = to.with_name(to.name + end)
        copy.unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            shutil.copyfile(path.with_name(path.name + end), copy)
    return to


def contents(path: Path, *, but: frozenset[str] = JOURNAL) -> list[str]:
    """Return every value that a copy holds, *but* those of some tables."""
    connection = sqlcipher3.connect(str(path))
    try:
        listed = connection.execute("select name from sqlite_master where type = 'table'")
        tables = sorted({str(name) for (name,) in listed} - but)
        rows = [connection.execute(f'select * from "{one}"').fetchall() for one in tables]  # noqa: S608
    finally:
        connection.close()
    return [str(one) for table in rows for values in table for one in values]


def _may_hold(path: Path, text: Text) -> bool:
    """Say whether the octets of a copy hold a text anywhere."""
    octets = path.read_bytes().lower()
    return any(needle.encode() in octets for needle in text.needles)


def drafts_in(path: Path) -> dict[tuple[str, str], str]:
    """Return the drafts of a file: what was typed, by thing and field.

    The program may have it open in this process. Only the same SQLite knows of its locks: another
    takes the journal of a change under way for one left behind, and puts it back.
    """
    connection = sqlcipher3.connect(str(path))
    try:
        rows = connection.execute("select target, field, text from draft").fetchall()
    finally:
        connection.close()
    return {(target, field): text for target, field, text in rows}


def settings() -> list[str]:
    """Return what the program has written into its settings."""
    home = Path(os.environ["XDG_CONFIG_HOME"])
    return [one.read_text("utf-8") for one in home.rglob("*.ini")]


class Typed(NamedTuple):
    """What was typed where, and whether the file had it while the caret was still there."""

    place: str
    name: str
    nth: int
    entry: str
    keys: str
    needles: tuple[str, ...]
    kept: bool

    @property
    def spot(self) -> Spot:
        """Return in which field of the place."""
        return Spot(self.name, self.nth, self.entry)

    @property
    def text(self) -> Text:
        """Return what was typed."""
        return Text(self.keys, tuple(self.needles))


class Writer:
    """Types into every field of some places; copies the file as a kill would leave it."""

    def __init__(self, path: Path, folder: Path, wanted: Sequence[str]) -> None:
        self._path, self._folder, self._wanted = path, folder, wanted
        self._number = 0
        self._typed: list[Typed] = []
        self._actors: dict[str, str] = {}

    def script(self, window: MainWindow) -> Steps:
        """Type at every place, and write down what was typed."""
        for place in self._wanted:
            yield from opened(window, place)
            spots = list(typed_fields(root_of(window)))
            if place.startswith("new ") and place in SCREENS and len(spots) > 1:
                spots = spots[1:]  # what makes it exist: the others are to be kept before that
            for spot in spots:
                yield from self._type_at(window, place, spot)
            as_killed(self._path, self._folder / f"{place}.convenor")
            self._actors[place] = window.around.actor
            if place != self._wanted[-1]:
                yield from self._leave(window)
        self._write_down()

    def _type_at(self, window: MainWindow, place: str, spot: Spot) -> Steps:
        for fits in (False, True):
            editor = typed_fields(root_of(window)).get(spot)
            if editor is None:
                return
            if fits and not _is_particular(editor):
                return
            self._number += 1
            text = fitting(editor, self._number) if fits else a_word(self._number)
            before = contents(self._copied()) if fits else None
            type_over(editor, text)
            yield from self._wait_for(place, spot, text, before)

    def _wait_for(self, place: str, spot: Spot, text: Text, before: list[str] | None) -> Steps:
        """Wait until the file has the text; of days, times and numbers, until it has changed."""
        since, kept = perf_counter(), False
        while not kept and perf_counter() - since < (editable.PAUSE + _SLACK) / 1000:
            yield 60
            copy = self._copied()
            if before is None and not _may_hold(copy, text) and place not in _BEFORE_A_FILE:
                continue  # the whole of it is read only where that can tell something
            held = contents(copy)
            kept = any(text.is_in(one) for one in (*held, *settings()))
            kept = kept or (before is not None and held != before)
        self._typed.append(Typed(place, *spot, text.keys, text.needles, kept))

    def _copied(self) -> Path:
        return as_killed(self._path, self._folder / "now" / "now.convenor")

    def _leave(self, window: MainWindow) -> Steps:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()
        popup = QApplication.activePopupWidget()
        if popup:
            popup.close()
        window.activateWindow()  # offscreen a list of completions takes the caret away for good
        yield 60

    def _write_down(self) -> None:
        told = json.dumps([one._asdict() for one in self._typed], indent=1)
        (self._folder / "typed.json").write_text(told, "utf-8")
        (self._folder / "actors.json").write_text(json.dumps(self._actors), "utf-8")


def _is_particular(editor: QWidget) -> bool:
    """Say whether a field takes only days, times or numbers."""
    field = field_of(editor)
    sorts = (EditableDate, EditableTime, EditableMoment)
    return isinstance(field, sorts) or bool(field and field.error())


class Reader:
    """Goes to a place of a copy, and says what has become of what was typed there."""

    def __init__(self, folder: Path, place: str) -> None:
        self._place, self._folder = place, folder
        self._copy = folder / f"{place}.convenor"
        told = json.loads((folder / "typed.json").read_text("utf-8"))
        self._typed = [Typed(**one) for one in told if one["place"] == place]

    def read(self) -> None:
        """Open the copy as whoever typed there, and look."""
        actors = json.loads((self._folder / "actors.json").read_text("utf-8"))
        run(self._copy, self.script, actors[self._place])

    def script(self, window: MainWindow) -> Steps:
        """Look at every field of the place."""
        yield from opened(window, self._place)
        found: list[tuple[str, str, str, str]] = []
        for one in {one.spot: one for one in self._typed}.values():
            how = yield from self._look_for(window, self._copy, one)
            found.append((self._place, one.name, one.keys, how))
        told = self._folder / f"found {self._place}.json"
        told.write_text(json.dumps(found), "utf-8")

    def _look_for(self, window: MainWindow, copy: Path, one: Typed) -> Generator[int, None, str]:
        if self._stands(window, one):
            return "stands there"
        for notice in root_of(window).findChildren(RichLabel):
            if notice.isVisible() and _offers(notice, one.text):
                notice.linked.emit("take")
                yield 60
                return "offered" if self._stands(window, one) else "offered, but not there"
        now = as_killed(copy, self._folder / "now" / "now.convenor")
        if any(one.text.is_in(each) for each in contents(now, but=JOURNAL | {"draft"})):
            return "in the record"
        if any(one.text.is_in(each) for each in contents(now, but=frozenset({"draft"}))):
            return "in the record until another field changed it"
        return "LOST"

    def _stands(self, window: MainWindow, one: Typed) -> bool:
        fields = typed_fields(root_of(window))
        if one.spot in fields:
            return one.text.is_in(words_in(fields[one.spot]))
        return any(one.text.is_in(words_in(editor)) for editor in fields.values())


def _offers(notice: RichLabel, text: Text) -> bool:
    """Say whether a notice offers a text, or a whole form."""
    words = notice.accessibleName() or notice.text()
    return isinstance(notice, FormNotice) or (isinstance(notice, DraftNotice) and text.is_in(words))


def typing_once(folder: Path, place: str) -> Callable[[MainWindow], Steps]:
    """Return what types into the first field of a place, says so, and waits to be killed."""

    def script(window: MainWindow) -> Steps:
        yield from opened(window, place)
        editor = next(iter(typed_fields(root_of(window)).values()))
        text = a_word(1)
        type_over(editor, text)
        (folder / "typed.txt").write_text(text.keys, "utf-8")
        yield 60_000

    return script


def main() -> None:
    """Write, read or type once, as the command line says: the verb, the folder, the places."""
    verb, folder, *wanted = sys.argv[1:]
    here = Path(folder)
    editable.PAUSE = int(os.environ["KEPT_PAUSE"])  # type: ignore[misc]
    if verb == "write":
        run(here / "a.convenor", Writer(here / "a.convenor", here, wanted).script)
    elif verb == "type":
        run(here / "a.convenor", typing_once(here, *wanted))
    else:
        Reader(here, *wanted).read()


if __name__ == "__main__":
    main()
