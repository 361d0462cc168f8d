"""One group of the convening settings: a title, and its fields under it."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from convenor.dialogs.document_dialog import DocumentDialog
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_text import EditableLine
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Label, Role, WrapLabel
from convenor.widgets.layouts import Box, column
from convenor_db.domain.actions import further_settings as actions
from convenor_db.domain.records import Convening
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

CAPTIONS = 150


class SettingsPart(QWidget):
    """Its fields are bound to actions of the dialog; it shows what the file has."""

    TITLE: ClassVar[str]
    LEAD: ClassVar[str] = ""
    """What it is for, where that is not plain."""

    def __init__(self, dialog: DocumentDialog) -> None:
        super().__init__()
        self.dialog = dialog
        self.grid = FormGrid(CAPTIONS)
        self.body: Box = column(spacing=8)
        content = column(Label(self.TITLE, Role.SUBTITLE), spacing=8, margins=(0, 8, 0, 0))
        if self.LEAD:
            content.add(WrapLabel(self.LEAD, Role.SECONDARY))
        content.add(self.body)
        self.setLayout(content)
        self.add_fields()

    def add_fields(self) -> None:
        """Put the fields under the title."""

    def show_part(self, snapshot: Snapshot, *, replace: bool) -> None:
        """Show what the file has; with *replace* also in a field somebody is typing in."""

    def add_number(self, name: str, caption: str, hint: str, placeholder: str = "") -> None:
        """Add a field for one of the convening's whole numbers."""
        field = EditableLine(caption, placeholder=placeholder)
        self.grid.add(caption, field, hint)
        self.dialog.bind(name, field, partial(_number, name))

    def show_number(self, name: str, convening: Convening, *, replace: bool) -> None:
        """Show one of the convening's whole numbers."""
        value = getattr(convening, name)
        self.show_value(name, "" if value is None else str(value), replace=replace)

    def show_value(self, name: str, value: str, *, replace: bool) -> None:
        """Show a value in the field that is bound under a name."""
        field: EditableField = self.dialog.bound(name)
        field.set_value(value, replace=replace)


def _number(field: str, text: str) -> Builder:
    return partial(actions.set_number, field=field, text=text)
