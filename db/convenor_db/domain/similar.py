"""Who is called alike: what is looked for while a name is typed for somebody new."""

from convenor_db.domain.names import fold, full_name, search_key
from convenor_db.domain.records import Person
from convenor_db.domain.snapshot import Snapshot


def similar_people(snapshot: Snapshot, typed: str, *, but: str = "") -> list[Person]:
    """Return the people who have a word of their name for each word typed, nearest first.

    A word counts from its second letter on (of a script without alphabet from its first) and
    need not be whole. *but* is the key of the one whose name is typed.
    """
    words = [word for word in fold(typed).split() if len(word) > 1 or ord(word[0]) > 0x2E7F]
    if not words:
        return []
    found = []
    for key, person in snapshot.people.items():
        if key == but:
            continue
        haystack = f" {snapshot.folded(key).search} "
        if all(f" {word}" in haystack for word in words) and _in_name(person, words):
            found.append(person)
    whole = " ".join(sorted(words))
    return sorted(found, key=lambda person: " ".join(sorted(_names(person))) != whole)


def _in_name(person: Person, words: list[str]) -> bool:
    """Say whether the words stand in the name itself; the haystack has posts and tags too."""
    names = search_key(full_name(person), person.given, person.native, *person.aliases).split()
    return all(any(name.startswith(word) for name in names) for word in words)


def _names(person: Person) -> list[str]:
    return fold(full_name(person)).split()
