"""What the window shows while no convening is open: start page, what was refused, progress."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from convenor.settings import RecentFile
from convenor.widgets.banner import Banner
from convenor.widgets.layouts import column
from convenor.window.job_strip import JobStrip
from convenor.window.start_page import StartPage

if TYPE_CHECKING:
    from convenor.window.main_window import MainWindow


class Before(QFrame):
    """Leads into a convening; made when it is first shown."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setProperty("ground", "app")
        self._banner = Banner()
        self._page = StartPage()
        strip = JobStrip(window.tasks)
        self.setLayout(column(self._banner, (self._page, 1), strip, spacing=0))
        run, page = window.commands.run, self._page
        page.new_wanted.connect(lambda: run("file.new"))
        page.open_wanted.connect(lambda: run("file.open"))
        page.sample_wanted.connect(lambda size: run(f"file.sample.{size}"))
        page.recent_wanted.connect(lambda path: window.open_path(Path(path)))
        page.locate_wanted.connect(window.locate)
        page.clear_wanted.connect(window.clear_recent)

    def show_recent(self, files: Sequence[RecentFile]) -> None:
        """Show the files opened last."""
        self._page.show_recent(files)

    def show_refusal(self, sentence: str) -> None:
        """Say at the top what was not done; it stays until it is dealt with."""
        self._banner.show_message(sentence, closable=True)

    def forget_refusal(self) -> None:
        """Say nothing any more: a convening is open."""
        self._banner.hide()

    def focus_content(self) -> None:
        """Put the focus where one most likely goes on."""
        self._page.focus_content()
