"""Fields for one of several values, and for yes or no."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QWidget

from convenor.theme.theme import theme
from convenor.widgets.checks import CheckBox
from convenor.widgets.combo import Combo
from convenor.widgets.editable import EditableField, say_entered, say_left
from convenor.widgets.painting import draw_box, draw_focus


class _PlaceCombo(Combo):
    """A combo that looks like text until it is pointed at or has the focus."""

    entered = Signal()
    edited = Signal()
    went_aside = Signal()
    left = Signal()
    finished = Signal()

    def __init__(self, items: Sequence[tuple[str, str]], name: str) -> None:
        self._wrong = False
        super().__init__(items, name)
        self.chosen.connect(self._choice_made)

    def words(self) -> str:
        return self.value()

    def set_words(self, words: str) -> None:
        self.set_value(words)

    def forget_steps(self) -> None:
        """Do nothing: a choice has no steps."""

    def select_all(self) -> None:
        """Do nothing: a choice is never selected."""

    def set_wrong(self, *, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def widget(self) -> QWidget:
        return self

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(28))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        say_entered(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        say_left(self, event)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self._wrong:
            draw_box(painter, rect, ground="bad_soft", line="bad", radius=5)
        elif self._shows_arrow():
            draw_box(painter, rect, ground="surface", line="line3", radius=5)
        if self.hasFocus() or self.view().isVisible():
            draw_focus(painter, rect, radius=5)

    def _inset(self) -> int:
        return 8

    def _shows_arrow(self) -> bool:
        active = self.underMouse() or self.hasFocus() or self.view().isVisible()
        return active and self.isEnabled()

    def _choice_made(self) -> None:
        self.edited.emit()
        self.finished.emit()


class EditableChoice(EditableField):
    """One of several; a choice is said at once."""

    def __init__(
        self, field_name: str, items: Sequence[tuple[str, str]], *, placeholder: str = ""
    ) -> None:
        self._combo = _PlaceCombo((), field_name)
        self._combo.set_placeholder(placeholder)
        super().__init__(field_name, self._combo)
        self.set_items(items)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer other values, each with its words; the value stays if it is still there."""
        self._combo.set_items(items)
        self._combo.set_value(self._said)


class _PlaceCheck(CheckBox):
    """A check box as an editor; "true" and "false" are its words."""

    _INSET = 8

    entered = Signal()
    edited = Signal()
    went_aside = Signal()
    left = Signal()
    finished = Signal()

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words, name=name)
        self.clicked.connect(self._choice_made)

    def words(self) -> str:
        return "true" if self.isChecked() else "false"

    def set_words(self, words: str) -> None:
        self.setChecked(words == "true")

    def forget_steps(self) -> None:
        """Do nothing: a check box has no steps."""

    def select_all(self) -> None:
        """Do nothing: a check box is never selected."""

    def set_wrong(self, *, wrong: bool) -> None:
        """Do nothing: the reason under it says enough."""

    def widget(self) -> QWidget:
        return self

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(28))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        say_left(self, event)

    def _choice_made(self) -> None:
        self.edited.emit()
        self.finished.emit()


class EditableBool(EditableField):
    """Yes or no, "true" or "false"; said at once."""

    def __init__(self, field_name: str, words: str = "") -> None:
        super().__init__(field_name, _PlaceCheck(words, field_name))
        self.set_value("false")

    def is_on(self) -> bool:
        """Tell whether it is ticked."""
        return self.value() == "true"

    def set_on(self, *, on: bool) -> None:
        """Tick it or not, as the file has it now."""
        self.set_value("true" if on else "false")
