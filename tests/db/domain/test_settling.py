"""Waiving, clearing and releasing: what is refused, and what is written."""

from typing import Any

import pytest
from msgspec.structs import replace

from convenor_db.domain.actions import clearing, releasing, waivers
from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.edits import Edit
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.records import Invitation, Release, RoomKey
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store
from support.random_edits import put

TODAY, AT = "2027-03-01", "2027-03-01T08:00:00Z"
SMALL = "room-small:r1:s1"


def a_tight_house() -> dict[str, Any]:
    """Return a full house whose room holds one, so that a block stands."""
    value = a_full_house()
    value["rooms"][0]["capacity"] = 1
    return value


@pytest.fixture
def store() -> Store:
    """Return an open store in which a block stands."""
    return a_store(a_tight_house())


def waive(now: Snapshot, warning: str = SMALL, reason: str = " They stand. ") -> Any:
    """Waive a warning of the house."""
    return waivers.waive(now, warning, reason, by="marta", at=AT, today=TODAY)


def of_room(now: Snapshot) -> Any:
    """Return the warning that the room is small."""
    return next(one for one in Checks.of(now, today=TODAY).findings if one.id == SMALL)


def test_a_warning_is_waived_and_undone(store: Store) -> None:
    action = store.act(waive)
    assert action
    assert action.label == "Waive a warning about {rooms:r1} and {sessions:s1}"
    waived = of_room(store.snapshot).waived
    assert (waived.by, waived.reason, waived.at) == ("marta", "They stand.", AT)
    store.undo()
    assert of_room(store.snapshot).blocks


@pytest.mark.parametrize(
    ("warning", "reason", "error"),
    [(SMALL, " \x00 ", NotAllowed), ("room-small:r9:s1", "x", Gone), ("nonsense", "x", Gone)],
)
def test_no_waiver_without_a_reason_or_a_warning(
    store: Store, warning: str, reason: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        store.act(lambda now: waive(now, warning, reason))
    assert store.snapshot.table("waivers") == {}


def test_what_is_waived_is_not_waived_again_but_what_lapsed_is(store: Store) -> None:
    store.act(waive)
    with pytest.raises(NotAllowed, match="marta has waived it already"):
        store.act(waive)
    room = replace(store.snapshot.rooms["r1"], capacity=0)
    lapsed = put(store.snapshot, room)
    assert of_room(lapsed).blocks
    (renewed,) = waive(lapsed, reason="Again").puts
    assert of_room(put(lapsed, renewed)).waived.reason == "Again"


def test_checks_of_an_earlier_moment_are_brought_up_to_date(store: Store) -> None:
    old = Checks.of(store.snapshot, today=TODAY)
    wide = put(store.snapshot, replace(store.snapshot.rooms["r1"], capacity=50))
    with pytest.raises(Gone):
        waivers.waive(wide, SMALL, "x", by="m", at=AT, today=TODAY, checks=old)


def test_a_waiver_is_taken_back_also_after_it_lapsed(store: Store) -> None:
    store.act(waive)
    action = store.act(lambda now: waivers.take_back(now, SMALL))
    assert action
    assert action.label == "Take back a waiver about {rooms:r1} and {sessions:s1}"
    assert of_room(store.snapshot).blocks
    with pytest.raises(Gone):
        store.act(lambda now: waivers.take_back(now, SMALL))


def test_a_session_is_cleared_by_a_name_and_uncleared(store: Store) -> None:
    with pytest.raises(NotAllowed):
        store.act(lambda now: clearing.clear(now, "s1", by=" ", today=TODAY))
    with pytest.raises(Gone):
        store.act(lambda now: clearing.clear(now, "s9", by="c", today=TODAY))
    store.act(lambda now: clearing.clear(now, "s1", by=" Counsel ", today=TODAY))
    clearance = store.snapshot.sessions["s1"].clearance
    assert clearance
    assert (clearance.by, clearance.on, len(clearance.fingerprint)) == ("Counsel", TODAY, 64)
    store.act(lambda now: clearing.unclear(now, "s1"))
    assert store.snapshot.sessions["s1"].clearance is None


def prepared(now: Snapshot) -> Any:
    """Return the next release of a convening."""
    checks = Checks.of(now, today=TODAY)
    return releasing.prepared(now, checks, note=" Sent. ", at=AT)


def test_a_release_is_refused_while_a_block_stands(store: Store) -> None:
    with pytest.raises(NotAllowed, match="Release 1 was not made: 1 warning stands") as refused:
        store.happen(releasing.labelled(1), lambda now: (prepared(now),))
    assert of_room(store.snapshot).text in str(refused.value)
    assert store.snapshot.table("releases") == {}
    store.act(waive)
    store.happen(releasing.labelled(1), lambda now: (prepared(now),))
    assert list(store.snapshot.table("releases")) == ["1"]


def test_a_refusal_tells_the_first_three_of_many() -> None:
    value = a_tight_house()
    session = value["sessions"][0]
    value["sessions"] += [{**session, "id": f"s{n}", "title": f"No {n}"} for n in range(2, 6)]
    with pytest.raises(NotAllowed, match="warnings stand in the way") as refused:
        prepared(a_store(value).snapshot)
    assert str(refused.value).endswith("more.")


def test_checks_that_are_old_do_not_let_a_release_pass() -> None:
    wide = a_store().snapshot
    checks = Checks.of(wide, today=TODAY)
    tight = put(wide, replace(wide.rooms["r1"], capacity=1))
    with pytest.raises(NotAllowed):
        releasing.prepared(tight, checks, note="", at=AT)


def test_a_release_is_a_fact_that_undo_passes_over() -> None:
    store = a_store()
    seat: Invitation = replace(store.snapshot.invitations["v2"], note="asked")
    store.act(lambda now: _put(seat))
    store.happen(releasing.labelled(1), lambda now: (prepared(now),))
    assert store.history()[0].fact
    undone = store.undo()
    assert undone
    assert undone.label == "Note"
    assert list(store.snapshot.table("releases")) == ["1"]


def _put(record: Any) -> Any:
    return Edit(label="Note", puts=(record,))


def test_releases_are_numbered_on_hold_everything_and_say_what_changed() -> None:
    store = a_store()
    store.happen(releasing.labelled(1), lambda now: (prepared(now),))
    moved = replace(store.snapshot.sessions["s1"], start="2027-04-14T11:00", room=RoomKey("r1"))
    store.act(lambda now: _put(moved))
    store.happen(releasing.labelled(1), lambda now: (prepared(now),))
    first, second = store.snapshot.table("releases").values()
    assert isinstance(first, Release)
    assert isinstance(second, Release)
    assert first.changes == ("“Opening” is new: Wed 14 Apr, 09:00, in Jura",)
    assert (second.number, second.note, second.sessions) == (2, "Sent.", (moved,))
    assert second.changes == ("“Opening” moved from Wed 14 Apr, 09:00 to 11:00",)


def test_a_fact_that_cannot_be_composed_leaves_nothing() -> None:
    store = a_store()

    def broken(now: Snapshot) -> Any:
        message = "no"
        raise NotAllowed(message)

    lines = len(store.history())
    with pytest.raises(NotAllowed):
        store.happen("Broken", broken)
    assert len(store.history()) == lines
    assert store.happen("Nothing", lambda now: ()) is None
    assert len(store.history()) == lines
