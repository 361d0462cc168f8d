"""The screen Positions."""
