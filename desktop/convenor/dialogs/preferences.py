"""Preferences: how the program looks and behaves for its user, in every convening."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from convenor.ask import Ask
from convenor.dialogs.boxed import BoxedLine
from convenor.dialogs.frame import Dialog
from convenor.dialogs.preference_values import USUAL, Preferences, Values
from convenor.theme.theme import LARGEST, SMALLEST, Density, Mode, theme
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.checks import CheckBox
from convenor.widgets.combo import Combo
from convenor.widgets.day_words import day_and_year
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import ElidedLabel, Label, Role, WrapLabel
from convenor.widgets.layouts import keep_size, row
from convenor.widgets.toast import show_toast

_CAPTIONS, _WIDE = 130, 280
_MODES: Final = ((Mode.SYSTEM, "As the desktop"), (Mode.LIGHT, "Light"), (Mode.DARK, "Dark"))
_DENSITIES: Final = (
    (Density.COMPACT, "Compact"),
    (Density.DEFAULT, "Usual"),
    (Density.COMFORTABLE, "Comfortable"),
)
_RAILS: Final = (
    ("", "Names where there is room"),
    ("wide", "Icons and names"),
    ("narrow", "Icons only"),
)
_PREVIEW: Final = "Amara Okafor · Wed 14 Apr 2027, 10:30–12:00 · 118 coming · 审核"
_NAME_HINT: Final = (
    "It stands in History beside what you do, in every convening."
    " What was done before keeps the name it was done under."
)
_MOTION: Final = "Nothing moves by itself"
_RESET: Final = "The preferences are the usual ones again"
_EXAMPLE: Final = date(2027, 4, 14)


class PreferencesDialog(Dialog):
    """Every choice holds at once; there is nothing to confirm."""

    def __init__(
        self,
        parent: QWidget,
        preferences: Preferences,
        ask: Ask,
        *,
        actor: str,
        go_by: Callable[[str], object],
    ) -> None:
        """*actor* is the user's present name; *go_by* is called with another one."""
        super().__init__(parent, "Preferences", "", size=(680, 720))
        self.set_lead("They are this computer’s, not the file’s. Every choice holds at once.")
        self._preferences = preferences
        self._ask = ask
        self._actor = actor
        self._go_by = go_by
        self._add_you()
        self._add_look()
        self._add_window()
        self._add_exports()
        self._add_language()
        self.body.add(None)
        reset = Button("Usual preferences", Kind.GHOST)
        reset.clicked.connect(self._reset)
        self.foot.insertWidget(0, reset)
        self._show()
        theme.changed.connect(self._show)

    # What stands on the page

    def _group(self, title: str) -> FormGrid:
        grid = FormGrid(_CAPTIONS, spacing=8)
        self.body.add(4, Label(title, Role.SUBTITLE), grid)
        return grid

    def _add_you(self) -> None:
        self._name = BoxedLine("Your name")
        self._name.set_value(self._actor)
        self._name.typed.connect(self._take_name)
        self._name.visit_ended.connect(self._end_name)
        self._group("You").add("Your name", keep_size(self._name, max_width=_WIDE), _NAME_HINT)

    def _add_look(self) -> None:
        grid = self._group("Look")
        self._mode = Combo(_MODES, "Theme")
        self._mode.chosen.connect(self._take_mode)
        self._scale = Combo(_sizes(), "Text size")
        self._scale.chosen.connect(self._take_scale)
        self._density = Combo(_DENSITIES, "Height of rows")
        self._density.chosen.connect(self._take_density)
        self._still = CheckBox(_MOTION)
        self._still.clicked.connect(self._take_still)
        grid.add("Theme", keep_size(self._mode, max_width=_WIDE))
        grid.add("Text size", keep_size(self._scale, max_width=_WIDE))
        grid.add("", WrapLabel(_PREVIEW, Role.BODY))
        grid.add("Height of rows", keep_size(self._density, max_width=_WIDE))
        grid.add("Movement", self._still)

    def _add_window(self) -> None:
        self._rail = Combo(_RAILS, "Rail")
        self._rail.chosen.connect(self._take_rail)
        line = keep_size(self._rail, max_width=_WIDE)
        self._group("Window").add("Rail", line, "F9 changes it, too.")

    def _add_exports(self) -> None:
        self._folder = ElidedLabel("")
        change = Button("Change…", small=True)
        change.setAccessibleName("Change where exports go…")
        change.clicked.connect(self._ask_folder)
        line = QWidget()
        line.setLayout(row((self._folder, 1), change))
        hint = "Proposed whenever something is written. Each time another one can be chosen."
        self._group("Exports").add("Folder", line, hint)

    def _add_language(self) -> None:
        week = QLocale().dayName(QLocale().firstDayOfWeek().value)
        words = (
            "The words are English. Days and numbers are written as on this computer:"
            f" {day_and_year(_EXAMPLE)}, {QLocale().toString(1400)} seats, weeks from {week}."
            " Times are those of the venue, with 24 hours."
        )
        self._group("Language and dates").add_wide(WrapLabel(words, Role.SECONDARY))

    # What is chosen

    def _show(self) -> None:
        """Show what holds now; keys and menus may have changed it meanwhile."""
        self._mode.set_value(theme.mode)
        self._density.set_value(theme.density)
        self._scale.set_value(f"{theme.scale:.1f}")
        self._rail.set_value(self._preferences.rail)
        self._still.setChecked(theme.reduced_motion)
        self._folder.setText(self._preferences.exports_folder or "The one used last")

    def _take_name(self, text: str) -> None:
        """Take the name that is typed; an empty one changes nothing."""
        name = " ".join(text.split())
        if name and name != self._actor:
            self._actor = name
            self._go_by(name)

    def _end_name(self, text: str) -> None:
        self._take_name(text)
        self._name.set_value(self._actor, replace=True)

    def _take_mode(self, mode: str) -> None:
        self._preferences.mode = Mode(mode)

    def _take_scale(self, scale: str) -> None:
        self._preferences.scale = float(scale)

    def _take_density(self, density: str) -> None:
        self._preferences.density = Density(density)

    def _take_still(self) -> None:
        self._preferences.still = self._still.isChecked()

    def _take_rail(self, rail: str) -> None:
        self._preferences.rail = rail

    def _ask_folder(self) -> None:
        start = self._preferences.exports_folder
        self._ask.folder("Where do exports go?", self._take_folder, start=start)

    def _take_folder(self, folder: Path) -> None:
        self._preferences.exports_folder = str(folder)
        self._show()

    def _reset(self) -> None:
        """Go back to the usual; what was before is offered again."""
        before = self._preferences.values()
        self._preferences.take(USUAL)
        self._show()
        back = partial(self._take_back, before)
        show_toast(self, _RESET, on_action=back)

    def _take_back(self, before: Values) -> None:
        self._preferences.take(before)
        self._show()


def _sizes() -> list[tuple[str, str]]:
    percents = range(round(SMALLEST * 100), round(LARGEST * 100) + 1, 10)
    return [(f"{each / 100:.1f}", f"{each} %") for each in percents]
