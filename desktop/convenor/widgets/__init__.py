"""Pieces of the window that every screen uses; they know no file and no document."""
