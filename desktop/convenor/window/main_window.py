"""The main window: the start page, or one convening; its menus, palette, toasts and files."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from convenor.ask import Ask, WindowAsk
from convenor.commands import Commands, separator
from convenor.document import Document
from convenor.settings import RecentFile, Settings
from convenor.soon import soon
from convenor.tasks import Tasks
from convenor.theme.theme import theme
from convenor.widgets.day_words import days_in_words
from convenor.widgets.menu import Menu
from convenor.widgets.reading_order import ReadsInOrder
from convenor.widgets.toast import dismiss_toasts, show_toast
from convenor.window import files
from convenor.window.convening_commands import convening_commands
from convenor.window.convening_view import ConveningView
from convenor.window.edit_commands import edit_commands
from convenor.window.file_commands import file_commands, recent_commands
from convenor.window.file_drops import FileDrops
from convenor.window.help_commands import help_commands
from convenor.window.last_hand import LastHand
from convenor.window.presence import Presence
from convenor.window.put_away import put_dialogs_away
from convenor.window.registry import SCREENS
from convenor.window.side_buttons import SideButtons
from convenor.window.standing import fit_text, stand_as_before
from convenor.window.undoing import Undoing
from convenor.window.view_commands import view_commands
from convenor.workplace import Doors, Saying, Workplace
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.ids import key_maker
from convenor_db.domain.zones import instant_text
from convenor_db.store.surroundings import Surroundings

if TYPE_CHECKING:
    from convenor.window.before import Before
    from convenor.window.finder import Finder

_COMMANDS = (file_commands, edit_commands, view_commands, convening_commands, help_commands)


class MainWindow(ReadsInOrder, QMainWindow):
    """One window: before a convening is open, while it is, and after it was closed."""

    def __init__(
        self,
        around: Surroundings,
        *,
        settings: Settings | None = None,
        ask: Ask | None = None,
        asks_name: bool = False,
    ) -> None:
        """With *asks_name* the first change asks by what name its user goes in History."""
        super().__init__()
        theme.dress(self)
        self._asks_name = asks_name
        self.around = around
        self.settings = settings or Settings()
        self.ask: Ask = ask or WindowAsk(self)
        self.tasks = Tasks(self)
        self.document: Document | None = None
        self.view: ConveningView | None = None
        self.commands = Commands(self, self.show_screen)
        self.undoing = Undoing(lambda: self.document, self.toast)
        self.switcher = Menu("Convenings", self)
        self._stack = QStackedWidget()
        self._presence: Presence | None = None
        self._recent: list[str] = []
        self._screen_commands: list[str] = []
        self._unread: list[str] = []
        self.is_complete = False
        self.refusal = ""
        self.setCentralWidget(self._stack)
        self.commands.refused.connect(lambda reason: self.toast(Saying(reason, icon="info")))
        self.tasks.refused.connect(self.say_refused)
        for group in _COMMANDS:
            self.commands.add(*group(self))
        self._fit_text()
        theme.changed.connect(self._fit_text)
        stand_as_before(self, self.settings.layout("window"))
        SideButtons(self, self.commands.run)
        LastHand(self)
        FileDrops(self, partial(files.take_dropped, self))

    @cached_property
    def _before(self) -> "Before":
        from convenor.window.before import Before  # a window on a file may never show it

        return Before(self)

    @cached_property
    def _finder(self) -> "Finder":
        from convenor.window.finder import Finder  # when the palette is first opened

        return Finder(self)

    # Files

    def open_path(self, path: Path) -> bool:
        """Open a file in place of what is open; False, with the reason shown, if it is refused."""
        anew = self.document is not None and self.document.path == path.absolute()
        if anew:
            self._let_go()  # what is read again holds what was typed last
        try:
            document = Document(path.absolute(), self.around)
        except ConvenorError as error:
            if anew:
                self._show_start()
            self.say_refused(str(error))
            return False
        self._let_go()
        self.document = document
        self._remember(document)
        self._show_convening(document)
        self._presence = Presence(document.path, self._come_forward, self)
        return True

    def close_convening(self) -> None:
        """Close what is open, everything typed included, and show the start page."""
        if self.view:
            self._let_go()
            self._show_start()

    def _let_go(self) -> None:
        """Close what is open; in its place comes another, the start page, or nothing any more."""
        if self.view is None or self.document is None:
            return
        put_dialogs_away(self)
        self.setFocus()  # the field with the caret says what was typed
        self.view.place.drafts.write_again()
        dismiss_toasts(self)  # what they offer to take back goes with the file
        self.commands.remove(self._screen_commands)
        self._screen_commands, self.is_complete = [], False
        self.view.keep_place()
        self._stack.removeWidget(self.view)
        self.view.close_tasks()  # what is being written is written down while the file is open
        self.view.deleteLater()
        self.document.close()
        self.view, self.document = None, None
        self.settings.last_file = ""
        if self._presence:
            self._presence.end()
            self._presence = None

    def _show_convening(self, document: Document) -> None:
        maker = key_maker(self.around.random_bits)
        doors = Doors(
            ask=self.ask,
            tasks=Tasks(self),
            settings=self.settings,
            clock=self.around.clock,
            new_key=maker,
            actor=self.around.actor,
        )
        place = Workplace(document, doors)
        place.said.connect(self.toast)
        place.command_wanted.connect(self.commands.run)
        place.folder_wanted.connect(files.show_in_folder)
        place.renamed.connect(self._go_by)
        self.view = ConveningView(place, self.commands, self.switcher, self.tasks)
        if self._asks_name and not self.settings.actor:
            self.view.ask_name()
        self.view.rail.search_wanted.connect(lambda: self.commands.run("view.palette"))
        self.view.rail.theme_wanted.connect(lambda: self.commands.run("view.theme.turn"))
        self.view.rail.settings_wanted.connect(lambda: self.commands.run("edit.preferences"))
        document.acted.connect(self._say_title)
        document.acted.connect(self._take_toasts_away)
        document.labels_changed.connect(self.commands.refresh_words)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self._unread = list(SCREENS)
        self._read_screen(self.view.current)
        self.view.shown.connect(self._read_screen)
        self.view.seen.connect(self._begin_the_rest)
        self.commands.set_shown(self.view.current)
        self._fill_menus()
        self._say_title()
        if "_before" in self.__dict__:
            self._before.forget_refusal()
        self.view.front.focus_content()

    def _begin_the_rest(self) -> None:
        """Do, after the first paint, what would have kept it waiting."""
        if self.document and self.view:
            self.document.open_for_writing()
            self.view.prepare_screens()
        soon(self, self._read_next_screen)

    def _read_next_screen(self) -> None:
        if self.view is None:
            return
        if self._unread:
            self._read_screen(self._unread[0])
            soon(self, self._read_next_screen)
        else:
            self._fill_menus()
            self._load_writings()
            self.is_complete = True

    def _load_writings(self) -> None:
        from convenor.window.writings import load_writings  # not before the first paint

        if self.document:
            load_writings(self.document.snapshot)

    def _read_screen(self, name: str) -> None:
        """Take in the commands of a screen, once."""
        if self.view and name in self._unread:
            self._unread.remove(name)
            commands = self.view.commands_of(name)
            self._screen_commands += [command.name for command in commands]
            self.commands.add(*commands)

    def _show_start(self) -> None:
        self._fill_menus()
        self._before.show_recent(self.settings.recent)
        if self._stack.indexOf(self._before) < 0:
            self._stack.addWidget(self._before)  # filled by now: what comes later is seen later
        self._stack.setCurrentWidget(self._before)
        self.setWindowTitle("Convenor")
        self.commands.set_shown("")
        self._before.focus_content()

    def _remember(self, document: Document) -> None:
        convening = document.snapshot.convening
        path = str(document.path)
        self.settings.last_file = path
        days = days_in_words(convening.starts, convening.ends)
        at = instant_text(self.around.clock())
        self.settings.remember(RecentFile(path, convening.title, convening.city, days, at))

    def locate(self, path: str) -> None:
        """Ask where a recent file is now, and open it there."""

        def take(found: Path) -> None:
            if self.open_path(found):
                self.settings.forget(path)

        self.ask.open_file("Where is it now?", files.CONVENINGS, take)

    def clear_recent(self) -> None:
        """Forget which files were opened."""
        for file in self.settings.recent:
            self.settings.forget(file.path)
        self._before.show_recent([])

    def _come_forward(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    # Saying things

    def toast(self, saying: Saying) -> None:
        """Say in one line at the foot of the window what was done."""
        after = self._followed(saying.on_action) if saying.on_action else None
        show_toast(self, saying.text, action=saying.action, on_action=after, icon=saying.icon)

    def _followed(self, on_action: Callable[[], None]) -> Callable[[], None]:
        """Let the focus go back to the content when a toast's button has been pressed."""

        def run() -> None:
            on_action()
            if self.view:
                self.view.front.focus_content()

        return run

    def _take_toasts_away(self) -> None:
        """Let the toast go: it offers to undo one action, and after the next would undo another."""
        dismiss_toasts(self)

    def say_refused(self, sentence: str) -> None:
        """Say at the top of the window what was not done."""
        self.refusal = sentence
        if self.view:
            self.view.show_refusal(sentence)
        else:
            self._before.show_refusal(sentence)

    def _go_by(self, actor: str) -> None:
        self.around = replace(self.around, actor=actor)

    def _say_title(self) -> None:
        if self.document:
            self.setWindowTitle(f"{self.document.snapshot.convening.title} – Convenor")

    # Commands

    def why_not_open(self) -> str:
        """Say why what needs an open convening cannot be done now."""
        return "" if self.view else "Open a convening first."

    def why_not_back(self) -> str:
        """Say why there is no place to go back to."""
        if self.view and not self.view.trail.can_go_back:
            return "There is nowhere to go back to."
        return self.why_not_open()

    def why_not_forward(self) -> str:
        """Say why there is no place to go forward to."""
        if self.view and not self.view.trail.can_go_forward:
            return "There is nowhere to go forward to."
        return self.why_not_open()

    def show_screen(self, name: str) -> None:
        """Bring a screen to the front."""
        if self.view:
            self.view.go_to_screen(name)

    def go_back(self) -> None:
        """Come back to where the user was before."""
        if self.view:
            self.view.go_back()

    def go_forward(self) -> None:
        """Go forward again."""
        if self.view:
            self.view.go_forward()

    def toggle_panel(self) -> None:
        """Show or hide the side panel."""
        if self.view:
            self.view.toggle_panel()

    def toggle_rail(self) -> None:
        """Show the rail with or without words."""
        if self.view:
            self.view.toggle_rail()

    def next_pane(self) -> None:
        """Put the focus on the next pane."""
        if self.view:
            self.view.next_pane()

    def focus_filter(self) -> None:
        """Put the caret into the filter of the screen in front."""
        if self.view:
            self.view.front.focus_filter()

    def open_palette(self) -> None:
        """Show the palette."""
        self._finder.open()

    def _fill_menus(self) -> None:
        self.commands.remove(self._recent)
        recent = recent_commands(self)
        self._recent = [command.name for command in recent]
        self.commands.add(*recent)
        self.commands.fill(self.menuBar())
        self.switcher.clear()
        for name in ("convening.settings", "file.open", "file.new", "file.close"):
            if self.commands.has(name):
                self.switcher.addAction(self.commands.action(name))
        self.switcher.addAction(separator(self.switcher))
        for name in self._recent:
            self.switcher.addAction(self.commands.action(name))

    # Being a window

    def _fit_text(self) -> None:
        fit_text(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Appear with the start page, unless a convening is open already."""
        super().showEvent(event)
        if self.view is None and not event.spontaneous():
            self._show_start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed and how the window stands; close the file."""
        self.settings.keep_layout("window", self.saveGeometry())
        path = str(self.document.path) if self.document else ""
        self._let_go()
        self.settings.last_file = path
        self.tasks.close()
        event.accept()
