"""What has happened is composed from the newest snapshot, on the store's thread."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from convenor.document import Document
from convenor_db.domain.actions import releasing
from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.records import Release
from convenor_db.domain.releases import newest_release
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import Action
from support.builders import a_file, a_full_house, around
from support.places import a_workplace
from support.windows import an_open_window, the_document

TODAY, AT = "2027-03-01", "2027-03-01T08:00:00Z"


def prepared(now: Snapshot) -> tuple[Release]:
    """Return the next release."""
    return (releasing.prepared(now, Checks.of(now, today=TODAY), note="", at=AT),)


def test_a_release_comes_back_as_a_fact(tmp_path: Path, qtbot: QtBot) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_full_house()) as window:
        document, told = the_document(window), list[Action | None]()
        with qtbot.waitSignal(document.acted):
            document.happen(releasing.labelled(1), prepared, then=told.append)
        qtbot.waitUntil(lambda: bool(told))
        assert told[0] is not None
        assert told[0].kind == "fact"
        assert newest_release(document.snapshot) is not None
        assert document.undo_words == "Load a convening"  # the release is passed over


def test_a_release_that_is_refused_says_why(tmp_path: Path, qtbot: QtBot) -> None:
    value = a_full_house()
    value["rooms"][0]["capacity"] = 1
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        document = the_document(window)
        with qtbot.waitSignal(document.refused) as refused:
            document.happen(releasing.labelled(1), prepared)
        assert "Release 1 was not made" in refused.args[0]
        assert newest_release(document.snapshot) is None


def test_a_file_that_went_before_it_was_open_for_writing_is_said_to_be_missing(
    tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.convenor"
    a_file(None, path)
    document = Document(path, around())
    path.unlink()
    with qtbot.waitSignal(document.refused) as refused:
        document.open_for_writing()
    assert refused.args[0] == f"{path} was not opened: there is no such file."
    document.close()


def test_a_draft_that_no_file_takes_is_not_tried_for_ever(tmp_path: Path, qtbot: QtBot) -> None:
    half = "\ud800"  # half a letter, which no file can hold
    with a_workplace(qtbot, tmp_path / "a.convenor") as place, qtbot.capture_exceptions() as faults:
        place.drafts.keep("people:p1", "post", half)
        asked = list[None]()
        for count in range(1, 6):
            place.document.read(lambda _store: None, asked.append)
            qtbot.waitUntil(lambda count=count: len(asked) == count)  # type: ignore[misc]
        assert len(faults) == 1
        assert place.drafts.text("people:p1", "post") == half
