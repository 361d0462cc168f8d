"""What the palette offers, as its list has it."""

from PySide6.QtWidgets import QListView

from convenor.widgets.command_palette import CommandPalette
from convenor.widgets.palette_entries import Entry, FoundEntries


def entries_shown(palette: CommandPalette) -> tuple[Entry, ...]:
    """Return what fits now, best first."""
    view = palette.findChild(QListView)
    assert view is not None
    model = view.model()
    assert isinstance(model, FoundEntries)
    places = (model.entry(place) for place in range(model.rowCount()))
    return tuple(entry for entry in places if entry is not None)
