"""The user guide in a window of its own: its pages at the left, one of them beside the list."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from convenor.dialogs.guide_pages import FOLDER, Page, found_in, page_for, pages
from convenor.theme.theme import theme
from convenor.widgets.buttons import IconButton
from convenor.widgets.entry_list import Entry, EntryList
from convenor.widgets.guide_view import GuideView
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, keep_size, row, surface, vline
from convenor.widgets.reading_order import ReadsInOrder
from convenor.widgets.search_field import SearchField

_SIZE = (1240, 780)


class GuideWindow(ReadsInOrder, QDialog):
    """Stands beside the program while one works; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("User guide – Convenor")
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._trail: list[str] = []
        self._here = ""
        self._search = SearchField("Search the guide…", "", name="Search the guide")
        self._list = EntryList("Pages of the guide")
        self._nothing = Label("No page has that.", Role.MUTED)
        self._view = GuideView(FOLDER)
        self._back = IconButton("arrow-left", "Back to the page before", shortcut="Alt+Left")
        self._lay_out()
        self._connect()
        self._narrow("")
        room = self.screen().availableGeometry()
        wide, high = (theme.px(side) for side in _SIZE)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))

    def _lay_out(self) -> None:
        head = row(self._back, (self._search, 1), spacing=4)
        left = QWidget()
        left.setLayout(
            column(head, self._nothing, (self._list, 1), margins=(12, 12, 8, 12), spacing=8)
        )
        keep_size(left, width=280)
        page = column((self._view, 1), margins=(20, 12, 4, 0))
        self.setLayout(column(surface(row(left, vline(), (page, 1), spacing=0))))

    def _connect(self) -> None:
        self._search.text_changed.connect(self._narrow)
        self._search.results_wanted.connect(self._list.setFocus)
        self._search.left.connect(self.close)
        self._list.chosen.connect(self.go_to)
        self._list.opened.connect(self._read)
        self._view.link_chosen.connect(self._follow)
        self._back.clicked.connect(self.go_back)
        for keys, act in (("Ctrl+F", self._search.setFocus), ("Alt+Left", self.go_back)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def go_to(self, name: str) -> None:
        """Show a page, by the name of its file; one that is not there shows the first."""
        page = _page(name)
        if page.name == self._here:
            return
        if self._here:
            self._trail.append(self._here)
        self._show(page)

    def go_back(self) -> None:
        """Show the page that was read before."""
        if self._trail:
            self._show(_page(self._trail.pop()))

    def _show(self, page: Page) -> None:
        self._here = page.name
        self._view.show_markdown(page.text)
        self._view.setAccessibleDescription(page.title)
        self._list.select(page.name)
        reason = "" if self._trail else "This is the first page you read."
        self._back.set_allowed(allowed=bool(self._trail), reason=reason)
        words = self._search.text().split()
        if words:
            self._view.find(words[0], QTextDocument.FindFlag(0))

    def _narrow(self, typed: str) -> None:
        """List the pages that hold what is typed, each with the line that does."""
        found = [(page, found_in(page, typed)) for page in pages()]
        entries = [Entry(one.name, one.title, line) for one, line in found if line is not None]
        self._list.show_entries(entries)
        self._nothing.setVisible(not entries)
        self._list.select(self._here)

    def _read(self) -> None:
        self._view.setFocus()

    def _follow(self, address: str) -> None:
        if address.endswith(".md"):
            self.go_to(address)
        else:
            QDesktopServices.openUrl(QUrl(address))


def _page(name: str) -> Page:
    return next((page for page in pages() if page.name == name), pages()[0])


def show_guide(window: QWidget, name: str = "") -> None:
    """Bring the guide to the front, at a page, or where it was read last."""
    known = window.findChild(GuideWindow)
    guide = known if isinstance(known, GuideWindow) else GuideWindow(window)
    if name or known is None:
        guide.go_to(name or page_for(""))
    guide.show()
    guide.raise_()
    guide.activateWindow()
