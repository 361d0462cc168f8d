"""Delegations: who is in them and in which order, who leads, what they lack."""

from functools import partial
from typing import Any

import pytest

from convenor_db.domain.actions import delegation_heads, organisations, seats
from convenor_db.domain.delegations import Delegation, Lack, delegation_of, delegations
from convenor_db.domain.entered import Unreadable
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_full_house, a_store, an_interchange, read_in


def _house(**convening: Any) -> dict[str, Any]:
    """Return three organisations; Albia sends a head of low rank, and Zoe of high rank."""
    made = an_interchange(
        organisations=[
            {"id": "o1", "name": "Albia", "names": {"fr": "Zalbie"}, "constituency": "government",
             "country": "NO", "seats": 2},
            {"id": "o2", "name": "Borland", "constituency": "government", "country": "CH"},
            {"id": "o3", "name": "Corvia", "constituency": "government", "seats": 4},
            {"id": "o4", "name": "Secretariat", "constituency": "other"},
        ],
        people=[
            {"id": "p1", "family": "Zoe", "organisation": "o1", "rank": 1},
            {"id": "p2", "family": "Abe", "organisation": "o1", "rank": 7},
            {"id": "p3", "family": "Lee", "organisation": "o1"},
            {"id": "p4", "family": "Moe", "organisation": "o2", "rank": 2},
            {"id": "p5", "family": "Ann", "organisation": "o4"},
            {"id": "p6", "family": "Solo"},
        ],
        invitations=[
            {"id": "v1", "person": "p1", "status": "accepted"},
            {"id": "v2", "person": "p2", "status": "invited", "head": True},
            {"id": "v3", "person": "p3", "status": "declined"},
            {"id": "v4", "seat_of": "o1", "status": "approved"},
            {"id": "v5", "person": "p4", "status": "accepted"},
            {"id": "v6", "person": "p5", "status": "accepted", "capacity": "staff"},
            {"id": "v7", "person": "p6", "status": "accepted"},
            {"id": "v8", "seat_of": "o1", "status": "invited", "capacity": "interpreter"},
        ],
    )  # fmt: skip
    made["convening"] |= convening
    return made


def _snapshot(made: dict[str, Any]) -> Snapshot:
    return Snapshot.of(read_in(made).records)


def _called(found: list[Delegation]) -> list[str]:
    return [one.organisation.name if one.organisation else "nobody" for one in found]


def _of(snapshot: Snapshot, key: str) -> Delegation:
    return delegation_of(snapshot, snapshot.organisations[key])


def test_the_head_is_first_then_the_order_of_names_and_who_is_out_last() -> None:
    found = _of(_snapshot(_house()), "o1")
    assert [str(seat.key) for seat in found.seats] == ["v2", "v1", "v4", "v8", "v3"]


def test_places_taken_are_those_coming_and_outstanding_but_interpreters() -> None:
    found = _of(_snapshot(_house()), "o1")
    assert (found.taken, found.agreed, found.unnamed) == (2, 2, 2)


@pytest.mark.parametrize(
    ("convening", "expected"),
    [
        ({"order_by": "host", "country": "CH"}, ["Borland", "Albia", "Corvia", "nobody"]),
        ({"order_by": "alphabetical"}, ["Albia", "Borland", "Corvia", "nobody"]),
        ({"order_by": "alphabetical", "languages": ["fr"]},
         ["Borland", "Corvia", "Albia", "nobody"]),
        ({"order_by": "rank"}, ["Albia", "Borland", "Corvia", "nobody"]),
        ({"order_by": "manual", "manual_order": ["v5"]},
         ["Borland", "Albia", "Corvia", "nobody"]),
    ],
)  # fmt: skip
def test_delegations_stand_where_their_first_seat_stands(
    convening: dict[str, Any], expected: list[str]
) -> None:
    assert _called(delegations(_snapshot(_house(**convening)))) == expected


