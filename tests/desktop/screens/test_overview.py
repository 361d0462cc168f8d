"""The overview in the real window: every line true, and leading to what would mend it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.card import Card
from convenor.widgets.grouped_list import GroupedList
from convenor.widgets.search_field import SearchField
from convenor.window.main_window import MainWindow
from convenor.workplace import Thing, Things
from convenor_db.domain.actions import people as people_actions
from convenor_db.domain.actions.seats import move
from convenor_db.domain.records import Status
from convenor_db.store.store import Store
from support.builders import a_file, a_full_house, an_interchange, around
from support.windows import an_empty_window, an_open_window, the_document, the_screen


def a_dialogue() -> dict[str, Any]:
    """Return a convening on 14 April with something of every kind to see to, seen on 1 March."""
    value = a_full_house()
    value["convening"] |= {"seats": 10}
    value["people"][1]["emails"] = ["wei@x.org"]
    value["waves"] = [{"number": 1, "send_on": "2027-02-01", "reply_by": "2027-02-20"}]
    value["invitations"][1] |= {"wave": 1, "owner": "Ada"}
    value["invitations"].append({"id": "v3", "person": "p3", "status": "approved", "wave": 1})
    value["targets"] = [{"id": "t1", "by": "constituency", "value": "government", "min": 5}]
    value["sessions"].append(
        {"id": "s2", "title": "Second", "kind": "breakout", "start": "2027-04-14T09:30",
         "minutes": 60, "room": "r1"}
    )  # fmt: skip
    value["issues"] = [{"id": "i1", "title": "Audits"}]
    value["briefs"] = [
        {"id": "b1", "title": "Notes", "kind": "background", "markdown": "x", "state": "in-review"}
    ]
    return value


def said(screen: QWidget) -> list[str]:
    """Return every label that is seen, as it is read."""
    return [one.accessibleName() or one.text() for one in screen.findChildren(QLabel)
            if one.isVisible()]  # fmt: skip


def button(screen: QWidget, name: str) -> QAbstractButton:
    """Return the button whose name begins so."""
    found = [one for one in screen.findChildren(QAbstractButton)
             if one.isVisible() and one.accessibleName().startswith(name)]  # fmt: skip
    assert found, [b.accessibleName() for b in screen.findChildren(QAbstractButton)]
    return found[0]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def overview_of(qtbot: QtBot, window: MainWindow) -> QWidget:
    screen = the_screen(window, "overview")
    needs = "1 brief waits for approval"
    qtbot.waitUntil(lambda: needs in said(screen) or "First steps" in said(screen))
    return screen


def test_every_line_is_there_most_urgent_first(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dialogue()) as window:
        screen = overview_of(qtbot, window)
        qtbot.waitUntil(lambda: any("must-fix" in words for words in said(screen)))
        words = said(screen)
        lines = ("1 must-fix warning", "1 reply is overdue", "1 approved seat is not invited",
                 "1 brief waits for approval")  # fmt: skip
        places = [words.index(line) for line in lines]
        assert places == sorted(places)
        assert "oldest Sat 20 Feb, 9 days" in words
        assert "wave 1 was due Mon 1 Feb" in words
        assert any(text.startswith("1 coming + 1 outstanding of 10 places") for text in words)


def test_a_line_about_seats_leads_to_those_seats(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dialogue()) as window:
        screen = overview_of(qtbot, window)
        assert window.view is not None
        wanted: list[Things] = []
        window.view.place.several_wanted.connect(wanted.append)
        click(button(screen, "Show who: 1 reply"))
        assert wanted == [Things("invitations", ("v2",), "reply overdue")]
        assert window.view.current == "invitations"
        window.commands.run("view.back")
        assert window.view.current == "overview"


def test_the_most_urgent_line_has_the_focus_and_enter_leads_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dialogue()) as window:
        screen = overview_of(qtbot, window)
        qtbot.waitUntil(lambda: any("must-fix" in words for words in said(screen)))
        assert window.view is not None
        window.view.front.focus_content()
        assert button(screen, "Show in Agenda").hasFocus()
        QTest.keyClick(button(screen, "Show in Agenda"), Qt.Key.Key_Space)
        assert window.view.current == "agenda"


def test_a_line_goes_when_what_it_counts_has_been_mended(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dialogue()) as window:
        screen = overview_of(qtbot, window)
        the_document(window).act(lambda now: move(now, "v2", Status.ACCEPTED, today="2027-03-01"))
        qtbot.waitUntil(lambda: not any("overdue" in words for words in said(screen)))
        assert any(text.startswith("2 coming") for text in said(screen))
        the_document(window).undo()
        qtbot.waitUntil(lambda: "1 reply is overdue" in said(screen))


def test_mine_leaves_out_seats_of_others(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dialogue()) as window:
        screen = overview_of(qtbot, window)
        click(button(screen, "Mine"))
        qtbot.waitUntil(lambda: not any("overdue" in words for words in said(screen)))
        qtbot.waitUntil(lambda: "1 brief waits for approval" in said(screen))


def test_a_bar_says_how_a_constituency_stands_and_opens_its_names(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dialogue()) as window:
        screen = overview_of(qtbot, window)
        bar = button(screen, "Government: 1 coming, 0 outstanding, of 5, 4 short")
        assert window.view is not None
        wanted: list[Things] = []
        window.view.place.several_wanted.connect(wanted.append)
        click(bar)
        assert wanted[0].keys == ("v1",)
        for from_right in (80, 120):
            window.commands.run("view.back")
            developers = button(screen, "AI developer: 0 coming, 1 outstanding")
            at = QPoint(developers.width() - from_right, 12)
            QTest.mouseClick(developers, Qt.MouseButton.LeftButton, pos=at)
        assert [(one.keys, one.words) for one in wanted[1:]] == [
            (("v2",), "AI developer: outstanding"),
            (("v2",), "AI developer: coming or outstanding"),
        ]


def test_a_day_opens_in_the_agenda(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dialogue()) as window:
        screen = overview_of(qtbot, window)
        qtbot.waitUntil(
            lambda: any(one.accessibleName() == "Wed 14 Apr, in 44 days: 2 sessions, 1 to fix"
                        for one in screen.findChildren(QAbstractButton))
        )  # fmt: skip
        assert window.view is not None
        wanted: list[Thing] = []
        window.view.place.wanted.connect(wanted.append)
        click(button(screen, "Thu 15 Apr, in 45 days: 0 sessions"))
        assert wanted == [Thing("days", "2027-04-15")]
        assert window.view.current == "agenda"


def test_a_new_convening_shows_its_first_steps(qtbot: QtBot, tmp_path: Path) -> None:
    value = a_full_house()
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        screen = overview_of(qtbot, window)
        qtbot.waitUntil(lambda: "3 people" in said(screen))
        assert {"2 of 4 done", "1 session"} <= set(said(screen))


def test_what_others_did_since_the_last_look(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    a_file(a_dialogue(), path)
    with Store(path, around(3)) as store:  # marta looks, and leaves
        store.asides.look("2027-03-01T08:00:00Z")
    later = around(4).clock() + timedelta(hours=1)
    ada = type(around(4))(actor="ada", clock=lambda: later, random_bits=around(4).random_bits)
    with Store(path, ada) as store:
        store.act(lambda now: people_actions.set_field(now, "p1", "post", "Minister"))
    with an_empty_window(qtbot) as window:
        assert window.open_path(path)
        qtbot.waitUntil(lambda: window.is_complete)
        screen = overview_of(qtbot, window)
        qtbot.waitUntil(lambda: "ada · Change post of Amara Okafor" in said(screen), timeout=5000)


def test_an_empty_convening_needs_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", an_interchange()) as window:
        screen = overview_of(qtbot, window)
        qtbot.waitUntil(lambda: "0 of 4 done" in said(screen))
        first = next(
            one for one in screen.findChildren(QAbstractButton)
            if one.accessibleName().startswith("Import people")
        )  # fmt: skip
        qtbot.waitUntil(first.hasFocus)


def test_tab_goes_from_the_most_urgent_line_to_what_others_did(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dialogue()) as window:
        screen = overview_of(qtbot, window)
        stops = ("Show in Agenda", "Show who: 1 reply", "Review", "Government", "Wed 14 Apr")
        widgets = [button(screen, name) for name in stops]
        order, widget = [], widgets[0]
        seen: QWidget = widget
        for _ in range(400):
            if seen in widgets:
                order.append(widgets.index(seen))
            follows = seen.nextInFocusChain()
            if follows is None or follows is widget:
                break
            seen = follows
        assert order == list(range(len(stops)))


def test_cards_beside_each_other_begin_and_end_alike(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", a_dialogue()) as window:
        screen = overview_of(qtbot, window)
        qtbot.waitUntil(lambda: len(cards(screen)) == 4)
        QApplication.processEvents()
        first, course, days, since = cards(screen)
        for left, right in ((first, course), (days, since)):
            assert left.x() < right.x()
            assert (left.y(), left.height()) == (right.y(), right.height())
        titles = {one.text(): one for one in screen.findChildren(QLabel)}
        for beside in (
            ("Needs attention", "Are we on course"),
            ("The days", "Since you last looked"),
        ):
            of_both = [titles[words] for words in beside]
            middles = [one.mapTo(screen, one.rect().center()).y() for one in of_both]
            assert abs(middles[0] - middles[1]) <= 2


def cards(screen: QWidget) -> list[Card]:
    """Return the cards that are seen, in the order they are read in."""
    seen = [one for one in screen.findChildren(Card) if one.isVisible()]
    return sorted(seen, key=lambda one: (one.mapTo(screen, QPoint()).y(), one.x()))


def with_old_briefs(count: int) -> dict[str, Any]:
    """Return the dialogue with approved briefs that are older than a position."""
    value = a_dialogue()
    about = value["organisations"][0]["id"]
    value["positions"] = [{"id": "q1", "organisation": about, "issue": "i1", "as_of": "2027-02-20"}]
    value["briefs"] += [
        {"id": f"old{n}", "title": f"Old {n}", "kind": "position", "markdown": "x",
         "state": "approved", "approved_on": "2027-02-01", "about": {"organisation": about}}
        for n in range(count)
    ]  # fmt: skip
    return value


def test_a_brief_older_than_a_position_says_whose_it_is_and_on_what(
    qtbot: QtBot, tmp_path: Path
) -> None:
    value = with_old_briefs(1)
    name = value["organisations"][0]["name"]
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        screen = overview_of(qtbot, window)
        line = f"1 brief is older than a position of {name} on “Audits”"
        qtbot.waitUntil(lambda: line in said(screen))
        click(button(screen, f"Show them: {line}"))
        assert window.view is not None
        assert window.view.current == "briefs"


def test_all_briefs_older_than_a_position_are_shown_together(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", with_old_briefs(2)) as window:
        screen = overview_of(qtbot, window)
        line = "2 briefs are older than a position"
        qtbot.waitUntil(lambda: line in said(screen))
        click(button(screen, f"Show them: {line}"))
        briefs = the_screen(window, "briefs")
        (listed,) = (one for one in briefs.findChildren(GroupedList)
                     if one.accessibleName() == "Briefs")  # fmt: skip
        assert list(listed.shown_keys()) == ["old0", "old1"]
        filtered = briefs.findChildren(SearchField)[0]
        assert filtered.text() == "older than a position"
        window.commands.run("view.back")
        window.commands.run("view.forward")
        assert list(listed.shown_keys()) == ["old0", "old1"]
        filtered.set_text("")
        qtbot.waitUntil(lambda: "b1" in list(listed.shown_keys()))
