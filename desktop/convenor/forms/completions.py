"""What fields of people and organisations offer while one types, and how they read it."""

from convenor.forms.fields import FieldSet
from convenor.imports.countries import country_of
from convenor.imports.words import languages_of
from convenor.widgets.editable_text import EditableLine
from convenor_db.domain.snapshot import Snapshot


def offer(fields: FieldSet, name: str, completions: list[str]) -> None:
    """Offer *completions* under a field of one line."""
    field = fields.field(name)
    if isinstance(field, EditableLine):
        field.set_completions(completions)


def organisation_names(snapshot: Snapshot) -> list[str]:
    """Return the names organisations go by, in order."""
    bodies = snapshot.organisations.values()
    in_order = sorted(bodies, key=lambda body: snapshot.folded(body.key).sort)
    return [body.name for body in in_order]


def as_code(field: str, text: str) -> str:
    """Return a country or languages typed by name as codes; any other text as it is."""
    if field in ("country", "nationality") and len(text.strip()) != 2:
        return country_of(text) or text
    if field == "languages":
        return ", ".join(languages_of(text))
    return text
