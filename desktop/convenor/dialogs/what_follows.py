"""What moves with a seat, and what follows: the lower half of *Name a substitute*."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.fonts import told
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.card import Card
from convenor.widgets.checks import CheckBox
from convenor.widgets.day_words import moment_in_words
from convenor.widgets.labels import ElidedLabel, Label, Role, WrapLabel
from convenor.widgets.layouts import clear, column, hline, keep_size, row
from convenor_db.domain.consequences import About, Consequence, RoleHeld
from convenor_db.domain.snapshot import Snapshot

_ICONS: Final = {
    About.CALENDARS: "calendar",
    About.PAPERS: "printer",
    About.DELEGATION: "flag",
    About.BILATERAL: "users",
    About.NEEDS: "lock",
    About.CHAIR: "triangle-alert",
}


class Sign(QWidget):
    """An icon before a line of words; screen readers skip it."""

    def __init__(self, icon: str, color: str = "text2", size: int = 15) -> None:
        super().__init__()
        self._icon, self._color, self._size = icon, color, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room of a line."""
        return QSize(theme.px(self._size), theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle of the line."""
        side = theme.px(self._size)
        box = QRectF(0, round((self.height() - side) / 2), side, side)
        paint_icon(QPainter(self), self._icon, box, self._color)


class _RoleLine(QWidget):
    """One role with its tick, and at the end when it is, or what the session will lack."""

    toggled = Signal()

    def __init__(self, held: RoleHeld) -> None:
        super().__init__()
        title = held.session.title
        role = held.role.replace("-", " ").capitalize()
        self.tick = CheckBox(role, name=f"{role} in {title} goes along")
        self.tick.setChecked(held.goes)
        self.tick.toggled.connect(self.toggled)
        keep_size(self.tick, width=108)
        start = held.session.start
        self._when = Label(moment_in_words(start) if start else "not scheduled", Role.SECONDARY)
        self._sign = Sign("triangle-alert", "warn", 14)
        self._lacks = Label("", Role.WARN)
        end = row(self._sign, self._lacks, self._when, spacing=6)
        self.setLayout(row(self.tick, (ElidedLabel(title), 1), end, margins=(0, 4, 0, 4)))
        self.show_held(held)

    def show_held(self, held: RoleHeld) -> None:
        """Say what the session will be without, where the role stays behind."""
        self._lacks.setText(held.lacks)
        self._lacks.setVisible(bool(held.lacks))
        self._sign.setVisible(bool(held.lacks))
        self._when.setVisible(not held.lacks)
        self.tick.setAccessibleDescription(held.lacks)


class RolesKept(QWidget):
    """The roles of a seat as a checklist: ticked ones go along."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, _RoleLine] = {}
        self._card = Card(margins=(12, 4, 12, 4), spacing=0)
        self._none = Label("No role in a session.", Role.MUTED)
        self.setLayout(column(self._card, self._none, spacing=0))

    def show_roles(self, held: Sequence[RoleHeld]) -> None:
        """Show these roles; ticks that were set stay, a session that is new is ticked as marked."""
        sessions = [str(one.session.key) for one in held]
        if sessions != list(self._lines):
            self._rebuild(held)
        for one in held:
            self._lines[str(one.session.key)].show_held(one)
        self._card.setVisible(bool(held))
        self._none.setVisible(not held)

    def _rebuild(self, held: Sequence[RoleHeld]) -> None:
        clear(self._card.body)
        self._lines = {}
        for one in held:
            if self._lines:
                self._card.body.add(hline())
            line = _RoleLine(one)
            line.toggled.connect(self.changed)
            self._lines[str(one.session.key)] = line
            self._card.body.add(line)

    def set_roles(self, goes: Mapping[str, bool]) -> None:
        """Tick the roles that go along, by session; one that is not named stays as it is."""
        for session, line in self._lines.items():
            line.tick.setChecked(goes.get(session, line.tick.isChecked()))

    def roles(self) -> Mapping[str, bool]:
        """Return by session whether the role there goes along."""
        return {key: line.tick.isChecked() for key, line in self._lines.items()}


class WhatFollows(QWidget):
    """What is to be done, or will have changed, once somebody else has the seat."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = column(spacing=6)
        self._shown: tuple[Consequence, ...] = ()
        self.setLayout(self._rows)

    def show_consequences(self, snapshot: Snapshot, found: tuple[Consequence, ...]) -> None:
        """Show one line each, with the time of the session it speaks of."""
        if found == self._shown:
            return
        self._shown = found
        clear(self._rows)
        for one in found:
            warns = one.about is About.CHAIR
            sign = Sign(_ICONS[one.about], "warn" if warns else "text2")
            role = Role.WARN if warns else Role.SECONDARY
            words = WrapLabel(told(_with_time(snapshot, one)), role)
            self._rows.add(row(column(sign, None, spacing=0), (words, 1), spacing=10))


def _with_time(snapshot: Snapshot, one: Consequence) -> str:
    session = snapshot.sessions.get(one.session)
    if session is None or session.start is None:
        return one.words
    when = moment_in_words(session.start)
    return f"{one.what}, {when}: {one.news}"
