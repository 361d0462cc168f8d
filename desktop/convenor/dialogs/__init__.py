"""Dialogs, for what has several parts that belong together."""
