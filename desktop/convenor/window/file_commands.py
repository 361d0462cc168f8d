"""The menu File: begin, open, keep, close."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convenor.commands import Command
from convenor.window import files

if TYPE_CHECKING:
    from convenor.window.main_window import MainWindow

SAMPLES: Final = (
    ("small", "Small", "three days, 34 seats"),
    ("medium", "Medium", "two days, 160 places"),
    ("large", "Large", "two days, 1,400 seats"),
)
"""Each by the name `samples.make` knows it by, in words, and how large it is."""


def file_commands(window: "MainWindow") -> tuple[Command, ...]:
    """Return the commands of the menu File, in its order."""
    return (*_opening(window), *_samples(window), *_keeping(window), *_leaving(window))


def _opening(window: "MainWindow") -> tuple[Command, ...]:
    new = Command(
        name="file.new",
        words="New convening…",
        menu="File",
        keys=("Ctrl+Shift+N",),
        icon="plus",
        run=partial(files.make_convening, window),
    )
    old = Command(
        name="file.open",
        words="Open…",
        menu="File",
        keys=("Ctrl+O",),
        icon="folder-open",
        run=partial(files.open_file, window),
    )
    return (new, old)


def recent_commands(window: "MainWindow") -> tuple[Command, ...]:
    """Return a command for every recent file that is still there, but the open one."""
    here = str(window.document.path) if window.document else ""
    files_there = (file for file in window.settings.recent if not file.is_missing)
    return tuple(
        Command(
            name=f"file.recent.{at}",
            words=" · ".join(part for part in (file.title, file.days) if part),
            menu="File>Open recent",
            icon="history",
            run=partial(window.open_path, Path(file.path)),
        )
        for at, file in enumerate(files_there)
        if file.path != here
    )


def _samples(window: "MainWindow") -> tuple[Command, ...]:
    return tuple(
        Command(
            name=f"file.sample.{size}",
            words=f"{words} sample: {note}",
            menu="File>Open sample",
            icon="sparkles",
            run=partial(files.open_sample, window, size),
        )
        for size, words, note in SAMPLES
    )


def _keeping(window: "MainWindow") -> tuple[Command, ...]:
    copy = Command(
        name="file.copy",
        words="Save a copy…",
        menu="File",
        group=2,
        icon="copy",
        run=partial(files.save_copy, window),
        why_not=window.why_not_open,
    )
    check = Command(
        name="file.check",
        words="Check this file",
        menu="File",
        group=2,
        icon="shield-check",
        run=partial(files.check_file, window),
        why_not=window.why_not_open,
    )
    return (copy, check)


def _leaving(window: "MainWindow") -> tuple[Command, ...]:
    close = Command(
        name="file.close",
        words="Close",
        menu="File",
        group=3,
        keys=("Ctrl+W",),
        icon="x",
        run=window.close_convening,
        why_not=window.why_not_open,
    )
    leave = Command(
        name="file.quit",
        words="Quit",
        menu="File",
        group=3,
        keys=("Ctrl+Q",),
        icon="log-out",
        run=window.close,
    )
    return (close, leave)
