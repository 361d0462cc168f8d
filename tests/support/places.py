"""A workplace without a window around it, for what needs no screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convenor.document import Document
from convenor.settings import Settings
from convenor.tasks import Tasks
from convenor.workplace import Doors, Saying, Workplace
from convenor_db.domain.ids import key_maker
from support.builders import a_file, around
from support.fakes import FakeAsk
from support.windows import dress


def a_ground(qtbot: QtBot) -> QWidget:
    """Return a shown widget for dialogs to stand over."""
    dress()
    ground = QWidget()
    ground.resize(1100, 700)
    qtbot.addWidget(ground)
    ground.show()
    return ground


@contextmanager
def a_workplace(
    qtbot: QtBot, path: Path, value: dict[str, Any] | None = None, ask: FakeAsk | None = None
) -> Iterator[Workplace]:
    """Return a workplace whose convening is open for writing, and close it afterwards."""
    a_file(value, path)
    surroundings, tasks = around(3), Tasks()
    document = Document(path, surroundings)
    with qtbot.waitSignal(document.labels_changed):
        document.open_for_writing()
    doors = Doors(
        ask=ask or FakeAsk(),
        tasks=tasks,
        settings=Settings(),
        clock=surroundings.clock,
        new_key=key_maker(surroundings.random_bits),
        actor=surroundings.actor,
    )
    yield Workplace(document, doors)
    tasks.close()
    document.close()


def sayings(place: Workplace) -> list[Saying]:
    """Return a list that every toast is added to from now on."""
    heard: list[Saying] = []
    place.said.connect(heard.append)
    return heard
