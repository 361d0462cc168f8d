"""A timetable's geometry: torn nights, doubled hours, lanes, and the way back to a time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from convenor_db.domain.dayaxis import DAY, STRIPE, ChangeKind, RowKind, clock, clock_changes
from convenor_db.domain.daylayout import Layout, Timed, lay_out, moved, on_day

GENEVA = ZoneInfo("Europe/Zurich")
VILNIUS = ZoneInfo("Europe/Vilnius")
WED, THU = date(2027, 4, 14), date(2027, 4, 15)
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)


def a_session(key: str, start: str, minutes: int = 60, room: str = "hall") -> Timed:
    return Timed(key=key, start=start, minutes=minutes, lane_of=room, exclusive=bool(room))


def laid(*sessions: Timed, days: tuple[date, ...] = (WED, THU)) -> Layout:
    return lay_out(sessions, days, GENEVA)


def in_vilnius(day: date, *sessions: Timed) -> Layout:
    return lay_out(sessions, [day], VILNIUS, hours=("00:00", "12:00"))


def rows(layout: Layout) -> list[tuple[str, str, str]]:
    return [(row.kind.value, clock(row.first), clock(row.last)) for row in layout.axis.rows]


def test_the_axis_runs_over_the_planned_hours_between_two_folded_nights() -> None:
    layout = laid()
    assert rows(layout) == [
        ("folded", "00:00", "08:00"),
        ("open", "08:00", "20:00"),
        ("folded", "20:00", "24:00"),
    ]
    assert layout.axis.length == 720 + 2 * STRIPE


def test_a_session_outside_the_planned_hours_stretches_the_axis_by_whole_hours() -> None:
    layout = laid(a_session("late", "2027-04-14T20:15"), a_session("dawn", "2027-04-15T05:30", 20))
    assert rows(layout) == [
        ("folded", "00:00", "05:00"),
        ("open", "05:00", "06:00"),
        ("folded", "06:00", "08:00"),
        ("open", "08:00", "22:00"),
        ("folded", "22:00", "24:00"),
    ]


def test_an_empty_stretch_of_less_than_two_hours_is_not_folded() -> None:
    layout = laid(a_session("early", "2027-04-14T06:00", 30), a_session("late", "2027-04-14T22:00"))
    assert rows(layout) == [
        ("folded", "00:00", "06:00"),
        ("open", "06:00", "20:00"),
        ("folded", "20:00", "22:00"),
        ("open", "22:00", "24:00"),
    ]


def test_a_night_opened_by_hand_is_shown() -> None:
    layout = lay_out([], [WED], GENEVA, opened=[(0, 480)])
    assert rows(layout)[0] == ("open", "00:00", "20:00")


@pytest.mark.parametrize("hours", [("08:00", "00:00"), ("08:00", "24:00")])
def test_planned_hours_may_end_at_midnight(hours: tuple[str, str]) -> None:
    assert lay_out([], [WED], GENEVA, hours=hours).hours == (480, DAY)


def test_a_session_over_midnight_is_one_torn_piece_on_each_day() -> None:
    layout = laid(a_session("gala", "2027-04-14T22:30", 180))
    first, second = layout.places["gala"].pieces
    assert (first.day, first.torn_above, first.torn_below) == (WED, False, True)
    assert (second.day, second.torn_above, second.torn_below) == (THU, True, False)
    assert first.bottom == layout.axis.length
    assert (second.top, second.bottom) == (0, 90)


def test_a_session_that_ends_at_midnight_is_not_torn() -> None:
    (piece,) = laid(a_session("gala", "2027-04-14T22:00", 120)).places["gala"].pieces
    assert not piece.torn_below


def test_a_session_that_began_the_day_before_the_shown_one_leaves_its_end() -> None:
    layout = laid(a_session("gala", "2027-04-14T22:30", 180), days=(THU,))
    (piece,) = layout.places["gala"].pieces
    assert (piece.day, piece.top, piece.torn_above) == (THU, 0, True)


def test_a_session_on_no_shown_day_has_no_piece_and_opens_no_hour() -> None:
    layout = laid(a_session("elsewhere", "2027-04-20T23:00"))
    assert layout.places["elsewhere"].pieces == ()
    assert len(rows(layout)) == 3


def test_overlaps_in_one_room_stand_in_lanes_and_clash() -> None:
    layout = laid(
        a_session("a", "2027-04-14T09:00", 90),
        a_session("b", "2027-04-14T10:00", 60),
        a_session("c", "2027-04-14T10:30", 60),
    )
    lanes = {key: (place.lane, place.lanes) for key, place in layout.places.items()}
    assert lanes == {"a": (0, 2), "b": (1, 2), "c": (0, 2)}
    assert all(place.clash for place in layout.places.values())


def test_touching_sessions_neither_clash_nor_share_the_width() -> None:
    layout = laid(a_session("a", "2027-04-14T09:00"), a_session("b", "2027-04-14T10:00"))
    assert {(place.lanes, place.clash) for place in layout.places.values()} == {(1, False)}


def test_sessions_without_a_room_share_the_width_without_clashing() -> None:
    layout = laid(
        a_session("a", "2027-04-14T09:00", room=""), a_session("b", "2027-04-14T09:30", room="")
    )
    assert {(place.lanes, place.clash) for place in layout.places.values()} == {(2, False)}


def test_the_clock_changes_of_a_year_are_found_in_any_zone() -> None:
    def found(zone: str, day: date) -> list[tuple[ChangeKind, str, str]]:
        changes = clock_changes(day, ZoneInfo(zone))
        return [(change.kind, clock(change.first), clock(change.last)) for change in changes]

    assert found("Europe/Vilnius", SPRING) == [(ChangeKind.MISSING, "03:00", "04:00")]
    assert found("Europe/Vilnius", AUTUMN) == [(ChangeKind.TWICE, "03:00", "04:00")]
    assert found("Australia/Lord_Howe", date(2027, 4, 4)) == [(ChangeKind.TWICE, "01:30", "02:00")]
    assert found("America/Havana", date(2027, 3, 14)) == [(ChangeKind.MISSING, "00:00", "01:00")]
    assert found("Europe/Vilnius", WED) == []


def test_a_block_before_the_missing_hour_does_not_cover_it() -> None:
    layout = in_vilnius(SPRING, a_session("night", "2027-03-28T02:00", 60))
    (piece,) = layout.places["night"].pieces
    assert (piece.top, piece.bottom) == (120, 180)


def test_a_block_through_the_missing_hour_is_as_long_as_the_clock_says() -> None:
    layout = in_vilnius(SPRING, a_session("night", "2027-03-28T02:30", 60))
    (piece,) = layout.places["night"].pieces
    assert (piece.top, piece.bottom) == (150, 270)


def test_a_place_in_the_missing_hour_means_its_end() -> None:
    assert in_vilnius(SPRING).wall_at(SPRING, 200) == "2027-03-28T04:00"


def test_the_doubled_hour_is_drawn_twice() -> None:
    layout = in_vilnius(AUTUMN)
    assert rows(layout)[:3] == [
        ("open", "00:00", "04:00"),
        ("again", "03:00", "04:00"),
        ("open", "04:00", "12:00"),
    ]


def test_a_block_through_the_doubled_hour_is_as_long_as_it_lasts() -> None:
    layout = in_vilnius(AUTUMN, a_session("night", "2027-10-31T02:30", 120))
    (piece,) = layout.places["night"].pieces
    assert piece.bottom - piece.top == 120
    assert layout.axis.row_at(piece.bottom).kind is RowKind.AGAIN


def test_sessions_in_the_first_and_after_the_second_hour_do_not_overlap() -> None:
    layout = in_vilnius(
        AUTUMN,
        a_session("first", "2027-10-31T03:00", 120),
        a_session("after", "2027-10-31T04:00", 60),
    )
    assert not layout.places["first"].clash


def test_both_passes_of_the_doubled_hour_are_different_instants() -> None:
    layout = in_vilnius(AUTUMN)
    assert layout.instant_at(AUTUMN, 210) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert layout.instant_at(AUTUMN, 240) == datetime(2027, 10, 31, 1, 0, tzinfo=UTC)
    assert layout.instant_at(AUTUMN, 270) == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert layout.wall_at(AUTUMN, 270) == "2027-10-31T03:30"


def test_a_doubled_hour_in_a_folded_night_stays_folded() -> None:
    layout = lay_out([], [AUTUMN], VILNIUS)
    assert len(rows(layout)) == 3


def test_every_five_minutes_of_an_open_day_come_back_as_they_went() -> None:
    layout = laid()
    for minute in range(480, 1200, 5):
        text = f"2027-04-14T{clock(minute)}"
        assert layout.wall_at(WED, layout.axis.position(minute)) == text


@pytest.mark.parametrize(("snap", "text"), [(5, "09:05"), (1, "09:03")])
def test_a_place_is_rounded_to_the_snap(snap: int, text: str) -> None:
    layout = laid()
    position = layout.axis.position(543.4)
    assert layout.wall_at(WED, position, snap=snap) == f"2027-04-14T{text}"


def test_a_place_in_a_folded_night_is_a_full_hour() -> None:
    layout = laid()
    assert layout.wall_at(WED, layout.axis.length - STRIPE * 0.6) == "2027-04-14T22:00"


def test_a_place_outside_the_axis_is_the_first_or_last_of_the_day() -> None:
    layout = laid()
    assert layout.wall_at(WED, -50) == "2027-04-14T00:00"
    assert layout.wall_at(WED, layout.axis.length + 50) == "2027-04-14T23:55"


@pytest.mark.parametrize(
    ("start", "minutes", "after"),
    [
        ("2027-03-28T02:55", 5, "2027-03-28T04:00"),
        ("2027-03-28T04:00", -5, "2027-03-28T02:55"),
        ("2027-10-31T03:55", 5, "2027-10-31T04:00"),
        ("2027-10-31T04:00", -5, "2027-10-31T03:55"),
        ("2027-04-14T23:58", 5, "2027-04-15T00:03"),
    ],
)
def test_moving_by_minutes_steps_over_times_that_cannot_be_written(
    start: str, minutes: int, after: str
) -> None:
    assert moved(start, minutes, VILNIUS) == after


def test_moving_to_another_day_keeps_the_clock_or_takes_the_next_that_exists() -> None:
    assert on_day("2027-03-27T03:30", SPRING, VILNIUS) == "2027-03-28T04:00"
    assert on_day("2027-03-27T09:10", SPRING, VILNIUS) == "2027-03-28T09:10"
