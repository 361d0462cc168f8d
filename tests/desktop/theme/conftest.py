"""The theme is on, light and at 100 %, whatever the test before has done with it."""

import pytest
from PySide6.QtWidgets import QApplication

from convenor.theme.theme import Mode, theme


@pytest.fixture(scope="session")
def _installed(qapp: QApplication) -> None:
    theme.install(qapp, mode=Mode.LIGHT)


@pytest.fixture
def dressed(_installed: None, qapp: QApplication) -> None:
    """Begin in light, at 100 %."""
    theme.set_scale(1.0)
    theme.set_mode(Mode.LIGHT)
    theme.set_reduced_motion(reduced=False)
