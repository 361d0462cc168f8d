"""Zones by the city one knows, and what they mean on some days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from convenor.dialogs.cities import shift_in_words, zone_in_words, zone_names, zone_of
from convenor_db.domain.zones import known_zone

NOW = datetime(2027, 3, 1, 8, 41, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Geneva", "Europe/Zurich"),
        ("genève", "Europe/Zurich"),
        ("Zürich", "Europe/Zurich"),
        ("new york", "America/New_York"),
        ("Washington", "America/New_York"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("Geneva, Switzerland", "Europe/Zurich"),
        ("europe/zurich", "Europe/Zurich"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_found_by_a_city_however_it_is_written(typed: str, zone: str) -> None:
    assert zone_of(typed) == zone


@pytest.mark.parametrize("typed", ["", "Atlantis", "../etc/passwd", "/"])
def test_what_is_no_city_names_no_zone(typed: str) -> None:
    assert zone_of(typed) is None


def test_every_zone_that_is_offered_is_known() -> None:
    assert [name for name in zone_names() if not known_zone(name)] == []


def test_a_zone_says_its_offset_on_the_days_and_its_time_now() -> None:
    first, last = date(2027, 4, 14), date(2027, 4, 16)
    words = zone_in_words("Europe/Zurich", first, last, NOW)
    assert words == "UTC+02:00 on these days (summer time). Now 09:41 there."


def test_a_clock_change_between_the_days_is_said() -> None:
    words = zone_in_words("Europe/Vilnius", date(2027, 10, 30), date(2027, 10, 31), NOW)
    assert "UTC+03:00 on the first day (summer time), UTC+02:00 on the last" in words


def test_offsets_west_of_greenwich_and_of_half_hours_are_written_out() -> None:
    assert zone_in_words("America/St_Johns", None, None, NOW).startswith("UTC−03:30 now.")


@pytest.mark.parametrize(
    ("shift", "words"),
    [
        (timedelta(hours=1), "instants move by 1 h."),
        (timedelta(hours=-5, minutes=-30), "instants move by 5 h 30 min."),
        (timedelta(), "instants do not move on these days."),
    ],
)
def test_another_zone_says_by_how_much_instants_move(shift: timedelta, words: str) -> None:
    assert shift_in_words(shift) == f"Sessions keep their wall-clock times; {words}"
