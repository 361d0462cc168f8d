"""The main window: rail, menus, the screen, what is saved."""

from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QWidget

from convenor.document import Document
from convenor.screens.agenda.screen import AgendaScreen
from convenor.screens.briefs.screen import BriefsScreen
from convenor.screens.people.screen import PeopleScreen
from convenor.theme.theme import Mode, theme
from convenor.widgets.banner import Banner
from convenor.widgets.buttons import IconButton
from convenor.widgets.day_words import days_in_words
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, keep_size, row
from convenor.widgets.mark import Mark
from convenor.widgets.rail_item import RailItem
from convenor_db.domain.ids import KeyMaker


class MainWindow(QMainWindow):
    """One convening in one window."""

    def __init__(self, document: Document, new_key: KeyMaker, *, actor: str, today: str) -> None:
        super().__init__()
        self.document = document
        self._people = PeopleScreen(document)
        self._agenda = AgendaScreen(document, new_key, today)
        self._briefs = BriefsScreen(document, new_key, actor, today)
        self._screens = QStackedWidget()
        self._screens.addWidget(self._people)
        self._screens.addWidget(self._agenda)
        self._screens.addWidget(self._briefs)
        self._banner = Banner()
        self._saved = Label("Opening…", Role.MUTED)
        body = QWidget()
        body.setLayout(column(self._banner, (self._screens, 1), spacing=0))
        whole = QWidget()
        whole.setLayout(row(self._make_rail(), (body, 1), spacing=0))
        self.setCentralWidget(whole)
        self._undo = self._make_action("Undo", "Ctrl+Z", document.undo)
        self._redo = self._make_action("Redo", "Ctrl+Shift+Z", document.redo)
        self._redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self._make_menus()
        self.setWindowTitle(f"{document.snapshot.convening.title} – Convenor")
        self.resize(1440, 860)
        document.labels_changed.connect(self._labels_changed)
        document.refused.connect(self._refused)
        self._people.focus_content()

    def _make_rail(self) -> QFrame:
        convening = self.document.snapshot.convening
        rail = QFrame()
        rail.setProperty("ground", "rail")
        keep_size(rail, width=224)
        when = Label(days_in_words(convening.starts, convening.ends), Role.CAPTION)
        title = Label(convening.title, Role.STRONG)
        title.setWordWrap(True)
        head = row(Mark(convening.title), (column(title, when, spacing=0), 1), spacing=10)
        people = RailItem("users", "People", "Ctrl+2")
        agenda = RailItem("calendar-days", "Agenda", "Ctrl+4")
        briefs = RailItem("file-text", "Briefs", "Ctrl+7")
        people.setChecked(True)
        people.chosen.connect(self._show_people)
        agenda.chosen.connect(self._show_agenda)
        briefs.chosen.connect(self._show_briefs)
        self._entries = (people, agenda, briefs)
        moon = IconButton("moon", "Light or dark")
        moon.clicked.connect(self._turn_theme)
        foot = row(self._saved, None, moon)
        rail.setLayout(
            column(
                head, 10, people, agenda, briefs, None, foot, margins=(12, 14, 12, 10), spacing=6
            )
        )
        return rail

    def _show_people(self) -> None:
        self._screens.setCurrentWidget(self._people)
        self._people.focus_content()

    def _show_agenda(self) -> None:
        self._screens.setCurrentWidget(self._agenda)
        self._agenda.focus_content()

    def _show_briefs(self) -> None:
        self._screens.setCurrentWidget(self._briefs)
        self._briefs.focus_content()

    def _make_action(self, words: str, keys: str, run: object) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(run)
        action.setEnabled(False)
        return action

    def _make_menus(self) -> None:
        file = self.menuBar().addMenu("&File")
        file.addAction("Quit", QKeySequence("Ctrl+Q"), self.close)
        edit = self.menuBar().addMenu("&Edit")
        edit.addAction(self._undo)
        edit.addAction(self._redo)
        edit.addSeparator()
        edit.addAction("Filter", QKeySequence("Ctrl+F"), self._filter_people)
        view = self.menuBar().addMenu("&View")
        for entry, keys in zip(self._entries, ("Ctrl+2", "Ctrl+4", "Ctrl+7"), strict=True):
            view.addAction(entry.text(), QKeySequence(keys), entry.click)

    def _labels_changed(self, undo: str, redo: str) -> None:
        for action, word, label in ((self._undo, "Undo", undo), (self._redo, "Redo", redo)):
            action.setText(f"{word} {label}".strip())
            action.setEnabled(bool(label))
        self._saved.setText("All changes saved")

    def _refused(self, sentence: str, visit: str) -> None:
        self._banner.show_message(sentence, closable=True)
        if not self.document.is_open:
            self._saved.setText("Not open for writing")

    def _filter_people(self) -> None:
        self._entries[0].click()
        self._people.focus_filter()

    def _turn_theme(self) -> None:
        theme.set_mode(Mode.LIGHT if theme.dark else Mode.DARK)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let every field say what was typed, then close the file."""
        self.setFocus()
        self.document.close()
        event.accept()
