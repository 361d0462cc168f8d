"""What leaves the program: calendars, packs, printed pieces, tables."""
