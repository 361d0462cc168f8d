"""The warnings of RULES.md 6: what would embarrass the host, and why."""
