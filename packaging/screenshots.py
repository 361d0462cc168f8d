"""Take the pictures of README.md: the medium sample in the real window, drawn without a screen.

Run by `make screenshots`. Seed, clock and size are fixed, so that a picture changes only when
the program does.
"""

import os
import random
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="convenor-screenshots-")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from convenor.samples import make
from convenor.theme.theme import Mode, theme
from convenor.window.main_window import MainWindow
from convenor_db.domain.interchange.read import read
from convenor_db.store.making import make_file
from convenor_db.store.surroundings import Surroundings

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
PICTURES = (
    ("overview", Mode.LIGHT),
    ("invitations", Mode.LIGHT),
    ("agenda", Mode.LIGHT),
    ("positions", Mode.LIGHT),
    ("people", Mode.LIGHT),
    ("briefs", Mode.DARK),
)
"""Screen and theme of each picture."""


def main(folder: Path) -> None:
    """Write one picture a screen into *folder*."""
    app = QApplication([])
    theme.install(app, mode=Mode.LIGHT)
    bits = random.Random(1).getrandbits
    around = Surroundings(actor="Marta", clock=lambda: NOW, random_bits=bits)
    path = Path(tempfile.mkdtemp(prefix="convenor-")) / "medium.convenor"
    incoming = read(make("medium", seed=1, now=NOW), "The sample")
    make_file(path, around, incoming, born_whole=True)
    window = MainWindow(around)
    window.resize(1440, 860)
    window.show()
    window.open_path(path)
    wait(1000)
    for screen, mode in PICTURES:
        theme.set_mode(mode)
        window.show_screen(screen)
        wait(800)
        window.grab().save(str(folder / f"{screen}.png"))
    window.close()


def wait(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
