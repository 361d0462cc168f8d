"""Several selected are given the same: a country, an organisation, a tag; one action, one undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from convenor.dialogs.ask_value import AskValue
from convenor.theme.theme import theme
from convenor.widgets.bulk_bar import BulkBar
from convenor.window.main_window import MainWindow
from support.builders import an_interchange
from support.people import button, the_people, the_table, words_on
from support.windows import an_open_window, the_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on four people and three organisations."""
    people = [
        {"id": f"p{at}", "family": name, "organisation": "o1", "tags": tags}
        for at, (name, tags) in enumerate(
            (("Adams", ["host"]), ("Baker", ["Host", "panel"]), ("Clark", []), ("Davis", []))
        )
    ]
    people[0]["country"] = "AL"
    house = an_interchange(
        organisations=[
            {"id": "o1", "name": "Albia", "constituency": "government", "rival_group": "east"},
            {"id": "o2", "name": "Northlight", "constituency": "industry"},
            {"id": "o3", "name": "Paragon", "constituency": "other"},
        ],
        people=people,
    )
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        the_people(window)
        yield window


def bar(window: MainWindow, words: str) -> QAbstractButton:
    """Return what stands in the bar over the list by its words."""
    (over,) = [one for one in window.findChildren(BulkBar) if one.isVisible()]
    found = [
        one
        for one in over.findChildren(QAbstractButton)
        if words in (one.accessibleName(), getattr(one, "words", "")) and one.isVisible()
    ]
    assert found, f"no {words!r} in the bar"
    return found[0]


def menu_of(window: MainWindow, words: str) -> QMenu:
    """Return the menu of a button in the bar, filled as if it had opened."""
    menu = bar(window, words).menu()  # type: ignore[attr-defined]
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def entries(menu: QMenu) -> list[str]:
    """Return what a menu says."""
    return [one.text() for one in menu.actions() if one.text()]


def choose(menu: QMenu, words: str) -> None:
    """Choose an entry."""
    next(one for one in menu.actions() if one.text().startswith(words)).trigger()


def asked(window: MainWindow) -> AskValue:
    """Return the question that is asked."""
    (dialog,) = [one for one in window.findChildren(AskValue) if one.isVisible()]
    return dialog


