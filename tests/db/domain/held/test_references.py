"""What refers to a person is found wherever a record of any kind can refer, and nothing else is."""

import json
from typing import Any

import pytest

from convenor_db.domain.held.references import KEYED_BY, held, held_in, targets_of
from convenor_db.domain.interchange.conditions import KINDS_OF
from convenor_db.domain.interchange.shape import Shape, fields_of
from convenor_db.domain.interchange.write import to_text
from convenor_db.domain.records import CONVENING, KINDS, key_of
from support.builders import a_store
from support.everything import one_of_everything
from support.named import Place, naming, places

PLACES = list(places("people", "invitations"))
OF_NOBODY = {
    ("organisations", "names"),  # by language
    ("convening", "warning_levels"),  # by rule
    ("scenarios", "assume"),  # by commitment or fact
    ("statements", "versions.alternatives"),  # by issue and option
    ("statements", "versions.chosen"),  # by issue
    ("seatings", "places"),  # by place; the values point
}
"""Mappings whose keys name nobody."""


def _name(place: Place) -> str:
    return f"{place.kind}.{'.'.join(place.path)}"


@pytest.mark.parametrize("place", PLACES, ids=_name)
def test_a_record_that_names_the_person_anywhere_is_found(place: Place) -> None:
    kind = "people" if "people" in place.kinds else "invitations"
    targets = frozenset({(kind, "them")})
    record = naming(place, "them")
    found = held_in(place.kind, key_of(record), record, targets)
    assert found is not None
    assert place.path[0] in {one.path.split("[")[0].split(".")[0] for one in found.namings} | {
        # the field under its name in the interchange form
        field.name for field in fields_of(type(record)) if field.attribute == place.path[0]
    }  # fmt: skip
    stranger = naming(place, "somebody")
    assert held_in(place.kind, key_of(stranger), stranger, targets) is None


def test_the_places_that_can_name_a_person_are_known_from_the_shapes() -> None:
    kinds = {place.kind for place in PLACES}
    assert kinds >= {"travel_documents", "sessions", "releases", "copies", "seatings", "contacts"}
    assert len(PLACES) >= 20


def test_every_mapping_says_whether_its_keys_name_somebody() -> None:
    """A shape tells only what values point to: a new mapping belongs here or in KEYED_BY."""
    found = {
        (name, path)
        for name, kind in KINDS.items()
        for field in fields_of(kind.record)
        for path in _mappings(field.shape, field.attribute)
    }
    assert found == OF_NOBODY | set(KEYED_BY)


def _mappings(shape: Shape, path: str) -> list[str]:
    if shape.value:
        return [path]
    if shape.item:
        return _mappings(shape.item, path)
    inner = fields_of(shape.part) if shape.part else ()
    return [at for field in inner for at in _mappings(field.shape, f"{path}.{field.attribute}")]


def test_no_condition_speaks_of_people() -> None:
    assert not {kind for kinds in KINDS_OF.values() for kind in kinds} & {"people", "invitations"}


@pytest.mark.parametrize("person", ["p1", "p2", "p3", "p4", "p5"])
def test_of_a_file_with_everything_just_those_are_found_whose_dump_has_a_key_of_theirs(
    person: str,
) -> None:
    value = one_of_everything()
    value["waivers"].append(
        {**value["waivers"][0], "warning": "person-twice:v1:s1:s2"},
    )
    snapshot = a_store(value).snapshot
    dump = json.loads(to_text(snapshot))
    keys = {person} | {seat["id"] for seat in dump["invitations"] if seat["person"] == person}
    expected = {
        (kind, at)
        for kind in KINDS
        for at, item in enumerate([dump[kind]] if kind == CONVENING else dump[kind])
        if keys & set(_words(item))
    }
    order = {kind: list(snapshot.table(kind)) for kind in KINDS}
    found = held(snapshot, targets_of(snapshot, person))
    assert {(one.kind, order[one.kind].index(one.key)) for one in found} == expected
    assert expected


def _words(value: Any) -> list[str]:
    """Return every text of a dumped record that may be a key, and what a warning names."""
    if isinstance(value, str):
        return value.split(":")
    if isinstance(value, dict):
        return [word for name, of in value.items() for word in (name, *_words(of))]
    return [word for of in value for word in _words(of)] if isinstance(value, list) else []


def test_what_is_theirs_is_whole_and_what_is_others_only_names_them() -> None:
    snapshot = a_store(one_of_everything()).snapshot
    found = held(snapshot, targets_of(snapshot, "p1"))
    whole = {one.kind for one in found if one.whole}
    assert whole == {
        "people",
        "invitations",
        "travel_documents",
        "keep_apart",
        "not_same",
        "copies",
    }
    named = {one.kind for one in found if not one.whole}
    assert named == {"convening", "sessions", "briefs", "groups", "seatings", "releases"}
    substituted = held(snapshot, targets_of(snapshot, "p3"))
    assert [(one.key, one.whole) for one in substituted if one.kind == "invitations"] == [
        ("v3", True), ("v4", False),
    ]  # fmt: skip


def test_a_brief_about_somebody_is_theirs_whole() -> None:
    value = one_of_everything()
    value["briefs"].append(
        {"id": "b9", "title": "On p2", "kind": "background", "markdown": "x",
         "about": {"person": "p2"}, "readers": {"invitations": ["v1"]}}
    )  # fmt: skip
    snapshot = a_store(json.loads(json.dumps(value))).snapshot
    theirs = {one.key: one.whole for one in held(snapshot, targets_of(snapshot, "p2"))}
    readers = {one.key: one.whole for one in held(snapshot, targets_of(snapshot, "p1"))}
    assert (theirs["b9"], readers["b9"]) == (True, False)
