"""The program's log: a small file that turns over; ids and counts, never names or positions."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

_MOST_OCTETS: Final = 512 * 1024
_KEPT: Final = 2
_FORM: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def keep_log(folder: Path) -> None:
    """Write what the program logs into *folder*; where that cannot be, go on without."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "convenor.log", maxBytes=_MOST_OCTETS, backupCount=_KEPT, encoding="utf-8"
        )
    except OSError:
        logging.getLogger(__name__).debug("no log is kept: the folder cannot be written to")
        return
    handler.setFormatter(logging.Formatter(_FORM))
    root = logging.getLogger("convenor")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
