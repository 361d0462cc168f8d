"""Every action there is and every kind of thing, as History tells them: nothing raw, in words."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache, partial

import pytest

from convenor.samples import make
from convenor.screens.history.kinds import KINDS_IN_WORDS
from convenor.screens.history.wording import RecordChange, in_words
from convenor_db.domain.edits import Edit, shown
from convenor_db.domain.errors import ConvenorError
from convenor_db.domain.interchange.read import read
from convenor_db.domain.records import KINDS, key_of
from convenor_db.domain.snapshot import Change, Snapshot
from convenor_db.store.journal import Action
from convenor_db.store.store import Store
from support.all_actions import ACTIONS
from support.builders import a_store, read_in
from support.chances import Chances
from support.everything import one_of_everything

_TRIES = 12
_RAW = re.compile(
    r"""[{}<>]              # of JSON, of mentions, of records
    | \[(?!\d+\])         # the same; a weight of a commitment is written “[40]”
    | [a-z]_[a-z]             # a name that only the program has
    | \b(None|True|False)\b
    | (?<![A-Za-z])'          # quotes of a value that was never worded
    | \d{4}-\d\d-\d\d         # a day as it is kept
    """,
    re.VERBOSE,
)
_PROSE = ("Text", "Subject", "Quote", "Outline")
"""What users write at length: it may hold any sign."""
_TYPED = ("2027-04-15", "2027-04-14T10:00")
"""What a test has typed as it is kept, and is told as it was typed."""


def everything() -> Snapshot:
    """Return a convening with one of every kind, and keys that cannot be taken for words."""
    return Snapshot.of(read_in(one_of_everything()).records)


@cache
def medium() -> Snapshot:
    """Return the medium sample."""
    value = make("medium", seed=1, now=datetime(2027, 3, 1, 9, tzinfo=UTC))
    return Snapshot.of(read(value, "The sample").records)


def keys_of(snapshot: Snapshot) -> re.Pattern[str]:
    """Return what finds a key of any thing, or of an option, in a text."""
    keys = {key for kind in KINDS for key in snapshot.table(kind) if re.search(r"\d", key)}
    keys -= {key for key in keys if key.isdigit() or " " in key}
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, sorted(keys)))})(?![\w-])")


def texts_of(records: list[RecordChange]) -> Iterator[str]:
    """Yield everything that History's panel says of some records."""
    for record in records:
        yield record.title
        yield record.note
        for field in record.fields:
            yield from (field.caption, field.before, field.after)


def _without_prose(record: RecordChange) -> RecordChange:
    """Return what is told of a record but for what users write at length."""
    fields = tuple(one for one in record.fields if one.caption not in _PROSE)
    return record._replace(fields=fields)


def odd(text: str, keys: re.Pattern[str]) -> list[str]:
    """Return what of a text is not for readers."""
    for typed in _TYPED:
        text = text.replace(typed, "")
    return [found.group() for pattern in (_RAW, keys) for found in pattern.finditer(text)]


def drawn(name: str, seed: int, now: Snapshot) -> Edit:
    """Return what an action writes with arguments drawn from a seed."""
    return ACTIONS[name](Chances(seed, now))


def done(store: Store, name: str) -> Iterator[Action]:
    """Yield what an action does with drawn arguments, each taken back afterwards."""
    for seed in range(_TRIES):
        try:
            action = store.act(partial(drawn, name, seed))
        except ConvenorError:
            continue
        if action:
            yield action
            store.undo()


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Return a store that has everything."""
    store = a_store(one_of_everything())
    yield store
    store.close()


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_an_action_is_told_in_words(store: Store, name: str) -> None:
    for action in done(store, name):
        snapshot = action.snapshot
        keys = keys_of(snapshot)
        told = in_words(action.changes, snapshot)
        plain = [_without_prose(record) for record in told]
        for text in (shown(action.label, snapshot), *texts_of(plain)):
            assert odd(text, keys) == [], text
        for record in told:
            assert record.title, action.label
            assert record.what != "changed" or record.fields or record.note, action.label
            for field in record.fields:
                assert field.before != field.after, (action.label, field)


def test_most_actions_did_something(store: Store) -> None:
    idle = [name for name in sorted(ACTIONS) if not next(done(store, name), None)]
    assert len(idle) < len(ACTIONS) / 8, idle


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("made", [everything, medium])
def test_every_field_of_a_kind_is_told_in_words(made: Callable[[], Snapshot], kind: str) -> None:
    now = made()
    keys = keys_of(now)
    for record in now.table(kind).values():
        for told in in_words([Change(kind, key_of(record), None, record)], now):
            for text in texts_of([_without_prose(told)]):
                assert odd(text, keys) == [], (kind, text)


def test_every_kind_has_a_name_and_an_icon() -> None:
    assert {*KINDS} - {*KINDS_IN_WORDS} == set()
