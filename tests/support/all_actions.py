"""Every action there is, with arguments that a test draws."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.actions import (
    briefs,
    convening,
    issue_options,
    issues,
    many_seats,
    organisations,
    people,
    rooms,
    seats,
    session_fields,
    session_people,
    sessions,
)
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import (
    TLP,
    BriefKind,
    MeetingRule,
    OrganisationKey,
    Role,
    SessionKind,
    Status,
)
from support.actions_of.cells import OF_CELLS
from support.actions_of.commitments import OF_COMMITMENTS
from support.actions_of.contacts import OF_CONTACTS
from support.actions_of.delegations import OF_DELEGATIONS
from support.actions_of.letters import OF_LETTERS
from support.actions_of.lists import OF_LISTS
from support.actions_of.positions import OF_POSITIONS
from support.actions_of.seating import OF_SEATS
from support.actions_of.settling import OF_SETTLING
from support.draws import DAYS, STARTS, TODAY, ZONES, Draws, Making

OF_BRIEFS: Final[Mapping[Callable[..., Edit], Making]] = {
    briefs.add: lambda d: briefs.add(
        d.now,
        d.text(),
        d.one(*BriefKind),
        key=d.new("b"),
        about=d.one(None, d.subject("organisations", "people", "issues", "sessions")),
    ),
    briefs.set_text: lambda d: briefs.set_text(
        d.now, d.key("briefs"), d.one("title", "markdown"), d.text()
    ),
    briefs.set_kind: lambda d: briefs.set_kind(d.now, d.key("briefs"), d.one(*BriefKind)),
    briefs.set_mark: lambda d: briefs.set_mark(d.now, d.key("briefs"), d.one("", *TLP)),
    briefs.set_about: lambda d: briefs.set_about(
        d.now, d.key("briefs"), d.subject("organisations", "people", "issues", "sessions")
    ),
    briefs.add_reader: lambda d: briefs.add_reader(
        d.now, d.key("briefs"), d.subject("organisations", "invitations", "constituencies")
    ),
    briefs.remove_reader: lambda d: briefs.remove_reader(
        d.now, "b1", briefs.Subject("invitations", d.one("v1", "v2"))
    ),
    briefs.list_in_session: lambda d: briefs.list_in_session(
        d.now, d.key("briefs"), d.key("sessions")
    ),
    briefs.take_out_of_session: lambda d: briefs.take_out_of_session(
        d.now, d.key("briefs"), d.key("sessions")
    ),
    briefs.ask_for_approval: lambda d: briefs.ask_for_approval(d.now, d.key("briefs")),
    briefs.back_to_draft: lambda d: briefs.back_to_draft(d.now, d.key("briefs")),
    briefs.approve: lambda d: briefs.approve(d.now, d.key("briefs"), by="marta", today=TODAY),
    briefs.start_version: lambda d: briefs.start_version(
        d.now, d.key("briefs"), by="marta", today=TODAY
    ),
    briefs.delete: lambda d: briefs.delete(d.now, d.key("briefs")),
    briefs.forget: lambda d: briefs.forget(d.now, d.key("briefs")),
}
OF_THE_CONVENING: Final[Mapping[Callable[..., Edit], Making]] = {
    convening.set_line: lambda d: convening.set_line(d.now, d.one(*convening.LINES), d.text()),
    convening.set_rule: lambda d: convening.set_rule(d.now, d.one(*MeetingRule)),
    convening.set_mark: lambda d: convening.set_mark(d.now, d.one(*TLP)),
    convening.set_disclosable: lambda d: convening.set_disclosable(d.now, disclosable=d.yes()),
    convening.set_organiser: lambda d: convening.set_organiser(
        d.now, d.one("name", "email"), d.text()
    ),
    convening.set_hours: lambda d: convening.set_hours(d.now, d.one("first", "last"), d.text()),
    convening.set_zone: lambda d: convening.set_zone(d.now, d.one(*ZONES)),
    convening.set_last_day: lambda d: convening.set_last_day(d.now, d.one(*DAYS)),
    convening.set_first_day: lambda d: convening.set_first_day(d.now, d.one(*DAYS), along=d.yes()),
    rooms.add: lambda d: rooms.add(d.now, d.text(), d.new("r")),
    rooms.set_name: lambda d: rooms.set_name(d.now, d.key("rooms"), d.text()),
    rooms.set_capacity: lambda d: rooms.set_capacity(d.now, d.key("rooms"), d.text()),
    rooms.set_step_free: lambda d: rooms.set_step_free(d.now, d.key("rooms"), step_free=d.yes()),
    rooms.set_equipment: lambda d: rooms.set_equipment(d.now, d.key("rooms"), (d.text(), d.text())),
    rooms.move: lambda d: rooms.move(d.now, d.key("rooms"), d.at()),
    rooms.delete: lambda d: rooms.delete(d.now, d.key("rooms")),
    issues.add: lambda d: issues.add(d.now, d.text(), d.new("i")),
    issues.set_title: lambda d: issues.set_title(d.now, d.key("issues"), d.text()),
    issues.set_line: lambda d: issues.set_line(
        d.now, d.key("issues"), d.one(*issues.LINES), d.text()
    ),
    issues.move: lambda d: issues.move(d.now, d.key("issues"), d.at()),
    issues.delete: lambda d: issues.delete(d.now, d.key("issues")),
    issue_options.add_option: lambda d: issue_options.add_option(d.now, d.key("issues"), d.text()),
    issue_options.set_option_text: lambda d: issue_options.set_option_text(
        d.now, d.key("issues"), d.one("a", "b"), d.text()
    ),
    issue_options.rename_option: lambda d: issue_options.rename_option(
        d.now, d.key("issues"), d.one("a", "b"), d.one("a", "b", "c", d.text())
    ),
    issue_options.move_option: lambda d: issue_options.move_option(
        d.now, d.key("issues"), d.one("a", "b"), d.at()
    ),
    issue_options.delete_option: lambda d: issue_options.delete_option(
        d.now, d.key("issues"), d.one("a", "b")
    ),
}
OF_PEOPLE: Final[Mapping[Callable[..., Edit], Making]] = {
    organisations.set_field: lambda d: organisations.set_field(
        d.now, d.key("organisations"), d.one(*organisations.ENTRIES), d.text()
    ),
    organisations.enter_new: lambda d: organisations.enter_new(
        d.now, d.new("o"), {"name": d.text(), d.one(*organisations.ENTRIES): d.text()}
    ),
    organisations.delete: lambda d: organisations.delete(d.now, d.keys("organisations")),
    people.set_field: lambda d: people.set_field(
        d.now, d.key("people"), d.one(*people.ENTRIES), d.text()
    ),
    people.enter_new: lambda d: people.enter_new(
        d.now,
        d.new("p"),
        {"family": d.text(), "organisation": d.text(), d.one(*people.ENTRIES): d.text()},
        OrganisationKey(d.new("o")),
    ),
    people.set_organisation: lambda d: people.set_organisation(
        d.now, d.key("people"), d.text(), OrganisationKey(d.new("o"))
    ),
    people.set_other_post: lambda d: people.set_other_post(
        d.now, d.key("people"), d.at(), (d.text(), d.text()), OrganisationKey(d.new("o"))
    ),
    people.set_travel: lambda d: people.set_travel(
        d.now, d.key("people"), d.one(*people.TRAVEL), d.text()
    ),
    people.delete: lambda d: people.delete(d.now, d.keys("people")),
    many_seats.give: lambda d: many_seats.give(
        d.now,
        d.keys("people"),
        many_seats.Beginning(status=d.one(*many_seats.BEGINNINGS), wave=d.one(None, 1)),
        new_key=d.new,
        today=TODAY,
    ),
    many_seats.move_all: lambda d: many_seats.move_all(
        d.now, d.keys("invitations"), d.one(*Status), today=TODAY
    ),
    many_seats.move_many: lambda d: many_seats.move_many(
        d.now, d.keys("invitations"), d.one(*many_seats.STATUS_ORDER), today=TODAY
    ),
    seats.set_field: lambda d: seats.set_field(
        d.now, d.key("invitations"), d.one(*seats.ENTRIES), d.text()
    ),
    seats.set_away: lambda d: seats.set_away(
        d.now, d.key("invitations"), d.at(), (d.text(), d.text(), d.text())
    ),
    seats.move: lambda d: seats.move(d.now, d.key("invitations"), d.one(*Status), today=TODAY),
}
_LINKED: Final = {"issues": "issues", "after": "sessions", "briefs": "briefs"}


def _field(d: Draws) -> Edit:
    field = d.one(*(one for one in session_fields.WORDS if one not in _LINKED))
    text = d.one(*SessionKind) if field == "kind" else d.text()
    return session_fields.set_field(d.now, d.key("sessions"), field, text)


def _links(d: Draws) -> Edit:
    field = d.one(*_LINKED)
    return session_fields.set_links(d.now, d.key("sessions"), field, tuple(d.keys(_LINKED[field])))


def _room(d: Draws) -> str:
    return str(d.one("", d.key("rooms")))


OF_SESSIONS: Final[Mapping[Callable[..., Edit], Making]] = {
    session_fields.set_field: _field,
    session_fields.set_links: _links,
    session_people.list_seat: lambda d: session_people.list_seat(
        d.now, d.key("sessions"), d.key("invitations")
    ),
    session_people.seat_and_list: lambda d: session_people.seat_and_list(
        d.now, d.key("sessions"), d.key("people"), new_key=d.new
    ),
    session_people.set_role: lambda d: session_people.set_role(
        d.now, d.key("sessions"), d.key("invitations"), d.one(*Role)
    ),
    session_people.set_transferable: lambda d: session_people.set_transferable(
        d.now, d.key("sessions"), d.key("invitations"), to=d.yes()
    ),
    session_people.unlist: lambda d: session_people.unlist(
        d.now, d.key("sessions"), d.key("invitations")
    ),
    sessions.place: lambda d: sessions.place(
        d.now, d.key("sessions"), d.one(*STARTS), _room(d), seat=d.one("", d.key("invitations"))
    ),
    sessions.lengthen: lambda d: sessions.lengthen(
        d.now, d.key("sessions"), d.one(-5, 25, 200_000)
    ),
    sessions.add: lambda d: sessions.add(
        d.now,
        d.one(None, *STARTS),
        _room(d),
        d.one(5, 90),
        new_key=d.new,
        seat=d.one("", d.key("invitations")),
    ),
    sessions.copy: lambda d: sessions.copy(
        d.now, d.key("sessions"), d.one(*STARTS), _room(d), new_key=d.new
    ),
    sessions.duplicate: lambda d: sessions.duplicate(d.now, d.key("sessions"), new_key=d.new),
    sessions.unschedule: lambda d: sessions.unschedule(d.now, d.key("sessions")),
    sessions.drop: lambda d: sessions.drop(d.now, d.key("sessions"), today=TODAY),
    sessions.put_back: lambda d: sessions.put_back(d.now, d.key("sessions")),
    sessions.delete: lambda d: sessions.delete(d.now, d.key("sessions")),
}

ACTIONS: Final = {
    f"{action.__module__.rpartition('.')[2]}.{action.__name__}": making
    for table in (
        OF_BRIEFS,
        OF_CELLS,
        OF_THE_CONVENING,
        OF_PEOPLE,
        OF_SESSIONS,
        OF_COMMITMENTS,
        OF_CONTACTS,
        OF_DELEGATIONS,
        OF_LETTERS,
        OF_LISTS,
        OF_POSITIONS,
        OF_SEATS,
        OF_SETTLING,
    )
    for action, making in table.items()
}
"""By module and name, what draws arguments and makes the edit."""
