"""Letters to seats: proposed, ticked, read, written as drafts, and noted with the readers."""

import email
import email.policy
import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from convenor.dialogs.templates import TemplatesDialog
from convenor.dialogs.write_letters import WriteLettersDialog
from convenor.document import Document
from convenor.tasks import Job
from convenor.widgets.buttons import Button
from convenor.widgets.checks import CheckBox
from convenor.widgets.combo import Combo
from convenor.widgets.entry_list import EntryList
from convenor.widgets.markdown_view import MarkdownView
from convenor.widgets.progress_strip import ProgressStrip
from convenor.workplace import Saying, Workplace
from convenor_db.domain.actions import people, templates
from convenor_db.domain.records import Contact
from convenor_db.store.quiet import read_file
from support.builders import a_full_house
from support.dialogs import choose, labels, named, nameless, shown
from support.fakes import FakeAsk
from support.places import a_workplace, sayings

LETTERS = [
    {"id": "t1", "name": "Invitation", "kind": "invitation", "markdown": "{{salutation}}, come."},
    {"id": "t2", "name": "Reminder", "kind": "reminder", "subject": "{{convening}}: your answer",
     "markdown": "{{salutation}},\n\nwe wait since {{reply_by}}."},
]  # fmt: skip


def a_house() -> dict[str, Any]:
    """Return three who owe an answer (one without address, one without a date), one who comes."""
    value = a_full_house() | {"templates": LETTERS}
    value["people"] += [{"id": "p4", "family": "Ångström <b>", "emails": ["d@x.org"]}]
    for person, address in zip(value["people"], ("a@x.org", "b@x.org", ""), strict=False):
        person["emails"] = [address] if address else []
    value["people"][1]["copy_to"] = ["pa@x.org", "not an address"]
    value["invitations"][1] |= {"reply_by": "2027-02-20"}
    value["invitations"] += [
        {"id": "v3", "person": "p3", "status": "invited", "reply_by": "2027-02-20"},
        {"id": "v4", "person": "p4", "status": "invited"},
    ]
    return value


@pytest.fixture
def ask(tmp_path: Path) -> FakeAsk:
    """Return somebody who chooses a folder."""
    return FakeAsk(path=tmp_path / "drafts")


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path, ask: FakeAsk) -> Iterator[Workplace]:
    """Return the open convening."""
    with a_workplace(qtbot, tmp_path / "a.convenor", a_house(), ask=ask) as place:
        yield place


def opened(qtbot: QtBot, ground: QWidget, place: Workplace, *seats: str) -> WriteLettersDialog:
    """Return the dialog for some seats."""
    return shown(qtbot, WriteLettersDialog(ground, place, seats))


def readers(dialog: WriteLettersDialog) -> list[str]:
    """Return what is read out in the list, heads included."""
    found: EntryList = named(dialog, EntryList, "Readers")
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = [found.item(row) for row in range(found.count())]
    return [str(one.data(role) or one.text()) for one in rows]


def test_who_owes_an_answer_is_proposed_a_reminder(
    qtbot: QtBot, ground: QWidget, place: Workplace
) -> None:
    dialog = opened(qtbot, ground, place, "v2", "v3")
    assert named(dialog, Combo, "Letter").value() == "t2"
    assert dialog.primary.words == "Write 1 draft…"
    assert opened(qtbot, ground, place, "v2", "v3", "v4").primary.words == "Write 2 drafts…"


def test_the_readers_stand_with_why_they_are_held_back_or_cannot_be_written(
    qtbot: QtBot, ground: QWidget, place: Workplace
) -> None:
    dialog = opened(qtbot, ground, place, "v1", "v2", "v3", "v4")
    choose(dialog, "Letter", "t2")
    assert readers(dialog) == [
        "To be written", "偉 張, b@x.org",
        "Held back", "Amara Okafor, has accepted, no reply-by date",
        "Ångström <b>, no reply-by date",
        "Cannot be written", "الخالد, no address",
    ]  # fmt: skip


