"""What the desktop knows its user by: the name that is proposed for History."""

import getpass
import sys


def own_name() -> str:
    """Return the full name of the login, or the login's own where none is kept."""
    login = getpass.getuser()
    return _full_name(login) or login


def _full_name(login: str) -> str:
    """Return what the system has as the name of a login; empty if it keeps none."""
    if sys.platform == "win32":
        return ""
    import pwd  # there is none on Windows

    try:
        kept = pwd.getpwnam(login).pw_gecos
    except KeyError:  # a login that is only in the environment, as in a container
        return ""
    return kept.partition(",")[0].replace("&", login.capitalize()).strip()
