"""The panel beside a list keeps its measure through narrow windows and other text sizes."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from convenor.theme.theme import theme
from convenor.widgets.panel import SidePanel
from convenor.widgets.side_split import SideSplit
from support.windows import dress


@pytest.fixture
def split(qtbot: QtBot) -> Iterator[tuple[SideSplit, SidePanel]]:
    """Return a list with its panel, to be seen; text is as usual afterwards."""
    dress()
    panel = SidePanel("Panel")
    made = SideSplit(QWidget(), panel)
    qtbot.addWidget(made)
    made.resize(1440, 800)
    made.show()
    yield made, panel
    theme.set_scale(1.0)


def test_text_made_larger_and_smaller_again_leaves_the_panel_as_wide_as_it_was(
    split: tuple[SideSplit, SidePanel],
) -> None:
    made, panel = split
    QApplication.processEvents()
    wide = panel.width()
    theme.set_scale(1.3)
    QApplication.processEvents()
    assert panel.width() == pytest.approx(wide * 1.3, abs=2)
    theme.set_scale(1.0)
    QApplication.processEvents()
    assert panel.width() == pytest.approx(wide, abs=2)
    assert panel.geometry().right() == made.rect().right()


def test_after_it_has_lain_over_the_list_at_large_text_no_gap_is_left_beside_it(
    split: tuple[SideSplit, SidePanel],
) -> None:
    made, panel = split
    QApplication.processEvents()
    wide = panel.width()
    theme.set_scale(2.0)
    QApplication.processEvents()
    assert made.is_over
    theme.set_scale(1.0)
    made.resize(1300, 800)
    QApplication.processEvents()
    assert not made.is_over
    assert panel.width() == pytest.approx(wide, abs=2)
    assert panel.geometry().right() == made.rect().right()


def test_a_width_kept_at_larger_text_is_taken_back_into_what_is_allowed(
    split: tuple[SideSplit, SidePanel],
) -> None:
    made, panel = split
    theme.set_scale(1.3)
    made._put(10_000)
    kept = made.state().data()
    theme.set_scale(1.0)
    made.set_state(bytes(kept))
    QApplication.processEvents()
    assert panel.width() == panel.maximumWidth()
    assert panel.geometry().right() == made.rect().right()


def test_what_parts_them_is_a_thin_rule_after_it_was_kept_thicker_too(
    split: tuple[SideSplit, SidePanel],
) -> None:
    made, panel = split
    older = QSplitter()
    for part in (QWidget(), QWidget()):
        older.addWidget(part)
    older.setHandleWidth(5)
    made.set_state(bytes(older.saveState().data()))
    QApplication.processEvents()
    content = made.findChild(QSplitter)
    assert isinstance(content, QSplitter)
    beside = content.widget(0)
    assert beside is not None
    assert panel.geometry().left() - beside.geometry().right() == 2
