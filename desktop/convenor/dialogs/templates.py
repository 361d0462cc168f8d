"""Letter templates: name, kind, subject and text with fields, and how each reads for somebody."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from convenor.dialogs.letter_preview import LetterPreview
from convenor.dialogs.things_dialog import ThingActions, ThingsDialog
from convenor.exports.mail import LetterPlan, plan_letters
from convenor.exports.mail.starters import starters
from convenor.imports.countries import NAMES
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.entry_list import Entry
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import ElidedLabel, Role
from convenor.widgets.layouts import Box, column, hline, row
from convenor.widgets.menu import Menu
from convenor.workplace import Workplace
from convenor_db.domain.actions import templates as actions
from convenor_db.domain.letter_fields import VISA, fields_of, written
from convenor_db.domain.letters import Occasion, missing_in_words, why_it_does_not_suit
from convenor_db.domain.records import Template, TemplateKind
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

KINDS: Final = {
    TemplateKind.INVITATION: "Invitation",
    TemplateKind.REMINDER: "Reminder",
    TemplateKind.THANKS: "Thanks",
    TemplateKind.VISA: "Visa",
}
"""The kinds in the order of a convening's life."""
_CAPTIONS: Final = 76
_SOON: Final = 150
"""Milliseconds after a key until the preview follows."""
_SIZE: Final = (1240, 720)
_READING: Final = 3
"""Its share of the width, as much as the fields have."""
_WIDE: Final = 980
"""From this width on the letter as it reads stands beside its text."""


