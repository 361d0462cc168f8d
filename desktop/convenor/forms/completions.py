"""What fields of people and organisations offer while one types, and how they read it."""

from convenor.forms.fields import FieldSet
from convenor.models.record_fields import as_code, organisation_names
from convenor.widgets.editable_text import EditableLine

__all__ = ["as_code", "offer", "organisation_names"]


def offer(fields: FieldSet, name: str, completions: list[str]) -> None:
    """Offer *completions* under a field of one line."""
    field = fields.field(name)
    if isinstance(field, EditableLine):
        field.set_completions(completions)
