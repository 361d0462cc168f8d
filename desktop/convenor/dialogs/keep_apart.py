"""Keep apart: two seats or organisations that are not to meet, where, and why."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from convenor.dialogs.list_dialog import ListDialog
from convenor.dialogs.pick_field import PickField, parties_offered, party_in_words
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.editable_text import EditableText
from convenor.widgets.entry_list import Entry
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import Box
from convenor_db.domain.actions import keeping_apart as actions
from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.edits import Edit, counted
from convenor_db.domain.records import KeepApart, Scope
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder

_CAPTIONS: Final = 116
_SCOPES: Final = (
    (str(Scope.SESSION), "In one session"),
    (str(Scope.TABLE), "At one table only"),
)
_SIDES: Final = {"a": "Keep", "b": "apart from"}


class KeepApartDialog(ListDialog):
    """Pairs that are kept apart; only staff reads them."""

    TITLE = "Keep apart"
    KIND = "keep_apart"
    ONE = "pair"
    LEAD = "Who is not to meet whom. Only staff reads this; it stands in no pack and no calendar."
    NOTHING = "No pair yet. A seat or all seats of an organisation can be kept from another."
    ORDERED = False

    def add_fields(self, page: Box) -> None:
        """Put both sides, where, why and the sessions that break it on the page."""
        self._begun: dict[str, str] = {}
        grid = self._grid = FormGrid(_CAPTIONS)
        self._sides = {
            side: PickField(caption.capitalize(), "Find a person or an organisation…")
            for side, caption in _SIDES.items()
        }
        for side, caption in _SIDES.items():
            grid.add(caption.capitalize(), self._sides[side])
            self._sides[side].picked.connect(partial(self._take_side, side))
        self._scope = EditableChoice("Where", _SCOPES)
        self._reason = EditableText("Reason", lines=2, placeholder="not given")
        grid.add("Where", self._scope)
        grid.add("Reason", self._reason)
        self._broken = WrapLabel()
        self._broken.setContentsMargins(8, 5, 0, 5)
        grid.add("Sessions", self._broken)
        self.bind("scope", self._scope, self._save_scope)
        self.bind("reason", self._reason, self._save_reason)
        page.add(grid, None)

    def first_field(self) -> EditableField:
        """Return where they are kept apart."""
        return self._scope

    def begin(self) -> None:
        """Put the caret where the first of the two is looked for."""
        self._sides["a"].line.setFocus()

    def start_new(self) -> None:
        """Empty the page for a new pair; it exists once both are chosen."""
        self._begun = {}
        super().start_new()

    def deletion(self, snapshot: Snapshot, key: str) -> Edit:
        """Return what deletes a pair."""
        return actions.delete(snapshot, key)

    def entries(self, snapshot: Snapshot) -> Sequence[Entry]:
        """Return the pairs, each with where it holds and how often it is broken."""
        return [
            Entry(pair.key, _title(snapshot, pair), self._note(pair))
            for pair in snapshot.table(self.KIND).values()
            if isinstance(pair, KeepApart)
        ]

    def show_one(self, snapshot: Snapshot, key: str, *, replace: bool) -> None:
        """Show a pair, or what was chosen so far of a new one."""
        found = snapshot.table(self.KIND).get(key)
        pair = found if isinstance(found, KeepApart) else None
        chosen = {"a": pair.a, "b": pair.b} if pair else self._begun
        for side, field in self._sides.items():
            field.show_chosen(party_in_words(snapshot, chosen.get(side, "")))
            field.line.set_source(partial(parties_offered, snapshot, tuple(chosen.values())))
        self._scope.set_value(str(pair.scope if pair else Scope.SESSION), replace=replace)
        self._reason.set_value(pair.reason if pair else "", replace=replace)
        for each in (self._scope, self._reason):
            each.setEnabled(pair is not None)
        self._show_broken(snapshot, pair)

    def _take_side(self, side: str, party: str) -> None:
        if not self.draft:
            build = partial(actions.set_side, key=self.key, side=side, other=party)
            self.act("side", build)
            return
        self._begun[side] = party
        self.show_one(self.snapshot, "", replace=False)
        missing = [each for each in _SIDES if each not in self._begun]
        if missing:
            self._sides[missing[0]].line.setFocus()
        else:
            self.act("side", self._adding(self.draft))

    def _adding(self, key: str) -> Builder:
        return partial(actions.add, key=key, a=self._begun["a"], b=self._begun["b"])

    def _save_scope(self, scope: str) -> Builder:
        return partial(actions.set_scope, key=self.key, scope=scope)

    def _save_reason(self, text: str) -> Builder:
        return partial(actions.set_reason, key=self.key, text=text)

    # Where it is broken

    def _breaking(self, pair: KeepApart) -> list[str]:
        """Return the sessions that put the two together, as the checks say; waived ones too."""
        return [
            finding.keys("sessions")[0]
            for finding in self.place.watch.findings()
            if finding.rule is Rule.APART
            and {pair.a, pair.b} <= {key for _, key in finding.objects}
        ]

    def _note(self, pair: KeepApart) -> str:
        broken = len(self._breaking(pair))
        where = dict(_SCOPES)[str(pair.scope)].lower()
        return (
            f"{where} · {counted(broken, 'session breaks it', 'sessions break it')}"
            if (broken)
            else where
        )

    def _show_broken(self, snapshot: Snapshot, pair: KeepApart | None) -> None:
        sessions = [snapshot.sessions[key].title for key in (self._breaking(pair) if pair else ())]
        by_table = pair is not None and pair.scope is Scope.TABLE
        kept = (
            "Sessions may have both; seating plans keep them apart."
            if by_table
            else "No session has both."
        )
        self._broken.setText(f"Both are in {', '.join(sessions)}." if sessions else kept)
        self._broken.set_role(Role.BAD if sessions else Role.SECONDARY)
        self._grid.set_row_visible(self._broken, visible=pair is not None)


def _title(snapshot: Snapshot, pair: KeepApart) -> str:
    return " – ".join(party_in_words(snapshot, key).partition(" · ")[0] for key in (pair.a, pair.b))
