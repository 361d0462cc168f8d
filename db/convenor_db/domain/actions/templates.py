"""What can be done with letter templates: add, copy, change a field, order, delete."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, cast

from msgspec.structs import replace

from convenor_db.domain import entered
from convenor_db.domain.actions.lists import moved_to
from convenor_db.domain.edits import Edit, counted, mention
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import Gone
from convenor_db.domain.letter_fields import faults
from convenor_db.domain.records import Template, TemplateKind
from convenor_db.domain.snapshot import Snapshot

WORDS: Final[Mapping[str, str]] = {
    "name": "name", "kind": "kind", "subject": "subject", "markdown": "text",
}  # fmt: skip
"""The fields of a template, and what a label calls each."""

_needed_name: Final = entered.needed("a letter needs a name")
_kind: Final = entered.one_of(TemplateKind)


def template_of_key(snapshot: Snapshot, key: str) -> Template:
    """Return a template, or raise `Gone`."""
    template = cast("Mapping[str, Template]", snapshot.table("templates")).get(key)
    if template is None:
        message = "Nothing was changed: this letter has been deleted meanwhile."
        raise Gone(message)
    return template


def add(snapshot: Snapshot, name: str, key: str) -> Edit:
    """Add an empty invitation under a name and a key, at the end of the list.

    Raises `Unreadable` without a name, or where another letter has it.
    """
    made = Template(
        key=key, name=_own_name(snapshot, key, name), kind=TemplateKind.INVITATION, markdown=""
    )
    return Edit(label=f"Add letter {mention(made)}", puts=(made,))


def add_like(snapshot: Snapshot, models: Sequence[Template], keys: Sequence[str]) -> Edit:
    """Add letters like their models under keys of their own, as one action.

    Where a name is taken already the new one is called “… (2)”. There are as many keys as models.
    """
    taken = _names(snapshot)
    made: list[Template] = []
    for model, key in zip(models, keys, strict=True):
        made.append(replace(model, key=key, name=_free_name(taken, model.name)))
        taken.add(made[-1].name)
    which = (
        f"letter {mention(made[0])}" if len(made) == 1 else counted(len(made), "letter", "letters")
    )
    return Edit(label=f"Add {which}", puts=tuple(made))


def set_field(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change name, kind, subject or text as typed.

    Raises `Unreadable` for a field that no letter of its kind has, `Gone`.
    """
    template = template_of_key(snapshot, key)
    changed = _with(snapshot, template, field, text)
    for value in (changed.subject, changed.markdown):
        for fault in faults(value, changed.kind):
            raise Unreadable(fault)
    return Edit(label=f"Change {WORDS[field]} of letter {mention(template)}", puts=(changed,))


def _with(snapshot: Snapshot, template: Template, field: str, text: str) -> Template:
    match field:
        case "name":
            return replace(template, name=_own_name(snapshot, template.key, text))
        case "kind":
            return replace(template, kind=TemplateKind(_kind(text)))
        case "subject":
            return replace(template, subject=entered.line(text))
        case "markdown":
            return replace(template, markdown=entered.lines(text))
    raise LookupError(field)


def _own_name(snapshot: Snapshot, key: str, text: str) -> str:
    name = str(_needed_name(text))
    if name in _names(snapshot, but=key):
        reason = f"another letter is called “{name}”"
        raise Unreadable(reason)
    return name


def _free_name(taken: Collection[str], name: str) -> str:
    count, free = 1, name
    while free in taken:
        count += 1
        free = f"{name} ({count})"
    return free


def _names(snapshot: Snapshot, but: str = "") -> set[str]:
    letters = cast("Mapping[str, Template]", snapshot.table("templates"))
    return {letter.name for key, letter in letters.items() if key != but}


def move(snapshot: Snapshot, key: str, position: int) -> Edit:
    """Put a letter at a position of the list, from 0."""
    return moved_to(snapshot, "templates", template_of_key(snapshot, key), key, position)


def delete(snapshot: Snapshot, key: str) -> Edit:
    """Delete a letter; what was written with it stays written."""
    template = template_of_key(snapshot, key)
    return Edit(label=f"Delete letter {mention(template)}", removes=(("templates", key),))
