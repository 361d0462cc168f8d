"""What the user does about warnings: fix, waive, clear, release. Each is one action or a fact."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from convenor.dialogs.clear import ClearDialog
from convenor.dialogs.kept_form import FileShelf, KeptForm
from convenor.dialogs.release import ReleaseDialog
from convenor.dialogs.waive import WaiveDialog
from convenor.screens.agenda.words import when_words
from convenor.workplace import Workplace
from convenor_db.domain.actions import clearing, waivers
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.checking.fixes import Fix, fix_of
from convenor_db.domain.zones import instant_text
from convenor_db.store.journal import Action
from convenor_db.store.store import Builder


class Settling(QObject):
    """Asks what has to be asked, and hands over what is then to be done."""

    finding_wanted = Signal(object)
    """A warning is to be shown where it is: a `Finding`."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._document = place.document
        self._over = parent

    def fix_words(self, finding: Finding) -> str:
        """Return what the one-click fix of a warning would do; empty where there is none."""
        fix = self._fix(finding)
        return fix.words if fix else ""

    def fix(self, finding: Finding) -> None:
        """Do the one sensible thing about a warning."""
        fix = self._fix(finding)
        if fix:
            words = f"{fix.words[:1].lower()}{fix.words[1:]}"
            self._do(fix.build, f"Done: {words}")

    def waive(self, finding: Finding) -> None:
        """Ask for a reason, and waive."""
        dialog = WaiveDialog(self._over.window(), finding)
        shelf = FileShelf(self._place.drafts, f"form:waive/{finding.id}")
        KeptForm(dialog, shelf, (dialog.field(),), lasting=True)
        dialog.accepted.connect(lambda: self._waive(finding, dialog.reason(), shelf))
        dialog.open()

    def _waive(self, finding: Finding, reason: str, shelf: FileShelf) -> None:
        place = self._place
        build = partial(
            waivers.waive,
            finding_id=finding.id,
            reason=reason,
            by=place.actor,
            at=instant_text(place.clock()),
            today=place.today,
            checks=place.watch.checks(),
        )
        self._do(build, "Waived. It comes back when the facts change", shelf)

    def take_back(self, finding: Finding) -> None:
        """Take the waiver of a warning back."""
        build = partial(waivers.take_back, finding_id=finding.id)
        self._do(build, "The waiver is taken back")

    def clear(self, key: str, missing: Sequence[str]) -> None:
        """Ask who has cleared a session, and write it down."""
        snapshot = self._document.snapshot
        session = snapshot.sessions.get(key)
        if session is None:
            return
        when = when_words(snapshot, session)
        rest = [name for name in missing if not name.startswith("clearance")]
        dialog = ClearDialog(self._over.window(), snapshot, session, when=when, missing=rest)
        shelf = FileShelf(self._place.drafts, f"form:clear/{key}")
        KeptForm(dialog, shelf, (dialog.field(),), lasting=True)
        dialog.accepted.connect(lambda: self._clear(key, dialog.by(), shelf))
        dialog.open()

    def _clear(self, key: str, by: str, shelf: FileShelf) -> None:
        build = partial(clearing.clear, key=key, by=by, today=self._place.today)
        self._do(build, f"Cleared by {by}", shelf)

    def unclear(self, key: str) -> None:
        """Take the clearance of a session back."""
        self._do(partial(clearing.unclear, key=key), "The clearance is taken back")

    def release(self) -> None:
        """Show what is released, and release it."""
        dialog = ReleaseDialog(self._over.window(), self._place)
        dialog.finding_wanted.connect(self.finding_wanted)
        dialog.session_wanted.connect(lambda key: self._place.go_to("sessions", key))
        dialog.open()

    def _fix(self, finding: Finding) -> Fix | None:
        if finding.waived:
            return None
        return fix_of(self._document.snapshot, finding, self._place.watch.checks())

    def _do(self, build: Builder, words: str, shelf: FileShelf | None = None) -> None:
        def tell(action: Action | None) -> None:
            if shelf:
                shelf.clear()
            if action:
                self._place.toast(words, undo=True)

        self._document.act(build, then=tell)
