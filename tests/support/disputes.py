"""A small dispute for tests: who holds what on three issues."""

from typing import Any

from support.builders import an_interchange

OPTIONS = [{"id": "a", "text": "Joint"}, {"id": "b", "text": "Each its own"}]
BODIES = [
    {"id": "o1", "name": "Albia", "constituency": "government"},
    {"id": "o2", "name": "Northlight AI", "constituency": "ai-developer"},
    {"id": "o3", "name": "青木研究所", "constituency": "academia"},
    {"id": "o4", "name": "Bystander", "constituency": "media"},
]
ISSUES = [
    {"id": "i1", "title": "Evaluations before release", "short": "Evaluations",
     "options": OPTIONS},
    {"id": "i2", "title": "Model weights", "short": "Weights", "options": OPTIONS},
    {"id": "i3", "title": "Whistleblowing"},
]  # fmt: skip


def held(key: str, cell: str, stance: int | None, as_of: str = "2027-02-20", **more: Any) -> Any:
    """Return a position; *cell* is organisation and issue: "o1 i1"."""
    organisation, issue = cell.split()
    return {
        "id": key, "organisation": organisation, "issue": issue, "stance": stance,
        "as_of": as_of, **more,
    }  # fmt: skip


def a_dispute(**lists: Any) -> dict[str, Any]:
    """Return four organisations and three issues; one has nothing to do with any but a person."""
    value = an_interchange(
        organisations=BODIES,
        people=[{"id": "p4", "family": "Nobody", "organisation": "o4"}],
        issues=ISSUES,
        positions=[
            held("n1", "o1 i1", -1, "2026-11-10", quote="Not yet.", basis="stated"),
            held("n2", "o1 i1", 1, "2027-01-15", salience=3, supports=["a"], mark="TLP:RED",
                 quote="We could.", source="Letter", basis="stated", confidence="high"),
            held("n3", "o2 i1", -2),
            held("n4", "o2 i2", 1, "2026-10-01"),
            held("n5", "o3 i2", 0),
        ],
        red_lines=[
            {"id": "l1", "organisation": "o2", "issue": "i1", "rejects": ["a"],
             "as_of": "2027-01-01"},
        ],
    )  # fmt: skip
    return {**value, **lists}
