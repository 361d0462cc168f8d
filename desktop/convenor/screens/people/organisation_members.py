"""The members of a delegation as rows that stay while what they say changes."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.avatar import Avatar
from convenor.widgets.buttons import IconButton
from convenor.widgets.chip import Chip
from convenor.widgets.layouts import column, row
from convenor.widgets.link_row import LinkRow
from convenor.widgets.status_chip import look_of_status

UNNAMED: Final = "Not yet named"
"""Stands for the name of who is to hold a seat."""


class Member(NamedTuple):
    """One row: of which seat or person (*key*), and what it says.

    *status* is empty for who has no seat; *leads* is None for who cannot lead.
    """

    key: str
    name: str
    note: str
    to: tuple[str, str]
    status: str = ""
    leads: bool | None = None


class MemberRow(QWidget):
    """Name and note lead to somebody; the star says who leads the delegation."""

    def __init__(self, member: Member) -> None:
        super().__init__()
        self.member = member
        self._avatar = Avatar(_drawn(member), 24, key=member.to[1])
        self.link = LinkRow(member.name, member.note, mark=self._avatar, compact=True)
        self._chip = Chip(look_of_status(member.status or "longlist"))
        self.star = IconButton("star", "Head of delegation", checkable=True, size=14)
        self.setLayout(row((self.link, 1), self._chip, self.star, spacing=4))
        self.show_member(member)

    def show_member(self, member: Member) -> None:
        """Show somebody, or something else of the same seat."""
        if member.name != self.member.name:
            self._avatar.set_name(_drawn(member), member.to[1])
            self.link.set_title(member.name)
        self.member = member
        self.link.set_note(member.note)
        self._chip.setVisible(bool(member.status))
        if member.status:
            look = look_of_status(member.status)
            self._chip.set_look(look)
            self.link.setAccessibleName(f"{self.link.accessibleName()}, {look.words}")
        self.star.setVisible(member.leads is not None)
        leads, name = bool(member.leads), member.name
        self.star.setChecked(leads)
        self.star.set_name(f"{name} leads: let nobody lead" if leads else f"Let {name} lead")


def _drawn(member: Member) -> str:
    """Return the name an avatar is drawn of; nobody's where a seat has no holder."""
    return "" if member.name == UNNAMED else member.name


class Members(QWidget):
    """Rows in order; the one at the keyboard keeps it, wherever it moves to.

    Rows that nobody needs any more show somebody else: to make one takes many times as long.
    """

    opened = Signal(str, str)
    """Kind and key of what a row leads to."""
    head_wanted = Signal(str)
    """The seat of this key is to lead, or to lead no more."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, MemberRow] = {}
        self._free: list[MemberRow] = []
        self._lines = column(spacing=2)
        self.setLayout(self._lines)

    def show_members(self, members: Sequence[Member]) -> None:
        """Show these and no others."""
        keys = {one.key for one in members}
        for key in [key for key in self._rows if key not in keys]:
            self._free.append(self._rows.pop(key))
        for at, one in enumerate(members):
            line = self._rows.get(one.key)
            if line is None:
                line = self._rows[one.key] = self._free.pop() if self._free else self._made(one)
            line.show_member(one)
            self._stand(at, line)
        for line in self._free:
            line.hide()

    def _made(self, member: Member) -> MemberRow:
        made = MemberRow(member)
        made.link.chosen.connect(lambda: self.opened.emit(*made.member.to))
        made.star.clicked.connect(lambda: self.head_wanted.emit(made.member.key))
        return made

    def _stand(self, at: int, line: MemberRow) -> None:
        if self._lines.indexOf(line) != at:
            self._lines.removeWidget(line)
            self._lines.insertWidget(at, line)
        if line.isHidden():
            line.show()  # at once: a layout would show it only when the loop comes round