def test_the_secretariat_is_no_delegation_and_one_agreed_but_empty_is() -> None:
    found = {
        one.organisation.name: one for one in delegations(_snapshot(_house())) if one.organisation
    }
    assert "Secretariat" not in found
    assert found["Corvia"].lacks() == (Lack.NOBODY,)


def test_who_was_replaced_is_out_and_stands_once() -> None:
    made = _house()
    made["invitations"].append(
        {"id": "v9", "person": "p3", "status": "accepted", "seat_of": "o2", "substitute_for": "v5"}
    )
    snapshot = _snapshot(made)
    assert [str(seat.key) for seat in _of(snapshot, "o2").seats] == ["v9", "v5"]
    assert "v3" not in [str(seat.key) for seat in _of(snapshot, "o1").seats]


def _lacks(*seats: dict[str, Any], agreed: int | None = None) -> tuple[Lack, ...]:
    made = a_full_house()
    made["organisations"][0]["seats"] = agreed
    made["invitations"] = list(seats)
    made["sessions"] = []
    return _of(_snapshot(made), "o1").lacks()


def test_what_is_wanting() -> None:
    one, two = {"id": "v1", "person": "p1", "status": "accepted"}, {"id": "v2", "person": "p3"}
    coming = two | {"status": "accepted"}
    assert _lacks(one) == ()
    assert _lacks(one, coming) == (Lack.NO_HEAD,)
    assert _lacks(one, two) == ()  # a longlist is nobody's delegation
    assert _lacks(one | {"head": True}, coming) == ()
    assert _lacks(one | {"head": True}, coming | {"head": True}) == (Lack.SEVERAL_HEADS,)
    assert _lacks(one | {"head": True}, coming, agreed=1) == (Lack.TOO_MANY,)
    assert _lacks(one, agreed=2) == (Lack.NO_HEAD,)
    assert _lacks({"id": "v1", "seat_of": "o1", "status": "approved"}) == (Lack.UNNAMED,)
    gone = one | {"head": True, "status": "withdrawn"}
    assert _lacks(gone, coming, agreed=3) == (Lack.NO_HEAD,)


def test_one_leads_at_most() -> None:
    with a_store(_house()) as store:
        store.act(partial(delegation_heads.make_head, seat="v1"))
        heads = {key for key, seat in store.snapshot.invitations.items() if seat.head}
        assert heads == {"v1"}
        store.undo()
        assert store.snapshot.invitations["v2"].head
        store.act(partial(seats.set_field, key="v1", field="head", text="true"))
        assert not store.snapshot.invitations["v2"].head
        store.act(partial(delegation_heads.unmake_head, seat="v1"))
        assert not any(seat.head for seat in store.snapshot.invitations.values())


def test_a_head_elsewhere_stays() -> None:
    made = _house()
    made["invitations"][4]["head"] = True
    with a_store(made) as store:
        store.act(partial(delegation_heads.make_head, seat="v1"))
        assert store.snapshot.invitations["v5"].head


def test_who_is_out_or_of_no_organisation_does_not_lead() -> None:
    snapshot = _snapshot(_house())
    with pytest.raises(NotAllowed, match=r"is declined\. Choose somebody"):
        delegation_heads.make_head(snapshot, "v3")
    with pytest.raises(NotAllowed, match="belongs to no organisation"):
        delegation_heads.make_head(snapshot, "v7")


def test_a_name_in_a_language_is_set_and_taken_away() -> None:
    with a_store(_house()) as store:
        store.act(partial(organisations.set_name_in, key="o1", language="DE", text=" Albien "))
        assert store.snapshot.organisations["o1"].names == {"fr": "Zalbie", "de": "Albien"}
        store.act(partial(organisations.set_name_in, key="o1", language="fr", text=" "))
        assert store.snapshot.organisations["o1"].names == {"de": "Albien"}
        for wrong in ("", "fr, de", "3"):
            with pytest.raises(Unreadable):
                organisations.set_name_in(store.snapshot, "o1", wrong, "Name")
