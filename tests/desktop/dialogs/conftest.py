"""What dialogs stand over."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from support.places import a_ground


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """Return a shown widget that lives as long as the test."""
    return a_ground(qtbot)
