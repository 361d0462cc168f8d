"""Values that are not read as they are kept: keys, rules, places, figures, conditions."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from convenor.dialogs.rules import RULES
from convenor.imports.countries import NAMES
from convenor.widgets.day_words import day_and_year
from convenor.widgets.matrix.values import in_words, printed
from convenor.widgets.status_chip import look_of_constituency, look_of_level
from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.checking.words import RULE_WORDS
from convenor_db.domain.commitments.sentences import condition_in_words, plain
from convenor_db.domain.edits import counted, name_of
from convenor_db.domain.names import seat_name
from convenor_db.domain.records import (
    Commitment,
    Copy,
    Invitation,
    MeetingRule,
    RecipePart,
    Record,
    Release,
    Target,
    Waiver,
    Wave,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.waves import requires_in_words
from convenor_db.domain.zones import wall

GONE: Final = "something deleted"
UNKNOWN: Final = frozenset({"stance", "holds", "accepts", "salience", "flexibility"})
"""Fields that are unknown while they say nothing."""
_ORDERS: Final = {
    "host": "host first", "alphabetical": "alphabetical", "rank": "by rank", "manual": "by hand",
}  # fmt: skip
_OF_THREE: Final = "{} of 3"
_NAMED_IN_WARNINGS: Final = ("organisations", "invitations", "people", "sessions", "rooms", "waves")
_NAMED_IN_CONDITIONS: Final = (
    "commitments", "facts", "organisations", "measures", "acceptances", "requirements",
)  # fmt: skip
Told = Callable[[Record, Any, Snapshot], str]
"""Returns the words of a value of a record; the snapshot knows the names things have now."""


def thing(record: Record, snapshot: Snapshot) -> str:
    """Return what a record is called now; empty where it is only called by its kind."""
    own = _numbered(record, snapshot)
    if own:
        return own
    if isinstance(record, Invitation):
        return seat_name(snapshot, record)
    named = name_of(record, snapshot)
    return named if _has_name(record) else ""


def _has_name(record: Record) -> bool:
    """Say whether a record is called by something else than what it is."""
    attributes = ("title", "name", "text", "undertaking", "family")
    return any(getattr(record, attribute, "") for attribute in attributes)


def _numbered(record: Record, snapshot: Snapshot) -> str:
    """Return the name of what has none of its own, but a number or what it is about."""
    named = _NUMBERED.get(type(record))
    return named(record, snapshot) if named else ""


def _wave_words(wave: Wave) -> str:
    return f"{wave.number}, {wave.name}" if wave.name else str(wave.number)


def special(kind: str, attribute: str) -> Told | None:
    """Return what words the values of a field, where they are not read as they are kept."""
    return _SPECIAL_OF.get((kind, attribute)) or _SPECIAL.get(attribute)


def _option(record: Any, value: Any, snapshot: Snapshot) -> str:
    issue = snapshot.issues.get(record.issue)
    texts = {option.key: option.text for option in issue.options} if issue else {}
    return "\n".join(texts.get(key, "an option since deleted") for key in value)


def _options(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return "\n".join(option.text for option in value)


def _wave(_record: Record, value: Any, snapshot: Snapshot) -> str:
    found = snapshot.get("waves", str(value))
    return f"wave {_wave_words(found)}" if isinstance(found, Wave) else f"wave {value}"


def _levels(_record: Record, value: Mapping[Any, Any], _snapshot: Snapshot) -> str:
    return "\n".join(
        f"{RULE_WORDS[Rule(rule)].name}: {_level(str(level))}"
        for rule, level in value.items()
        if rule in set(Rule)
    )


def _level(level: str) -> str:
    return "off" if level == "off" else look_of_level(level).words.lower()


def _order(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return _ORDERS[str(value)]


def _stance(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return f"{in_words(value)} ({printed(value)})" if value is not None else "unknown"


def _holds(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return "unknown" if value is None else "yes" if value else "no"


def _of_three(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return _OF_THREE.format(value)


def _share(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return f"{value * 100:g} %"


def _days(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return counted(value, "day", "days")


def _minutes(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return counted(value, "minute", "minutes")


def _country(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return NAMES.get(str(value), str(value))


def _constituency(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return look_of_constituency(str(value)).words


def _hours(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return "–".join(dict.fromkeys((value[0], value[-1])))


def _places(_record: Record, value: Mapping[str, str], snapshot: Snapshot) -> str:
    told = []
    for place, key in value.items():
        table, _, seat = place.partition(":")
        where = f"table {table}, place {seat}" if seat else f"place {table}"
        told.append(f"{where}: {_any_name(('invitations',), key, snapshot)}")
    return "\n".join(told)


def _assumed(_record: Record, value: Mapping[str, bool], snapshot: Snapshot) -> str:
    return "\n".join(
        f"{_any_name(_NAMED_IN_CONDITIONS, key, snapshot)}: {'yes' if is_so else 'no'}"
        for key, is_so in value.items()
    )


def _statuses(_record: Record, value: Mapping[str, str], snapshot: Snapshot) -> str:
    return "\n".join(
        f"{_any_name(('invitations',), key, snapshot)}: {status}" for key, status in value.items()
    )


def _target_value(record: Any, value: Any, snapshot: Snapshot) -> str:
    if record.by == "country":
        return NAMES.get(str(value), str(value))
    if record.by == "constituency":
        return look_of_constituency(value).words if value else ""
    if record.by == "organisation":
        return _any_name(("organisations",), value, snapshot)
    return str(value)


def _warning(_record: Record, value: Any, snapshot: Snapshot) -> str:
    """Return what a warning is called, and whom it is about as far as they are still there."""
    rule, *about = str(value).split(":")
    named = [_any_name(_NAMED_IN_WARNINGS, key, snapshot) for key in about if key]
    found = [name for name in named if name != GONE]
    said = RULE_WORDS[Rule(rule)].name if rule in set(Rule) else "A warning"
    return f"{said}: {', '.join(found)}" if found else said


def _sent_when(record: Any, _value: Any, snapshot: Snapshot) -> str:
    return requires_in_words(snapshot, record) if isinstance(record, Wave) else ""


def _condition(record: Any, value: Any, snapshot: Snapshot) -> str:
    """Return a condition in words; empty for one that asks nothing."""
    if value is True:
        return ""
    there = isinstance(record, Commitment) and snapshot.get("commitments", record.key)
    if there:
        return plain(condition_in_words(snapshot, str(record.key), value))
    return _plainly(value, snapshot)


def _plainly(condition: Any, snapshot: Snapshot) -> str:
    """Return a condition nobody in particular makes: over measures, or of what is gone."""
    if isinstance(condition, bool):
        return "nothing" if condition else "never"
    if isinstance(condition, str):
        return _any_name(_NAMED_IN_CONDITIONS, condition, snapshot)
    if "not" in condition:
        return f"not {_plainly(condition['not'], snapshot)}"
    if "verified" in condition:
        return f"{_plainly(condition['verified'], snapshot)} is verified"
    head = _head(condition)
    items = next(condition[name] for name in ("all", "any", "of") if name in condition)
    return f"{head} ({', '.join(_plainly(one, snapshot) for one in items)})"


def _head(condition: Mapping[str, Any]) -> str:
    if "share" in condition:
        return f"{condition['share'] * 100:g} % of the weight of"
    if "at_least" in condition:
        return f"at least {condition['at_least']} of"
    return "all of" if "all" in condition else "any of"


def _any_name(kinds: Iterable[str], key: str, snapshot: Snapshot) -> str:
    for kind in kinds:
        record = snapshot.get(kind, key) or snapshot.gone.get((kind, key))
        if record:
            return thing(record, snapshot) or kind.removesuffix("s").replace("_", " ")
    return GONE


def _sessions(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return counted(len(value), "session", "sessions")


def _versions(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return "\n".join(f"version {one.number}, {_day(one.on)}" for one in value)


def _day(text: str) -> str:
    return day_and_year(date.fromisoformat(text))


def _routes(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return "\n".join(route.text for route in value)


def _covers(_record: Record, value: Any, snapshot: Snapshot) -> str:
    return "\n".join(_any_name(("undertakings",), one.undertaking, snapshot) for one in value)


def _tables(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return "\n".join(f"table {one.number}: {one.seats} places" for one in value)


def _moment(text: str) -> str:
    moment = wall(text)
    return f"{day_and_year(moment.date())}, {moment:%H:%M}"


def _away(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    """Return when somebody is away: “Thu 15 Apr 2027, 08:00–09:00”."""
    told = []
    for one in value:
        same_day = one.from_[:10] == one.to[:10]
        until = f"–{wall(one.to):%H:%M}" if same_day else f" – {_moment(one.to)}"
        told.append(f"{_moment(one.from_)}{until}{f', {one.why}' if one.why else ''}")
    return "\n".join(told)


def _signatures(_record: Record, value: Any, snapshot: Snapshot) -> str:
    return "\n".join(
        f"{_any_name(('organisations',), one.organisation, snapshot)}, version {one.version}:"
        f" {str(one.how).replace('-', ' ')}"
        for one in value
    )


def _rule(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return RULES[MeetingRule(value)][0]


def _roster(_record: Record, value: Any, _snapshot: Snapshot) -> str:
    return "everybody invited may see who else comes" if value else "not to be seen by guests"


_NUMBERED: Final[Mapping[type[Record], Callable[[Any, Snapshot], str]]] = {
    Wave: lambda wave, _: f"Wave {_wave_words(wave)}",
    Release: lambda release, _: f"Release {release.number}",
    Copy: lambda copy, _: f"Copy {copy.number}",
    Target: lambda target, snapshot: f"Target for {_target_value(target, target.value, snapshot)}",
    Waiver: lambda waiver, snapshot: _warning(waiver, waiver.warning, snapshot),
    RecipePart: lambda part, _: f"Part of the pack: {part.part}".replace("-", " "),
}
_SPECIAL: Final[Mapping[str, Told]] = {
    "supports": _option, "rejects": _option, "wave": _wave, "warning_levels": _levels,
    "order_by": _order, "stance": _stance, "salience": _of_three, "flexibility": _of_three,
    "intrusive": _of_three, "likelihood": _share, "share_min": _share, "share_max": _share,
    "minutes": _minutes, "changeover": _minutes, "stale_days": _days, "in_time": _days,
    "country": _country, "nationality": _country, "constituency": _constituency, "day": _hours,
    "places": _places, "assume": _assumed, "statuses": _statuses, "warning": _warning,
    "requires": _sent_when, "needs": _condition, "condition": _condition, "holds": _holds,
    "accepts": _holds, "routes": _routes, "covers": _covers, "tables": _tables,
    "roster_disclosable": _roster, "rule": _rule,
}  # fmt: skip
_SPECIAL_OF: Final[Mapping[tuple[str, str], Told]] = {
    ("targets", "value"): _target_value,
    ("releases", "sessions"): _sessions,
    ("statements", "versions"): _versions,
    ("statements", "signatures"): _signatures,
    ("issues", "options"): _options,
    ("invitations", "away"): _away,
}
"""The same, of some kinds alone."""
