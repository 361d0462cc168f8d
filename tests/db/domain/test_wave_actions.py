"""Waves: numbers and the seats that go along, fields, gates in words, odd days."""

from typing import Any

import pytest

from convenor_db.domain.actions import waves
from convenor_db.domain.actions.losses import losses_in_words
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.records import Status
from convenor_db.domain.waves import (
    remark_on_reply_by,
    remark_on_sending,
    requires_in_words,
    seats_by_status,
)
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store


def a_file(**wave: Any) -> Store:
    """Return a store with two waves, the first as told, and both seats in it."""
    value: dict[str, Any] = a_full_house()
    value["waves"] = [{"number": 1, "name": "Hosts"} | wave, {"number": 3, "name": "Others"}]
    for seat in value["invitations"]:
        seat["wave"] = 1
    return a_store(value)


def test_a_wave_stands_where_its_number_puts_it() -> None:
    store = a_file()
    store.act(lambda now: waves.add(now, "2"))
    assert list(store.snapshot.waves) == ["1", "2", "3"]
    store.undo()
    assert list(store.snapshot.waves) == ["1", "3"]


def test_seats_go_along_with_another_number_in_one_action() -> None:
    store = a_file(gate="Two of three", requires={"any": ["o1"]}, seats=40)
    before = store.snapshot.waves["1"]
    store.act(lambda now: waves.set_number(now, "1", "7"))
    assert list(store.snapshot.waves) == ["3", "7"]
    assert [seat.wave for seat in store.snapshot.invitations.values()] == [7, 7]
    after = store.snapshot.waves["7"]
    assert (after.name, after.gate, after.requires) == (before.name, before.gate, before.requires)
    assert store.findings() == []
    store.undo()
    assert store.snapshot.waves["1"] == before
    assert [seat.wave for seat in store.snapshot.invitations.values()] == [1, 1]


@pytest.mark.parametrize(
    ("number", "reason"),
    [("3", "a wave 3 already"), ("", "needs a number"), ("0", "no whole number"), ("x", "“x”")],
)
def test_a_number_that_cannot_be_is_refused(number: str, reason: str) -> None:
    snapshot = a_file().snapshot
    with pytest.raises(NotAllowed, match=reason):
        waves.set_number(snapshot, "1", number)
    with pytest.raises(NotAllowed, match=reason):
        waves.add(snapshot, number)


def test_a_deleted_wave_leaves_its_seats_without_one() -> None:
    store = a_file()
    assert losses_in_words(store.snapshot, waves.delete(store.snapshot, "1")) == "2 seats lose it."
    store.act(lambda now: waves.delete(now, "1"))
    assert [seat.wave for seat in store.snapshot.invitations.values()] == [None, None]
    store.undo()
    assert [seat.wave for seat in store.snapshot.invitations.values()] == [1, 1]


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("name", "  الموجة الأولى ", "الموجة الأولى"),
        ("send_on", "2027-02-01", "2027-02-01"),
        ("reply_by", "", None),
        ("seats", "60", 60),
        ("gate", "One\ntwo", "One\ntwo"),
    ],
)
def test_a_field_is_kept_as_typed(field: str, text: str, value: object) -> None:
    store = a_file(reply_by="2027-03-01")
    store.act(lambda now: waves.set_field(now, "1", field, text))
    assert getattr(store.snapshot.waves["1"], field) == value


@pytest.mark.parametrize(("field", "text"), [("seats", "many"), ("send_on", "soon")])
def test_what_is_no_value_of_a_field_is_refused(field: str, text: str) -> None:
    with pytest.raises(NotAllowed, match=f"“{text}”"):
        waves.set_field(a_file().snapshot, "1", field, text)


@pytest.mark.parametrize(
    ("send_on", "reply_by", "remark"),
    [
        ("2027-02-01", "2027-03-01", ""),
        ("2027-02-01", "2027-01-31", "before the wave is sent"),
        (None, "2027-04-14", ""),
        (None, "2027-04-15", "after the first day"),
        (None, "2027-04-17", "after the convening has ended"),
        (None, None, ""),
    ],
)
def test_an_odd_day_for_replies_is_remarked_on(
    send_on: str | None, reply_by: str | None, remark: str
) -> None:
    snapshot = a_file(send_on=send_on, reply_by=reply_by).snapshot
    said = remark_on_reply_by(snapshot, snapshot.waves["1"])
    assert (remark in said) if remark else said == ""


def test_a_wave_sent_when_it_has_begun_is_remarked_on() -> None:
    snapshot = a_file(send_on="2027-04-14").snapshot
    assert "has begun" in remark_on_sending(snapshot, snapshot.waves["1"])
    assert remark_on_sending(snapshot, snapshot.waves["3"]) == ""


def test_seats_are_counted_by_status() -> None:
    snapshot = a_file().snapshot
    assert seats_by_status(snapshot, 1) == {Status.INVITED: 1, Status.ACCEPTED: 1}
    assert seats_by_status(snapshot, 3) == {}


def nested(depth: int) -> Any:
    """Return a condition within conditions."""
    return {"all": [nested(depth - 1), "o2"]} if depth else "o1"


@pytest.mark.parametrize(
    ("requires", "words"),
    [
        (True, ""),
        (False, "Never."),
        ("o1", "Albia is coming."),
        ({"all": ["o1", "o2"]}, "Albia and Northlight AI are coming."),
        ({"any": ["o1", "o2"]}, "Albia or Northlight AI is coming."),
        ({"all": ["o1"]}, "Albia is coming."),
        (
            {"at_least": 1, "of": ["o1", "o2"]},
            "At least 1 of Albia and Northlight AI is coming.",
        ),
        (
            {"share": 0.55, "of": {"o1": 2, "o2": 1}},
            "Those with 55 % of the weight of Albia and Northlight AI are coming.",
        ),
        (
            {"any": ["o1", {"all": ["o2", {"all": []}]}]},
            "One of these: (Albia is coming; all of these: (Northlight AI is coming; always)).",
        ),
        ({"any": []}, "Never."),
        ({"all": []}, "Always."),
    ],
)
def test_a_condition_is_read_out(requires: Any, words: str) -> None:
    snapshot = a_file(requires=requires).snapshot
    assert requires_in_words(snapshot, snapshot.waves["1"]) == words


def test_a_condition_however_deep_is_read_out_as_far_as_anybody_follows() -> None:
    snapshot = a_file(requires=nested(60)).snapshot
    assert "longer than can be read here" in requires_in_words(snapshot, snapshot.waves["1"])
