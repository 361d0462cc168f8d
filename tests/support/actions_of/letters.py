"""The actions of letter templates and of letters written, with arguments that a test draws."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.actions import letters_written, templates
from convenor_db.domain.actions.letters_written import WrittenLetter
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import Template, TemplateKind
from support.draws import DAYS, TODAY, Draws, Making

_TEXTS: Final = (
    "{{salutation}},\n\n**{{dates}}**", "{{number}}", "{{nobody}}", "{{open", "{{ name }}", "{{}}",
)  # fmt: skip


def _field(d: Draws) -> tuple[str, str]:
    field = str(d.one(*templates.WORDS))
    drawn = {"kind": (*TemplateKind, d.text()), "name": (d.text(), "T")}
    return field, str(d.one(*drawn.get(field, (*_TEXTS, d.text()))))


def _model(d: Draws) -> Template:
    return Template(
        key="model", name=d.one("T", "Reminder"), kind=d.one(*TemplateKind), markdown="{{name}}"
    )


def _letters(d: Draws) -> list[WrittenLetter]:
    return [
        WrittenLetter(key, d.one("", d.key("organisations")), d.text()) for key in d.keys("people")
    ]


OF_LETTERS: Final[Mapping[Callable[..., Edit], Making]] = {
    templates.add: lambda d: templates.add(d.now, d.text(), d.new("t")),
    templates.add_like: lambda d: templates.add_like(
        d.now, models := [_model(d) for _ in range(d.at())], [d.new("t") for _ in models]
    ),
    templates.set_field: lambda d: templates.set_field(d.now, d.key("templates"), *_field(d)),
    templates.move: lambda d: templates.move(d.now, d.key("templates"), d.at()),
    templates.delete: lambda d: templates.delete(d.now, d.key("templates")),
    letters_written.note_letters: lambda d: letters_written.note_letters(
        d.now,
        _letters(d),
        d.one("Reminder", "T"),
        on=d.one(*DAYS[:2], TODAY),
        by="marta",
        new_key=d.new,
    ),
}
