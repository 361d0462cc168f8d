"""The panel of a cell: fields, supports, versions, red lines, what is named there."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convenor.screens.positions.matrix_view import MatrixView
from convenor.screens.positions.option_checks import OptionChecks
from convenor.widgets.buttons import IconButton
from convenor.widgets.combo import Combo
from convenor.widgets.draft_notice import DraftNotice
from convenor.widgets.editable_text import EditableLine
from convenor.widgets.labels import RichLabel, WrapLabel
from convenor.widgets.panel import PanelSection
from convenor.window.main_window import MainWindow
from convenor_db.domain.records import RedLine
from support.agendas import toast
from support.disputes import a_dispute
from support.positions import at, doing, now, press, stances, the_matrix, type_in
from support.windows import an_open_window, the_document

COMMITMENT = {"id": "c1", "party": "o1", "undertaking": "pauses training", "issue": "i1"}
BRIEF = {
    "id": "b1", "title": "On evaluations", "kind": "background", "markdown": "x",
    "about": {"issue": "i1"},
}  # fmt: skip
SESSION = {"id": "s1", "title": "Round table", "kind": "breakout", "minutes": 60, "issues": ["i1"]}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return an open window at Albia's stance on evaluations."""
    value = a_dispute(commitments=[COMMITMENT], briefs=[BRIEF], sessions=[SESSION])
    with an_open_window(qtbot, tmp_path / "a.convenor", value) as window:
        at(window, "o1 i1")
        yield window


@pytest.fixture
def view(window: MainWindow) -> MatrixView:
    """Return the view."""
    return the_matrix(window)


def line(window: MainWindow, key: str) -> RedLine | None:
    """Return a red line as the file has it now."""
    return cast("RedLine | None", the_document(window).snapshot.get("red_lines", key))


def section(view: MatrixView, title: str) -> PanelSection:
    """Return a section of the panel that is to be seen."""
    found = view.side.position.findChildren(PanelSection)
    return next(one for one in found if one.accessibleName() == title and one.isVisible())


def test_fields_correct_the_current_version(
    window: MainWindow, view: MatrixView, qtbot: QtBot
) -> None:
    typed = {"quote": "We can.", "source": "Speech", "url": "https://example.org", "note": "n"}
    for name, text in typed.items():
        doing(window, qtbot, partial(type_in, view, name, text))
    held: Any = now(window, "o1 i1")
    assert held.key == "n2"
    assert {name: getattr(held, name) for name in typed} == typed
    assert stances(window, "o1 i1") == [-1, 1]
    doing(window, qtbot, the_document(window).undo)
    assert view.side.position.fields.field("note").value() == ""


def test_choices_are_stored_at_once(window: MainWindow, view: MatrixView, qtbot: QtBot) -> None:
    for name, value in (("salience", "1"), ("flexibility", "2"), ("confidence", "low"),
                        ("basis", "assessed"), ("mark", "TLP:GREEN")):  # fmt: skip
        field = view.side.position.fields.field(name)
        doing(window, qtbot, partial(field.type_in, value))
        view.table.setFocus()
    held = now(window, "o1 i1")
    assert held is not None
    assert (held.salience, held.flexibility, held.confidence) == (1, 2, "low")
    assert (held.basis, held.mark) == ("assessed", "TLP:GREEN")


def test_what_is_refused_stays_and_is_offered_again(
    window: MainWindow, view: MatrixView, qtbot: QtBot
) -> None:
    type_in(view, "url", "example")
    field = view.side.position.fields.field("url")
    qtbot.waitUntil(lambda: "https://" in field.error())
    at(window, "o2 i1")
    at(window, "o1 i1")
    notice = view.side.position.findChild(DraftNotice)
    assert notice is not None
    assert "You typed “example” under Link" in notice.accessibleName()
    notice.taken.emit()
    assert field.value() == "example"
    now_held = now(window, "o1 i1")
    assert now_held is not None
    assert now_held.url == ""