def test_each_letter_is_shown_as_it_will_be(
    qtbot: QtBot, ground: QWidget, place: Workplace
) -> None:
    dialog = opened(qtbot, ground, place, "v2", "v4")
    choose(dialog, "Letter", "t2")
    view: MarkdownView = named(dialog, MarkdownView, "Text of the letter")
    assert view.toPlainText() == "Dear 偉 張,\nwe wait since 20 February 2027."
    said = labels(dialog)
    assert {"Geneva Safety Dialogue: your answer", "偉 張 <b@x.org>", "pa@x.org"} <= set(said)
    assert any("“not an address” is no address" in one for one in said)
    reader_list: EntryList = named(dialog, EntryList, "Readers")
    QTest.keyClick(reader_list, Qt.Key.Key_Down)
    assert view.toPlainText() == "Dear Ångström <b>,\nwe wait since [reply-by date]."
    assert "No reply-by date" in labels(dialog)


def test_one_is_ticked_by_space_or_by_the_box_and_all_at_once(
    qtbot: QtBot, ground: QWidget, place: Workplace
) -> None:
    dialog = opened(qtbot, ground, place, "v1", "v2", "v3", "v4")
    choose(dialog, "Letter", "t2")
    reader_list: EntryList = named(dialog, EntryList, "Readers")
    QTest.keyClick(reader_list, Qt.Key.Key_Space)
    assert dialog.primary.words == "Write drafts…"
    assert not dialog.primary.isEnabled()
    assert "Nobody" in dialog.primary.accessibleDescription()
    named(dialog, CheckBox, "Write to this reader").click()
    assert dialog.primary.words == "Write 1 draft…"
    named(dialog, Button, "Write to the 2 held back too").click()
    assert dialog.primary.words == "Write 3 drafts…"
    named(dialog, Button, "Hold back who is not due it").click()
    assert dialog.primary.words == "Write 1 draft…"
    reader_list.select("v3")
    assert not named(dialog, CheckBox, "Write to this reader").isEnabled()


def test_another_letter_forgets_who_was_ticked(
    qtbot: QtBot, ground: QWidget, place: Workplace
) -> None:
    dialog = opened(qtbot, ground, place, "v1", "v2")
    choose(dialog, "Letter", "t2")
    named(dialog, Button, "Write to the 1 held back too").click()
    assert dialog.primary.words == "Write 2 drafts…"
    choose(dialog, "Letter", "t1")
    choose(dialog, "Letter", "t2")
    assert dialog.primary.words == "Write 1 draft…"


def test_drafts_are_written_and_noted_in_one_step(
    qtbot: QtBot, ground: QWidget, place: Workplace, tmp_path: Path
) -> None:
    said: list[Saying] = []
    folders: list[Path] = []
    place.said.connect(said.append)
    place.folder_wanted.connect(folders.append)
    dialog = opened(qtbot, ground, place, "v2", "v3", "v4")
    choose(dialog, "Letter", "t1")
    with qtbot.waitSignal(place.document.acted, timeout=20_000):
        dialog.primary.click()
    names = sorted(one.name for one in (tmp_path / "drafts").iterdir())
    assert names == ["Ångström -b- - Invitation.eml", "偉 張 - Invitation.eml"]
    content = (tmp_path / "drafts" / names[1]).read_bytes()
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert str(message["Cc"]) == "pa@x.org"
    contacts = place.document.snapshot.table("contacts").values()
    assert [(c.person, str(c.kind), c.on) for c in contacts if isinstance(c, Contact)] == [
        ("p2", "mail", "2027-03-01"), ("p4", "mail", "2027-03-01"),
    ]  # fmt: skip
    assert place.document.undo_words == "Note 2 mail drafts"
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].text.startswith("2 drafts written.")
    assert said[0].on_action is not None
    said[0].on_action()
    assert folders == [tmp_path / "drafts"]
    qtbot.waitUntil(lambda: not isValid(dialog))
    with qtbot.waitSignal(place.document.acted):
        place.document.undo()
    assert not place.document.snapshot.table("contacts")


