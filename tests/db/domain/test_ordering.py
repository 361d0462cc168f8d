"""The order of names (RULES.md 7)."""

from dataclasses import dataclass

import msgspec
import pytest

from convenor_db.domain.ordering import ordered
from convenor_db.domain.records import (
    Constituency,
    Convening,
    Invitation,
    InvitationKey,
    OrderBy,
    Organisation,
    OrganisationKey,
    Person,
    PersonKey,
    Record,
)
from convenor_db.domain.snapshot import Snapshot


@dataclass(frozen=True)
class Seat:
    """One seat as a test writes it down."""

    key: str
    family: str
    organisation: str = ""
    names: str = ""  # the organisation's name in French
    country: str = ""
    rank: int | None = None
    since: str | None = None


def order_of(*seats: Seat, by: OrderBy, manual: tuple[str, ...] = (), lang: str = "en") -> str:
    convening = Convening(
        title="T",
        starts="2027-04-14",
        ends="2027-04-16",
        zone="Europe/Zurich",
        country="CH",
        order_by=by,
        languages=(lang,),
        manual_order=tuple(InvitationKey(key) for key in manual),
    )
    records = [convening, *(record for seat in seats for record in _records(seat))]
    snapshot = Snapshot.of(records)
    return " ".join(seat.key for seat in ordered(snapshot, snapshot.invitations.values()))


def _records(seat: Seat) -> list[Record]:
    organisation = OrganisationKey("o" + seat.key) if seat.organisation else None
    person = Person(
        key=PersonKey("p" + seat.key),
        family=seat.family,
        organisation=organisation,
        rank=seat.rank,
        in_post_since=seat.since,
    )
    invitation = Invitation(key=InvitationKey(seat.key), person=person.key)
    if organisation is None:
        return [person, invitation]
    body = Organisation(
        key=organisation,
        name=seat.organisation,
        names={"fr": seat.names} if seat.names else {},
        constituency=Constituency.GOVERNMENT,
        country=seat.country,
    )
    return [body, person, invitation]


def test_host_puts_the_host_countrys_seats_first() -> None:
    albia, swiss = Seat("a", "Abel", "Albia", country="AB"), Seat("z", "Zu", "Zz", country="CH")
    assert order_of(albia, swiss, by=OrderBy.HOST) == "z a"
    assert order_of(albia, swiss, by=OrderBy.ALPHABETICAL) == "a z"


def test_alphabetical_takes_the_name_in_the_first_language() -> None:
    swiss = Seat("s", "A", "Switzerland", names="Suisse")
    norway = Seat("n", "B", "Norway", names="Xnorvège")
    assert order_of(swiss, norway, by=OrderBy.ALPHABETICAL) == "n s"
    assert order_of(swiss, norway, by=OrderBy.ALPHABETICAL, lang="fr") == "s n"


def test_alphabetical_sorts_by_collation_and_then_by_family_name() -> None:
    seats = [Seat("1", "Zola", "Éire"), Seat("2", "Öst", "Éire"), Seat("3", "A", "Fenria")]
    assert order_of(*seats, by=OrderBy.ALPHABETICAL) == "2 1 3"


def test_a_seat_without_organisation_stands_last() -> None:
    seats = [Seat("n", "Aa"), Seat("z", "Bb", "Zz")]
    assert order_of(*seats, by=OrderBy.ALPHABETICAL) == "z n"


def test_rank_goes_by_rank_then_day_in_post_then_name() -> None:
    seats = [
        Seat("none", "Aa"),
        Seat("later", "Aa", rank=2, since="2025-01-01"),
        Seat("sooner", "Zz", rank=2, since="2024-01-01"),
        Seat("unsaid", "Aa", rank=2),
        Seat("first", "Zz", rank=1),
    ]
    assert order_of(*seats, by=OrderBy.RANK) == "first sooner later unsaid none"


def test_manual_puts_the_rest_after_it_by_host_order() -> None:
    seats = [Seat("a", "A", "Aa"), Seat("b", "B", "Bb", country="CH"), Seat("c", "C", "Cc")]
    assert order_of(*seats, by=OrderBy.MANUAL, manual=("c",)) == "c b a"


@pytest.mark.parametrize("by", list(OrderBy))
def test_an_unnamed_seat_has_a_place_in_every_order(by: OrderBy) -> None:
    body = _records(Seat("x", "X", "Aa"))
    unnamed = Invitation(key=InvitationKey("u"), seat_of=OrganisationKey("ox"))
    convening = Convening(title="T", starts="2027-04-14", ends="2027-04-14", zone="UTC")
    snapshot = Snapshot.of([msgspec.structs.replace(convening, order_by=by), unnamed, *body])
    assert [seat.key for seat in ordered(snapshot, snapshot.invitations.values())] == ["x", "u"]
