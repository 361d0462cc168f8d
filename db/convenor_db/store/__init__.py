"""The one door to the file: every change is one named action, undoable, announced once."""

from convenor_db.store.journal import Action, HistoryLine
from convenor_db.store.store import Store, Visit

__all__ = ["Action", "HistoryLine", "Store", "Visit"]
