"""The menu Edit: undo and redo with the name of what they turn, the clipboard, the filter."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from convenor.commands import Command
from convenor.widgets.editable import EditableField
from convenor.workplace import Saying

if TYPE_CHECKING:
    from convenor.window.main_window import MainWindow

_CLIPBOARD = (
    ("cut", "Cut", "Ctrl+X"),
    ("copy", "Copy", "Ctrl+C"),
    ("paste", "Paste", "Ctrl+V"),
    ("selectAll", "Select all", "Ctrl+A"),
)


def edit_commands(window: "MainWindow") -> tuple[Command, ...]:
    """Return the commands of the menu Edit, in its order."""
    last = (_history_of(window), _preferences(window))
    return (*_turning(window), *_clipboard(), *_finding(window), *last)


def _history_of(window: "MainWindow") -> Command:
    def why_not() -> str:
        if window.view is None or window.view.front.chosen_things():
            return window.why_not_open()
        return "Select something first, to see what was done with it."

    def run() -> None:
        things = window.view.front.chosen_things() if window.view else None
        if window.view and things:
            window.view.go_to_several(things)

    return Command(
        name="edit.history_of",
        words="History of this",
        menu="Edit",
        group=3,
        icon="history",
        run=run,
        why_not=why_not,
    )


def _preferences(window: "MainWindow") -> Command:
    return Command(
        name="edit.preferences",
        words="Preferences…",
        also="Settings, options",
        menu="Edit",
        group=90,
        keys=("Ctrl+,",),
        icon="settings",
        run=partial(_show_preferences, window),
    )


def _show_preferences(window: "MainWindow") -> None:
    from convenor.dialogs.preference_values import Preferences  # dialogs: when they are asked for
    from convenor.dialogs.preferences import PreferencesDialog

    def fit_rail() -> None:
        if window.view:
            window.view.take_kept_rail()

    def go_by(actor: str) -> None:
        if window.view:
            window.view.place.go_by(actor)
        else:
            window.settings.actor = actor
            window.around = replace(window.around, actor=actor)

    preferences = Preferences(window.settings, fit_rail)
    actor = window.around.actor
    PreferencesDialog(window, preferences, window.ask, actor=actor, go_by=go_by).open()


def _turning(window: "MainWindow") -> tuple[Command, ...]:
    undo = Command(
        name="edit.undo",
        words=partial(_in_words, window, "Undo"),
        menu="Edit",
        keys=("Ctrl+Z",),
        icon="rotate-ccw",
        run=window.undoing.undo,
        why_not=lambda: "" if window.undoing.undo_words else "There is nothing to undo.",
    )
    redo = Command(
        name="edit.redo",
        words=partial(_in_words, window, "Redo"),
        menu="Edit",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="redo-2",
        run=window.undoing.redo,
        why_not=lambda: "" if window.undoing.redo_words else "There is nothing to redo.",
    )
    return (undo, redo)


def _in_words(window: "MainWindow", verb: str) -> str:
    words = window.undoing.undo_words if verb == "Undo" else window.undoing.redo_words
    return f"{verb} {words}".strip()


def _clipboard() -> tuple[Command, ...]:
    """Return the entries that every text field knows by itself; here they are to be found."""
    return tuple(
        Command(
            name=f"edit.{slot}",
            words=words,
            menu="Edit",
            group=1,
            shown_keys=keys,
            in_palette=False,
            run=partial(_in_focus, slot),
        )
        for slot, words, keys in _CLIPBOARD
    )


def _in_focus(slot: str) -> None:
    act = getattr(QApplication.focusWidget(), slot, None)
    if callable(act):
        act()


def _finding(window: "MainWindow") -> tuple[Command, ...]:
    find = Command(
        name="edit.filter",
        words="Filter",
        menu="Edit",
        group=2,
        keys=("Ctrl+F",),
        icon="list-filter",
        run=window.focus_filter,
        why_not=window.why_not_open,
    )
    save = Command(
        name="edit.save",
        words="Save",
        keys=("Ctrl+S",),
        in_palette=False,
        run=partial(_end_visit, window),
    )
    return (find, save)


def _end_visit(window: "MainWindow") -> None:
    """End the visit of the field with the caret: everything is saved as one goes."""
    widget = QApplication.focusWidget()
    while widget and not isinstance(widget, EditableField):
        widget = widget.parentWidget()
    if isinstance(widget, EditableField):
        widget.end_visit()
    window.toast(Saying("Saved as you go: there is nothing more to do."))
