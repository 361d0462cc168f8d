"""What is done to many shows itself where it takes long, and Cancel leaves all as it was."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from convenor.screens.people.many import FIELDS
from convenor.window.job_strip import JobStrip
from convenor.window.main_window import MainWindow
from convenor_db.domain.interchange.write import to_text
from convenor_db.domain.records import Status
from support.invitations import seats_of_two_ministries, the_invitations
from support.people import button, the_people, the_table, words_on
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on the people of two ministries."""
    with an_open_window(qtbot, tmp_path / "a.convenor", seats_of_two_ministries()) as window:
        yield window


def people_chosen(window: MainWindow) -> Any:
    """Select three people."""
    screen = the_people(window)
    the_table(window).select(["p0", "p1", "p2"])
    return screen


def seats_chosen(window: MainWindow) -> Any:
    """Select three seats."""
    screen = the_invitations(window)
    the_table(window).select(["v0", "v1", "v2"])
    return screen


COUNTRY = next(one for one in FIELDS if (one.name, one.kind) == ("country", "people"))
DEEDS: dict[str, Callable[[MainWindow], object]] = {
    "Moving 3 seats": lambda w: seats_chosen(w).move_seats(Status.WITHDRAWN),
    "Changing 3 seats": lambda w: seats_chosen(w)._set_field("owner", "Marta", ""),
    "Changing 3 people": lambda w: people_chosen(w).many.give_selected(COUNTRY, "CH"),
    "Deleting 3 people": lambda w: people_chosen(w).delete(),
    "Deleting 3 seats": lambda w: seats_chosen(w).delete(),
}


@pytest.mark.parametrize("title", DEEDS)
def test_many_things_at_once_can_be_stopped(window: MainWindow, qtbot: QtBot, title: str) -> None:
    document, gate = the_document(window), Event()
    before = to_text(document.snapshot)
    assert window.view is not None
    (strip,) = window.view.findChildren(JobStrip)
    document.read(lambda _: gate.wait(20), lambda _: None)
    DEEDS[title](window)
    qtbot.waitUntil(strip.isVisible)
    assert title in words_on(strip)
    button(strip, "Cancel").click()
    gate.set()
    qtbot.waitUntil(lambda: "Nothing was changed: you stopped it." in words_on(window))
    assert strip.isHidden()
    assert to_text(document.snapshot) == before
    with qtbot.waitSignal(document.acted):
        DEEDS[title](window)
    assert to_text(document.snapshot) != before
