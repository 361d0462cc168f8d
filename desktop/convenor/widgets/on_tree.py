"""What stands on the accessibility tree in the place of what Qt would put there.

Qt gives every widget a face of its own, found by the name of its class. On Linux that of a combo
box says only the value, whatever its accessible name; a link within a label has none at all; and
what pops up over a window (menus of buttons, lists of completions) is on no branch of the tree,
nor is a field that lies over a cell.
That a button opens a menu of ours, Qt does not know; and thin rules and what only holds other
things together it takes for panels without a name.
"""

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAccessibleWidget,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QMenu,
    QMenuBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from convenor.soon import soon

if TYPE_CHECKING:
    from convenor.widgets.buttons import Button, IconButton

_PRESS: Final = QAccessibleActionInterface.pressAction()
_TOGGLE: Final = QAccessibleActionInterface.toggleAction()
_MENU: Final = QAccessibleActionInterface.showMenuAction()
_OPENS: Final = "opens a menu"


def says_it_opens_a_menu(button: QWidget) -> None:
    """Let a button that writes its menu anew when it is pressed say that it has one."""
    button.setProperty(_OPENS, _OPENS)


class ComboFace(QAccessibleWidget):
    """A combo box, "Order: Given name first": what it is for, and what is chosen."""

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo, QAccessible.Role.ComboBox)
        self._combo = combo

    def text(self, what: QAccessible.Text) -> str:
        """Return the name with the value; Qt's own says the value alone."""
        value = self._combo.currentText()
        if what is QAccessible.Text.Value:
            return value
        if what is QAccessible.Text.Name:
            name = self._combo.accessibleName()
            return f"{name}: {value}" if name and value else name or value
        return super().text(what)

    def childCount(self) -> int:
        """Count the list that drops down."""
        return 1

    def child(self, index: int) -> QAccessibleInterface:
        """Return the list that drops down."""
        return QAccessible.queryAccessibleInterface(self._combo.view())

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return 0 for the list, and -1 for anything else."""
        return 0 if child.object() is self._combo.view() else -1

    def actionNames(self) -> list[str]:
        """Say that the list can be opened, besides what every widget can do."""
        return [_MENU, _PRESS, *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Open the list, or close it; not before the one who asks has been answered."""
        if name not in (_MENU, _PRESS):
            super().doAction(name)
            return
        combo = self._combo
        soon(combo, combo.hidePopup if self._is_open() else combo.showPopup)

    def _is_open(self) -> bool:
        return self._combo.view().isVisible()


class ButtonFace(QAccessibleWidget):
    """A button that is an icon or opens a menu, which it does when asked; Qt's own does not."""

    def __init__(self, button: "Button | IconButton") -> None:
        super().__init__(button, QAccessible.Role.PushButton)
        self._button = button

    def role(self) -> QAccessible.Role:
        """Return what kind of button it is: one that can be on is a tick box."""
        if self._button.isCheckable():
            return QAccessible.Role.CheckBox
        menu = isinstance(self._button, QPushButton) and _has_menu(self._button)
        return QAccessible.Role.ButtonMenu if menu else QAccessible.Role.PushButton

    def state(self) -> QAccessible.State:
        """Return the state of a widget, with what a button can be besides."""
        state = super().state()
        state.checkable = self._button.isCheckable()
        state.checked = self._button.isChecked()
        state.hasPopup = _has_menu(self._button)
        return state

    def actionNames(self) -> list[str]:
        """Say that it can be pressed or turned on, or that its menu can be shown."""
        own = _TOGGLE if self._button.isCheckable() else _PRESS
        return [_MENU if _has_menu(self._button) else own, *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Do it; not before the one who asks has been answered."""
        if name in (_PRESS, _TOGGLE, _MENU):
            act = self._button.open_menu if _menu_of(self._button) else self._button.click
            soon(self._button, act)
        else:
            super().doAction(name)


def _menu_of(button: object) -> object:
    """Return the menu that a button holds."""
    menu = getattr(button, "menu", None)
    return menu() if menu else None


def _has_menu(button: QWidget) -> bool:
    return bool(button.property(_OPENS) or _menu_of(button))


class FrameFace(QAccessibleWidget):
    """A rule, a panel that has a name, or what only holds other things together."""

    def __init__(self, frame: QFrame) -> None:
        super().__init__(frame, QAccessible.Role.Border)
        self._frame = frame

    def role(self) -> QAccessible.Role:
        """Return what it is now: a name may come later."""
        if self._frame.accessibleName():
            return QAccessible.Role.Border
        is_rule = self._frame.property("ground") == "line"
        return QAccessible.Role.Separator if is_rule else QAccessible.Role.Client


class GripFace(QAccessibleWidget):
    """What is dragged to make a pane wider: a rule."""

    def __init__(self, grip: QWidget) -> None:
        super().__init__(grip, QAccessible.Role.Separator)


class WindowFace(QAccessibleWidget):
    """A window with what has popped up over it, after what stands in it."""

    ROLE = QAccessible.Role.Window

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, self.ROLE)
        self._window = window

    def childCount(self) -> int:
        """Count what stands in the window and what has popped up."""
        return super().childCount() + len(self._popups())

    def child(self, index: int) -> QAccessibleInterface:
        """Return a part of the window, or what has popped up."""
        inside = super().childCount()
        popups = self._popups()
        if inside <= index < inside + len(popups):
            return QAccessible.queryAccessibleInterface(popups[index - inside])
        return super().child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return where a child is, -1 for what is none."""
        popups = self._popups()
        thing = child.object()
        if isinstance(thing, QWidget) and thing in popups:
            return super().childCount() + popups.index(thing)
        return super().indexOfChild(child)

    def _popups(self) -> list[QWidget]:
        popups = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible()
            if widget.windowType() is Qt.WindowType.Popup and _stands_over(widget) is self._window
            if not _is_within_a_menu(widget)
        ]
        editor = _editor_in_a_cell()
        return [editor, *popups] if editor and editor.window() is self._window else popups


