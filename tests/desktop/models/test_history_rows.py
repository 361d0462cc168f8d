"""History as rows: days at the venue, names of now, how far Undo goes, filters."""

from datetime import date

from msgspec.structs import replace

from convenor.models.history import DayHead, HistoryFilter, HistoryModel, HistoryRow, rows_of
from convenor_db.domain.edits import Edit
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.journal import HistoryLine
from convenor_db.store.store import Store
from support.builders import a_full_house, a_store, read_in


def a_snapshot() -> Snapshot:
    """Return a small convening in Zurich."""
    return Snapshot.of(read_in(a_full_house()).records)


def line(number: int, at: str, *, undone: bool = False, fact: bool = False) -> HistoryLine:
    """Return a line that is about the first person."""
    return HistoryLine(
        number=number, label="Change post of {people:p1}", at=at, actor="marta", undone=undone,
        fact=fact, touched=(("people", 1),),
    )  # fmt: skip


def a_history() -> list[HistoryRow]:
    """Return a fact between two actions, and an undone one before them."""
    lines = [
        line(4, "2027-03-02T08:00:00Z"),
        line(3, "2027-03-01T23:30:00Z", fact=True),
        line(2, "2027-03-01T09:00:00Z"),
        line(1, "2027-03-01T08:00:00Z", undone=True),
    ]
    return rows_of(lines, a_snapshot())


def test_a_line_belongs_to_the_day_of_the_venues_clocks() -> None:
    late = a_history()[1]
    assert (late.day, late.time) == (date(2027, 3, 2), "00:30")


def test_undo_goes_over_what_can_be_undone_alone() -> None:
    assert [row.steps for row in a_history()] == [1, 0, 2, 0]


def test_days_stand_over_their_lines() -> None:
    model = HistoryModel()
    model.show_rows(a_history())
    shown = [model.at(row) for row in range(model.rowCount())]
    heads = [(at, each.actions) for at, each in enumerate(shown) if isinstance(each, DayHead)]
    assert heads == [(0, 2), (3, 2)]


def test_filters_narrow_by_words_actor_and_kind() -> None:
    model = HistoryModel()
    model.show_rows(a_history())
    for wanted, count in (
        (HistoryFilter(("amara", "post")), 4),
        (HistoryFilter(("nobody",)), 0),
        (HistoryFilter(actor="marta"), 4),
        (HistoryFilter(actor="jonas"), 0),
        (HistoryFilter(kind="people"), 4),
        (HistoryFilter(kind="sessions"), 0),
    ):
        model.filter_by(wanted)
        assert model.count == count


def seated(store: Store) -> None:
    """Change a person and two seats in one action."""

    def build(now: Snapshot) -> Edit:
        seats = (replace(seat, note="x") for seat in now.invitations.values())
        return Edit(label="Note", puts=(replace(now.people["p1"], note="x"), *seats))

    store.act(build)


def test_a_line_says_how_many_of_which_kinds_it_changed() -> None:
    store = a_store()
    seated(store)
    assert store.history()[0].touched == (("invitations", 2), ("people", 1))
