"""Exports: calendars, packs and tables, looked through before they are written."""
