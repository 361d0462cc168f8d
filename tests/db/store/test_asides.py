"""What lives beside the journal: written without an action, and without estranging the file."""

from functools import partial
from pathlib import Path

from convenor_db.domain.actions.people import set_field
from convenor_db.store.asides import Draft
from convenor_db.store.store import Store
from support.builders import a_store, around

DRAFT = Draft(target="people:p1", field="emails", text="a@", at="2027-03-01T08:00:00Z")


def test_a_draft_is_kept_in_the_file_for_its_writer(tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    with a_store(None, path) as store:
        store.asides.keep_draft(DRAFT)
    with Store(path, around()) as again:
        assert again.asides.drafts() == [DRAFT]


def test_after_an_aside_the_file_is_still_the_programs_own(tmp_path: Path) -> None:
    with a_store(None, tmp_path / "a.convenor") as store:
        store.asides.keep_draft(DRAFT)
        store.act(partial(set_field, key="p1", field="post", text="Envoy"))
        store.asides.drop_draft(DRAFT.target, DRAFT.field)
        store.asides.keep_view("people", "VIPs", "{}")
        store.asides.look("2027-03-01T08:00:00Z")
        assert store.undo() is not None
        assert store.snapshot.people["p1"].post == ""


def test_a_view_is_renamed_in_the_place_of_another_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "a.convenor"
    with a_store(None, path) as store:
        for name in ("VIPs", "Old", "Press"):
            store.asides.keep_view("people", name, f'{{"filter": "{name}"}}')
        store.asides.keep_view("invitations", "VIPs", "{}")
        store.asides.rename_view("people", "VIPs", "Old")
        store.asides.drop_view("people", "Press")
    with Store(path, around()) as again:
        assert again.asides.views("people") == {"Old": '{"filter": "VIPs"}'}
        assert again.asides.views("invitations") == {"VIPs": "{}"}


def test_an_aside_is_no_step_of_undo(tmp_path: Path) -> None:
    with a_store(None, tmp_path / "a.convenor") as store:
        before = store.undo_label
        store.asides.keep_draft(DRAFT)
        assert store.undo_label == before
