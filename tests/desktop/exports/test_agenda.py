"""Which agenda is handed out: the newest release, else the working draft."""

from typing import Any

from convenor.exports.agenda import followed_agenda
from convenor_db.domain.releases import changes_since
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_full_house, read_in


def a_snapshot(*numbers: int) -> Snapshot:
    """Return a convening that was released under these numbers and has moved since."""
    value: dict[str, Any] = a_full_house()
    session = value["sessions"][0]
    value["releases"] = [
        {"number": n, "at": "2027-03-01T08:00:00Z", "sessions": [{**session, "title": f"No {n}"}]}
        for n in numbers
    ]
    return Snapshot.of(read_in(value).records)


def test_without_a_release_the_draft_is_followed() -> None:
    agenda = followed_agenda(a_snapshot())
    assert agenda.release is None
    assert agenda.sessions["s1"].title == "Opening"


def test_the_newest_release_is_followed() -> None:
    assert followed_agenda(a_snapshot(2, 10, 9)).sessions["s1"].title == "No 10"


def test_the_draft_is_followed_when_it_is_asked_for() -> None:
    assert followed_agenda(a_snapshot(2), draft=True).sessions["s1"].title == "Opening"


def test_what_is_new_changed_or_gone_since_a_release_is_counted() -> None:
    snapshot = a_snapshot(2)
    release = followed_agenda(snapshot).release
    assert release is not None
    assert changes_since(snapshot, release) == 1