class TemplatesDialog(ThingsDialog):
    """The letters of the convening; each is written once and filled for every reader."""

    TITLE = "Letter templates"
    KIND = "templates"
    ONE = "letter"
    NAME = ("name", "Name")
    ACTIONS = ThingActions(
        actions.add,
        lambda snapshot, key, name: actions.set_field(snapshot, key, "name", name),
        actions.move,
        actions.delete,
    )
    LEAD = "A letter is written once. What stands in double braces is filled in for each reader."
    NOTHING = "No letter yet. New letter begins with an empty one, or with one that is ready."

    def __init__(self, parent: QWidget, place: Workplace, key: str = "") -> None:
        """*key* is the letter to be shown first."""
        self._seats: list[str] = []
        self._at = 0
        self._beside = column(margins=(12, 2, 0, 4))
        self._below = column(margins=(0, 4, 0, 4))
        self._is_beside: bool | None = None
        super().__init__(parent, place)
        self._size = _SIZE
        self._fit()
        if key:
            self.list.select(key)

    def add_fields(self, page: Box) -> None:
        """Put name, kind, subject and text on the page, and the letter as it reads."""
        self._kind = EditableChoice("Kind", [(kind, KINDS[kind]) for kind in KINDS])
        self._subject = EditableLine("Subject", placeholder="no subject")
        self._text = EditableText("Text", lines=9, placeholder="The text of the letter")
        self._insert = Button("Insert field", icon="plus", small=True)
        self._fields = Menu("Insert field", self)
        self._insert.setMenu(self._fields)
        self._last: EditableLine | EditableText = self._text
        grid = FormGrid(_CAPTIONS)
        grid.add("Name", self.name_field)
        grid.add("Kind", self._kind)
        grid.add("Subject", self._subject)
        grid.add("Text", self._text)
        page.add(grid, row(_CAPTIONS + 8, self._insert, None))
        self._add_preview(page)

    def _add_preview(self, page: Box) -> None:
        """Put how the letter reads under its text; where there is room it stands beside it."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._show_preview)
        self._reader = ElidedLabel("", Role.SUBTITLE)
        self._back = IconButton("chevron-left", "The reader before", size=15)
        self._on = IconButton("chevron-right", "The next reader", size=15)
        self._preview = LetterPreview()
        self._reading = QWidget()
        self._reading.setLayout(
            column(
                row((self._reader, 1), self._back, self._on, spacing=2),
                (self._preview, 1),
                spacing=8,
            )
        )
        self._line = hline()
        page.add(self._line, self._below)

    def _lay_out(self) -> None:
        super()._lay_out()
        self._across.add(self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the reading stand beside the text where there is room for both."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(_WIDE)
        if beside != self._is_beside:
            self._is_beside = beside
            self._line.setVisible(not beside)
            (self._beside if beside else self._below).add((self._reading, 1))
            self._across.setStretchFactor(self._beside, _READING if beside else 0)

    def _listen(self) -> None:
        super()._listen()
        self._new.setMenu(self._ways_to_begin())
        self._fields.aboutToShow.connect(self._offer_fields)
        self._back.clicked.connect(partial(self._step, -1))
        self._on.clicked.connect(partial(self._step, 1))
        for name, field in (("kind", self._kind), ("subject", self._subject), ("text", self._text)):
            stored = "markdown" if name == "text" else name
            self.bind(stored, field, partial(self._save_field, stored))
        for text in (self._subject, self._text):
            text.visit_started.connect(partial(self._remember, text))
            _editor_of(text).textChanged.connect(self._soon.start)

    # New ones

    def _ways_to_begin(self) -> Menu:
        menu = Menu("New letter", self)
        menu.add("Empty letter", "file-plus").triggered.connect(self.start_new)
        menu.addSeparator()
        for model in starters():
            like = partial(self._add_like, lambda model=model: model)  # type: ignore[misc]
            menu.add(f"Like “{model.name}”", "mail").triggered.connect(like)
        menu.addSeparator()
        again = menu.add("Copy of this letter", "copy")
        again.triggered.connect(partial(self._add_like, self._shown))
        menu.aboutToShow.connect(lambda: again.setEnabled(bool(self.key)))
        return menu

    def _add_like(self, model: Callable[[], Template | None], _checked: object = None) -> None:
        found = model()
        if found is None:
            return
        self.end_visit()
        key = self.new_key()
        build = partial(actions.add_like, models=[found], keys=[key])
        self.act("add", build, then=lambda _made: self.list.select(key))

    def _shown(self) -> Template | None:
        return cast("Template | None", self.snapshot.get("templates", self.key))

    # Fields

    def entries(self, snapshot: Snapshot) -> Sequence[Entry]:
        """Return the letters with their kinds."""
        letters = cast("dict[str, Template]", snapshot.table("templates"))
        return [Entry(key, one.name, KINDS[one.kind]) for key, one in letters.items()]

    def show_one(self, snapshot: Snapshot, key: str, *, replace: bool) -> None:
        """Show a letter, and how it reads."""
        letter = cast("Template | None", snapshot.get("templates", key))
        self.name_field.set_value(letter.name if letter else "", replace=replace)
        self._kind.set_value(
            str(letter.kind) if letter else TemplateKind.INVITATION, replace=replace
        )
        self._subject.set_value(letter.subject if letter else "", replace=replace)
        self._text.set_value(letter.markdown if letter else "", replace=replace)
        for field in (self._kind, self._subject, self._text, self._insert):
            field.setEnabled(letter is not None)
        self._seats = self._readers(letter.kind) if letter else []
        self._show_preview()

    def _save_field(self, field: str, text: str) -> Builder:
        return partial(actions.set_field, key=self.key, field=field, text=text)

    def _remember(self, field: EditableLine | EditableText) -> None:
        self._last = field

    def _offer_fields(self) -> None:
        self._fields.clear()
        for name, field in fields_of(self._chosen_kind()).items():
            if name == next(iter(VISA)):
                self._fields.addSeparator()
            entry = self._fields.add(field.words, note=written(name))
            entry.triggered.connect(partial(self._put_in, name))

    def _put_in(self, name: str, _checked: object = None) -> None:
        editor = _editor_of(self._last)
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.insert(written(name))
        else:
            editor.insertPlainText(written(name))

    def _chosen_kind(self) -> TemplateKind:
        return TemplateKind(self._kind.value() or TemplateKind.INVITATION)

    # How it reads

    def _occasion(self) -> Occasion:
        return Occasion(snapshot=self.snapshot, today=self.place.today, countries=NAMES)

    def _readers(self, kind: TemplateKind) -> list[str]:
        """Return the seats that a letter of this kind suits; where it suits nobody all of them."""
        seats = [seat for seat in self.snapshot.invitations.values() if seat.person]
        at = self._occasion()
        fitting = [seat for seat in seats if not why_it_does_not_suit(at, kind, seat)]
        return [str(seat.key) for seat in fitting or seats]

    def _step(self, step: int, _checked: object = None) -> None:
        self._at += step
        self._show_preview()

    def _show_preview(self) -> None:
        letter = self._shown()
        several = len(self._seats) > 1
        self._back.setEnabled(several)
        self._on.setEnabled(several)
        if letter is None or not self._seats:
            self._reader.setText("Nobody has a seat yet" if letter else "")
            self._preview.show_nothing()
            return
        self._at %= len(self._seats)
        plan = plan_letters(self._occasion(), self._as_typed(letter), [self._seats[self._at]])
        self._show_plan(plan)

    def _as_typed(self, letter: Template) -> Template:
        return Template(
            key=letter.key,
            name=letter.name,
            kind=letter.kind,
            subject=self._subject.value(),
            markdown=self._text.value(),
        )

    def _show_plan(self, plan: LetterPlan) -> None:
        for one in plan.addressees:
            self._reader.setText(f"As {one.name} reads it")
            self._preview.show_letter(plan.letter_to(one), one, missing_in_words(one.missing))


def _editor_of(field: EditableLine | EditableText) -> QLineEdit | QPlainTextEdit:
    return cast("QLineEdit | QPlainTextEdit", field.editor())
