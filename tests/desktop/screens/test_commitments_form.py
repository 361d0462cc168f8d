"""The form of a commitment in the real window: made and changed by keyboard, never lost."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.labels import WrapLabel
from convenor.window.main_window import MainWindow
from support.commitments import (
    a_pact,
    chip,
    chips,
    choose,
    commitment,
    doing,
    groups,
    held,
    said_in,
    select,
    stored,
    the_view,
)
from support.windows import an_open_window, the_document

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window on the pact."""
    with an_open_window(qtbot, tmp_path / "a.convenor", a_pact()) as window:
        yield window


def offered(window: MainWindow, of: QWidget, text: str = "") -> list[str]:
    """Open a choice, type something, and return what is offered."""
    view = the_view(window)
    of.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(of, Key.Key_Return)
    QTest.keyClicks(held(), text)
    words = view.editor.box.words()
    QTest.keyClick(held(), Key.Key_Escape)
    assert QApplication.focusWidget() is of
    return words


def test_all_of_with_a_group_of_at_least_two_is_built_by_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = select(window, "c1")
    assert chips(view) == ["unconditional", "condition"]
    doing(window, qtbot, lambda: choose(view, chip(view, "condition"), "inspectorate agreed"))
    assert stored(window, "c1").condition == {"all": ["f1"]}
    assert chips(view) == ["all of these", "The inspectorate is agreed", "holds", "condition"]
    assert held() is chip(view, "condition")
    doing(window, qtbot, lambda: choose(view, held(), "at least"))
    assert stored(window, "c1").condition == {"all": ["f1", {"at_least": 1, "of": []}]}
    for text in ("northlight", "研究所", "النور"):
        doing(window, qtbot, partial(choose, view, inner_of(window), text))
    doing(window, qtbot, lambda: choose(view, chip(view, "1"), "2"))
    assert stored(window, "c1").condition == {
        "all": ["f1", {"at_least": 2, "of": ["c2", "c3", "c4"]}]
    }
    said = said_in(view.editor)
    assert said.startswith("Albia hosts the inspectorate if the inspectorate is agreed and (")
    assert "at least 2 of Northlight, 青木研究所 and مختبر النور" in said


def inner_of(window: MainWindow) -> QWidget:
    """Return the place for one more condition in the inner group."""
    return chip(the_view(window), "condition", 0)


def test_a_row_is_removed_by_delete_and_undo_brings_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = select(window, "c2")
    first = chip(view, "Albia hosts the inspectorate")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    doing(window, qtbot, lambda: QTest.keyClick(first, Key.Key_Delete))
    assert stored(window, "c2").condition == {"all": ["c3"]}
    assert held() is chip(view, "青木研究所 pauses")
    doing(window, qtbot, lambda: QTest.keyClick(held(), Key.Key_Delete))
    assert stored(window, "c2").condition is True
    assert groups(view)["Holds for everybody"] == ["c1", "c2", "c3"]
    doing(window, qtbot, the_document(window).undo)
    doing(window, qtbot, the_document(window).undo)
    assert stored(window, "c2").condition == {"all": ["c1", "c3"]}
    assert chips(view)[:2] == ["all of these", "Albia hosts the inspectorate"]


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("any of", {"any": ["c1", "c3"]}),
        ("at least", {"at_least": 1, "of": ["c1", "c3"]}),
        ("share", {"share": 0.5, "of": {"c1": 1, "c3": 1}}),
        ("never", False),
        ("unconditional", True),
    ],
)
def test_the_way_parts_go_together_is_chosen_by_name(
    window: MainWindow, qtbot: QtBot, words: str, condition: object
) -> None:
    view = select(window, "c2")
    doing(window, qtbot, lambda: choose(view, chip(view, "all of these"), words))
    assert stored(window, "c2").condition == condition


