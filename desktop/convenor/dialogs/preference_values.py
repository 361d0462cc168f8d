"""The preferences as they hold now: put on at once, and kept for the next start."""

from collections.abc import Callable
from typing import Final, NamedTuple

from convenor.settings import Settings
from convenor.theme.theme import Density, Mode, theme


class Values(NamedTuple):
    """What can be set back to the usual; the user's name is none of it."""

    mode: Mode
    scale: float
    density: Density
    still: bool
    rail: str
    exports_folder: str


USUAL: Final = Values(Mode.SYSTEM, 1.0, Density.DEFAULT, still=False, rail="", exports_folder="")


class Preferences:
    """Reads and changes what its user prefers; the theme and the settings follow."""

    def __init__(self, settings: Settings, fit_rail: Callable[[], object]) -> None:
        """*fit_rail* is called when the rail is to stand another way."""
        self.settings = settings
        self._fit_rail = fit_rail

    @property
    def mode(self) -> Mode:
        """Light, dark, or as the desktop."""
        return theme.mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self.settings.mode = str(mode)
        theme.set_mode(mode)

    @property
    def scale(self) -> float:
        """The size of the text, 0.8 to 2.0."""
        return theme.scale

    @scale.setter
    def scale(self, scale: float) -> None:
        self.settings.scale = scale
        theme.set_scale(scale)

    @property
    def density(self) -> Density:
        """How high the rows of tables are."""
        return theme.density

    @density.setter
    def density(self, density: Density) -> None:
        self.settings.density = str(density)
        theme.set_density(density)

    @property
    def still(self) -> bool:
        """Whether nothing may move by itself."""
        return theme.reduced_motion

    @still.setter
    def still(self, still: bool) -> None:
        self.settings.still = still
        theme.set_reduced_motion(reduced=still)

    @property
    def rail(self) -> str:
        """How the rail stands: "wide", "narrow", or by the window's width where nothing is said."""
        return self.settings.word("rail")

    @rail.setter
    def rail(self, rail: str) -> None:
        self.settings.keep_word("rail", rail)
        self._fit_rail()

    @property
    def exports_folder(self) -> str:
        """The folder that every export proposes; empty: the one used last for its kind."""
        return self.settings.exports_folder

    @exports_folder.setter
    def exports_folder(self, folder: str) -> None:
        self.settings.exports_folder = folder

    def values(self) -> Values:
        """Return all of them as they are now."""
        return Values(
            self.mode, self.scale, self.density, self.still, self.rail, self.exports_folder
        )

    def take(self, values: Values) -> None:
        """Let others hold; what is the same already is left alone."""
        for name, value in values._asdict().items():
            if getattr(self, name) != value:
                setattr(self, name, value)
