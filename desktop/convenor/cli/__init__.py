"""The command line: the same work as the window does, without one. No Qt here."""
