"""Every place of the window where something is typed, and how a user gets there."""

from collections.abc import Callable, Generator
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from convenor.forms.contact_form import Company, of_log
from convenor.panels.person_tabs import CONTACTS, PersonTabs
from convenor.screens.agenda.settling import Settling
from convenor.screens.invitations.deeds import Deeds
from convenor.screens.people.organisation_names import LanguageNames
from convenor.widgets.record_table import RecordTable
from convenor.widgets.segmented import Segmented
from convenor.window.main_window import MainWindow
from convenor.workplace import Screen, Thing
from convenor_db.domain.snapshot import Snapshot

Steps = Generator[int, None, None]
"""What is done in turns; between two of them so many milliseconds pass."""
Way = Callable[[MainWindow], None]


def front(window: MainWindow) -> Screen:
    """Return the screen in front."""
    assert window.view is not None
    return window.view.front


def first(window: MainWindow, kind: str) -> str:
    """Return the key of the first thing of a kind."""
    assert window.document is not None
    return next(iter(window.document.snapshot.table(kind)))


def show(window: MainWindow, kind: str, key: str = "") -> None:
    """Go to a thing, the first of its kind if none is named."""
    assert window.view is not None
    window.view.go_to_thing(Thing(kind, key or first(window, kind)))
    panel = front(window).panel()
    if panel:
        panel.show()  # whoever was here before may have hidden it


def turn_to(root: QWidget, name: str, words: str) -> None:
    """Choose a view of those that are called *name*."""
    for one in root.findChildren(Segmented):
        if one.accessibleName() == name and one.isVisible():
            part = next(each for each in one.parts() if each.accessibleName() == words)
            part.click()


def press(root: QWidget, words: str) -> None:
    """Press the first button to be seen with these words."""
    for one in root.findChildren(QAbstractButton):
        shown = (one.accessibleName(), one.text(), getattr(one, "words", ""))
        if words in shown and one.isVisible():
            one.click()
            return
    message = f"no button {words!r}"
    raise LookupError(message)


def _person(window: MainWindow) -> None:
    show(window, "people")
    turn_to(front(window), "About this person", "Details")


def _seat(window: MainWindow) -> None:
    show(window, "people", _holder(window))
    turn_to(front(window), "About this person", "Seat")


def _holder(window: MainWindow) -> str:
    assert window.document is not None
    seats = window.document.snapshot.invitations.values()
    return str(next(seat.person for seat in seats if seat.person))


def _contact(window: MainWindow) -> None:
    """Go to the log of somebody with whom nobody has spoken yet."""
    assert window.document is not None
    snapshot = window.document.snapshot
    noted = snapshot.table("contacts").values()
    known = {getattr(one, name) for one in noted for name in ("person", "organisation")}
    people = snapshot.people.values()
    show(window, "people", next(p.key for p in people if known.isdisjoint((p.key, p.organisation))))
    for tabs in front(window).findChildren(PersonTabs):
        tabs.set_current(CONTACTS)


def _log(window: MainWindow) -> None:
    """Go to the log of somebody of whom something is noted, but not much."""
    assert window.document is not None
    snapshot = window.document.snapshot
    lengths = {key: _entries(snapshot, key) for key in snapshot.people}
    several = [key for key in lengths if lengths[key] > 1]
    show(window, "people", min(several, key=lengths.__getitem__))
    for tabs in front(window).findChildren(PersonTabs):
        tabs.set_current(CONTACTS)


def _entries(snapshot: Snapshot, person: str) -> int:
    body = str(snapshot.people[person].organisation or "")
    return len(of_log(snapshot, Company(person, body)))


def _view_name(window: MainWindow) -> None:
    show(window, "people")
    window.commands.run("people.views.save_as")


def _delegation(window: MainWindow) -> None:
    show(window, "organisations")
    turn_to(front(window), "About this organisation", "Delegation")


def _log_of_organisation(window: MainWindow) -> None:
    show(window, "organisations")
    turn_to(front(window), "About this organisation", "Contacts")


def _another_language(window: MainWindow) -> None:
    show(window, "organisations")
    turn_to(front(window), "About this organisation", "Details")
    for one in front(window).findChildren(LanguageNames):
        one.ask_language()


def _new(screen: str, command: str) -> Way:
    def go(window: MainWindow) -> None:
        assert window.view is not None
        window.view.go_to_screen(screen)
        window.commands.run(command)

    return go


def _brief(window: MainWindow) -> None:
    assert window.document is not None
    briefs = window.document.snapshot.briefs.values()
    show(window, "briefs", next(str(one.key) for one in briefs if one.state != "approved"))
    turn_to(front(window), "How the text is shown", "Write")


def _commitment(window: MainWindow) -> None:
    show(window, "commitments")
    front(window).front.edit()  # type: ignore[attr-defined]


def _facts(window: MainWindow) -> None:
    show(window, "facts")


def _new_fact(window: MainWindow) -> None:
    show(window, "facts")
    window.commands.run("facts.new")


