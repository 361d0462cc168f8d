"""Lucide's icons in the theme's colours, sharp at every size."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from convenor.theme.theme import theme
from convenor_resources import resource

_PAIRS: Final = (
    ("chevron-left", "chevron-right"),
    ("arrow-left", "arrow-right"),
    ("undo-2", "redo-2"),
    ("panel-left-close", "panel-right-close"),
)
_TURNED: Final = {**dict(_PAIRS), **{right: left for left, right in _PAIRS}}
_STROKE: Final = ('stroke-width="2"', 'stroke-width="1.75"')


def icon(name: str, color: str = "text2", on: str | None = None) -> QIcon:
    """Return the icon called *name*; it follows the theme by itself.

    *color* is a token; *on* is the one used while the button is checked.
    """
    return QIcon(_Lucide(name, color, on or color))


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: str | QColor) -> None:
    """Draw the icon called *name* into *rect* (logical pixels) in *color*, a token or a colour.

    One that points along the line, as "chevron-right" does, points the other way where one reads
    from the right.
    """
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        name = _TURNED.get(name, name)
    shade = color.name() if isinstance(color, QColor) else theme.hex(color)
    ratio = painter.device().devicePixelRatio()
    pixmap = theme.drawings.get(
        ("icon", name, shade),
        rect.width(),
        rect.height(),
        ratio,
        lambda brush: _renderer(name, shade).render(
            brush, QRectF(0, 0, rect.width(), rect.height())
        ),
    )
    painter.drawPixmap(rect.topLeft(), pixmap)


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    """Return the name of every icon the program carries."""
    files = resource("icons").iterdir()
    return frozenset(file.name.removesuffix(".svg") for file in files if file.name[-4:] == ".svg")


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8").replace(*_STROKE)


@lru_cache(maxsize=512)
def _renderer(name: str, shade: str) -> QSvgRenderer:
    return QSvgRenderer(_drawing(name).replace("currentColor", shade).encode())


class _Lucide(QIconEngine):
    """Draws one icon in the colour its token has at that moment."""

    def __init__(self, name: str, color: str, on: str) -> None:
        super().__init__()
        self._look = (name, color, on)
        _drawing(name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name, color, on = self._look
        shade = on if state is QIcon.State.On else color
        greyed = mode is QIcon.Mode.Disabled
        paint_icon(painter, name, QRectF(rect), "disabled" if greyed else shade)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Lucide(*self._look)
