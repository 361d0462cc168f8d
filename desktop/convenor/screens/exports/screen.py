"""The exports screen: calendars, packs and tables over the same recipients."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from convenor.commands import Command
from convenor.screens.exports.calendar_help import CalendarHelp
from convenor.screens.exports.view import ExportView
from convenor.theme.theme import theme
from convenor.widgets.checks import CheckBox
from convenor.widgets.layouts import column, row
from convenor.widgets.page_head import Count, PageHead
from convenor.widgets.segmented import Segmented
from convenor.workplace import Screen, Workplace

_NAMES: Final = ("calendars", "packs", "tables")
_WORDS: Final = ("Calendars", "Packs", "Tables")
_MENU: Final = "File>Export"
_SHOWN: Final = "exports/view"
_ROW: Final = 680
"""From this width on, at 100 %, switch and options stand beside each other."""
_RELEASE: Final = "agenda.release"
"""The command that the link of that name runs."""


class ExportsScreen(Screen):
    """Everything that leaves the office is looked through here first."""

    NAME = "exports"

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._head = PageHead("Exports")
        kept = place.settings.word(_SHOWN)
        self._at = _NAMES.index(kept) if kept in _NAMES else 0
        self._switch = Segmented(_WORDS, self._at)
        self._views: dict[int, ExportView] = {}
        self._stack = QStackedWidget()
        self._options = row(spacing=8)
        self._line = row(self._switch, None, self._options)
        self._head.below.add(self._line)
        self.setLayout(column(self._head, (self._stack, 1), spacing=0))
        theme.changed.connect(self._stack_options)
        self._switch.changed.connect(self._switched)
        self._head.count_chosen.connect(self.place.command_wanted)
        self._switched(self._at)

    @classmethod
    def commands(cls, screen: Callable[[], "ExportsScreen"]) -> tuple[Command, ...]:
        """Return the entries of the menu, and what can be done with the view shown."""
        entries = (
            ("calendars", "Calendars…", "calendar-check", "calendars"),
            ("packs", "Packs…", "package", "packs"),
            ("table", "Table…", "file-spreadsheet", "tables"),
        )
        shown = tuple(
            Command(
                name=f"export.{name}",
                words=words,
                menu=_MENU,
                icon=icon,
                screen=cls.NAME,
                run=partial(_show, screen, view),
            )
            for name, words, icon, view in entries
        )
        return (*shown, *cls._doing(screen))

    @classmethod
    def _doing(cls, screen: Callable[[], "ExportsScreen"]) -> tuple[Command, ...]:
        write = Command(
            name="exports.write",
            words="Write what is shown in Exports…",
            icon="file-down",
            screen=cls.NAME,
            run=lambda: screen().write(),
            why_not=lambda: screen().why_not_write(),
        )
        again = Command(
            name="exports.everything",
            words="Write everything again",
            icon="refresh-cw",
            screen=cls.NAME,
            run=lambda: screen().turn("everything"),
        )
        draft = Command(
            name="exports.draft",
            words="Export from the working draft",
            icon="calendar-days",
            screen=cls.NAME,
            run=lambda: screen().turn("draft"),
        )
        explain = Command(
            name="exports.help",
            words="What to do with calendar files",
            icon="circle-help",
            screen=cls.NAME,
            run=lambda: screen().explain(),
        )
        return (write, again, draft, explain)

    @property
    def view(self) -> ExportView:
        """The view shown; it is built when it is first shown."""
        if self._at not in self._views:
            self._views[self._at] = self._built(_view(_NAMES[self._at], self.place))
        return self._views[self._at]

    def _built(self, view: ExportView) -> ExportView:
        self._stack.addWidget(view)
        for tool in view.tools:
            self._head.add_tool(tool)
        self._options.add(*view.options)
        view.head_changed.connect(self._tell_head)
        return view

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the options below each other where there is too little room beside the switch."""
        super().resizeEvent(event)
        self._stack_options()

    def _stack_options(self) -> None:
        way = QBoxLayout.Direction
        narrow = self.width() < theme.px(_ROW)
        self._options.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def write(self) -> None:
        """Write what the view shows."""
        self.view.write()

    def why_not_write(self) -> str:
        """Return why nothing can be written now, or nothing."""
        return self.view.why_not_write()

    def turn(self, option: str) -> None:
        """Tick an option of the view, or untick it."""
        box = getattr(self.view, option, None)
        if isinstance(box, CheckBox):
            box.click()

    def explain(self) -> None:
        """Say what to do with calendar files."""
        self.show_view("calendars")
        CalendarHelp(self.window()).open()

    def show_view(self, name: str) -> None:
        """Show a view by its name: calendars, packs, tables."""
        self._switch.set_current(_NAMES.index(name))
        self.focus_content()

    def _switched(self, at: int) -> None:
        self._at = at
        self.place.settings.keep_word(_SHOWN, _NAMES[at])
        self._stack.setCurrentWidget(self.view)
        for place, view in self._views.items():
            for widget in (*view.tools, *view.options):
                widget.setVisible(place == at)
        self._tell_head()

    def _tell_head(self) -> None:
        counts = [Count(self.view.first_line())]
        counts += [Count("Release…", _RELEASE)] if self.view.may_release() else []
        self._head.set_counts(counts)

    # Where the user is

    def focus_content(self) -> None:
        """Put the focus on the view's content."""
        self.view.focus_content()

    def focus_filter(self) -> None:
        """Put the caret into the view's filter."""
        self.view.focus_filter()

    def spot(self) -> object:
        """Return the view, and where in it the user is."""
        return _NAMES[self._at], self.view.spot()

    def return_to(self, spot: object) -> None:
        """Show the same view, and the same place in it."""
        if isinstance(spot, tuple):
            name, inside = spot
            self._switch.set_current(_NAMES.index(name))
            self.view.return_to(inside)
        self.focus_content()

    def panel(self) -> QWidget | None:
        """Return the view's side panel."""
        return self.view.panel()


def _view(name: str, place: Workplace) -> ExportView:
    """Return a new view; what it stands on is heavy and loaded only now."""
    if name == "packs":
        from convenor.screens.exports.packs import PackView

        return PackView(place)
    if name == "tables":
        from convenor.screens.exports.tables import TableView

        return TableView(place)
    from convenor.screens.exports.calendars import CalendarView

    return CalendarView(place)


def _show(screen: Callable[[], ExportsScreen], view: str) -> None:
    screen().show_view(view)
