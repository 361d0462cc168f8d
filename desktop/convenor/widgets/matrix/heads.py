"""The heads of the matrix, which stay in sight: issues above, organisations at the side."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.matrix.model import CELL_ROLE
from convenor.widgets.matrix.values import SCALE, ColumnHead, RowHead, ground_of, printed, side_of
from convenor.widgets.painting import (
    CENTRE,
    RIGHT,
    Run,
    draw_text,
    text_width,
)

HEIGHT: Final = 84
_LINE: Final = 15
_BAR: Final = 6
_MEDIAN: Final = 40
_KNOWN: Final = 54


class IssueHead(QHeaderView):
    """Short title, how the stances are spread, how many are known."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sorted_by = ""
        """The key of the issue by which the rows are sorted."""
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Issues")

    def sizeHint(self) -> QSize:
        """Return the height of a head."""
        return QSize(super().sizeHint().width(), theme.px(HEIGHT))

    def paintEvent(self, event: object) -> None:
        """Draw the ground and its rule under the sections."""
        painter = QPainter(self.viewport())
        rect = QRectF(self.viewport().rect())
        painter.fillRect(rect, theme.color("surface"))
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), theme.color("line"))
        painter.end()
        super().paintEvent(event)  # type: ignore[arg-type]

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one issue."""
        head = self.model().headerData(section, Qt.Orientation.Horizontal, CELL_ROLE)
        if not isinstance(head, ColumnHead):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(rect)
        inner = place.adjusted(theme.px(2), 0, -theme.px(2), 0)
        here = head.key == self.sorted_by or section == self._current()
        face = font("caption", 600)
        lines = two_lines(head.short or head.title, face, inner.width())
        bottom = place.bottom() - theme.px(33)
        for at, line in enumerate(reversed(lines)):
            top = bottom - theme.px(_LINE) * (at + 1)
            box = QRectF(inner.left(), top, inner.width(), theme.px(_LINE))
            draw_text(painter, box, Run(line, face, "text" if here else "text2"), align=CENTRE)
        draw_spread(painter, self._bar(inner), head)
        known = QRectF(inner.left(), place.bottom() - theme.px(19), inner.width(), theme.px(14))
        words = f"{head.known} of {head.known + head.unknown}"
        draw_text(painter, known, Run(words, font("micro", 400), "text3"), align=CENTRE)
        if head.key == self.sorted_by:
            self._paint_arrow(painter, inner, bottom - theme.px(_LINE) * len(lines))
        painter.restore()

    def _bar(self, inner: QRectF) -> QRectF:
        top = inner.bottom() - theme.px(29)
        return QRectF(inner.left() + 2, top, inner.width() - 4, theme.px(_BAR))

    def _paint_arrow(self, painter: QPainter, inner: QRectF, bottom: float) -> None:
        size = theme.pxf(12)
        box = QRectF(inner.center().x() - size / 2, bottom - size - 1, size, size)
        paint_icon(painter, "arrow-down", box, "accent")

    def _current(self) -> int:
        table = self.parent()
        return table.currentIndex().column() if isinstance(table, QTableView) else -1


class OrganisationHead(QHeaderView):
    """The bar of its constituency, its name, the median of its stances, how many are known."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Organisations")

    def paintEvent(self, event: object) -> None:
        """Draw the ground under the sections."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("surface"))
        painter.end()
        super().paintEvent(event)  # type: ignore[arg-type]

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one organisation."""
        head = self.model().headerData(section, Qt.Orientation.Vertical, CELL_ROLE)
        if not isinstance(head, RowHead):
            return
        painter.save()
        painter.setLayoutDirection(self.layoutDirection())
        place = QRectF(rect)
        table = self.parent()
        current = table.currentIndex().row() if isinstance(table, QTableView) else -1
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        bar = theme.px(24)
        left = place.right() - bar - theme.px(3) if mirrored else place.left() + bar
        box = QRectF(left, place.top() + 1, theme.px(3), place.height() - 2)
        painter.fillRect(box, theme.color(head.look.color))
        near, far = bar + theme.px(12), theme.px(_MEDIAN + _KNOWN + 8)
        inner = place.adjusted(*((far, 0, -near, 0) if mirrored else (near, 0, -far, 0)))
        face = font("body", 600 if section == current else 400)
        draw_text(painter, inner, Run(head.name, face, "text"))
        self._paint_figures(painter, place, head, mirrored=mirrored)
        painter.restore()

    def _paint_figures(
        self, painter: QPainter, place: QRectF, head: RowHead, *, mirrored: bool
    ) -> None:
        known, middle = theme.px(_KNOWN), theme.px(_MEDIAN)
        end = QRectF(place.right() - known - theme.px(8), place.top(), known, place.height())
        before = QRectF(end.left() - middle, place.top(), middle, place.height())
        if mirrored:
            end.moveLeft(place.left() + theme.px(8))
            before.moveLeft(end.right())
        median = Run(printed(head.median), font("small", 500), side_of(head.median))
        draw_text(painter, before, median, align=RIGHT, elide=False)
        words = Run(f"{head.known} of {head.of}", font("caption"), "text3")
        draw_text(painter, end, words, align=RIGHT, elide=False)


def draw_spread(painter: QPainter, bar: QRectF, head: ColumnHead) -> None:
    """Draw how many hold each stance as parts of a bar; what is unknown is an empty outline."""
    total = head.known + head.unknown
    if not total:
        return
    painter.setPen(theme.color("line3"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
    left = bar.left()
    for stance, count in zip(SCALE, head.counts, strict=True):
        width = bar.width() * count / total
        painter.fillRect(
            QRectF(left, bar.top(), width, bar.height()), theme.color(ground_of(stance))
        )
        left += width


def two_lines(text: str, face: QFont, width: float) -> Sequence[str]:
    """Return a title on at most two lines, parted between words; what is too long is cut later."""
    ensure_script_fonts(text)
    if text_width(text, face) <= width:
        return (text,)
    parts = text.replace("-", "- ").split(" ")
    first = parts[0]
    for at, part in enumerate(parts[1:], 1):
        longer = _joined((first, part))
        if text_width(longer, face) > width:
            return first, _joined(parts[at:])
        first = longer
    return (first,)


def _joined(parts: Sequence[str]) -> str:
    """Put words beside each other; after a hyphen there is no blank."""
    return " ".join(parts).replace("- ", "-")
