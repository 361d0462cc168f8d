"""Counsel clears a session: who, and what is fixed by it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.dialogs.boxed import BoxedLine, Stacked
from convenor.dialogs.frame import Dialog
from convenor.widgets.editable import EditableField
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Label, Role, WrapLabel, label
from convenor.widgets.layouts import column, row
from convenor_db.domain.attendance import counting
from convenor_db.domain.names import organisation_of, seat_name
from convenor_db.domain.records import Role as Duty
from convenor_db.domain.records import Session
from convenor_db.domain.snapshot import Snapshot

VOIDS: Final = "title, purpose, outline, time, room or organisations"
"""What a later change of voids a clearance, in words."""
_UNNAMED: Final = "Name the counsel who has cleared it."
_LATER: Final = (
    "This is what counsel has seen. Any later change to one of them voids the clearance."
    " It records what counsel has said and is no legal advice."
)


class ClearDialog(Dialog):
    """States what is fixed, asks for the name of counsel; the caller writes it down."""

    def __init__(
        self,
        parent: QWidget,
        snapshot: Snapshot,
        session: Session,
        *,
        when: str,
        missing: Sequence[str] = (),
    ) -> None:
        """*when* is day and time in words, *missing* the safeguards that are not there."""
        super().__init__(
            parent, "Clear by counsel", "Record clearance", lead=session.title, size=(560, 600)
        )
        names = counsel_of(snapshot, session)
        self._by = BoxedLine("Name of counsel", completions=names)
        self._by.set_value(names[0] if names else "")
        self.body.add(Stacked("Name of counsel", self._by))
        self.body.add(Label("What is fixed by it", Role.STRONG))
        self.body.add(_facts(snapshot, session, when))
        self.body.add(WrapLabel(_LATER, Role.SECONDARY))
        if missing:
            words = f"Still missing beside it: {', '.join(missing)}."
            self.body.add(WrapLabel(words, Role.WARN))
        self._by.setFocus()

    def by(self) -> str:
        """Return the name of counsel."""
        return self._by.value().strip()

    def field(self) -> EditableField:
        """Return the field that is typed into."""
        return self._by

    def take(self) -> None:
        """Close, or say that a name is needed."""
        if self.by():
            self.accept()
        else:
            self._by.set_error(_UNNAMED)
            self._by.setFocus()


def counsel_of(snapshot: Snapshot, session: Session) -> list[str]:
    """Return the names of those who count as counsel in a session."""
    listed = [one for one in counting(snapshot, session) if one.role is Duty.COUNSEL]
    return [seat_name(snapshot, snapshot.invitations[one.invitation]) for one in listed]


def _facts(snapshot: Snapshot, session: Session, when: str) -> FormGrid:
    grid = FormGrid(100)
    room = snapshot.rooms.get(session.room or "")
    facts = (
        ("Title", session.title),
        ("Purpose", session.purpose or "none yet"),
        ("Outline", session.outline or "none yet"),
        ("Time", when),
        ("Room", room.name if room else "none"),
        ("Organisations", _organisations(snapshot, session)),
    )
    for caption, words in facts:
        grid.add(caption, _words(words))
    return grid


def _words(words: str) -> QWidget:
    made = QWidget()
    text = label(words, wrap=True)
    made.setLayout(column(row((text, 1)), margins=(0, 5, 0, 3)))
    return made


def _organisations(snapshot: Snapshot, session: Session) -> str:
    """Return who counts there by organisation, with the roles: “Paragon (chair, required)”."""
    roles: dict[str, set[str]] = {}
    for listed in counting(snapshot, session):
        body = organisation_of(snapshot, snapshot.invitations[listed.invitation])
        name = (body.short or body.name) if body else "without organisation"
        roles.setdefault(name, set()).add(str(listed.role))
    named = (f"{name} ({', '.join(sorted(roles[name]))})" for name in sorted(roles))
    return ", ".join(named) or "nobody yet"
