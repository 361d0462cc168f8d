"""A substitution whole: chains, returns, roles, standby, a new name, and what follows."""

from functools import partial
from typing import Any, Final

import pytest

from convenor_db.domain.actions import seats
from convenor_db.domain.actions.substitution import NewPerson, Substitution, substitute
from convenor_db.domain.consequences import consequences, roles_held
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.write import to_text
from convenor_db.domain.records import Role, Status
from convenor_db.domain.seat_counts import head_counts
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store, an_interchange

TODAY: Final = "2027-03-01"


def a_house() -> dict[str, Any]:
    """Return a chair with four sessions, two deputies, one on the longlist and one who comes."""
    people: list[dict[str, Any]] = [
        {"id": f"p{at}", "family": f"P{at}", "organisation": "o1"} for at in range(1, 6)
    ]
    people[0] |= {"dietary": "vegan", "access": "ramp", "emails": ["p1@example.org"]}
    people[1]["emails"] = ["p2@example.org"]
    seat = {"id": "v1", "person": "p1", "status": "accepted", "capacity": "speaker", "wave": 1}
    seat |= {"reply_by": "2027-02-01", "owner": "Lena", "head": True, "arrives": "2027-04-13T21:40"}
    chair = {"invitation": "v1", "role": "chair", "transferable": True}
    required = {"invitation": "v1", "transferable": True}
    speaker = {"invitation": "v1", "role": "speaker"}
    return an_interchange(
        organisations=[
            {"id": "o1", "name": "Albia", "constituency": "government"},
            {"id": "o2", "name": "Paragon", "constituency": "ai-developer"},
        ],
        people=[*people, {"id": "p9", "family": "Okoye", "organisation": "o2"}],
        waves=[{"number": 1}],
        invitations=[
            seat,
            {"id": "v4", "person": "p4", "status": "longlist"},
            {"id": "v5", "person": "p5", "status": "accepted"},
            {"id": "v9", "person": "p9", "status": "accepted"},
        ],
        sessions=[
            _session("s1", "plenary", [chair]),
            _session("s2", "breakout", [{"invitation": "v1", "role": "chair"}]),
            _session("s3", "bilateral", [required, {"invitation": "v9"}]),
            _session("s4", "plenary", [speaker, {"invitation": "v5", "role": "speaker"}]),
        ],
        copies=[
            {"number": 7, "of": 9, "invitation": "v1", "version": 1, "sha256": "a" * 64,
             "content": "b" * 64, "pages": 2, "at": "2027-02-01T08:00:00Z"},
        ],
    )  # fmt: skip


def seats_taken(store: Store) -> int:
    """Return how many come or are outstanding, as the header counts them."""
    counts = head_counts(store.snapshot)
    return len(counts.coming) + len(counts.outstanding)


