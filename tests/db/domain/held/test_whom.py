"""Whom somebody means who types a key, an address or a name."""

import pytest

from convenor_db.domain.actions import people
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.held.whom import whom
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_full_house, a_store


def a_snapshot() -> Snapshot:
    """Return three people of a full house, and two who bear one name."""
    house = a_full_house()
    house["people"][0] |= {"emails": ["Amara@Example.org"], "honorific": "Dr", "known_as": "Ama"}
    house["people"] += [
        {"id": "p5", "family": "O’Brien", "given": "Siobhán"},
        {"id": "p6", "family": "Müller", "given": "Anna"},
        {"id": "p7", "family": "Mueller", "given": "Anna"},
        {"id": "p8", "family": "Lind", "given": "Eva", "organisation": "o1", "emails": ["e@x.org"]},
        {"id": "p9", "family": "Lind", "given": "Eva", "emails": ["E@X.org"]},
    ]
    house["invitations"].append({"id": "v3", "seat_of": "o2"})
    return a_store(house).snapshot


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("p1", "p1"),
        ("v1", "p1"),
        ("amara@example.org", "p1"),
        ("Ama Okafor", "p1"),
        ("  amara   OKAFOR ", "p1"),
        ("Okafor Amara", "p1"),
        ("Dr Ama Okafor", "p1"),
        ("偉 張", "p2"),
        ("الخالد", "p3"),
        ("الخَالِد", "p3"),
        ("anna mueller", "p7"),
        ("Anna Müller", "p6"),
        ("Anna Mu\u0308ller", "p6"),
        ("ANNA MULLER", "p6"),
        ("Siobhan O'Brien", "p5"),
    ],
)
def test_one_is_meant(text: str, key: str) -> None:
    assert whom(a_snapshot(), text).key == key


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Eva Lind", "“Eva Lind” may mean p8 (Eva Lind, Albia) or p9 (Eva Lind)"),
        ("e@x.org", "may mean p8 (Eva Lind, Albia) or p9 (Eva Lind)"),
        ("Amara Okafr", "Did you mean p1 (Ama Okafor, Albia)?"),
        ("Okafor", "nobody in this file"),
        ("v3", "nobody holds the seat v3"),
        ("", "nobody in this file"),
        ("s1", "nobody in this file"),
    ],
)
def test_nobody_or_several_are_meant_and_the_sentence_says_what_to_do(text: str, said: str) -> None:
    with pytest.raises(InputRefused, match=r"^Nothing was written: ") as refused:
        whom(a_snapshot(), text)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_whom_history_alone_still_has_is_found_too() -> None:
    store = a_store()
    store.act(lambda now: people.delete(now, ["p3"]))
    assert whom(store.snapshot, "الخالد").key == "p3"
    assert "p3" not in store.snapshot.people
