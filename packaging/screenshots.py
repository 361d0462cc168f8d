"""Take the pictures of README.md and of the user guide, drawn without a screen.

Run by `make screenshots`. Seed, clock and size are fixed, so that a picture changes only when
the program does. The guide's have few colours: they are packed with the program.
"""

import os
import random
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="convenor-screenshots-")

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from convenor.samples import make
from convenor.theme.theme import Mode, theme
from convenor.widgets.command_palette import CommandPalette
from convenor.widgets.focus import hand
from convenor.window.convening_view import ConveningView
from convenor.window.main_window import MainWindow
from convenor.workplace import Thing
from convenor_db.domain.actions import people
from convenor_db.domain.interchange.read import read
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.making import make_file
from convenor_db.store.surroundings import Surroundings

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
README = (
    ("overview", Mode.LIGHT),
    ("invitations", Mode.LIGHT),
    ("agenda", Mode.LIGHT),
    ("positions", Mode.LIGHT),
    ("people", Mode.LIGHT),
    ("briefs", Mode.DARK),
)
"""Screen and theme of each picture."""
README_SIZE, GUIDE_SIZE = (1440, 860), (1180, 720)
COLOURS, SHARP = 160, 1.6
"""Of the guide's pictures: how many colours they have, and dots for a pixel of the window."""


def main(readme: Path, guide: Path) -> None:
    """Write one picture a screen into *readme*, and those of the user guide into *guide*."""
    app = QApplication([])
    theme.install(app, mode=Mode.LIGHT)
    window = opened_window()
    for screen, mode in README:
        theme.set_mode(mode)
        window.show_screen(screen)
        wait(800)
        window.grab().save(str(readme / f"{screen}.png"))
    theme.set_mode(Mode.LIGHT)
    window.resize(*GUIDE_SIZE)
    change_something(window)
    for name, shown in GUIDE.items():
        widget = shown(window)
        wait(900)
        save_small(widget, guide / f"{name}.png")
        put_away(window)
    window.close()


def opened_window() -> MainWindow:
    """Return the window with the medium sample, every screen ready."""
    bits = random.Random(1).getrandbits
    around = Surroundings(actor="Marta", clock=lambda: NOW, random_bits=bits)
    path = Path(tempfile.mkdtemp(prefix="convenor-")) / "medium.convenor"
    make_file(path, around, read(make("medium", seed=1, now=NOW), "The sample"), born_whole=True)
    window = MainWindow(around)
    hand.is_at_mouse = True  # no picture has a ring round what the keyboard is at
    window.resize(*README_SIZE)
    window.show()
    window.open_path(path)
    while not window.is_complete:
        wait(100)
    wait(600)
    return window


def change_something(window: MainWindow) -> None:
    """Do a few things, so that History has something to show."""
    document = view_of(window).place.document
    keys = list(document.snapshot.people)[:3]
    for key, post in zip(keys, ("Envoy for Technology", "Director", "Chief of staff"), strict=True):
        document.act(partial(people.set_field, key=key, field="post", text=post))
        wait(200)


def view_of(window: MainWindow) -> ConveningView:
    """Return the open convening."""
    if window.view is None:
        raise LookupError
    return window.view


def snapshot_of(window: MainWindow) -> Snapshot:
    """Return what it holds now."""
    return view_of(window).place.document.snapshot


# What each picture of the guide shows


def a_screen(name: str, window: MainWindow) -> QWidget:
    """Show a screen."""
    window.show_screen(name)
    return window


def a_person(window: MainWindow) -> QWidget:
    """Show somebody of whom much is known, in the list and in the panel."""
    return a_thing("people", key_of_person(window, "Okafor"), window)


def a_panel(window: MainWindow) -> QWidget:
    """Show only the side panel of that person."""
    a_person(window)
    return view_of(window).front.panel() or window


def a_thing(kind: str, key: str, window: MainWindow) -> QWidget:
    """Show one thing on its screen."""
    view_of(window).go_to_thing(Thing(kind, key))
    return window


def the_first(kind: str, window: MainWindow) -> QWidget:
    """Show the first thing of a kind."""
    return a_thing(kind, next(iter(snapshot_of(window).table(kind))), window)


def the_palette(window: MainWindow) -> QWidget:
    """Show the palette with a name typed."""
    window.show_screen("overview")
    window.commands.run("view.palette")
    edit = window.findChildren(CommandPalette)[0].findChildren(QLineEdit)[0]
    edit.setText("okaf")
    return window


def what_must_be_fixed(window: MainWindow) -> QWidget:
    """Show the agenda with its list of warnings."""
    window.commands.run("agenda.check")
    return window


def a_dialog(command: str, screen: str, window: MainWindow) -> QWidget:
    """Show the dialog that a command opens over a screen."""
    window.show_screen(screen)
    wait(300)
    window.commands.run(command)
    wait(300)
    return QApplication.activeModalWidget() or window


def a_substitute(window: MainWindow) -> QWidget:
    """Show who may come in somebody's place."""
    seats = snapshot_of(window).invitations.values()
    coming = (seat.key for seat in seats if seat.status == "accepted" and seat.person)
    a_thing("invitations", next(coming), window)
    return a_dialog("invitations.name", "invitations", window)


def key_of_person(window: MainWindow, family: str) -> str:
    """Return the key of somebody by their family name."""
    everybody = snapshot_of(window).people.values()
    return next(person.key for person in everybody if person.family == family)


GUIDE: dict[str, Callable[[MainWindow], QWidget]] = {
    "overview": partial(a_screen, "overview"),
    "palette": the_palette,
    "people": a_person,
    "person": a_panel,
    "invitations": partial(a_screen, "invitations"),
    "substitute": a_substitute,
    "agenda": partial(a_screen, "agenda"),
    "to-fix": what_must_be_fixed,
    "release": partial(a_dialog, "agenda.release", "agenda"),
    "positions": partial(a_screen, "positions"),
    "commitments": partial(the_first, "commitments"),
    "briefs": partial(the_first, "briefs"),
    "exports": partial(a_screen, "exports"),
    "history": partial(a_screen, "history"),
    "keys": partial(a_dialog, "help.keys", "agenda"),
}
"""By name: what brings it to the front and returns what is to be seen of it."""


def put_away(window: MainWindow) -> None:
    """Close what lies over the window."""
    for palette in window.findChildren(CommandPalette):
        palette.dismiss()
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()
    wait(100)


def save_small(widget: QWidget, path: Path) -> None:
    """Write what a widget shows, with few colours."""
    picture = QImage(widget.size() * SHARP, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(SHARP)
    widget.render(picture)
    picture.save(str(path))
    with Image.open(path) as whole:
        few = whole.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True, dpi=(96 * SHARP, 96 * SHARP))


def wait(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
