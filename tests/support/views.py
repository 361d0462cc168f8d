"""What tests do with the views and columns of a table, as a user does it."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from convenor.lists.columns_menu import ColumnsMenu
from convenor.lists.view_menu import ViewMenu
from convenor.widgets.name_popup import NamePopup
from convenor.widgets.toast import Toast
from convenor.widgets.view_button import ViewButton
from convenor.window.main_window import MainWindow
from convenor_db.store.store import Store
from support.builders import a_file, around
from support.invitations import seats_of_two_ministries, the_invitations
from support.people import button, the_table


def view_button(window: MainWindow) -> ViewButton:
    """Return the button of the views that is to be seen."""
    return next(one for one in window.findChildren(ViewButton) if one.isVisible())


def view_menu(window: MainWindow) -> QMenu:
    """Open the menu of the views by its button, and return it."""
    view_button(window).click()
    return _open(ViewMenu)


def columns_menu(window: MainWindow) -> QMenu:
    """Open the menu of the columns by a right click on the head, and return it."""
    head = the_table(window).head
    head.menu_wanted.emit(head.mapToGlobal(QPoint(20, 10)))
    return _open(ColumnsMenu)


def _open(kind: type[QMenu]) -> QMenu:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, kind)
    return popup


def entry(menu: QMenu, words: str) -> QAction:
    """Return the entry of a menu by the words it begins with."""
    return next(one for one in menu.actions() if one.text().replace("&&", "&").startswith(words))


def choose(menu: QMenu, words: str) -> None:
    """Choose an entry and let the menu go."""
    action = entry(menu, words)
    assert action.isEnabled(), action.toolTip()
    menu.close()
    action.trigger()


def name_popup() -> NamePopup:
    """Return the small window that asks for a name."""
    popups = [one for one in QApplication.topLevelWidgets() if isinstance(one, NamePopup)]
    return next(one for one in popups if one.isVisible())


def type_name(name: str) -> None:
    """Type a name and press Enter."""
    field = name_popup().findChild(QLineEdit)
    assert field is not None
    field.setText(name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def save_as(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Keep the list as it stands as a view of that name."""
    settled(window, qtbot)  # it knows the views there are
    choose(view_menu(window), "Save as")
    type_name(name)
    qtbot.waitUntil(lambda: view_button(window).words == name)


def open_view(window: MainWindow, name: str) -> None:
    """Open a view by its menu."""
    choose(view_menu(window), name)


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the file has all that was handed to it."""
    assert window.document is not None
    done: list[object] = []
    window.document.read(lambda _store: None, done.append)
    qtbot.waitUntil(lambda: bool(done))


def type_in_filter(window: MainWindow, text: str) -> None:
    """Type into the field for words, over the invitations."""
    the_invitations(window)._list.filter.set_text(text)


def tick(window: MainWindow, facet: str, *values: str) -> None:
    """Tick values of a chip over the invitations."""
    the_invitations(window)._list.chips[facet].tick(values)


def open_again(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    """Close the file and open it anew."""
    settled(window, qtbot)
    window.close_convening()
    assert window.open_path(path)
    qtbot.waitUntil(lambda: window.is_complete)
    the_invitations(window)
    assert window.document is not None
    qtbot.waitUntil(lambda: window.document is not None and window.document.is_open)
    settled(window, qtbot)


def delete_and_bring_back(window: MainWindow, qtbot: QtBot) -> None:
    """Delete the view that is open, and take that back by the toast."""
    choose(view_menu(window), "Delete")
    settled(window, qtbot)
    assert view_button(window).words == "All seats"
    toast = next(one for one in window.findChildren(Toast) if one.isVisible())
    button(toast, "Undo").click()
    settled(window, qtbot)


def read_views(path: Path, screen: str = "invitations") -> dict[str, str]:
    """Return the views that a closed file keeps."""
    with Store(path, around(9)) as store:
        return store.asides.views(screen)


def a_file_with_views(path: Path, *views: tuple[str, str]) -> None:
    """Make a file with views of the invitations, as JSON."""
    a_file(seats_of_two_ministries(), path)
    with Store(path, around(4)) as store:
        for name, value in views:
            store.asides.keep_view("invitations", name, value)
