"""What an organisation is called in each language: a line for each, one more to add."""

from collections import Counter
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.commands import separator
from convenor.forms.fields import Field, FieldSet
from convenor.imports.words import LANGUAGES
from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.form import FormGrid
from convenor.widgets.layouts import clear, column, row
from convenor.widgets.menu import Menu
from convenor_db.domain.records import Organisation
from convenor_db.domain.snapshot import Snapshot

PREFIX: Final = "names."
OTHER: Final = "names.+"
"""The field in which a language is named that was not offered."""
_OFTEN: Final = 12
"""So many languages are offered; others are typed."""
_WORLD: Final = ("en", "fr", "es", "ar", "zh", "ru")
"""The languages of the United Nations: likely where nothing in the file says more."""
_SORTS: Final = "Sets its place in lists and on paper."
_ENGLISH: Final = {code: name.capitalize() for name, code in reversed(LANGUAGES.items())}


def language_name(code: str) -> str:
    """Return a language in English: “French”, “Chinese Hant”; the code of an unknown one."""
    first, _, rest = code.partition("-")
    return " ".join(part for part in (_ENGLISH.get(first, first), rest) if part)


class LanguageNames(QWidget):
    """The convening's languages are always there, others once they have a name.

    The first language of the convening sets the order of names (RULES.md 7), and says so.
    """

    removed = Signal(str)
    """The name in this language is to go."""
    language_wanted = Signal(str)
    """A name in this language is to be written."""

    def __init__(self, fields: FieldSet) -> None:
        super().__init__()
        self._fields = fields
        self._own: tuple[str, ...] = ()
        self._others: list[str] = []
        self._built: tuple[str, ...] | None = None
        self._snapshot: Snapshot | None = None
        fields.learn("names", Field("name", "Name in a language"))
        self._lines = column(spacing=4)
        self._another = FormGrid()
        words = "its name or code, like Arabic"
        self._another.add("Language", fields.add(Field(OTHER, "Language", words=words, late=True)))
        self._more = Button("Add a language", Kind.LINK, "plus", small=True)
        self._menu = Menu("Add a language", self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        self.setLayout(column(self._lines, self._another, row(self._more, None), spacing=4))
        self._another.hide()

    def show_names(self, snapshot: Snapshot, body: Organisation, *, fresh: bool) -> None:
        """Show a line for each language; lines that were added stay until another is shown."""
        self._snapshot = snapshot
        self._own = tuple(snapshot.convening.languages)
        named = [code for code in sorted(body.names) if code not in self._own]
        if fresh:
            self._others = named
            self._another.hide()
        else:
            self._others += [code for code in named if code not in self._others]
        self._build()

    def values(self, body: Organisation) -> dict[str, str]:
        """Return the names by the fields they stand in."""
        return {f"{PREFIX}{code}": body.names.get(code, "") for code in self._languages()}

    def add_language(self, code: str) -> None:
        """See to it that there is a line for a language."""
        if code not in self._languages():
            self._others.append(code)
            self._build()

    def drop_language(self, code: str) -> None:
        """Take the line of a language away that is not the convening's."""
        if code in self._others:
            self._others.remove(code)
            self._build()

    def ask_language(self) -> None:
        """Let a language be typed that is not offered."""
        self._another.show()
        field = self._fields.field(OTHER)
        if field:
            field.start_visit()

    def stop_asking(self) -> None:
        """Ask for no other language any more."""
        self._another.hide()

    def _languages(self) -> tuple[str, ...]:
        return (*self._own, *(code for code in self._others if code not in self._own))

    def _build(self) -> None:
        languages = self._languages()
        if languages == self._built:
            return
        clear(self._lines)
        self._fields.forget([f"{PREFIX}{code}" for code in self._built or ()])
        self._built = languages
        for code in languages:
            line = self._line(code)
            self._lines.add(line)
            line.show()  # at once: the caret may go there now

    def _line(self, code: str) -> QWidget:
        words = language_name(code)
        field = self._fields.add(Field(f"{PREFIX}{code}", words, words="the same"))
        grid = FormGrid()
        grid.add(words, field, _SORTS if code in self._own[:1] else "")
        if code in self._own:
            return grid
        cross = IconButton("x", f"Remove the name in {words}", size=14)
        cross.clicked.connect(partial(self.removed.emit, code))
        line = QWidget()
        line.setLayout(row((grid, 1), column(cross, None), spacing=2))
        return line

    def _fill_menu(self) -> None:
        """Offer what is spoken and written in this file first."""
        self._menu.clear()
        there = self._languages()
        likely = likely_languages(self._snapshot) if self._snapshot else []
        for code in sorted(likely, key=language_name):
            if code not in there:
                entry = self._menu.add(language_name(code))
                entry.triggered.connect(partial(self._want, code))
        self._menu.addAction(separator(self._menu))
        self._menu.add("Another language…").triggered.connect(self.ask_language)

    def _want(self, code: str) -> None:
        self.language_wanted.emit(code)


def likely_languages(snapshot: Snapshot) -> list[str]:
    """Return the languages that names in this file are likely to be written in."""
    counts = Counter(code for one in snapshot.people.values() for code in one.languages)
    counts.update(code for body in snapshot.organisations.values() for code in body.names)
    often = [code for code, _ in counts.most_common(_OFTEN)]
    return list(dict.fromkeys((*often, *_WORLD)))[: _OFTEN + len(_WORLD)]
