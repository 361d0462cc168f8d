"""The five boxes of a stance and the one for unknown, each with its key; and their legend."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.focus import KeyboardRing
from convenor.widgets.layouts import row
from convenor.widgets.matrix.cells import (
    ASSESSED,
    RADIUS,
    STATED,
    draw_figure,
    draw_flag,
    draw_stale,
)
from convenor.widgets.matrix.values import SCALE, ground_of, in_words, ink_of, printed
from convenor.widgets.painting import CENTRE, LEFT, Run, draw_box, draw_focus, draw_text, text_width

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_KEYS: Final[dict[int | None, str]] = {-2: "1", -1: "2", 0: "3", 1: "4", 2: "5", None: "?"}

_MARKS: Final = ("Stated", "Assessed", "Unknown", "Old", "Red line")
_PLAIN: Final = {"Stated": (1, STATED), "Assessed": (1, ASSESSED), "Unknown": (None, ASSESSED)}
"""Marks that are a figure: the stance and the weight in which it is printed."""

_MARK: Final = 30
"""Pixels a mark of the legend takes, with the gap before its word."""
_GAP: Final = 8
"""Pixels between a word of the legend and the next mark."""


class _Box(KeyboardRing, QAbstractButton):
    """One stance; filled with its colour while it is the one held."""

    stepped = Signal(int)

    def __init__(self, stance: int | None) -> None:
        super().__init__()
        self.stance = stance
        self.setCheckable(True)
        self.setAccessibleName(f"{printed(stance)} {in_words(stance)}, key {_KEYS[stance]}")
        self.setToolTip(f"{in_words(stance).capitalize()} ({_KEYS[stance]})")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(42))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.stepped.emit(-step if mirrored else step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ink = self._paint_ground(painter, rect)
        upper = rect.adjusted(0, theme.px(5), 0, -theme.px(16))
        face = font("body", 700 if self.isChecked() else 500)
        draw_text(painter, upper, Run(printed(self.stance), face, ink), align=CENTRE, elide=False)
        lower = rect.adjusted(0, theme.px(24), 0, -theme.px(3))
        note = Run(_KEYS[self.stance], font("micro", 400), ink if self.isChecked() else "text3")
        draw_text(painter, lower, note, align=CENTRE, elide=False)
        if self.has_ring:
            draw_focus(painter, QRectF(self.rect()))

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> str:
        """Draw the ground, and return the token of what is written on it."""
        if self.isChecked() and self.stance is not None:
            draw_box(painter, rect, ground=ground_of(self.stance), radius=RADIUS)
            return ink_of(self.stance)
        if self.stance is None:
            painter.setPen(QPen(theme.color("line3"), 1, Qt.PenStyle.DotLine))
            held = "mute_soft" if self.isChecked() else "hover" if self.underMouse() else "surface"
            painter.setBrush(theme.color(held))
            painter.drawRoundedRect(rect, theme.pxf(RADIUS), theme.pxf(RADIUS))
            return "text" if self.isChecked() else "text2"
        ground = "hover" if self.underMouse() else "surface"
        draw_box(painter, rect, ground=ground, line="line2", radius=RADIUS)
        return "text2" if self.isEnabled() else "disabled"


class StanceBoxes(QWidget):
    """The five boxes left to right, then unknown; arrows go from one to another."""

    chosen = Signal(object)
    """A box was clicked, or Space pressed on it: its stance, None for unknown."""

    def __init__(self, name: str = "Position") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.boxes = [_Box(stance) for stance in (*SCALE, None)]
        line = row(spacing=5)
        for at, box in enumerate(self.boxes):
            line.add((box, 1))
            box.clicked.connect(lambda _on=False, box=box: self._clicked(box))
            box.stepped.connect(lambda step, at=at: self._step(at + step))
        self.setLayout(line)
        self.setFocusProxy(self.boxes[0])

    def show_stance(self, stance: int | None) -> None:
        """Fill the box of a stance."""
        for box in self.boxes:
            box.setChecked(box.stance == stance)
            box.update()

    def set_open(self, *, is_open: bool) -> None:
        """Let the boxes be clicked, or only be read."""
        for box in self.boxes:
            box.setEnabled(is_open)

    def _clicked(self, box: _Box) -> None:
        box.setChecked(True)  # what is held changes when the file says so
        self.chosen.emit(box.stance)

    def _step(self, at: int) -> None:
        if 0 <= at < len(self.boxes):
            self.boxes[at].setFocus(Qt.FocusReason.TabFocusReason)


class Legend(QWidget):
    """What the colours and marks of the matrix mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(
            "From −2, strongly oppose, to +2, strongly support. A dotted edge is unknown, a dotted"
            " corner is out of date, a flag is a red line. A figure in bold was stated by them,"
            " a plain one is assessed by us."
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room of all its parts."""
        return QSize(round(self._paint(None)) + 1, theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the scale: the marks are left out where there is none."""
        return QSize(theme.px(40), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)

    def _paint(self, painter: QPainter | None) -> float:
        """Draw the parts one after the other, or only measure them; return how wide they are."""
        at = self._words(painter, 0, "Oppose") + theme.px(6)
        for stance in SCALE:
            if painter:
                draw_figure(painter, self._swatch(at), stance)
            at += theme.px(29)
        at = self._words(painter, at + theme.px(2), "Support") + theme.px(10)
        for words in _MARKS:
            end = at + theme.px(_MARK) + text_width(words, font("caption"))
            if painter and end > self.width() + 1:
                break
            if painter:
                self._sign(painter, self._swatch(at), words)
            at = self._words(painter, at + theme.px(_MARK), words) + theme.px(_GAP)
        return at - theme.px(_GAP)

    def _sign(self, painter: QPainter, box: QRectF, words: str) -> None:
        if words in _PLAIN:
            draw_figure(painter, box, *_PLAIN[words])
            return
        draw_box(painter, box, ground="z0", radius=RADIUS)
        if words == "Old":
            draw_stale(painter, box)
        else:
            draw_flag(painter, box.adjusted(theme.pxf(2), 0, 0, 0))

    def _swatch(self, at: float) -> QRectF:
        box = QRectF(at, theme.pxf(3), theme.pxf(26), theme.pxf(18))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box

    def _words(self, painter: QPainter | None, at: float, words: str) -> float:
        face = font("caption")
        width = text_width(words, face)
        if painter:
            box = QRectF(at, 0, width + 2, theme.px(24))
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                box.moveLeft(self.width() - box.right())
            draw_text(painter, box, Run(words, face, "text2"), align=LEFT, elide=False)
        return at + width
