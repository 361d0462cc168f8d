"""What the desktop says about light and dark, while the program runs."""

import logging
import sys
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant
from PySide6.QtGui import QGuiApplication

_SERVICE: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_SETTINGS: Final = "org.freedesktop.portal.Settings"
_QUESTION: Final = ("org.freedesktop.appearance", "color-scheme")
_PREFERS_DARK: Final = 1
"""0 is no preference and 2 is light; GNOME's "Light" says 0, so both are light."""
_PATIENCE: Final = 500
"""Milliseconds the start of the program waits for the portal's answer."""

_log = logging.getLogger(__name__)


class ColourScheme(QObject):
    """The desktop's choice of light or dark.

    On Linux the settings portal is asked directly: Qt's own answer depends on the name of the
    desktop, and on many it is missing at start. Elsewhere, or without a portal, Qt's is taken.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        answer = self._ask_portal() if sys.platform == "linux" else None
        hints = QGuiApplication.styleHints()
        if answer is None:
            hints.colorSchemeChanged.connect(self._hint_changed)
            answer = hints.colorScheme() is Qt.ColorScheme.Dark
        self._dark = answer

    def is_dark(self) -> bool:
        """Tell whether the desktop is dark now."""
        return self._dark

    def _ask_portal(self) -> bool | None:
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            _log.debug("no session bus; light or dark is taken from Qt")
            return None
        question = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SETTINGS, "Read")
        question.setArguments(list(_QUESTION))
        answer = bus.call(question, QDBus.CallMode.Block, _PATIENCE)
        if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
            _log.debug("the settings portal did not answer: %s", answer.errorName())
            return None
        # The stub says bytes, PySide takes nothing but a str.
        slot: Any = SLOT("_setting_changed(QDBusMessage)")
        if not bus.connect(_SERVICE, _PATH, _SETTINGS, "SettingChanged", self, slot):
            _log.debug("changes of the desktop's light or dark will not be noticed")
        return _unwrapped(answer.arguments()[0]) == _PREFERS_DARK

    @Slot(QDBusMessage)
    def _setting_changed(self, message: QDBusMessage) -> None:
        namespace, key, value = message.arguments()
        if (namespace, key) == _QUESTION:
            self._become(dark=_unwrapped(value) == _PREFERS_DARK)

    @Slot(Qt.ColorScheme)
    def _hint_changed(self, scheme: Qt.ColorScheme) -> None:
        self._become(dark=scheme is Qt.ColorScheme.Dark)

    def _become(self, *, dark: bool) -> None:
        if dark is not self._dark:
            self._dark = dark
            self.changed.emit()


def _unwrapped(value: object) -> object:
    """Return what is inside the variants; ``Read`` wraps its answer twice."""
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value
