"""The faces for the writings of a file, loaded together."""

from convenor.theme.fonts import ensure_script_fonts
from convenor_db.domain.snapshot import Snapshot


def load_writings(snapshot: Snapshot) -> None:
    """Load what the names of a file are written in, before one after the other is met.

    With each face that comes Qt begins anew with all of them. What has been laid out keeps those
    it has, and so a screen that is seen after a new writing would hold every font once more.
    """
    names = (one.search for one in snapshot.folds.values())
    ensure_script_fonts(" ".join(name for name in names if not name.isascii()))
