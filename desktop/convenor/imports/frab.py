"""Schedules as frab and pretalx publish them: XML and JSON of one shape."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from convenor.imports.events import Event, safe_link
from convenor.imports.plain import one_line, plain_text
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.interchange.read import parse

Found = tuple[list[Event], list[str]]


def read_xml(raw: bytes, name: str) -> Found:
    """Return the events of a frab or pretalx XML schedule. Raises `InputRefused`."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(raw)
    except (ParseError, DefusedXmlException, ValueError) as error:
        message = f"{name} was not read: it is no well-formed schedule ({error})."
        raise InputRefused(message) from None
    if root.tag != "schedule":
        message = f"{name} was not read: its root is <{root.tag}>, not <schedule>."
        raise InputRefused(message)
    return _all(_xml_events(root))


def _xml_events(root: Any) -> Iterator[Mapping[str, Any]]:
    for day in root.iter("day"):
        for room in day.iter("room"):
            for event in room.iter("event"):
                made = {child.tag: child.text or "" for child in event}
                made["id"] = event.get("guid") or event.get("id") or ""
                made["day"] = day.get("date") or ""
                made["room"] = made.get("room") or room.get("name") or ""
                made["persons"] = [
                    {"id": one.get("guid") or one.get("id") or "", "name": one.text or ""}
                    for one in event.iter("person")
                ]
                yield made


def read_json(raw: bytes, name: str) -> Found:
    """Return the events of a frab or pretalx JSON schedule. Raises `InputRefused`."""
    value = parse(raw, name)
    try:
        days = value["schedule"]["conference"]["days"]
        return _all(_json_events(days))
    except (KeyError, TypeError, AttributeError):
        message = f"{name} was not read: it is JSON, but no frab or pretalx schedule."
        raise InputRefused(message) from None


def _json_events(days: Any) -> Iterator[Mapping[str, Any]]:
    for day in days:
        for room, events in day["rooms"].items():
            for event in events:
                made = {key: value for key, value in event.items() if isinstance(value, str)}
                made["id"] = str(event.get("guid") or event.get("id") or "")
                made["day"] = str(day.get("date") or "")
                made["room"] = made.get("room") or str(room)
                persons = event.get("persons") or []
                yield {**made, "persons": [_json_person(one) for one in persons]}


def _json_person(person: Mapping[str, Any]) -> dict[str, str]:
    name = person.get("public_name") or person.get("full_public_name") or person.get("name") or ""
    return {
        "id": str(person.get("guid") or person.get("code") or person.get("id") or name),
        "name": str(name),
    }


def _all(raw_events: Iterator[Mapping[str, Any]]) -> Found:
    events: list[Event] = []
    refused: list[str] = []
    for raw in raw_events:
        title = one_line(raw.get("title", ""))
        try:
            events.append(_event(raw, title))
        except ValueError as error:
            refused.append(f"{title or 'an event without title'}: {error}")
    return events, refused


def _event(raw: Mapping[str, Any], title: str) -> Event:
    if not title:
        message = "it has no title"
        raise ValueError(message)
    begins = _begins(raw)
    return Event(
        source=str(raw["id"]) or f"{title} {begins}",
        title=title,
        begins=begins,
        minutes=_minutes(raw.get("duration", "")),
        room=one_line(raw["room"]),
        kind=one_line(raw.get("type", "")),
        text=plain_text(raw.get("abstract") or raw.get("description") or ""),
        link=safe_link(raw.get("url", "")),
        speakers=tuple(
            (one["id"] or one["name"], one_line(one["name"]))
            for one in raw["persons"]
            if one_line(one["name"])
        ),
    )


def _begins(raw: Mapping[str, Any]) -> datetime:
    """Return when it begins: `date` where it is whole, else the day and `start`."""
    whole = raw.get("date", "")
    return datetime.fromisoformat(whole if "T" in whole else f"{raw['day']}T{raw['start']}")


def _minutes(text: str) -> int:
    hours, _, minutes = text.rpartition(":")
    days, _, hours = hours.rpartition(":")
    total = int(days or 0) * 1440 + int(hours or 0) * 60 + int(minutes)
    if total < 1:
        message = f"it lasts {text!r}"
        raise ValueError(message)
    return total
