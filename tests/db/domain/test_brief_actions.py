"""What can be done with briefs, and what is refused."""

from functools import partial
from typing import Any

import pytest

from convenor_db.domain.actions import briefs as actions
from convenor_db.domain.actions.briefs import Subject
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.records import Brief, BriefKind, BriefState, Release, Session
from convenor_db.store.store import Store, Visit
from support.builders import a_full_house, a_store

BRIEF = {"id": "b1", "title": "Positions of Albia", "kind": "position", "markdown": "Old"}


def a_house(**brief: Any) -> Store:
    """Return a convening with one brief."""
    house = a_full_house() | {"briefs": [BRIEF | brief]}
    house["sessions"][0]["briefs"] = ["b1"]
    return a_store(house)


def the_brief(store: Store) -> Brief:
    """Return the brief as it stands."""
    return store.snapshot.briefs["b1"]


def test_a_brief_is_added_under_the_key_made_before() -> None:
    store = a_house()
    build = partial(actions.add, title=" Paper\n", kind=BriefKind.LOGISTICS, key="b2")
    store.act(build)
    made = store.snapshot.briefs["b2"]
    assert (made.title, made.kind, made.state) == ("Paper", BriefKind.LOGISTICS, BriefState.DRAFT)


def test_a_title_typed_on_is_still_one_action() -> None:
    store, visit = a_house(), Visit("briefs:b2:title:1")
    store.act(partial(actions.add, title="Pa", key="b2"), visit=visit)
    store.act(partial(actions.set_text, key="b2", field="title", text="Paper"), visit=visit)
    assert store.snapshot.briefs["b2"].title == "Paper"
    store.undo()
    assert "b2" not in store.snapshot.briefs


def test_a_brief_taken_back_while_its_title_is_typed_leaves_no_action() -> None:
    store, visit = a_house(), Visit("briefs:b2:title:1")
    before = store.undo_label
    store.act(partial(actions.add, title="Pa", key="b2"), visit=visit)
    store.act(partial(actions.forget, key="b2"), visit=visit)
    assert "b2" not in store.snapshot.briefs
    assert store.undo_label == before


def test_a_brief_without_a_title_is_refused() -> None:
    with pytest.raises(NotAllowed, match="needs a title"):
        a_house().act(partial(actions.set_text, key="b1", field="title", text=" "))


def test_an_approved_text_is_not_changed() -> None:
    store = a_house(state="approved")
    with pytest.raises(NotAllowed, match="Start a new version"):
        store.act(partial(actions.set_text, key="b1", field="markdown", text="New"))
    assert the_brief(store).markdown == "Old"


def test_a_deleted_brief_is_said_to_be_gone() -> None:
    with pytest.raises(Gone):
        a_house().act(partial(actions.set_mark, key="b9", mark="TLP:RED"))


@pytest.mark.parametrize(
    ("state", "step"),
    [
        ("in-review", actions.ask_for_approval),
        ("draft", actions.back_to_draft),
        ("draft", partial(actions.approve, by="Marta", today="2027-03-01")),
        ("in-review", partial(actions.start_version, by="Marta", today="2027-03-01")),
    ],
)
def test_a_step_from_the_wrong_state_is_refused(state: str, step: Any) -> None:
    store = a_house(state=state)
    with pytest.raises(NotAllowed, match="its state is"):
        store.act(partial(step, key="b1"))
    assert str(the_brief(store).state) == state


def test_a_brief_in_review_goes_back_to_draft() -> None:
    store = a_house(state="in-review")
    store.act(partial(actions.back_to_draft, key="b1"))
    assert the_brief(store).state is BriefState.DRAFT


def test_a_new_version_keeps_the_approved_text_with_who_and_when() -> None:
    store = a_house(state="approved", approved_by="Ada", approved_on="2027-02-01")
    store.act(partial(actions.start_version, key="b1", by="Marta", today="2027-03-01"))
    brief = the_brief(store)
    assert (brief.version, brief.state, brief.approved_on) == (2, BriefState.DRAFT, None)
    kept = brief.earlier[0]
    assert (kept.version, kept.by, kept.on, kept.markdown) == (1, "Ada", "2027-02-01", "Old")


@pytest.mark.parametrize("kind", ["organisations", "people", "sessions"])
def test_a_brief_is_about_one_thing_at_a_time(kind: str) -> None:
    store = a_house(about={"organisation": "o2"})
    key = {"organisations": "o1", "people": "p1", "sessions": "s1"}[kind]
    store.act(partial(actions.set_about, key="b1", subject=Subject(kind, key)))
    assert actions.subject_of(the_brief(store)) == Subject(kind, key)


def test_a_brief_can_be_about_nothing() -> None:
    store = a_house(about={"organisation": "o2"})
    store.act(partial(actions.set_about, key="b1", subject=None))
    assert actions.subject_of(the_brief(store)) is None


def test_a_subject_that_is_gone_is_refused() -> None:
    with pytest.raises(Gone, match="Choose again"):
        a_house().act(partial(actions.set_about, key="b1", subject=Subject("issues", "i9")))


def test_readers_are_named_and_taken_out() -> None:
    store = a_house()
    for kind, key in (("constituencies", "government"), ("invitations", "v1")):
        store.act(partial(actions.add_reader, key="b1", reader=Subject(kind, key)))
    named = actions.readers_named(the_brief(store))
    assert named == [Subject("constituencies", "government"), Subject("invitations", "v1")]
    store.act(partial(actions.remove_reader, key="b1", reader=named[0]))
    assert actions.readers_named(the_brief(store)) == [Subject("invitations", "v1")]


def test_a_reader_named_twice_is_no_action() -> None:
    store = a_house(readers={"invitations": ["v1"]})
    reader = Subject("invitations", "v1")
    assert store.act(partial(actions.add_reader, key="b1", reader=reader)) is None


def test_a_session_lists_a_brief_and_loses_it() -> None:
    store = a_house()
    store.act(partial(actions.take_out_of_session, key="b1", session="s1"))
    assert actions.sessions_listing(store.snapshot, "b1") == []
    store.act(partial(actions.list_in_session, key="b1", session="s1"))
    assert [one.key for one in actions.sessions_listing(store.snapshot, "b1")] == ["s1"]


def test_a_deleted_brief_leaves_its_sessions_and_comes_back() -> None:
    store = a_house()
    store.act(partial(actions.delete, key="b1"))
    assert "b1" not in store.snapshot.briefs
    assert not store.snapshot.sessions["s1"].briefs
    store.undo()
    assert store.snapshot.sessions["s1"].briefs == ("b1",)


def test_a_brief_a_release_lists_is_not_deleted() -> None:
    store = a_house()
    listing: Session = store.snapshot.sessions["s1"]
    release = Release(number=1, at="2027-03-01T08:00:00Z", sessions=(listing,))
    store.record("Release 1", [release])
    with pytest.raises(NotAllowed, match="release 1 lists it"):
        store.act(partial(actions.delete, key="b1"))
