"""What each reader may be told, composed once for all who are told the same (RULES.md 4)."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from convenor.exports.calendars.events import CLASSES, Wording, cancelled_wording, worded
from convenor.exports.calendars.facts import (
    EventStatus,
    Facts,
    is_on,
    mark_of,
    session_facts,
    umbrella_facts,
    written_facts,
)
from convenor.exports.calendars.lines import cleaned, one_line, plain_line, text_line
from convenor.exports.calendars.timezones import Years
from convenor_db.domain.invitations import PACKED
from convenor_db.domain.names import full_name, person_of
from convenor_db.domain.records import (
    TLP,
    LedgerEntry,
    Listed,
    Organiser,
    Role,
    Session,
    SessionKind,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import known_zone

_COUNTERPARTS: Final = frozenset({Role.REQUIRED, Role.OPTIONAL, Role.CHAIR, Role.SPEAKER})
"""Who meets whom in a bilateral; who interprets or takes notes there is no counterpart."""
_KEPT_CLASS: Final = re.compile(r"^CLASS:([A-Z]+)$", re.MULTILINE)
_ORGANISER: Final = re.compile(r'^ORGANIZER;CN="([^"\n]*)"', re.MULTILINE)
_WEB_ADDRESS: Final = re.compile(r"https://[\x21-\x7e]+")


class Composer:
    """Facts and wordings of one export; each is made once and shared by its readers."""

    def __init__(
        self, snapshot: Snapshot, sessions: Mapping[str, Session], organiser: Organiser
    ) -> None:
        self._snapshot = snapshot
        self._sessions = sessions
        self.organiser = organiser
        self.years = _years(snapshot, sessions)
        self._facts: dict[tuple[str | None, str], Facts] = {}
        self._wordings: dict[tuple[str | None, str], Wording] = {}
        self._cancelled: dict[tuple[Facts, str, str, str], Wording] = {}

    def facts(self, session: str | None, role: str) -> Facts:
        """Return what is compared: of a session for a role, or of the convening (None)."""
        known = self._facts.get((session, role))
        if known is None:
            known = (
                umbrella_facts(self._snapshot.convening)
                if session is None
                else session_facts(self._snapshot, self._sessions[session], role)
            )
            self._facts[session, role] = known
        return known

    def wording(self, session: str | None, role: str) -> Wording:
        """Return what stands in the file of somebody in that role."""
        known = self._wordings.get((session, role))
        if known is None:
            facts, convening = self.facts(session, role), self._snapshot.convening
            mark = (
                convening.mark if session is None else mark_of(convening, self._sessions[session])
            )
            prose = () if session is None else self._prose(self._sessions[session], role)
            known = worded(
                facts, EventStatus.CONFIRMED, self.organiser, CLASSES[mark], self.years, prose=prose
            )
            self._wordings[session, role] = known
        return known

    def cancelled(self, row: LedgerEntry) -> Wording:
        """Return the wording that calls off what the ledger says somebody has."""
        facts = self.written(row)
        name, klass = self._kept(row)
        key = (facts, row.organiser, name, klass)
        if key not in self._cancelled:
            organiser = Organiser(name=name, email=row.organiser)
            self._cancelled[key] = cancelled_wording(facts, organiser, klass, self.years)
        return self._cancelled[key]

    def written(self, row: LedgerEntry) -> Facts:
        """Return the facts as a ledger row was last written."""
        zone = row.zone if known_zone(row.zone) else self._snapshot.convening.zone
        return written_facts(row, zone)

    def _kept(self, row: LedgerEntry) -> tuple[str, str]:
        """Return the organiser's name and the class as they were last written."""
        text = row.text or ""
        name, klass = _ORGANISER.search(text), _KEPT_CLASS.search(text)
        return (
            name[1] if name else self.organiser.name,
            klass[1] if klass else CLASSES[self._snapshot.convening.mark],
        )

    def _prose(self, session: Session, role: str) -> tuple[str, ...]:
        """Return description and link; of a RED session no description (RULES.md 5)."""
        address = one_line(session.link)
        link = (plain_line("URL", address),) if _WEB_ADDRESS.fullmatch(address) else ()
        if mark_of(self._snapshot.convening, session) is TLP.RED:
            return link
        description = self._description(session, Role(role))
        return (text_line("DESCRIPTION", description), *link) if description else link

    def _description(self, session: Session, role: Role) -> str:
        """Return purpose, outline, names that may be told, link and the reader's own role."""
        told = [
            *self._names(session, role),
            f"Join: {one_line(session.link)}" if session.link else "",
            f"Your role: {role}" if role is not Role.REQUIRED else "",
        ]
        facts = "\n".join(line for line in told if line)
        parts = (cleaned(session.purpose).strip(), cleaned(session.outline).strip(), facts)
        return "\n\n".join(part for part in parts if part)

    def _names(self, session: Session, role: Role) -> Iterable[str]:
        """Yield others' names: chair and speakers, and counterparts to each other (RULES.md 4)."""
        if self._snapshot.convening.roster_disclosable:
            for wanted, word in ((Role.CHAIR, "Chair"), (Role.SPEAKER, "Speakers")):
                if names := self._named(session, frozenset({wanted})):
                    yield f"{word}: {', '.join(names)}"
        if session.kind is SessionKind.BILATERAL and role in _COUNTERPARTS:
            names = self._named(session, _COUNTERPARTS)
            if len(names) > 1:
                yield f"Between: {', '.join(names)}"

    def _named(self, session: Session, roles: frozenset[Role]) -> list[str]:
        return [
            name
            for listed in session.people
            if listed.role in roles and (name := self._name(listed))
        ]

    def _name(self, listed: Listed) -> str:
        """Return the name of somebody coming or tentative; whoever is not stays unnamed."""
        invitation = self._snapshot.invitations.get(listed.invitation)
        if invitation is None or invitation.status not in PACKED:
            return ""
        person = person_of(self._snapshot, invitation)
        return one_line(full_name(person)) if person else ""


def _years(snapshot: Snapshot, sessions: Mapping[str, Session]) -> Years:
    """Return the years of everything that may be written, so that all files share one block."""
    convening = snapshot.convening
    years = {int(convening.starts[:4]), int(convening.ends[:4])}
    years |= {int(session.start[:4]) for session in sessions.values() if session.start}
    years |= {int(row.start[:4]) for row in snapshot.ledger.values() if row.start}
    return Years(min(years), max(years))


def listed_sessions(sessions: Mapping[str, Session]) -> dict[str, dict[str, Listed]]:
    """Return, by invitation, the sessions that stand in its agenda and how it is listed there."""
    by_seat: dict[str, dict[str, Listed]] = {}
    for key, session in sessions.items():
        if is_on(session):
            for listed in session.people:
                by_seat.setdefault(listed.invitation, {})[key] = listed
    return by_seat
