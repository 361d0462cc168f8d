"""The theme is on, light and at 100 %, whatever the test before has done with it."""

import pytest
from PySide6.QtWidgets import QApplication

from convenor.theme.theme import Mode, theme


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.install(qapp, mode=Mode.LIGHT)


@pytest.fixture(autouse=True)
def _as_at_first() -> None:
    if theme.scale != 1.0:
        theme.set_scale(1.0)
    if theme.mode is not Mode.LIGHT:
        theme.set_mode(Mode.LIGHT)
    theme.set_reduced_motion(reduced=False)
