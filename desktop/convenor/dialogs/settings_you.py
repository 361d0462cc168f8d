"""You: by what name its user goes in History. It belongs to the program, not to the file."""

from convenor.dialogs.settings_part import SettingsPart
from convenor.widgets.editable_text import EditableLine
from convenor_db.domain.snapshot import Snapshot

_HINT = (
    "Kept by this program for every convening, not in the file."
    " What was done before keeps the name it was done under."
)


class YouPart(SettingsPart):
    """The user's own name; no action of the file, and so nothing to undo."""

    TITLE = "You"

    def add_fields(self) -> None:
        """Put the name under the title."""
        self._name = EditableLine("Your name for History")
        self.grid.add("Your name", self._name, _HINT)
        self.dialog.know("actor", self._name)
        self._name.visit_ended.connect(self._take)
        self.body.add(self.grid)

    def show_part(self, snapshot: Snapshot, *, replace: bool) -> None:
        """Show the name."""
        self._name.set_value(self.dialog.place.actor, replace=replace)

    def _take(self, text: str) -> None:
        """Take the name; an empty one changes nothing."""
        name = " ".join(text.split())
        if name:
            self.dialog.place.go_by(name)
        self.dialog.forget("actor")
        self._name.set_value(self.dialog.place.actor, replace=True)
