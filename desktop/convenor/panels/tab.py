"""What a tab of a person's panel is: shown for somebody, made when it is first looked at."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from convenor_db.domain.names import organisation_of
from convenor_db.domain.records import Invitation, Organisation, Person
from convenor_db.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Shown:
    """Whom the panel shows, by which seat of theirs, and in which state of the file."""

    snapshot: Snapshot
    person: Person
    seat: Invitation | None

    @property
    def body(self) -> Organisation | None:
        """The organisation they are there for: the seat's, else their own (RULES.md 2)."""
        if self.seat:
            return organisation_of(self.snapshot, self.seat)
        return self.snapshot.organisations.get(self.person.organisation or "")


class PersonTab(QWidget):
    """A tab; it is told whom to show each time that it may be out of date."""

    KINDS: ClassVar[frozenset[str]] = frozenset()
    """The kinds of records, beside people and seats, that it is read from."""

    def show_person(self, shown: Shown, *, replace: bool = False) -> None:
        """Show somebody; a field in which somebody types is left alone unless *replace*."""
