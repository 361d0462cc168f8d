"""What can be done with people: change a field."""

from typing import Final

from msgspec.structs import replace

from convenor_db.domain.edits import Edit
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.texts import without_bad_characters
from convenor_db.domain.records import Person
from convenor_db.domain.snapshot import Snapshot

LINES: Final = {
    "family": "family name",
    "given": "given name",
    "native": "name in own script",
    "known_as": "known name",
    "honorific": "honorific",
    "suffix": "suffix",
    "post": "post",
    "phone": "telephone",
    "dietary": "dietary needs",
    "note": "note",
}
"""Fields of a person that hold one text, and what a label calls them."""


def set_line(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one text field of a person; a person keeps a family name, or their only one."""
    person: Person | None = snapshot.people.get(key)
    if person is None:
        message = "Nothing was changed: this person has been deleted meanwhile."
        raise Gone(message)
    kept = without_bad_characters(text).strip()
    if field == "family" and not kept:
        message = "A person needs a name. What stood there before is kept."
        raise NotAllowed(message)
    changed = replace(person, **{field: kept})
    return Edit(label=f"Change {LINES[field]} of {{people:{key}}}", puts=(changed,))
