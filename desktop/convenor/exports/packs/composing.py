"""From the convening to what each reader's pack says (RULES.md 4)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Final

from convenor.exports.packs import agenda, wording
from convenor.exports.packs.content import (
    Cover,
    Delegation,
    Itinerary,
    PackContent,
    Paper,
    Part,
    Participant,
    Participants,
    Piece,
    Programme,
    piece,
    unprintable_in,
)
from convenor.exports.page.shaping import reads_from_the_right
from convenor.exports.page.writings import one_line, plain
from convenor_db.domain.invitations import PACKED
from convenor_db.domain.names import addressed, full_name, name_in, organisation_of, person_of
from convenor_db.domain.ordering import first_language, ordered
from convenor_db.domain.printed_days import dated, from_to
from convenor_db.domain.reading import (
    READ,
    Reason,
    Verdict,
    in_recipe,
    itineraries,
    mark_of,
    may_read_brief,
    participants_visible,
    party_of,
    programme_sessions,
    refused,
    strictest,
)
from convenor_db.domain.records import (
    Brief,
    BriefKind,
    Capacity,
    Invitation,
    Organisation,
    PackPart,
    Session,
)
from convenor_db.domain.snapshot import Snapshot

_APART: Final = (Capacity.STAFF, Capacity.INTERPRETER, Capacity.PRESS)
_MOST_NAMED: Final = 8
_BRIEF: Final = "brief "
"""Before a brief's key, so that no brief is taken for another part."""
LeftOutItem = tuple[str, Verdict]
"""A brief's key, or the word of a part, and why a reader does not get it."""


