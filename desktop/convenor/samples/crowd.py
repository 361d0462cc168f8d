"""The crowd around the cast: people drawn for organisations, with names of their cultures."""

from typing import Any, Final

from convenor.samples.cast import address, domain_of
from convenor.samples.draw import Draw, Item, Pool, words

DIETS: Final = ("none", "none", "none", "none", "")
HONORIFICS: Final = {
    "government": ("H.E.", "", "", ""),
    "academia": ("Prof.", "Dr", "Prof. Dr.", ""),
    "intergovernmental": ("Dr", "", ""),
}
# Every so manieth of the crowd has no address, a need, a step-free room, a tag.
NO_ADDRESS, NEED, STEP_FREE, TAG = 41, 23, 67, 9
TURNS: Final = 20


class Crowd:
    """Draws people for organisations, no full name twice."""

    def __init__(self, draw: Draw, people: list[Item]) -> None:
        self._draw = draw
        self.people = people
        self._taken = {(one["family"].casefold(), one.get("given", "")) for one in people}
        self._addresses = {address for one in people for address in one["emails"]}
        phrases = words("phrases")
        self._known_for = Pool(draw, [text for text in phrases["known_for"] if text])
        pasts = [f"{field}; {past}" for field in phrases["fields"] for past in phrases["earlier"]]
        self._pasts = Pool(draw, pasts)
        self._number = 0

    def add(self, body: Item, *, head: bool) -> Item:
        """Return a new person of *body*, who is also listed."""
        self._number += 1
        woman = self._draw.chance.choice((True, False))
        person = self._named(body, woman=woman)
        person |= {"id": f"p{self._number}", "organisation": body["id"]}
        person |= {"gender": "woman" if woman else "man", "country": body.get("country", "")}
        posts = words("phrases")["posts"].get(
            body["constituency"], words("phrases")["posts"]["other"]
        )
        person["post"] = self._draw.chance.choice(posts["head" if head else "other"])
        person["emails"] = self._emails(person, body)
        if not person["emails"]:
            person["copy_to"] = [f"office@{domain_of(body)}"]
        self._furnish(person, body, head=head)
        self.people.append(person)
        return person

    def _named(self, body: Item, *, woman: bool) -> Item:
        turn = 0
        while True:
            # A culture's names run out in the large sample; then somebody works abroad.
            cultures = body["cultures"] if turn < TURNS else list(words("names"))
            culture = words("names")[self._draw.chance.choice(cultures)]
            person = self._in(culture, woman=woman)
            name = (person["family"].casefold(), person["given"])
            if name not in self._taken:
                break
            turn += 1
        self._taken.add(name)
        if culture.get("capitals") and body["constituency"] == "government":
            person["family"] = person["family"].upper()
        return person

    def _in(self, culture: Any, *, woman: bool) -> Item:
        chance = self._draw.chance
        given = chance.choice(culture["women" if woman else "men"])
        families = culture.get("family_women") if woman else None
        family = chance.choice(families or culture["family"])
        made: Item = {"family": family[0], "given": given[0], "languages": culture["languages"]}
        if culture["order"] == "family-first":
            made["order"] = "family-first"
        if len(given) > 1 and len(family) > 1:
            pair = (family[1], given[1]) if "order" in made else (given[1], family[1])
            made["native"] = culture["join"].join(pair)
        return made

    def _emails(self, person: Item, body: Item) -> list[str]:
        if self._number % NO_ADDRESS == 0:
            return []
        found = address(person, body)
        if found in self._addresses:
            name, domain = found.split("@")
            found = f"{name}{self._number}@{domain}"
        self._addresses.add(found)
        return [found]

    def _furnish(self, person: Item, body: Item, *, head: bool) -> None:
        """Give the person what only some have: a title, a diet, a need, a past."""
        chance, phrases = self._draw.chance, words("phrases")
        title = chance.choice(HONORIFICS.get(body["constituency"], ("",)))
        if title != "H.E." or head:
            person["honorific"] = title
        person["dietary"] = chance.choice((*DIETS, *phrases["dietary"]))
        if body["constituency"] == "government":
            person["rank"] = chance.randint(1, 5) if head else chance.randint(5, 9)
            person["in_post_since"] = self._draw.ago(chance.randint(90, 1500))
        if self._number % NEED == 1:
            person["access"] = chance.choice(phrases["access"])
        if self._number % STEP_FREE == 1:
            person["step_free"] = True
        if self._number % TAG == 1:
            person["tags"] = [chance.choice(phrases["tags"])]
        if head and (past := self._pasts.take()):
            person["biography"] = f"Trained in {past}. {self._known_for.take()}".strip()
