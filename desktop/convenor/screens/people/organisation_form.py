"""Details of an organisation: every field of it, and who is in its rival group."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from convenor.forms.completions import as_code, offer
from convenor.forms.fields import Field, Sort
from convenor.forms.record_form import RecordForm
from convenor.screens.people.organisation_names import OTHER, PREFIX, LanguageNames
from convenor.widgets.labels import RichLabel, Role, Span
from convenor.widgets.layouts import column
from convenor.widgets.status_chip import CONSTITUENCIES
from convenor.workplace import Workplace
from convenor_db.domain.actions import organisations
from convenor_db.domain.actions.organisations import language_code
from convenor_db.domain.edits import Edit
from convenor_db.domain.entered import Unreadable, written
from convenor_db.domain.records import Organisation
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

_CHOICES: Final = tuple((value, look.words) for value, look in CONSTITUENCIES.items())
NAMES: Final = (
    Field("name", "Name"),
    Field("short", "Short"),
    Field("aliases", "Other names", words="also found by"),
)
KIND: Final = (
    Field("constituency", "Constituency", Sort.CHOICE, _CHOICES),
    Field("country", "Country"),
    Field("region", "Region"),
)
PARTY: Final = (
    Field("rival_group", "Rival group", words="none"),
    Field("must_have", "Must-have", Sort.BOOL, words="its refusal decides"),
)
SIZE: Final = (Field("seats", "Agreed size", words="not agreed yet"),)
_COMPLETED: Final = ("rival_group", "region")
"""Fields that offer what other organisations have there."""


class OrganisationForm(RecordForm):
    """The tab Details, and the one field that stands with the delegation (`agreed_size`)."""

    KIND = "organisations"
    REQUIRED = "name"
    NEEDED = "an organisation needs a name"

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._names = LanguageNames(self.fields)
        self._names.language_wanted.connect(self._begin_name)
        self._names.removed.connect(self._remove_name)
        names = self.fields.section("Names", NAMES)
        names.body.add(self._names)
        party = self.fields.section("Party", PARTY)
        self._rivals = RichLabel((), Role.SECONDARY)
        self._rivals.linked.connect(partial(self.place.go_to, "organisations"))
        party.body.add(self._rivals)
        self.agreed_size = self.fields.grid(SIZE)
        """The agreed size of its delegation, shown where the delegation is."""
        self._offered: dict[str, list[str]] = {}
        self._named = ""
        self.setLayout(
            column(
                self.notices,
                names,
                self.fields.section("Kind and place", KIND),
                party,
                self.fields.text_section(Field("note", "Note", Sort.TEXT)),
                spacing=0,
            )
        )
        self.fields.typed.connect(self._language_typed)

    def _body(self) -> Organisation | None:
        return self.place.document.snapshot.organisations.get(self.key)

    def show_record(self, key: str, *, replace: bool = False) -> None:
        """Show an organisation; see `RecordForm.show_record`."""
        snapshot = self.place.document.snapshot
        body = snapshot.organisations.get(key)
        if body:
            if key != self.key:
                self.fields.end_visits()  # before the lines of its names go
            self._names.show_names(snapshot, body, fresh=key != self._named)
            self._names.show()
            self._named = key
            self._offer_what_others_have(snapshot)
            self._show_rivals(snapshot, body)
        super().show_record(key, replace=replace)

    def show_new(self, key: str, blank: Mapping[str, str], *, begin: bool = True) -> None:
        """Show an organisation that does not exist yet."""
        self._rivals.hide()
        self._names.hide()
        self._named = ""
        blank = {"constituency": "other", "must_have": "false", **blank}
        super().show_new(key, blank, begin=begin)

    def _offer_what_others_have(self, snapshot: Snapshot) -> None:
        for field in _COMPLETED:
            found = {getattr(one, field) for one in snapshot.organisations.values()}
            words = sorted(found - {""})
            if words != self._offered.get(field):
                self._offered[field] = words
                offer(self.fields, field, words)

    def _show_rivals(self, snapshot: Snapshot, body: Organisation) -> None:
        others = [
            one
            for one in snapshot.organisations.values()
            if body.rival_group and one.rival_group == body.rival_group and one.key != body.key
        ]
        spans = [Span("Also in this group: ")] if others else [Span("Nobody else is in it.")]
        for at, one in enumerate(others):
            spans += [Span(", " if at else ""), Span(one.name, link=str(one.key))]
        self._rivals.set_spans(spans)
        self._rivals.setVisible(bool(body.rival_group))

    # Writing

    def values(self) -> dict[str, str] | None:
        """Return what the file has now, by field."""
        body = self._body()
        if body is None:
            return None
        made = {name: written(getattr(body, name)) for name in organisations.ENTRIES}
        return {**made, **self._names.values(body), OTHER: ""}

    def builder(self, field: str, text: str) -> Builder | None:
        """Return what writes a field of an organisation; None for a language to be added."""
        if field == OTHER:
            return _why_no_language(text)
        if field.startswith(PREFIX):
            code = field.removeprefix(PREFIX)
            return partial(organisations.set_name_in, key=self.key, language=code, text=text)
        return self.plain_builder(field, text)

    def entering(self, texts: Mapping[str, str]) -> Builder:
        """Return what adds an organisation."""
        texts = {field: as_code(field, text) for field, text in texts.items()}
        return partial(organisations.enter_new, key=self.key, texts=texts)

    def check(self, field: str, text: str) -> None:
        """Raise `Unreadable` if a field cannot be *text*; an empty name only waits."""
        if field in organisations.ENTRIES and field != self.REQUIRED:
            organisations.ENTRIES[field].read(as_code(field, text))

    # Names by language

    def open_place(self, field: str) -> None:
        """Make the line of a language that a draft belongs to."""
        if field == OTHER:
            self._names.ask_language()
        elif field.startswith(PREFIX):
            self._names.add_language(field.removeprefix(PREFIX))

    def _begin_name(self, code: str) -> None:
        self._names.add_language(code)
        field = self.fields.field(f"{PREFIX}{code}")
        if field:
            field.start_visit()

    def _remove_name(self, code: str) -> None:
        body = self._body()
        self.place.drafts.drop(self.target, f"{PREFIX}{code}")
        self._names.drop_language(code)
        if body and code in body.names:
            make = organisations.set_name_in
            self.place.document.act(partial(make, key=self.key, language=code, text=""))

    def _language_typed(self, field: str, text: str) -> None:
        """Make a line for the language that was typed; what is none stays."""
        if field != OTHER or not self.key:
            return
        if _why_no_language(text):
            return  # it stays, as a draft, with the reason under it
        self.place.drafts.drop(self.target, field)
        self.fields.set_error(field, "")
        self.fields.show_values({OTHER: ""}, replace=True)
        self._names.stop_asking()
        if text.strip():
            self._begin_name(language_code(as_code("languages", text)))


def _why_no_language(text: str) -> Builder | None:
    """Return what refuses a text that names no language; None for a language, and for nothing."""
    try:
        language_code(as_code("languages", text) if text.strip() else "en")
    except Unreadable:
        return partial(_read_language, text=text)
    return None


def _read_language(_snapshot: Snapshot, text: str) -> Edit:
    language_code(as_code("languages", text))
    return Edit(label="")