def _cell(kind: str, title: str) -> Way:
    """Edit a cell of the first row; the panel, which has the same field, is out of the way."""

    def go(window: MainWindow) -> None:
        show(window, kind)
        front(window).panel().hide()  # type: ignore[union-attr]
        (table,) = [one for one in front(window).findChildren(RecordTable) if one.isVisible()]
        heads = [str(table.model().headerData(at, Qt.Orientation.Horizontal))
                 for at in range(table.model().columnCount())]  # fmt: skip
        index = table.model().index(table.currentIndex().row(), heads.index(title))
        flags = table.selectionModel().SelectionFlag
        table.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        window.commands.run("invitations.edit" if kind == "invitations" else "people.edit")

    return go


SCREENS: Final[dict[str, Way]] = {
    "cell of addresses": _cell("people", "E-mail"),
    "cell of an organisation": _cell("people", "Organisation"),
    "cell of a day": _cell("invitations", "Reply by"),
    "cell of a rival group": _cell("organisations", "Rival group"),
    "person": _person,
    "seat of a person": _seat,
    "contact to be noted": _contact,
    "contacts that are noted": _log,
    "contacts of an organisation": _log_of_organisation,
    "name of a view": _view_name,
    "organisation": lambda window: show(window, "organisations"),
    "delegation": _delegation,
    "name in another language": _another_language,
    "new person": _new("people", "people.new_person"),
    "new organisation": _new("people", "people.new_organisation"),
    "seat": lambda window: show(window, "invitations"),
    "session": lambda window: show(window, "sessions"),
    "position": lambda window: show(window, "positions"),
    "issue": lambda window: show(window, "issues"),
    "red line": lambda window: show(window, "red_lines"),
    "commitment": _commitment,
    "fact": _facts,
    "new fact": _new_fact,
    "new commitment": _new("positions", "commitments.new"),
    "brief": _brief,
    "new brief": _new("briefs", "briefs.new"),
}
"""The places on screens; what is typed there lives in the panel or the screen in front."""


def _command(name: str) -> Way:
    return lambda window: window.commands.run(name)


def _substitute(window: MainWindow) -> None:
    assert window.document is not None
    seats = window.document.snapshot.invitations.values()
    show(window, "invitations", next(str(one.key) for one in seats if one.status == "accepted"))
    window.commands.run("invitations.name")


def _add_seats(window: MainWindow) -> None:
    assert window.view is not None
    window.view.go_to_screen("invitations")
    window.commands.run("invitations.add")


def _waive(window: MainWindow) -> None:
    assert window.view is not None
    window.view.go_to_screen("agenda")
    finding = next(one for one in window.view.place.watch.findings() if one.is_open)
    Settling(window.view.place, window.view.front).waive(finding)


def _clear(window: MainWindow) -> None:
    show(window, "sessions")
    screen = front(window)
    Settling(screen.place, screen).clear(first(window, "sessions"), ())


def _release(window: MainWindow) -> None:
    show(window, "sessions")
    window.commands.run("agenda.release")


def _ask(command: str) -> Way:
    def go(window: MainWindow) -> None:
        show(window, "invitations")
        keys = [first(window, "invitations")]
        deeds = Deeds(front(window).place, front(window))
        if command == "day":
            deeds.ask_day(keys)
        else:
            deeds.ask_owner(keys, [])

    return go


def _of_many(command: str) -> Way:
    def go(window: MainWindow) -> None:
        show(window, "people")
        window.commands.run(command)

    return go


DIALOGS: Final[dict[str, Way]] = {
    "country of many": _of_many("people.set.people.country"),
    "settings": _command("convening.settings"),
    "preferences": _command("edit.preferences"),
    "rooms": _command("convening.rooms"),
    "issues": _command("convening.issues"),
    "waves": _command("convening.waves"),
    "targets": _command("convening.targets"),
    "keep apart": _command("convening.apart"),
    "letter templates": _command("convening.templates"),
    "substitute": _substitute,
    "add seats": _add_seats,
    "waive": _waive,
    "clear": _clear,
    "release": _release,
    "reply by": _ask("day"),
    "owner": _ask("owner"),
    "new convening": _command("file.new"),
}
"""The dialogs, by the way to them."""

FEW: Final = {
    "screens": ("cell of addresses", "person", "new person", "session", "position"),
    "dialogs": ("rooms", "substitute", "new convening"),
}
"""One of each sort, where there is no time for all."""

AFTER: Final[dict[str, str]] = {"substitute": "A new name…"}
"""The button that is pressed in a dialog before one can type."""


def opened(window: MainWindow, place: str) -> Steps:
    """Go to a place."""
    if place in SCREENS:
        SCREENS[place](window)
        yield 200
        return
    QTimer.singleShot(0, lambda: DIALOGS[place](window))
    while QApplication.activeModalWidget() is None:
        yield 20
    yield 150
    if place in AFTER:
        press(root_of(window), AFTER[place])
        yield 100


def root_of(window: MainWindow) -> QWidget:
    """Return what the user can reach now: the dialog, else the screen in front."""
    popup = QApplication.activePopupWidget()
    return popup or QApplication.activeModalWidget() or front(window)
