"""The actions of seats given, named, changed and replaced, with arguments that a test draws."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from convenor_db.domain.actions import many_seats, seat_deletion, substitution, unnamed_seats
from convenor_db.domain.actions.many_seats import Beginning
from convenor_db.domain.actions.substitution import NewPerson, Substitution
from convenor_db.domain.edits import Edit
from support.draws import TODAY, Draws, Making


def _somebody(d: Draws) -> Any:
    new = NewPerson(family=d.text(), native=d.text(), organisation=d.key("organisations"))
    return d.one(d.key("people"), new)


def _how(d: Draws) -> Beginning:
    return Beginning(status=d.one(*many_seats.BEGINNINGS), wave=d.one(None, 1))


def _substitute(d: Draws) -> Edit:
    asked = Substitution(
        principal=d.key("invitations"),
        person=_somebody(d),
        confirmed=d.yes(),
        roles=d.one(None, {d.key("sessions"): d.yes()}),
        reply_by=d.one(None, d.text()),
    )
    return substitution.substitute(d.now, asked, new_key=d.new, today=TODAY)


def _add_seats(d: Draws) -> Edit:
    wanted = unnamed_seats.Wanted(
        people=d.keys("people"), organisation=d.key("organisations"), count=d.at()
    )
    return unnamed_seats.add_seats(d.now, wanted, _how(d), new_key=d.new, today=TODAY)


OF_SEATS: Final[Mapping[Callable[..., Edit], Making]] = {
    many_seats.set_field_of_many: lambda d: many_seats.set_field_of_many(
        d.now, d.keys("invitations"), d.one(*many_seats.SHARED, "note"), d.text()
    ),
    seat_deletion.delete: lambda d: seat_deletion.delete(d.now, d.keys("invitations")),
    substitution.substitute: _substitute,
    unnamed_seats.add_seats: _add_seats,
    unnamed_seats.name_seat: lambda d: unnamed_seats.name_seat(
        d.now, d.key("invitations"), _somebody(d), new_key=d.new, today=TODAY
    ),
}
