"""The actions of waivers and clearances, with arguments that a test draws."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.actions import clearing, waivers
from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.edits import Edit
from support.draws import TODAY, Draws, Making

_AT: Final = "2027-03-02T09:00:00Z"


def _waive(d: Draws) -> Edit:
    checks = Checks.of(d.now, today=TODAY)
    warning = d.one(*(finding.id for finding in checks.findings), "gone:s1")
    return waivers.waive(d.now, warning, d.text(), by="marta", at=_AT, today=TODAY, checks=checks)


OF_SETTLING: Final[Mapping[Callable[..., Edit], Making]] = {
    waivers.waive: _waive,
    waivers.take_back: lambda d: waivers.take_back(d.now, d.key("waivers")),
    clearing.clear: lambda d: clearing.clear(d.now, d.key("sessions"), by=d.text(), today=TODAY),
    clearing.unclear: lambda d: clearing.unclear(d.now, d.key("sessions")),
}
