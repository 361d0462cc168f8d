"""Plays a month: ``python -m support.month.playing FILE SETTLING ACTIONS SEED``; says what it held.

First so many actions in which everything is shown for the first time, then those of the month.
One line of JSON at the end: memory in megabytes before and after the month, how many actions were
done in all, and every warning of Qt and every exception on the way.
"""

import ctypes
import gc
import json
import os
import random
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from convenor.collecting import Collector
from convenor.samples import make
from convenor.settings import Settings
from convenor.theme.theme import Mode, theme
from convenor.window.main_window import MainWindow
from convenor_db.domain.interchange.read import read
from convenor_db.store.making import make_file
from convenor_db.store.surroundings import Surroundings
from support.fakes import START, FakeAsk
from support.month.keys import Hands

_PAUSE: Final = 15
"""Milliseconds from one action to the next: the store works meanwhile, as it does for people."""
_OTHER_FILES: Final = (
    "file.sample.",
    "file.recent.",
    "file.close",
    "file.new",
    "file.open",
    "file.quit",
)
_OFFSCREEN: Final = "This plugin does not support"
"""What a platform without a screen says of what it has not; a screen has it."""


class Month:
    """The actions one after another, and what was noticed."""

    def __init__(self, window: MainWindow, settling: int, actions: int, seed: int) -> None:
        self._hands = Hands(window, seed)
        self._actions = actions
        self._all = self._left = settling + actions
        self._early = 0.0
        self.troubles: list[str] = []

    def go_on(self) -> None:
        """Do the next thing, or end."""
        if self._left == self._actions:
            self._early = held()
        QTimer.singleShot(_PAUSE, self.go_on)
        if not self._left or len(self.troubles) > 5:  # more tell nothing new
            self._end()
        self._left -= 1
        self._hands.act()

    def note(self, trouble: str) -> None:
        """Keep a warning or an exception, and after what it came."""
        self.troubles.append(f"after {', '.join(self._hands.done[-8:])}: {trouble}")

    def _end(self) -> None:
        told = {"early": self._early, "late": held(), "troubles": self.troubles,
                "done": self._all - self._left}  # fmt: skip
        sys.stdout.write(json.dumps(told))
        sys.stdout.flush()
        os._exit(0)


def held() -> float:
    """Return the megabytes that the process holds, once what is free has been given back."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if "VmRSS" in line)) / 1024


def play(path: Path, settling: int, actions: int, seed: int) -> None:
    """Open a file in the window and work in it."""
    app = QApplication([])
    theme.install(app, mode=Mode.LIGHT)
    bits = random.Random(seed).getrandbits
    around = Surroundings(actor="Marta", clock=lambda: START, random_bits=bits)
    make_file(path, around, read(make("medium", seed=1, now=START), "The sample"), born_whole=True)
    window = MainWindow(around, settings=Settings(), ask=FakeAsk(choice=1))
    Collector(window)
    month = Month(window, settling, actions, seed)

    def warned(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
        if not message.startswith(_OFFSCREEN):
            month.note(message)

    def failed(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        month.note("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = failed
    qInstallMessageHandler(warned)
    window.resize(1440, 860)
    window.show()
    # It is one file's month: another file may need more, whatever is done in it.
    names = [each.name for each in window.commands.all if each.name.startswith(_OTHER_FILES)]
    window.commands.remove(names)
    assert window.open_path(path)
    QTimer.singleShot(1500, month.go_on)
    app.exec()


if __name__ == "__main__":
    play(Path(sys.argv[1]), *(int(word) for word in sys.argv[2:5]))
