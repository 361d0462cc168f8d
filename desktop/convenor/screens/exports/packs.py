"""Packs: whose pack is new, changed or as it was, looked into before it gets a number."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from convenor.document import Document
from convenor.exports.agenda import followed_agenda
from convenor.exports.packs import (
    ACTION,
    PackPlan,
    PackReport,
    PackState,
    plan_packs,
    preview_pack,
    write_packs,
)
from convenor.models.packs import BY_STATE, COLUMNS, PackRow, rows_of
from convenor.models.table import TableModel
from convenor.screens.exports.pack_cells import CONSTITUENCY, LOOKS, PAGES, PackCells
from convenor.screens.exports.pack_panel import LeftOutLine, PackPanel
from convenor.screens.exports.pages import Page, page_of
from convenor.screens.exports.planned_view import Door, PlannedView, Work, a_table
from convenor.screens.exports.planning import Planning, Question
from convenor.tasks import Job
from convenor.workplace import Workplace
from convenor_db.domain.edits import counted
from convenor_db.domain.snapshot import Snapshot

_WIDTHS: Final = (250, 166, 62, 62, 190)
_TO_WRITE: Final = (PackState.NEW, PackState.CHANGED)


class _Looked(NamedTuple):
    """A plan, its rows, and what finds each; made off the window's thread."""

    plan: PackPlan
    rows: dict[str, PackRow]
    haystack: dict[str, str]


class _Preview(NamedTuple):
    """A page of a reader's pack; *content* is the whole file, to turn to other pages."""

    invitation: str
    content: bytes
    page: Page


