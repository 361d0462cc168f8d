"""What stands round a table for its views and columns: two buttons, two menus, a dialog."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from convenor.lists.columns_menu import ColumnsMenu
from convenor.lists.own_views import commands_of, group_of
from convenor.lists.saved_views import SavedViews
from convenor.lists.view_menu import ViewMenu

if TYPE_CHECKING:
    from convenor.lists.columns_dialog import ColumnsDialog


class ViewTools(QObject):
    """Menus and dialog are made when they are first asked for."""

    def __init__(self, views: SavedViews, screen: str) -> None:
        """*screen* is the one on which the list stands ("invitations")."""
        super().__init__(views)
        self.views = views
        self._list = views.list
        self._screen = screen
        self._said: tuple[str, bool] | None = None
        self._offered: tuple[str, ...] | None = None
        self._list.view_button.clicked.connect(self.open_views)
        self._list.columns_button.clicked.connect(self.open_columns)
        self._list.table.head.menu_wanted.connect(self._open_columns_at)
        views.changed.connect(self._say)
        self._list.view_button.show()
        self._list.columns_button.show()
        self._say()

    def _say(self) -> None:
        said = (self.views.current.name, self.views.is_changed)
        if said != self._said:  # not at every key: it would lay the line out anew
            self._said = said
            self._list.view_button.show_view(said[0], changed=said[1])
        names = tuple(each.name for each in self.views.own)
        if self.views.is_known and names != self._offered:
            self._offered = names
            self._offer(names)

    def _offer(self, names: tuple[str, ...]) -> None:
        """Let the palette have a command for each view of the user's."""
        kind = self.views.name
        commands = commands_of(self._screen, kind, names, self.bring)
        self.views.place.commands_offered.emit(group_of(self._screen, kind), commands)

    def bring(self, name: str) -> None:
        """Open a view of the user's, its list in front."""
        self._list.wanted.emit()
        self.views.open_own(name)
        self._list.focus_table()

    # Menus

    @cached_property
    def menu(self) -> ViewMenu:
        """The menu of the views."""
        return ViewMenu(self.views)

    @cached_property
    def _columns(self) -> ColumnsMenu:
        made = ColumnsMenu(self._list)
        made.arrange.triggered.connect(self.arrange)
        return made

    def open_views(self) -> None:
        """Show the views under their button."""
        self.menu.fill()
        self.menu.popup(self.menu.below())

    def open_columns(self) -> None:
        """Show the columns under their button."""
        button = self._list.columns_button
        self._open_columns_at(button.mapToGlobal(button.rect().bottomLeft() + QPoint(0, 2)))

    def _open_columns_at(self, at: QPoint) -> None:
        self._columns.fill()
        self._columns.popup(at)

    def arrange(self) -> None:
        """Ask how columns stand and what sorts, in one dialog."""
        self._dialog().open()

    def sort(self) -> None:
        """Ask by what the rows are sorted."""
        dialog = self._dialog()
        dialog.open()
        dialog.focus_sort()

    def _dialog(self) -> "ColumnsDialog":
        from convenor.lists.columns_dialog import ColumnsDialog  # dialogs: when asked for

        return ColumnsDialog(self._list.window(), self._list)
