"""The actions of waves, targets, pairs kept apart and settings, with drawn arguments."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.actions import further_settings, keeping_apart, targets, waves
from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import Constituency, OrderBy, Scope, TargetBy, WarningLevel
from support.draws import DAYS, Draws, Making

_NUMBERS: Final = ("1", "2", "7", "0", "", "x")
_SHARES: Final = ("", "40 %", "0.4", "110", "17,5 %", "٣ %")


def _wave_field(d: Draws) -> Edit:
    field = d.one(*waves.ENTRIES)
    text = d.one(*DAYS, "") if field in ("send_on", "reply_by") else d.text()
    return waves.set_field(d.now, d.key("waves"), field, text)


def _value(d: Draws) -> tuple[TargetBy, str]:
    by = d.one(*TargetBy)
    words = {TargetBy.CONSTITUENCY: d.one(*Constituency), TargetBy.COUNTRY: d.one("CH", "ch", "")}
    if by is TargetBy.ORGANISATION:
        return by, d.key("organisations")
    return by, str(words.get(by, d.text()))


def _bound(d: Draws) -> Edit:
    field = d.one(*targets.BOUNDS)
    text = d.one(*_SHARES) if field.startswith("share") else d.one("", "3", "12", "many")
    return targets.set_bound(d.now, d.key("targets"), field, text)


def _side(d: Draws) -> str:
    return d.key(d.one("invitations", "organisations"))


_OF_WAVES: Final[Mapping[Callable[..., Edit], Making]] = {
    waves.add: lambda d: waves.add(d.now, d.one(*_NUMBERS)),
    waves.set_field: _wave_field,
    waves.set_number: lambda d: waves.set_number(d.now, d.key("waves"), d.one(*_NUMBERS)),
    waves.delete: lambda d: waves.delete(d.now, d.key("waves")),
}
_OF_TARGETS: Final[Mapping[Callable[..., Edit], Making]] = {
    targets.add: lambda d: targets.add(d.now, d.new("t"), *_value(d)),
    targets.set_value: lambda d: targets.set_value(d.now, d.key("targets"), *_value(d)),
    targets.set_bound: _bound,
    targets.set_session: lambda d: targets.set_session(
        d.now, d.key("targets"), d.one("", d.key("sessions"))
    ),
    targets.move: lambda d: targets.move(d.now, d.key("targets"), d.at()),
    targets.delete: lambda d: targets.delete(d.now, d.key("targets")),
}
_OF_PAIRS: Final[Mapping[Callable[..., Edit], Making]] = {
    keeping_apart.add: lambda d: keeping_apart.add(d.now, d.new("x"), _side(d), _side(d)),
    keeping_apart.set_side: lambda d: keeping_apart.set_side(
        d.now, d.key("keep_apart"), d.one(*keeping_apart.SIDES), _side(d)
    ),
    keeping_apart.set_scope: lambda d: keeping_apart.set_scope(
        d.now, d.key("keep_apart"), d.one(*Scope)
    ),
    keeping_apart.set_reason: lambda d: keeping_apart.set_reason(
        d.now, d.key("keep_apart"), d.text()
    ),
    keeping_apart.delete: lambda d: keeping_apart.delete(d.now, d.key("keep_apart")),
}
_OF_SETTINGS: Final[Mapping[Callable[..., Edit], Making]] = {
    further_settings.set_order_by: lambda d: further_settings.set_order_by(d.now, d.one(*OrderBy)),
    further_settings.put_beside: lambda d: further_settings.put_beside(
        d.now, d.key("invitations"), d.key("invitations"), before=d.yes()
    ),
    further_settings.forget_order: lambda d: further_settings.forget_order(d.now),
    further_settings.set_languages: lambda d: further_settings.set_languages(
        d.now, d.one("", "fr, en", "zh-Hant", "Klingon tongue")
    ),
    further_settings.set_number: lambda d: further_settings.set_number(
        d.now, d.one(*further_settings.NUMBERS), d.text()
    ),
    further_settings.set_level: lambda d: further_settings.set_level(
        d.now, d.one(*Rule), d.one("", *WarningLevel)
    ),
    further_settings.reset_levels: lambda d: further_settings.reset_levels(d.now),
    further_settings.set_terms: lambda d: further_settings.set_terms(d.now, (d.text(), d.text())),
    further_settings.add_usual_terms: lambda d: further_settings.add_usual_terms(d.now),
    further_settings.set_statement: lambda d: further_settings.set_statement(d.now, d.text()),
    further_settings.add_observance: lambda d: further_settings.add_observance(
        d.now, d.one(*DAYS, ""), d.text()
    ),
    further_settings.set_observance: lambda d: further_settings.set_observance(
        d.now, d.at(), d.one("date", "text"), d.one(*DAYS, d.text())
    ),
    further_settings.delete_observance: lambda d: further_settings.delete_observance(d.now, d.at()),
    further_settings.set_keep_until: lambda d: further_settings.set_keep_until(
        d.now, d.one(*DAYS, "")
    ),
}
OF_LISTS: Final = {**_OF_WAVES, **_OF_TARGETS, **_OF_PAIRS, **_OF_SETTINGS}
