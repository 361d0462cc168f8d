"""What several people or organisations are given at once: one action, one undo, a toast each."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QWidget

from convenor.models.record_fields import as_code, organisation_names
from convenor.workplace import Workplace
from convenor_db.domain.actions import many_people
from convenor_db.domain.edits import counted
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.names import fold
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action

if TYPE_CHECKING:
    from convenor_db.store.store import Builder

_ONE: Final = {
    "people": ("person", "people"),
    "organisations": ("organisation", "organisations"),
}
TAG, NO_TAG = "tag", "no tag"
"""A tag more, and a tag less: fields of their own here."""


class Field(NamedTuple):
    """A field that many can be given: its name, its caption, the kind it is of, its icon."""

    name: str
    caption: str
    kind: str
    icon: str

    @property
    def words(self) -> str:
        """What the command is called."""
        verbs = {TAG: "Add tag…", NO_TAG: "Remove tag…"}
        return verbs.get(self.name) or f"Set {self.caption.lower()}…"


FIELDS: Final = (
    Field("organisation", "Organisation", "people", "building-2"),
    Field("country", "Country", "people", "map-pin"),
    Field("languages", "Languages", "people", "languages"),
    Field(TAG, "Tag", "people", "tag"),
    Field(NO_TAG, "Tag", "people", "tag"),
    Field("constituency", "Constituency", "organisations", "layers"),
    Field("rival_group", "Rival group", "organisations", "git-compare"),
    Field("country", "Country", "organisations", "map-pin"),
    Field("must_have", "Must-have", "organisations", "flag"),
)
_EXAMPLES: Final = {
    "country": "Switzerland, or CH",
    "languages": "English, French",
    "rival_group": "leave empty for none",
    "organisation": "its name",
}
_MUST_HAVE: Final = (("true", "its refusal decides"), ("false", "not must-have"))


class Many:
    """Knows how; the screen says which: the kind in front, and the keys selected."""

    def __init__(
        self, place: Workplace, over: QWidget, selected: Callable[[], tuple[str, Sequence[str]]]
    ) -> None:
        self._place = place
        self._over = over
        self._selected = selected

    @property
    def _snapshot(self) -> Snapshot:
        return self._place.document.snapshot

    def selected(self) -> Sequence[str]:
        """Return the keys of what is selected."""
        return self._selected()[1]

    def why_not(self, field: Field) -> str:
        """Return why the selection cannot be given a field, or nothing."""
        kind, keys = self._selected()
        if kind != field.kind:
            return f"Show {field.kind} first."
        if not keys:
            return "Nothing is selected."
        if field.name == NO_TAG and not self.tags():
            return "Nobody selected has a tag."
        return ""

    def tags(self) -> list[str]:
        """Return the tags that the people selected have, in order."""
        kind, keys = self._selected()
        there = self._snapshot.people if kind == "people" else {}
        found = {fold(tag): tag for key in keys if key in there for tag in there[key].tags}
        return sorted(found.values(), key=str.casefold)

    # Asking

    def ask(self, field: Field) -> None:
        """Ask for the value, and give it to all that are selected."""
        from convenor.dialogs.ask_value import AskValue, Question
        from convenor.dialogs.kept_form import FileShelf, KeptForm

        _, keys = self._selected()
        keys = tuple(keys)
        choices = self.choices(field)
        question = Question(
            title=f"{field.words.removesuffix('…')}: {counted(len(keys), *_ONE[field.kind])}",
            caption=field.caption,
            verb=field.words.removesuffix("…"),
            says=partial(self._says, field, keys),
            why_not=partial(self._why_no_value, field, keys),
            choices=choices,
            completions=self._completions(field),
            example=_EXAMPLES.get(field.name, "a word"),
        )
        dialog = AskValue(self._over, question, then=partial(self.give, field, keys))
        if dialog.line:
            shelf = FileShelf(self._place.drafts, f"form:{field.kind} {field.name}")
            KeptForm(dialog, shelf, (dialog.line,))
        dialog.open()

    def choices(self, field: Field) -> Sequence[tuple[str, str]]:
        """Return the values a field has, with their words; none of one that is typed."""
        from convenor.lists.cell_fields import all_choices

        if field.name == "constituency":
            return all_choices("constituency")
        if field.name == NO_TAG:
            return [(tag, tag) for tag in self.tags()]
        return _MUST_HAVE if field.name == "must_have" else ()

    def _completions(self, field: Field) -> list[str]:
        if field.name == "organisation":
            return organisation_names(self._snapshot)
        if field.name == "country":
            from convenor.imports.countries import NAMES

            return sorted(NAMES.values())
        if field.name == "rival_group":
            bodies = self._snapshot.organisations.values()
            return sorted({body.rival_group for body in bodies} - {""}, key=str.casefold)
        if field.name == TAG:
            people = self._snapshot.people.values()
            return sorted({tag for one in people for tag in one.tags}, key=str.casefold)
        return []

    def having(self, field: Field, text: str, keys: Sequence[str] = ()) -> int:
        """Return how many of the selection have a value already."""
        keys = keys or self._selected()[1]
        if field.name in (TAG, NO_TAG):
            people = self._snapshot.people
            there = [people[key] for key in keys if key in people]
            return sum(many_people.has_tag(person, text.strip()) for person in there)
        read = as_code(field.name, text)
        return many_people.having(self._snapshot, field.kind, keys, field.name, read)

    def _says(self, field: Field, keys: Sequence[str], text: str) -> str:
        """Return how many have it: “12 of 40 have it already.”."""
        if not text.strip() and field.name in (TAG, NO_TAG):
            return ""
        count = self.having(field, text, keys)
        if field.name == NO_TAG:
            return f"{count:,} of {len(keys):,} {'has' if count == 1 else 'have'} it."
        have = "has" if count == 1 else "have"
        return f"{count:,} of {len(keys):,} {have} it already." if count else ""

    def _why_no_value(self, field: Field, keys: Sequence[str], text: str) -> str:
        if field.name == TAG and not text.strip():
            return "Type the tag they are to have."
        try:
            self._build(field, keys, text)(self._snapshot)
        except Unreadable as error:
            return f"{error.reason[:1].upper()}{error.reason[1:]}."
        except ConvenorError as error:
            return str(error)
        return ""

    # Giving

    def _build(self, field: Field, keys: Sequence[str], text: str) -> "Builder":
        if field.name == TAG:
            return partial(many_people.add_tag, keys=keys, tag=text)
        if field.name == NO_TAG:
            return partial(many_people.remove_tag, keys=keys, tag=text)
        return partial(
            many_people.set_field,
            kind=field.kind,
            keys=keys,
            field=field.name,
            text=as_code(field.name, text),
            new_key=self._place.new_key,
        )

    def give(self, field: Field, keys: Sequence[str], text: str) -> None:
        """Give all of them a value; who has it already is left."""
        then = partial(self._said, field, tuple(keys), text)
        title = f"Changing {counted(len(keys), *_ONE[field.kind])}"
        self._place.act(self._build(field, keys, text), title, then=then)

    def give_selected(self, field: Field, text: str) -> None:
        """Give all that are selected a value."""
        self.give(field, self._selected()[1], text)

    def _said(self, field: Field, keys: Sequence[str], text: str, action: Action | None) -> None:
        one, many = _ONE[field.kind]
        if action is None:
            had = "has" if len(keys) == 1 else "have"
            lacks = "does not have that tag" if len(keys) == 1 else "do not have that tag"
            what = lacks if field.name == NO_TAG else f"{had} it already"
            self._place.toast(f"Nothing changed: {counted(len(keys), one, many)} {what}.")
            return
        count = sum(change.kind == field.kind for change in action.changes)
        rest = len(keys) - count
        said = f"{counted(count, one, many)}: {self._in_words(field, text)}"
        left = "did not have it" if field.name == NO_TAG else "had it already"
        said = f"{said}, {rest:,} {left}" if rest else said
        if field.kind == "people" and any(one.kind == "organisations" for one in action.changes):
            said = f"{said}. It was added as an organisation"
        self._place.toast(said, undo=True)

    def _in_words(self, field: Field, text: str) -> str:
        """Return what was given: “country CH”, “tag “host” removed”."""
        words = dict(self.choices(field)).get(text, text.strip())
        if field.name == TAG:
            return f"tag “{words}” added"
        if field.name == NO_TAG:
            return f"tag “{words}” removed"
        if field.name == "must_have":
            return "must-have" if text == "true" else "no longer must-have"
        named = as_code(field.name, words)
        return f"{field.caption.lower()} {named}" if named else f"no {field.caption.lower()}"
