"""What every view of the exports screen has: tools in the head, a panel, and fresh answers."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from convenor.exports.agenda import FollowedAgenda
from convenor.widgets.day_words import day_and_year
from convenor.workplace import Workplace
from convenor_db.domain.edits import counted
from convenor_db.domain.releases import changes_since, newest_release
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import read_instant


class ExportView(QWidget):
    """One view; it looks anew when it is shown, and after every action while it is."""

    head_changed = Signal()
    """The first line or the tools say something else."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.document = place.document
        self.tools: tuple[QWidget, ...] = ()
        """Buttons of the screen's head, the primary one last."""
        self.options: tuple[QWidget, ...] = ()
        """What stands at the right of the views' switch."""
        self._stale = True
        self.document.acted.connect(self._acted)

    def first_line(self) -> str:
        """Return what is handed out, in words."""
        return ""

    def may_release(self) -> bool:
        """Say whether there is anything of the agenda that has not been released."""
        return False

    def look_anew(self) -> None:
        """Look what an export would do now."""

    def write(self) -> None:
        """Write what is shown."""

    def why_not_write(self) -> str:
        """Return why nothing can be written now, or nothing."""
        return ""

    def write_words(self) -> str:
        """Return what the button says: “Write 23 files…”."""
        return "Write…"

    def focus_content(self) -> None:
        """Put the focus on what the view is about."""
        self.setFocus()

    def focus_filter(self) -> None:
        """Put the caret into the filter."""

    def spot(self) -> object:
        """Return what is selected and how far it is scrolled."""
        return None

    def return_to(self, spot: object) -> None:
        """Come back to there."""

    def panel(self) -> QWidget | None:
        """Return the side panel, if there is one."""
        return None

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew if something has changed while it was not shown."""
        super().showEvent(event)
        if self._stale:
            self._look()

    def _acted(self) -> None:
        if self.isVisible():
            self._look()
        else:
            self._stale = True

    def _look(self) -> None:
        self._stale = False
        self.look_anew()


def agenda_in_words(snapshot: Snapshot, agenda: FollowedAgenda, to_fix: int = 0) -> str:
    """Return which agenda is followed: the release and what is not in it, or the draft.

    *to_fix* is how many warnings stand in the way of a release.
    """
    release = agenda.release
    if release is None:
        known = newest_release(snapshot)
        rest = f"not release {known.number}" if known else "nothing has been released yet"
        fix = f", {to_fix:,} must be fixed" if to_fix else ""
        return f"From the working draft: {rest}{fix}."
    day = day_and_year(read_instant(release.at).astimezone(snapshot.zone).date())
    since = changes_since(snapshot, release)
    is_in = "is" if since == 1 else "are"
    rest = f" {counted(since, 'change', 'changes')} since {is_in} not in it." if since else ""
    return f"From release {release.number} of {day}.{rest}"
