"""Time zones by the city one knows, and what a zone means on some days, in words."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from convenor_db.domain.names import fold

_REGIONS: Final = frozenset(
    {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian"}
    | {"Pacific"}
)
_HOSTS: Final = {
    "Europe/Zurich": "Geneva|Genève|Bern|Basel|Davos|Lausanne|Lugano|Montreux",
    "Europe/Berlin": "Hamburg|Munich|Bonn|Frankfurt|Cologne|Dresden|Heidelberg",
    "Europe/Paris": "Strasbourg|Lyon|Nice|Marseille",
    "Europe/Brussels": "Bruges|Ghent|Antwerp",
    "Europe/Amsterdam": "The Hague|Den Haag|Rotterdam|Utrecht",
    "Europe/London": "Bletchley|Oxford|Cambridge|Edinburgh|Glasgow|Manchester",
    "Europe/Madrid": "Barcelona|Seville|Valencia|Granada",
    "Europe/Rome": "Milan|Turin|Florence|Trieste|Naples|Venice|Bellagio",
    "Europe/Vienna": "Salzburg|Graz",
    "Europe/Stockholm": "Gothenburg",
    "Europe/Oslo": "Bergen",
    "Europe/Copenhagen": "Aarhus",
    "Europe/Warsaw": "Kraków|Gdańsk",
    "Europe/Lisbon": "Porto",
    "Europe/Istanbul": "Ankara",
    "America/New_York": "Washington|Washington DC|Boston|Philadelphia|Princeton|Atlanta|Miami",
    "America/Chicago": "Austin|Houston|Dallas|Minneapolis",
    "America/Los_Angeles": "San Francisco|Palo Alto|Seattle|Berkeley|San Diego|Asilomar",
    "America/Denver": "Aspen",
    "America/Toronto": "Montréal|Ottawa|Québec|Waterloo",
    "America/Sao_Paulo": "Rio de Janeiro|Brasília",
    "America/Mexico_City": "Ciudad de México",
    "Asia/Tokyo": "Kyoto|Hiroshima|Osaka|Yokohama",
    "Asia/Shanghai": "Beijing|Shenzhen|Hangzhou|Guangzhou|Nanjing",
    "Asia/Kolkata": "Delhi|New Delhi|Mumbai|Bengaluru|Bangalore|Chennai|Hyderabad",
    "Asia/Dubai": "Abu Dhabi",
    "Asia/Riyadh": "Jeddah",
    "Asia/Jerusalem": "Tel Aviv",
    "Asia/Seoul": "Busan|Jeju",
    "Asia/Ho_Chi_Minh": "Hanoi|Đà Nẵng",
    "Asia/Jakarta": "Bandung",
    "Asia/Makassar": "Bali|Denpasar",
    "Asia/Karachi": "Islamabad|Lahore",
    "Asia/Almaty": "Astana",
    "Australia/Sydney": "Canberra",
    "Pacific/Auckland": "Wellington|Christchurch",
    "Africa/Johannesburg": "Cape Town|Pretoria",
    "Africa/Lagos": "Abuja",
    "Africa/Casablanca": "Rabat|Marrakesh",
    "Africa/Dar_es_Salaam": "Arusha|Zanzibar",
    "Africa/Addis_Ababa": "Addis Abeba",
}
"""Cities that host, and after which no zone is named."""


@lru_cache(maxsize=1)
def _zones_by_city() -> dict[str, tuple[str, str]]:
    """Return city and zone by the folded city; of two zones named alike the shorter name's."""
    found: dict[str, tuple[str, str]] = {}
    for zone in sorted(available_timezones(), key=lambda name: (name.count("/"), name)):
        region, _, rest = zone.partition("/")
        if region in _REGIONS and rest:
            city = rest.rpartition("/")[2].replace("_", " ")
            found.setdefault(fold(city), (city, zone))
    for zone, cities in _HOSTS.items():
        found.update({fold(city): (city, zone) for city in cities.split("|")})
    return found


def cities() -> list[str]:
    """Return every city a zone can be named by, in order."""
    return sorted((city for city, _ in _zones_by_city().values()), key=fold)


def zone_names() -> list[str]:
    """Return the names of the zones themselves."""
    return [*sorted({zone for _, zone in _zones_by_city().values()}), "UTC"]


def zone_of(text: str) -> str | None:
    """Return the zone that a city or the zone's own name stands for, or None."""
    wanted = " ".join(text.split())
    by_name = {name.casefold(): name for name in zone_names()}
    named = by_name.get(wanted.replace(" ", "_").casefold())
    if named:
        return named
    city, _, _ = wanted.partition(",")
    found = _zones_by_city().get(fold(city).strip())
    return found[1] if found else None


def city_of(zone: str) -> str:
    """Return the city that a zone's name ends in."""
    return zone.rpartition("/")[2].replace("_", " ")


def offset_in_words(offset: timedelta) -> str:
    """Return a distance from UTC: “UTC+02:00”, “UTC−03:30”."""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def zone_in_words(zone: str, starts: date | None, ends: date | None, now: datetime) -> str:
    """Return what a zone means on some days, and what its clocks show now.

    “UTC+02:00 on these days (summer time). Now 09:41 there.” Without days only the latter.
    """
    here = ZoneInfo(zone)
    clock = f"Now {now.astimezone(here):%H:%M} there."
    if starts is None:
        return f"{offset_in_words(_offset(here, now))} now. {clock}"
    first = datetime.combine(starts, time(12), tzinfo=here)
    last = datetime.combine(ends or starts, time(12), tzinfo=here)
    summer = " (summer time)" if first.dst() else ""
    before, after = _offset(here, first), _offset(here, last)
    if before == after:
        return f"{offset_in_words(before)} on these days{summer}. {clock}"
    return (
        f"{offset_in_words(before)} on the first day{summer},"
        f" {offset_in_words(after)} on the last: the clocks change between. {clock}"
    )


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)


def shift_in_words(shift: timedelta) -> str:
    """Return what another zone means for what is planned already.

    *shift* is by how much an instant moves: “Sessions keep their wall-clock times; instants
    move by 1 h.”
    """
    minutes = abs(round(shift.total_seconds() / 60))
    if not minutes:
        return "Sessions keep their wall-clock times; instants do not move on these days."
    hours, rest = divmod(minutes, 60)
    length = " ".join(
        part for part in (f"{hours} h" * bool(hours), f"{rest} min" * bool(rest)) if part
    )
    return f"Sessions keep their wall-clock times; instants move by {length}."


def today_there(zone: str, now: datetime) -> date:
    """Return the day on which it is *now* in a zone."""
    return now.astimezone(ZoneInfo(zone) if zone else UTC).date()
