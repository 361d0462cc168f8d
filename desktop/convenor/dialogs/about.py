"""Which program this is, what it is built on, and under which licences."""

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QWidget

from convenor import __version__
from convenor.dialogs.built_on import Part, details, parts, text_of
from convenor.dialogs.frame import Dialog
from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button
from convenor.widgets.entry_list import Entry, EntryList
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import column, keep_size, row
from convenor.widgets.mark import Mark
from convenor.widgets.panel import ScrollColumn
from convenor.widgets.segmented import Segmented
from convenor.widgets.toast import show_toast

_PURPOSE = "Plans closed convenings: who is invited, who sits where, who reads what."
_PROMISE = (
    "Everything stays in one file on this computer. The program has no network code: it sends"
    " nothing, asks for no updates and reports to nobody."
)
_LICENCE = (
    "Convenor is under the Apache License 2.0. What it is built on is under licences of its own,"
    " every one of which can be read here."
)
_ERROR = "The details are versions only: no names, no file."


class AboutDialog(Dialog):
    """Two pages: the program, and the licences with their texts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "About Convenor", "", size=(820, 600), filled=True)
        self._parts = {part.name: part for part in parts()}
        self._pages = QStackedWidget()
        self._pages.addWidget(self._about())
        self._pages.addWidget(self._licences())
        views = Segmented(("Program", "Licences"), name="About")
        views.changed.connect(self._pages.setCurrentIndex)
        self.head_end.add(views)
        self.body.add((self._pages, 1))
        copy = Button("Copy details for a bug report", icon="copy")
        copy.clicked.connect(self._copy)
        self.foot.insertWidget(0, copy)

    def _about(self) -> QWidget:
        page = ScrollColumn("About", spacing=12)
        version = f"Convenor {__version__}"
        built = f"Built on Qt {qVersion()} and on what is listed under Licences"
        names = column(Label(version, Role.SUBTITLE), WrapLabel(built, Role.MUTED), spacing=2)
        page.body.add(row(Mark("", 56), (names, 1), spacing=16), 4)
        for sentence in (_PURPOSE, _PROMISE, _LICENCE, _ERROR):
            page.body.add(WrapLabel(sentence, Role.SECONDARY))
        return page

    def _licences(self) -> QWidget:
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.document().setDefaultFont(font("caption"))  # they come in lines of 80 letters
        listed = EntryList("What Convenor is built on")
        listed.show_entries([Entry(p.name, p.name, p.licence) for p in self._parts.values()])
        listed.chosen.connect(self._show)
        listed.setCurrentRow(0)
        page = QWidget()
        page.setLayout(row((keep_size(listed, max_width=250), 2), (self._text, 4), spacing=16))
        self._text.setMinimumWidth(theme.px(120))
        return page

    def _show(self, name: str) -> None:
        part: Part = self._parts[name]
        self._text.setPlainText(text_of(part))
        self._text.setAccessibleName(f"Licence of {part.name}")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(details())
        show_toast(self, "The details are copied", on_action=None)
