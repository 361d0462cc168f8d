"""Who is written a letter, who is held back, and who cannot be written at all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from convenor.exports.files import Progress, never_cancelled, no_progress
from convenor.exports.mail.draft import Draft, Mailbox, mailbox
from convenor.exports.mail.letter import Letter, LetterForm
from convenor_db.domain.errors import Cancelled
from convenor_db.domain.letters import (
    Occasion,
    Values,
    missing,
    values_for,
    why_it_does_not_suit,
)
from convenor_db.domain.names import addressed, full_name, organisation_of, person_of, seat_name
from convenor_db.domain.records import Invitation, Person, Template

_LOOK: Final = 100
"""Letters between two looks at whether to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """One seat and its letter.

    *impossible* says as a clause why there can be none. *doubt* says why the letter is held back
    unless the user wants it: the seat is not due such a letter. *missing* are fields without a
    value. *not_copied* are assistants whose addresses are none, each with why.
    """

    seat: str
    name: str
    person: str = ""
    organisation: str = ""
    to: Mailbox | None = None
    copies: tuple[Mailbox, ...] = ()
    not_copied: tuple[str, ...] = ()
    values: Values = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    doubt: str = ""
    impossible: str = ""

    @property
    def is_due(self) -> bool:
        """Whether the letter is written unless the user says otherwise."""
        return not (self.impossible or self.doubt or self.missing)


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """A template, and whom it is for, in the order asked for."""

    form: LetterForm
    sender: Mailbox | None
    addressees: tuple[Addressee, ...]

    @property
    def template(self) -> Template:
        """The template that is filled."""
        return self.form.template

    def letter_to(self, addressee: Addressee) -> Letter:
        """Return the letter as this reader gets it; of an unnamed seat as far as it is known."""
        return self.form.fill(addressee.values)

    def draft_to(self, addressee: Addressee) -> Draft:
        """Return the mail; `LookupError` for somebody who cannot be written."""
        if addressee.to is None:
            raise LookupError(addressee.seat)
        return Draft(
            letter=self.letter_to(addressee),
            sender=self.sender,
            to=(addressee.to,),
            copies=addressee.copies,
        )


def plan_letters(
    occasion: Occasion,
    template: Template,
    seats: Iterable[str],
    *,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never_cancelled,
) -> LetterPlan:
    """Return what writing a template to seats would do; seats that are gone are not in it.

    Raises `Cancelled` when *cancelled* says so.
    """
    known = occasion.snapshot.invitations
    chosen = [known[key] for key in dict.fromkeys(seats) if key in known]
    addressees = []
    for done, seat in enumerate(chosen):
        if done % _LOOK == 0:
            progress(done, len(chosen))
            if cancelled():
                message = "No letters were worked out: you stopped it."
                raise Cancelled(message)
        addressees.append(_addressee(occasion, template, seat))
    return LetterPlan(LetterForm(template), sender_of(occasion), tuple(addressees))


def sender_of(occasion: Occasion) -> Mailbox | None:
    """Return whose letters they are; None where the convening has no address for that."""
    organiser = occasion.snapshot.convening.organiser
    if organiser is None:
        return None
    try:
        return mailbox(organiser.name, organiser.email)
    except ValueError:
        return None


def _addressee(occasion: Occasion, template: Template, seat: Invitation) -> Addressee:
    person = person_of(occasion.snapshot, seat)
    values = values_for(occasion, seat)
    body = organisation_of(occasion.snapshot, seat)
    to, fault = _first_address(person) if person else (None, "nobody has been named yet")
    copies, not_copied = _copies(person.copy_to if person else (), to)
    return Addressee(
        seat=str(seat.key),
        name=full_name(person) if person else seat_name(occasion.snapshot, seat),
        person=str(person.key) if person else "",
        organisation=str(body.key) if body else "",
        to=to,
        copies=copies,
        not_copied=not_copied,
        values=values,
        missing=missing(template, values),
        doubt=why_it_does_not_suit(occasion, template.kind, seat),
        impossible=fault,
    )


def _first_address(person: Person) -> tuple[Mailbox | None, str]:
    """Return the first address, under the name as addressed, or why there is none."""
    if not person.emails:
        return None, "no address of their own" if person.copy_to else "no address"
    try:
        return mailbox(addressed(person), person.emails[0]), ""
    except ValueError as fault:
        return None, f"“{person.emails[0]}” is no address: {fault}"


def _copies(
    addresses: Sequence[str], to: Mailbox | None
) -> tuple[tuple[Mailbox, ...], tuple[str, ...]]:
    """Return the assistants, each once, and of which addresses none can be made."""
    found: dict[str, Mailbox] = {}
    refused: list[str] = []
    for made in _read(addresses):
        if isinstance(made, str):
            refused.append(made)
        elif to is None or made.address.casefold() != to.address.casefold():
            found.setdefault(made.address.casefold(), made)
    return tuple(found.values()), tuple(refused)


def _read(addresses: Sequence[str]) -> Iterator[Mailbox | str]:
    for address in addresses:
        try:
            yield mailbox("", address)
        except ValueError as fault:
            yield f"“{address}” is no address: {fault}"
