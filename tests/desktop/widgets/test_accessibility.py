"""What a screen reader is told."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convenor.widgets.avatar import Avatar
from convenor.widgets.chip import Chip
from convenor.widgets.combo import CaptionedChoice
from convenor.widgets.editable_choice import EditableBool, EditableChoice
from convenor.widgets.editable_date import EditableDate, EditableTime
from convenor.widgets.editable_text import EditableLine, EditableList, EditableText
from convenor.widgets.empty_state import EmptyState
from convenor.widgets.mark import Mark
from convenor.widgets.page_head import PageHead
from convenor.widgets.panel import FactRow, SidePanel
from convenor.widgets.rail_item import RailItem
from convenor.widgets.search_field import SearchField
from convenor.widgets.segmented import Segmented
from convenor.widgets.status_chip import look_of_status
from convenor.widgets.status_strip import StatusStrip

_MAKERS: list[Callable[[], QWidget]] = [
    lambda: Avatar("Amara Okafor"),
    lambda: Chip(look_of_status("accepted")),
    lambda: CaptionedChoice("Actor", [("", "anybody")]),
    lambda: EditableBool("Remote"),
    lambda: EditableChoice("Constituency", [("g", "Government")]),
    lambda: EditableDate("Reply by"),
    lambda: EditableTime("Start"),
    lambda: EditableLine("Post"),
    lambda: EditableList("Languages", by_line=True),
    lambda: EditableText("Note"),
    lambda: EmptyState("mail", "No seats yet", "Choose people.", "Add seats…", "Import…"),
    lambda: FactRow("mail", "E-mail", "unknown"),
    lambda: Mark("Geneva Safety Dialogue"),
    lambda: PageHead("Invitations"),
    lambda: RailItem("users", "People"),
    lambda: SearchField("Filter by name…"),
    lambda: Segmented(["Calendars", "Packs"]),
    lambda: SidePanel("Person"),
    StatusStrip,
]


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("make", _MAKERS)
def test_whatever_takes_the_focus_has_a_name(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    widget = make()
    qtbot.addWidget(widget)
    inside = [widget, *widget.findChildren(QWidget)]
    focusable = [each for each in inside if each.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    shown = [each for each in focusable if not each.isHidden() or each is widget]
    assert [type(each).__name__ for each in shown if not _name(each)] == []
