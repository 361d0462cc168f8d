"""Following the desktop's light and dark."""

import sys

import pytest
from PySide6.QtDBus import QDBusMessage
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from convenor.theme.system import ColourScheme
from convenor.theme.theme import Mode, theme

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def scheme(monkeypatch: pytest.MonkeyPatch) -> ColourScheme:
    """Return a scheme that found no portal, on a light desktop."""
    monkeypatch.setattr(sys, "platform", "win32")
    return ColourScheme()


def _told(namespace: str, key: str, value: int) -> QDBusMessage:
    message = QDBusMessage.createSignal("/p", "org.freedesktop.portal.Settings", "SettingChanged")
    message.setArguments([namespace, key, value])
    return message


def test_without_a_portal_qt_is_asked(scheme: ColourScheme) -> None:
    assert scheme.is_dark() is (QGuiApplication.styleHints().colorScheme().name == "Dark")


def test_a_portal_that_turns_dark_is_followed(qtbot: QtBot, scheme: ColourScheme) -> None:
    with qtbot.waitSignal(scheme.changed):
        scheme._setting_changed(_told("org.freedesktop.appearance", "color-scheme", 1))
    assert scheme.is_dark()


@pytest.mark.parametrize("value", [0, 2])
def test_no_preference_is_light(scheme: ColourScheme, value: int) -> None:
    scheme._setting_changed(_told("org.freedesktop.appearance", "color-scheme", 1))
    scheme._setting_changed(_told("org.freedesktop.appearance", "color-scheme", value))
    assert not scheme.is_dark()


def test_other_settings_of_the_portal_change_nothing(qtbot: QtBot, scheme: ColourScheme) -> None:
    with qtbot.assertNotEmitted(scheme.changed):
        scheme._setting_changed(_told("org.freedesktop.appearance", "contrast", 1))


def test_a_mode_of_ones_own_is_kept_when_the_desktop_changes(qtbot: QtBot) -> None:
    theme.set_mode(Mode.SYSTEM)
    theme.set_mode(Mode.LIGHT)
    with qtbot.assertNotEmitted(theme.changed):
        theme._desktop_changed()
    assert not theme.dark
