"""Every dialog in a small window, with large text and awkward names: all of it can be reached."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from convenor.ask import WindowAsk
from convenor.crash import WHAT
from convenor.dialogs.add_seats import AddSeatsDialog
from convenor.dialogs.clear import ClearDialog
from convenor.dialogs.import_agenda import ImportAgendaDialog
from convenor.dialogs.import_people import ImportPeopleDialog
from convenor.dialogs.new_convening import NewConveningDialog
from convenor.dialogs.paste_preview import Fate, PastedCell, PastePreview
from convenor.dialogs.release import ReleaseDialog
from convenor.dialogs.substitute import SubstituteDialog
from convenor.dialogs.waive import WaiveDialog
from convenor.dialogs.write_letters import WriteLettersDialog
from convenor.screens.exports.calendar_help import CalendarHelp
from convenor.screens.invitations.asking import AskDay, AskOwner
from convenor.screens.people.give_seat import GiveSeat
from convenor.theme.theme import theme
from convenor.window.main_window import MainWindow
from convenor_db.domain.snapshot import Snapshot
from support.awkward import BODIES, PEOPLE, an_awkward_value
from support.builders import NOW
from support.fitting import faults_of, lay_out
from support.windows import an_open_window, dress, the_document, the_screen

COMMANDS = (
    "help.about", "help.keys", "help.guide", "edit.preferences", "convening.settings",
    "convening.issues", "convening.rooms", "convening.waves", "convening.targets",
    "convening.apart", "convening.templates", "people.columns.arrange",
    "invitations.columns.arrange",
)  # fmt: skip
WIDE, HIGH = 960, 640
_NAME = " ".join(reversed(PEOPLE[-1]))
_FILE = f"{BODIES[1]}{BODIES[5]}.convenor"
_TABLE = f"Family name;Given name;Arrival;Organisation\n{_NAME};Amara;6.7.;{BODIES[0]}\n;;;\n"
_SCHEDULE = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//EN\nBEGIN:VEVENT\nUID:a\n"
    "SUMMARY:开幕式\nDTSTART;TZID=Europe/London:20270720T090000\n"
    "DTEND;TZID=Europe/London:20270720T100000\nLOCATION:大会议室\nEND:VEVENT\nEND:VCALENDAR\n"
)
Opener = Callable[[MainWindow, Path], object]


@pytest.fixture(params=[1.0, 1.6])
def window(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    """Return a window as small as is promised, with usual and with large text."""
    with an_open_window(qtbot, tmp_path / "a.convenor", an_awkward_value()) as window:
        theme.set_scale(request.param)
        window.resize(WIDE, HIGH)
        yield window
    theme.set_scale(1.0)


def cells() -> list[PastedCell]:
    """Return a pasted block: one cell that changes, and one that is refused at length."""
    why = "“Atlantis” is no country that is known. Choose one from the list."
    return [
        PastedCell(_NAME, "Organisation", BODIES[0], BODIES[1], Fate.CHANGES, "It is made."),
        PastedCell("محمد", "Country", "", "Atlantis", Fate.REFUSED, why),
    ]


def opened(dialog: QDialog) -> QDialog:
    """Open a dialog."""
    dialog.open()
    return dialog


def snapshot_of(window: MainWindow) -> Snapshot:
    """Return the convening."""
    return the_document(window).snapshot


def run(window: MainWindow, _folder: Path, *, command: str) -> None:
    """Run a command."""
    window.commands.run(command)


def several(window: MainWindow, _folder: Path, *, command: str) -> None:
    """Ask for a field of all people."""
    table = the_screen(window, "people").findChild(QTableView)
    assert table is not None
    table.selectAll()
    window.commands.run(command)


def waive(window: MainWindow, _folder: Path) -> None:
    """Ask for a waiver."""
    assert window.view is not None
    findings = window.view.place.watch.checks().findings
    opened(WaiveDialog(window, max(findings, key=lambda one: len(one.text))))


def clear(window: MainWindow, _folder: Path) -> None:
    """Ask who clears a session."""
    snapshot = snapshot_of(window)
    session = next(iter(snapshot.sessions.values()))
    opened(ClearDialog(window, snapshot, session, when="Tue 6 Jul", missing=["a chair"]))


def paste(window: MainWindow, _folder: Path) -> None:
    """Show a pasted block."""
    notes = ["2 columns more than there are.", "3 rows are more than there are below here."]
    opened(PastePreview(window, cells() * 5, notes, then=list, import_people=list))


def new(window: MainWindow, _folder: Path) -> None:
    """Ask for a new convening, and be refused."""
    dialog = NewConveningDialog(window, window.ask, window.settings, window.around)
    dialog.open()
    dialog.take()


def people(window: MainWindow, folder: Path) -> None:
    """Import people."""
    (folder / "people.csv").write_text(_TABLE, "utf-8")
    assert window.view is not None
    opened(ImportPeopleDialog(window, window.view.place, folder / "people.csv"))


def agenda(window: MainWindow, folder: Path) -> None:
    """Import an agenda."""
    (folder / "agenda.ics").write_text(_SCHEDULE, "utf-8")
    assert window.view is not None
    opened(ImportAgendaDialog(window, window.view.place, folder / "agenda.ics"))


def of_place(window: MainWindow, _folder: Path, *, make: Callable[..., QDialog]) -> None:
    """Open a dialog over the convening."""
    assert window.view is not None
    opened(make(window, window.view.place))


def substitute(window: MainWindow, _folder: Path) -> None:
    """Name a substitute."""
    assert window.view is not None
    seat = next(iter(snapshot_of(window).invitations))
    opened(SubstituteDialog(window, window.view.place, str(seat)))


def letters(window: MainWindow, _folder: Path) -> None:
    """Write letters."""
    assert window.view is not None
    opened(WriteLettersDialog(window, window.view.place, [*snapshot_of(window).invitations]))


def day(window: MainWindow, _folder: Path) -> None:
    """Ask for a day."""
    opened(AskDay(window, _NAME, since=NOW.date(), then=str))


def owner(window: MainWindow, _folder: Path) -> None:
    """Ask for an owner."""
    opened(AskOwner(window, _NAME, [], then=str))


def seats(window: MainWindow, _folder: Path) -> None:
    """Give people seats."""
    opened(GiveSeat(window, snapshot_of(window), [*snapshot_of(window).people]))


def question(window: MainWindow, _folder: Path) -> None:
    """Ask which of several."""
    words = f"There is a file “{_FILE}” already."
    choices = ["Replace it", "Keep both", "Choose another folder"]
    WindowAsk(window).choose(words, choices, str, detail=f"It was changed by {_NAME}.")


def crashed(window: MainWindow, _folder: Path) -> None:
    """Say that something went wrong."""
    where = f"A report was written to {'x' * 90}/crash.txt."
    WindowAsk(window).tell_error(WHAT, where, verb="Restart", then=list)


OPENERS: dict[str, Opener] = {
    **{name: partial(run, command=name) for name in COMMANDS},
    "new": new, "waive": waive, "clear": clear, "paste": paste, "import people": people,
    "import agenda": agenda, "substitute": substitute, "letters": letters, "day": day,
    "owner": owner, "give seats": seats, "question": question, "crash": crashed,
    "release": partial(of_place, make=ReleaseDialog),
    "add seats": partial(of_place, make=AddSeatsDialog),
    "calendar help": lambda window, _folder: opened(CalendarHelp(window)),
    "country": partial(several, command="people.set.people.country"),
    "organisation": partial(several, command="people.set.people.organisation"),
}  # fmt: skip


def test_every_dialog_stands_within_the_window_and_nothing_in_it_is_cut(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    faults: list[str] = []
    for name, opener in OPENERS.items():
        opener(window, tmp_path)
        qtbot.waitUntil(lambda: bool(dialogs()))
        (dialog,) = dialogs()
        if name.startswith("import"):
            qtbot.waitUntil(dialog.primary.isEnabled)  # type: ignore[attr-defined]
        as_on_a_small_screen(dialog)
        stands_alone = name == "help.guide"
        if not stands_alone and (dialog.width() > WIDE or dialog.height() > HIGH - 32):
            faults.append(f"{name} is {dialog.width()} by {dialog.height()}")
        faults += [f"{name}: {fault}" for fault in [*faults_of(dialog), *unreachable(dialog)]]
        dialog.reject()
        qtbot.waitUntil(lambda: not dialogs())
    assert not faults, "\n".join(faults)


def as_on_a_small_screen(dialog: QDialog) -> None:
    """Give a dialog the width it takes on a screen of 960 pixels; that of tests is narrower."""
    if dialog.width() == dialog.screen().availableGeometry().width() - 40:
        dialog.resize(WIDE - 40, dialog.height())
    lay_out()


def dialogs() -> list[QDialog]:
    """Return the dialogs that are open."""
    found = QApplication.topLevelWidgets()
    return [one for one in found if isinstance(one, QDialog) and one.isVisible()]


def unreachable(dialog: QDialog) -> list[str]:
    """Return the columns that scroll up and down only and are too narrow for what is in them."""
    return [
        f"{area.accessibleName()} cuts {content.minimumSizeHint().width()} at {room}"
        for area in dialog.findChildren(QScrollArea)
        if area.isVisible() and (content := area.widget()) and (room := area.viewport().width())
        if content.width() > room and not area.horizontalScrollBar().maximum()
    ]


@pytest.mark.parametrize("height", range(560, 720, 8))
def test_a_text_that_fits_only_without_a_bar_beside_it_does_not_end_the_program(
    qtbot: QtBot, height: int
) -> None:
    dress()
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(WIDE, height)
    ground.show()
    dialog = CalendarHelp(ground)
    dialog.open()
    lay_out()
    assert dialog.isVisible()
    dialog.reject()
