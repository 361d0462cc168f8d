"""How a line of the palette is painted."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.fuzzy import spans
from convenor.widgets.painting import (
    RIGHT,
    Run,
    draw_box,
    draw_runs,
    draw_tag,
    draw_text,
    tag_width,
    turned,
)
from convenor.widgets.palette_entries import COMMAND, ENTRY_ROLE, PREFIXES, Entry

ROW_HEIGHT: Final = 38
_Index = QModelIndex | QPersistentModelIndex


class PaletteRows(QStyledItemDelegate):
    """Icon, text with the typed letters set off, detail, shortcut or reason."""

    query = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a line."""
        return QSize(theme.px(120), theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one line."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_box(painter, rect, ground="sel", radius=7)
        size = theme.px(17)
        middle = rect.center().y()
        icon = QRectF(rect.left() + theme.px(10), round(middle - size / 2), size, size)
        paint_icon(
            painter,
            entry.icon,
            turned(painter, icon, rect),
            "text2" if entry.enabled else "disabled",
        )
        used = self._paint_end(painter, rect, entry)
        text = turned(painter, rect.adjusted(theme.px(38), 0, -used - theme.px(12), 0), rect)
        draw_runs(painter, text, self._runs(entry))
        painter.restore()

    def _paint_end(self, painter: QPainter, rect: QRectF, entry: Entry) -> float:
        """Draw shortcut, reason or kind at the end and return the width used."""
        if entry.enabled and entry.shortcut:
            right = rect.right() - theme.px(8)
            for key in reversed(entry.shortcut.replace("++", "+Plus").split("+")):
                right -= self._paint_cap(painter, rect, right, _key_cap(key))
                right -= theme.px(4)
            return rect.right() - right
        words = entry.reason if not entry.enabled else "" if entry.kind == COMMAND else entry.kind
        box = turned(painter, rect.adjusted(rect.width() / 2, 0, -theme.px(10), 0), rect)
        return draw_text(painter, box, Run(words, font("small"), "text3"), align=RIGHT)

    def _paint_cap(self, painter: QPainter, rect: QRectF, right: float, cap: str) -> float:
        """Draw a key cap that ends at *right*, counted from the left; return its width."""
        if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            right = rect.left() + rect.right() - right + tag_width(cap)
        return draw_tag(painter, QPointF(right, rect.center().y()), cap)

    def _runs(self, entry: Entry) -> list[Run]:
        color = "text" if entry.enabled else "text3"
        runs = _set_off(entry.text, self._typed(), color)
        if entry.detail:
            ensure_script_fonts(entry.detail)
            runs.append(Run(f"   {entry.detail}", font("small"), "text3"))
        return runs

    def _typed(self) -> str:
        return self.query[1:] if self.query[:1] in PREFIXES else self.query


def _key_cap(key: str) -> str:
    return "+" if key == "Plus" else key


def _set_off(text: str, typed: str, color: str) -> list[Run]:
    """Return *text* in runs, the letters of *typed* heavier."""
    plain, heavy = font("body"), font("body", 700)
    runs: list[Run] = []
    at = 0
    for start, length in spans(typed, text):
        runs.append(Run(text[at:start], plain, color))
        runs.append(Run(text[start : start + length], heavy, color))
        at = start + length
    runs.append(Run(text[at:], plain, color))
    return [run for run in runs if run.text]
