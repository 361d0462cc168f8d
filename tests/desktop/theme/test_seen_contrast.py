"""The contrast of all that is to be seen: every screen, panel and list dialog, light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convenor.samples import make
from convenor.theme.theme import Mode, theme
from convenor.widgets.segmented import Segmented
from convenor.window.main_window import MainWindow
from support.builders import NOW
from support.contrasts import Measured, Watched, watching
from support.fitting import lay_out
from support.windows import an_open_window, the_document, the_screen

SCREENS = (
    "overview", "people", "invitations", "agenda", "positions", "briefs", "exports", "history",
)  # fmt: skip
PANELS = ("people", "organisations", "invitations", "sessions", "briefs", "issues", "commitments")
COMMANDS = (
    "help.about", "help.keys", "help.guide", "edit.preferences", "convening.settings",
    "convening.issues", "convening.waves", "convening.targets", "convening.templates",
    "agenda.release",
)  # fmt: skip
LARGE = 2.0
"""At this text size the thinnest stem of a letter has its full colour somewhere."""


@pytest.fixture(params=[Mode.LIGHT, Mode.DARK])
def window(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    """Return a large window with large text; both are as usual afterwards."""
    value = make("small", seed=1, now=NOW)
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        theme.set_mode(request.param)
        theme.set_scale(LARGE)
        window.resize(2400, 1400)
        yield window
    theme.set_scale(1.0)
    theme.set_mode(Mode.LIGHT)


def test_all_that_is_seen_stands_out_from_what_is_behind_it(window: MainWindow) -> None:
    with watching() as watched:
        measured = [*screens(window, watched), *panels(window, watched), bulk(window, watched)]
        measured += [*dialogs(window, watched)]
    count = sum(one.number for one in measured)
    assert count > 3000
    assert sum(one.found for one in measured) > 0.9 * count  # it is measured where it is painted
    assert not {each for one in measured for each in one.faint}


def screens(window: MainWindow, watched: Watched) -> Iterator[Measured]:
    """Measure every view of every screen."""
    for name in SCREENS:
        screen = the_screen(window, name)
        lay_out()
        yield from views(window, screen, watched)


def panels(window: MainWindow, watched: Watched) -> Iterator[Measured]:
    """Measure every tab of the panels."""
    assert window.view is not None
    for kind in PANELS:
        key = next(iter(the_document(window).snapshot.table(kind)))
        window.view.place.go_to(kind, str(key))
        lay_out()
        panel = window.view.front.panel()
        assert panel is not None
        panel.show()
        yield from views(window, panel, watched)


def views(window: MainWindow, part: QWidget, watched: Watched) -> Iterator[Measured]:
    """Measure a part of the window with each of its tabs in front."""
    switch = next((one for one in part.findChildren(Segmented) if one.isVisible()), None)
    for each in switch.parts() if switch else ():
        each.click()
        lay_out()
        yield watched.measure(window)
    if switch is None:
        yield watched.measure(window)


def bulk(window: MainWindow, watched: Watched) -> Measured:
    """Measure a table in which everything is selected."""
    table = the_screen(window, "people").findChild(QTableView)
    assert table is not None
    table.selectAll()
    lay_out()
    return watched.measure(window)


def dialogs(window: MainWindow, watched: Watched) -> Iterator[Measured]:
    """Measure dialogs."""
    for command in COMMANDS:
        window.commands.run(command)
        lay_out()
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog) and top.isVisible():
                yield watched.measure(top)
                top.reject()
        lay_out()


def test_what_is_faint_is_found(qtbot: QtBot) -> None:
    whole, label = QWidget(), QLabel("faint")
    qtbot.addWidget(whole)
    label.setStyleSheet("color: #999999; background: white; font-size: 40px")
    QVBoxLayout(whole).addWidget(label)
    whole.setPalette(QPalette(QColor("white")))
    whole.show()
    with watching() as watched:
        faint = watched.measure(whole).faint
    assert len(faint) == 1
    assert "words 2.8" in faint[0]