def test_boxes_set_a_stance(window: MainWindow, view: MatrixView, qtbot: QtBot) -> None:
    boxes = view.side.position.boxes.boxes
    assert boxes[3].isChecked()
    doing(window, qtbot, lambda: QTest.mouseClick(boxes[4], Qt.MouseButton.LeftButton))
    doing(window, qtbot, lambda: QTest.mouseClick(boxes[5], Qt.MouseButton.LeftButton))
    assert stances(window, "o1 i1") == [-1, 1, None]
    assert boxes[5].isChecked()


def test_supports_are_ticked(window: MainWindow, view: MatrixView, qtbot: QtBot) -> None:
    checks = view.side.position.supports
    assert checks.box("a").isChecked()
    doing(window, qtbot, checks.box("b").click)
    doing(window, qtbot, checks.box("a").click)
    held = now(window, "o1 i1")
    assert held is not None
    assert held.supports == ("b",)


def test_an_option_is_added_where_it_is_missed(
    window: MainWindow, view: MatrixView, qtbot: QtBot
) -> None:
    at(window, "o3 i3")
    new = view.side.position.supports.findChild(EditableLine)
    assert new is not None
    new.start_visit()
    QTest.keyClicks(new.editor(), "Both")
    doing(window, qtbot, lambda: QTest.keyClick(new.editor(), Qt.Key.Key_Return))
    options = the_document(window).snapshot.issues["i3"].options
    assert [one.text for one in options] == ["Both"]
    assert view.side.position.supports.box(options[0].key).accessibleName() == "Supports: Both"


def test_movement_says_how_it_went_and_versions_can_be_deleted(
    window: MainWindow, view: MatrixView, qtbot: QtBot
) -> None:
    moved = section(view, "Movement")
    said = [one.text() for one in moved.findChildren(WrapLabel)]
    assert "−1 in Nov 2026, now +1" in said
    versions = view.side.position.versions
    assert versions.fold.words == "2 versions"
    versions.fold.click()
    crosses = versions.findChildren(IconButton)
    assert [one.accessibleName() for one in crosses] == [
        "Delete the version of 15 Jan 2027", "Delete the version of 10 Nov 2026",
    ]  # fmt: skip
    crosses[0].setFocus()
    doing(window, qtbot, crosses[0].click)
    assert versions.fold.hasFocus()
    assert stances(window, "o1 i1") == [-1]
    assert view.side.position.boxes.boxes[1].isChecked()
    assert toast(window) == "Version deleted"
    doing(window, qtbot, the_document(window).undo)
    assert stances(window, "o1 i1") == [-1, 1]


def test_a_red_line_is_drawn_changed_and_removed(
    window: MainWindow, view: MatrixView, qtbot: QtBot
) -> None:
    lines = view.side.position.red_lines
    assert not lines.cards
    doing(window, qtbot, lines.menu.actions()[1].trigger)
    key = next(iter(lines.cards))
    made = line(window, key)
    assert made is not None
    assert (made.rejects, made.as_of) == (("b",), "2027-03-01")
    checks = lines.cards[key].findChild(OptionChecks)
    assert checks is not None
    doing(window, qtbot, checks.box("a").click)
    changed = line(window, key)
    assert changed is not None
    assert changed.rejects == ("a", "b")
    remove = lines.cards[key].findChild(IconButton)
    assert remove is not None
    doing(window, qtbot, remove.click)
    assert line(window, key) is None
    doing(window, qtbot, the_document(window).undo)
    assert line(window, key) == changed
    assert list(lines.cards) == [key]


def test_fields_of_a_red_line_are_stored(
    window: MainWindow, view: MatrixView, qtbot: QtBot
) -> None:
    at(window, "o2 i1")
    card: Any = view.side.position.red_lines.cards["l1"]
    field = card.fields.field("source")
    field.start_visit()
    QTest.keyClicks(field.editor(), "Board letter")
    doing(window, qtbot, field.end_visit)
    stored = line(window, "l1")
    assert stored is not None
    assert stored.source == "Board letter"


