"""Letters to many: worked out off the window while the first can be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.write_letters import WriteLettersDialog
from convenor.widgets.buttons import Button
from convenor.widgets.entry_list import EntryList
from convenor.widgets.markdown_view import MarkdownView
from convenor.widgets.progress_strip import ProgressStrip
from convenor.workplace import Workplace
from convenor_db.domain.actions import people
from support.builders import a_full_house
from support.dialogs import choose, labels, named, shown
from support.fakes import FakeAsk
from support.places import a_workplace

LETTERS = [
    {"id": "t1", "name": "Invitation", "kind": "invitation", "markdown": "{{salutation}}, come."},
    {
        "id": "t2",
        "name": "Reminder",
        "kind": "reminder",
        "markdown": "{{salutation}}, {{reply_by}}?",
    },
]
COUNT = 450
EVERYBODY = [f"v{at}" for at in range(COUNT)]


def a_crowd() -> dict[str, Any]:
    """Return many people who were invited, each with an address."""
    value = a_full_house() | {"templates": LETTERS}
    value["people"] = [
        {"id": f"p{at}", "family": f"Family {at}", "emails": [f"p{at}@x.org"]}
        for at in range(COUNT)
    ]
    value["invitations"] = [
        {"id": f"v{at}", "person": f"p{at}", "status": "invited", "reply_by": "2027-02-20"}
        for at in range(COUNT)
    ]
    value["sessions"], value["keep_apart"] = [], []
    return value


@contextmanager
def busy_workers(place: Workplace) -> Iterator[None]:
    """Let tasks wait until others have ended."""
    gate = Event()
    for _ in range(4):
        place.tasks.run(lambda _job: gate.wait(20), title="", done=lambda _: None)
    try:
        yield
    finally:
        gate.set()


@pytest.fixture
def crowd(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Return an open convening to which many are invited."""
    ask = FakeAsk(path=tmp_path / "drafts")
    with a_workplace(qtbot, tmp_path / "many.convenor", a_crowd(), ask=ask) as place:
        yield place


def opened(qtbot: QtBot, ground: QWidget, place: Workplace) -> WriteLettersDialog:
    """Return the dialog for all of them."""
    return shown(qtbot, WriteLettersDialog(ground, place, EVERYBODY))


def test_many_letters_are_worked_out_while_the_first_can_be_read(
    qtbot: QtBot, ground: QWidget, crowd: Workplace
) -> None:
    with busy_workers(crowd):
        dialog = opened(qtbot, ground, crowd)
        view: MarkdownView = named(dialog, MarkdownView, "Text of the letter")
        assert view.toPlainText().startswith("Dear Family 0,")
        assert "The letters are being worked out." in dialog.primary.accessibleDescription()
        assert not dialog.primary.isEnabled()
        strip = dialog.findChild(ProgressStrip)
        assert strip is not None
        qtbot.waitUntil(strip.isVisible)
        assert "Working out the letters" in labels(strip)
        choose(dialog, "Letter", "t1")  # and another letter can be chosen meanwhile
        assert view.toPlainText().startswith("Dear Family 0, come.")
    qtbot.waitUntil(lambda: dialog.primary.words == "Write 450 drafts…")
    assert not strip.isVisible()
    readers: EntryList = named(dialog, EntryList, "Readers")
    assert readers.count() == 1 + COUNT  # and the head
    assert view.toPlainText().startswith("Dear Family 0, come.")
    with qtbot.waitSignal(crowd.document.acted, timeout=20_000):
        dialog.primary.click()
    assert len(crowd.document.snapshot.table("contacts")) == 450


def test_cancel_while_many_are_worked_out_goes_away(
    qtbot: QtBot, ground: QWidget, crowd: Workplace
) -> None:
    with busy_workers(crowd):
        dialog = opened(qtbot, ground, crowd)
        strip = dialog.findChild(ProgressStrip)
        assert strip is not None
        qtbot.waitUntil(strip.isVisible)
        named(strip, Button, "Cancel").click()
        assert dialog.closed
        assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not crowd.tasks.is_busy)


def test_who_is_deleted_while_many_are_worked_out_is_not_written_to(
    qtbot: QtBot, ground: QWidget, crowd: Workplace
) -> None:
    with busy_workers(crowd):
        dialog = opened(qtbot, ground, crowd)
        with qtbot.waitSignal(crowd.document.acted):
            crowd.document.act(lambda s: people.delete(s, ["p4"]))
    qtbot.waitUntil(lambda: dialog.primary.words == "Write 449 drafts…")
    readers: EntryList = named(dialog, EntryList, "Readers")
    assert "Family 4" not in {readers.item(row).text() for row in range(readers.count())}
