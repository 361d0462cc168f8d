"""One session in the side panel: its head, and the tabs *Session*, *People* and *Checks*."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from convenor.screens.agenda.checks_tab import ChecksTab
from convenor.screens.agenda.people_tab import PeopleTab
from convenor.screens.agenda.session_form import SessionForm
from convenor.screens.agenda.warnings import must_fix_words, tally
from convenor.screens.agenda.words import place_spans
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button
from convenor.widgets.chip import Chips
from convenor.widgets.draft_notice import DraftNotice
from convenor.widgets.labels import RichLabel, Role, WrapLabel
from convenor.widgets.layouts import clear, column, keep_size, row
from convenor.widgets.more_button import MoreButton
from convenor.widgets.panel import under_head
from convenor.widgets.segmented import Segmented
from convenor.widgets.status_chip import Look, look_of_mark
from convenor_db.domain.actions.session_fields import WORDS
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.records import Session
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.asides import Draft

FORM, PEOPLE, CHECKS = 0, 1, 2
_DROPPED = Look("archive", "mute", "Dropped")
_PINNED = Look("pin", "mute", "Pinned")


class SessionPanel(QFrame):
    """Shows one session."""

    put_back_asked = Signal(str)
    room_wanted = Signal(str)
    draft_taken = Signal(object)
    draft_dropped = Signal(object)

    def __init__(self, numbers: Iterator[int]) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAccessibleName("Session")
        self._key = ""
        self._show_people: Callable[[], None] = lambda: None
        self._show_checks: Callable[[], None] = lambda: None
        self._title = WrapLabel("", Role.SUBTITLE)
        self._when = RichLabel((), Role.SECONDARY)
        self._chips = Chips()
        self._put_back = Button("Put back", small=True)
        self.more = MoreButton("this session")
        self.more.offer_history()
        self._drafts = column(spacing=4)
        self.tabs = Segmented(["Session", "People", "Checks"], name="Session, people or checks")
        self.form = SessionForm(numbers)
        self.people = PeopleTab()
        self.checks = ChecksTab()
        self._pages = QStackedWidget()
        for page in (self.form, self.people, self.checks):
            self._pages.addWidget(page)
        first = row((self._title, 1), column(self.more, None), spacing=6)
        head = column(
            first, self._when, self._chips, row(self._put_back, None), self._drafts,
            row(self.tabs, None), margins=(20, 16, 16, 12), spacing=6,
        )  # fmt: skip
        self.setLayout(under_head("Session", head, self._pages))
        keep_size(self, min_width=300, max_width=520)
        self.tabs.changed.connect(self._show_tab)
        self.checks.emptied.connect(self.tabs.setFocus)
        self._when.linked.connect(self.room_wanted)
        self._put_back.clicked.connect(lambda: self.put_back_asked.emit(self._key))

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(theme.px(356), theme.px(600))

    def key(self) -> str:
        """Return which session is shown."""
        return self._key

    def show_session(
        self,
        snapshot: Snapshot,
        session: Session,
        findings: Sequence[Finding],
        *,
        replace: bool = False,
    ) -> None:
        """Show a session and the warnings about it.

        What somebody types is left alone unless *replace* (an undo).
        """
        if session.key != self._key:
            self.form.visits.end()  # what was typed belongs to the one shown before
        self._key = session.key
        self._title.setText(session.title)
        self._when.set_spans(place_spans(snapshot, session))
        looks = _looks(snapshot, session, findings)
        self._chips.set_looks(looks)
        self._chips.setVisible(bool(looks))
        self._put_back.setVisible(bool(session.dropped_on))
        self.tabs.set_label(PEOPLE, f"People {len(session.people):,}")
        self.form.show_session(snapshot, session, replace=replace)
        self._show_people = lambda: self.people.show_session(snapshot, session)
        opened = sum(one.is_open for one in findings)
        self.tabs.set_label(CHECKS, f"Checks {opened:,}" if opened else "Checks")
        self._show_checks = lambda: self.checks.show_checks(snapshot, session, findings)
        self._renew_tab(self.tabs.current())

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Offer again what was typed here and not stored."""
        clear(self._drafts)
        for draft in drafts:
            notice = DraftNotice(draft.text, WORDS.get(draft.field, draft.field), "")
            notice.taken.connect(lambda draft=draft: self.draft_taken.emit(draft))
            notice.dropped.connect(lambda draft=draft: self.draft_dropped.emit(draft))
            self._drafts.add(notice)

    def show_tab(self, tab: int) -> None:
        """Show one of the tabs."""
        self.tabs.set_current(tab)

    def start_visit(self, field: str) -> None:
        """Put the caret into a field, all of it selected."""
        self.show_tab(FORM)
        self.form.start_visit(field)

    def type_again(self, field: str, text: str) -> None:
        """Put into a field what was typed there before and not stored."""
        self.start_visit(field)
        self.form.visits.fields[field].type_in(text)

    def _show_tab(self, tab: int) -> None:
        self.form.visits.end()
        self._renew_tab(tab)
        self._pages.setCurrentIndex(tab)

    def _renew_tab(self, tab: int) -> None:
        """Show what a tab shows only while it is in front."""
        if tab == PEOPLE:
            self._show_people()
        elif tab == CHECKS:
            self._show_checks()


def _looks(snapshot: Snapshot, session: Session, findings: Sequence[Finding]) -> list[Look]:
    counts = tally(findings)
    looks = [_DROPPED] if session.dropped_on else []
    looks += [_PINNED] if session.pinned else []
    if counts.must_fix:
        looks.append(Look("triangle-alert", "bad", must_fix_words(counts.must_fix)))
    elif counts.look_at:
        looks.append(Look("triangle-alert", "warn", f"{counts.look_at:,} to look at"))
    return [*looks, look_of_mark(session.mark or str(snapshot.convening.mark))]
