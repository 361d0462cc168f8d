"""Item models: they show the snapshot and never own it."""