def _is_within_a_menu(popup: QWidget) -> bool:
    """Tell whether it is opened from a menu or the bar: there it stands on the tree already."""
    around = popup.menuAction().associatedObjects() if isinstance(popup, QMenu) else ()
    return any(isinstance(one, (QMenu, QMenuBar)) and one.isVisible() for one in around)


def _editor_in_a_cell() -> QWidget | None:
    """Return the field over a cell that has the caret: Qt knows only of cells in a table."""
    widget: QWidget | None = QApplication.focusWidget()
    while widget and (above := widget.parentWidget()):
        table = above.parentWidget()
        if isinstance(table, QAbstractItemView) and table.viewport() is above:
            return widget
        widget = above
    return None


class DialogFace(WindowFace):
    """A dialog with what has popped up over it."""

    ROLE = QAccessible.Role.Dialog


def _stands_over(popup: QWidget) -> QWidget | None:
    """Return the window a popup belongs to; a list of completions has only a proxy there."""
    owner = popup.parentWidget() or popup.focusProxy()
    while owner and owner.window().windowType() is Qt.WindowType.Popup:
        owner = owner.window().parentWidget()
    return owner.window() if owner else QApplication.activeWindow()


class LinkFace(QAccessibleWidget):
    """A link that can be pressed; its widget has a ``press``."""

    def __init__(self, link: QWidget) -> None:
        super().__init__(link, QAccessible.Role.Link)
        self._link = link

    def actionNames(self) -> list[str]:
        """Say that it can be pressed."""
        return [_PRESS]

    def doAction(self, name: str) -> None:
        """Follow the link; not before the one who asks has been answered."""
        if name == _PRESS:
            soon(self._link, self._link.press)  # type: ignore[attr-defined]


class RowFace(LinkFace):
    """A link that is a whole row, which has the focus and holds what is written in it."""

    def actionNames(self) -> list[str]:
        """Say that it can be pressed, besides what every widget can do."""
        return [_PRESS, *QAccessibleWidget.actionNames(self)]

    def doAction(self, name: str) -> None:
        """Follow the link, or take the focus."""
        if name == _PRESS:
            super().doAction(name)
        else:
            QAccessibleWidget.doAction(self, name)


_Face = type[ComboFace | ButtonFace | LinkFace | WindowFace | FrameFace | GripFace]
_FACES: Final[dict[str, _Face]] = {
    "FilterChip": ButtonFace,
    "IconButton": ButtonFace,
    "LinkRow": RowFace,
    "LinkSpot": LinkFace,
    "Grip": GripFace,
    "MainWindow": WindowFace,
    "Dialog": DialogFace,
}
_OTHER_FRAMES: Final = (QAbstractScrollArea, QLabel, QSplitter, QStackedWidget)
"""Frames that Qt has a face for."""
if sys.platform == "linux":  # elsewhere name and value are told apart
    _FACES["Combo"] = ComboFace


def _face_of(kind: str, thing: QObject) -> QAccessibleInterface | None:
    face = _FACES.get(kind)
    if kind == "Button" and _has_menu(thing):  # type: ignore[arg-type]
        face = ButtonFace  # without a menu Qt's own does
    elif face is None and isinstance(thing, QFrame) and not isinstance(thing, _OTHER_FRAMES):
        face = FrameFace
    return face(thing) if face else None  # type: ignore[arg-type]


QAccessible.installFactory(_face_of)
