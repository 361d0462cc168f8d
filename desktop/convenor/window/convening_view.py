"""An open convening in the window: rail, the screen in front, banner and progress."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from convenor.commands import Command, Commands
from convenor.soon import soon
from convenor.tasks import Tasks
from convenor.theme.theme import theme
from convenor.widgets.banner import Banner
from convenor.widgets.layouts import column, row
from convenor.widgets.menu import Menu
from convenor.widgets.reading_order import stops
from convenor.window import left_off
from convenor.window.badges import Badges
from convenor.window.job_strip import JobStrip
from convenor.window.own_views import OwnViews
from convenor.window.rail import Rail
from convenor.window.registry import FIRST, RAIL, SCREENS, load, screen_for
from convenor.window.trail import Stop, Trail
from convenor.workplace import Screen, Thing, Things, Workplace

_LOOK = 1000
"""Milliseconds between two looks at where the user is: killed, the program opens there again."""
_NARROW_WINDOW = 1100
"""Under this many pixels the rail is only icons."""


class ConveningView(QWidget):
    """Shows one convening; made when its file opens, thrown away when it closes."""

    seen = Signal()
    """It has been painted for the first time: what can wait may begin."""
    shown = Signal(str)
    """Another screen is in front: its name."""

    def __init__(self, place: Workplace, commands: Commands, switcher: Menu, before: Tasks) -> None:
        """*before* are the window's own tasks, which go on when the convening closes."""
        super().__init__()
        self.place = place
        self._commands = commands
        self._screens: dict[str, Screen] = {}
        self._names: list[str] = []
        self._trail = Trail()
        self._seen = False
        self._waiting: set[str] | None = None
        self._why_unsaved = ""
        self._wish = _kept_wish(place)
        self.current = ""
        self.rail = Rail(RAIL, switcher)
        self._badges = Badges(self.rail, place)
        self._stack = QStackedWidget()
        self._banner = Banner()
        self._offered: dict[str, list[str]] = {}
        self._strip = JobStrip(place.tasks, before)
        body = QWidget()
        self._under_banner = column(spacing=0)
        inside = (self._banner, self._under_banner, (self._stack, 1), self._strip)
        body.setLayout(column(*inside, spacing=0))
        self.setLayout(row(self.rail, (body, 1), spacing=0))
        self.rail.show_convening(place.document.snapshot.convening)
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK)
        self._looks.setSingleShot(True)
        self._kept: Stop | None = None
        self._connect(place)
        OwnViews(place, self.screen_named, self._screens, self)
        self._left: Stop | None = left_off.kept(place.settings, str(place.document.path))
        if self._left and self._left.screen not in SCREENS:
            self._left = None
        self._bring_forward(self._left.screen if self._left else FIRST)

    def _connect(self, place: Workplace) -> None:
        self.rail.chosen.connect(self.go_to_screen)
        self.rail.why_wanted.connect(self._say_why_again)
        place.commands_offered.connect(self._offer)
        place.wanted.connect(self.go_to_thing)
        place.several_wanted.connect(self.go_to_several)
        place.tasks.refused.connect(self.show_refusal)
        document = place.document
        document.acted.connect(self._acted)
        document.refused.connect(self._refused)
        document.labels_changed.connect(self._saved)
        document.saving.connect(self._saving)
        self._looks.timeout.connect(self._look)

    def screen_named(self, name: str) -> Screen:
        """Return a screen; it is built when it is first asked for."""
        if name not in self._screens:
            screen = load(name)(self.place)
            self._screens[name] = screen
            self._stack.addWidget(screen)
        return self._screens[name]

    def commands_of(self, name: str) -> tuple[Command, ...]:
        """Return the commands of a screen, built or not."""
        return load(name).commands(partial(self.screen_named, name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when it has been seen for the first time."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            soon(self, self.seen.emit)
            soon(self._badges, self._badges.begin)

    @property
    def front(self) -> Screen:
        """The screen in front."""
        return self._screens[self.current]

    def go_to_screen(self, name: str) -> None:
        """Bring a screen to the front; Alt+Left comes back."""
        if name != self.current:
            self._trail.leave(self.here())
            self._bring_forward(name)
        self.front.focus_content()

    def go_to_thing(self, thing: Thing) -> None:
        """Show a thing on the screen that is for its kind."""
        name = screen_for(thing.kind)
        if name is None:
            return
        self._trail.leave(self.here())
        self._bring_forward(name)
        self.front.show_thing(thing.kind, thing.key)

    def go_to_several(self, things: Things) -> None:
        """Show what was counted on the screen that is for its kind."""
        name = screen_for(things.kind)
        if name is None:
            return
        self._trail.leave(self.here())
        self._bring_forward(name)
        self.front.show_several(things)

    def here(self) -> Stop:
        """Return where the user is: the screen, and the spot on it."""
        return Stop(self.current, self.front.spot())

    def keep_place(self) -> None:
        """Write down where the user is, if it is elsewhere by now: the file opens there again."""
        here = self.here()
        if here != self._kept:
            self._kept = here
            left_off.keep(self.place.settings, str(self.place.document.path), here)

    def _look(self) -> None:
        """Keep where the user is, and look again: an error is told once and not every second."""
        self.keep_place()
        self._looks.start()

    def _bring_forward(self, name: str) -> None:
        self._stack.setCurrentWidget(self.screen_named(name))
        self.current = name
        self.rail.check(name)
        self._commands.set_shown(name)
        self.shown.emit(name)
        self._prepare(name)

    def prepare_screens(self) -> None:
        """Let the screen in front make what the first paint did not wait for; others in turn."""
        self._waiting = set(SCREENS)
        self._prepare(self.current)
        left, self._left = self._left, None
        if left and left.screen == self.current:
            self.front.return_to(left.spot)
        self._looks.start()

    def _prepare(self, name: str) -> None:
        if self._waiting and name in self._waiting:
            self._waiting.remove(name)
            self._screens[name].prepare()

    def go_back(self) -> None:
        """Come back to where the user was before."""
        self._go(self._trail.back(self.here()))

    def go_forward(self) -> None:
        """Go forward again after coming back."""
        self._go(self._trail.forward(self.here()))

    def _go(self, stop: Stop | None) -> None:
        if stop:
            self.return_to(stop)

    def return_to(self, stop: Stop) -> None:
        """Bring a screen to the front, and go to the spot on it."""
        self._bring_forward(stop.screen)
        self.front.return_to(stop.spot)

    @property
    def trail(self) -> Trail:
        """Where the user has been."""
        return self._trail

    def toggle_panel(self) -> None:
        """Show or hide the side panel of the screen in front; the focus does not go with it."""
        panel = self.front.panel()
        if panel:
            held = _holds(panel, QApplication.focusWidget())
            panel.setVisible(panel.isHidden())
            if held:
                self.front.focus_content()

    def toggle_rail(self) -> None:
        """Show the rail as icons, or as icons and words, whatever the window's width."""
        self._wish = not self.rail.is_collapsed
        self.place.settings.keep_word("rail", "narrow" if self._wish else "wide")
        self._fit_rail()

    def take_kept_rail(self) -> None:
        """Let the rail stand as the preferences have it now."""
        self._wish = _kept_wish(self.place)
        self._fit_rail()

    def next_pane(self) -> None:
        """Put the focus on the next of screen, side panel and rail."""
        focus, panel = QApplication.focusWidget(), self.front.panel()
        if (
            panel
            and not panel.isHidden()
            and not _holds(panel, focus)
            and _holds(self._stack, focus)
        ):
            _focus_first(panel)
        elif _holds(self.rail, focus):
            self.front.focus_content()
        else:
            _focus_first(self.rail)

    def _focus_front(self) -> None:
        self.front.focus_content()

    def ask_name(self) -> None:
        """Let the next change ask its user's name for History."""
        self.seen.connect(self._make_name_strip)

    def _make_name_strip(self) -> None:
        from convenor.window.name_strip import NameStrip  # nothing changes before the first paint

        strip = NameStrip(self.place)
        strip.left.connect(self._focus_front)
        self._under_banner.add(strip)
        strip.wait_for_change()

    def show_refusal(self, sentence: str) -> None:
        """Say at the top what was not done; it stays until it is dealt with."""
        self._banner.show_message(sentence, closable=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Collapse the rail where room runs out."""
        super().resizeEvent(event)
        self._fit_rail()

    def _fit_rail(self) -> None:
        narrow = self.width() < theme.px(_NARROW_WINDOW)
        self.rail.set_collapsed(collapsed=narrow if self._wish is None else self._wish)

    def _offer(self, group: str, commands: Sequence[Command]) -> None:
        """Take commands in that come and go with the file, in place of those there were."""
        self._commands.remove(self._offered.pop(group, ()))
        self._offered[group] = [command.name for command in commands]
        self._commands.add(*commands)

    def close_tasks(self) -> None:
        """Stop what is under way for this convening, and wait until it has stopped."""
        for names in self._offered.values():
            self._commands.remove(names)
        self.place.tasks.close()
        self.place.tasks.deleteLater()

    def _acted(self) -> None:
        self.rail.show_convening(self.place.document.snapshot.convening)

    def _saving(self) -> None:
        self.rail.show_saved("Saving…")

    def _saved(self) -> None:
        why, self._why_unsaved = self._why_unsaved, self.place.document.why_not_saved
        if why and not self._why_unsaved and self._banner.message() == why:
            self._banner.hide()  # the file can be written again
        self._say_saved()

    def _refused(self, sentence: str, visit: str) -> None:
        if not visit:  # what a field was refused stands under the field
            self.show_refusal(sentence)
        self._why_unsaved = self.place.document.why_not_saved
        self._say_saved()

    def _say_saved(self) -> None:
        if not self._why_unsaved:
            self.rail.show_saved("All changes saved")
        elif self.place.document.is_open:
            self.rail.show_saved("Not saved", bad=True)
        else:
            self.rail.show_saved("Not open for writing", bad=True)

    def _say_why_again(self) -> None:
        """Say above the screen why it is not saved, should that have been waved away."""
        self.show_refusal(self._why_unsaved)


def _kept_wish(place: Workplace) -> bool | None:
    """Return whether the rail is to be narrow; None leaves it to the window's width."""
    return {"narrow": True, "wide": False}.get(place.settings.word("rail"))


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and pane.isAncestorOf(widget)


def _focus_first(pane: QWidget) -> None:
    """Put the focus on the first thing in *pane* that takes it by Tab."""
    for widget in stops(pane)[:1]:
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
