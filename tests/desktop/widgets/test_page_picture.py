"""A page on the screen: as high as the page is, white in every theme, words before it is there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from convenor.theme.theme import Mode, theme
from convenor.widgets.page_picture import PagePicture


@pytest.fixture
def page(qtbot: QtBot) -> PagePicture:
    """Return a page 332 pixels wide: 300 for the paper."""
    picture = PagePicture("Page")
    qtbot.addWidget(picture)
    picture.resize(332, 500)
    return picture


def test_it_is_as_high_as_the_page(page: PagePicture) -> None:
    image = QImage(200, 400, QImage.Format.Format_RGB32)
    page.show_image(image, "Page 1 of 3")
    assert page.sizeHint().height() == 600 + 32
    assert page.accessibleName() == "Page 1 of 3"


def test_the_paper_stays_white_in_the_dark(page: PagePicture) -> None:
    theme.set_mode(Mode.DARK)
    try:
        page.show_words("Making the preview…")
        assert page.grab().toImage().pixelColor(60, 60) == QColor(Qt.GlobalColor.white)
    finally:
        theme.set_mode(Mode.LIGHT)
