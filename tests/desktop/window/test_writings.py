"""The faces for the writings of a file are loaded together, before the names are seen."""

from pathlib import Path

from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from convenor.theme.faces import FAMILY
from support.builders import an_interchange
from support.windows import an_open_window


def test_what_the_names_of_a_file_are_written_in_is_there_before_they_are_seen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    QFont.removeSubstitutions(FAMILY)
    levi = {"id": "p2", "family": "Levi", "native": "דוד לוי"}
    house = an_interchange(people=[{"id": "p1", "family": "ทดสอบ"}, levi])
    with an_open_window(qtbot, tmp_path / "a.convenor", house) as window:
        qtbot.waitUntil(lambda: window.is_complete)
        assert QFont.substitutes(FAMILY) == ["noto sans hebrew", "noto sans thai"]