def test_what_touches_the_cell_is_named_and_leads_there(
    window: MainWindow, view: MatrixView
) -> None:
    links = {
        title: [one.accessibleName() for one in section(view, title).findChildren(RichLabel)]
        for title in ("Commitments", "Briefs", "Sessions")
    }
    assert links["Briefs"] == ["On evaluations"]
    assert links["Sessions"] == ["Round table"]
    assert links["Commitments"] == ["Albia pauses training."]
    link = section(view, "Sessions").findChildren(RichLabel)[0]
    link.linked.emit("s1")
    assert window.view is not None
    assert window.view.front.NAME == "agenda"


def test_names_are_text_and_never_markup(qtbot: QtBot, tmp_path: Path) -> None:
    value = a_dispute()
    value["organisations"][0]["name"] = "<b>Albia</b> & Co"
    with an_open_window(qtbot, tmp_path / "b.convenor", value) as window:
        table = at(window, "o1 i1")
        head = next(
            one
            for one in the_matrix(window).side.position.findChildren(RichLabel)
            if "Albia" in one.accessibleName()
        )
        assert head.accessibleName() == "<b>Albia</b> & Co"
        assert "<b>" not in head.text()
        tip = table.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
        assert "&lt;b&gt;Albia" in tip


def test_everything_that_takes_the_focus_has_a_name(view: MatrixView) -> None:
    inside = view.side.position.findChildren(QWidget)
    focusable = [
        one for one in inside if one.isVisible() and one.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    assert len(focusable) > 15
    assert [one for one in focusable if not one.accessibleName()] == []


def unfitting(view: MatrixView) -> list[str]:
    """Return the wrapped words of the panel that are cut, or have room beyond what they need."""
    words = (one for one in view.side.position.findChildren(WrapLabel) if one.isVisible())
    return [one.text() for one in words if one.height() != one.sizeHint().height()]


def test_long_options_have_their_height_at_the_first_showing(qtbot: QtBot, tmp_path: Path) -> None:
    long = "An evaluation by two institutes together, which both publish before a release, "
    options = [{"id": f"z{at}", "text": long * (at + 1)} for at in range(3)]
    issues = [
        {"id": "i1", "title": "Evaluations", "options": options},
        {"id": "i2", "title": "A title that is long enough to need two lines in the panel",
         "question": long, "options": options[:2]},
        {"id": "i3", "title": "Whistle", "options": options[1:]},
    ]  # fmt: skip
    value = a_dispute(issues=issues, positions=[], red_lines=[])
    with an_open_window(qtbot, tmp_path / "c.convenor", value) as window:
        view, table = the_matrix(window), at(window, "o1 i1")
        assert view.side.position.supports.box("z2").isVisible()
        assert unfitting(view) == []
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
            QTest.keyClick(table, key)
            assert unfitting(view) == []


def in_sight(view: MatrixView, widget: QWidget) -> bool:
    """Say whether all of a widget of the panel is to be seen."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_a_field_that_gets_the_focus_is_in_sight(
    window: MainWindow, view: MatrixView, qtbot: QtBot
) -> None:
    window.resize(1440, 560)
    fields = view.side.position.fields
    for name in ("note", "basis", "source"):
        field = fields.field(name).editor()
        field.setFocus()
        qtbot.waitUntil(partial(in_sight, view, field))
    view.side.position.set_scroll_position(0)
    quote = fields.field("quote").editor()
    assert not in_sight(view, quote)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(partial(in_sight, view, quote))
    assert quote.hasFocus()


def test_a_quote_being_typed_belongs_to_the_cell_that_is_left(
    window: MainWindow, view: MatrixView, qtbot: QtBot
) -> None:
    field = view.side.position.fields.field("quote")
    field.start_visit()
    QTest.keyClicks(field.editor(), "We shall.")
    # As from the palette or the trail: the cell changes while the caret is in the field.
    doing(window, qtbot, partial(view.show_thing, "positions", "n5"))
    left, come = now(window, "o1 i1"), now(window, "o3 i2")
    assert left is not None
    assert come is not None
    assert (left.quote, come.quote) == ("We shall.", "")
    assert field.value() == ""


def test_a_quote_being_typed_is_stored_before_another_day_is_shown(
    window: MainWindow, view: MatrixView, qtbot: QtBot
) -> None:
    field = view.side.position.fields.field("quote")
    field.start_visit()
    QTest.keyClicks(field.editor(), "We shall.")
    doing(window, qtbot, partial(view.look_at, "2026-12-01"))
    assert field.value() == "Not yet."
    held = now(window, "o1 i1")
    assert held is not None
    assert (held.key, held.quote) == ("n2", "We shall.")


def test_what_is_typed_into_a_version_that_an_undo_took_goes_into_no_other(
    window: MainWindow, view: MatrixView, qtbot: QtBot
) -> None:
    press(window, qtbot, view.table, Qt.Key.Key_5)
    field = view.side.position.fields.field("quote")
    field.start_visit()
    QTest.keyClicks(field.editor(), "Gladly.")
    doing(window, qtbot, the_document(window).undo)
    assert stances(window, "o1 i1") == [-1, 1]
    qtbot.waitUntil(lambda: "deleted meanwhile" in field.error())
    held = now(window, "o1 i1")
    assert held is not None
    assert held.quote == "We could."
    assert [one.text for one in view.place.drafts.of("positions:o1/i1")] == ["Gladly."]


def test_after_an_undo_the_same_visit_records_anew(
    window: MainWindow, view: MatrixView, qtbot: QtBot
) -> None:
    table = at(window, "o3 i1")
    press(window, qtbot, table, Qt.Key.Key_4)
    doing(window, qtbot, the_document(window).undo)
    assert stances(window, "o3 i1") == []
    assert view.side.position.boxes.boxes[5].isChecked()
    press(window, qtbot, table, Qt.Key.Key_5)
    assert stances(window, "o3 i1") == [2]
    doing(window, qtbot, the_document(window).undo)
    assert stances(window, "o3 i1") == []


CONTACTS = [
    {"id": "c7", "on": "2027-02-20", "organisation": "o1", "text": "They would sign."},
    {"id": "c8", "on": "2027-02-25", "person": "p1", "kind": "meeting", "text": "Not yet."},
    {"id": "c9", "on": "2027-02-26", "organisation": "o2", "text": "Nobody of theirs."},
]
HOST = {"id": "p1", "family": "Okafor", "given": "Amara", "organisation": "o1"}


def test_the_contact_a_position_rests_on_is_chosen_and_leads_to_its_person(
    qtbot: QtBot, tmp_path: Path
) -> None:
    value = a_dispute(contacts=CONTACTS, people=[HOST])
    with an_open_window(qtbot, tmp_path / "c.convenor", value) as window:
        at(window, "o1 i1")
        field = the_matrix(window).side.position.contact
        combo = cast("Combo", field.choice.editor())
        offered = [combo.itemText(row) for row in range(combo.count())]
        assert offered == ["none", "25 Feb 2027, meeting, Amara Okafor", "20 Feb 2027, call"]
        combo.setFocus()
        action = press(window, qtbot, combo, Qt.Key.Key_Down)
        assert action.label.startswith("Change contact")
        held = now(window, "o1 i1")
        assert held
        assert held.contact == "c8"
        who = next(one for one in field.findChildren(RichLabel) if one.isVisible())
        assert who.accessibleName() == "With Amara Okafor"
        assert "Not yet." in [one.text() for one in field.findChildren(WrapLabel)]
        who.linked.emit("p1")
        assert window.view
        assert window.view.current == "people"


def test_without_a_conversation_no_contact_is_asked(view: MatrixView) -> None:
    assert not view.side.position.contact.isVisible()
