"""The menu of the views: which one is open, the others, and what is done with the one that is."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction

from convenor.commands import separator
from convenor.lists.record_list import View
from convenor.lists.saved_views import SavedViews
from convenor.theme.icons import icon
from convenor.widgets.menu import Menu
from convenor.widgets.name_popup import NamePopup

_CHANGED: Final = "changed"
_DRAFT: Final = "name"
"""The field under which a name that is being typed is kept."""


class ViewMenu(Menu):
    """Made when it is first opened, written anew each time."""

    def __init__(self, views: SavedViews) -> None:
        super().__init__("Views", views.list.view_button)
        self._views = views

    def fill(self) -> None:
        """Write the menu anew."""
        for action in self.actions():
            self.removeAction(action)
        for view in self._views.built_in:
            self._add_view(view)
        if self._views.own:
            self.addAction(separator(self))
        for view in self._views.own:
            self._add_view(view)
        self.addAction(separator(self))
        views = self._views
        self.add("Save", "save", reason=views.why_not_save()).triggered.connect(views.save)
        self.add("Save as…", "plus").triggered.connect(self.ask_new_name)
        revert = self.add("Revert", "undo-2", reason=views.why_not_revert())
        revert.triggered.connect(views.revert)
        rename = self.add("Rename…", "pencil", reason=views.why_not_own())
        rename.triggered.connect(self.ask_other_name)
        delete = self.add("Delete", "trash-2", reason=views.why_not_own())
        delete.triggered.connect(views.delete)

    def _add_view(self, view: View) -> QAction:
        views = self._views
        note = _CHANGED if views.has_unsaved(view) else ""
        action = self.add(view.name, note=note, reason=views.why_unreadable(view))
        action.setCheckable(True)
        action.setChecked(view == views.current)
        if view == views.current:
            action.setIcon(icon("check"))
        action.triggered.connect(partial(self._open, view))
        return action

    def _open(self, view: View) -> None:
        self._views.open(view)
        self._views.list.focus_table()

    def below(self) -> QPoint:
        """Return where on the screen it opens: under the button."""
        button = self._views.list.view_button
        return button.mapToGlobal(button.rect().bottomLeft() + QPoint(0, 2))

    # Names

    def ask_new_name(self) -> None:
        """Ask under which name the list is to be kept as it stands."""
        self._ask("Save this view as", "Save", "", self._views.save_as)

    def ask_other_name(self) -> None:
        """Ask for another name of the view that is open."""
        name = self._views.current.name
        self._ask("Name of the view", "Rename", name, self._views.rename)

    def _ask(self, title: str, verb: str, text: str, take: Callable[[str], str]) -> None:
        drafts, target = self._views.place.drafts, self._views.naming
        popup = NamePopup(self._views.list, title, verb)
        popup.typed.connect(partial(drafts.keep, target, _DRAFT))
        popup.left.connect(partial(drafts.drop, target, _DRAFT))
        typed = drafts.text(target, _DRAFT)
        popup.ask(self.below(), typed or text, take)
