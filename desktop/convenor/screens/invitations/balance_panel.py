"""The side panel with nothing selected: targets against seats; every figure opens its names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.screens.invitations.balance_track import BalanceTrack
from convenor.theme.fonts import told
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.labels import ElidedLabel, Label, Role, WrapLabel, set_tooltip
from convenor.widgets.layouts import clear, column, hline, keep_size, row
from convenor.widgets.link_row import LinkRow
from convenor.widgets.panel import PanelSection, SidePanel
from convenor.widgets.status_chip import look_of_constituency, look_of_status
from convenor_db.domain.balance import Bound, Level, Standing, bars, must_have, standings
from convenor_db.domain.edits import counted
from convenor_db.domain.names import seat_name
from convenor_db.domain.records import Capacity, Constituency, TargetBy
from convenor_db.domain.seat_counts import not_counted, seats_sentence
from convenor_db.domain.snapshot import Snapshot

_ROLES: Final = {Level.MET: Role.OK, Level.WARN: Role.WARN, Level.BAD: Role.BAD}
_WIDTHS: Final = (46, 40, 62)
"""Pixels at 100 % of the figures: coming, outstanding, target."""
_CALLED: Final = {
    Capacity.STAFF: ("staff", "staff"),
    Capacity.INTERPRETER: ("interpreter", "interpreters"),
    Capacity.PRESS: ("press", "press"),
}


class _Icon(QWidget):
    """The icon of a constituency, or room for one."""

    def __init__(self, constituency: str | None) -> None:
        super().__init__()
        self._look = None if constituency is None else look_of_constituency(constituency)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        keep_size(self, width=20, height=18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        if self._look:
            size = theme.px(15)
            box = QRectF(0, (self.height() - size) / 2, size, size)
            paint_icon(QPainter(self), self._look.icon, box, self._look.color)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table: whose seats, and how its limits stand."""

    words: str
    constituency: str | None
    coming: tuple[str, ...]
    outstanding: tuple[str, ...]
    standings: tuple[Standing, ...]


class BalancePanel(SidePanel):
    """Targets against confirmed, outstanding and the worst case."""

    figure_chosen = Signal(str, object)
    """A figure was clicked: what it counts, and the keys of its seats."""
    seat_chosen = Signal(str)
    organisation_chosen = Signal(str)
    targets_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Balance")
        self._sentence = WrapLabel("", Role.SECONDARY)
        self._targets = Button("Targets…", small=True)
        self._targets.clicked.connect(self.targets_wanted)
        words = column(Label("Balance", Role.SUBTITLE), self._sentence, spacing=3)
        self.head.add(row((words, 1), column(self._targets, None)))
        self._table = PanelSection()
        self._needed = PanelSection("Must-have organisations")
        self._rest = PanelSection()
        self.body.add(self._table, self._needed, self._rest)

    def show_balance(self, snapshot: Snapshot) -> None:
        """Count anew."""
        self._sentence.setText(seats_sentence(snapshot))
        self._show_lines(_lines(snapshot))
        self._show_needed(snapshot)
        self._show_rest(snapshot)

    # Targets

    def _show_lines(self, lines: list[Line]) -> None:
        clear(self._table.body)
        self._table.body.add(_heads())
        full = max((_reach(line) for line in lines), default=1)
        for line in lines:
            self._table.body.add(hline(), self._line(line, full))
        self._table.setVisible(bool(lines))

    def _line(self, line: Line, full: int) -> QWidget:
        """Return a name with its gap over a bar with its figures; further limits under it."""
        icon = [] if line.constituency is None else [_Icon(line.constituency)]
        gaps = [_gap(each) for each in line.standings]
        aims = [_aim(each) for each in line.standings] or [Label("no target", Role.MUTED)]
        coming = self._figure("", f"{line.words}, coming", line.coming)
        more = self._figure("+", f"{line.words}, outstanding", line.outstanding)
        reach = [each.aim for each in line.standings]
        track = BalanceTrack(len(line.coming), len(line.outstanding), reach, full=full)
        made = column(row(*icon, (ElidedLabel(line.words), 1), *gaps[:1], spacing=4), spacing=0)
        cells = zip((coming, more, aims[0]), _WIDTHS, strict=True)
        made.add(row((track, 1), *(_right(cell, width) for cell, width in cells)))
        for aim, gap in zip(aims[1:], gaps[1:], strict=True):
            made.add(row(None, gap, _right(aim, _WIDTHS[-1])))
        holder = QWidget()
        holder.setLayout(made)
        return holder

    def _figure(self, sign: str, about: str, keys: tuple[str, ...]) -> QWidget:
        """Return a number that opens its names; of nobody it is no door."""
        if not keys:
            return Label("0", Role.MUTED)
        figure = Button(f"{sign}{len(keys):,}", Kind.LINK, small=True)
        figure.setAccessibleName(f"{about}: {len(keys):,}")
        figure.clicked.connect(partial(self.figure_chosen.emit, about, keys))
        return figure

    # Must-have organisations

    def _show_needed(self, snapshot: Snapshot) -> None:
        clear(self._needed.body)
        found = must_have(snapshot)
        self._needed.set_note(found.words)
        self._needed.setVisible(bool(found.words))
        for wanting in found.missing:
            body = snapshot.organisations[wanting.organisation]
            seat = snapshot.invitations.get(wanting.seat or "")
            note = "no seat yet"
            if seat:
                status = look_of_status(seat.status).words.lower()
                name = seat_name(snapshot, seat) if seat.person else "not yet named"
                note = told(f"{name} · {status}")
            link = LinkRow(body.name, note, mark=_Icon(str(body.constituency)), compact=True)
            if seat:
                link.chosen.connect(partial(self.seat_chosen.emit, str(seat.key)))
            else:
                link.chosen.connect(partial(self.organisation_chosen.emit, str(body.key)))
            self._needed.body.add(link)

    # Not counted

    def _show_rest(self, snapshot: Snapshot) -> None:
        clear(self._rest.body)
        line = row(Label("Not counted:", Role.MUTED), spacing=6)
        shown = False
        for capacity, keys in not_counted(snapshot).items():
            if keys:
                figure = Button(counted(len(keys), *_CALLED[capacity]), Kind.LINK, small=True)
                words = f"Not counted, {capacity}"
                figure.clicked.connect(partial(self.figure_chosen.emit, words, keys))
                line.add(figure)
                shown = True
        line.add(None)
        holder = QWidget()
        holder.setLayout(line)
        self._rest.body.add(holder)
        self._rest.setVisible(shown)


