"""Targets: what is counted, limits that do not contradict each other, percentages."""

from typing import Any

import pytest

from convenor_db.domain.actions import targets
from convenor_db.domain.errors import ConvenorError, Gone, NotAllowed
from convenor_db.domain.records import Target, TargetBy
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store


def a_file() -> Store:
    """Return a store with two targets."""
    value: dict[str, Any] = a_full_house()
    value["targets"] = [
        {"id": "t1", "by": "constituency", "value": "government", "min": 5, "max": 9},
        {"id": "t2", "by": "gender", "value": "woman", "share_min": 0.4, "share_max": 0.6},
    ]
    return a_store(value)


def target_of(store: Store, key: str) -> Target:
    """Return a target."""
    return targets.target_of_key(store.snapshot, key)


@pytest.mark.parametrize(
    ("by", "value", "kept"),
    [
        (TargetBy.CONSTITUENCY, "academia", "academia"),
        (TargetBy.REGION, " East  Africa ", "East Africa"),
        (TargetBy.COUNTRY, "ch", "CH"),
        (TargetBy.GENDER, "امرأة", "امرأة"),
        (TargetBy.ORGANISATION, "o2", "o2"),
    ],
)
def test_a_target_counts_by_anything(by: TargetBy, value: str, kept: str) -> None:
    store = a_file()
    store.act(lambda now: targets.add(now, "t3", by, value))
    assert (target_of(store, "t3").by, target_of(store, "t3").value) == (by, kept)
    store.act(lambda now: targets.set_value(now, "t2", TargetBy.COUNTRY, "GB"))
    assert target_of(store, "t2").share_min == 0.4
    store.undo()
    store.undo()
    assert list(store.snapshot.table("targets")) == ["t1", "t2"]


@pytest.mark.parametrize(
    ("by", "value", "reason"),
    [
        (TargetBy.CONSTITUENCY, "kings", "“kings” is not one of"),
        (TargetBy.REGION, " ", "needs a region"),
        (TargetBy.COUNTRY, "", "needs a country"),
        (TargetBy.COUNTRY, "Atlantis", "no country"),
        (TargetBy.ORGANISATION, "gone", "no such organisation"),
        (TargetBy.GENDER, "WOMAN", "such a target already"),
        (TargetBy.CONSTITUENCY, "government", "such a target already"),
    ],
)
def test_what_cannot_be_counted_is_refused(by: TargetBy, value: str, reason: str) -> None:
    with pytest.raises(ConvenorError, match=reason):
        targets.add(a_file().snapshot, "t3", by, value)


def test_the_same_is_wanted_again_in_a_session() -> None:
    store = a_file()
    store.act(lambda now: targets.set_session(now, "t1", "s1"))
    store.act(lambda now: targets.add(now, "t3", TargetBy.CONSTITUENCY, "government"))
    with pytest.raises(NotAllowed, match="such a target already"):
        targets.set_session(store.snapshot, "t3", "s1")
    with pytest.raises(Gone):
        targets.set_session(store.snapshot, "t3", "s9")


@pytest.mark.parametrize(
    ("text", "value"),
    [("40 %", 0.4), ("40", 0.4), ("17,5%", 0.175), ("0.5 %", 0.005), ("0", 0.0), ("", None)],
)
def test_a_percentage_is_kept_as_a_share_and_written_back(text: str, value: float | None) -> None:
    store = a_file()
    store.act(lambda now: targets.set_bound(now, "t1", "share_min", text))
    assert target_of(store, "t1").share_min == value
    again = targets.share_in_words(value)
    assert targets.share(again) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [("101 %", "no percentage"), ("half", "no percentage"), ("٤٠", "no percentage"),
     ("-3", "no percentage"), ("0.4", "could be 0.4 % or 40%")],
)  # fmt: skip
def test_what_is_no_percentage_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NotAllowed, match=reason):
        targets.set_bound(a_file().snapshot, "t1", "share_min", text)


@pytest.mark.parametrize(
    ("key", "field", "text", "reason"),
    [
        ("t1", "min", "10", "At least 10 and at most 9 cannot both be"),
        ("t1", "max", "4", "At least 5 and at most 4"),
        ("t2", "share_min", "60.5 %", "At least 60.5 % and at most 60 %"),
        ("t1", "min", "2.5", "no whole number"),
    ],
)
def test_limits_that_contradict_each_other_are_refused(
    key: str, field: str, text: str, reason: str
) -> None:
    with pytest.raises(NotAllowed, match=reason):
        targets.set_bound(a_file().snapshot, key, field, text)


def test_equal_limits_and_a_limit_taken_away_are_allowed() -> None:
    store = a_file()
    store.act(lambda now: targets.set_bound(now, "t1", "min", "9"))
    store.act(lambda now: targets.set_bound(now, "t1", "max", ""))
    assert (target_of(store, "t1").min, target_of(store, "t1").max) == (9, None)


def test_a_target_is_moved_and_deleted() -> None:
    store = a_file()
    store.act(lambda now: targets.move(now, "t2", 0))
    assert list(store.snapshot.table("targets")) == ["t2", "t1"]
    store.act(lambda now: targets.move(now, "t2", 9))
    assert list(store.snapshot.table("targets")) == ["t1", "t2"]
    store.act(lambda now: targets.delete(now, "t2"))
    assert list(store.snapshot.table("targets")) == ["t1"]
    with pytest.raises(Gone):
        targets.delete(store.snapshot, "t2")


def test_a_label_names_an_organisation_only_by_its_key() -> None:
    edit = targets.add(a_file().snapshot, "t3", TargetBy.ORGANISATION, "o2")
    assert edit.label == "Add target for {organisations:o2}"
