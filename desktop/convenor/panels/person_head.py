"""The head of a person's panel: who they are, how their seat stands, what is done about them."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.forms.seat_looks import looks_of_seat
from convenor.panels.tab import Shown
from convenor.widgets.avatar import Avatar
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.chip import Chips
from convenor.widgets.flow import Flow
from convenor.widgets.labels import RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column, row
from convenor.widgets.menu import Menu
from convenor_db.domain.actions.substitution import REPLACEABLE
from convenor_db.domain.names import addressed, full_name


class Entry(NamedTuple):
    """An entry of the menu: its words, icon, and the keys that do the same."""

    words: str
    icon: str
    note: str = ""


class PersonHead(QWidget):
    """Avatar, name as addressed, post and organisation, chips, and the buttons."""

    organisation_chosen = Signal(str)
    give_wanted = Signal()
    substitute_wanted = Signal()
    brief_wanted = Signal()
    entry_chosen = Signal(str)
    """An entry of the menu, by its words."""

    def __init__(self, entries: Sequence[Entry], *, of_seat: bool = False) -> None:
        """*of_seat*: it stands over a seat, for which somebody else can be named here."""
        super().__init__()
        self._of_seat = of_seat
        self._avatar = Avatar("", 44)
        self._name = WrapLabel("", Role.SUBTITLE)
        self._post = RichLabel((), Role.SECONDARY)
        self._post.linked.connect(self.organisation_chosen)
        self._chips = Chips()
        self._substitute = Button("Name a substitute…", small=True, icon="git-compare")
        self._give = Button("Give a seat…", small=True, icon="plus")
        self._brief = Button("Write brief", small=True, icon="file-text")
        self._more = IconButton("ellipsis", "More about this person", size=16)
        self._acts = Flow(self._substitute, self._give, self._brief, self._more, spacing=6)
        self._substitute.clicked.connect(self.substitute_wanted)
        self._give.clicked.connect(self.give_wanted)
        self._brief.clicked.connect(self.brief_wanted)
        self._make_menu(entries)
        words = column(self._name, self._post, self._chips, spacing=3)
        top = row(column(self._avatar, None), (words, 1), spacing=12)
        self.setLayout(column(top, self._acts, spacing=10))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _make_menu(self, entries: Sequence[Entry]) -> None:
        menu = Menu("More about this person", self)
        for entry in entries:
            action: QAction = menu.add(entry.words, entry.icon, note=entry.note)
            action.triggered.connect(
                lambda _on=False, words=entry.words: self.entry_chosen.emit(words)
            )
        self._more.setMenu(menu)

    def show_person(self, shown: Shown) -> None:
        """Show who somebody is."""
        person, seat, body = shown.person, shown.seat, shown.body
        self._avatar.set_name(full_name(person), person.key)
        self._name.setText(addressed(person))
        between = f"{person.post} · " if person.post and body else person.post
        link = [Span(body.name, link=str(body.key))] if body else []
        self._post.set_spans([Span(between), *link])
        self._post.setVisible(bool(person.post or body))
        self._chips.set_looks(looks_of_seat(seat))
        replaceable = self._of_seat and seat is not None and seat.status in REPLACEABLE
        self._substitute.setVisible(replaceable)
        self._give.setVisible(seat is None)
        self._acts.show()

    def show_new(self) -> None:
        """Say that somebody new is being entered."""
        self._avatar.set_name("")
        self._name.setText("New person")
        self._post.set_spans((Span("Exists once the family name is there."),))
        self._post.show()
        self._chips.set_looks(())
        self._acts.hide()
