"""Targets of balance: what each counts, its limits, and how it stands."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.dialogs.list_dialog import ListDialog
from convenor.dialogs.target_value import KINDS_OF_TARGET, TargetValue
from convenor.imports.countries import NAMES
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.editable_text import EditableLine
from convenor.widgets.entry_list import Entry
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import Box, clear, column
from convenor_db.domain.actions import targets as actions
from convenor_db.domain.balance import (
    Level,
    Standing,
    constituency_words,
    standings,
    unknown_words,
)
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import Target, TargetBy
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

_CAPTIONS: Final = 116
_WHOLE: Final = ("", "The whole convening")
_ROLES: Final = {Level.MET: Role.OK, Level.WARN: Role.WARN, Level.BAD: Role.BAD}
_CAPTION_OF: Final = {
    "min": "At least",
    "max": "At most",
    "share_min": "Share at least",
    "share_max": "Share at most",
}


class TargetsDialog(ListDialog):
    """What balance is wanted, for the whole convening or in one session."""

    TITLE = "Targets"
    KIND = "targets"
    ONE = "target"
    LEAD = (
        "Invitations shows how each stands. Staff, interpreters and press are not counted."
        " Drag to put them in order, or press Alt+Up and Alt+Down."
    )
    NOTHING = "No target yet. A target says how many are wanted of a constituency, a region…"

    def add_fields(self, page: Box) -> None:
        """Put what is counted, the limits, the session and the standing on the page."""
        self._seen: Snapshot | None = None
        self._standings: tuple[Standing, ...] = ()
        grid = self._grid = FormGrid(_CAPTIONS)
        self._by = EditableChoice("Count by", KINDS_OF_TARGET)
        grid.add("Count by", self._by)
        self._by.typed.connect(self._take_by)
        self._value = TargetValue(grid)
        for name, field in self._value.fields.items():
            self.bind(name, field, self._save_value)
        self._value.picked.connect(self._take_picked)
        self._bounds: dict[str, EditableLine] = {}
        for name, caption in _CAPTION_OF.items():
            self._bounds[name] = EditableLine(caption, placeholder="none")
            grid.add(caption, self._bounds[name])
            self.bind(name, self._bounds[name], partial(self._save_bound, name))
        self._session = EditableChoice("In", [_WHOLE])
        grid.add("In", self._session)
        self.bind("session", self._session, self._save_session)
        self._standing = column(spacing=4)
        holder = QWidget()
        holder.setLayout(self._standing)
        self._standing_row = holder
        grid.add("Stands at", holder)
        page.add(grid, None)

    def first_field(self) -> EditableField:
        """Return what the target counts by."""
        return self._by

    def deletion(self, snapshot: Snapshot, key: str) -> Edit:
        """Return what deletes a target."""
        return actions.delete(snapshot, key)

    def moving(self, snapshot: Snapshot, key: str, position: int) -> Edit:
        """Return what puts a target at a position."""
        return actions.move(snapshot, key, position)

    def entries(self, snapshot: Snapshot) -> Sequence[Entry]:
        """Return the targets with their limits and what is missing."""
        return [
            Entry(target.key, _title(snapshot, target), self._note(snapshot, target))
            for target in snapshot.table(self.KIND).values()
            if isinstance(target, Target)
        ]

    def show_one(self, snapshot: Snapshot, key: str, *, replace: bool) -> None:
        """Show a target; one that counts by something else only now keeps showing that."""
        found = snapshot.table(self.KIND).get(key)
        target = found if isinstance(found, Target) else None
        by = str(target.by) if target else str(TargetBy.CONSTITUENCY)
        if replace or not self._is_turning():
            self._by.set_value(by, replace=replace)
        self._value.show_value(snapshot, self._by.value(), target, replace=replace)
        for name, field in self._bounds.items():
            field.set_value(_written(target, name), replace=replace)
        self._offer_sessions(snapshot, target)
        self._session.set_value((target.session or "") if target else "", replace=replace)
        for each in (*self._bounds.values(), self._session):
            each.setEnabled(target is not None)
        self._say_turning()
        self._show_standing(snapshot, key)

    def _offer_sessions(self, snapshot: Snapshot, target: Target | None) -> None:
        mine = target.session if target else None
        open_ones = (
            (str(key), session.title)
            for key, session in snapshot.sessions.items()
            if session.dropped_on is None or key == mine
        )
        self._session.set_items([_WHOLE, *open_ones])

    # What it counts

    def _current(self) -> Target | None:
        found = self.snapshot.table(self.KIND).get(self.key)
        return found if isinstance(found, Target) else None

    def _is_turning(self) -> bool:
        """Say whether another kind was chosen for a target that the file has."""
        target = self._current()
        return target is not None and self._by.value() != target.by and self._turned == self.key

    _turned = ""

    def _take_by(self, by: str) -> None:
        self._turned = self.key
        self._value.show_value(self.snapshot, by, self._current(), replace=True)
        self._say_turning()
        self._value.start()

    def _say_turning(self) -> None:
        target = self._current()
        turning = target is not None and self._by.value() != target.by
        words = (
            f"Say which. Until then it counts {_title(self.snapshot, target)}." if target else ""
        )
        self._grid.set_hint(self._by, words if turning else "")

    def _save_value(self, text: str) -> Builder:
        by = TargetBy(self._by.value())
        value = self._value.to_value(by, text)
        if self.draft:
            return partial(actions.add, key=self.draft, by=by, value=value)
        return partial(actions.set_value, key=self.key, by=by, value=value)

    def _take_picked(self, organisation: str) -> None:
        self.act("organisation", self._save_value(organisation))

    def _save_bound(self, field: str, text: str) -> Builder:
        return partial(actions.set_bound, key=self.key, field=field, text=text)

    def _save_session(self, session: str) -> Builder:
        return partial(actions.set_session, key=self.key, session=session)

    # How it stands

    def _standings_of(self, snapshot: Snapshot, key: str) -> list[Standing]:
        if self._seen is not snapshot:
            self._seen, self._standings = snapshot, standings(snapshot)
        return [one for one in self._standings if one.target.key == key]

    def _note(self, snapshot: Snapshot, target: Target) -> str:
        limits = [
            f"{caption.lower()} {_written(target, name)}"
            for name, caption in _CAPTION_OF.items()
            if _written(target, name)
        ]
        gaps = [one.gap for one in self._standings_of(snapshot, target.key)]
        missed = [gap for gap in gaps if gap != "met"]
        stands = ", ".join(missed) if missed else "met" if gaps else "no limit yet"
        return " · ".join([*limits, stands])

    def _show_standing(self, snapshot: Snapshot, key: str) -> None:
        clear(self._standing)
        found = self._standings_of(snapshot, key) if key else []
        for standing in found:
            label = WrapLabel(_standing_in_words(standing), _ROLES[standing.level])
            label.setContentsMargins(8, 5, 0, 1)
            self._standing.add(label)
        self._grid.set_row_visible(self._standing_row, visible=bool(found))


def _title(snapshot: Snapshot, target: Target) -> str:
    body = snapshot.organisations.get(target.value)
    words = {
        TargetBy.CONSTITUENCY: constituency_words(target.value),
        TargetBy.COUNTRY: NAMES.get(target.value, target.value),
        TargetBy.ORGANISATION: body.name if body else "an organisation since deleted",
    }.get(target.by, target.value)
    session = snapshot.sessions.get(target.session or "")
    return f"{words} in “{session.title}”" if session else words


def _written(target: Target | None, bound: str) -> str:
    value = getattr(target, bound) if target else None
    if bound.startswith("share"):
        return actions.share_in_words(value)
    return "" if value is None else str(value)


def _standing_in_words(one: Standing) -> str:
    """Return “52: 47 coming + 9 outstanding, 5 short”."""
    had = f"{len(one.confirmed):,} coming + {len(one.outstanding):,} outstanding"
    parts = [f"{one.aim_words}: {had}", one.gap, unknown_words(one)]
    return ", ".join(part for part in parts if part)
