"""The views that the file keeps stand in the palette before their screen was first shown."""

from collections.abc import Callable, Container, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject

from convenor.window.registry import screen_for
from convenor.workplace import Screen, Workplace


class OwnViews(QObject):
    """Asks the file for them once it is open for writing.

    A screen that is built offers those of its lists itself, and takes these over.
    """

    def __init__(
        self,
        place: Workplace,
        screen_named: Callable[[str], Screen],
        built: Container[str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._screen_named = screen_named
        self._built = built
        self._asked = False
        place.document.labels_changed.connect(self._ask)

    def _ask(self) -> None:
        if not self._asked and self._place.document.is_open:
            self._asked = True
            self._place.document.read(lambda store: store.asides.view_names(), self._offer)

    def _offer(self, names: Mapping[str, Sequence[str]]) -> None:
        from convenor.lists.own_views import commands_of, group_of  # after the first paint

        for kind, of_kind in names.items():
            screen = screen_for(kind)
            if screen and screen not in self._built:
                commands = commands_of(screen, kind, of_kind, partial(self._bring, screen, kind))
                self._place.commands_offered.emit(group_of(screen, kind), commands)

    def _bring(self, screen: str, kind: str, name: str) -> None:
        from convenor.lists.view_tools import ViewTools

        for tools in self._screen_named(screen).findChildren(ViewTools):
            if tools.views.name == kind:
                tools.bring(name)
