"""Icons, fonts, templates and sample data, found by name."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(name: str) -> Traversable:
    """Return the packaged file called *name*, for example ``"icons/users.svg"``."""
    return files(__name__).joinpath(name)
