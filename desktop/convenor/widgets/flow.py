"""Widgets beside each other that wrap into further lines when there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.theme import theme


class Flow(QWidget):
    """A wrapping row. Its hints give the height at the present width, as wrapped labels do."""

    def __init__(
        self,
        *widgets: QWidget,
        spacing: int = 6,
        between: int | None = None,
        at_end: bool = False,
    ) -> None:
        """*spacing* parts widgets, *between* lines (the same where nothing is said).

        With *at_end* every line stands at the far side.
        """
        super().__init__()
        self._at_end = at_end
        self._between = spacing if between is None else between
        self._widgets: list[QWidget] = []
        self._spacing = spacing
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for widget in widgets:
            self.add(widget)
        theme.changed.connect(self._arrange_anew)

    def add(self, widget: QWidget, *, at: int | None = None) -> None:
        """Put *widget* at the end, or before the one *at* a place."""
        widget.setParent(self)
        self._widgets.insert(len(self._widgets) if at is None else at, widget)
        widget.show()
        self._arrange_anew()

    def remove(self, widget: QWidget) -> None:
        """Delete one of the widgets."""
        self._widgets.remove(widget)
        widget.hide()
        widget.deleteLater()
        self._arrange_anew()

    def clear(self) -> None:
        """Delete every widget in it."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets.clear()
        self._arrange_anew()

    def widgets(self) -> tuple[QWidget, ...]:
        """Return what is in it, in order."""
        return tuple(self._widgets)

    def sizeHint(self) -> QSize:
        """Return the height at the present width."""
        laid_out = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        width = self.width() if laid_out else theme.px(300)
        return QSize(theme.px(60), self._arranged(width, move=False))

    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._arranged(self.width(), move=True)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Wrap anew: what its widgets wanted while it was hidden Qt has told nobody."""
        super().showEvent(event)
        self._arrange_anew()

    def event(self, event: QEvent) -> bool:
        """Wrap anew when one of its widgets is shown, hidden or wants another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange_anew()
        return super().event(event)

    def _arrange_anew(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):  # else it has no width yet
            self._arranged(self.width(), move=True)
        self.updateGeometry()

    def _hint_of(self, widget: QWidget) -> QSize:
        """Return how large a widget is to be."""
        return widget.sizeHint().expandedTo(widget.minimumSize())

    def _arranged(self, width: int, *, move: bool) -> int:
        """Place the widgets in lines of *width* (or only measure) and return the height."""
        gap, left, top, line = theme.px(self._spacing), 0, 0, 0
        beside: list[tuple[QWidget, QRect]] = []
        for widget in self._widgets:
            if widget.isHidden():
                continue
            hint = self._hint_of(widget)
            if left and left + hint.width() > width:
                self._put(beside if move else (), line, width - left + gap)
                left, top, line, beside = 0, top + line + theme.px(self._between), 0, []
            wide = min(hint.width(), width)
            at = width - left - wide if self.isRightToLeft() else left
            beside.append((widget, QRect(at, top, wide, hint.height())))
            left += hint.width() + gap
            line = max(line, hint.height())
        self._put(beside if move else (), line, width - left + gap)
        return top + line

    def _put(self, beside: Sequence[tuple[QWidget, QRect]], line: int, spare: int) -> None:
        """Place the widgets of one line in its middle; *line* is how high it is."""
        along = max(spare, 0) * (-1 if self.isRightToLeft() else 1) if self._at_end else 0
        for widget, place in beside:
            widget.setGeometry(place.translated(along, (line - place.height()) // 2))
