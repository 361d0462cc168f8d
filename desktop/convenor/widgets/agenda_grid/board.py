"""What stands where at the moment: frame, blocks, their layout and their pieces in pixels."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.face import Drawn
from convenor.widgets.agenda_grid.geometry import Geometry, fitting_width, free_run
from convenor.widgets.agenda_grid.values import NO_ROOM, GridBlock, GridColumn, GridDay, GridFrame
from convenor.widgets.agenda_grid.words import piece_times
from convenor_db.domain.dayaxis import Stretch
from convenor_db.domain.daylayout import Layout, Piece, Timed, lay_out

EDGE: Final = 6
"""Pixels (at 100 %) at the foot of a block that resize it."""
_TITLE_HEIGHT: Final = 40


class Board:
    """The grid's state but for the pointer: it knows no widget and can be asked anything."""

    def __init__(self, frame: GridFrame) -> None:
        self.frame = frame
        self.blocks: dict[str, GridBlock] = {}
        self.opened: set[Stretch] = set()
        self.zoom = 1.0
        self.mirrored = False
        self.drawn: tuple[Drawn, ...] = ()
        self._room = QSizeF(0, 0)
        self.layout: Layout
        self.geometry: Geometry
        self.rebuild()

    def set_frame(self, frame: GridFrame) -> None:
        """Stand on another frame."""
        self.frame = frame
        self.rebuild()

    def set_blocks(self, blocks: Iterable[GridBlock]) -> list[QRectF] | None:
        """Take *blocks*; return the rectangles that look different, None if everything does."""
        before, geometry = self.drawn, self.geometry
        self.blocks = {block.key: block for block in blocks}
        self.rebuild()
        if not _same_ground(geometry, self.geometry):
            return None
        old, new = _by_piece(before), _by_piece(self.drawn)
        return [
            one.rect
            for key in old.keys() | new.keys()
            for one in (old.get(key), new.get(key))
            if one is not None and old.get(key) != new.get(key)
        ]

    def set_room(self, room: QSizeF) -> None:
        """Fit into a viewport of this size in pixels."""
        self._room = room
        self._measure()

    def set_zoom(self, zoom: float) -> None:
        """Draw hours *zoom* times as high as usual."""
        self.zoom = zoom
        self._measure()

    def toggle_night(self, stretch: Stretch) -> None:
        """Show a folded stretch of the night, or fold it again."""
        self.opened ^= {stretch}
        self.rebuild()

    def rebuild(self) -> None:
        """Lay everything out anew."""
        scheduled = [block for block in self.blocks.values() if block.start]
        days = [day.day for day in self.frame.days]
        self.layout = lay_out(
            [_timed(block) for block in scheduled],
            days,
            self.frame.zone,
            hours=self.frame.hours,
            opened=self.opened,
        )
        self._measure()

    def column(self, key: str) -> GridColumn | None:
        """Return a column shown, None if it is not."""
        return next((one for one in self.geometry.columns if one.key == key), None)

    def day(self, piece: Piece) -> GridDay:
        """Return the day a piece stands on."""
        return next(one for one in self.frame.days if one.day == piece.day)

    def pieces_of(self, key: str) -> list[Drawn]:
        """Return the pieces of a block that are drawn, in time order."""
        return [one for one in self.drawn if one.block.key == key]

    def piece_at(self, point: QPointF) -> Drawn | None:
        """Return the topmost piece at a point of the content."""
        return next((one for one in reversed(self.drawn) if one.rect.contains(point)), None)

    def at_foot(self, drawn: Drawn, point: QPointF) -> bool:
        """Return whether a point is on the edge that changes a block's length."""
        edge = min(theme.pxf(EDGE), drawn.rect.height() / 3)
        return not drawn.piece.torn_below and point.y() > drawn.rect.bottom() - edge

    def ghost(self, block: GridBlock, start: str, column: str) -> list[tuple[Piece, QRectF]]:
        """Return where a block would stand if it began at *start* in *column*."""
        moved = GridBlock(
            key=block.key,
            title=block.title,
            kind=block.kind,
            minutes=block.minutes,
            column=column,
            spanning=block.spanning,
        )
        found = []
        for piece in self.layout.pieces(start, block.minutes):
            rect = self.geometry.piece_rect(piece, moved)
            if rect is not None:
                found.append((piece, rect))
        return found

    def in_time_order(self) -> list[Drawn]:
        """Return the first piece of each block drawn, earliest first, then by column."""
        first: dict[str, Drawn] = {}
        for one in self.drawn:
            known = first.get(one.block.key)
            if known is None or one.piece.day < known.piece.day:
                first[one.block.key] = one
        return sorted(first.values(), key=self._time_key)

    def _time_key(self, one: Drawn) -> tuple[str, int, str]:
        number = self.geometry.number_of(one.piece.day, one.block.column)
        begins = self.layout.places[one.block.key].begins.isoformat()
        return begins, -1 if number is None else number, one.block.key

    def _measure(self) -> None:
        columns = self._columns()
        width = fitting_width(self._room.width(), len(columns) * len(self.frame.days))
        self.geometry = Geometry(
            layout=self.layout,
            days=self.frame.days,
            columns=columns,
            column_width=width,
            zoom=self.zoom,
            mirrored=self.mirrored,
        )
        self.drawn = self._draw_all()

    def _columns(self) -> tuple[GridColumn, ...]:
        columns = self.frame.columns
        if any(column.key == NO_ROOM.key for column in columns):
            return columns
        homeless = (
            self.layout.places[block.key].pieces
            for block in self.blocks.values()
            if block.start and not block.column and not block.spanning
        )
        # Without any room at all there still has to be a column to draw in.
        return (*columns, NO_ROOM) if any(homeless) or not columns else columns

    def _draw_all(self) -> tuple[Drawn, ...]:
        found = []
        for block in self.blocks.values():
            if not block.start:
                continue
            place = self.layout.places[block.key]
            for piece in place.pieces:
                rect = self.geometry.piece_rect(piece, block, place)
                if rect is not None:
                    found.append(self._drawn(block, piece, rect))
        return self._with_room_for_words(found)

    def _drawn(self, block: GridBlock, piece: Piece, rect: QRectF) -> Drawn:
        place = self.layout.places[block.key]
        times = piece_times(self.layout, place, piece)
        ringed = block.ring or place.clash
        return Drawn(block=block, piece=piece, rect=rect, words=rect, times=times, ringed=ringed)

    def _with_room_for_words(self, drawn: Sequence[Drawn]) -> tuple[Drawn, ...]:
        """Put wide blocks below the others, their words where nothing covers them."""
        narrow = [one for one in drawn if not one.block.spanning]
        wide = [one for one in drawn if one.block.spanning]
        return (*(self._keep_clear(one, narrow) for one in wide), *narrow)

    def _keep_clear(self, wide: Drawn, narrow: Iterable[Drawn]) -> Drawn:
        head = QRectF(wide.rect)
        head.setHeight(min(head.height(), theme.px(_TITLE_HEIGHT)))
        covered = [one.rect for one in narrow if one.rect.intersects(head)]
        if not covered:
            return wide
        ground = self.geometry
        words = free_run(wide.rect, covered, ground.column_width, mirrored=ground.mirrored)
        return Drawn(
            block=wide.block,
            piece=wide.piece,
            rect=wide.rect,
            words=words,
            times=wide.times,
            ringed=wide.ringed,
        )


def _by_piece(drawn: Iterable[Drawn]) -> dict[tuple[str, date], Drawn]:
    return {(one.block.key, one.piece.day): one for one in drawn}


def _timed(block: GridBlock) -> Timed:
    shared = "\0all" if block.spanning else block.column
    return Timed(
        key=block.key,
        start=block.start,
        minutes=block.minutes,
        lane_of=shared,
        exclusive=bool(block.column) and not block.spanning,
    )


def _same_ground(one: Geometry, other: Geometry) -> bool:
    return (one.layout.axis, one.slots, one.column_width) == (
        other.layout.axis,
        other.slots,
        other.column_width,
    )
