"""Icons, fonts, templates and sample data, found by name."""

from pathlib import Path


def resource(name: str) -> Path:
    """Return the packaged file called *name*, for example ``"icons/users.svg"``."""
    return Path(__file__).parent / name
