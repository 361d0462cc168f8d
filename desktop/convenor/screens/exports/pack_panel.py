"""One reader's pack in the side panel: its pages, what is in it, what is left out and why."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from convenor.models.packs import PackRow
from convenor.screens.exports.pages import Page
from convenor.widgets.buttons import IconButton
from convenor.widgets.labels import Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column, row
from convenor.widgets.page_picture import PagePicture
from convenor.widgets.panel import PanelSection, SidePanel
from convenor_db.domain.edits import counted

LeftOutLine = tuple[str, str, str]
"""What is left out in words, the key of the brief (empty for none), and why."""


class PackPanel(SidePanel):
    """Shows a pack; its pages come later, by `show_page`."""

    person_wanted = Signal(str)
    brief_wanted = Signal(str)
    folder_wanted = Signal()
    turned = Signal(int)
    """Another page is to be shown: its place from 0."""

    def __init__(self) -> None:
        super().__init__("Pack")
        self._at, self._of = 0, 0
        self._name = RichLabel((), Role.SUBTITLE)
        self._state = WrapLabel("", Role.SECONDARY)
        self._name.linked.connect(self.person_wanted)
        self._back = IconButton("chevron-left", "Page before", size=14)
        self._on = IconButton("chevron-right", "Next page", size=14)
        self._where = Label("", Role.MUTED)
        self._back.clicked.connect(lambda: self.turned.emit(self._at - 1))
        self._on.clicked.connect(lambda: self.turned.emit(self._at + 1))
        words = column(self._name, self._state, spacing=2)
        self.head.add(row((words, 1), self._back, self._where, self._on, spacing=4))
        self._picture = PagePicture("Page")
        self._parts = PanelSection()
        self._tell_place(0, 0)

    @property
    def picture(self) -> PagePicture:
        """The page shown."""
        return self._picture

    def show_nothing(self, written: str = "") -> None:
        """Say that no pack is selected and, if some were, what was *written* last."""
        self._name.set_spans((Span("Packs", "text"),))
        self._state.setText("Select a reader to see the pages.")
        self._tell_place(0, 0)
        self.clear_body()
        if written:
            told = RichLabel((Span(f"{written} "), Span("Show in folder", link="folder")))
            told.linked.connect(self.folder_wanted)
            self.body.add(told)

    def show_pack(self, shown: PackRow, left_out: Sequence[LeftOutLine]) -> None:
        """Show a pack and what is not in it; the preview is being made."""
        link = str(shown.person.key) if shown.person else ""
        name = shown.pack.recipient.name
        self._name.set_spans((Span(name, "" if link else "text", link=link),))
        self._state.setText(shown.state)
        self._tell_place(0, 0)
        self.clear_body()
        self._picture = PagePicture("Page")
        self._picture.show_words("Making the preview…")
        self._parts = PanelSection("In the pack", " ")
        for part in shown.pack.parts:
            self._parts.body.add(WrapLabel(part))
        self.body.add(self._picture, self._parts)
        if left_out:
            self.body.add(self._left_out(left_out))

    def _left_out(self, lines: Sequence[LeftOutLine]) -> PanelSection:
        section = PanelSection("Left out", "staff only")
        for what, brief, why in lines:
            title = RichLabel((Span(what, "" if brief else "text", link=brief),))
            title.linked.connect(self.brief_wanted)
            section.body.add(column(title, WrapLabel(why, Role.CAPTION), spacing=1))
        return section

    def show_page(self, page: Page) -> None:
        """Show a page of the pack."""
        self._picture.show_image(page.image, f"Page {page.at + 1} of {page.of}")
        self._parts.set_note(counted(page.of, "page", "pages"))
        self._tell_place(page.at, page.of)

    def show_refusal(self, sentence: str) -> None:
        """Say why there is no preview."""
        self._picture.show_words("No preview")
        self._state.setText(sentence)

    def _tell_place(self, at: int, of: int) -> None:
        self._at, self._of = at, of
        self._where.setText(f"{at + 1} of {of}" if of else "")
        self._back.setEnabled(at > 0)
        self._on.setEnabled(at + 1 < of)
        for widget in (self._back, self._on):
            widget.setVisible(of > 1)
