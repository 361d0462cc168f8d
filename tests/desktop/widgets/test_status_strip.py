"""How the seats stand, in a strip and its legend."""

from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.layouts import column
from convenor.widgets.status_strip import StatusStrip


def cut(strip: QWidget) -> list[str]:
    """Return the entries of the legend that have less room than their words and count take."""
    entries = [one for one in strip.findChildren(QAbstractButton) if one.isVisible()]
    assert entries
    return [one.accessibleName() for one in entries if one.width() < one.sizeHint().width()]


def test_counts_that_grew_while_the_strip_was_hidden_have_room(qtbot: QtBot) -> None:
    strip, window = StatusStrip(), QWidget()
    window.setLayout(column(strip, None))
    qtbot.addWidget(window)
    window.resize(1000, 100)
    window.show()
    strip.set_counts({"accepted": 1})
    qtbot.wait(20)
    assert not cut(strip)
    strip.hide()
    strip.set_counts({"accepted": 12_345, "longlist": 4_800})
    strip.show()
    qtbot.wait(20)
    assert not cut(strip)
