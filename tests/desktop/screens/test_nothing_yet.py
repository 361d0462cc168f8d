"""A list with nothing in it yet says what belongs there and offers both ways to bring it in."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from convenor.widgets.buttons import Button
from support.builders import an_interchange
from support.people import the_people, words_on
from support.windows import an_open_window


def test_people_are_typed_in_or_imported(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", an_interchange()) as window:
        screen = the_people(window)
        assert "No people yet" in words_on(screen)
        seen = {one.words: one for one in screen.findChildren(Button) if one.isVisible()}
        assert {"New person", "Import people…"} <= set(seen)
        with qtbot.waitSignal(screen.place.command_wanted) as wanted:
            seen["Import people…"].click()
        assert wanted.args == ["import.people"]
