"""Qt loaded without what tells signatures: nothing of it runs, and all of it is there if asked."""

import subprocess
import sys

TOLD = """
import pydoc, sys

if sys.argv[1] == "light":
    from convenor import light_qt

    light_qt.load()
from PySide6.QtCore import QPoint, QThread
from PySide6.QtGui import QColor

def refused(words):
    try:
        eval(words)
    except Exception as error:
        print(type(error).__name__, error)

for words in ("QPoint('a')", "QPoint(1, 2, 3)", "QPoint(1).nothing", "QColor(rgb=2)"):
    refused(words)
print(QPoint.__doc__, QThread.wait.__doc__, pydoc.render_doc(QPoint.isNull))
"""
"""What is said of calls that Qt does not take, and what help there is."""

RUN = """
import sys
from convenor import light_qt

light_qt.load()
from PySide6.QtWidgets import QWidget

names = ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
modules = [sys.modules[f"shibokensupport.signature.{name}"] for name in names]
print([name for one in modules for name in vars(one) if not name.startswith("__")])
"""
"""What the modules have in them beside what Python writes into each."""


def said(program: str, *words: str) -> str:
    """Return what a program in a process of its own writes."""
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_said_of_a_wrong_call_is_what_pyside_says() -> None:
    light = said(TOLD, "light")
    assert light == said(TOLD, "as it comes")
    assert "Supported signatures" in light


def test_nothing_that_tells_signatures_is_run_until_then() -> None:
    assert said(RUN) == "[]\n"
