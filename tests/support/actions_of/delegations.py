"""The actions of organisations' names and delegations' heads, with arguments a test draws."""

from collections.abc import Callable, Mapping
from typing import Final

from convenor_db.domain.actions import delegation_heads, organisations
from convenor_db.domain.edits import Edit
from support.draws import Making

OF_DELEGATIONS: Final[Mapping[Callable[..., Edit], Making]] = {
    organisations.set_name_in: lambda d: organisations.set_name_in(
        d.now, d.key("organisations"), d.one("fr", "de", "zh-Hant", "", "fr, de", "٣"), d.text()
    ),
    delegation_heads.make_head: lambda d: delegation_heads.make_head(d.now, d.key("invitations")),
    delegation_heads.unmake_head: lambda d: delegation_heads.unmake_head(
        d.now, d.key("invitations")
    ),
}
