"""What was typed and could not be stored: kept in the file, offered again (RULES.md 3).

Every screen saves its fields through `Drafts.save`. What the file refuses is kept as a draft of
its place; once something is stored there, the draft is forgotten.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from convenor.document import Document
from convenor_db.domain.zones import instant_text

if TYPE_CHECKING:
    from convenor_db.store.asides import Draft
    from convenor_db.store.journal import Action
    from convenor_db.store.store import Builder


class Typed(NamedTuple):
    """What one visit left in a field: of which thing ("people:p1"), in which field, what."""

    target: str
    field: str
    text: str
    visit: int

    @property
    def name(self) -> str:
        """The name of the visit, as the journal keeps it."""
        return f"{self.target}:{self.field}:{self.visit}"


class Drafts(QObject):
    """Stores what is typed, or keeps it as a draft of its place."""

    stored = Signal(object, object)
    """A `Typed` was stored, and the `Action`, or None where it changed nothing."""
    refused = Signal(object, str)
    """A `Typed` was not stored, and the sentence why."""
    changed = Signal(str)
    """The drafts of a target are others now; an empty target: of every one."""

    def __init__(self, document: Document, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._document = document
        self._clock = clock
        self._kept: dict[tuple[str, str], Draft] = {}
        self._waiting: dict[str, Typed] = {}
        self._unwritten: set[tuple[str, str]] = set()
        """Kept here only: the file has not taken them yet."""
        self._handed: set[tuple[str, str]] = set()
        """Of these what the file has not refused: a fault of ours would be repeated for ever."""
        self._asked = False
        document.refused.connect(self._refused)
        document.labels_changed.connect(self._load)
        document.labels_changed.connect(self.write_again)

    def save(self, typed: Typed, build: "Builder") -> None:
        """Store what was typed as its visit's one action; refused, it becomes a draft."""
        from convenor_db.store.store import Visit  # what writes: after the first paint

        self._waiting[typed.name] = typed

        def came_back(action: "Action | None") -> None:
            self._waiting.pop(typed.name, None)
            self.drop(typed.target, typed.field)
            self.stored.emit(typed, action)

        self._document.act(build, visit=Visit(typed.name), then=came_back)

    def of(self, target: str) -> "tuple[Draft, ...]":
        """Return what was typed in the fields of a thing and is not stored, oldest first."""
        return tuple(draft for (about, _), draft in self._kept.items() if about == target)

    def targets(self) -> frozenset[str]:
        """Return the things of which something was typed that is not stored."""
        return frozenset(target for target, _ in self._kept)

    def text(self, target: str, field: str) -> str | None:
        """Return what was typed in one field and is not stored."""
        draft = self._kept.get((target, field))
        return draft.text if draft else None

    def keep(self, target: str, field: str, text: str) -> None:
        """Keep what was typed until it is stored or thrown away."""
        from convenor_db.store.asides import Draft  # nothing is typed before the first paint

        at = instant_text(self._clock())
        draft = Draft(target=target, field=field, text=text, at=at)
        self._kept[target, field] = draft
        self._write(draft)
        self.changed.emit(target)

    def _write(self, draft: "Draft") -> None:
        place = (draft.target, draft.field)

        def written(_: object) -> None:
            if self._kept.get(place) is draft:
                self._unwritten.discard(place)

        self._unwritten.add(place)
        self._handed.add(place)
        self._document.read(lambda store: store.asides.keep_draft(draft), written)

    def write_again(self) -> None:
        """Hand the file what it could not take before: its disk was full, or it was not there."""
        for place in self._unwritten - self._handed:
            if place in self._kept:
                self._write(self._kept[place])

    def drop(self, target: str, field: str) -> None:
        """Forget a draft; without one nothing happens."""
        if self._kept.pop((target, field), None) is None:
            return
        self._unwritten.discard((target, field))
        self._document.read(lambda store: store.asides.drop_draft(target, field), _nothing)
        self.changed.emit(target)

    def drop_all(self, target: str) -> None:
        """Forget every draft of a thing."""
        for draft in self.of(target):
            self.drop(target, draft.field)

    def _load(self) -> None:
        """Ask the file for the drafts once it is open for writing."""
        if not self._asked:
            self._asked = True
            self._document.read(lambda store: store.asides.drafts(), self._take)

    def _take(self, drafts: "list[Draft]") -> None:
        self._kept = {(draft.target, draft.field): draft for draft in drafts} | self._kept
        self.changed.emit("")

    def _refused(self, sentence: str, visit: str) -> None:
        self._handed.clear()
        typed = self._waiting.pop(visit, None)
        if typed is None:
            return
        self.keep(typed.target, typed.field, typed.text)
        self.refused.emit(typed, sentence)


def _nothing(_: object) -> None:
    """Take the answer to what only writes."""
