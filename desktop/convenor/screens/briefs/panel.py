"""What stands beside a brief: its state and next step, for whom, under which mark, about what."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.screens.briefs import things, words
from convenor.screens.briefs.reach import Reach
from convenor.screens.briefs.steps import STEPS, step_words
from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.chip import Chip
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.flow import Flow
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import ElidedLabel, Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import row
from convenor.widgets.menu import Menu
from convenor.widgets.panel import PanelSection, SidePanel
from convenor.widgets.pick_line import PickLine
from convenor.widgets.thing_chip import ThingChip
from convenor_db.domain.actions import briefs as actions
from convenor_db.domain.actions.briefs import Subject
from convenor_db.domain.reading import mark_of
from convenor_db.domain.records import Brief, BriefKind, BriefState
from convenor_db.domain.snapshot import Snapshot


class BriefPanel(SidePanel):
    """Shows one brief and says what the user wants changed."""

    change_wanted = Signal(object)
    """A function from snapshot to edit: what is to be done with the brief."""
    step_wanted = Signal(str)
    """A next step: ask, approve, draft or version."""
    history_wanted = Signal()
    thing_wanted = Signal(object)
    """A `Subject` was clicked."""
    reach_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, actor: str) -> None:
        super().__init__("About the brief")
        self._key = ""
        self._actor = actor
        self._make_head()
        for section in (
            self._make_state(), self._make_readers(), self._make_mark(), self._make_about(),
            self._make_sessions(),
        ):  # fmt: skip
            self.body.addWidget(section)
        self.body.addStretch(1)
        self._before: dict[Flow, QWidget] = {
            self._readers: self._reach,
            self._about: self._kind.editor(),
            self._sessions: self._set_about,
        }
        """After which widget Tab comes to the chips."""

    def set_actor(self, actor: str) -> None:
        """Say as whom a brief would be approved, from when one is shown next."""
        self._actor = actor

    # Making

    def _make_head(self) -> None:
        self._title = ElidedLabel("", Role.SUBTITLE)
        more = self._more = IconButton("ellipsis", "More about the brief", size=16)
        menu = Menu("More about the brief", more)
        menu.add("History of this", "history").triggered.connect(self.history_wanted)
        menu.add("Delete brief", "trash-2").triggered.connect(self.delete_wanted)
        more.setMenu(menu)
        self.head.addLayout(row((self._title, 1), more))

    def _make_state(self) -> PanelSection:
        section = PanelSection("State")
        self._state = Chip(words.STATES[BriefState.DRAFT])
        self._state_words = WrapLabel("", Role.SECONDARY)
        self._steps = Flow()
        section.body.add(row(self._state, (self._state_words, 1)), 2)
        section.body.add(self._steps)
        return section

    def _make_readers(self) -> PanelSection:
        section = PanelSection("Readers")
        self._nobody = Label("Reaches nobody yet: not approved.", Role.STRONG)
        self._reach = RichLabel((), Role.BODY)
        self._reach.linked.connect(self.reach_wanted)
        self._everybody = WrapLabel("", Role.SECONDARY)
        self._readers = Flow()
        self._add_reader = _pick_line("Add a reader", "Add a constituency, organisation or seat…")
        self._add_reader.picked.connect(self._reader_picked)
        section.body.add(
            self._nobody, self._reach, 2, self._everybody, self._readers, self._add_reader
        )
        return section

    def _make_mark(self) -> PanelSection:
        section, grid = PanelSection(), FormGrid(64)
        self._mark = EditableChoice("Mark", words.mark_choices())
        self._mark.typed.connect(
            lambda mark: self._want(partial(actions.set_mark, key=self._key, mark=mark))
        )
        grid.add("Mark", self._mark, " ")
        self._mark_grid = grid
        section.body.addWidget(grid)
        return section

    def _make_about(self) -> PanelSection:
        section, grid = PanelSection("About"), FormGrid(64)
        kinds = [(str(kind), name) for kind, name in words.KINDS.items()]
        self._kind = EditableChoice("Kind", kinds)
        self._kind.typed.connect(
            lambda kind: self._want(partial(actions.set_kind, key=self._key, kind=BriefKind(kind)))
        )
        grid.add("Kind", self._kind)
        self._about = Flow()
        self._set_about = _pick_line("What it is about", "A person, organisation, issue, session…")
        self._set_about.picked.connect(lambda key: self._want_about(things.picked(key)))
        section.body.add(grid, self._about, self._set_about)
        return section

    def _make_sessions(self) -> PanelSection:
        section = PanelSection("Sessions that list it")
        self._sessions = Flow()
        self._add_session = _pick_line("List it in a session", "List it in a session…")
        self._add_session.picked.connect(self._session_picked)
        section.body.add(self._sessions, self._add_session)
        return section

    # Showing

    def show_brief(self, snapshot: Snapshot, brief: Brief, reach: Reach) -> None:
        """Show a brief; a line in which somebody types is left alone."""
        if brief.key != self._key:
            self._key = brief.key
            for line in (self._add_reader, self._set_about, self._add_session):
                line.clear()
        self._title.setText(brief.title)
        self._show_state(brief)
        self._show_readers(snapshot, brief, reach)
        self._show_mark(snapshot, brief)
        self._kind.set_value(str(brief.kind))
        self._show_about(snapshot, brief)
        self._show_sessions(snapshot, brief)

    def focus_reach(self) -> None:
        """Put the focus on the way to the list of readers."""
        self._reach.setFocus()

    def _show_state(self, brief: Brief) -> None:
        self._state.set_look(words.STATES[brief.state])
        self._state_words.setText(words.state_in_words(brief))
        said = step_words(brief, self._actor)
        shown = [(name, said[name]) for name in STEPS[brief.state]]
        if _is_other(self._steps, shown):
            self._steps.clear()
            for place, (name, said_on_it) in enumerate(shown):
                button = Button(said_on_it, Kind.GHOST if place else Kind.SECONDARY)
                button.clicked.connect(partial(self.step_wanted.emit, name))
                self._steps.add(button)
            _put_in_tab_order(self._steps, self._more)

    def _show_readers(self, snapshot: Snapshot, brief: Brief, reach: Reach) -> None:
        self._nobody.setVisible(not reach.approved)
        self._reach.set_spans([Span(reach.sentence, strong=reach.approved, link="reach")])
        named = actions.readers_named(brief)
        self._everybody.setText(_everybody(brief))
        self._everybody.setVisible(not named)
        self._fill(self._readers, snapshot, named, self._reader_removed)
        self._add_reader.set_source(partial(things.readers_offered, snapshot))

    def _show_mark(self, snapshot: Snapshot, brief: Brief) -> None:
        self._mark.set_value(brief.mark)
        means = words.mark_means(mark_of(snapshot, brief.mark), own=bool(brief.mark))
        self._mark_grid.set_hint(self._mark, means)

    def _show_about(self, snapshot: Snapshot, brief: Brief) -> None:
        subject = actions.subject_of(brief)
        self._fill(self._about, snapshot, [subject] if subject else [], self._about_removed)
        self._set_about.setVisible(subject is None)
        self._set_about.set_source(partial(things.subjects_offered, snapshot))

    def _show_sessions(self, snapshot: Snapshot, brief: Brief) -> None:
        listing = actions.sessions_listing(snapshot, brief.key)
        named = [Subject("sessions", session.key) for session in listing]
        self._fill(self._sessions, snapshot, named, self._session_removed)
        self._add_session.set_source(partial(things.sessions_offered, snapshot, brief.key))

    def _fill(
        self,
        flow: Flow,
        snapshot: Snapshot,
        named: Sequence[Subject],
        removed: Callable[[Subject], None],
    ) -> None:
        """Show chips, unless they are the ones that stand there: the focus stays in them."""
        shown = [(one, things.name_of(snapshot, one)) for one in named]
        if not _is_other(flow, shown):
            return
        flow.clear()
        for thing, name in shown:
            door = things.door_of(thing)
            chip = ThingChip(things.icon_of(thing), name, leads=door is not None)
            chip.removed.connect(partial(removed, thing))
            if door:
                chip.clicked.connect(partial(self.thing_wanted.emit, door))
            flow.add(chip)
        flow.setVisible(bool(named))
        _put_in_tab_order(flow, self._before[flow])

    # What the user wants

    def _want(self, build: object) -> None:
        self.change_wanted.emit(build)

    def _want_about(self, subject: Subject | None) -> None:
        self._want(partial(actions.set_about, key=self._key, subject=subject))

    def _about_removed(self, _subject: Subject) -> None:
        self._want_about(None)

    def _reader_picked(self, key: str) -> None:
        self._want(partial(actions.add_reader, key=self._key, reader=things.picked(key)))

    def _reader_removed(self, reader: Subject) -> None:
        self._want(partial(actions.remove_reader, key=self._key, reader=reader))

    def _session_picked(self, key: str) -> None:
        session = things.picked(key).key
        self._want(partial(actions.list_in_session, key=self._key, session=session))

    def _session_removed(self, thing: Subject) -> None:
        self._want(partial(actions.take_out_of_session, key=self._key, session=thing.key))


def _is_other(flow: Flow, shown: object) -> bool:
    """Tell whether something else is to stand in *flow* now; what stays keeps the focus."""
    if flow.property("shown") == repr(shown):
        return False
    flow.setProperty("shown", repr(shown))
    return True


def _put_in_tab_order(flow: Flow, before: QWidget) -> None:
    for widget in flow.widgets():
        QWidget.setTabOrder(before, widget)
        before = widget


def _pick_line(name: str, placeholder: str) -> PickLine:
    made = PickLine(name, placeholder)
    made.setProperty("edit", "place")
    return made


def _everybody(brief: Brief) -> str:
    if brief.about.session:
        return "Meant for everybody listed in the session it is about."
    return "Meant for everybody invited: nobody is named."
