"""Briefing packs: what one reader gets, as one numbered file (RULES.md 4 and 5).

`plan_packs` says whose pack is new, changed or as it was, `write_packs` writes them and hands out
the numbers, `preview_pack` shows one without a number. Knows neither Qt nor the store.
"""

from convenor.exports.packs.plan import (
    LeftOutOfPack,
    PackPlan,
    PackState,
    PlannedPack,
)
from convenor.exports.packs.planning import plan_packs, preview_pack
from convenor.exports.packs.writing import ACTION, PackReport, WrittenPack, pack_report, write_packs
from convenor.exports.recipients import Recipient

__all__ = [
    "ACTION",
    "LeftOutOfPack",
    "PackPlan",
    "PackReport",
    "PackState",
    "PlannedPack",
    "Recipient",
    "WrittenPack",
    "pack_report",
    "plan_packs",
    "preview_pack",
    "write_packs",
]
