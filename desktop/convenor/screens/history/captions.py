"""What each field is called in History: as the panels and dialogs call it."""

from collections.abc import Mapping
from typing import Final

UNTOLD: Final = frozenset(
    {"key", "hash", "content", "sha256", "fingerprint", "base64", "uid", "sequence", "media_type"}
)
"""Fields that only the program reads."""
UNTOLD_OF: Final[Mapping[str, frozenset[str]]] = {
    "calendar_ledger": frozenset(
        {"text", "stamp", "in_agenda", "organiser", "zone", "method", "invitation",
         "answer_sequence", "session"}
    ),
    "briefs": frozenset({"earlier"}),
    "replies": frozenset({"method"}),
}  # fmt: skip
"""The same, of some kinds alone."""
_CAPTIONS: Final[Mapping[str, str]] = {
    "family": "Family name", "given": "Given name", "native": "Name in own script",
    "known_as": "Known as", "order": "Order of names", "emails": "E-mail", "aliases": "Other names",
    "copy_to": "Copied to", "phone": "Telephone", "dietary": "Dietary needs",
    "access": "Access needs", "step_free": "Step-free", "zone": "Time zone",
    "seat_of": "Seat of", "reply_by": "Reply by", "invited_on": "Invited on",
    "replied_on": "Replied on", "from_": "From", "minutes": "Length", "markdown": "Text",
    "start": "Begins", "kind": "Kind", "as_of": "As of", "condition": "If", "head": "Head of group",
    "min": "At least", "max": "At most", "share_min": "At least", "share_max": "At most",
    "by": "By", "day": "Hours of the day", "rule": "Meeting rule",
    "url": "Link", "accept_as": "As", "at": "When", "of": "Of", "stamp": "Written",
    "text": "Text", "body": "Organisation", "starts": "First day", "ends": "Last day",
    "order_by": "Order of names", "manual_order": "Order by hand", "keep_until": "Keep data until",
    "roster_disclosable": "Roster", "stale_days": "Stale positions",
    "changeover": "Change of rooms", "invitation": "Person", "invitations": "People",
    "warning_levels": "Warnings", "must_have": "Must come", "short": "Short name",
    "names": "Names in other languages", "expected": "Expected number", "after": "Comes after",
    "a": "One", "b": "The other", "scope": "Kept apart in", "requires": "Sent when",
    "needs": "Needs", "assume": "Assumed", "statuses": "Statuses tried", "on": "On",
    "in_time": "Days to verify", "each_route": "Measures for each way round it",
    "within": "Within days", "answer_stamp": "Answered at", "exported_at": "Exported at",
    "undertakes": "Undertaking", "purge_after": "Delete after", "round": "Round",
    "circulated_on": "Circulated on", "other_posts": "Further posts",
    "remote": "From afar", "operator": "Run by", "how": "How",
}  # fmt: skip
_CAPTIONS_OF: Final[Mapping[str, Mapping[str, str]]] = {
    "convening": {"seats": "Places"},
    "issues": {"short": "Short title"},
    "rooms": {"capacity": "Seats"},
    "targets": {"by": "Counts by", "value": "Counts"},
    "positions": {"url": "Link"},
    "measures": {"family": "Family"},
    "commitments": {"undertakes": "Undertaking to verify"},
    "facts": {"text": "Fact"},
    "briefs": {"markdown": "Text"},
    "travel": {"to": "To"},
    "copies": {"number": "Copy", "of": "Of copies", "at": "Made at"},
    "releases": {"number": "Release", "at": "Released at"},
}


def caption_of(kind: str, attribute: str) -> str:
    """Return what a field of a kind is called: “Reply by”."""
    known = _CAPTIONS_OF.get(kind, {}).get(attribute) or _CAPTIONS.get(attribute)
    return known or attribute.strip("_").replace("_", " ").capitalize()