def test_weights_and_share_are_typed_and_a_refused_one_stays_beside_its_row(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = select(window, "c2")
    doing(window, qtbot, lambda: choose(view, chip(view, "all of these"), "share"))
    share = view.editor.fields.field("if::share")
    share.start_visit()
    QTest.keyClicks(share.editor(), "66.5")
    doing(window, qtbot, share.end_visit)
    weight = view.editor.fields.field("if:1:weight")
    weight.start_visit()
    QTest.keyClicks(weight.editor(), "3")
    doing(window, qtbot, weight.end_visit)
    assert stored(window, "c2").condition == {"share": 0.665, "of": {"c1": 1, "c3": 3}}
    assert "at least 66.5 % by weight" in said_in(view.editor)
    weight.start_visit()
    QTest.keyClicks(weight.editor(), "much")
    weight.end_visit()
    qtbot.waitUntil(lambda: "“much” is no number" in weight.error())
    select(window, "c1")
    view = select(window, "c2")
    assert "You typed “much”" in said_in(view.editor)
    assert stored(window, "c2").condition == {"share": 0.665, "of": {"c1": 1, "c3": 3}}


def test_to_be_verified_is_chosen_and_for_whom(window: MainWindow, qtbot: QtBot) -> None:
    view = select(window, "c4")
    doing(window, qtbot, lambda: choose(view, chip(view, "is kept"), "verified"))
    assert stored(window, "c4").condition == {"all": ["f1", {"verified": "c2"}]}
    doing(window, qtbot, lambda: choose(view, chip(view, "مختبر النور"), "albia"))
    assert stored(window, "c4").condition == {"all": ["f1", {"verified": "c2", "for": "o1"}]}
    assert "Northlight’s pause is verified for Albia" in said_in(view.editor)
    doing(window, qtbot, lambda: choose(view, chip(view, "Albia"), "النور"))
    assert stored(window, "c4").condition == {"all": ["f1", {"verified": "c2"}]}


def test_only_facts_can_be_waited_for_not_to_hold(window: MainWindow, qtbot: QtBot) -> None:
    view = select(window, "c4")
    assert offered(window, chip(view, "holds")) == ["holds", "does not hold"]
    assert offered(window, chip(view, "is kept")) == ["is kept", "is verified"]
    doing(window, qtbot, lambda: choose(view, chip(view, "holds"), "does not"))
    assert stored(window, "c4").condition == {"all": [{"not": "f1"}, "c2"]}


def test_what_would_be_refused_cannot_be_taken(window: MainWindow, qtbot: QtBot) -> None:
    view = select(window, "c2")
    kept = chip(view, "is kept")  # Albia's: it says no undertaking that could be verified
    choose(view, kept, "verified")
    assert view.editor.box.isVisible()
    QTest.keyClick(held(), Key.Key_Escape)
    assert stored(window, "c2").condition == {"all": ["c1", "c3"]}
    more = offered(window, chip(view, "condition"))
    assert "Northlight pauses" not in more  # its own
    assert "Albia hosts the inspectorate" not in more  # there already


def test_a_new_fact_is_made_where_it_is_waited_for_in_one_action(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = select(window, "c1")
    text = "The budget has passed"
    doing(window, qtbot, lambda: choose(view, chip(view, "condition"), text))
    facts = the_document(window).snapshot.table("facts")
    made = list(facts)[-1]
    assert getattr(facts[made], "text", "") == text
    assert stored(window, "c1").condition == {"all": [made]}
    doing(window, qtbot, the_document(window).undo)
    assert list(the_document(window).snapshot.table("facts")) == ["f1", "f2"]
    assert stored(window, "c1").condition is True


def test_a_commitment_is_made_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    view = the_view(window)
    view.focus_content()
    QTest.keyClick(view.list, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(held(), "north")
    QTest.keyClick(held(), Key.Key_Return)
    assert held() is view.editor.undertaking.editor()
    QTest.keyClicks(held(), "Waives its fees")
    assert said_in(view.editor).startswith("Northlight waives its fees.")
    action = doing(window, qtbot, lambda: QTest.keyClick(held(), Key.Key_Return))
    (change,) = action.changes
    made = stored(window, change.key)
    assert (made.party, made.undertaking) == ("o2", "Waives its fees")
    assert made.as_of == "2027-03-01"
    assert view.list.current_key() == change.key
    assert held() is chip(view, "condition")
    doing(window, qtbot, the_document(window).undo)
    assert change.key not in the_document(window).snapshot.table("commitments")


def test_what_was_typed_without_a_party_stands_there_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = the_view(window)
    view.begin()
    QTest.keyClick(held(), Key.Key_Escape)
    view.editor.undertaking.start_visit()
    QTest.keyClicks(held(), "Waives its fees")
    view.editor.undertaking.end_visit()
    assert "Waives its fees" in view.editor.undertaking.value()
    view.show_thing("commitments", "c1")
    assert view.editor.undertaking.value() == "Hosts the inspectorate"
    view.begin()
    assert view.editor.undertaking.value() == "Waives its fees"
    doing(window, qtbot, lambda: choose(view, view.editor.party, "paragon"))
    made = list(the_document(window).snapshot.table("commitments"))[-1]
    assert stored(window, made).undertaking == "Waives its fees"
    view.begin()
    assert view.editor.undertaking.value() == ""


def test_the_undertaking_is_saved_as_one_visit_and_an_empty_one_kept_as_a_draft(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = select(window, "c1")
    QTest.keyClick(view.list, Key.Key_Return)
    QTest.keyClicks(held(), "Pays for it")
    assert said_in(view.editor).startswith("Albia pays for it.")
    doing(window, qtbot, lambda: QTest.keyClick(held(), Key.Key_Return))
    assert stored(window, "c1").undertaking == "Pays for it"
    view.editor.edit()
    QTest.keyClick(held(), Key.Key_Delete)
    view.editor.undertaking.end_visit()
    qtbot.waitUntil(lambda: bool(view.editor.undertaking.error()))
    assert stored(window, "c1").undertaking == "Pays for it"


def test_a_party_that_would_verify_itself_is_refused_beside_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = select(window, "c4")
    doing(window, qtbot, lambda: choose(view, chip(view, "is kept"), "verified"))
    choose(view, view.editor.party, "northlight")
    qtbot.waitUntil(lambda: "Nothing was changed" in _errors(view.editor))
    assert stored(window, "c4").party == "o4"
    assert view.editor.party.words == "مختبر النور"
    doing(window, qtbot, lambda: choose(view, view.editor.party, "paragon"))
    assert stored(window, "c4").party == "o5"


def _errors(widget: QWidget) -> str:
    labels = widget.findChildren(WrapLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


def test_arrows_go_from_row_to_row(window: MainWindow) -> None:
    view = select(window, "c2")
    chip(view, "all of these").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(held(), Key.Key_Down)
    assert view.editor.box.isVisible()  # Down opens a choice, as in any field of the kind
    QTest.keyClick(held(), Key.Key_Escape)
    assert held() is chip(view, "all of these")


def test_deep_and_long_conditions_are_shown_and_changed(qtbot: QtBot, tmp_path: Path) -> None:
    deep: object = "c0"
    for _ in range(60):
        deep = {"any": [deep]}
    ones = [commitment(f"c{n}", "o1", f"Does thing {n}") for n in range(120)]
    keys = [f"c{n}" for n in range(120)]
    value = a_pact(commitments=[
        *ones,
        commitment("deep", "o2", "Pauses", deep),
        commitment("long", "o2", "Waits", {"at_least": 3, "of": keys}),
    ])  # fmt: skip
    with an_open_window(qtbot, tmp_path / "d.convenor", value) as window:
        view = select(window, "deep")
        assert chips(view).count("any of these") == 60
        view = select(window, "long")
        assert chips(view).count("is kept") == 40
        doing(window, qtbot, lambda: choose(view, chip(view, "3"), "7"))
        assert stored(window, "long").condition == {"at_least": 7, "of": keys}


def test_the_choice_closes_when_one_goes_elsewhere(window: MainWindow) -> None:
    view = select(window, "c2")
    more = chip(view, "condition")
    more.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(more, "i")
    assert view.editor.box.line.text() == "i"
    view.list.setFocus()
    assert not view.editor.box.isVisible()
