"""Pasting a block into a table: one cell is typed, several are shown first and are one action."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from convenor.drafts import Typed
from convenor.lists.cell_marks import CellMarks
from convenor.models.record_fields import Related, writer
from convenor.models.table import Column, TableModel
from convenor.tasks import Job
from convenor.widgets.record_table import RecordTable
from convenor.workplace import Workplace
from convenor_db.domain.actions import cells
from convenor_db.domain.actions.cells import Cell, Outcome, Sheet, Wish
from convenor_db.domain.edits import counted
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.spreadsheets import as_words, from_words, read_block
from convenor_db.store.journal import Action

if TYPE_CHECKING:
    from convenor.dialogs.paste_preview import PastedCell
    from convenor.lists.cell_words import Words
    from convenor.lists.pasted_block import Landing, Put

_STEP = 500
"""Cells between two looks at whether the user wants to stop."""
_NAMED = 2
"""Cells a toast names."""


class Aim(NamedTuple):
    """A pasted cell with what the table shows there: names for the preview, and whose it is."""

    whose: str
    title: str
    shown: str
    text: str
    cell: Cell | None


class Plan(NamedTuple):
    """What pasting would do: the cells as the preview shows them, and what is to be written.

    *names* are what the cells to be written are called: "Country of Ann Adams".
    """

    cells: "Sequence[PastedCell]"
    wishes: Sequence[Wish]
    names: Mapping[Cell, str]
    landing: "Landing"


class Ground(NamedTuple):
    """The table that is pasted into, as plain values: its columns, and key and record by row.

    *shown* are the columns to be seen, *chosen* the rows selected, *at* row and column of the
    keyboard.
    """

    columns: Sequence[Column[Any]]
    shown: Sequence[int]
    keys: Sequence[str]
    records: Sequence[Any]
    chosen: Sequence[int]
    at: tuple[int, int]
    related: Related


class CellPasting(QObject):
    """Takes what is in the clipboard into the cells of a table."""

    def __init__(
        self, place: Workplace, table: RecordTable, model: TableModel[Any], marks: CellMarks
    ) -> None:
        super().__init__(table)
        self._place = place
        self._table = table
        self._model = model
        self._marks = marks
        self._reading: Job | None = None
        table.paste_wanted.connect(self.paste)

    def paste(self) -> None:
        """Paste from the current cell on; several cells are shown before they change."""
        block = read_block(QGuiApplication.clipboard().text())
        index = self._table.currentIndex()
        if not any(any(row) for row in block):
            self._place.toast("There is nothing to paste.")
            return
        if not index.isValid():
            self._place.toast("Select the row to paste into.")
            return
        ground = self._ground()
        if len(block) == 1 == len(block[0]) and len(ground.chosen) < 2:
            _, aims = _aimed(block, ground)
            if len(aims) == 1:
                self._type(aims[0])
                return
        self._plan(block, ground)

    def _ground(self) -> Ground:
        """Return the table as it stands: on a worker it cannot be asked."""
        model, index = self._model, self._table.currentIndex()
        chosen = [model.row_of(key) for key in self._table.chosen()]
        return Ground(
            columns=model.columns,
            shown=self._table.shown_columns(),
            keys=tuple(model.keys),
            records=tuple(model.record(key) for key in model.keys),
            chosen=[row for row in chosen if row is not None],
            at=(index.row(), index.column()),
            related=self._marks.related(),
        )

    # One cell

    def _type(self, aim: Aim) -> None:
        """Do what typing it into the cell would do; refused, it stays there as a draft."""
        if aim.cell is None:
            self._place.toast(f"{aim.title} is not typed into the table. Edit it in the panel.")
            return
        target, text = f"{aim.cell.kind}:{aim.cell.key}", from_words(aim.text)
        words = _words(self._place)
        try:
            read = words.read(aim.cell.kind, aim.cell.field, text)
        except Unreadable as error:
            self._place.drafts.keep(target, aim.cell.field, text)
            self._place.toast(str(error))
            return
        why = self._marks.why_not(aim.cell, read)
        build = writer(aim.cell, read, today=self._place.today, new_key=self._place.new_key)
        typed = Typed(target, aim.cell.field, read, next(self._place.visits))
        self._place.drafts.save(typed, build)
        if why:
            self._place.toast(why)

    # Several

    def _plan(self, block: Sequence[Sequence[str]], ground: Ground) -> None:
        """Work out on a worker what would change, then show it."""
        work = partial(
            _planned,
            snapshot=self._place.document.snapshot,
            block=block,
            ground=ground,
            place=self._place,
        )
        title = f"Reading {counted(sum(map(len, block)), 'cell', 'cells')}"
        if self._reading:  # pasted again in a hurry: what was pasted last counts
            self._reading.cancel()
            self._reading.forget()
        self._reading = self._place.tasks.run(work, title=title, done=self._show)

    def _show(self, plan: Plan | None) -> None:
        self._reading = None
        if plan is None:  # cancelled
            return
        landing = plan.landing
        from convenor.dialogs.paste_preview import PastePreview

        more = landing.left_over
        rows = "One row is" if more == 1 else f"{more:,} rows are"
        left = f"{rows} more than there are below here, and not added."
        dialog = PastePreview(
            self._table.window(),
            plan.cells,
            [*landing.notes, left] if more > 0 else landing.notes,
            then=partial(self._change, plan),
            import_people=self._import if more > 0 and self._marks.kind == "people" else None,
        )
        dialog.open()

    def _import(self) -> None:
        self._place.command_wanted.emit("import.people")

    def _change(self, plan: Plan) -> None:
        build = partial(
            cells.change,
            wishes=plan.wishes,
            today=self._place.today,
            new_key=self._place.new_key,
        )
        rows = len({(wish.cell.kind, wish.cell.key) for wish in plan.wishes})
        title = f"Changing {counted(rows, 'row', 'rows')}"
        self._place.act(build, title, then=partial(self._said, plan))

    def _said(self, plan: Plan, action: Action | None) -> None:
        """Say what has changed, and what has not: others may have changed it since it was shown."""
        changed = _changed(plan.wishes, action) if action else frozenset()
        sheet = Sheet(
            self._place.document.snapshot, today=self._place.today, new_key=self._place.new_key
        )
        outcomes = (sheet.take(one) for one in plan.wishes if one.cell not in changed)
        left = [plan.names[one.wish.cell] for one in outcomes if one.why]
        self._place.toast(_in_words(len(changed), left), undo=bool(changed))


def _changed(wishes: Sequence[Wish], action: Action) -> frozenset[Cell]:
    """Return the cells that have another value: some had it by the time the button was pressed."""
    changed = {(one.kind, one.key): one for one in action.changes if one.before and one.after}
    found = ((changed.get((wish.cell.kind, wish.cell.key)), wish.cell) for wish in wishes)
    return frozenset(
        cell
        for one, cell in found
        if one and getattr(one.before, cell.field, None) != getattr(one.after, cell.field, None)
    )


def _in_words(count: int, left: Sequence[str]) -> str:
    """Return how many fields have changed, and which have not because they are others by now."""
    if not count and not left:
        return "Nothing was changed: the cells hold it already."
    told = f"{counted(count, 'field', 'fields')} changed." if count else "Nothing was changed."
    if not left:
        return told.removesuffix(".")
    more = f" and {len(left) - _NAMED:,} more" if len(left) > _NAMED else ""
    names = f"{', '.join(left[:_NAMED])}{more}"
    return f"{told} Changed meanwhile, and left as it is: {names}. Paste again to replace it."


def _words(place: Workplace) -> "Words":
    from convenor.lists.cell_words import Words

    starts = place.document.snapshot.convening.starts
    return Words(year=int(starts[:4]), today=place.today)


def _aimed(block: Sequence[Sequence[str]], ground: Ground) -> "tuple[Landing, Sequence[Aim]]":
    """Return where a block goes, and each of its cells with what stands there now."""
    from convenor.lists.pasted_block import Table, land

    names = [str(ground.columns[0].words(one)) for one in ground.records]
    table = Table(ground.columns, ground.shown, names, ground.chosen, *ground.at)
    landing = land(block, table)
    return landing, [_aim(put, names[put.row], ground) for put in landing.puts]


def _aim(put: "Put", whose: str, ground: Ground) -> Aim:
    column = ground.columns[put.column]
    key, record = ground.keys[put.row], ground.records[put.row]
    cell = ground.related.cell(key, column.field) if column.field else None
    shown = as_words(" ".join(str(column.words(record) or "").split()))
    return Aim(whose, column.title, shown, put.text, cell)


def _planned(
    job: Job,
    *,
    snapshot: Snapshot,
    block: Sequence[Sequence[str]],
    ground: Ground,
    place: Workplace,
) -> Plan | None:
    """Return what the cells would hold; None where the user has stopped it."""
    landing, aims = _aimed(block, ground)
    words = _words(place)
    sheet = Sheet(snapshot, today=place.today, new_key=place.new_key)
    shown, wishes, names = [], [], {}
    for at, aim in enumerate(aims):
        if at % _STEP == 0:
            job.progress(at, len(aims))
            if job.is_cancelled():
                return None
        outcome = _outcome(sheet, words, aim)
        told = _told(aim, outcome)
        shown.append(told)
        if isinstance(outcome, Outcome) and outcome.changes:
            wishes.append(outcome.wish._replace(seen=outcome.before))
            names[outcome.wish.cell] = f"{aim.title} of {aim.whose}"
    return Plan(shown, wishes, names, landing)


def _outcome(sheet: Sheet, words: "Words", aim: Aim) -> Outcome | str:
    """Return what becomes of a cell; a text says why nothing does, nothing that it stays so."""
    same = " ".join(from_words(aim.text).split()) == " ".join(from_words(aim.shown).split())
    if same:
        return ""
    if aim.cell is None:
        return "not typed into the table"
    try:
        text = words.read(aim.cell.kind, aim.cell.field, from_words(aim.text))
    except Unreadable as error:
        return error.reason
    return sheet.take(Wish(aim.cell, text))


def _told(aim: Aim, outcome: Outcome | str) -> "PastedCell":
    from convenor.dialogs.paste_preview import Fate, PastedCell

    pasted = from_words(aim.text)
    before = from_words(aim.shown)
    if isinstance(outcome, str):
        fate = Fate.REFUSED if outcome else Fate.SAME
        return PastedCell(aim.whose, aim.title, before, pasted, fate, outcome)
    if outcome.why:
        return PastedCell(aim.whose, aim.title, before, pasted, Fate.REFUSED, outcome.why)
    if not outcome.changes:
        return PastedCell(aim.whose, aim.title, before, pasted, Fate.SAME)
    note = f"{outcome.makes} is added as an organisation" if outcome.makes else ""
    return PastedCell(aim.whose, aim.title, before, pasted, Fate.CHANGES, note)
