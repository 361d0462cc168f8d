"""Numbers of copies: facts, never used twice (RULES.md 5)."""

from hashlib import sha256
from pathlib import Path

import pytest

from convenor.exports.packs import PackReport, PackState
from convenor_db.domain.errors import Cancelled, InputRefused, NotAllowed
from convenor_db.domain.records import Copy, Status
from support.calendars import person, seat
from support.packs import Secretariat, text_of


def numbers(report: PackReport) -> dict[str, tuple[int, int]]:
    """Return number and “of” by seat."""
    return {file.recipient.invitation: (file.number, file.of) for file in report.files}


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_coming_and_tentative_get_numbers_in_the_order_of_names(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    assert numbers(desk.export()) == {"v1": (1, 2), "v2": (2, 2)}
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "Copy 01 of 02 - Amara Okafor.pdf",
        "Copy 02 of 02 - Łukasz Żółć.pdf",
    ]


def test_the_register_keeps_what_was_written(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    (file, _) = desk.export().files
    copy = desk.snapshot.copies["1"]
    written = Path(file.path).read_bytes()
    assert (copy.name, copy.at, copy.void) == ("Amara Okafor", "2027-03-01T08:00:00Z", False)
    assert copy.sha256 == file.sha256 == sha256(written).hexdigest()
    assert copy.pages == file.pages


def test_an_unchanged_pack_is_the_same_copy_with_the_same_bytes(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.export()
    before = contents(tmp_path)
    for path in tmp_path.iterdir():
        path.unlink()
    assert numbers(desk.export()) == {"v1": (1, 2), "v2": (2, 2)}
    assert contents(tmp_path) == before
    assert len(desk.commits) == 1


def test_an_unchanged_pack_that_lies_there_is_not_built_again(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.export()
    told: list[tuple[int, int]] = []
    desk.export(progress=lambda done, total: told.append((done, total)))
    assert told == []


def test_a_file_that_somebody_changed_is_written_again(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    path = desk.file_of("v1")
    before = path.read_bytes()
    path.write_bytes(b"spoilt")
    desk.export()
    assert path.read_bytes() == before


def test_a_changed_pack_takes_the_next_number_and_voids_the_old(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.export()
    desk.office.change_person("p1", post="Minister")
    plan = desk.plan()
    states = {pack.recipient.invitation: pack.state for pack in plan.packs}
    assert states == {"v1": PackState.CHANGED, "v2": PackState.SAME}
    assert numbers(desk.export(plan)) == {"v1": (3, 3), "v2": (2, 2)}
    assert {copy.number: copy.void for copy in desk.snapshot.copies.values()} == {
        1: True,
        2: False,
        3: False,
    }


def test_a_pack_that_changes_back_does_not_get_its_old_number(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.export()
    for post in ("Minister", ""):
        desk.office.change_person("p1", post=post)
        desk.export()
    assert numbers(desk.export())["v1"] == (4, 4)


def test_the_number_of_a_deleted_seat_is_not_given_out_again(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.export()
    desk.office.remove("invitations", "v2")
    desk.put(person("p4", "Caron", "Inès"), seat("v4"))
    assert numbers(desk.export())["v4"] == (3, 3)


def test_a_new_holder_of_a_seat_gets_a_new_number(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.export()
    desk.office.change_seat("v1", person=desk.snapshot.people["p3"].key)
    assert numbers(desk.export())["v1"][0] == 3


def test_a_private_note_changes_no_pack(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.export()
    desk.office.change_seat("v1", note="difficult", owner="Marta")
    desk.office.change_person("p1", dietary="none", rank=2)
    assert {pack.state for pack in desk.plan().packs} == {PackState.SAME}


def test_a_new_program_keeps_the_number_and_stores_the_new_hash(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    path = desk.file_of("v1")
    from msgspec.structs import replace

    old = desk.snapshot.copies["1"]
    desk.put(replace(old, sha256="0" * 64))
    assert numbers(desk.export())["v1"] == (1, 2)
    assert desk.snapshot.copies["1"] == old
    assert sha256(path.read_bytes()).hexdigest() == old.sha256


def test_of_is_wider_where_there_are_more_than_99(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.put(
        Copy(
            number=117, of=117, version=0, sha256="", content="", pages=1, at="2027-01-01T00:00:00Z"
        )
    )
    assert "Copy 118 of 119" in text_of(desk.file_of("v1"))


def test_a_plan_for_some_readers_numbers_them_alone(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    plan = desk.plan().narrowed({"v2"})
    assert [(pack.number, pack.of) for pack in plan.packs] == [(1, 1)]
    assert desk.plan().of_state(PackState.SAME).packs == ()


def test_a_plan_says_how_many_packs_are_new_changed_and_as_they_were(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.export()
    desk.put(person("p4", "Caron"), seat("v4"))
    desk.office.change_person("p1", post="Minister")
    assert desk.plan().in_words() == "3 packs: 1 never issued, 1 changed, 1 up to date"


def test_a_changed_pack_names_the_copy_it_replaces(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.export()
    desk.office.change_person("p1", post="Minister")
    (changed, same) = desk.plan().packs
    assert (changed.previous, changed.number, changed.pages) == (1, 3, None)
    assert (same.previous, same.number, same.pages) == (None, 2, desk.snapshot.copies["2"].pages)


def test_cancelling_leaves_neither_files_nor_numbers(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        desk.export(cancelled=lambda: next(asked))
    assert (list(tmp_path.iterdir()), desk.commits) == ([], [])


def test_a_register_that_refuses_leaves_no_files(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)

    def refuse(_copies: tuple[Copy, ...]) -> None:
        message = "The file is read-only."
        raise NotAllowed(message)

    with pytest.raises(NotAllowed):
        desk.export(commit=refuse)
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_others_have_overtaken_is_refused(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    old = desk.plan()
    desk.export()
    with pytest.raises(NotAllowed, match="issued since"):
        desk.export(old)


def test_one_address_gets_one_pack(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    assert list(numbers(desk.export(desk.plan(only=" P2@Example.org ")))) == ["v2"]


def test_an_address_nobody_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="nobody here has the address"):
        Secretariat(tmp_path).plan(only="no@example.org")


def test_a_seat_without_a_name_is_left_out_and_listed(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.put(seat("v4", person=None))
    plan = desk.plan()
    assert ("v4", "pack") in [(line.invitation, line.item) for line in plan.left_out]
    assert "v4" not in numbers(desk.export(plan))


@pytest.mark.parametrize("status", [s for s in Status if s not in ("accepted", "attended")])
def test_nobody_else_gets_a_pack(tmp_path: Path, status: Status) -> None:
    desk = Secretariat(tmp_path)
    desk.office.change_seat("v1", status=status)
    expected = {"v1", "v2"} if status is Status.TENTATIVE else {"v2"}
    assert {pack.recipient.invitation for pack in desk.plan().packs} == expected