def answer(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Type an answer and press the verb by keys."""
    dialog = asked(window)
    assert dialog.line is not None
    QTest.keyClicks(dialog.line.editor(), text)
    with qtbot.waitSignal(the_document(window).acted):
        press_verb(dialog)


def press_verb(dialog: AskValue) -> None:
    """Press Enter, which first closes the list of what is offered."""
    assert dialog.line is not None
    while dialog.isVisible():
        target = QApplication.activePopupWidget() or dialog.line.editor()
        QTest.keyClick(target, Qt.Key.Key_Return)


def countries(window: MainWindow) -> str:
    people = the_document(window).snapshot.people.values()
    return " ".join(one.country or "–" for one in people)


def tags(window: MainWindow) -> list[tuple[str, ...]]:
    return [one.tags for one in the_document(window).snapshot.people.values()]


def test_a_country_is_given_to_all_and_who_has_it_is_said(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["p0", "p1", "p2"])
    window.commands.run("people.set.people.country")
    dialog = asked(window)
    assert dialog.windowTitle() == "Set country: 3 people"
    assert dialog.line is not None
    QTest.keyClicks(dialog.line.editor(), "AL")
    assert "1 of 3 has it already." in words_on(dialog)
    with qtbot.waitSignal(the_document(window).acted):
        press_verb(dialog)
    assert countries(window) == "AL AL AL –"
    assert "2 people: country AL, 1 had it already" in words_on(window)
    assert the_document(window).undo_words == "Change country of 2 people"
    with qtbot.waitSignal(the_document(window).acted):
        button(window, "Undo").click()
    assert countries(window) == "AL – – –"


def test_the_caret_stands_in_what_is_asked_and_no_tag_is_no_answer(
    qtbot: QtBot, window: MainWindow
) -> None:
    the_table(window).select(["p0", "p1"])
    window.commands.run("people.set.people.tag")
    dialog = asked(window)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.line is not None
    assert QApplication.focusWidget() is dialog.line.editor()
    QTest.keyClick(dialog.line.editor(), Qt.Key.Key_Return)
    assert "Type the tag" in dialog.line.error()
    QTest.keyClicks(dialog.line.editor(), "harbour")
    with qtbot.waitSignal(the_document(window).acted):
        press_verb(dialog)
    assert [one[-1:] for one in tags(window)[:3]] == [("harbour",), ("harbour",), ()]


def test_what_is_no_country_is_refused_under_the_field(window: MainWindow) -> None:
    the_table(window).select(["p0", "p1"])
    choose(menu_of(window, "More actions"), "Set country")
    dialog = asked(window)
    assert dialog.line is not None
    QTest.keyClicks(dialog.line.editor(), "Nowhere")
    button(dialog, "Set country").click()
    assert "“Nowhere” is no country" in dialog.line.error()
    assert dialog.isVisible()
    dialog.reject()


def test_an_organisation_nobody_knows_is_made_once(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["p0", "p1", "p2"])
    bar(window, "Organisation…").click()
    answer(window, qtbot, "Ministry of Rivers")
    people = the_document(window).snapshot.people
    assert len({people[key].organisation for key in ("p0", "p1", "p2")}) == 1
    assert len(the_document(window).snapshot.organisations) == 4
    said = "3 people: organisation Ministry of Rivers. It was added as an organisation"
    assert said in words_on(window)


def test_a_tag_is_added_to_those_without_it(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["p0", "p1", "p2"])
    choose(menu_of(window, "Tag"), "Add tag…")
    answer(window, qtbot, "host")
    assert tags(window) == [("host",), ("Host", "panel"), ("host",), ()]
    assert "1 person: tag “host” added, 2 had it already" in words_on(window)


def test_a_tag_is_taken_from_those_who_have_it(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["p0", "p1", "p2"])
    choose(menu_of(window, "Tag"), "Remove tag…")
    dialog = asked(window)
    assert dialog.choice is not None
    offered = [dialog.choice.itemText(at) for at in range(dialog.choice.count())]
    assert [word.casefold() for word in offered] == ["host", "panel"]
    assert "2 of 3 have it." in words_on(dialog)
    with qtbot.waitSignal(the_document(window).acted):
        button(dialog, "Remove tag").click()
    assert tags(window) == [(), ("panel",), (), ()]


def test_nobody_with_a_tag_has_none_to_remove(window: MainWindow) -> None:
    the_table(window).select(["p2", "p3"])
    window.commands.run("people.set.people.no_tag")
    assert "Nobody selected has a tag." in words_on(window)


def test_where_all_have_it_nothing_changes_and_it_is_said(window: MainWindow, qtbot: QtBot) -> None:
    the_table(window).select(["p0", "p1"])
    window.commands.run("people.set.people.tag")
    dialog = asked(window)
    assert dialog.line is not None
    QTest.keyClicks(dialog.line.editor(), "host")
    press_verb(dialog)
    qtbot.waitUntil(lambda: "Nothing changed: 2 people have it already." in words_on(window))


def test_organisations_are_given_a_constituency_from_the_bar(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_people(window).show_view(people=False)
    the_table(window).select(["o1", "o2"])
    menu = menu_of(window, "Constituency")
    assert "Government\t1 of 2 already" in entries(menu)
    with qtbot.waitSignal(the_document(window).acted):
        choose(menu, "Government")
    bodies = the_document(window).snapshot.organisations
    assert [str(bodies[key].constituency) for key in ("o1", "o2")] == ["government"] * 2
    assert "1 organisation: constituency Government, 1 had it already" in words_on(window)


def test_organisations_get_a_rival_group_and_become_must_have(
    window: MainWindow, qtbot: QtBot
) -> None:
    the_people(window).show_view(people=False)
    the_table(window).select(["o2", "o3"])
    bar(window, "Rival group…").click()
    answer(window, qtbot, "west")
    choose(menu_of(window, "More actions"), "Set must-have")
    dialog = asked(window)
    with qtbot.waitSignal(the_document(window).acted):
        button(dialog, "Set must-have").click()
    bodies = the_document(window).snapshot.organisations
    assert [bodies[key].rival_group for key in bodies] == ["east", "west", "west"]
    assert [bodies[key].must_have for key in bodies] == [False, True, True]


def test_a_field_of_the_other_view_says_so(window: MainWindow) -> None:
    the_table(window).select(["p0"])
    window.commands.run("people.set.organisations.constituency")
    assert "Show organisations first." in words_on(window)


def test_the_menu_of_a_row_offers_the_fields_for_one_too(window: MainWindow) -> None:
    the_table(window).select(["p0"])
    screen = the_people(window)
    menu = screen._tools.open_menu(QPoint(), screen.why_no_seat())
    inner = next(one.menu() for one in menu.actions() if one.text() == "Set")
    assert isinstance(inner, QMenu)
    assert entries(inner)[:2] == ["Set organisation…", "Set country…"]
    menu.close()


def test_what_the_bar_has_no_room_for_is_behind_the_dots(window: MainWindow, qtbot: QtBot) -> None:
    theme.set_scale(1.6)
    try:
        window.resize(960, 700)
        the_table(window).select(["p0", "p1"])
        (over,) = [one for one in window.findChildren(BulkBar) if one.isVisible()]
        list_of_rows = over.parentWidget()
        assert list_of_rows is not None
        qtbot.waitUntil(lambda: over.sizeHint().width() <= list_of_rows.width())
        assert "Set organisation…" in entries(menu_of(window, "More actions"))
        assert bar(window, "Tag").isVisible()
    finally:
        theme.set_scale(1.0)
    window.resize(1440, 860)
    the_table(window).select(["p0", "p1", "p2"])
    assert bar(window, "Organisation…").isVisible()
    assert "Set organisation…" not in entries(menu_of(window, "More actions"))
