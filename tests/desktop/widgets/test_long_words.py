"""A word longer than a line is broken anywhere, as a last resort."""

import pytest
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from convenor.theme.fonts import font
from convenor.widgets.labels import RichLabel, Span, WrapLabel
from convenor.widgets.long_words import BREAK, breakable, unbroken

LONG = "Verantwortungsgemeinschaftskoordinierungsausschusssitzungsraum"
FAMILY = "👩‍👩‍👧‍👦"


def test_a_label_grows_by_the_lines_its_word_takes_and_its_text_stays(qtbot: QtBot) -> None:
    label = WrapLabel(LONG)
    qtbot.addWidget(label)
    label.resize(160, 20)
    label.show()
    assert label.sizeHint().height() >= 3 * label.fontMetrics().height()
    assert label.text() == LONG


def test_a_sentence_with_a_long_link_breaks_it_and_leads_there_still(qtbot: QtBot) -> None:
    label = RichLabel([Span("In "), Span(LONG, link="r1")])
    qtbot.addWidget(label)
    label.resize(160, 20)
    label.show()
    assert label.sizeHint().height() >= 3 * label.fontMetrics().height()
    assert BREAK in QLabel.text(label)
    assert 'href="r1"' in label.text()
    assert label.accessibleName() == f"In {LONG}"


def test_a_word_that_fits_again_is_whole_again(qtbot: QtBot) -> None:
    label = WrapLabel(LONG)
    qtbot.addWidget(label)
    label.resize(160, 20)
    label.show()
    label.resize(900, 20)
    assert QLabel.text(label) == LONG


def test_a_broken_word_is_not_spelt_out_to_a_screen_reader(qtbot: QtBot) -> None:
    label = WrapLabel(LONG)
    qtbot.addWidget(label)
    label.resize(160, 20)
    label.show()
    read = QAccessible.queryAccessibleInterface(label)
    assert BREAK in QLabel.text(label)
    assert read.text(QAccessible.Text.Name) == LONG
    label.setText("Shorter")
    assert read.text(QAccessible.Text.Name) == "Shorter"
    label.setAccessibleName("Room")
    label.setText(LONG)
    assert read.text(QAccessible.Text.Name) == "Room"


def test_what_fits_is_left_alone(qtbot: QtBot) -> None:
    face = QFontMetricsF(font("body"))
    words = "Nothing in this sentence is longer than the line it stands on"
    assert breakable(words, face, 200) == words
    assert breakable(words, face, 40) != words


@pytest.mark.parametrize("word", [LONG, "é" * 30, FAMILY * 9])
def test_letters_keep_their_marks(qtbot: QtBot, word: str) -> None:
    broken = breakable(word, QFontMetricsF(font("body")), 30)
    assert unbroken(broken) == word
    assert all(part in (FAMILY, "é") or len(part) == 1 for part in broken.split(BREAK))


def test_joined_writing_is_left_whole(qtbot: QtBot) -> None:
    word = "مسؤولية" * 6
    assert breakable(word, QFontMetricsF(font("body")), 30) == word
