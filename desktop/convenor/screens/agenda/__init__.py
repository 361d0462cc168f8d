"""Agenda: sessions by room and time, and what is still to be placed."""
