"""Warnings about when somebody can be there, what hour it is for them, and which day it is."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from convenor_db.domain.checking.facts import fingerprint
from convenor_db.domain.checking.findings import INFO, Finding, Rule
from convenor_db.domain.checking.joined import Joined, Member, Sitting
from convenor_db.domain.checking.wording import (
    and_when,
    away_words,
    city_of,
    moment_words,
    span_words,
)
from convenor_db.domain.records import Role, SessionKind
from convenor_db.domain.zones import local

NIGHT_BEGINS: Final = time(22)
NIGHT_ENDS: Final = time(7)
_A_MINUTE: Final = timedelta(minutes=1)


def before_arrival(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where somebody's session begins before they arrive."""
    if sitting.when is None:
        return
    session = and_when(joined, sitting)
    for member, bounds in sitting.company.bound:
        if bounds.late_for(sitting.when):
            at = member.holder.seat.arrives or ""
            words = f"arrives {moment_words(at)}, after {session} has begun."
            yield _not_there(joined, sitting, member, (Rule.BEFORE_ARRIVAL, at, words))


def after_departure(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where somebody's session ends after they have left."""
    if sitting.when is None:
        return
    session = and_when(joined, sitting)
    for member, bounds in sitting.company.bound:
        if bounds.gone_from(sitting.when):
            at = member.holder.seat.leaves or ""
            words = f"leaves {moment_words(at)}, before {session} has ended."
            yield _not_there(joined, sitting, member, (Rule.AFTER_DEPARTURE, at, words))


def _not_there(
    joined: Joined, sitting: Sitting, member: Member, told: tuple[Rule, str, str]
) -> Finding:
    """Return the warning of a rule, which rests on a time; its words follow the name."""
    rule, at, words = told
    return Finding(
        rule=rule,
        level=joined.level(rule),
        objects=(("invitations", member.holder.key), ("sessions", sitting.key)),
        text=f"{member.holder.name} {words}",
        fix="Move the session, change their travel, or take them off its list.",
        fingerprint=fingerprint(sitting.times, at, member.role, member.holder.seat.status),
    )


def unavailable(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where somebody is away while their session is on."""
    if sitting.when is None:
        return
    session = and_when(joined, sitting)
    for member, bounds in sitting.company.bound:
        spans = bounds.away_during(sitting.when) if bounds.away else ()
        if not spans:
            continue
        optional = INFO if member.role is Role.OPTIONAL else None
        first = spans[0]
        reason = f" ({first.why})" if first.why else ""
        yield Finding(
            rule=Rule.UNAVAILABLE,
            level=joined.level(Rule.UNAVAILABLE, optional),
            objects=(("invitations", member.holder.key), ("sessions", sitting.key)),
            text=f"{member.holder.name} is away {away_words(first.from_, first.to)}{reason}, "
            f"during {session}.",
            fix="Move the session, or take them off its list.",
            fingerprint=fingerprint(
                sitting.times,
                sorted((span.from_, span.to) for span in spans),
                member.role,
                member.holder.seat.status,
            ),
        )


def night(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where it is night for somebody who takes part from elsewhere."""
    if sitting.when is None:
        return
    asleep = {
        name: zone
        for name in {name for _, name in sitting.company.afar}
        if touches_night(sitting.when, zone := ZoneInfo(name))
    }
    for member, name in sitting.company.afar if asleep else ():
        if name not in asleep:
            continue
        yield Finding(
            rule=Rule.NIGHT,
            level=joined.level(Rule.NIGHT),
            objects=(("invitations", member.holder.key), ("sessions", sitting.key)),
            text=f"{and_when(joined, sitting)} is at night for {member.holder.name}: "
            f"{span_words(sitting.when, asleep[name])} in {city_of(name)}.",
            fix="Move the session to an hour between 07:00 and 22:00 for them, or make their "
            "part optional and send a note.",
            fingerprint=fingerprint(
                sitting.times, joined.zone.key, name, member.role, member.holder.seat.status
            ),
        )


def touches_night(when: tuple[datetime, datetime], zone: ZoneInfo) -> bool:
    """Say whether any part of a span lies between 22:00 and 07:00 of a zone."""
    begins = local(when[0], zone)
    if not NIGHT_ENDS <= begins.time() < NIGHT_BEGINS:
        return True
    # Wall clocks of one zone are compared as such, so the night is first made an instant.
    falls = datetime.combine(begins.date(), NIGHT_BEGINS, tzinfo=zone)
    return falls.timestamp() < when[1].timestamp()


def outside_dates(joined: Joined, sitting: Sitting) -> Iterator[Finding]:
    """Warn where a session lies before the first or after the last day."""
    session, convening = sitting.session, joined.snapshot.convening
    may = session.kind in (SessionKind.PREPARATORY, SessionKind.TRAVEL)
    if may or sitting.when is None or session.start is None:
        return
    last_day = local(sitting.when[1] - _A_MINUTE, joined.zone).date().isoformat()
    if convening.starts <= session.start[:10] and last_day <= convening.ends:
        return
    first, last = (date.fromisoformat(day) for day in (convening.starts, convening.ends))
    yield Finding(
        rule=Rule.OUTSIDE_DATES,
        level=joined.level(Rule.OUTSIDE_DATES),
        objects=(("sessions", sitting.key),),
        text=f"{and_when(joined, sitting)} lies outside the convening, which is from "
        f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}.",
        fix="Move the session into the convening, or change its first or last day.",
        fingerprint=fingerprint(sitting.times, session.kind, convening.starts, convening.ends),
    )
