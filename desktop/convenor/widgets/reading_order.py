"""Tab goes through a window as one reads it, whenever its parts were made.

Qt's own chain follows the order in which widgets were made, so everything made later, such as the
moves of a seat or the rows of a list, would come last. Here the order is looked up when Tab is
pressed: what is laid out beside and below each other, part by part, each part to its end.
"""

from collections.abc import Iterator, Sequence, Set
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLayout, QMainWindow, QWidget

from convenor.widgets.layouts import things_in

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object

_FORWARD, _BACKWARD = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


class _Part(NamedTuple):
    """A widget, or a layout within one, and where it stands in its parent."""

    thing: QWidget | QLayout
    rect: QRect


class ReadsInOrder(_Widget):
    """Put before the class of a window: Tab goes through it in reading order.

    What has the focus and is taken away or greyed gives it to its nearest neighbour.
    """

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Go to the next stop, or the one before; say whether there is one."""
        hints = QGuiApplication.styleHints()
        if hints.tabFocusBehavior() is not Qt.TabFocusBehavior.TabFocusAllControls:
            return bool(super().focusNextPrevChild(forward))  # the desktop wants fewer stops
        stop = _stop_from(self, self.focusWidget() or self, forward=forward)
        if stop is None:
            return False
        stop.setFocus(_FORWARD if forward else _BACKWARD)
        return True


def stops(within: QWidget) -> list[QWidget]:
    """Return what takes the focus by Tab in a widget, in reading order."""
    return [widget for widget in _walk(within) if _is_stop(widget)]


def _stop_from(window: QWidget, current: QWidget, *, forward: bool) -> QWidget | None:
    """Return where Tab leads from *current*; if that cannot have the focus, a neighbour of it."""
    if not (current.isVisible() and current.isEnabled()):
        return _neighbour(window, current)
    if forward:
        ways = chain(_following(current, window), _walk(window))
    else:
        ways = chain(_preceding(current, window), _walk_back(window))
    return next((one for one in ways if _is_stop(one)), None)


def _neighbour(window: QWidget, gone: QWidget) -> QWidget | None:
    """Return the stop nearest to what is gone, in the smallest part around it that has any."""
    around = gone.parentWidget()
    while around is not None:
        if around.isVisible() and around.isEnabled():
            ways = chain(_following(gone, around), _preceding(gone, around))
            stop = next((one for one in ways if _is_stop(one)), None)
            if stop is not None:
                return stop
        around = None if around is window else around.parentWidget()
    return None


def _following(current: QWidget, within: QWidget) -> Iterator[QWidget]:
    """Yield what is read after a widget: what is in it first, then what is beside, and so on."""
    for child in _children(current):
        yield from _walk(child)
    while current is not within and (parent := current.parentWidget()) is not None:
        beside = _children(parent, current)
        for other in beside[beside.index(current) + 1 :]:
            yield from _walk(other)
        current = parent


def _preceding(current: QWidget, within: QWidget) -> Iterator[QWidget]:
    """Yield what is read before a widget, the nearest first."""
    while current is not within and (parent := current.parentWidget()) is not None:
        beside = _children(parent, current)
        for other in reversed(beside[: beside.index(current)]):
            yield from _walk_back(other)
        yield parent
        current = parent


def _is_stop(widget: QWidget) -> bool:
    if widget.focusProxy() is not None or not (widget.isVisible() and widget.isEnabled()):
        return False
    chosen = _chosen_beside(widget)
    if chosen is not None:  # Qt takes the policy away from those not chosen, but too late
        return widget is chosen
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _chosen_beside(widget: QWidget) -> QWidget | None:
    """Return the chosen one of the buttons of which one can be chosen, *widget* being of them."""
    parent = widget.parentWidget()
    if not _is_exclusive(widget) or parent is None:
        return None
    return next((one for one in parent.children() if _is_exclusive(one) and one.isChecked()), None)


def _is_exclusive(one: QObject) -> TypeGuard[QAbstractButton]:
    return isinstance(one, QAbstractButton) and one.isCheckable() and one.autoExclusive()


def _walk(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and what can be seen in it, in reading order."""
    yield widget
    for child in _children(widget):
        yield from _walk(child)


def _walk_back(widget: QWidget) -> Iterator[QWidget]:
    for child in reversed(_children(widget)):
        yield from _walk_back(child)
    yield widget


def _children(widget: QWidget, besides: QWidget | None = None) -> list[QWidget]:
    """Return what stands in a widget and can be seen, and *besides*, in reading order."""
    shown = {
        child
        for child in widget.children()
        if isinstance(child, QWidget)
        and (child is besides or (child.isVisible() and not child.isWindow()))
    }
    if not shown:
        return []
    layout = None if isinstance(widget, QMainWindow) else widget.layout()
    mirrored = widget.isRightToLeft()
    laid = list(_laid_out(layout, shown, mirrored=mirrored)) if layout else []
    # What is in no layout stands where it was put, perhaps over all else: it comes after it.
    free = [_Part(child, child.geometry()) for child in shown.difference(laid)]
    after = [part.thing for part in _as_read(free, mirrored=mirrored)]
    return [child for child in (*laid, *after) if isinstance(child, QWidget) and child in shown]


def _laid_out(layout: QLayout, shown: Set[QWidget], *, mirrored: bool) -> Iterator[QWidget]:
    """Yield what is shown of a layout and of those within it, each to its end."""
    parts = [_Part(thing, thing.geometry()) for thing in things_in(layout, shown)]
    for part in _as_read(parts, mirrored=mirrored):
        if isinstance(part.thing, QLayout):
            yield from _laid_out(part.thing, shown, mirrored=mirrored)
        else:
            yield part.thing


def _as_read(parts: Sequence[_Part], *, mirrored: bool) -> list[_Part]:
    """Return parts in rows from top to bottom, each row from where reading begins.

    In one row are those that share at least half of their height with its first.
    """
    rows: list[list[_Part]] = []
    for part in sorted(parts, key=lambda part: (part.rect.top(), part.rect.left())):
        if rows and _beside(rows[-1][0].rect, part.rect):
            rows[-1].append(part)
        else:
            rows.append([part])
    for row in rows:
        row.sort(key=lambda part: -part.rect.right() if mirrored else part.rect.left())
    return [part for row in rows for part in row]


def _beside(first: QRect, other: QRect) -> bool:
    shared = min(first.bottom(), other.bottom()) - max(first.top(), other.top()) + 1
    return 2 * shared > min(first.height(), other.height())
