"""What stands on the accessibility tree where Qt alone would put nothing, or too little."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.frame import Dialog
from convenor.widgets.buttons import IconButton, set_allowed
from convenor.widgets.card import Card
from convenor.widgets.combo import Combo
from convenor.widgets.editable_text import EditableLine, EditableText
from convenor.widgets.facet_chip import FacetChip, FacetValue
from convenor.widgets.labels import ElidedLabel, Refusal, RichLabel, Span
from convenor.widgets.layouts import hline, surface
from convenor.widgets.link_row import LinkRow
from convenor.widgets.menu import Menu
from convenor.widgets.panes import Panes
from convenor.widgets.pick_line import Pick, PickLine
from convenor.widgets.rail_item import RailItem
from convenor.widgets.view_button import ViewButton
from support.announcements import announced

Role = QAccessible.Role
Text = QAccessible.Text


def face(widget: QWidget) -> QAccessibleInterface:
    """Return what a screen reader is shown of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def children(widget: QWidget) -> list[tuple[QAccessible.Role, str]]:
    """Return role and name of what stands within a widget on the tree."""
    inside = [face(widget).child(at) for at in range(face(widget).childCount())]
    return [(one.role(), one.text(Text.Name)) for one in inside]


@pytest.fixture
def combo(qtbot: QtBot) -> Combo:
    """Return a combo with a value."""
    made = Combo([("given", "Given name first"), ("family", "Family name first")], "Order")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere name and value are told apart")
def test_a_combo_says_what_it_is_for_and_what_is_chosen(combo: Combo) -> None:
    assert face(combo).text(Text.Name) == "Order: Given name first"
    assert face(combo).text(Text.Value) == "Given name first"
    combo.set_value("family")
    assert face(combo).text(Text.Name) == "Order: Family name first"
    assert face(combo).role() is Role.ComboBox


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt's own list is there")
def test_what_is_selected_in_its_list_is_taken_by_enter(qtbot: QtBot, combo: Combo) -> None:
    qtbot.waitUntil(combo.isVisible)
    face(combo).actionInterface().doAction("ShowMenu")
    view = combo.view()
    qtbot.waitUntil(view.isVisible)
    assert children(combo) == [(Role.List, "Order")]
    view.selectionModel().select(
        combo.model().index(1, 0), view.selectionModel().SelectionFlag.ClearAndSelect
    )
    with qtbot.waitSignal(combo.chosen) as said:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert said.args == ["family"]


def test_each_link_of_a_sentence_can_be_pressed(qtbot: QtBot) -> None:
    label = RichLabel([Span("24 coming", link="coming"), Span(" · "), Span("9 late", link="late")])
    qtbot.addWidget(label)
    label.show()
    assert children(label) == [(Role.Link, "24 coming"), (Role.Link, "9 late")]
    with qtbot.waitSignal(label.linked) as said:
        face(label).child(1).actionInterface().doAction("Press")
    assert said.args == ["late"]
    label.set_spans([Span("25 coming", link="coming")])
    assert children(label) == [(Role.Link, "25 coming")]
    label.resize(200, 60)
    assert face(label).child(0).rect().size() == label.size()


