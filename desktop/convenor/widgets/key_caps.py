"""Keys as they look on a keyboard: Ctrl and K, or one of two ways."""

from itertools import accumulate

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from convenor.theme.theme import theme
from convenor.widgets.labels import Label, Role
from convenor.widgets.painting import draw_tag, tag_width

_GAP, _LINE = 4, 24


def caps_of(keys: str) -> list[list[str]]:
    """Return the ways of *keys*, each as its caps: “Ctrl++, Ctrl+=” is two ways of two caps."""
    return [
        ["+" if cap == "\0" else cap for cap in way.replace("++", "+\0").split("+")]
        for way in keys.split(", ")
    ]


class KeyCaps(Label):
    """Caps beside each other, each way on a line; a screen reader reads the keys as a text."""

    def __init__(self, keys: str) -> None:
        self._ways = caps_of(keys)
        super().__init__(keys, Role.SECONDARY)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room for the longest way, and a line for each."""
        widest = max(self._edges(way)[-1] for way in self._ways)
        return QSize(round(widest) + 1, theme.px(_LINE) * len(self._ways))

    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint: keys are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caps, to the far side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for at, way in enumerate(self._ways):
            edges = self._edges(way)
            left = 0 if mirrored else self.width() - edges[-1]
            middle = theme.px(_LINE) * (at + 0.5)
            for cap, edge in zip(way, edges, strict=True):
                draw_tag(painter, QPointF(left + edge, middle), cap)

    def _edges(self, way: list[str]) -> list[float]:
        """Return where each cap of a way ends, counted from where the way begins."""
        widths = [tag_width(cap) for cap in way]
        return list(accumulate(widths[1:], lambda x, w: x + theme.px(_GAP) + w, initial=widths[0]))