class Composer:
    """Contents of one export; what several readers get is composed once."""

    def __init__(self, snapshot: Snapshot, sessions: Mapping[str, Session]) -> None:
        self._snapshot = snapshot
        self._sessions = sessions
        self._itineraries = itineraries(sessions)
        self._agenda = agenda.Agenda(snapshot)
        self._programmes: dict[tuple[bool, tuple[str, ...]], Piece | None] = {}
        self._participants: dict[bool, Piece | None] = {}
        self._papers: dict[str, Piece] = {}
        self._parties: dict[str, frozenset[str]] = {}
        self._convening = snapshot.convening
        self._rule = wording.RULES[self._convening.rule]

    def content(self, invitation: Invitation) -> tuple[PackContent, list[LeftOutItem]]:
        """Return what a seat's pack says, and what it does not say to this reader."""
        left_out: list[LeftOutItem] = []
        pieces = [
            *self._of_part(PackPart.ITINERARY, self._itinerary(invitation), invitation, left_out),
            *self._of_part(PackPart.PROGRAMME, self._programme(invitation), invitation, left_out),
            *self._of_part(
                PackPart.PARTICIPANTS, self._listed_people(invitation), invitation, left_out
            ),
            *self._readable(invitation, left_out),
        ]
        pack = self._pack(invitation, self._in_recipe_order(pieces))
        for item, characters in _unprintable(pack):
            left_out.append((item, refused(Reason.NONE, _no_face(characters))))
        return pack, left_out

    def _in_recipe_order(self, pieces: list[Piece]) -> list[Piece]:
        """Return parts as the recipe has them; without one, as they are."""
        recipe = [str(part) for part in self._snapshot.table("recipe")]
        order = {word: at for at, word in enumerate(recipe)}
        return sorted(pieces, key=lambda one: order.get(_word_of(one.part), len(order)))

    def _of_part(
        self,
        word: PackPart,
        found: Piece | None,
        invitation: Invitation,
        left_out: list[LeftOutItem],
    ) -> Iterable[Piece]:
        """Give a part that the recipe has for the reader and that is not empty."""
        if not in_recipe(self._snapshot, word, invitation):
            left_out.append((word, refused(Reason.RECIPE, "Not in the recipe for this reader")))
        elif found is None:
            left_out.append((word, refused(Reason.EMPTY, "Empty for this reader, dropped")))
        else:
            if isinstance(found.part, Participants) and not found.part.delegations:
                why = "Not disclosed under the meeting rule: the page says so"
                left_out.append((word, refused(Reason.ROSTER, why)))
            yield found

    def _pack(self, invitation: Invitation, pieces: list[Piece]) -> PackContent:
        marks = [self._convening.mark, *(one.part.mark for one in pieces)]
        return PackContent(
            cover=replace(
                self._cover(invitation),
                mark=strictest(marks),
                several_marks=len(set(marks)) > 1,
            ),
            pieces=tuple(pieces),
            convening=one_line(self._convening.title),
            contents_mark=self._convening.mark,
            rule=self._rule,
            language="en-GB",
        )

    def _cover(self, invitation: Invitation) -> Cover:
        convening = self._convening
        person = person_of(self._snapshot, invitation)
        organiser = convening.organiser
        return Cover(
            convening=one_line(convening.title),
            dates=from_to(convening.starts, convening.ends),
            place=_joined(convening.venue, convening.city),
            reader=one_line(addressed(person)) if person else "",
            native=one_line(person.native) if person else "",
            post=one_line(person.post) if person else "",
            organisation=self._name(organisation_of(self._snapshot, invitation)),
            mark=convening.mark,
            several_marks=False,
            rule=self._rule,
            found=_joined(organiser.name, organiser.email) if organiser else "",
        )

    def _name(self, organisation: Organisation | None) -> str:
        if organisation is None:
            return ""
        return one_line(name_in(organisation, first_language(self._snapshot)))

    # The agenda.

    def _itinerary(self, invitation: Invitation) -> Piece | None:
        sessions = self._itineraries.get(invitation.key, [])
        if not sessions:
            return None
        marks = (mark_of(self._snapshot, session.mark) for session in sessions)
        person = person_of(self._snapshot, invitation)
        name = one_line(addressed(person)) if person else ""
        return piece(
            Itinerary(
                key="itinerary",
                title=wording.ITINERARY,
                mark=strictest([self._convening.mark, *marks]),
                subtitle=_together(name, self._times()),
                days=self._agenda.days(sessions, reader=invitation),
            )
        )

    def _times(self) -> str:
        """Say whose clocks are meant: the city's, or the zone's."""
        city = self._convening.city or self._convening.zone.rpartition("/")[2].replace("_", " ")
        return f"all times are {one_line(city)} time"

    def _programme(self, invitation: Invitation) -> Piece | None:
        sessions = programme_sessions(self._snapshot, self._sessions, invitation)
        names = participants_visible(self._snapshot, invitation)
        key = (names, tuple(session.key for session in sessions))
        if key not in self._programmes:
            self._programmes[key] = self._programme_of(sessions, names=names) if sessions else None
        return self._programmes[key]

    def _programme_of(self, sessions: list[Session], *, names: bool) -> Piece:
        return piece(
            Programme(
                key="programme",
                title=wording.PROGRAMME,
                mark=strictest(mark_of(self._snapshot, session.mark) for session in sessions),
                place=_joined(self._convening.venue, self._convening.city),
                zone=self._times(),
                rooms=tuple(one_line(room.name) for room in self._snapshot.rooms.values()),
                days=self._agenda.days(sessions, names=names),
            )
        )

    # Who takes part.

    def _listed_people(self, invitation: Invitation) -> Piece | None:
        visible = participants_visible(self._snapshot, invitation)
        if visible not in self._participants:
            self._participants[visible] = piece(self._people(visible=visible))
        return self._participants[visible]

    def _people(self, *, visible: bool) -> Participants:
        seats = ordered(self._snapshot, self._coming()) if visible else []
        inside = [seat for seat in seats if seat.capacity not in _APART]
        others = {
            capacity: [seat for seat in seats if seat.capacity is capacity] for capacity in _APART
        }
        return Participants(
            key="participants",
            title=wording.PARTICIPANTS,
            mark=self._convening.mark,
            order=wording.ORDERS[self._convening.order_by],
            delegations=tuple(self._delegations(inside)),
            others=tuple(
                Delegation(
                    name=wording.APART[capacity],
                    constituency="",
                    people=tuple(self._participant(seat, with_organisation=True) for seat in of),
                )
                for capacity, of in others.items()
                if of
            ),
        )

    def _coming(self) -> list[Invitation]:
        seats = self._snapshot.invitations.values()
        return [seat for seat in seats if seat.status in PACKED]

    def _delegations(self, seats: list[Invitation]) -> Iterable[Delegation]:
        for _, of in groupby(seats, lambda seat: getattr(self._body(seat), "key", seat.key)):
            together = list(of)
            body = self._body(together[0])
            yield Delegation(
                name=self._name(body),
                constituency=wording.CONSTITUENCIES[body.constituency] if body else "",
                people=tuple(self._participant(seat) for seat in together),
            )

    def _body(self, seat: Invitation) -> Organisation | None:
        return organisation_of(self._snapshot, seat)

    def _participant(self, seat: Invitation, *, with_organisation: bool = False) -> Participant:
        person = person_of(self._snapshot, seat)
        body = self._name(self._body(seat))
        post = one_line(person.post) if person else ""
        if with_organisation:
            post = _joined(post, body)
        return Participant(
            name=one_line(full_name(person)) if person else f"Representative of {body}",
            native=one_line(person.native) if person else "",
            post=post,
            tentative=seat.status == "tentative",
        )

    # Papers.

    def _readable(self, invitation: Invitation, left_out: list[LeftOutItem]) -> list[Piece]:
        """Return the briefs a seat may read: papers first, talking points after them."""
        found = []
        for brief in self._snapshot.briefs.values():
            verdict = self._verdict(brief, invitation)
            if verdict.allowed:
                found.append(self._paper(brief))
            else:
                left_out.append((brief.key, verdict))
        return sorted(found, key=lambda one: one.part.group == wording.TALKING_POINTS)

    def _verdict(self, brief: Brief, invitation: Invitation) -> Verdict:
        points = brief.kind is BriefKind.TALKING_POINTS
        part = PackPart.TALKING_POINTS if points else PackPart.BRIEFS
        if brief.key not in self._parties:
            self._parties[brief.key] = party_of(self._snapshot, brief)
        verdict = may_read_brief(
            self._snapshot, brief, invitation,
            sessions=self._sessions, party=self._parties[brief.key],
        )  # fmt: skip
        if not verdict.allowed:
            return verdict
        if not in_recipe(self._snapshot, part, invitation):
            return refused(Reason.RECIPE, "Not in the recipe for this reader")
        if not plain(brief.markdown).strip():
            return refused(Reason.EMPTY, "Empty, dropped")
        return READ

    def _paper(self, brief: Brief) -> Piece:
        if brief.key not in self._papers:
            approved = f", approved {dated(brief.approved_on)}" if brief.approved_on else ""
            points = brief.kind is BriefKind.TALKING_POINTS
            part: Part = Paper(
                key=f"{_BRIEF}{brief.key}",
                title=one_line(brief.title) or wording.KINDS[brief.kind],
                mark=mark_of(self._snapshot, brief.mark),
                group=wording.TALKING_POINTS if points else wording.PAPERS,
                subtitle=f"{wording.KINDS[brief.kind]}  ·  version {brief.version}{approved}",
                markdown=plain(brief.markdown),
            )
            self._papers[brief.key] = piece(part)
        return self._papers[brief.key]


