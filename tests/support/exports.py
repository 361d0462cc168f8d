"""The exports screen for tests: a convening with something to write, and what is seen of it."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from convenor.screens.exports.screen import ExportsScreen
from convenor.widgets.buttons import Button
from convenor.widgets.record_table import RecordTable
from convenor.window.main_window import MainWindow
from convenor_db.domain.edits import Edit
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_full_house
from support.windows import the_document, the_screen


def a_house() -> dict[str, Any]:
    """Return a convening with two readers who have addresses and one who has none."""
    value = a_full_house()
    value["people"][0]["emails"] = ["amara@example.org"]
    value["people"][1]["emails"] = ["wei@example.org"]
    value["invitations"].append({"id": "v3", "person": "p3", "status": "tentative"})
    return value


def exports(window: MainWindow, qtbot: QtBot, view: str = "calendars") -> ExportsScreen:
    """Show a view of the screen and wait until it has looked."""
    screen = the_screen(window, "exports")
    assert isinstance(screen, ExportsScreen)
    screen.show_view(view)
    looked(screen, qtbot)
    return screen


def looked(screen: ExportsScreen, qtbot: QtBot) -> None:
    """Wait until it has been looked what would be written."""
    qtbot.waitUntil(lambda: "Wait" not in screen.why_not_write())


def table(screen: ExportsScreen) -> RecordTable:
    """Return the table shown."""
    return next(one for one in screen.findChildren(RecordTable) if one.isVisible())


def rows(screen: ExportsScreen) -> list[tuple[str, ...]]:
    """Return the words of the first three columns, row by row."""
    model = table(screen).model()
    return [
        tuple(str(model.index(row, at).data()) for at in range(3))
        for row in range(model.rowCount())
    ]


def texts(screen: ExportsScreen) -> list[str]:
    """Return every text the user sees."""
    labels = [one for one in screen.findChildren(QLabel) if one.isVisible()]
    return [one.accessibleName() or one.text() for one in labels]


def button(screen: ExportsScreen, begin: str) -> Button:
    """Return the button that is seen and whose words begin so."""
    buttons = [one for one in screen.findChildren(Button) if one.isVisible()]
    return next(one for one in buttons if one.words.startswith(begin))


def write(window: MainWindow, screen: ExportsScreen, qtbot: QtBot) -> None:
    """Press the button, and wait until it is written and looked anew."""
    with qtbot.waitSignal(the_document(window).acted):
        button(screen, "Write").click()
    looked(screen, qtbot)


def change(window: MainWindow, qtbot: QtBot, label: str, **fields: Any) -> None:
    """Change the session."""

    def build(now: Snapshot) -> Edit:
        return Edit(label=label, puts=(replace(now.sessions["s1"], **fields),))

    document = the_document(window)
    with qtbot.waitSignal(document.acted):
        document.act(build)
