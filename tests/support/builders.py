"""Small convenings for tests: override what matters."""

import pickle
import random
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from convenor_db.domain.interchange.read import Interchange, read
from convenor_db.domain.records import Convening
from convenor_db.store.store import Store
from convenor_db.store.surroundings import Surroundings

NOW = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)


def an_interchange(**lists: Any) -> dict[str, Any]:
    """Return an interchange object with a convening of three days in Zurich."""
    convening = {
        "title": "Geneva Safety Dialogue",
        "starts": "2027-04-14",
        "ends": "2027-04-16",
        "zone": "Europe/Zurich",
        "organiser": {"name": "Secretariat", "email": "secretariat@example.org"},
    }
    return {"convenor": 1, "convening": convening, **lists}


def a_full_house() -> dict[str, Any]:
    """Return a convening with two organisations, three people, seats, a room and a session."""
    return an_interchange(
        organisations=[
            {"id": "o1", "name": "Albia", "constituency": "government"},
            {"id": "o2", "name": "Northlight AI", "constituency": "ai-developer"},
        ],
        people=[
            {"id": "p1", "family": "Okafor", "given": "Amara", "organisation": "o1"},
            {"id": "p2", "family": "張", "given": "偉", "organisation": "o2"},
            {"id": "p3", "family": "الخالد", "organisation": "o1"},
        ],
        invitations=[
            {"id": "v1", "person": "p1", "status": "accepted"},
            {"id": "v2", "person": "p2", "status": "invited"},
        ],
        rooms=[{"id": "r1", "name": "Jura", "capacity": 20}],
        sessions=[
            {
                "id": "s1",
                "title": "Opening",
                "kind": "plenary",
                "start": "2027-04-14T09:00",
                "minutes": 60,
                "room": "r1",
                "people": [
                    {"invitation": "v1", "role": "chair", "transferable": True},
                    {"invitation": "v2"},
                ],
            }
        ],
    )


def around(seed: int = 1, now: Callable[[], datetime] = lambda: NOW) -> Surroundings:
    """Return a fixed clock, a fixed chance and an actor."""
    return Surroundings(actor="marta", clock=now, random_bits=random.Random(seed).getrandbits)


def read_in(value: dict[str, Any]) -> Interchange:
    """Return the records of an interchange object."""
    return read(value, "test")


def a_store(value: dict[str, Any] | None = None, path: Path | None = None) -> Store:
    """Return an open store that holds an interchange object."""
    incoming = read_in(value or a_full_house())
    convening = next(one for one in incoming.records if isinstance(one, Convening))
    return Store.create(path, around(), convening, incoming)


def a_file(value: dict[str, Any] | None, path: Path) -> None:
    """Leave on disk what `a_store` leaves there when it is closed.

    Clock, actor and chance of `a_store` are fixed: of two files with one value only the instant
    differs that sqlite-utils notes for itself. So each value is put through a store once, and
    written down again for the next test.
    """
    assert not path.exists()
    for pattern, content in _left_on_disk(pickle.dumps(value)):
        path.with_name(pattern.format(path.name)).write_bytes(content)


@lru_cache(maxsize=32)
def _left_on_disk(pickled: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return name and content of the file and of what lies beside it; `{}` is for its name."""
    with TemporaryDirectory() as folder:
        a_store(pickle.loads(pickled), Path(folder) / "{}").close()  # noqa: S301 - our own
        return tuple((one.name, one.read_bytes()) for one in Path(folder).iterdir())
