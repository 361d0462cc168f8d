"""*Write letters…*: which letter, to whom, how each reads; then one mail draft for each reader."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtWidgets import QWidget

from convenor.dialogs.document_dialog import DocumentDialog
from convenor.dialogs.letter_preview import LetterPreview
from convenor.dialogs.letter_readers import Readers
from convenor.dialogs.templates import KINDS, TemplatesDialog
from convenor.exports.mail import (
    Addressee,
    LetterPlan,
    Note,
    WrittenDraft,
    plan_letters,
    write_drafts,
)
from convenor.exports.mail.starters import starters
from convenor.imports.countries import NAMES
from convenor.tasks import Job
from convenor.theme.fonts import told
from convenor.widgets.buttons import Button
from convenor.widgets.combo import Combo
from convenor.widgets.empty_state import EmptyState
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, keep_size, row, vline
from convenor.widgets.progress_strip import ProgressStrip
from convenor.widgets.toast import show_toast
from convenor.workplace import Workplace
from convenor_db.domain.actions import templates as actions
from convenor_db.domain.actions.letters_written import WrittenLetter, note_letters
from convenor_db.domain.edits import counted
from convenor_db.domain.errors import Cancelled, ConvenorError
from convenor_db.domain.letters import Occasion, missing_in_words, proposed_kind
from convenor_db.domain.records import Template, TemplateKind

FOLDER: Final = "letters"
"""Under what name the folder is remembered."""
_LEAD: Final = (
    "Each draft is a file that your mail program opens. Look it over and send it there: "
    "Convenor sends nothing."
)
_UNSIGNED: Final = "No sender: the convening has no organiser’s address"
_AT_ONCE: Final = 100
"""Letters that are worked out before anything is shown; further ones off the window."""
_BEGIN: Final = 3
"""How many of the starters are for everybody: invitation, reminder, thanks."""


class WriteLettersDialog(DocumentDialog):
    """Who is due the letter is written to; who is not is held back, unless the user ticks them."""

    def __init__(self, parent: QWidget, place: Workplace, seats: Sequence[str]) -> None:
        """*seats* are the keys of those who were chosen, in their order."""
        title = f"Write letters to {counted(len(seats), 'seat', 'seats')}"
        super().__init__(parent, place, title, verb="Write drafts…", size=(1120, 720))
        self.set_lead(_LEAD)
        self.fill_body()
        self._seats = tuple(seats)
        self._plan: LetterPlan | None = None
        self._job: Job | None = None
        self._planning: Job | None = None
        self._letter = Combo((), "Letter")
        self._edit = Button("Edit letters…", icon="pencil", small=True)
        self._sender = Label("", Role.MUTED)
        self._readers = Readers()
        self._preview = LetterPreview()
        self._strip = ProgressStrip()
        self._empty = EmptyState(
            "mail",
            "There is no letter yet",
            "A letter is written once, with fields that are filled in for each reader.",
            "Add invitation, reminder and thanks",
            "Letter templates…",
        )
        self._lay_out()
        self._connect()
        self._offer_letters()
        self._letter.set_value(self._proposed())
        self._look_anew()
        self._readers.begin()

    def _lay_out(self) -> None:
        left = keep_size(self._readers, min_width=230, max_width=340)
        self._page = QWidget()
        top = row(Label("Letter", Role.SECONDARY), self._letter, self._edit, None, self._sender)
        across = row((left, 2), vline(), (self._preview, 3), spacing=16)
        self._page.setLayout(column(top, (across, 1), spacing=12))
        self.body.add((self._page, 1), (self._empty, 1), self._strip)

    def _connect(self) -> None:
        self._letter.chosen.connect(self._choose)
        self._edit.clicked.connect(self._edit_letters)
        self._empty.primary_taken.connect(self._add_starters)
        self._empty.quiet_taken.connect(self._edit_letters)
        self._readers.chosen.connect(self._show_letter)
        self._readers.changed.connect(self._tell)
        self._strip.cancelled.connect(self._stop)

    # Which letter

    def show_snapshot(self, *, replace: bool) -> None:
        """Offer the letters there are now, and read anew what they say."""
        self._offer_letters()
        self._look_anew()

    def _offer_letters(self) -> None:
        letters = self._letters()
        before = self._letter.value()
        self._letter.set_items([(one.key, _in_words(one)) for one in letters.values()])
        self._letter.set_value(before if before in letters else next(iter(letters), ""))
        self._page.setVisible(bool(letters))
        self._empty.setVisible(not letters)

    def _letters(self) -> dict[str, Template]:
        return cast("dict[str, Template]", dict(self.snapshot.table("templates")))

    def _proposed(self) -> str:
        """Return the first letter of the kind that these seats are most likely to be due."""
        known = self.snapshot.invitations
        kind = proposed_kind(self._occasion(), [known[key] for key in self._seats if key in known])
        letters = self._letters()
        of_kind = (key for key, one in letters.items() if one.kind is kind)
        return next(of_kind, next(iter(letters), ""))

    def _occasion(self) -> Occasion:
        return Occasion(snapshot=self.snapshot, today=self.place.today, countries=NAMES)

    def _choose(self, _key: str) -> None:
        """Read another letter: who is due it is decided anew."""
        self._readers.forget_choices()
        self._look_anew()

    def _look_anew(self) -> None:
        """Work out the letters: the first at once, and if there are many more, all by a task."""
        letter = self._letters().get(self._letter.value())
        many = letter is not None and len(self._seats) > _AT_ONCE
        if many and self._job:
            return  # what is being written is as it was; what is not is looked at after it
        self._stop_planning()
        if letter and many:
            self._planning = self._begin_planning(letter)
        if letter is None or not many or self._plan is None or self._plan.template != letter:
            first = self._seats[:_AT_ONCE]
            self._show_plan(plan_letters(self._occasion(), letter, first) if letter else None)
        self._tell()

    def _begin_planning(self, letter: Template) -> Job:
        self._strip.start("Working out the letters", len(self._seats))
        job = self.place.tasks.run(
            _planning(self._occasion(), letter, self._seats), title="", done=self._planned
        )
        job.progressed.connect(self._advance)
        return job

    def _planned(self, plan: LetterPlan) -> None:
        self._planning = None
        self._strip.finish()
        self._show_plan(plan)

    def _stop_planning(self) -> None:
        if self._planning:
            self._planning.cancel()
            self._planning.forget()
            self._planning.progressed.disconnect(self._advance)
            self._planning = None
            self._strip.finish()

    def _show_plan(self, plan: LetterPlan | None) -> None:
        self._plan = plan
        self._readers.show_addressees(self._plan.addressees if self._plan else ())
        unsigned = self._plan is not None and self._plan.sender is None
        self._sender.setText(self._why_unsigned() if unsigned else "")
        self._show_letter(self._readers.current())
        self._tell()

    def _why_unsigned(self) -> str:
        organiser = self.snapshot.convening.organiser
        if organiser is None or not organiser.email:
            return _UNSIGNED
        return f"No sender: mail programs do not take “{organiser.email}”"

    def _edit_letters(self) -> None:
        TemplatesDialog(self, self.place, self._letter.value()).open()

    def _add_starters(self) -> None:
        models = starters()[:_BEGIN]
        keys = [self.place.new_key("templates") for _ in models]
        self.act("starters", partial(actions.add_like, models=models, keys=keys), then=self._began)

    def _began(self, _action: object) -> None:
        self._letter.set_value(self._proposed())
        self._choose("")

    # How it reads

    def _show_letter(self, seat: str) -> None:
        plan = self._plan
        addressee = self._readers.addressee(seat)
        if plan is None or addressee is None:
            self._preview.show_nothing()
            return
        self._preview.show_letter(plan.letter_to(addressee), addressee, _remark(addressee))

    def _tell(self) -> None:
        count = 0 if self._planning else len(self._readers.wanted())
        words = f"Write {counted(count, 'draft', 'drafts')}…" if count else "Write drafts…"
        self.primary.set_words(words)
        reason = self._why_not(count)
        self.primary.set_allowed(allowed=not reason, reason=reason)

        self.cancel.setVisible(self._job is None)  # the strip has one that only stops the writing

    def _why_not(self, count: int) -> str:
        if self._job:
            return "Drafts are being written."
        if self._planning:
            return "The letters are being worked out."
        if self._plan is None:
            return "There is no letter yet."
        return "" if count else "Nobody is to be written to. Tick those who are."

    # Writing

    def take(self) -> None:
        """Ask for the folder, and write into it."""
        if not self._why_not(len(self._readers.wanted())):
            start = self.place.settings.folder(FOLDER)
            self.place.ask.folder("Choose a folder for the drafts", self._write_into, start=start)

    def _write_into(self, folder: Path) -> None:
        plan, seats = self._plan, self._readers.wanted()
        if plan is None or not seats or self._job:
            return
        self.place.settings.keep_folder(FOLDER, str(folder))
        self.banner.hide()
        self._strip.start("Writing drafts", len(seats))
        self._job = self.place.tasks.run(
            _writing(plan, seats, folder, self._noting(plan.template.name)),
            title="",
            done=partial(self._written, folder),
            failed=self._failed,
        )
        self._job.progressed.connect(self._advance)
        self._tell()

    def _advance(self, done: int, total: int) -> None:
        if not self.closed:
            self._strip.advance(done, total)

    def _stop(self) -> None:
        """Stop the writing; before it there is nothing to stay for."""
        if self._job:
            self._job.cancel()
        elif self._planning:
            self.reject()

    def _noting(self, template: str) -> Note:
        """Return what notes drafts with their readers, off the window: they are named after it."""
        document = self.place.document
        build = partial(
            note_letters, template=template, on=self.place.today, by=self.place.actor,
            new_key=self.place.new_key,
        )  # fmt: skip

        def note(drafts: Sequence[WrittenDraft]) -> None:
            letters = [WrittenLetter(one.person, one.organisation, one.subject) for one in drafts]
            document.act_and_wait(partial(build, letters=letters))

        return note

    def _written(self, folder: Path, drafts: Sequence[WrittenDraft]) -> None:
        """Say where the drafts are."""
        self._job = None
        which = "it" if len(drafts) == 1 else "them"
        words = f"{counted(len(drafts), 'draft', 'drafts')} written. Send {which} from your"
        show = partial(self.place.folder_wanted.emit, folder)
        self.place.toast_with(f"{words} mail program", "Show in folder", show)
        if not self.closed:
            self._strip.finish()
            self.accept()

    def _failed(self, error: ConvenorError) -> None:
        self._job = None
        if self.closed:
            self.place.toast(str(error))
            return
        self._strip.finish()
        self._look_anew()
        if isinstance(error, Cancelled):
            show_toast(self, str(error), icon="info")
        else:
            self.refuse(str(error))

    def leave(self) -> None:
        """Stop what is under way: who closes the dialog does not want it."""
        self._stop_planning()
        if self._job:
            self._job.cancel()
        super().leave()


def _writing(
    plan: LetterPlan, seats: Iterable[str], folder: Path, note: Note
) -> Callable[[Job], Sequence[WrittenDraft]]:
    return lambda job: write_drafts(
        plan, seats, folder, note=note, progress=job.progress, cancelled=job.is_cancelled
    )


def _planning(
    occasion: Occasion, letter: Template, seats: Sequence[str]
) -> Callable[[Job], LetterPlan]:
    return lambda job: plan_letters(
        occasion, letter, seats, progress=job.progress, cancelled=job.is_cancelled
    )


def _in_words(letter: Template) -> str:
    kind = KINDS[TemplateKind(letter.kind)]
    known = kind.casefold() in letter.name.casefold()
    return letter.name if known else told(f"{letter.name} · {kind}")


def _remark(addressee: Addressee) -> str:
    """Return what wants attention in a letter, as sentences."""
    found = [addressee.impossible, addressee.doubt, missing_in_words(addressee.missing)]
    found += [f"not copied to {one}" for one in addressee.not_copied]
    return ". ".join(f"{one[0].upper()}{one[1:]}" for one in found if one)