def _session(key: str, kind: str, people: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": key, "title": key.upper(), "kind": kind, "minutes": 60, "people": people}


def put_in(store: Store, principal: str, person: str | NewPerson, key: str, **more: Any) -> None:
    """Name a substitute whose seat gets *key*."""
    asked = Substitution(principal=principal, person=person, **more)
    keys = {"invitations": key, "people": f"new-{key}"}
    store.act(partial(substitute, asked=asked, new_key=lambda kind: keys[kind], today=TODAY))


def statuses(store: Store, *keys: str) -> list[str]:
    """Return how seats stand."""
    return [str(store.snapshot.invitations[key].status) for key in keys]


def holder(store: Store, session: str) -> list[str]:
    """Return which seats are listed in a session."""
    return [str(one.invitation) for one in store.snapshot.sessions[session].people]


def test_the_seat_keeps_what_is_the_seats_and_nothing_of_its_holder() -> None:
    with a_store(a_house()) as store:
        put_in(store, "v1", "p2", "w2")
        new = store.snapshot.invitations["w2"]
        kept = (new.seat_of, new.capacity, new.wave, new.reply_by, new.owner, new.head)
        assert kept == ("o1", "speaker", 1, "2027-02-01", "Lena", True)
        assert (new.status, new.invited_on, new.replied_on) == ("invited", TODAY, None)
        assert (new.arrives, new.substitute_for) == (None, "v1")
        deputy = store.snapshot.people["p2"]
        assert (deputy.dietary, deputy.access) == ("", "")


def test_confirmed_is_accepted_and_has_replied() -> None:
    with a_store(a_house()) as store:
        put_in(store, "v1", "p2", "w2", confirmed=True)
        new = store.snapshot.invitations["w2"]
        assert (new.status, new.replied_on) == ("accepted", TODAY)


def test_what_is_marked_transferable_moves_and_the_rest_stays() -> None:
    with a_store(a_house()) as store:
        put_in(store, "v1", "p2", "w2")
        assert [holder(store, key) for key in ("s1", "s2", "s3", "s4")] == [
            ["w2"], ["v1"], ["w2", "v9"], ["v1", "v5"],
        ]  # fmt: skip


def test_which_roles_go_along_can_be_decided_by_session() -> None:
    with a_store(a_house()) as store:
        put_in(store, "v1", "p2", "w2", roles={"s1": False, "s2": True})
        assert [holder(store, key)[0] for key in ("s1", "s2", "s3")] == ["v1", "w2", "w2"]
        assert store.snapshot.sessions["s2"].people[0].role == "chair"


@pytest.mark.parametrize(
    ("back", "after"),
    [
        ("v1", ["accepted", "substituted", "substituted", "withdrawn"]),
        ("w2", ["substituted", "accepted", "substituted", "withdrawn"]),
        ("w3", ["substituted", "substituted", "accepted", "withdrawn"]),
    ],
)
def test_whoever_returns_of_a_chain_of_three_the_seat_at_its_end_is_withdrawn(
    back: str, after: list[str]
) -> None:
    with a_store(a_house()) as store:
        put_in(store, "v1", "p2", "w2")
        put_in(store, "w2", "p3", "w3")
        put_in(store, "w3", "p4", "w4", confirmed=True)
        taken = seats_taken(store)
        assert statuses(store, "v1", "w2", "w3", "w4") == [*["substituted"] * 3, "accepted"]
        before = to_text(store.snapshot)
        store.act(partial(seats.move, key=back, status=Status.ACCEPTED, today=TODAY))
        assert statuses(store, "v1", "w2", "w3", "w4") == after
        assert seats_taken(store) == taken
        store.undo()
        assert to_text(store.snapshot) == before


def test_a_substitution_is_one_action_and_one_undo() -> None:
    with a_store(a_house()) as store:
        before = to_text(store.snapshot)
        put_in(store, "v1", NewPerson(family="Boateng", given="Kwame", organisation="o1"), "w2")
        assert store.snapshot.people["new-w2"].organisation == "o1"
        assert store.snapshot.invitations["w2"].person == "new-w2"
        store.undo()
        assert to_text(store.snapshot) == before


def test_who_was_on_standby_leaves_it() -> None:
    with a_store(a_house()) as store:
        put_in(store, "v1", "p4", "w4")
        assert statuses(store, "v4", "w4", "v1") == ["withdrawn", "invited", "substituted"]


def test_who_comes_already_is_refused() -> None:
    with a_store(a_house()) as store, pytest.raises(NotAllowed, match="live seat"):
        put_in(store, "v1", "p5", "w5")


def test_nobody_stands_in_for_themselves_at_any_remove() -> None:
    with a_store(a_house()) as store:
        put_in(store, "v1", "p2", "w2")
        put_in(store, "w2", "p3", "w3")
        for person in ("p1", "p2", "p3"):
            with pytest.raises(NotAllowed):
                put_in(store, "w3", person, "w9")


@pytest.mark.parametrize("status", list(Status))
def test_only_who_is_asked_or_has_answered_has_a_substitute(status: Status) -> None:
    house = a_house()
    house["invitations"][0]["status"] = str(status)
    with a_store(house) as store:
        if status in ("invited", "tentative", "accepted", "declined"):
            put_in(store, "v1", "p2", "w2")
            assert statuses(store, "v1") == ["substituted"]
            return
        with pytest.raises(NotAllowed, match="accepted, declined, invited, tentative"):
            put_in(store, "v1", "p2", "w2")


def test_a_reply_by_that_is_asked_anew_is_the_substitutes() -> None:
    with a_store(a_house()) as store:
        put_in(store, "v1", "p2", "w2", reply_by="2027-03-20")
        assert store.snapshot.invitations["w2"].reply_by == "2027-03-20"
        assert store.snapshot.invitations["v1"].reply_by == "2027-02-01"


@pytest.mark.parametrize("day", ["2027-02-28", "soon"])
def test_a_reply_by_that_nobody_can_keep_is_refused(day: str) -> None:
    with a_store(a_house()) as store, pytest.raises(Unreadable):
        put_in(store, "v1", "p2", "w2", reply_by=day)


@pytest.mark.parametrize(
    ("person", "error"),
    [
        ("nobody", Gone),
        (NewPerson(family="  "), Unreadable),
        (NewPerson(family="X", organisation="o99"), Gone),
    ],
)
def test_who_is_not_there_is_not_named(person: str | NewPerson, error: type[Exception]) -> None:
    with a_store(a_house()) as store, pytest.raises(error):
        put_in(store, "v1", person, "w2")


# What follows


def said(store: Store, **more: Any) -> list[str]:
    """Return what follows, in words."""
    asked = Substitution(principal="v1", person=more.pop("person", "p2"), **more)
    return [one.words for one in consequences(store.snapshot, asked)]


def test_what_follows_is_said_with_what_is_in_the_file() -> None:
    with a_store(a_house()) as store:
        assert said(store) == [
            "Calendars: invitation to P2",
            "Badge, place card and pack to be made again; copy 07 becomes void",
            "P2 leads the delegation of Albia",
            "“S2”: will be without chair",
            "Bilateral with Paragon: tell them who comes",
            "Dietary, access and travel papers do not go along: ask P2",
        ]


def test_what_follows_goes_by_what_is_decided() -> None:
    with a_store(a_house()) as store:
        words = said(store, roles={"s2": True, "s3": False}, confirmed=True, person="p3")
        assert words[0] == "Calendars: invitation to P3 with 2 sessions; no address is known yet"
        assert "Bilateral with Paragon: tell them that this place is open" in words
        assert not any("without chair" in one for one in words)


def test_who_has_a_calendar_entry_gets_it_cancelled() -> None:
    house = a_house()
    house["calendar_ledger"] = [
        {"uid": "u1", "invitation": "v1", "sequence": 0, "method": "REQUEST", "hash": "h",
         "stamp": "2027-03-01T08:00:00Z", "exported_at": "2027-03-01T08:00:00Z",
         "address": "p1@example.org", "organiser": "b@example.org"},
    ]  # fmt: skip
    with a_store(house) as store:
        assert said(store)[0] == "Calendars: cancellation to P1, invitation to P2"


def test_a_role_that_somebody_else_has_too_is_not_missed() -> None:
    with a_store(a_house()) as store:
        held = roles_held(store.snapshot, Substitution(principal="v1", person="p2"))
        lacks = {str(one.session.key): (one.goes, one.lacks) for one in held}
        assert lacks == {
            "s1": (True, ""), "s2": (False, "will be without chair"), "s3": (True, ""),
            "s4": (False, ""),
        }  # fmt: skip


def a_session(*people: dict[str, object]) -> dict[str, object]:
    return {"id": "s9", "title": "Talks", "kind": "plenary", "minutes": 60, "people": list(people)}


def test_a_part_in_a_session_that_has_been_stays_with_who_was_there() -> None:
    house = a_full_house()
    role = {"invitation": "v1", "role": "chair", "transferable": True}
    house["sessions"] = [a_session(role | {"present": True}), a_session(role) | {"id": "s8"}]
    with a_store(house) as store:
        store.act(
            lambda now: substitute(
                now, Substitution(principal="v1", person="p3"), new_key=lambda kind: "new",
                today="2027-03-01",
            )
        )  # fmt: skip
        assert [one.invitation for one in store.snapshot.sessions["s9"].people] == ["v1"]
        (moved,) = store.snapshot.sessions["s8"].people
        assert (moved.invitation, moved.present) == ("new", None)


def test_a_principal_who_returns_takes_transferable_roles_back() -> None:
    house = a_full_house()
    house["invitations"][1]["status"] = "accepted"
    role = {"invitation": "v1", "role": "chair", "transferable": True}
    house["sessions"] = [a_session(role, {"invitation": "v2"})]
    house["people"].append({"id": "p9", "family": "Ninth"})
    keys = iter(("n1", "n2"))
    with a_store(house) as store:
        before = to_text(store.snapshot)
        for principal, person in (("v1", "p3"), ("n1", "p9")):
            asked = Substitution(principal=principal, person=person)
            store.act(
                partial(
                    substitute, asked=asked, new_key=lambda kind: next(keys), today="2027-03-01"
                )
            )
        assert store.snapshot.sessions["s9"].people[0].invitation == "n2"
        store.act(lambda now: seats.move(now, "v1", Status.ACCEPTED, today="2027-03-02"))
        chair = store.snapshot.sessions["s9"].people[0]
        assert (chair.invitation, chair.role) == ("v1", Role.CHAIR)
        statuses = {key: str(one.status) for key, one in store.snapshot.invitations.items()}
        assert (statuses["v1"], statuses["n1"], statuses["n2"]) == (
            "accepted", "substituted", "withdrawn",
        )  # fmt: skip
        for _ in range(3):
            store.undo()
        assert to_text(store.snapshot) == before


def test_whoever_is_named_leaves_every_other_seat_of_their_own() -> None:
    house = a_full_house()
    house["invitations"].append({"id": "v9", "person": "p3", "status": "substituted"})
    with a_store(house) as store:
        store.act(
            lambda now: substitute(
                now, Substitution(principal="v1", person="p3"), new_key=lambda kind: "new",
                today="2027-03-01",
            )
        )  # fmt: skip
        assert store.snapshot.invitations["v9"].status is Status.WITHDRAWN
