"""What tests do on the people screen, as a user does it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from convenor.screens.people.screen import PeopleScreen
from convenor.widgets.buttons import Button
from convenor.widgets.record_table import RecordTable
from convenor.window.main_window import MainWindow
from support.windows import the_screen


def the_people(window: MainWindow) -> PeopleScreen:
    """Return the people screen, in front."""
    screen = the_screen(window, "people")
    assert isinstance(screen, PeopleScreen)
    return screen


def the_table(window: MainWindow) -> RecordTable:
    """Return the table that is to be seen."""
    tables = [one for one in window.findChildren(RecordTable) if one.isVisible()]
    assert len(tables) == 1
    return tables[0]


def names(window: MainWindow) -> list[str]:
    """Return the names shown, in order."""
    model = the_table(window).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def field(window: MainWindow, name: str) -> QLineEdit:
    """Return the field of the panel that is to be seen, by its accessible name."""
    found = [one for one in window.findChildren(QLineEdit) if one.accessibleName() == name]
    return next(one for one in found if one.isVisible())


def write(window: MainWindow, name: str, text: str) -> QLineEdit:
    """Type over a field; the caret stays in it."""
    line = field(window, name)
    line.setFocus()
    line.selectAll()
    if text:
        QTest.keyClicks(line, text)
    else:
        QTest.keyClick(line, Qt.Key.Key_Delete)
    return line


def change(window: MainWindow, name: str, text: str) -> None:
    """Type over a field and press Enter."""
    QTest.keyClick(write(window, name, text), Qt.Key.Key_Return)


def words_on(window: QWidget) -> str:
    """Return everything that is written on labels to be seen, lines apart."""
    shown = [one for one in window.findChildren(QLabel) if one.isVisible()]
    return "\n".join(one.accessibleName() or one.text() for one in shown)


def button(window: QWidget, words: str) -> Button:
    """Return the button that is to be seen with these words on it."""
    found = [one for one in window.findChildren(Button) if one.words == words and one.isVisible()]
    assert found, f"no button {words!r}"
    return found[0]