class PackView(PlannedView):
    """One numbered pack for each reader."""

    FOLDER = "packs"
    FACET = BY_STATE.name

    def __init__(self, place: Workplace) -> None:
        self._packs: TableModel[PackRow] = TableModel(COLUMNS, facets=(BY_STATE,))
        self._pack = PackPanel()
        table = a_table("Packs", self._packs, _WIDTHS, goes_first=(PAGES, CONSTITUENCY))
        super().__init__(place, model=self._packs, table=table, panel=self._pack)
        self._packs.setParent(self)
        table.setItemDelegate(PackCells(table))
        self._plan: PackPlan | None = None
        self._rows: dict[str, PackRow] = {}
        self._seen = ("", "", "")
        self._preview: _Preview | None = None
        self._last: tuple[int, Path] | None = None
        self.tools = (self.write_button,)
        self._previewing = Planning(place.tasks, "Making the preview", self)
        self._previewing.planned.connect(self._show_preview)
        self._previewing.refused.connect(self._pack.show_refusal)
        self._empty.primary_taken.connect(partial(place.go_to, "people", ""))
        self._pack.person_wanted.connect(partial(place.go_to, "people"))
        self._pack.brief_wanted.connect(partial(place.go_to, "briefs"))
        self._pack.turned.connect(self._turn)
        self._pack.folder_wanted.connect(self._show_folder)

    # Looking

    def question(self) -> Question:
        """Return what plans the packs of now."""
        return partial(_looked_through, self.document.snapshot, draft=self.draft.isChecked())

    def take(self, looked: _Looked) -> None:
        """Show a plan."""
        plan = looked.plan
        self._plan, self._rows = plan, looked.rows
        self._packs.show_records(self._rows, looked.haystack)
        self.say_counts(self._doors(plan))
        if plan.packs:
            self.show_page(self._table if self._packs.rowCount() else self._nothing)
        else:
            sentence = "Nobody is coming or tentative yet."
            self._empty.set_words("No packs yet", sentence, "Show seats")
            self.show_page(self._empty)

    def _doors(self, plan: PackPlan) -> Iterator[Door]:
        counts = Counter(pack.state for pack in plan.packs)
        yield Door(counted(len(plan.packs), "pack", "packs"), is_total=True)
        for state, look in LOOKS.items():
            if counts[state]:
                yield Door(f"{counts[state]:,} {look.words}", look, str(state))

    # The panel

    def show_chosen(self) -> None:
        """Show the pack selected, and have its pages made."""
        shown = self._rows.get(next(iter(self._table.chosen()), ""))
        if shown is None:
            self._seen = ("", "", "")
            self._pack.show_nothing(self._told_last())
            return
        key, snapshot = shown.pack.recipient.invitation, self.document.snapshot
        seen = (key, shown.state, shown.pack.content.digest)
        if seen == self._seen:
            return
        self._seen, self._preview = seen, None
        self._pack.show_pack(shown, self._left_out(shown, snapshot))
        self._previewing.ask(partial(_preview, snapshot, key, draft=self.draft.isChecked()))

    def _left_out(self, shown: PackRow, snapshot: Snapshot) -> list[LeftOutLine]:
        lines = self._plan.left_out if self._plan else ()
        key = shown.pack.recipient.invitation
        return [
            _in_words(snapshot, str(each.item), each.why)
            for each in lines
            if each.invitation == key
        ]

    def _show_preview(self, preview: _Preview) -> None:
        if preview.invitation == self._seen[0]:
            self._preview = preview
            self._pack.show_page(preview.page)

    def _turn(self, at: int) -> None:
        if self._preview:
            self._previewing.ask(partial(_turned, self._preview, at))

    # Writing

    def _chosen_of(self, plan: PackPlan) -> PackPlan:
        return plan if self.everything.isChecked() else plan.of_state(*_TO_WRITE)

    def _count(self) -> int:
        return len(self._chosen_of(self._plan).packs) if self._plan else 0

    def write_words(self) -> str:
        """Return “Write 13 packs…”."""
        count = self._count()
        return f"Write {counted(count, 'pack', 'packs')}…" if count else "Write…"

    def why_not_write(self) -> str:
        """Return why nothing can be written now, or nothing."""
        if self.is_busy:
            return "Wait until it has been looked what has changed."
        if self._count():
            return ""
        return "All packs are up to date." if self._rows else "Nobody is coming or tentative yet."

    def work(self, folder: Path) -> tuple[str, Work]:
        """Return the writing; it plans anew from the file as it is now."""
        states = tuple(PackState) if self.everything.isChecked() else _TO_WRITE
        snapshot, draft = self.document.snapshot, self.draft.isChecked()
        plan = partial(_plan_of, snapshot, draft=draft)
        title = f"Writing {counted(self._count(), 'pack', 'packs')}"
        return title, partial(_write, self.place, self.document, plan, states, folder)

    def written(self, folder: Path, report: PackReport) -> None:
        """Say how many packs were written."""
        self.everything.setChecked(False)
        self._last = len(report.files), folder
        words = f"{counted(len(report.files), 'pack', 'packs')} written."
        self.place.toast_with(words, "Show in folder", self._show_folder)

    def _told_last(self) -> str:
        """Return what was written last: it takes long, and the toast may have gone unseen."""
        if self._last is None:
            return ""
        count, folder = self._last
        return f"{counted(count, 'pack was', 'packs were')} written to {folder}."

    def _show_folder(self) -> None:
        if self._last:
            self.place.folder_wanted.emit(self._last[1])


def _plan_of(snapshot: Snapshot, *, draft: bool) -> PackPlan:
    return plan_packs(snapshot, sessions=followed_agenda(snapshot, draft=draft).sessions)


def _looked_through(snapshot: Snapshot, *, draft: bool) -> _Looked:
    plan = _plan_of(snapshot, draft=draft)
    return _Looked(plan, *rows_of(plan, snapshot))


def _preview(snapshot: Snapshot, invitation: str, *, draft: bool) -> _Preview:
    sessions = followed_agenda(snapshot, draft=draft).sessions
    content = preview_pack(snapshot, invitation, sessions=sessions)
    return _Preview(invitation, content, page_of(content, 0))


def _turned(preview: _Preview, at: int) -> _Preview:
    return preview._replace(page=page_of(preview.content, at))


def _write(
    place: Workplace,
    document: Document,
    plan: "partial[PackPlan]",
    states: tuple[PackState, ...],
    folder: Path,
    job: Job,
) -> PackReport:
    """Plan and write; runs off the window's thread."""
    return write_packs(
        document.snapshot,
        plan().of_state(*states),
        folder,
        now=place.clock(),
        commit=partial(document.record, ACTION),
        progress=job.progress,
        cancelled=job.is_cancelled,
    )


def _in_words(snapshot: Snapshot, item: str, why: str) -> LeftOutLine:
    """Return what is left out by the name it has now."""
    brief = snapshot.briefs.get(item)
    if brief:
        return f"“{brief.title}”", item, why
    return item.replace("-", " ").capitalize(), "", why
