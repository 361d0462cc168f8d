"""The user guide: what it names exists, and it is read, searched and gone through by keys."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextImageFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from convenor.dialogs.guide import GuideWindow, show_guide
from convenor.dialogs.guide_pages import FOLDER, found_in, page_for, pages
from convenor.theme.theme import Mode, theme
from convenor.widgets.buttons import IconButton
from convenor.widgets.entry_list import EntryList
from convenor.widgets.guide_view import GuideView
from convenor.window.main_window import MainWindow
from convenor.window.registry import SCREENS
from convenor_db.domain.letter_fields import fields_of
from convenor_db.domain.records import TemplateKind
from support.windows import an_open_window

_MOST = 2_500_000
_PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
_COMMAND = re.compile(r"\*\*((?:File|Edit|View|Convening|Help) ▸ [^*]+)\*\*")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window."""
    with an_open_window(qtbot, tmp_path / "a.convenor") as window:
        yield window


def the_guide(window: MainWindow) -> GuideWindow:
    """Return the guide that is open over a window."""
    guide = window.findChild(GuideWindow)
    assert isinstance(guide, GuideWindow)
    return guide


def the_view(guide: GuideWindow) -> GuideView:
    """Return what shows the page."""
    view = guide.findChild(GuideView)
    assert isinstance(view, GuideView)
    return view


def listed(guide: GuideWindow) -> EntryList:
    """Return the list of the pages."""
    found = guide.findChild(EntryList)
    assert isinstance(found, EntryList)
    return found


def title(guide: GuideWindow) -> str:
    """Return the first line of the page that is shown."""
    return the_view(guide).toPlainText().partition("\n")[0]


def test_every_picture_is_on_a_page_and_every_page_has_its_pictures() -> None:
    named = {name for page in pages() for name in _PICTURE.findall(page.text)}
    kept = {f"pictures/{one.name}" for one in (FOLDER / "pictures").iterdir()}
    assert named == kept


def test_the_pictures_are_small_enough_to_be_packed() -> None:
    assert sum(one.stat().st_size for one in (FOLDER / "pictures").iterdir()) < _MOST


def test_every_link_leads_to_a_page_and_every_page_is_reached() -> None:
    names = {page.name for page in pages()}
    assert len(names) >= 10
    led_to = {name for page in pages() for name in _LINK.findall(page.text)}
    assert led_to <= names


def test_every_screen_has_a_page() -> None:
    names = {page.name for page in pages()}
    assert {page_for(screen) for screen in SCREENS} <= names
    assert len({page_for(screen) for screen in SCREENS}) == len(SCREENS)


def test_every_command_that_a_page_names_exists(window: MainWindow) -> None:
    known = {
        f"{command.menu.replace('>', ' ▸ ')} ▸ {window.commands.text_of(command)}"
        for command in window.commands.all
        if command.menu
    }
    known |= {"Edit ▸ Undo", "Edit ▸ Redo"}  # they go on with what they turn
    named = {
        " ".join(path.split()): page.name
        for page in pages()
        for path in _COMMAND.findall(page.text)
    }
    assert len(named) > 15
    assert {path: page for path, page in named.items() if path not in known} == {}


def test_the_guide_opens_at_the_screen_in_front(window: MainWindow) -> None:
    window.show_screen("briefs")
    window.commands.run("help.here")
    guide = the_guide(window)
    assert title(guide) == "Briefs, and who may read them"
    assert listed(guide).current_key() == "08-briefs.md"
    window.show_screen("agenda")
    window.commands.run("help.here")
    assert the_guide(window) is guide
    assert title(guide) == "The agenda and its checks"
    guide.close()


def test_pictures_are_shown_with_their_words(window: MainWindow, qtbot: QtBot) -> None:
    show_guide(window, "03-invitations.md")
    view = the_view(the_guide(window))
    assert len(pictures(view)) == 2
    qtbot.waitUntil(lambda: all(0 < one.width() <= view.width() for one in pictures(view)))
    assert "Naming who comes in somebody’s place" in view.toPlainText()
    the_guide(window).close()


def pictures(view: GuideView) -> list[QTextImageFormat]:
    """Return the pictures of a page."""
    found = []
    for at in range(view.document().blockCount()):
        for part in view.document().findBlockByNumber(at).textFormats():
            if part.format.isImageFormat():
                found.append(part.format.toImageFormat())
    return found


def test_a_link_leads_to_its_page_and_back_comes_back(window: MainWindow) -> None:
    show_guide(window)
    guide = the_guide(window)
    back = guide.findChildren(IconButton)[0]
    assert not back.isEnabled()
    assert title(guide) == "The first ten minutes"
    the_view(guide).anchorClicked.emit(QUrl("08-briefs.md"))
    assert title(guide) == "Briefs, and who may read them"
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert title(guide) == "The first ten minutes"
    guide.close()


def test_the_search_lists_the_pages_that_have_it(window: MainWindow) -> None:
    show_guide(window)
    guide = the_guide(window)
    edit = guide.findChildren(QLineEdit)[0]
    QTest.keyClicks(edit, "eml")
    assert listed(guide).entry_keys() == ["04-mail.md"]
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert guide.focusWidget() is listed(guide)
    edit.setText("zzz")
    assert listed(guide).entry_keys() == []
    edit.clear()
    assert len(listed(guide).entry_keys()) == len(pages())
    guide.close()


def test_escape_clears_the_search_and_then_closes(window: MainWindow) -> None:
    show_guide(window)
    guide = the_guide(window)
    edit = guide.findChildren(QLineEdit)[0]
    QTest.keyClicks(edit, "undo")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == ""
    assert guide.isVisible()
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_the_line_that_is_shown_reads_as_text() -> None:
    page = next(one for one in pages() if one.name == "12-keys.md")
    for word in ("undo", "preferences", "ctrl+k", ""):
        line = found_in(page, word)
        assert line is not None
        assert not re.search(r"[*|`]|\]\(", line)
    assert found_in(page, "no such word") is None


def test_pictures_follow_the_text_size_and_the_theme(window: MainWindow, qtbot: QtBot) -> None:
    show_guide(window)
    guide = the_guide(window)
    guide.resize(1400, 700)
    view = the_view(guide)
    qtbot.waitUntil(lambda: bool(pictures(view)))
    theme.set_mode(Mode.DARK)
    assert view.palette().text().color() == theme.color("text")
    theme.set_mode(Mode.LIGHT)
    guide.resize(620, 500)
    qtbot.waitUntil(lambda: all(one.width() <= view.viewport().width() for one in pictures(view)))
    guide.close()


def test_the_fields_of_letters_that_it_names_exist() -> None:
    text = "".join(one.read_text("utf-8") for one in FOLDER.glob("*.md"))
    named = set(re.findall(r"\{\{(\w+)\}\}", text))
    assert named
    assert named <= set(fields_of(TemplateKind.INVITATION))
