"""Order by hand, levels of warnings, terms, observances, retention."""

from functools import partial
from typing import Any

import pytest

from convenor_db.domain.actions import further_settings as settings
from convenor_db.domain.checking.findings import DEFAULT_LEVELS, Rule
from convenor_db.domain.checking.words import MILDER, RULE_WORDS
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.records.convening import SENSITIVE_TERMS
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store


def a_file(**convening: Any) -> Store:
    """Return a store with five seats of five people, in order of their names A to E."""
    value: dict[str, Any] = a_full_house()
    value["sessions"] = []
    value["people"] = [{"id": f"p{n}", "family": f} for n, f in enumerate("ABCDE", 1)]
    value["invitations"] = [{"id": f"v{n}", "person": f"p{n}"} for n in range(1, 6)]
    value["convening"] |= convening
    return a_store(value)


def order_of(store: Store) -> list[str]:
    """Return the seats in the order by hand."""
    return [str(seat.key) for seat in settings.manual_order(store.snapshot)]


@pytest.mark.parametrize(
    ("key", "other", "before", "order", "by_hand"),
    [
        ("v3", "v2", True, "v1 v3 v2 v4 v5", 3),
        ("v1", "v2", False, "v2 v1 v3 v4 v5", 2),
        ("v5", "v1", True, "v5 v1 v2 v3 v4", 5),
        ("v1", "v5", False, "v2 v3 v4 v5 v1", 5),
        ("v2", "v3", True, "v1 v2 v3 v4 v5", 0),
        ("v2", "v2", True, "v1 v2 v3 v4 v5", 0),
    ],
)
def test_a_seat_put_beside_another_stands_there(
    key: str, other: str, *, before: bool, order: str, by_hand: int
) -> None:
    store = a_file()
    store.act(lambda now: settings.put_beside(now, key, other, before=before))
    assert order_of(store) == order.split()
    assert len(store.snapshot.convening.manual_order) == by_hand


def test_those_not_put_in_order_by_hand_keep_the_hosts_order() -> None:
    store = a_file(manual_order=["v4", "v2"])
    assert order_of(store) == ["v4", "v2", "v1", "v3", "v5"]
    store.act(lambda now: settings.put_beside(now, "v2", "v4", before=True))
    assert store.snapshot.convening.manual_order == ("v2", "v4")
    store.act(settings.forget_order)
    assert order_of(store) == ["v1", "v2", "v3", "v4", "v5"]


def test_an_order_by_hand_is_kept_while_another_is_in_use() -> None:
    store = a_file(manual_order=["v4"], order_by="manual")
    store.act(lambda now: settings.set_order_by(now, "rank"))
    assert store.snapshot.convening.manual_order == ("v4",)
    with pytest.raises(ConvenorError, match="deleted meanwhile"):
        settings.put_beside(store.snapshot, "v1", "gone", before=True)


def test_a_level_is_set_and_taken_back_to_the_rules_own() -> None:
    store = a_file()
    store.act(lambda now: settings.set_level(now, "night", "off"))
    store.act(lambda now: settings.set_level(now, "order", "warn"))
    assert store.snapshot.convening.warning_levels == {"night": "off", "order": "warn"}
    store.act(lambda now: settings.set_level(now, "night", ""))
    assert store.snapshot.convening.warning_levels == {"order": "warn"}
    store.act(settings.reset_levels)
    assert store.snapshot.convening.warning_levels == {}
    store.undo()
    assert store.snapshot.convening.warning_levels == {"order": "warn"}


def test_every_rule_has_a_name_of_its_own_and_a_sentence() -> None:
    assert set(RULE_WORDS) == set(Rule) == set(DEFAULT_LEVELS)
    assert len({words.name for words in RULE_WORDS.values()}) == len(Rule)
    assert [rule for rule, words in RULE_WORDS.items() if not words.meaning.endswith(".")] == []
    assert [rule for rule in MILDER if MILDER[rule] is DEFAULT_LEVELS[rule]] == []


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [("changeover", "15", 15), ("stale_days", "0", 0), ("seats", "160", 160), ("seats", "", None)],
)
def test_numbers_are_kept(field: str, text: str, value: int | None) -> None:
    store = a_file(seats=12)
    store.act(lambda now: settings.set_number(now, field, text))
    assert getattr(store.snapshot.convening, field) == value


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("changeover", "1441", "from 0 to 1,440"),
        ("changeover", "", "needed here"),
        ("stale_days", "old", "“old”"),
        ("seats", "-1", "“-1”"),
    ],
)
def test_numbers_that_cannot_be_are_refused(field: str, text: str, reason: str) -> None:
    with pytest.raises(ConvenorError, match=reason):
        settings.set_number(a_file().snapshot, field, text)


def test_terms_are_kept_once_and_the_usual_ones_are_added_after_them() -> None:
    store = a_file()
    store.act(lambda now: settings.set_terms(now, ("Supplier", " ", "رقائق", "supplier ")))
    assert list(store.snapshot.convening.sensitive_terms) == ["Supplier", "رقائق"]
    store.act(settings.add_usual_terms)
    after = store.snapshot.convening.sensitive_terms
    assert after[:3] == ("Supplier", "رقائق", "price")
    assert len(after) == len(SENSITIVE_TERMS) + 1
    assert store.act(settings.add_usual_terms) is None


def test_observances_stand_by_their_day_when_they_are_added() -> None:
    store = a_file()
    for day, text in (("2027-04-15", "Feast"), ("2027-04-13", "Fast"), ("2027-04-16", "صلاة")):
        store.act(partial(settings.add_observance, date=day, text=text))
    assert [one.text for one in store.snapshot.convening.observances] == ["Fast", "Feast", "صلاة"]
    store.act(lambda now: settings.set_observance(now, 1, "text", "Feast of lights"))
    store.act(lambda now: settings.delete_observance(now, 0))
    assert [one.text for one in store.snapshot.convening.observances] == ["Feast of lights", "صلاة"]


@pytest.mark.parametrize("day", ["", "soon"])
def test_an_observance_needs_a_day(day: str) -> None:
    store = a_file(observances=[{"date": "2027-04-15", "text": "x"}])
    with pytest.raises(ConvenorError):
        settings.add_observance(store.snapshot, day, "x")
    with pytest.raises(ConvenorError):
        settings.set_observance(store.snapshot, 0, "date", day)
    with pytest.raises(ConvenorError, match="deleted meanwhile"):
        settings.delete_observance(store.snapshot, 1)


def test_data_is_kept_until_the_last_day_at_least() -> None:
    store = a_file()
    with pytest.raises(ConvenorError, match="last day at least"):
        settings.set_keep_until(store.snapshot, "2027-04-15")
    store.act(lambda now: settings.set_keep_until(now, "2028-04-16"))
    assert store.snapshot.convening.keep_until == "2028-04-16"
    store.act(lambda now: settings.set_keep_until(now, ""))
    assert store.snapshot.convening.keep_until is None


def test_languages_are_codes() -> None:
    store = a_file()
    store.act(lambda now: settings.set_languages(now, "FR, zh-Hant"))
    assert store.snapshot.convening.languages == ("fr", "zh-Hant")
    with pytest.raises(ConvenorError, match="no language"):
        settings.set_languages(store.snapshot, "Old Norse")
