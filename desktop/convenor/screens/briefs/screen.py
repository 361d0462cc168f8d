"""The briefs screen: the list, one brief in the middle, and what there is to say about it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from convenor.commands import Command
from convenor.drafts import Typed
from convenor.models.history_things import history_of
from convenor.screens.briefs import steps
from convenor.screens.briefs.commands import brief_commands
from convenor.screens.briefs.editor import WRITE, BriefEditor, Shown
from convenor.screens.briefs.listing import BriefListing, counts_of
from convenor.screens.briefs.side import BriefSide
from convenor.screens.briefs.spot import Making, Spot
from convenor.screens.briefs.words import KINDS
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.empty_state import EmptyState
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, hline
from convenor.widgets.menu import Menu
from convenor.widgets.page_head import PageHead
from convenor.widgets.panes import Panes
from convenor.widgets.side_split import SideSplit
from convenor.workplace import Screen, Things, Workplace
from convenor_db.domain.actions import briefs as actions
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Brief, BriefKind, BriefState
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder, Visit

_SHOWN_KINDS: Final = frozenset(
    {"briefs", "sessions", "invitations", "organisations", "people", "issues", "convening"}
)
_NARROW, _BESIDE = 1240, 940  # below: the panel is folded till F8; it lies over the text


class BriefsScreen(Screen):
    """The papers of the convening."""

    NAME = "briefs"
    KINDS = frozenset({"briefs"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._key = ""
        self._making: Making | None = None
        self._made: tuple[str, int] | None = None  # the last, and the visit whose Esc takes it back
        self._narrow: bool | None = None
        self._head = PageHead("Briefs")
        self._saved = Label("", Role.MUTED)
        self._head.add_tool(self._saved)
        self._new = self._make_new_button()
        self._head.add_tool(self._new)
        self._listing = BriefListing()
        self._editor = BriefEditor(place.visits, self._may_change)
        self._side = BriefSide(place)
        self._empty = EmptyState(
            "file-text",
            "No briefs yet",
            "What the convener, the chairs and the guests should read before they meet:"
            " backgrounds, positions, talking points, logistics.",
            "New brief",
        )
        self._stack = QStackedWidget()
        self._split = self._make_split()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self._empty)
        self.setLayout(column(self._head, hline(), (self._stack, 1), spacing=0))
        self._connect()
        self._show_all()
        self._go(self._listing.first())

    @classmethod
    def commands(cls, screen: Callable[[], "BriefsScreen"]) -> tuple[Command, ...]:
        """Return what can be done with briefs."""
        return brief_commands(screen)

    def _make_new_button(self) -> Button:
        button, menu = Button("New brief", Kind.PRIMARY, "plus"), Menu("Kind of brief", self)
        for kind, words in KINDS.items():
            menu.add(words).triggered.connect(partial(self.begin_new, kind))
        button.setMenu(menu)
        return button

    def _make_split(self) -> SideSplit:
        columns = Panes()
        columns.addWidget(self._listing)
        columns.addWidget(self._editor)
        columns.setStretchFactor(1, 1)
        columns.setSizes([theme.px(250), theme.px(700)])
        columns.setHandleWidth(1)
        return SideSplit(columns, self._side, _BESIDE)

    def _connect(self) -> None:
        editor, side = self._editor, self._side
        self._head.count_chosen.connect(self._listing.set_filter)
        self._empty.primary_taken.connect(self.begin_new)
        self._listing.chosen.connect(self._go)
        editor.typed.connect(self._typed)
        editor.restored.connect(self._restored)
        editor.ended.connect(self._ended)
        editor.draft_dropped.connect(self._drop_draft)
        editor.link_wanted.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        side.change_wanted.connect(self.document.act)
        side.step_wanted.connect(self.take_step)
        side.thing_wanted.connect(lambda about: self.place.go_to(about.kind, about.key))
        side.delete_wanted.connect(self.delete)
        side.state_wanted.connect(self._listing.set_filter)
        self.document.acted.connect(self._acted)
        self.place.drafts.refused.connect(self._refused)
        self.place.drafts.changed.connect(self._show_drafts)

    # Where the user is

    def focus_content(self) -> None:
        """Put the focus on the list."""
        (self._listing.list if self.document.snapshot.briefs else self._empty).setFocus()

    def focus_filter(self) -> None:
        """Filter the list or, with the caret in the text, find words there."""
        if self._editor.has_caret():
            self._editor.find_words()
        else:
            self._listing.focus_filter()

    def show_thing(self, kind: str, key: str) -> None:
        """Show a brief."""
        if key in self.document.snapshot.briefs:
            self._go(key)
        self.focus_content()

    def show_several(self, things: Things) -> None:
        """Narrow the list to some briefs, and show the first of them."""
        self._listing.show_some(things.keys, things.words)
        self.show_thing(things.kind, self._listing.first())

    def spot(self) -> object:
        """Return where the user is."""
        return Spot(
            self._key, self._editor.mode, self._listing.filter_text,
            self._editor.scroll_position(), self._side.scroll_position(), self._side.shows_reach,
        )  # fmt: skip

    def return_to(self, spot: object) -> None:
        """Come back to the same brief, as far down."""
        if not isinstance(spot, Spot):
            return
        self._listing.set_filter(spot.filter)
        if spot.key in self.document.snapshot.briefs:
            self._go(spot.key)
            self._editor.set_mode(spot.mode)
            self._editor.set_scroll_position(spot.text_down)
            self._side.set_scroll_position(spot.side_down)
            if spot.reach:
                self._side.show_reach()
        self.focus_content()

    def panel(self) -> QWidget:
        """Return the side panel."""
        return self._side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panel where room runs out."""
        super().resizeEvent(event)
        narrow = self.window().width() < theme.px(_NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self._side.setVisible(not narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up a new brief on Esc or, without one, close the panel that lies over the text."""
        if event.key() == Qt.Key.Key_Escape and self._making:
            self._give_up()
            self.focus_content()
        elif event.key() == Qt.Key.Key_Escape and self._split.close_over():
            self.focus_content()
        else:
            super().keyPressEvent(event)

    # Making and deleting

    def begin_new(self, kind: BriefKind = BriefKind.BACKGROUND) -> None:
        """Begin a brief: it exists once its title is written, until then Esc leaves nothing."""
        self._editor.end_visits()
        self._making = Making(self.place.new_key("briefs"), kind)
        self._listing.select("")
        self._side.show_summary(self.document.snapshot)
        self._stack.setCurrentIndex(0)
        self._editor.show_new()

    def _give_up(self) -> None:
        self._making = None
        self._stack.setCurrentIndex(0 if self.document.snapshot.briefs else 1)
        key, self._key = self._key, ""
        self._go(key)

    def delete(self) -> None:
        """Delete the brief shown; a toast takes it back."""
        brief = self._brief()
        if brief is None:
            return
        self._editor.end_visits()
        listing = len(actions.sessions_listing(self.document.snapshot, brief.key))
        more = f"; {counted(listing, 'session lists', 'sessions list')} it no longer"
        words = f"Deleted “{brief.title}”{more if listing else ''}"
        build = partial(actions.delete, key=brief.key)
        self.document.act(build, then=partial(self._say_done, words))

    def _say_done(self, words: str, action: Action | None) -> None:
        if action and isValid(self):  # the window may have closed meanwhile
            self.place.toast(words, undo=True)

    def why_no_brief(self) -> str:
        """Say why nothing can be done with a brief now."""
        return "" if self._brief() else "Choose a brief first."

    def chosen_things(self) -> Things | None:
        """Return the brief that is open, for its History."""
        return history_of(self.document.snapshot, "briefs", [self._key])

    # The next step

    def why_not_step(self, step: str) -> str:
        """Say why a step cannot be taken now."""
        return steps.why_not(self._brief(), step)

    def take_step(self, step: str) -> None:
        """Ask for approval, approve, go back to draft, or start a version."""
        self._editor.end_visits()
        build = steps.step(step, self._key, by=self.place.actor, today=self.place.today)
        self.document.act(build, then=self._say_approved if step == "approve" else None)

    def _say_approved(self, action: Action | None) -> None:
        if isValid(self):
            self._say_done(f"Approved. {self._side.reach_sentence}", action)

    def _may_change(self, then: Callable[[], object]) -> None:
        brief = self._brief()
        if brief is None or brief.state is not BriefState.APPROVED:
            then()
            return
        version = brief.version + 1
        self.place.ask.confirm(
            f"It has been approved. Start version {version}?",
            partial(self._unlock, brief.key, then),
            yes=f"Start version {version}",
            detail="The approved text is kept. Until the new version is approved, the brief"
            " reaches nobody.",
        )

    def _unlock(self, key: str, then: Callable[[], object]) -> None:
        if self._key != key:  # another brief is shown by now
            return
        self.take_step("version")
        self._editor.set_locked(locked=False)
        then()

    # The text

    def edit_title(self) -> None:
        """Put the caret into the title."""
        self._editor.title.start_visit()

    def set_mode(self, mode: int) -> None:
        """Show the text as it is written or as it reads."""
        self._editor.set_mode(mode)
        self._editor.focus_text()

    def show_reach(self) -> None:
        """Show who gets the brief and who does not."""
        self._side.show()
        self._side.show_reach()

    def find_in_text(self) -> None:
        """Look for words in the brief."""
        self._editor.find_words()

    def why_not_write(self) -> str:
        """Say why the text cannot be formatted now."""
        if self._brief() is None or self._making:
            return "Choose a brief first."
        return "" if self._editor.mode == WRITE else "The brief is shown as it reads. Choose Write."

    def do(self, deed: str) -> None:
        """Do what a button of the toolbar does."""
        self._editor.do(deed)

    def make_heading(self, level: int) -> None:
        """Make the line a heading of a level, or text (0)."""
        self._editor.make_heading(level)

    def _typed(self, field: str, text: str, visit: int) -> None:
        making = self._making
        if making:
            making.visit = visit
            build = partial(actions.add, title=text, kind=making.kind, key=making.key)
            self._save(making.key, field, text, visit, build)
        elif self._brief():
            build = partial(actions.set_text, key=self._key, field=field, text=text)
            self._save(self._key, field, text, visit, build)

    def _restored(self, field: str, text: str, visit: int) -> None:
        making = self._making
        made = (making.key, making.visit) if making else self._made
        if field == "title" and made and made[1] == visit:
            self.document.act(
                partial(actions.forget, key=made[0]),
                visit=Visit(Typed(f"briefs:{made[0]}", field, text, visit).name),
            )
        else:
            self._typed(field, text, visit)

    def _save(self, key: str, field: str, text: str, visit: int, build: Builder) -> None:
        self.place.drafts.save(Typed(f"briefs:{key}", field, text, visit), build)

    def _ended(self, field: str, text: str) -> None:
        if field == "title" and self._making and not text.strip():
            self._give_up()

    def _refused(self, typed: object, sentence: str) -> None:
        if isinstance(typed, Typed) and typed.target == f"briefs:{self._key}":
            self._editor.show_error(typed.field, sentence)

    def _show_drafts(self) -> None:
        self._editor.show_drafts(self.place.drafts.of(f"briefs:{self._key}") if self._key else ())

    def _drop_draft(self, field: str) -> None:
        self.place.drafts.drop(f"briefs:{self._key}", field)

    # Showing

    def _brief(self) -> Brief | None:
        return self.document.snapshot.briefs.get(self._key)

    def _go(self, key: str) -> None:
        if key == self._key and not self._making:
            return
        self._editor.end_visits()
        self._making = self._made = None
        self._key = key
        self._saved.setText("")
        self._listing.select(key)
        self._show_brief(fresh=True)

    def _show_all(self) -> None:
        snapshot = self.document.snapshot
        self._listing.show_briefs(snapshot)
        if not self._making:
            self._stack.setCurrentIndex(0 if snapshot.briefs else 1)
        self._head.set_counts(counts_of(snapshot))
        self._new.set_kind(Kind.PRIMARY if snapshot.briefs else Kind.SECONDARY)

    def _show_brief(self, *, fresh: bool, replaced: tuple[str, ...] = ()) -> None:
        brief = self._brief()
        if brief is None:
            self._side.show_summary(self.document.snapshot)
            return
        locked = brief.state is BriefState.APPROVED
        shown = Shown(brief.title, brief.markdown, locked)
        self._editor.show_text(shown, fresh=fresh, replaced=replaced)
        self._show_drafts()
        self._side.show_brief(self.document.snapshot, brief, fresh=fresh)

    def _acted(self, action: Action) -> None:
        if not action.kinds & _SHOWN_KINDS:
            return
        before = self._key
        self._follow(action)
        self._show_all()
        if self._making:
            return
        self._listing.select(self._key)
        made = self._made is not None and self._made[0] == self._key
        fresh = self._key != before and not made
        changed, turned = steps.texts_changed(action, self._key), action.kind in ("undo", "redo")
        self._show_brief(fresh=fresh, replaced=changed if turned else ())
        if changed and not turned:
            now = self.place.clock().astimezone(self.document.snapshot.zone)
            self._saved.setText(f"Saved {now:%H:%M}")

    def _follow(self, action: Action) -> None:
        """Go to what was just made or came back; from what is gone to its neighbour."""
        made = steps.made_by(action)
        if self._making and self._making.key in made:
            self._key, self._made = self._making.key, (self._making.key, self._making.visit)
            self._making = None
        elif made and action.kind in ("undo", "redo"):
            self._editor.end_visits()
            self._key = made[0]
        elif self._key not in self.document.snapshot.briefs:
            self._editor.end_visits()
            briefs = self.document.snapshot.briefs
            self._key = self._listing.neighbour(self._key, briefs) or next(iter(briefs), "")
