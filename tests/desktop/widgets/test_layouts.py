"""Rows and columns that follow the text size."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from convenor.theme.theme import theme
from convenor.widgets.card import Card, card_title
from convenor.widgets.editable_text import EditableLine
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Label, WrapLabel
from convenor.widgets.layouts import clear, column, keep_size, row
from convenor.widgets.panel import PanelSection, SidePanel


def test_gaps_and_margins_grow_with_the_text_size(qtbot: QtBot) -> None:
    window = QWidget()
    first, second = QPushButton("a"), QPushButton("b")
    box = row(first, 20, second, margins=(10, 0, 10, 0), spacing=8)
    window.setLayout(box)
    qtbot.addWidget(window)
    narrow = box.sizeHint().width() - first.sizeHint().width() - second.sizeHint().width()
    theme.set_scale(2.0)
    wide = box.sizeHint().width() - first.sizeHint().width() - second.sizeHint().width()
    assert (narrow, wide) == (48, 96)


def test_a_cleared_layout_survives_a_change_of_text_size(qtbot: QtBot) -> None:
    window = QWidget()
    box = column(Label("a"), 12, row(Label("b"), 4, Label("c")))
    window.setLayout(box)
    qtbot.addWidget(window)
    clear(box)
    theme.set_scale(1.4)
    assert box.count() == 0


def test_a_kept_size_follows_the_text_size(qtbot: QtBot) -> None:
    widget = keep_size(QWidget(), width=56, height=10)
    qtbot.addWidget(widget)
    theme.set_scale(2.0)
    assert (widget.minimumWidth(), widget.maximumHeight()) == (112, 20)


def test_a_label_of_kept_width_has_its_room_in_a_row(qtbot: QtBot) -> None:
    window = QWidget()
    label = keep_size(WrapLabel("Choose people"), width=420)
    window.setLayout(row(None, label, None, spacing=0))
    qtbot.addWidget(window)
    window.resize(800, 100)
    window.show()
    assert (label.x(), label.width()) == (190, 420)


def test_what_stands_on_a_tall_card_stands_together_at_the_top(qtbot: QtBot) -> None:
    card = Card()
    head, words = card_title("Needs attention"), WrapLabel("Nothing needs you today.")
    card.body.add(head, words)
    qtbot.addWidget(card)
    card.resize(400, 500)
    card.show()
    assert words.geometry().bottom() < 120


def test_a_caption_is_beside_the_first_line_of_a_field_that_grew(qtbot: QtBot) -> None:
    form = FormGrid()
    post, mail = EditableLine("Post"), EditableLine("E-mail")
    caption = form.add("Post", post)
    form.add("E-mail", mail, hint="Where calendars go.")
    qtbot.addWidget(form)
    form.resize(320, 200)
    form.show()
    post.set_error("There is no such post, or it is written in another way in the list of posts.")
    qtbot.waitUntil(lambda: form.layout() is not None and post.height() > 50)
    cell = post.parentWidget()
    assert cell is not None
    assert caption.y() == cell.y()
    assert caption.buddy() is post


def test_a_row_of_a_form_is_hidden_whole(qtbot: QtBot) -> None:
    form = FormGrid()
    mail = EditableLine("E-mail")
    caption = form.add("E-mail", mail)
    qtbot.addWidget(form)
    form.show()
    form.set_row_visible(mail, visible=False)
    assert not caption.isVisible()
    assert not mail.isVisible()


def test_a_panel_cleared_in_the_middle_of_a_visit_has_heard_the_field(qtbot: QtBot) -> None:
    panel = SidePanel("Person")
    field = EditableLine("Post")
    panel.body.add(field)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    field.start_visit()
    QTest.keyClicks(field.editor(), "Envoy")
    with qtbot.waitSignal(field.typed) as said:
        panel.clear_body()
    assert said.args == ["Envoy"]
    assert panel.body.count() == 0


def test_the_note_of_a_section_can_be_a_door(qtbot: QtBot) -> None:
    section = PanelSection("Sessions", "4", door=True)
    qtbot.addWidget(section)
    section.set_note("5")
    door = section.findChild(QPushButton)
    assert isinstance(door, QPushButton)
    with qtbot.waitSignal(section.note_chosen):
        door.click()
    assert door.accessibleName() == "5"
