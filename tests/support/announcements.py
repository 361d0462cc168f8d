"""What is announced to a screen reader."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with what is announced from now on."""
    heard: list[str] = []

    def take(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    return heard
