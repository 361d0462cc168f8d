"""Colours, measures, fonts and icons: how everything in the window looks."""