def test_going_from_link_to_link_says_which(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    label = RichLabel([Span("24 coming", link="coming"), Span(" · "), Span("9 late", link="late")])
    qtbot.addWidget(label)
    with qtbot.waitActive(label):
        label.show()
        label.activateWindow()
    heard = announced(monkeypatch)
    label.clearFocus()
    label.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(label, Qt.Key.Key_Tab)
    assert heard == ["24 coming", "9 late"]


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """Return a window for what stands in it or over it."""
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def dialog(qtbot: QtBot, ground: QWidget) -> Dialog:
    """Return a dialog that is open over a window."""
    made = Dialog(ground, "Seats", "Add")
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_menu_of_an_icon_is_opened_and_stands_under_its_window(
    qtbot: QtBot, dialog: Dialog
) -> None:
    menu = Menu("More", dialog)
    menu.add("Copy")
    button = IconButton("ellipsis", "More actions")
    button.setMenu(menu)
    dialog.body.add(button)
    before = len(children(dialog))
    face(button).actionInterface().doAction("ShowMenu")
    qtbot.waitUntil(menu.isVisible)
    assert children(dialog)[before:] == [(Role.PopupMenu, "More")]
    assert face(dialog).indexOfChild(face(menu)) == before
    menu.close()
    assert len(children(dialog)) == before
    dialog.reject()


def test_an_entry_that_was_pressed_over_the_bus_closes_its_menu(
    qtbot: QtBot, dialog: Dialog
) -> None:
    menu, within = Menu("More", dialog), Menu("Capacity", dialog)
    menu.add("Copy")
    within.add("Speaker")
    menu.addMenu(within)
    before = len(children(dialog))
    menu.popup(dialog.pos())
    face(menu).child(0).actionInterface().doAction("Press")
    assert not menu.isVisible()
    menu.popup(dialog.pos())
    face(menu).child(1).actionInterface().doAction("ShowMenu")
    qtbot.waitUntil(within.isVisible)
    assert children(dialog)[before:] == [(Role.PopupMenu, "More")]  # the other stands within it
    assert face(menu).child(1).child(0).text(Text.Name) == "Capacity"
    face(within).child(0).actionInterface().doAction("Press")
    assert (within.isVisible(), menu.isVisible()) == (False, False)
    dialog.reject()


def test_several_entries_of_a_facet_can_be_ticked_over_the_bus(
    qtbot: QtBot, ground: QWidget
) -> None:
    chip = FacetChip("Seat", [FacetValue("a", "Accepted")], lambda: {"a": 2})
    QVBoxLayout(ground).addWidget(chip)
    face(chip).actionInterface().doAction("ShowMenu")
    menu = chip.findChild(Menu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    face(menu).child(0).actionInterface().doAction("Press")
    assert (chip.ticked(), menu.isVisible()) == (("a",), True)
    menu.add("Other ways…")
    face(menu).child(len(menu.actions()) - 1).actionInterface().doAction("Press")
    assert not menu.isVisible()


def test_a_list_of_finds_stands_under_its_window_and_is_filled_without_keys(
    qtbot: QtBot, dialog: Dialog
) -> None:
    line = PickLine("Who comes", "Search…")
    line.set_source(lambda: [Pick("p1", "Amara Okafor"), Pick("p2", "Ada Byron")])
    dialog.body.add(line)
    face(line).setText(Text.Value, "okafor")
    qtbot.waitUntil(line.popup().isVisible)
    assert children(dialog)[-1] == (Role.List, "Who comes")
    with qtbot.waitSignal(line.picked) as said:
        QTest.keyClick(line.popup(), Qt.Key.Key_Return)
    assert said.args == ["p1"]
    assert not line.popup().isVisible()
    dialog.reject()


@pytest.fixture(params=[EditableLine, EditableText])
def field(ground: QWidget, request: pytest.FixtureRequest) -> EditableLine | EditableText:
    """Return a field that has not the focus, beside one that has."""
    layout = QVBoxLayout(ground)
    other = EditableLine("Other")
    made: EditableLine | EditableText = request.param("Note")
    layout.addWidget(other)
    layout.addWidget(made)
    other.setFocus()
    return made


def test_what_is_written_without_the_caret_is_said_and_the_visit_ends(
    qtbot: QtBot, field: EditableLine | EditableText
) -> None:
    field.set_value("Old")
    with qtbot.waitSignals([field.typed, field.visit_ended], timeout=6000):
        face(field.editor()).setText(Text.Value, "New")
    assert (field.value(), field.in_visit()) == ("New", False)
    field.set_value("Newer")  # the file says something else: nobody is at the field
    assert field.value() == "Newer"


def test_what_the_file_says_is_not_taken_for_typing(
    qtbot: QtBot, field: EditableLine | EditableText
) -> None:
    with qtbot.assertNotEmitted(field.typed), qtbot.assertNotEmitted(field.visit_started):
        field.set_value("From the file")
        field.set_value("Again", replace=True)


def test_a_tooltip_is_told_without_its_markup(qtbot: QtBot) -> None:
    told = [RailItem("users", "People"), IconButton("x", "Close & go"), ElidedLabel("Long " * 40)]
    for one in told:
        qtbot.addWidget(one)
        one.resize(60, 20)
        one.show()
        assert one.toolTip().startswith("<qt>")
        assert "<" not in face(one).text(Text.Description)
        assert "&amp;" not in face(one).text(Text.Description)


def test_why_a_button_is_grey_is_told_and_forgotten(qtbot: QtBot) -> None:
    button = IconButton("x", "Close")
    qtbot.addWidget(button)
    set_allowed(button, allowed=False, reason="Nothing is open.")
    assert face(button).text(Text.Description) == "Nothing is open."
    set_allowed(button, allowed=True)
    assert face(button).text(Text.Description) == "Close"


def test_a_refusal_under_a_field_is_read_out(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, field: EditableLine | EditableText
) -> None:
    heard = announced(monkeypatch)
    field.set_error("No day is called so.")
    field.set_error("")
    assert heard == ["No day is called so."]
    alone = Refusal()
    qtbot.addWidget(alone)
    alone.setText("Nobody sees this.")
    assert heard == ["No day is called so."]


def test_a_row_that_leads_somewhere_is_a_link_and_can_be_pressed(qtbot: QtBot) -> None:
    row = LinkRow("Medium", "two days, 160 places")
    qtbot.addWidget(row)
    assert (face(row).role(), face(row).text(Text.Name)) == (
        Role.Link,
        "Medium, two days, 160 places",
    )
    actions = face(row).actionInterface()
    assert actions.actionNames() == ["Press", "SetFocus"]
    with qtbot.waitSignal(row.chosen):
        actions.doAction("Press")


def test_rules_are_rules_and_what_only_holds_together_is_no_panel(qtbot: QtBot) -> None:
    held, card = surface(QVBoxLayout()), Card()
    for widget in (rule := hline(), held, card):
        qtbot.addWidget(widget)
    roles = [face(widget).role() for widget in (rule, held, card)]
    assert roles == [Role.Separator, Role.Client, Role.Client]
    card.setAccessibleName("Names")
    assert face(card).role() is Role.Border


def test_what_stands_between_two_panes_is_a_rule(qtbot: QtBot) -> None:
    split = Panes()
    qtbot.addWidget(split)
    for _ in range(2):
        split.addWidget(QWidget())
    split.show()
    assert face(split.handle(1)).role() is Role.Separator


@pytest.mark.parametrize("make", [ViewButton, lambda: FacetChip("Seat", (), dict)])
def test_a_button_that_writes_its_menu_anew_says_that_it_has_one(
    qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    button = make()
    qtbot.addWidget(button)
    assert face(button).state().hasPopup
    assert "ShowMenu" in face(button).actionInterface().actionNames()


def test_a_field_over_a_cell_stands_in_the_window(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    window, table = Dialog(owner, "People", ""), QTableWidget(2, 2)
    window.body.add(table)
    window.open()
    qtbot.waitUntil(window.isActiveWindow)
    field = QLineEdit(table.viewport())
    field.setAccessibleName("Post of Amara Okafor")
    field.show()
    table.setFocus()
    assert (Role.EditableText, "Post of Amara Okafor") not in children(window)
    field.setFocus()
    assert (Role.EditableText, "Post of Amara Okafor") in children(window)
