"""The main window: the start page, or one convening; its menus, palette, toasts and files."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from convenor.ask import Ask, WindowAsk
from convenor.commands import Commands
from convenor.document import Document
from convenor.settings import RecentFile, Settings
from convenor.tasks import Tasks
from convenor.theme.theme import theme
from convenor.widgets.banner import Banner
from convenor.widgets.day_words import days_in_words
from convenor.widgets.layouts import column, surface
from convenor.widgets.menu import Menu
from convenor.widgets.toast import show_toast
from convenor.window.caret import text_to_redo, text_to_undo
from convenor.window.convening_commands import convening_commands
from convenor.window.convening_view import ConveningView
from convenor.window.edit_commands import edit_commands
from convenor.window.file_commands import file_commands, recent_commands
from convenor.window.files import show_in_folder
from convenor.window.finder import Finder
from convenor.window.presence import Presence
from convenor.window.start_page import StartPage
from convenor.window.view_commands import help_commands, view_commands
from convenor.workplace import Doors, Saying, Thing, Workplace
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.ids import key_maker
from convenor_db.domain.zones import instant_text
from convenor_db.store.store import Surroundings

_SIZE = (1440, 860)
_SMALLEST = (960, 600)


class MainWindow(QMainWindow):
    """One window: before a convening is open, while it is, and after it was closed."""

    def __init__(
        self, around: Surroundings, *, settings: Settings | None = None, ask: Ask | None = None
    ) -> None:
        super().__init__()
        self.around = around
        self.settings = settings or Settings()
        self.ask: Ask = ask or WindowAsk(self)
        self.tasks = Tasks(self)
        self.document: Document | None = None
        self.view: ConveningView | None = None
        self.commands = Commands(self, self.show_screen)
        self.switcher = Menu("Convenings", self)
        self._start = StartPage()
        self._start_banner = Banner()
        before = surface(column(self._start_banner, (self._start, 1), spacing=0), "app")
        self._stack = QStackedWidget()
        self._stack.addWidget(before)
        self.setCentralWidget(self._stack)
        self.finder = Finder(self, self.commands, self._go_to)
        self._presence: Presence | None = None
        self._recent: list[str] = []
        self._screen_commands: list[str] = []
        self._connect()
        for group in (
            file_commands,
            edit_commands,
            view_commands,
            convening_commands,
            help_commands,
        ):
            self.commands.add(*group(self))
        self._fill_menus()
        self.setMinimumSize(theme.px(_SMALLEST[0]), theme.px(_SMALLEST[1]))
        self.setAcceptDrops(True)
        self._restore_geometry()
        self._show_start()

    def _connect(self) -> None:
        start = self._start
        start.new_wanted.connect(lambda: self.commands.run("file.new"))
        start.open_wanted.connect(lambda: self.commands.run("file.open"))
        start.sample_wanted.connect(lambda size: self.commands.run(f"file.sample.{size}"))
        start.recent_wanted.connect(lambda path: self.open_path(Path(path)))
        start.locate_wanted.connect(self._locate)
        start.clear_wanted.connect(self._clear_recent)
        self.commands.refused.connect(lambda reason: self.toast(Saying(reason)))
        self.tasks.refused.connect(self._say_before)

    # Files

    def open_path(self, path: Path) -> bool:
        """Open a file in place of what is open; False, with the reason shown, if it is refused."""
        try:
            document = Document(path.absolute(), self.around)
        except ConvenorError as error:
            self.say_refused(str(error))
            return False
        self.close_convening()
        self.document = document
        self._remember(document)
        self._show_convening(document)
        self._presence = Presence(document.path, self._come_forward, self)
        QTimer.singleShot(0, document.open_for_writing)
        return True

    def close_convening(self) -> None:
        """Close what is open, everything typed included, and show the start page."""
        if self.view is None or self.document is None:
            return
        self.setFocus()  # the field with the caret says what was typed
        self.commands.remove(self._screen_commands)
        self._stack.removeWidget(self.view)
        self.view.deleteLater()
        self.document.close()
        self.view, self.document = None, None
        self.settings.last_file = ""
        if self._presence:
            self._presence.end()
            self._presence = None
        self._fill_menus()
        self._show_start()

    def _show_convening(self, document: Document) -> None:
        maker = key_maker(self.around.random_bits)
        doors = Doors(
            ask=self.ask,
            tasks=self.tasks,
            settings=self.settings,
            clock=self.around.clock,
            new_key=maker,
            actor=self.around.actor,
        )
        place = Workplace(document, doors)
        place.said.connect(self.toast)
        place.command_wanted.connect(self.commands.run)
        place.folder_wanted.connect(show_in_folder)
        self.view = ConveningView(place, self.commands, self.switcher)
        self.view.rail.search_wanted.connect(lambda: self.commands.run("view.palette"))
        self.view.rail.theme_wanted.connect(lambda: self.commands.run("view.theme.turn"))
        self.view.rail.settings_wanted.connect(lambda: self.commands.run("convening.settings"))
        document.acted.connect(self._say_title)
        document.labels_changed.connect(self.commands.refresh_words)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self._screen_commands = [c.name for c in self.view.all_commands()]
        self.commands.add(*self.view.all_commands())
        self.commands.set_shown(self.view.current)
        self._fill_menus()
        self._say_title()
        self._start_banner.hide()
        self.view.front.focus_content()

    def _show_start(self) -> None:
        self._stack.setCurrentIndex(0)
        self._start.show_recent(self.settings.recent)
        self.setWindowTitle("Convenor")
        self.commands.set_shown("")
        self._start.focus_content()

    def _remember(self, document: Document) -> None:
        convening = document.snapshot.convening
        path = str(document.path)
        self.settings.last_file = path
        days = days_in_words(convening.starts, convening.ends)
        at = instant_text(self.around.clock())
        self.settings.remember(RecentFile(path, convening.title, convening.city, days, at))

    def _locate(self, path: str) -> None:
        found = self.ask.open_file("Where is it now?", "Convenings (*.convenor);;All files (*)")
        if found and self.open_path(found):
            self.settings.forget(path)

    def _clear_recent(self) -> None:
        for file in self.settings.recent:
            self.settings.forget(file.path)
        self._start.show_recent([])

    def _come_forward(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    # Saying things

    def toast(self, saying: Saying) -> None:
        """Say in one line at the foot of the window what was done."""
        show_toast(self, saying.text, action=saying.action, on_action=saying.on_action)

    def say_refused(self, sentence: str) -> None:
        """Say at the top of the window what was not done."""
        if self.view:
            self.view.show_refusal(sentence)
        else:
            self._start_banner.show_message(sentence, closable=True)

    def _say_before(self, sentence: str) -> None:
        if self.view is None:
            self.say_refused(sentence)

    def _say_title(self) -> None:
        if self.document:
            self.setWindowTitle(f"{self.document.snapshot.convening.title} – Convenor")

    # Commands

    def why_not_open(self) -> str:
        """Say why what needs an open convening cannot be done now."""
        return "" if self.view else "Open a convening first."

    @property
    def undo_words(self) -> str:
        """What Undo would take back now: typing where the caret is, else an action."""
        if text_to_undo():
            return "typing"
        return self.document.undo_words if self.document else ""

    @property
    def redo_words(self) -> str:
        """What Redo would bring back now."""
        if text_to_redo():
            return "typing"
        return self.document.redo_words if self.document else ""

    def undo(self) -> None:
        """Take back what was typed where the caret is, else the last action."""
        text = text_to_undo()
        if text:
            text.undo()
        elif self.document:
            self.document.undo()

    def redo(self) -> None:
        """Bring back what was undone where the caret is, else the last action."""
        text = text_to_redo()
        if text:
            text.redo()
        elif self.document:
            self.document.redo()

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
        self.finder.open(self.document)

    def _go_to(self, thing: Thing) -> None:
        if self.view:
            self.view.go_to_thing(thing)

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
        self.switcher.addSeparator()
        for name in self._recent:
            self.switcher.addAction(self.commands.action(name))

    # Being a window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged in."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a file that was dropped."""
        self.open_path(Path(event.mimeData().urls()[0].toLocalFile()))

    def _restore_geometry(self) -> None:
        self.resize(*_SIZE)
        kept = self.settings.layout("window")
        if kept:
            self.restoreGeometry(QByteArray(kept))
        screen = QGuiApplication.primaryScreen()
        if screen and not any(
            each.availableGeometry().intersects(self.geometry())
            for each in screen.virtualSiblings()
        ):
            self.setGeometry(_within(screen.availableGeometry()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed and how the window stands; close the file."""
        self.settings.keep_layout("window", self.saveGeometry())
        path = str(self.document.path) if self.document else ""
        self.close_convening()
        self.settings.last_file = path
        self.tasks.close()
        event.accept()


def _within(room: QRect) -> QRect:
    """Return where the window stands when its old place is on no screen any more."""
    width, height = min(_SIZE[0], room.width()), min(_SIZE[1], room.height())
    return QRect(room.left(), room.top(), width, height)
