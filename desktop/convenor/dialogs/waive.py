"""The question why a warning may stand: nobody waives without a reason."""

from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.dialogs.boxed import BoxedText, Stacked
from convenor.dialogs.frame import Dialog
from convenor.theme.fonts import told
from convenor.widgets.chip import Chip
from convenor.widgets.editable import EditableField
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import row
from convenor.widgets.status_chip import look_of_level
from convenor_db.domain.checking.findings import Finding

_HINT: Final = (
    "It stands with your name beside the warning. The waiver lapses when what the warning rests"
    " on changes."
)
_MISSING: Final = "Say why it may stand; a waiver needs a reason."


class WaiveDialog(Dialog):
    """Shows the warning and asks for the reason; the caller waives."""

    def __init__(self, parent: QWidget, finding: Finding) -> None:
        super().__init__(parent, "Waive this warning", "Waive", size=(520, 380))
        self._reason = BoxedText("Reason", placeholder="Why it may stand", lines=3)
        self.body.add(row(Chip(look_of_level(str(finding.level))), None))
        self.body.add(WrapLabel(told(finding.text), Role.BODY))
        self.body.add(Stacked("Reason", self._reason, _HINT))
        self._reason.setFocus()

    def reason(self) -> str:
        """Return what was typed."""
        return self._reason.value().strip()

    def field(self) -> EditableField:
        """Return the field that is typed into."""
        return self._reason

    def take(self) -> None:
        """Close, or say that a reason is needed."""
        if self.reason():
            self.accept()
        else:
            self._reason.set_error(_MISSING)
            self._reason.setFocus()