def _unprintable(pack: PackContent) -> Iterable[tuple[str, str]]:
    """Yield where characters stand that no bundled face has, and which."""
    if characters := unprintable_in(pack.cover):
        yield PackPart.COVER, characters
    for part, _, characters in pack.pieces:
        if characters:
            yield part.key.removeprefix(_BRIEF), characters


def _joined(*words: str) -> str:
    """Return what there is of some words, with commas between."""
    return ", ".join(line for word in words if (line := one_line(word)))


def _word_of(part: Part) -> PackPart:
    """Return what a part is called in a recipe."""
    if isinstance(part, Paper):
        points = part.group == wording.TALKING_POINTS
        return PackPart.TALKING_POINTS if points else PackPart.BRIEFS
    return PackPart(part.key)


def _together(name: str, times: str) -> str:
    """Return name and words; a name that reads from the right would turn the words after it."""
    if reads_from_the_right(name):
        return f"{times[:1].upper()}{times[1:]}  ·  {name}"
    return f"{name}  ·  {times}"


def _no_face(characters: str) -> str:
    told = ", ".join(f"{char} (U+{ord(char):04X})" for char in characters[:_MOST_NAMED])
    more = ", …" if len(characters) > _MOST_NAMED else ""
    return f"No face has the characters {told}{more}: a box is printed for each"
