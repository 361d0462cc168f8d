"""The menu View: screens, palette, panels, text size, theme."""

from functools import partial
from typing import TYPE_CHECKING

from convenor.commands import Command
from convenor.theme.theme import Density, Mode, theme
from convenor.window.registry import RAIL

if TYPE_CHECKING:
    from convenor.window.main_window import MainWindow

_MODES = ((Mode.SYSTEM, "As the desktop"), (Mode.LIGHT, "Light"), (Mode.DARK, "Dark"))
_DENSITIES = (
    (Density.COMPACT, "Compact"),
    (Density.DEFAULT, "Usual"),
    (Density.COMFORTABLE, "Comfortable"),
)
_SIZES = (
    ("larger", "Larger", ("Ctrl++", "Ctrl+="), 0.1),
    ("smaller", "Smaller", ("Ctrl+-",), -0.1),
    ("usual", "Usual size", ("Ctrl+0",), 0.0),
)


def view_commands(window: "MainWindow") -> tuple[Command, ...]:
    """Return the commands of the menu View, in its order."""
    return (*_screens(window), *_moving(window), *_parts(window), *_looks(window))


def _screens(window: "MainWindow") -> tuple[Command, ...]:
    return tuple(
        Command(
            name=f"view.{entry.name}",
            words=entry.words,
            menu="View",
            keys=(entry.keys,),
            icon=entry.icon,
            run=partial(window.show_screen, entry.name),
            why_not=window.why_not_open,
        )
        for entry in RAIL
    )


def _moving(window: "MainWindow") -> tuple[Command, ...]:
    find = Command(
        name="view.palette",
        words="Search or run…",
        menu="View",
        group=1,
        keys=("Ctrl+K",),
        icon="search",
        in_palette=False,
        run=window.open_palette,
    )
    back = Command(
        name="view.back",
        words="Back",
        menu="View",
        group=1,
        keys=("Alt+Left", "Back"),
        icon="arrow-left",
        run=window.go_back,
        why_not=window.why_not_back,
    )
    forward = Command(
        name="view.forward",
        words="Forward",
        menu="View",
        group=1,
        keys=("Alt+Right", "Forward"),
        icon="arrow-right",
        run=window.go_forward,
        why_not=window.why_not_forward,
    )
    return (find, back, forward)


def _parts(window: "MainWindow") -> tuple[Command, ...]:
    panel = Command(
        name="view.panel",
        words="Side panel",
        menu="View",
        group=2,
        keys=("F8",),
        icon="panel-right-close",
        run=window.toggle_panel,
        why_not=window.why_not_open,
        checked=partial(_shows_panel, window),
    )
    rail = Command(
        name="view.rail",
        words="Rail",
        menu="View",
        group=2,
        keys=("F9",),
        icon="panel-left-close",
        run=window.toggle_rail,
        why_not=window.why_not_open,
        checked=partial(_shows_rail, window),
    )
    pane = Command(
        name="view.pane",
        words="Next pane",
        menu="View",
        group=2,
        keys=("F6",),
        run=window.next_pane,
        why_not=window.why_not_open,
    )
    return (panel, rail, pane)


def _sizes(window: "MainWindow") -> tuple[Command, ...]:
    """Return how high rows are, and how large texts."""
    sizes = tuple(
        Command(
            name=f"view.text.{name}",
            words=words,
            menu="View>Text size",
            group=3,
            keys=keys,
            run=partial(_step_text_size, window, step),
        )
        for name, words, keys, step in _SIZES
    )
    densities = tuple(
        Command(
            name=f"view.density.{density}",
            words=words,
            menu="View>Density",
            group=3,
            run=partial(_set_density, window, density),
            checked=partial(_is_density, density),
        )
        for density, words in _DENSITIES
    )
    return (*densities, *sizes)


def _looks(window: "MainWindow") -> tuple[Command, ...]:
    modes = tuple(
        Command(
            name=f"view.theme.{mode}",
            words=words,
            menu="View>Theme",
            group=3,
            run=partial(_set_mode, window, mode),
            checked=partial(_is_mode, mode),
        )
        for mode, words in _MODES
    )
    turn = Command(
        name="view.theme.turn",
        words="Light or dark",
        icon="moon",
        run=partial(_turn_mode, window),
    )
    return (*_sizes(window), *modes, turn)


def _shows_panel(window: "MainWindow") -> bool:
    panel = window.view.front.panel() if window.view else None
    return panel is not None and not panel.isHidden()


def _shows_rail(window: "MainWindow") -> bool:
    """Say whether the rail has its words; without them it is still there, as icons."""
    return window.view is not None and not window.view.rail.is_collapsed


def _is_density(density: Density) -> bool:
    return theme.density is density


def _set_density(window: "MainWindow", density: Density) -> None:
    theme.set_density(density)
    window.settings.density = str(density)


def _is_mode(mode: Mode) -> bool:
    return theme.mode is mode


def _set_mode(window: "MainWindow", mode: Mode) -> None:
    theme.set_mode(mode)
    window.settings.mode = str(mode)


def _turn_mode(window: "MainWindow") -> None:
    _set_mode(window, Mode.LIGHT if theme.dark else Mode.DARK)


def _step_text_size(window: "MainWindow", step: float) -> None:
    """Make every text larger or smaller by *step*; 0 goes back to the usual size."""
    window.settings.scale = theme.step_scale(step)
