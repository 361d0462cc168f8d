"""The named actions: pure functions from a snapshot to the edit that the store writes."""
