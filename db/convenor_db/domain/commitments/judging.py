"""Acceptances and requirements as atoms like any other (VERIFICATION.md 3)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from convenor_db.domain.commitments.dossier import Cell, Dossier, cell_name
from convenor_db.domain.commitments.gates import ALWAYS, NEVER, Network, Node
from convenor_db.domain.commitments.parts import gate_over
from convenor_db.domain.records import Measure, Requirement
from convenor_db.domain.records.verification import Cover
from convenor_db.domain.records.words import AcceptAs, Confidence

LEVELS: Final = {Confidence.LOW: 1, Confidence.MEDIUM: 2, Confidence.HIGH: 3}
"""How sure, to be compared only."""

BEING: Final = "being"


@dataclass(frozen=True, slots=True)
class Case:
    """A judge's requirement about a party's undertaking."""

    judge: str
    party: str
    undertaking: str
    asked: Requirement


def shows(cover: Cover, within: int | None, detection: Confidence | None) -> bool:
    """Say whether a coverage row is quick and sure enough; None asks nothing.

    What is unknown never helps.
    """
    quick = within is None or (cover.days is not None and cover.days <= within)
    level = cover.detection
    sure = detection is None or (level is not None and LEVELS[level] >= LEVELS[detection])
    return quick and sure


def stated_detection(asked: Requirement) -> Confidence | None:
    """Return how sure the measures that are named must be, None where nothing was said.

    Medium is the default of the form (INTERCHANGE.md), and a dump writes defaults out: medium
    written and medium left out are one and the same file, so beside `needs` it asks nothing.
    Who wants at least medium asks it by route (`each_route`); low and high are always said.
    """
    return None if asked.detection is Confidence.MEDIUM else asked.detection


@dataclass(frozen=True, slots=True)
class Judging:
    """Compiles what an acceptance, a measure's existence and a requirement wait for."""

    dossier: Dossier
    network: Network
    atom: Callable[[str], Node]
    condition: Callable[[Any, str], Node]

    def meaning(self, name: str) -> Node:
        """Return the node that an atom of verification waits for."""
        kind, *rest = name.split(":")
        if kind == BEING:
            return self.condition(self.dossier.measures[rest[0]].condition, "")
        if kind == "ok":
            judge, party, undertaking = rest
            asked = self.dossier.requirement(judge, party, undertaking)
            return self._met(Case(judge, party, undertaking, asked))
        organisation, measure, *undertaking_of = rest
        of = undertaking_of[0] if undertaking_of else ""
        return self._accepted((AcceptAs(kind), organisation, measure, of))

    def _accepted(self, cell: Cell) -> Node:
        said = self.dossier.accepts(cell)
        if not said:
            return NEVER
        return ALWAYS if said is True else self.condition(said.condition, cell[1])

    def _met(self, case: Case) -> Node:
        """Return the node of a requirement that is met."""
        undertaking = self.dossier.undertakings.get(case.undertaking)
        if undertaking is None:
            return NEVER
        works = {
            key: self.works(case, measure)
            for key, measure in self.dossier.measures.items()
            if any(cover.undertaking == case.undertaking for cover in measure.covers)
        }
        parts = [self._needs(case, works)]
        if case.asked.each_route > 0:
            within = case.asked.within
            within = undertaking.in_time if within is None else within
            routes: Iterable[str | None] = [str(route.key) for route in undertaking.routes] or [
                None
            ]
            parts += [self._route(case, works, route, within) for route in routes]
        return self.network.all_of(parts)

    def works(self, case: Case, measure: Measure) -> Node:
        """Return the node of a measure that exists, is let in and is believed."""
        hosts = self.dossier.hosts(case.party, measure)
        if hosts is None:
            return NEVER
        key, of = str(measure.key), case.undertaking
        cells: list[Cell] = [(AcceptAs.HOST, host, key, of) for host in hosts]
        cells.append((AcceptAs.EVIDENCE, case.judge, key, of))
        names = [cell_name(self.dossier.current(cell)) for cell in cells]
        if measure.condition is not True:
            names.append(f"{BEING}:{key}")
        return self.network.all_of([self.atom(name) for name in names])

    def _needs(self, case: Case, works: dict[str, Node]) -> Node:
        """Return the node of the measures that are asked for by name."""
        within, detection = case.asked.within, stated_detection(case.asked)

        def named(key: str) -> Node:
            covers = self.dossier.measures[key].covers if key in works else ()
            enough = any(
                cover.undertaking == case.undertaking and shows(cover, within, detection)
                for cover in covers
            )
            return works[key] if enough else NEVER

        return gate_over(self.network, case.asked.needs, named, lambda _: NEVER)

    def _route(
        self, case: Case, works: dict[str, Node], route: str | None, within: int | None
    ) -> Node:
        """Return the node of a route on which enough independent measures work."""
        groups: dict[tuple[str, str], list[Node]] = {}
        for key, node in works.items():
            measure = self.dossier.measures[key]
            covered = any(
                cover.undertaking == case.undertaking
                and (route is None or not cover.routes or route in cover.routes)
                and shows(cover, within, case.asked.detection)
                for cover in measure.covers
            )
            if covered:
                group = ("shares", measure.shares) if measure.shares else ("measure", key)
                groups.setdefault(group, []).append(node)
        ways = [self.network.at_least(1, nodes) for nodes in groups.values()]
        return self.network.at_least(case.asked.each_route, ways)