def _heads() -> QWidget:
    """Return what the figures of each line are."""
    heads = [Label(words, Role.OVERLINE) for words in ("Coming", "+ out.", "Target")]
    set_tooltip(heads[1], "Outstanding: invited or tentative")
    cells = (_right(head, width) for head, width in zip(heads, _WIDTHS, strict=True))
    holder = QWidget()
    holder.setLayout(row((Label("Seats", Role.OVERLINE), 1), *cells))
    return holder


def _right(cell: QWidget, width: int) -> QWidget:
    """Return a figure at the right of a cell as wide as those above and below it."""
    box = QWidget()
    box.setLayout(row(None, cell))
    return keep_size(box, width=width)


def _aim(standing: Standing) -> QWidget:
    """Return the limit; what does not fit stands in the tooltip."""
    aim = Label(_aim_words(standing), Role.SECONDARY)
    set_tooltip(aim, standing.aim_words)
    return aim


def _gap(standing: Standing) -> QWidget:
    gap = Label(standing.gap, _ROLES[standing.level])
    gap.setAccessibleName(f"{standing.words}: {standing.gap}")
    return gap


def _aim_words(standing: Standing) -> str:
    """Return the aim as short as it goes: “of 36” is the least, “max 24” the most."""
    words = standing.aim_words.replace("at least ", "").replace("at most", "max")
    is_share = standing.bound in (Bound.SHARE_MIN, Bound.SHARE_MAX)
    return words if is_share or words.startswith("max") else f"of {words}"


def _reach(line: Line) -> int:
    aims = (each.aim for each in line.standings)
    return max(len(line.coming) + len(line.outstanding), *aims, 1)


def _lines(snapshot: Snapshot) -> list[Line]:
    """Return a line for each constituency, then one for each other target."""
    known = standings(snapshot)
    of_bars = [
        Line(
            words=_words(bar.constituency),
            constituency=str(bar.constituency or ""),
            coming=bar.coming,
            outstanding=bar.outstanding,
            standings=bar.standings,
        )
        for bar in bars(snapshot, known)
    ]
    return [*of_bars, *_other_lines(known)]


def _words(constituency: Constituency | None) -> str:
    return look_of_constituency(constituency).words if constituency else "No organisation"


def _other_lines(known: Sequence[Standing]) -> list[Line]:
    """Return a line for each target that no constituency of the whole convening has."""
    by_target: dict[str, list[Standing]] = {}
    for standing in known:
        target = standing.target
        if target.by is not TargetBy.CONSTITUENCY or target.session is not None:
            by_target.setdefault(str(target.key), []).append(standing)
    return [
        Line(
            words=found[0].words,
            constituency=None,
            coming=found[0].confirmed,
            outstanding=found[0].outstanding,
            standings=tuple(found),
        )
        for found in by_target.values()
    ]