def test_a_folder_that_cannot_be_written_to_is_said_and_the_dialog_stays(
    qtbot: QtBot, ground: QWidget, place: Workplace, ask: FakeAsk, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("x")
    ask.path = blocked
    dialog = opened(qtbot, ground, place, "v2")
    dialog.primary.click()
    qtbot.waitUntil(lambda: any("Nothing was written" in one for one in labels(dialog)))
    assert dialog.isVisible()
    assert dialog.primary.isEnabled()
    assert not place.document.snapshot.table("contacts")


def test_who_closes_the_dialog_while_it_writes_has_all_drafts_and_notes_or_none(
    qtbot: QtBot, ground: QWidget, place: Workplace, tmp_path: Path
) -> None:
    said = sayings(place)
    dialog = opened(qtbot, ground, place, "v2", "v4")
    choose(dialog, "Letter", "t1")
    dialog.primary.click()
    dialog.reject()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    written = list((tmp_path / "drafts").glob("*"))
    noted = place.document.snapshot.table("contacts")
    assert len(written) == len(noted)
    assert len(written) in (0, 2)
    assert ("Nothing was written" in said[0].text) is (not written)


def test_a_window_that_closes_while_it_writes_has_noted_what_was_written(
    qtbot: QtBot, ground: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Job, "is_cancelled", lambda _job: False)  # stopped after the last look
    ask = FakeAsk(path=tmp_path / "drafts")
    with a_workplace(qtbot, tmp_path / "b.convenor", a_house(), ask=ask) as place:
        dialog = opened(qtbot, ground, place, "v2", "v4")
        choose(dialog, "Letter", "t1")
        dialog.primary.click()
        place.tasks.close()
    assert len(list((tmp_path / "drafts").iterdir())) == 2
    assert len(read_file(tmp_path / "b.convenor").table("contacts")) == 2


def test_a_full_disk_is_told_nothing_stays_and_another_folder_can_be_chosen(
    qtbot: QtBot, ground: QWidget, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, ground, place, "v2", "v4")
    choose(dialog, "Letter", "t1")
    written = Mock(side_effect=[b"a draft", OSError(errno.ENOSPC, "no room")])
    with monkeypatch.context() as patched:
        patched.setattr("convenor.exports.mail.writing.as_eml", written)
        dialog.primary.click()
        why = f"Nothing was written: there is no room in {tmp_path / 'drafts'}."
        qtbot.waitUntil(lambda: f"{why} Choose another folder." in labels(dialog))
    assert list((tmp_path / "drafts").iterdir()) == []
    assert not place.document.snapshot.table("contacts")
    with qtbot.waitSignal(place.document.acted, timeout=20_000):
        dialog.primary.click()
    assert len(list((tmp_path / "drafts").iterdir())) == 2


def test_who_stops_half_way_has_nothing_written_and_may_begin_again(
    qtbot: QtBot, ground: QWidget, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, ground, place, "v2", "v4")
    choose(dialog, "Letter", "t1")
    begun, go_on = Event(), Event()

    def slowly(_draft: object) -> bytes:
        begun.set()
        go_on.wait(20)
        return b"a draft"

    monkeypatch.setattr("convenor.exports.mail.writing.as_eml", slowly)
    dialog.primary.click()
    strip = dialog.findChild(ProgressStrip)
    assert strip is not None
    qtbot.waitUntil(lambda: begun.is_set() and strip.isVisible())
    named(strip, Button, "Cancel").click()
    go_on.set()
    why = "Nothing was written: you stopped it."
    qtbot.waitUntil(lambda: why in labels(dialog), timeout=20_000)
    assert list((tmp_path / "drafts").iterdir()) == []
    assert not place.document.snapshot.table("contacts")
    assert dialog.primary.isEnabled()


def test_who_is_deleted_meanwhile_is_not_written_to(
    qtbot: QtBot, ground: QWidget, place: Workplace
) -> None:
    dialog = opened(qtbot, ground, place, "v2", "v4")
    choose(dialog, "Letter", "t1")
    assert dialog.primary.words == "Write 2 drafts…"
    with qtbot.waitSignal(place.document.acted):
        place.document.act(lambda s: people.delete(s, ["p4"]))
    assert dialog.primary.words == "Write 1 draft…"
    assert readers(dialog) == ["To be written", "偉 張, b@x.org"]


class LateDeletion(FakeAsk):
    """Chooses a folder; before what is written can be noted, somebody deletes a reader."""

    def folder(self, title: str, then: Callable[[Path], object], *, start: str = "") -> None:
        """Answer, and delete."""
        super().folder(title, then, start=start)
        self.document.act(lambda s: people.delete(s, ["p4"]))

    document: Document


def test_drafts_that_cannot_be_noted_are_not_written(
    qtbot: QtBot, ground: QWidget, tmp_path: Path
) -> None:
    ask = LateDeletion(path=tmp_path / "drafts")
    with a_workplace(qtbot, tmp_path / "b.convenor", a_house(), ask=ask) as place:
        ask.document = place.document
        dialog = opened(qtbot, ground, place, "v4")
        choose(dialog, "Letter", "t1")
        dialog.primary.click()
        why = "No draft was written: those to be written to have been deleted meanwhile."
        qtbot.waitUntil(lambda: why in labels(dialog), timeout=20_000)
        assert list((tmp_path / "drafts").iterdir()) == []
        assert not place.document.snapshot.table("contacts")
        dialog.close()


def test_without_a_letter_the_first_ones_are_one_press_away(
    qtbot: QtBot, ground: QWidget, tmp_path: Path
) -> None:
    value = a_house() | {"templates": []}
    value["convening"] |= {"city": "Geneva"}
    with a_workplace(qtbot, tmp_path / "b.convenor", value) as place:
        dialog = opened(qtbot, ground, place, "v2", "v3")
        assert not dialog.primary.isEnabled()
        with qtbot.waitSignal(place.document.acted):
            named(dialog, Button, "Add invitation, reminder and thanks").click()
        assert named(dialog, Combo, "Letter").value()
        assert len(place.document.snapshot.table("templates")) == 3
        assert dialog.primary.words == "Write 1 draft…"
        dialog.close()


def test_a_letter_that_is_edited_meanwhile_is_read_anew(
    qtbot: QtBot, ground: QWidget, place: Workplace
) -> None:
    dialog = opened(qtbot, ground, place, "v2")
    named(dialog, Button, "Edit letters…").click()
    letters = dialog.findChild(TemplatesDialog)
    assert letters is not None
    qtbot.waitUntil(letters.isActiveWindow)
    assert letters.key == "t2"
    with qtbot.waitSignal(place.document.acted):
        place.document.act(lambda s: templates.set_field(s, "t2", "markdown", "New {{family}}"))
    letters.close()
    assert named(dialog, MarkdownView, "Text of the letter").toPlainText() == "New 張"


def test_without_an_organiser_it_is_said_that_there_is_no_sender(
    qtbot: QtBot, ground: QWidget, tmp_path: Path
) -> None:
    value = a_house()
    del value["convening"]["organiser"]
    with a_workplace(qtbot, tmp_path / "c.convenor", value) as place:
        dialog = opened(qtbot, ground, place, "v2")
        assert "No sender: the convening has no organiser’s address" in labels(dialog)
        dialog.close()


def test_an_organisers_address_that_cannot_be_written_is_said(
    qtbot: QtBot, ground: QWidget, tmp_path: Path
) -> None:
    value = a_house()
    value["convening"]["organiser"]["email"] = "office@straße.example"
    with a_workplace(qtbot, tmp_path / "c.convenor", value) as place:
        dialog = opened(qtbot, ground, place, "v2")
        assert "No sender: mail programs do not take “office@straße.example”" in labels(dialog)
        dialog.close()


def test_everything_has_a_name(qtbot: QtBot, ground: QWidget, place: Workplace) -> None:
    assert nameless(opened(qtbot, ground, place, "v1", "v2")) == []
