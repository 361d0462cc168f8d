"""About: the program, what it is built on, every licence, and details that name nobody."""

import json
import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from convenor.dialogs.about import AboutDialog
from convenor.dialogs.built_on import details, parts, text_of
from convenor.widgets.buttons import Button
from convenor.widgets.entry_list import EntryList
from convenor.widgets.segmented import Segmented
from convenor_resources import resource
from support.sources import ROOT

_LOCKED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


@pytest.fixture
def about(ground: QWidget) -> Iterator[AboutDialog]:
    """Return the dialog."""
    made = AboutDialog(ground)
    made.show()
    yield made
    made.reject()


def test_every_library_is_the_one_that_is_locked() -> None:
    locked = dict(_LOCKED.findall((ROOT / "requirements.lock").read_text(encoding="utf-8")))
    told = json.loads(resource("licences/libraries/libraries.json").read_text(encoding="utf-8"))
    assert len(told) > 20
    assert {one["name"]: one["version"] for one in told} == {
        one["name"]: locked[one["name"]] for one in told
    }


def test_every_library_that_the_program_asks_for_is_told() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = text.partition("dependencies = [")[2].partition("]")[0]
    asked = {name.lower() for name in re.findall(r'"([A-Za-z0-9-]+)', listed)}
    told = {part.name.partition(" ")[0] for part in parts()}
    assert len(asked) > 15
    assert asked <= told


def test_every_licence_has_a_name_and_a_text() -> None:
    for part in parts():
        assert part.licence, part.name
        assert len(part.licence) < 60, part.licence
        assert len(text_of(part)) > 400, part.name


def test_every_text_that_is_packed_is_told() -> None:
    folder = resource("licences")
    kept = {str(one.relative_to(folder.parent)) for one in folder.rglob("*.txt")}
    used = {part.file for part in parts()}
    assert kept - used == {"licences/MIT-pyuca.txt"}  # what the text of pyuca is made from


def test_a_licence_is_read_beside_the_list(about: AboutDialog) -> None:
    about.findChildren(Segmented)[0].set_current(1)
    text = about.findChildren(QPlainTextEdit)[0]
    assert "Apache License" in text.toPlainText()
    listed = about.findChildren(EntryList)[0]
    listed.select("Lucide (icons)")
    assert "Lucide" in text.toPlainText()
    assert text.accessibleName() == "Licence of Lucide (icons)"
    assert text.isVisible()
    assert text.isReadOnly()


def test_the_details_are_versions_and_name_nobody(about: AboutDialog, qtbot: QtBot) -> None:
    button = next(one for one in about.findChildren(Button) if one.words.startswith("Copy"))
    button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == details()
    assert re.match(r"Convenor \d+\.\d+\.\d+\nPython 3\.\d+\.\d+, Qt 6\.\d+\.\d+\n", copied)
    assert "pyside6-essentials 6." in copied
    from getpass import getuser
    from platform import node

    assert node() not in copied
    assert not re.search(rf"\b{re.escape(getuser())}\b", copied)
