"""Contacts: the log of what was said with somebody or their organisation, newest on top."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.forms.contact_form import Company, ContactForm, of_log
from convenor.panels.tab import PersonTab, Shown
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import Box, column, row
from convenor.widgets.panel import PanelSection
from convenor.workplace import Workplace
from convenor_db.domain.actions import contacts
from convenor_db.domain.records import Contact
from convenor_db.store.journal import Action

_STEP: Final = 15
"""Entries shown at first, and more each time older ones are asked for."""


class ContactsTab(PersonTab):
    """The log of somebody."""

    KINDS = frozenset({"contacts", "organisations"})

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._log = ContactLog(place)
        self.setLayout(column(self._log, spacing=0))

    def show_person(self, shown: Shown, *, replace: bool = False) -> None:
        """Show the log of somebody."""
        body = str(shown.body.key) if shown.body else ""
        self._log.show_company(Company(str(shown.person.key), body), replace=replace)


class ContactLog(QWidget):
    """An empty entry stands on top; it is noted once it has a text, and another empty one comes."""

    KINDS = frozenset({"contacts", "organisations", "people"})
    """What it is read from."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._company = Company("")
        self._most = _STEP
        self._fresh: ContactForm | None = None
        self._forms: dict[str, ContactForm] = {}
        self._spare: list[ContactForm] = []
        self._first = column(spacing=6)
        self._log = column(spacing=6)
        self._nothing = Label("Nothing noted yet.", Role.MUTED)
        self._older = Button("", Kind.LINK, small=True)
        self._older.clicked.connect(self._show_older)
        section = PanelSection("Contacts", "staff only")
        section.body.add(self._first, self._log, self._nothing, row(self._older, None))
        self.setLayout(column(section, spacing=0))

    def show_company(self, company: Company, *, replace: bool = False) -> None:
        """Show the log of a person or an organisation."""
        if company != self._company:
            self._move_to(company)
        self._show_log(replace=replace)

    def _move_to(self, company: Company) -> None:
        """Take the entries over to another log: making them anew takes longer."""
        if self._fresh:
            self._spare.append(self._fresh)
        self._spare += self._forms.values()
        self._forms.clear()
        self._fresh = None
        self._company, self._most = company, _STEP
        for form in self._spare:
            form.hide()  # its visit ends
            form.move_to(company)

    def _show_log(self, *, replace: bool = False) -> None:
        found = of_log(self._place.document.snapshot, self._company)
        if self._fresh is None:
            self._begin()
        elif not self._fresh.is_new and self._fresh.key not in {one.key for one in found}:
            self._fresh.show_new(self._place.new_key("contacts"), {}, begin=False)
        rest = [one for one in found if self._fresh is None or one.key != self._fresh.key]
        shown = rest[: self._most]
        self._let_go({one.key for one in shown})
        for one in shown:
            self._form(one).show_record(one.key, replace=replace)
        _stack(self._log, [self._forms[one.key] for one in shown])
        older = len(rest) - len(shown)
        self._older.set_words(f"Show {older:,} older" if older else "")
        self._older.setVisible(older > 0)
        self._nothing.setVisible(not rest)

    def _form(self, contact: Contact) -> ContactForm:
        if contact.key not in self._forms:
            self._forms[contact.key] = self._made()
        return self._forms[contact.key]

    def _made(self) -> ContactForm:
        if self._spare:
            return self._spare.pop()
        form = ContactForm(self._place)
        form.move_to(self._company)
        form.delete_wanted.connect(self._delete)
        form.text_left.connect(partial(self._maybe_noted, form))
        return form

    def _let_go(self, kept: set[str]) -> None:
        """Take the entries away that are no longer there."""
        for key in [key for key in self._forms if key not in kept]:
            form = self._forms.pop(key)
            form.hide()
            form.move_to(self._company)
            self._spare.append(form)

    # The empty entry

    def _begin(self) -> None:
        form = self._made()
        self._fresh = form
        self._log.removeWidget(form)
        self._first.add(form)
        form.show_new(self._place.new_key("contacts"), {}, begin=False)
        form.show()

    def _maybe_noted(self, form: ContactForm) -> None:
        """Let what was noted become an entry of the log; the caret may stay in it."""
        if form is not self._fresh or form.is_new:
            return
        self._first.removeWidget(form)
        self._forms[form.key] = form
        self._log.insertWidget(0, form)
        self._fresh = None
        if self._place.document.snapshot.get("contacts", form.key):
            self._show_log()
        else:  # it is being written: what comes back shows the log
            self._begin()

    # Deeds

    def _show_older(self) -> None:
        self._most += _STEP
        self._show_log()

    def _delete(self, key: str) -> None:
        build = partial(contacts.delete, keys=[key])
        self._place.document.act(build, then=self._said_deleted)

    def _said_deleted(self, action: Action | None) -> None:
        if action:
            self._place.toast("Contact deleted", undo=True)


def _stack(box: Box, forms: list[ContactForm]) -> None:
    """Let entries stand in this order; those in place are not touched."""
    for at, form in enumerate(forms):
        if box.indexOf(form) != at:
            box.removeWidget(form)
            box.insertWidget(at, form)
        form.show()
