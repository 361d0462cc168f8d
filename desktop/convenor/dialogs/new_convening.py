"""What a new convening needs: title, days, zone; then where to keep it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from convenor.ask import Ask
from convenor.dialogs.frame import Dialog
from convenor.settings import Settings
from convenor_db.store.store import Surroundings


class NewConveningDialog(Dialog):
    """Makes the file; *made* is where it is."""

    def __init__(self, parent: QWidget, ask: Ask, settings: Settings, around: Surroundings) -> None:
        super().__init__(parent, "New convening", "Create")
        self.made = Path()
