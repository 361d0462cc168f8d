"""Words, wrapped and linked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convenor.theme.theme import theme
from convenor.widgets.buttons import Button
from convenor.widgets.flow import Flow
from convenor.widgets.labels import ElidedLabel, Label, RichLabel, Role, Span, WrapLabel
from convenor.widgets.panel import ScrollColumn

_LONG = "Takes back 2 actions: this one and the move of the Compute thresholds roundtable. " * 3


def test_text_of_the_file_is_never_markup(qtbot: QtBot) -> None:
    label = Label("<b>Paragon</b> & Sons")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    rich = RichLabel([Span("<i>Paragon</i>", link="o:1")])
    qtbot.addWidget(rich)
    assert "<i>" not in rich.text()


@pytest.mark.parametrize("width", [300, 356, 520])
def test_a_wrapped_label_in_a_scrolling_column_is_as_tall_as_its_text(
    qtbot: QtBot, width: int
) -> None:
    column = ScrollColumn("Panel")
    label = WrapLabel(_LONG)
    column.body.add(label)
    qtbot.addWidget(column)
    column.resize(1000, 400)
    column.show()
    column.resize(width, 400)
    qtbot.waitUntil(lambda: label.height() == label.heightForWidth(label.width()))
    assert label.width() <= column.viewport().width()


def test_a_narrow_column_never_cuts_at_the_right(qtbot: QtBot) -> None:
    column = ScrollColumn("Panel")
    column.body.add(Flow(*(Button(f"Number {n}") for n in range(6))))
    qtbot.addWidget(column)
    column.resize(300, 400)
    column.show()
    content = column.widget()
    assert content is not None
    qtbot.waitUntil(lambda: content.width() == column.viewport().width())
    flow = column.findChild(Flow)
    assert isinstance(flow, Flow)
    assert all(widget.geometry().right() < flow.width() for widget in flow.widgets())


def test_a_link_that_was_clicked_has_no_frame(qtbot: QtBot) -> None:
    label = RichLabel([Span("24 coming", link="coming"), Span(" · 3 late")])
    qtbot.addWidget(label)
    with qtbot.waitActive(label):
        label.show()
        label.activateWindow()
    label.resize(300, label.sizeHint().height())
    at = QPoint(12, label.height() // 2)
    QTest.mouseMove(label, at)
    with qtbot.waitSignal(label.linked):
        QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=at)
    assert (label.hasFocus(), label.hasSelectedText()) == (True, False)


def test_a_cut_label_has_all_of_it_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Centre for the Governance of <Artificial> Intelligence")
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.text().endswith("…")
    assert "&lt;Artificial&gt;" in label.toolTip()
    assert label.accessibleName() == label.whole_text()
    label.resize(900, 20)
    assert label.text() == label.whole_text()
    assert label.toolTip() == ""


def test_a_label_in_larger_letters_is_cut_anew(qtbot: QtBot) -> None:
    label = ElidedLabel("Centre for the Governance of Intelligence")
    qtbot.addWidget(label)
    label.resize(label.fontMetrics().horizontalAdvance(label.whole_text()) + 4, 20)
    label.show()
    assert label.text() == label.whole_text()
    larger = label.font()
    larger.setPixelSize(QFontInfo(larger).pixelSize() * 2)
    label.setFont(larger)
    assert label.text().endswith("…")


def test_a_thing_named_in_a_sentence_is_reached_by_keyboard(qtbot: QtBot) -> None:
    label = RichLabel([Span("The pack of "), Span("Amara Okafor", link="person:7"), Span(".")])
    qtbot.addWidget(label)
    with qtbot.waitActive(label):
        label.show()
        label.activateWindow()
    QTest.keyClick(label, Qt.Key.Key_Tab)
    with qtbot.waitSignal(label.linked) as said:
        QTest.keyClick(label, Qt.Key.Key_Return)
    assert said.args == ["person:7"]
    assert label.accessibleName() == "The pack of Amara Okafor."


def test_links_take_the_colour_of_the_new_theme(qtbot: QtBot) -> None:
    label = RichLabel([Span("Amara Okafor", link="person:7")])
    qtbot.addWidget(label)
    theme.set_scale(1.1)
    assert theme.hex("accent") in label.text()


def test_a_label_takes_another_role(qtbot: QtBot) -> None:
    label = Label("3 short even if all accept", Role.MUTED)
    qtbot.addWidget(label)
    label.show()
    label.set_role(Role.TITLE)
    assert label.font().pixelSize() == 20
