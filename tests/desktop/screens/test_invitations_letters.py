"""*Write letters…*: from the head for what is shown, from the bar and the menu for a selection."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from convenor.dialogs.templates import TemplatesDialog
from convenor.dialogs.write_letters import WriteLettersDialog
from convenor.widgets.bulk_bar import BulkBar
from convenor.widgets.combo import Combo
from convenor.widgets.page_head import PageHead
from convenor.widgets.toast import Toast
from convenor.window.main_window import MainWindow
from support.builders import an_interchange
from support.dialogs import labels, named
from support.invitations import seats_of_two_ministries, the_invitations
from support.people import names, the_table
from support.windows import an_open_window, the_document

LETTERS = [
    {"id": "l1", "name": "Invitation", "kind": "invitation", "markdown": "{{salutation}}"},
    {"id": "l2", "name": "Reminder", "kind": "reminder", "markdown": "{{salutation}}"},
]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window, the invitations in front."""
    value = seats_of_two_ministries() | {"templates": LETTERS}
    for person in value["people"]:
        person["emails"] = [f"{person['id']}@x.org"]
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        the_invitations(window)
        yield window


def pressed(window: MainWindow, part: type[BulkBar] | type[PageHead]) -> None:
    """Press *Write letters…* in the head or in the bar."""
    whole = next(one for one in window.findChildren(part) if one.isVisible())
    found = whole.findChildren(QAbstractButton)
    next(one for one in found if one.accessibleName() == "Write letters…").click()


def the_dialog(window: MainWindow, qtbot: QtBot) -> WriteLettersDialog:
    """Return the dialog that has opened."""
    qtbot.waitUntil(lambda: bool(window.findChildren(WriteLettersDialog)))
    return window.findChildren(WriteLettersDialog)[-1]


def test_the_head_writes_to_those_shown(window: MainWindow, qtbot: QtBot) -> None:
    screen = the_invitations(window)
    the_table(window).select(["v3"])
    pressed(window, PageHead)
    dialog = the_dialog(window, qtbot)
    assert "Write letters to 8 seats" in labels(dialog)
    dialog.reject()
    window.commands.run("invitations.view.owes")
    assert names(window) == ["Ann Adams", "Baker"]
    screen.write_letters(least=2)
    dialog = the_dialog(window, qtbot)
    assert named(dialog, Combo, "Letter").value() == "l2"
    assert dialog.primary.words == "Write 2 drafts…"
    dialog.reject()


def test_the_bar_writes_to_those_selected_alone(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v0", "v3"])
    pressed(window, BulkBar)
    dialog = the_dialog(window, qtbot)
    assert "Write letters to 2 seats" in labels(dialog)
    dialog.reject()


def test_the_command_writes_to_the_one_selected(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["v0"])
    window.commands.run("invitations.letters")
    dialog = the_dialog(window, qtbot)
    assert "Write letters to 1 seat" in labels(dialog)
    dialog.reject()


def test_without_seats_nobody_is_written_to(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "b.convenor", an_interchange()) as window:
        the_invitations(window)
        refused: list[str] = []
        window.commands.refused.connect(refused.append)
        window.commands.run("invitations.letters")
        assert refused == ["No seat is shown."]
        head = window.findChildren(PageHead)[0]
        assert not any(
            one.isVisible() and one.accessibleName() == "Write letters…"
            for one in head.findChildren(QAbstractButton)
        )


def test_the_templates_are_in_the_menu_of_the_convening(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("convening.templates")
    qtbot.waitUntil(lambda: bool(window.findChildren(TemplatesDialog)))
    dialog = window.findChildren(TemplatesDialog)[0]
    assert dialog.isVisible()
    dialog.reject()


def test_the_toast_stands_when_the_drafts_are_written_and_noted(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.ask.path = tmp_path / "drafts"  # type: ignore[attr-defined]
    the_table(window).select(["v0"])
    window.commands.run("invitations.letters")
    dialog = the_dialog(window, qtbot)
    dialog.primary.click()
    said = "1 draft written. Send it from your mail program"
    qtbot.waitUntil(
        lambda: any(
            one.isVisible() and one.accessibleName() == said for one in window.findChildren(Toast)
        )
    )
    assert len(the_document(window).snapshot.table("contacts")) == 1
