"""Which party carries others: the greatest set of commitments, found by crossing out."""

from fractions import Fraction
from typing import Any

from convenor_db.domain.commitments.answers import answer
from convenor_db.domain.records import Commitment, Fact, SessionKind
from support.naive_check.reading import INFO, Reading


def pivot_no_bilateral(now: Reading) -> None:
    """Warn of a party on which others depend, and nobody has planned to meet it alone."""
    for party in _pivotal(now):
        met = [
            session
            for session in now.scheduled()
            if session.kind is SessionKind.BILATERAL and party in now.organisations_in(session)
        ]
        if not met:
            now.warn("pivot-no-bilateral", INFO, ("organisations", party))


def _pivotal(now: Reading) -> list[str]:
    """Return the parties without whose commitments one of another's falls."""
    rows = [row for row in now.now.table("commitments").values() if isinstance(row, Commitment)]
    if any(_rests_on_verification(now, row.condition) for row in rows):
        pivotal = answer(now.now, on=now.today).pivotal  # what is verified is the engine's to say
        return [party for party, fallen in pivotal.items() if fallen]
    whole = _greatest(now, rows)
    found = []
    for party in sorted({str(row.party) for row in rows}):
        others = [row for row in rows if row.party != party]
        if whole - {row.key for row in rows if row.party == party} - _greatest(now, others):
            found.append(party)
    return found


def _rests_on_verification(now: Reading, condition: Any) -> bool:
    if isinstance(condition, str):
        return condition in now.now.table("acceptances")
    if isinstance(condition, dict):
        return (
            "verified" in condition
            or any(_rests_on_verification(now, inside) for inside in condition.values())
            or any(name in now.now.table("acceptances") for name in condition)
        )
    if isinstance(condition, list | tuple):
        return any(_rests_on_verification(now, inside) for inside in condition)
    return False


def _greatest(now: Reading, rows: list[Commitment]) -> set[str]:
    """Return what stays when what does not hold is crossed out until nothing more falls."""
    facts = {key: one.holds for key, one in now.now.table("facts").items() if isinstance(one, Fact)}
    alive = [
        row for row in rows if not row.withdrawn and not (row.expires and row.expires < now.today)
    ]
    while True:
        names = {str(row.key) for row in alive}
        kept = [row for row in alive if _holds(row.condition, names, facts)]
        if len(kept) == len(alive):
            return names
        alive = kept


def _holds(condition: Any, names: set[str], facts: dict[str, bool | None]) -> bool:
    if isinstance(condition, bool):
        return condition
    if isinstance(condition, str):
        return condition in names or facts.get(condition) is True
    if "not" in condition:
        return facts[condition["not"]] is False
    if "share" in condition:
        weights = {key: Fraction(str(weight)) for key, weight in condition["of"].items()}
        true = sum((w for key, w in weights.items() if _holds(key, names, facts)), Fraction())
        return true >= Fraction(str(condition["share"])) * sum(weights.values(), Fraction())
    parts = next(value for name, value in condition.items() if name != "at_least")
    true_parts = sum(_holds(part, names, facts) for part in parts)
    if "all" in condition:
        return true_parts == len(parts)
    return true_parts >= (1 if "any" in condition else condition["at_least"])
