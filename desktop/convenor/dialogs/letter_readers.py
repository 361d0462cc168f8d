"""Who gets a letter, who is held back and why, and who cannot be written; ticked one by one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from convenor.exports.mail import Addressee
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.checks import CheckBox
from convenor.widgets.grouped_list import Group, GroupedList, GroupEntry
from convenor.widgets.layouts import column, row
from convenor_db.domain.letters import missing_in_words

_HELP: Final = "Space writes the letter to the reader, or holds it back."


class _ReaderList(GroupedList):
    """Says when Space was pressed on a reader."""

    turned = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the current reader by Space."""
        if event.key() == Qt.Key.Key_Space:
            self.turned.emit()
        else:
            super().keyPressEvent(event)


class Readers(QWidget):
    """Keeps what was ticked by hand apart from what follows from the seats."""

    chosen = Signal(str)
    """The user went to a reader: the key of the seat."""
    changed = Signal()
    """Others are to be written to."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Addressee] = {}
        self._ticked: dict[str, bool] = {}
        self._list = _ReaderList("Readers")
        self._list.setAccessibleDescription(_HELP)
        self._one = CheckBox("Write to this reader")
        self._all = Button("", Kind.LINK)
        self.setLayout(column((self._list, 1), row(self._one, None), row(self._all, None)))
        self._list.chosen.connect(self._go_to)
        self._list.turned.connect(self._one.click)
        self._one.clicked.connect(self._tick)
        self._all.clicked.connect(self._tick_all)

    def show_addressees(self, addressees: Sequence[Addressee]) -> None:
        """Show these; what was ticked by hand stays, and so does the current one."""
        self._known = {one.seat: one for one in addressees}
        self._show()

    def forget_choices(self) -> None:
        """Let everybody be written to or held back by what their seats say."""
        self._ticked.clear()

    def wanted(self) -> list[str]:
        """Return the seats that are written to, in order."""
        return [seat for seat, one in self._known.items() if self._is_wanted(one)]

    def addressee(self, seat: str) -> Addressee | None:
        """Return a reader, or None."""
        return self._known.get(seat)

    def current(self) -> str:
        """Return the seat that is shown."""
        return self._list.current_key()

    def begin(self) -> None:
        """Go to the first reader, with the keyboard."""
        self._list.select(next(iter(self._list.shown_keys()), ""))
        self._list.setFocus()

    def _is_wanted(self, one: Addressee) -> bool:
        return not one.impossible and self._ticked.get(one.seat, one.is_due)

    def _show(self) -> None:
        known = self._known.values()
        wanted = [one for one in known if self._is_wanted(one)]
        held = [one for one in known if not one.impossible and not self._is_wanted(one)]
        impossible = [one for one in known if one.impossible]
        groups = (
            ("To be written", wanted), ("Held back", held), ("Cannot be written", impossible),
        )  # fmt: skip
        self._list.show_groups(
            [Group(title, [_entry(one) for one in members]) for title, members in groups if members]
        )
        if self.current() not in self._known:
            self._list.select(next(iter(self._list.shown_keys()), ""))
        self._offer(len(held))
        self._show_tick()

    def _offer(self, held: int) -> None:
        """Offer to write to all that are held back, or to go back to who is due the letter."""
        words = f"Write to the {held:,} held back too" if held else "Hold back who is not due it"
        self._all.set_words(words)
        self._all.setVisible(bool(held or self._ticked))

    def _go_to(self, seat: str) -> None:
        self._show_tick()
        self.chosen.emit(seat)

    def _show_tick(self) -> None:
        one = self._known.get(self.current())
        self._one.setChecked(one is not None and self._is_wanted(one))
        reason = "Nobody is shown." if one is None else one.impossible
        self._one.set_allowed(allowed=not reason, reason=reason)

    def _tick(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._ticked[self.current()] = on
        self._show()
        self.changed.emit()

    def _tick_all(self) -> None:
        held = [seat for seat, one in self._known.items() if not self._is_wanted(one)]
        possible = [seat for seat in held if not self._known[seat].impossible]
        self._ticked = {**self._ticked, **dict.fromkeys(possible, True)} if possible else {}
        self._show()
        self.changed.emit()


def _entry(one: Addressee) -> GroupEntry:
    """Return a reader with why they are held back, else with their address."""
    why = one.impossible or ", ".join(filter(None, (one.doubt, missing_in_words(one.missing))))
    return GroupEntry(one.seat, one.name, why or (one.to.address if one.to else ""))
