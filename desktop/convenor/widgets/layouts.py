"""Rows, columns and rules whose measures follow the text size."""

from collections.abc import Iterable
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QSizePolicy, QSpacerItem, QWidget
from shiboken6 import isValid

from convenor.theme.theme import theme

Thing = QWidget | QLayout
Item = Thing | int | None | tuple[Thing, int]
"""A widget or layout; a gap in pixels at 100 %; None for what stretches; a thing with stretch."""
Margins = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels at 100 %."""

_Widget = TypeVar("_Widget", bound=QWidget)
_Kind = TypeVar("_Kind", QWidget, QLayout)
_NO_MARGINS: Final = (0, 0, 0, 0)


class Box(QBoxLayout):
    """A row or a column; its gaps and margins grow with the text size."""

    def __init__(
        self, direction: QBoxLayout.Direction, *, margins: Margins = _NO_MARGINS, spacing: int = 8
    ) -> None:
        super().__init__(direction)
        self._margins = margins
        self._gap = spacing
        self._gaps: list[tuple[QSpacerItem, int]] = []
        self._rescale()
        theme.changed.connect(self._rescale)

    def add(self, *items: Item) -> None:
        """Add *items* at the end."""
        for item in items:
            if item is None:
                self.addStretch(1)
            elif isinstance(item, int):
                self._add_gap(item)
            elif isinstance(item, tuple):
                self._add_thing(*item)
            else:
                self._add_thing(item, 0)

    def set_margins(self, margins: Margins) -> None:
        """Replace the margins."""
        self._margins = margins
        self._rescale()

    def _add_thing(self, thing: Thing, stretch: int) -> None:
        if isinstance(thing, QLayout):
            self.addLayout(thing, stretch)
        else:
            self.addWidget(thing, stretch)

    def _add_gap(self, pixels: int) -> None:
        spacer = QSpacerItem(0, 0)
        self._gaps.append((spacer, pixels))
        self._stretch_gap(spacer, pixels)
        self.addSpacerItem(spacer)

    def _stretch_gap(self, spacer: QSpacerItem, pixels: int) -> None:
        long, fixed = theme.px(pixels), QSizePolicy.Policy.Fixed
        if self.direction() is QBoxLayout.Direction.TopToBottom:
            spacer.changeSize(0, long, QSizePolicy.Policy.Minimum, fixed)
        else:
            spacer.changeSize(long, 0, fixed, QSizePolicy.Policy.Minimum)

    def _rescale(self) -> None:
        left, top, right, bottom = (theme.px(margin) for margin in self._margins)
        # Qt mirrors a row's order, never its margins.
        if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left, right = right, left
        self.setContentsMargins(left, top, right, bottom)
        self.setSpacing(theme.px(self._gap))
        # Gaps go with the rest of a cleared layout, without telling.
        self._gaps = [gap for gap in self._gaps if isValid(gap[0])]
        for spacer, pixels in self._gaps:
            self._stretch_gap(spacer, pixels)


def row(*items: Item, margins: Margins = _NO_MARGINS, spacing: int = 8) -> Box:
    """Return *items* beside each other."""
    made = Box(QBoxLayout.Direction.LeftToRight, margins=margins, spacing=spacing)
    made.add(*items)
    return made


def column(*items: Item, margins: Margins = _NO_MARGINS, spacing: int = 8) -> Box:
    """Return *items* below each other."""
    made = Box(QBoxLayout.Direction.TopToBottom, margins=margins, spacing=spacing)
    made.add(*items)
    return made


def set_shown(widget: QWidget, *, shown: bool) -> None:
    """Show *widget* or hide it, also where showing it lays out and that hides it again.

    Hidden while it is being shown, Qt draws it for all that.
    """
    widget.setVisible(shown)
    if widget.isHidden() and widget.isVisible():
        widget.show()
        widget.hide()


def things_in(layout: QLayout, among: Iterable[QWidget] | None = None) -> list[Thing]:
    """Return the widgets of *layout* and the layouts within it, in order.

    *among* are the widgets to look for, where they are known; else all that could be in it. Qt
    is never asked for its items: the binding keeps the face of an item that Qt has long deleted,
    and takes the next object that comes to lie at the same address for it.
    """
    within = layout.parentWidget()
    things: list[Thing] = [*(among if among is not None else _of_kind(QWidget, within))]
    things += _of_kind(QLayout, layout)
    laid = [(layout.indexOf(thing), thing) for thing in things]
    return [thing for at, thing in sorted(laid, key=_place) if at >= 0]


def _of_kind(kind: type[_Kind], parent: QObject | None) -> list[_Kind]:
    return [child for child in parent.children() if isinstance(child, kind)] if parent else []


def _place(laid: tuple[int, Thing]) -> int:
    return laid[0]


def clear(layout: QLayout) -> None:
    """Take everything out of *layout* and delete it, layouts within it too.

    Widgets are hidden first, so that a field in the middle of a visit says what was typed.
    """
    while item := layout.takeAt(0):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


_ROUNDS: Final = 12


def settle() -> None:
    """Lay out now what waits for it, so that nothing is painted before it has its place.

    Qt lays out one round for each time the loop comes by, and paints between them; text that
    wraps needs some, for its height is known with its width only.
    """
    for _ in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest.value))


def hline() -> QFrame:
    """Return a thin rule across."""
    rule = _ground("line")
    rule.setFixedHeight(1)
    return rule


def vline() -> QFrame:
    """Return a thin rule from top to bottom."""
    rule = _ground("line")
    rule.setFixedWidth(1)
    return rule


def surface(layout: QLayout, ground: str = "surface") -> QFrame:
    """Return a frame around *layout* on *ground*: surface, sunken, app or rail."""
    frame = _ground(ground)
    frame.setLayout(layout)
    return frame


class Ground(QFrame):
    """A frame of ours: a class of its own has a face of its own on the accessibility tree."""


def _ground(ground: str) -> QFrame:
    frame = Ground()
    frame.setProperty("ground", ground)
    return frame


class _KeptSize(QObject):
    """Lives as long as its widget and resizes it with the text size."""

    def __init__(self, widget: QWidget, limits: dict[str, int | None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._limits = limits
        self._resize()
        theme.changed.connect(self._resize)

    def _resize(self) -> None:
        setters = {
            "width": self._widget.setFixedWidth,
            "height": self._widget.setFixedHeight,
            "min_width": self._widget.setMinimumWidth,
            "max_width": self._widget.setMaximumWidth,
            "min_height": self._widget.setMinimumHeight,
        }
        for name, pixels in self._limits.items():
            if pixels is not None:
                setters[name](theme.px(pixels))


def keep_size(
    widget: _Widget,
    *,
    width: int | None = None,
    height: int | None = None,
    min_width: int | None = None,
    max_width: int | None = None,
    min_height: int | None = None,
) -> _Widget:
    """Hold *widget* to sizes given in pixels at 100 %, at every text size, and return it."""
    limits = {
        "width": width,
        "height": height,
        "min_width": min_width,
        "max_width": max_width,
        "min_height": min_height,
    }
    if width is not None:
        # A widget whose hint is ignored would be given no room in a row at all.
        widget.setSizePolicy(QSizePolicy.Policy.Fixed, widget.sizePolicy().verticalPolicy())
    _KeptSize(widget, limits)
    return widget
