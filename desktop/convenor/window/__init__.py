"""The window: its frame, its start page, and what is the same for every screen."""
