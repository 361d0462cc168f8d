"""From the start of the process to the first paint, against a bare Qt window in the same run.

What is counted is the processor's time, which other programs on the machine do not lengthen.
"""

import os
import statistics
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from convenor.samples import make
from convenor_db.domain.interchange import read
from convenor_db.store.making import make_file
from support.builders import around

ROUNDS = 7
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.show()
window.grab()
import time
print(time.process_time())
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from convenor.settings import Settings
from convenor.theme.theme import Mode, theme
from convenor.window.main_window import MainWindow
from support.builders import around
app = QApplication([])
theme.install(app, mode=Mode.LIGHT)
window = MainWindow(around(), settings=Settings())
window.open_path(Path(sys.argv[1]))
window.show()
window.grab()
import time
print(time.process_time())
"""


def seconds(program: str, *words: str) -> float:
    """Return how much of the processor's time a program took until it was painted."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    at_once = f"{program}\nimport os\nsys.stdout.flush()\nos._exit(0)"
    command = [sys.executable, "-c", f"import sys\n{at_once}", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)


def test_the_first_paint_against_a_bare_window(tmp_path: Path) -> None:
    path = tmp_path / "medium.convenor"
    now = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
    make_file(path, around(), read(make("medium", seed=1, now=now), "sample"), born_whole=True)
    rounds = [(seconds(OURS, str(path)), seconds(BARE)) for _ in range(ROUNDS)]
    ratio = statistics.median(ours / bare for ours, bare in rounds)
    ours, bare = (1000 * min(pair[at] for pair in rounds) for at in (0, 1))
    print(f"\nfirst paint: {ours:.0f} ms of CPU, bare window {bare:.0f} ms: {ratio:.1f} times")  # noqa: T201
