"""The cast: people whose names are hard to print or who have a part, and the seats they hold."""

from collections.abc import Sequence
from typing import Final

from anyascii import anyascii

from convenor.samples.draw import Draw, Item, words

PERSON_FIELDS: Final = (
    "family", "given", "order", "native", "known_as", "aliases", "honorific", "suffix",
    "pronunciation", "post", "other_posts", "country", "emails", "phone", "copy_to", "zone",
    "languages", "gender", "pronouns", "rank", "in_post_since", "dietary", "access", "step_free",
    "biography", "tags", "note",
)  # fmt: skip
PRONOUNS: Final = {"woman": "she/her", "man": "he/him"}


def slug(text: str) -> str:
    """Return the letters of *text* as an address has them."""
    kept = "".join(one if one.isalnum() else "-" for one in anyascii(text).lower())
    return "-".join(part for part in kept.split("-") if part)


def domain_of(body: Item | None) -> str:
    """Return the mail domain of an organisation; all are reserved for examples (RFC 2606)."""
    return f"{body['id'].removeprefix('o-')}.example.org" if body else "summit.example.org"


def address(person: Item, body: Item | None) -> str:
    """Return a mail address such as ``k.menon@vindhara.example.org``."""
    given, family = slug(person.get("given", ""))[:1], slug(person["family"])[:40]
    return f"{given}.{family}@{domain_of(body)}".lstrip(".")


def cast(draw: Draw, bodies: list[Item]) -> tuple[list[Item], list[Item]]:
    """Return the people who were written by hand and the seats that they hold."""
    by_key = {body["id"]: body for body in bodies}
    lenders = words("small")["cast"]
    everybody = [_entry(lenders, one) for one in draw.plan["cast"]]
    people = [_person(one, by_key) for one in everybody if "family" in one]
    seats = []
    for one in everybody:
        if one.get("seat"):
            named = {"person": f"p-{one['id']}"} if "family" in one else {}
            seats.append({"id": f"v-{one['id']}", **named, **one["seat"]})
    return people, seats


def _entry(lenders: Sequence[Item], written: Item) -> Item:
    """Return an entry of the cast; one that is *like* somebody of the small sample borrows."""
    if "like" not in written:
        return written
    base = next(one for one in lenders if one.get("id") == written["like"])
    return {**base, "seat": None, **written}


def _person(entry: Item, by_key: dict[str, Item]) -> Item:
    body = by_key.get(entry.get("org", ""))
    person: Item = {name: entry[name] for name in PERSON_FIELDS if name in entry}
    person["id"] = f"p-{entry['id']}"
    if body:
        person["organisation"] = body["id"]
        person.setdefault("country", body.get("country", ""))
    if "gender" in person:
        person.setdefault("pronouns", PRONOUNS.get(person["gender"], ""))
    person.setdefault("emails", [address(person, body)])
    return person
