"""What is on file about commitments and their verification, ready to be looked up.

Meaning: VERIFICATION.md 2 and 3. Of several rows about the same the newest counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar, cast

from convenor_db.domain.commitments.parts import names_in
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.records import (
    Acceptance,
    Commitment,
    Constituency,
    Fact,
    Measure,
    Organisation,
    Requirement,
    Undertaking,
)
from convenor_db.domain.records.words import AcceptAs, Consent
from convenor_db.domain.snapshot import Snapshot

R = TypeVar("R", Acceptance, Requirement)
Cell = tuple[AcceptAs, str, str, str]
"""Host or evidence, organisation, measure, undertaking ("" = every)."""

DEFAULT: Final = Requirement(key="default", as_of="0001-01-01")
"""What is asked where nothing is said: two measures a route, in time, medium."""


def cell_name(cell: Cell) -> str:
    """Return the atom of an acceptance: `host:ORGANISATION:MEASURE[:UNDERTAKING]`."""
    return ":".join(str(part) for part in cell if part)


def requirement_atom(judge: str, party: str, undertaking: str) -> str:
    """Return the atom of a judge's requirement being met about a party's undertaking."""
    return f"ok:{judge}:{party}:{undertaking}"


@dataclass(frozen=True, slots=True)
class Dossier:
    """The lists by key, and what of them is current."""

    commitments: Mapping[str, Commitment]
    facts: Mapping[str, Fact]
    organisations: Mapping[str, Organisation]
    undertakings: Mapping[str, Undertaking]
    measures: Mapping[str, Measure]
    acceptances: Mapping[str, Acceptance]
    cells: Mapping[Cell, Acceptance]
    requirements: Mapping[tuple[str, str, str], Requirement]
    evidence_named: frozenset[tuple[str, str]]
    governments: Mapping[str, tuple[str, ...]]

    @staticmethod
    def of(snapshot: Snapshot) -> "Dossier":
        """Return the dossier of a snapshot."""
        acceptances = cast("Mapping[str, Acceptance]", snapshot.table("acceptances"))
        rows = cast("Mapping[str, Requirement]", snapshot.table("requirements"))
        requirements = {_asked_by(row): row for row in _by_age(rows.values())}
        return Dossier(
            commitments=cast("Mapping[str, Commitment]", snapshot.table("commitments")),
            facts=cast("Mapping[str, Fact]", snapshot.table("facts")),
            organisations=snapshot.organisations,
            undertakings=cast("Mapping[str, Undertaking]", snapshot.table("undertakings")),
            measures=cast("Mapping[str, Measure]", snapshot.table("measures")),
            acceptances=acceptances,
            cells={cell_of(row): row for row in _by_age(acceptances.values())},
            requirements=requirements,
            evidence_named=frozenset(
                (judge, measure)
                for (judge, _, _), row in requirements.items()
                for measure in names_in(row.needs)
            ),
            governments=_governments(snapshot),
        )

    def cell_atom(self, acceptance: str) -> str:
        """Return the atom that an acceptance's id means: the current row of its cell."""
        return cell_name(cell_of(self.acceptances[acceptance]))

    def current(self, cell: Cell) -> Cell:
        """Return the cell that speaks for one: its own, or that for every undertaking."""
        return cell if cell in self.cells else (*cell[:3], "")

    def accepts(self, cell: Cell) -> Acceptance | bool | None:
        """Return the row of an acceptance that says yes, False for no, None for silence.

        Whoever names a measure in a requirement of its own accepts what it shows unless it
        says no; True where that is all there is.
        """
        row = self.cells.get(cell)
        said = row.accepts if row else None
        silent_yes = cell[0] is AcceptAs.EVIDENCE and cell[1:3] in self.evidence_named
        if said or (said is None and silent_yes):
            return row or True
        return said

    def hosts(self, party: str, measure: Measure) -> list[str] | None:
        """Return whose consent a measure needs where *party* is; None if nobody can give it.

        A government consents for itself, for a lab every government of its country.
        """
        if measure.consent is Consent.NONE:
            return []
        own = [party] if measure.consent in (Consent.PARTY, Consent.BOTH) else []
        if measure.consent is Consent.PARTY:
            return own
        body = self.organisations.get(party)
        if body is None:
            return None
        if body.constituency is Constituency.GOVERNMENT:
            return [party]
        states = self.governments.get(body.country, ())
        return [*own, *states] if states else None

    def requirement(self, judge: str, party: str, undertaking: str) -> Requirement:
        """Return what a judge asks about a party's undertaking: the most specific row wins."""
        for by in (judge, ""):
            for about in (party, ""):
                for of in (undertaking, ""):
                    row = self.requirements.get((by, about, of))
                    if row is not None:
                        return row
        return DEFAULT

    def atom_assumed(self, name: str) -> str:
        """Return the atom that an assumption names. Raises `NotAllowed` if it names none."""
        if name in self.commitments:
            return name
        if name in self.acceptances:
            return self.cell_atom(name)
        kind, *rest = name.split(":")
        tables: tuple[Mapping[str, Any], ...] = (
            self.organisations, self.organisations, self.undertakings
        )  # fmt: skip
        known = len(rest) == len(tables) and all(
            key in table for key, table in zip(rest, tables, strict=True)
        )
        if kind == "ok" and known:
            return name
        message = (
            f"Nothing was answered: “{name}” is assumed, but it is no commitment, fact or"
            " acceptance here, nor a requirement as ok:JUDGE:PARTY:UNDERTAKING."
            " Correct the id."
        )
        raise NotAllowed(message)


def cell_of(row: Acceptance) -> Cell:
    """Return the cell that an acceptance is a row of."""
    return row.accept_as, str(row.organisation), str(row.measure), str(row.undertaking or "")


def _asked_by(row: Requirement) -> tuple[str, str, str]:
    return str(row.organisation or ""), str(row.about or ""), str(row.undertaking or "")


def _by_age(rows: Iterable[R]) -> list[R]:
    """Return rows with the newest last; of equal days the later in the list."""
    return sorted(rows, key=lambda row: row.as_of)


def _governments(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, body in snapshot.organisations.items():
        if body.constituency is Constituency.GOVERNMENT and body.country:
            found[body.country] = (*found.get(body.country, ()), key)
    return found
