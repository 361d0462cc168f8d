"""Everybody in a file, so that a name in a text is told to be the person's or another's."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from convenor_db.domain.held.finding import Names, Spot
from convenor_db.domain.held.folding import words_of
from convenor_db.domain.held.forms import How, NameForm, as_it_is, forms_of, may_name, telling_words
from convenor_db.domain.records import Copy, Invitation, Person, TravelDocument
from convenor_db.domain.snapshot import Snapshot

_NOBODY: Final = ""
"""Whose a name is that is no person's."""
_LONGEST: Final = 200
"""Characters of the longest name that is looked for beside a passage."""


class Known:
    """Tells where a text names the person and where others; what may be both names nobody."""

    def __init__(
        self, person: Person, others: Sequence[Person], papers: Iterable[tuple[str, str]]
    ) -> None:
        """Know the names and addresses of the person, and of everybody else.

        *papers* are names that stand on papers, and whose they are.
        """
        self._own, self._others = Names(), Names()
        self._key = str(person.key)
        own = tuple(forms_of(person))
        theirs = [(str(one.key), tuple(forms_of(one))) for one in others]
        borne = {form.letters for _, forms in theirs for form in forms}
        for form in own:
            if form.how is How.SURE or form.only or form.letters not in borne:
                self._own.add(form, self._key)
        words = {word for form in own for word in words_of(form.text)}
        named = tuple(papers)
        self._telling = telling_words(person, (name for name, key in named if key == self._key))
        self._only = {form.letters for form in own if form.only}
        self._mine = words | {form.letters for form in own}
        for key, forms in theirs:
            for form in forms:
                self._add_other(form, key)
        self._add_papers(named)
        self._add_addresses(person, others)

    def _add_papers(self, named: Sequence[tuple[str, str]]) -> None:
        for name, key in named:
            if key == self._key:
                self._own.add(as_it_is(name), key)
            elif key:  # a spare copy's, or an erased person's, is nobody's
                self._add_other(as_it_is(name), key)

    def _add_other(self, form: NameForm, key: str) -> None:
        """Look for another's name; what may be the person's too is theirs only with a title."""
        if form.how is not How.SURE and form.letters in self._mine:
            if len(words_of(form.text)) > 1:
                return
            form = form._replace(how=How.TITLED)
        self._others.add(form, key)

    def _add_addresses(self, person: Person, others: Sequence[Person]) -> None:
        for address in person.emails:
            self._own.add_address(address, self._key)
        for address in (*person.emails, *person.copy_to):
            self._others.add_address(address, _NOBODY)
        self._others.add_telephone(person.phone, _NOBODY)
        for names in (self._own, self._others):
            names.add_titles(person.honorific)
            for one in others:
                names.add_titles(one.honorific)
        for one in others:
            self._others.add_telephone(one.phone, str(one.key))
            for address in (*one.emails, *one.copy_to):
                self._others.add_address(address, str(one.key))

    def add_nobodys(self, names: Iterable[str]) -> None:
        """Know names that are no person's, even where one stands in them."""
        for name in names:
            self._others.add(as_it_is(name), _NOBODY)

    def is_whole(self, name: str) -> bool:
        """Say whether this is all that the person is called, who has one name only."""
        return "".join(words_of(name)) in self._only

    def told_apart(self, text: str) -> tuple[list[Spot], list[Spot]]:
        """Return where a composed text names the person, and where it names others."""
        return _apart(self._own.find(text), self._others.find(text))

    def near_own(self, text: str, around: int) -> tuple[list[Spot], list[Spot]]:
        """Return the same, of others only those that stand near the person: quick in long texts.

        *around*: so many characters from a name at least.
        """
        own = self._own.find(text) if may_name(text, self._telling) else []
        others = [
            spot._replace(start=spot.start + start, end=spot.end + start)
            for start, end in _windows(text, own, around + _LONGEST)
            for spot in self._others.find(text[start:end])
        ]
        return _apart(own, others)


def _windows(text: str, spots: Iterable[Spot], around: int) -> list[tuple[int, int]]:
    """Return the passages around names; what touches is one."""
    found: list[tuple[int, int]] = []
    for spot in spots:
        start, end = max(0, spot.start - around), min(len(text), spot.end + around)
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _apart(own: list[Spot], others: list[Spot]) -> tuple[list[Spot], list[Spot]]:
    """Return the spots that are the person's, and those of others."""
    sure = [one for one in own if one.sure and not any(_holds(other, one) for other in others)]
    others = [one for one in others if not any(_meet(one, mine) for mine in sure)]
    own = [
        one
        for one in own
        if one in sure or not (one.sure or any(_is_rather(other, one) for other in others))
    ]
    return own, [one for one in others if one.whose != _NOBODY]


def _meet(one: Spot, other: Spot) -> bool:
    return one.start < other.end and other.start < one.end


def _length(spot: Spot) -> int:
    return spot.end - spot.start


def _holds(other: Spot, own: Spot) -> bool:
    """Say whether the person's name is only a part of somebody else's."""
    inside = other.start <= own.start and own.end <= other.end
    return inside and other.sure and other.whose != _NOBODY and _length(other) > _length(own)


def _is_rather(other: Spot, own: Spot) -> bool:
    """Say whether what may be the person's name is somebody else's, or part of a longer one."""
    return _meet(other, own) and (other.whose != _NOBODY or _length(other) > _length(own))


def on_papers(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield the names in travel documents and on copies, deleted ones too, and whose they are."""
    for kind in ("travel_documents", "copies"):
        gone = (one for (of, _), one in snapshot.gone.items() if of == kind)
        for one in (*snapshot.table(kind).values(), *gone):
            if isinstance(one, TravelDocument):
                yield one.name, str(one.person)
            elif isinstance(one, Copy):
                yield one.name, _holder(snapshot, str(one.invitation or ""))


def _holder(snapshot: Snapshot, seat: str) -> str:
    found = snapshot.invitations.get(seat) or snapshot.gone.get(("invitations", seat))
    return str(found.person or "") if isinstance(found, Invitation) else ""
