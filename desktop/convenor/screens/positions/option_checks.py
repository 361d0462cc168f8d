"""The options of an issue as checks, and a line to add one."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from convenor.widgets.checks import CheckBox
from convenor.widgets.editable_text import EditableLine
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import clear, column, row
from convenor_db.domain.records import Issue


class _Words(WrapLabel):
    """The words of an option, over as many lines as they need; a click on them ticks it."""

    def __init__(self, text: str, box: CheckBox) -> None:
        super().__init__(text)
        self.setContentsMargins(0, 3, 0, 3)
        self.setBuddy(box)
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the box."""
        if event.button() == Qt.MouseButton.LeftButton and self._box.isEnabled():
            self._box.click()


class OptionChecks(QWidget):
    """Ticks those that are supported, or rejected."""

    turned = Signal(str, bool)
    """An option was ticked, or not any more."""
    option_wanted = Signal(str)
    """An option was typed that the issue does not have yet."""

    def __init__(self, name: str, *, adds: bool = True) -> None:
        """With *adds* options can be added here."""
        super().__init__()
        self._name = name
        self._keys: tuple[tuple[str, str], ...] = ()
        self._boxes: dict[str, CheckBox] = {}
        self._rows = column(margins=(8, 2, 0, 0), spacing=2)
        self._none = WrapLabel("This issue has no options yet.", Role.MUTED)
        self._none.setContentsMargins(8, 4, 0, 0)
        self._new = EditableLine(f"{name}: add an option", placeholder="Add an option…")
        self._new.visit_ended.connect(self._say_new)
        self.setLayout(column(self._none, self._rows, self._new, spacing=2))
        self._new.setVisible(adds)  # once it has a parent: a window of its own takes the focus
        self.setAccessibleName(name)

    def show_options(self, issue: Issue, ticked: Collection[str]) -> None:
        """Show the options of an issue, these of them ticked."""
        keys = tuple((option.key, option.text) for option in issue.options)
        if keys != self._keys:
            self._keys = keys
            self._build(issue)
        for key, box in self._boxes.items():
            box.setChecked(key in ticked)
        self._none.setVisible(not keys)

    @property
    def new_option(self) -> EditableLine:
        """The line in which an option is typed that the issue does not have yet."""
        return self._new

    def leave(self) -> None:
        """End what is being typed while it is known of which issue it is."""
        self._new.end_visit()

    def box(self, option: str) -> CheckBox:
        """Return the check of an option; KeyError if there is none."""
        return self._boxes[option]

    def _build(self, issue: Issue) -> None:
        clear(self._rows)
        self._boxes = {}
        for option in issue.options:
            box = CheckBox(name=f"{self._name}: {option.text}")
            box.clicked.connect(lambda on, key=option.key: self.turned.emit(key, on))
            self._boxes[option.key] = box
            line = QWidget()
            mark = column(box, None, spacing=0)
            line.setLayout(row(mark, (_Words(option.text, box), 1), spacing=8))
            self._rows.add(line)
            line.show()

    def _say_new(self, text: str) -> None:
        if text.strip():
            self.option_wanted.emit(text)
