"""The briefs screen: list, editor, what is known of the paper."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from convenor.screens.briefs.panel import BriefPanel
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.entry_list import Entry, EntryList
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import column
from convenor.widgets.page_head import Count, PageHead
from convenor.widgets.panel import ScrollColumn
from convenor.workplace import Screen, Workplace
from convenor_db.domain.actions import briefs as actions
from convenor_db.domain.records import Brief, BriefState
from convenor_db.store.journal import Action
from convenor_db.store.store import Visit


def _entry(brief: Brief) -> Entry:
    words = (str(brief.kind), str(brief.state))
    return Entry(brief.key, brief.title, " · ".join(word.replace("-", " ") for word in words))


class BriefsScreen(Screen):
    """The papers of the convening."""

    NAME = "briefs"
    KINDS = frozenset({"briefs"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._key = ""
        self._visits = 0
        self._head = PageHead("Briefs")
        self._new = Button("New brief", Kind.PRIMARY, "plus")
        self._head.add_tool(self._new)
        self._list = EntryList("Briefs")
        self._title = EditableLine("Title")
        self._text = EditableText("Text", lines=24, whole=True)
        self._approved_title = WrapLabel("", Role.TITLE)
        self._approved_text = WrapLabel("", Role.BODY)
        self._panel = BriefPanel()
        split = QSplitter(Qt.Orientation.Horizontal)
        for part in (self._list, self._make_editor(), self._panel):
            split.addWidget(part)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.px(250), 700, theme.px(300)])
        split.setChildrenCollapsible(False)
        self.setLayout(column(self._head, (split, 1), spacing=0))
        self._connect()
        self._show_all()
        self._list.setCurrentRow(0)

    def _make_editor(self) -> QFrame:
        page = QFrame()
        page.setProperty("ground", "surface")
        scroll = ScrollColumn("Editor", margins=(32, 20, 32, 20), spacing=12)
        for part in (self._title, self._text, self._approved_title, self._approved_text):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        page.setLayout(column(scroll))
        return page

    def _connect(self) -> None:
        self._new.clicked.connect(self._add)
        self._list.chosen.connect(self._chosen)
        self._title.typed.connect(partial(self._typed, "title"))
        self._text.typed.connect(partial(self._typed, "markdown"))
        self._title.visit_started.connect(self._count_visit)
        self._text.visit_started.connect(self._count_visit)
        self._panel.step_taken.connect(self._take_step)
        self.document.acted.connect(self._acted)

    def focus_content(self) -> None:
        """Put the focus on the list."""
        self._list.setFocus()

    def show_thing(self, kind: str, key: str) -> None:
        """Select a brief."""
        self._list.select(key)
        self.focus_content()

    def panel(self) -> QWidget:
        """Return the side panel."""
        return self._panel

    def _brief(self) -> Brief | None:
        return self.document.snapshot.briefs.get(self._key)

    def _add(self) -> None:
        self.document.act(partial(actions.add, new_key=self.place.new_key))

    def _chosen(self, key: str) -> None:
        self._title.end_visit()
        self._text.end_visit()
        self._key = key
        self._show_brief(fresh=True)

    def _count_visit(self) -> None:
        self._visits += 1

    def _typed(self, field: str, text: str) -> None:
        brief = self._brief()
        if brief and getattr(brief, field) != text:
            name = f"briefs:{self._key}:{field}:{self._visits}"
            build = partial(actions.set_text, key=self._key, field=field, text=text)
            self.document.act(build, visit=Visit(name))

    def _take_step(self, key: str) -> None:
        brief = self.document.snapshot.briefs[key]
        if brief.state is BriefState.DRAFT:
            self.document.act(partial(actions.ask_for_approval, key=key))
            return
        step = actions.approve if brief.state is BriefState.IN_REVIEW else actions.start_version
        self.document.act(partial(step, key=key, by=self.place.actor, today=self.place.today))

    def _show_all(self) -> None:
        briefs = self.document.snapshot.briefs
        in_order = sorted(briefs.values(), key=lambda one: str(one.kind))
        self._list.show_entries([_entry(brief) for brief in in_order])
        approved = sum(one.state is BriefState.APPROVED for one in briefs.values())
        words = (f"{len(briefs):,} briefs", f"{approved:,} approved")
        self._head.set_counts([Count(each) for each in words])

    def _show_brief(self, *, fresh: bool) -> None:
        brief = self._brief()
        if brief is None:
            return
        self._title.set_value(brief.title, replace=fresh)
        self._text.set_value(brief.markdown, replace=fresh)
        approved = brief.state is BriefState.APPROVED
        self._approved_title.setText(brief.title)
        self._approved_text.setText(brief.markdown)
        for label in (self._approved_title, self._approved_text):
            label.setVisible(approved)
        for field in (self._title, self._text):
            field.setVisible(not approved)
        self._panel.show_brief(self.document.snapshot, brief)

    def _acted(self, action: Action) -> None:
        if action.kinds & {"briefs", "invitations", "organisations", "people", "convening"}:
            made = [c.key for c in action.changes if c.kind == "briefs" and c.before is None]
            self._key = made[0] if made else self._key
            self._show_all()
            if made:
                self._list.select(self._key)
            self._show_brief(fresh=bool(made))
