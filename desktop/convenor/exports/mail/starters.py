"""The letters that come with the program, for those who begin without any of their own."""

import json
from functools import lru_cache

from convenor_db.domain.records import Template, TemplateKind
from convenor_resources import resource


@lru_cache(maxsize=1)
def starters() -> tuple[Template, ...]:
    """Return them in the order in which they are needed; in English."""
    found = json.loads(resource("letters/starters.json").read_text("utf-8"))
    return tuple(
        Template(
            key=one["id"],
            name=one["name"],
            kind=TemplateKind(one["kind"]),
            subject=one["subject"],
            markdown=one["markdown"],
        )
        for one in found
    )
