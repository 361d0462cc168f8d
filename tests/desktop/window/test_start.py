"""The start page in the real window: what it leads to, and what it remembers."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from convenor.settings import RecentFile, Settings
from convenor.widgets.banner import Banner
from convenor.widgets.buttons import Button
from convenor.widgets.labels import Label
from convenor.widgets.link_row import LinkRow
from convenor.window.file_drops import file_in
from convenor.window.files import take_dropped
from convenor.window.main_window import MainWindow
from support.builders import a_file
from support.fakes import FakeAsk
from support.windows import an_empty_window, an_open_window, the_document


def rows(window: MainWindow) -> list[LinkRow]:
    """Return the rows that can be chosen."""
    return [row for row in window.findChildren(LinkRow) if row.isVisible()]


def row_called(window: MainWindow, words: str) -> LinkRow:
    """Return the row whose accessible name holds *words*."""
    return next(row for row in rows(window) if words in row.accessibleName())


def button(window: MainWindow, words: str) -> Button:
    """Return a visible button by its words."""
    found = [one for one in window.findChildren(Button) if one.words == words and one.isVisible()]
    return found[0]


def test_a_sample_opens_with_one_click(qtbot: QtBot) -> None:
    with an_empty_window(qtbot) as window:
        QTest.mouseClick(row_called(window, "Small"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.document is not None, timeout=20_000)
        assert len(the_document(window).snapshot.people) > 5


def test_a_sample_asked_for_twice_is_made_once(qtbot: QtBot) -> None:
    with an_empty_window(qtbot) as window:
        begun: list[object] = []
        window.tasks.started.connect(begun.append)
        for _ in range(2):
            window.commands.run("file.sample.medium")  # two would write one file
        qtbot.waitUntil(lambda: window.document is not None, timeout=20_000)
        assert len(begun) == 1


def test_a_sample_opens_again_as_it_was_left(qtbot: QtBot) -> None:
    with an_empty_window(qtbot) as window:
        window.commands.run("file.sample.small")
        qtbot.waitUntil(lambda: window.document is not None, timeout=20_000)
        path = the_document(window).path
        written = path.stat().st_ino
        window.commands.run("file.close")
        window.commands.run("file.sample.small")
        assert the_document(window).path.stat().st_ino == written


def test_an_opened_file_stands_among_the_recent_ones(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        window.commands.run("file.close")
        assert "Geneva Safety Dialogue" in rows(window)[-1].accessibleName()


def test_a_recent_file_opens_with_enter(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        window.commands.run("file.close")
        QTest.keyClick(row_called(window, "Geneva"), Qt.Key.Key_Return)
        assert the_document(window).path == tmp_path / "a.convenor"


def test_a_missing_recent_file_is_located(qtbot: QtBot, tmp_path: Path) -> None:
    a_file(None, tmp_path / "here.convenor")
    gone = RecentFile(str(tmp_path / "gone.convenor"), "Halden", "", "", "2026-10-01T09:00:00Z")
    Settings().remember(gone)
    with an_empty_window(qtbot, FakeAsk(path=tmp_path / "here.convenor")) as window:
        QTest.mouseClick(button(window, "Locate…"), Qt.MouseButton.LeftButton)
        assert the_document(window).path == tmp_path / "here.convenor"
        assert [file.title for file in window.settings.recent] == ["Geneva Safety Dialogue"]


def test_a_recent_file_that_cannot_even_be_looked_for_is_missing(qtbot: QtBot) -> None:
    far = RecentFile(f"/{'n' * 300}/a.convenor", "Halden", "", "", "2026-10-01T09:00:00Z")
    Settings().remember(far)  # as on a share that does not answer: the system says an error
    with an_empty_window(qtbot) as window:
        assert button(window, "Locate…")
        assert not window.commands.has("file.recent.0")


def test_the_list_of_recent_files_is_cleared(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        window.commands.run("file.close")
        QTest.mouseClick(button(window, "Clear list"), Qt.MouseButton.LeftButton)
        assert (window.settings.recent, len(rows(window))) == ([], 3)


def test_a_foreign_file_is_refused_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "noise.convenor").write_bytes(b"noise" * 1000)
    with an_empty_window(qtbot, FakeAsk(path=tmp_path / "noise.convenor")) as window:
        window.commands.run("file.open")
        said = [one.message() for one in window.findChildren(Banner) if one.isVisible()]
        assert len(said) == 1
        assert "noise.convenor" in said[0]
        assert window.document is None


def test_a_refused_file_leaves_the_open_one_open(qtbot: QtBot, tmp_path: Path) -> None:
    ask = FakeAsk(path=tmp_path / "none.convenor")
    with an_open_window(qtbot, tmp_path / "a.convenor", ask=ask) as window:
        window.commands.run("file.open")
        assert the_document(window).path == tmp_path / "a.convenor"
        assert any(one.isVisible() for one in window.findChildren(Banner))


def test_the_last_file_is_remembered_only_while_it_was_open(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        window.close()
        assert Settings().last_file == str(tmp_path / "a.convenor")
    with an_empty_window(qtbot) as window:
        window.open_path(tmp_path / "a.convenor")
        window.commands.run("file.close")
        window.close()
        assert Settings().last_file == ""


def test_a_copy_is_saved_under_another_name(qtbot: QtBot, tmp_path: Path) -> None:
    ask = FakeAsk(path=tmp_path / "copy.convenor")
    with an_open_window(qtbot, tmp_path / "a.convenor", ask=ask) as window:
        window.commands.run("file.copy")
        qtbot.waitUntil((tmp_path / "copy.convenor").exists)
        said = "A copy was saved as copy.convenor."
        qtbot.waitUntil(lambda: said in [one.text() for one in window.findChildren(Label)])


def test_another_recent_file_opens_from_the_menu(qtbot: QtBot, tmp_path: Path) -> None:
    a_file(None, tmp_path / "b.convenor")
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        window.open_path(tmp_path / "b.convenor")
        window.commands.run("file.recent.1")
        assert the_document(window).path == tmp_path / "a.convenor"


def test_a_convening_dropped_on_the_window_opens(qtbot: QtBot, tmp_path: Path) -> None:
    a_file(None, tmp_path / "a.convenor")
    with an_empty_window(qtbot) as window:
        take_dropped(window, tmp_path / "a.convenor")
        assert the_document(window).path == tmp_path / "a.convenor"


def test_a_file_dropped_on_a_field_opens_and_is_no_text(qtbot: QtBot, tmp_path: Path) -> None:
    a_file(None, tmp_path / "b.convenor")
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        window.show_screen("people")
        field = window.findChildren(QLineEdit)[0]
        drop(window, field.mapTo(window, field.rect().center()), tmp_path / "b.convenor")
        assert "b.convenor" not in field.text()
        qtbot.waitUntil(lambda: the_document(window).path == tmp_path / "b.convenor")


def test_several_files_and_texts_are_not_taken(tmp_path: Path) -> None:
    several, words = QMimeData(), QMimeData()
    several.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in "ab"])
    words.setText("Okafor")
    assert file_in(several) is None
    assert file_in(words) is None


def drop(window: MainWindow, at: QPoint, path: Path) -> None:
    """Let go of a file over a point of the window, as the desktop does."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    action, pressed = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at, action, dragged, pressed, none)
    QApplication.sendEvent(window.windowHandle(), entering)
    assert entering.isAccepted()
    let_go = QDropEvent(at.toPointF(), action, dragged, pressed, none)
    QApplication.sendEvent(window.windowHandle(), let_go)


def test_a_list_dropped_before_a_convening_is_open_is_told_what_it_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "p.csv").write_text("Family name,E-mail\nOkafor,a@example.org\n", "utf-8")
    with an_empty_window(qtbot) as window:
        take_dropped(window, tmp_path / "p.csv")
        assert window.refusal.startswith("p.csv is a list of people.")


def test_anything_else_that_is_dropped_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)))
    with an_empty_window(qtbot) as window:
        take_dropped(window, tmp_path / "noise.bin")
        assert "was not opened" in window.refusal
