"""What can be done with the options of an issue; positions, red lines, statements follow."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from msgspec.structs import replace

from convenor_db.domain.actions.issues import issue_of_key
from convenor_db.domain.actions.losses import counts_in_words
from convenor_db.domain.deletion import refuse_signed_choice
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.texts import KEY, without_bad_characters
from convenor_db.domain.records import Issue, Position, Record, RedLine, Statement, kind_of
from convenor_db.domain.records.positions import Option
from convenor_db.domain.snapshot import Snapshot

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def option_of_key(issue: Issue, option: str) -> Option:
    """Return an option of an issue, or raise `Gone`."""
    found = next((one for one in issue.options if one.key == option), None)
    if found is None:
        message = "Nothing was changed: this option has been deleted meanwhile."
        raise Gone(message)
    return found


def free_option_key(issue: Issue) -> str:
    """Return a letter that no option of the issue has yet, or a number after one."""
    taken = {option.key for option in issue.options}
    free = (letter for letter in _LETTERS if letter not in taken)
    numbered = (f"option{at}" for at in range(len(taken) + 1, 2 * len(taken) + 2))
    return next(free, next(one for one in numbered if one not in taken))


def add_option(snapshot: Snapshot, key: str, text: str) -> Edit:
    """Add an option to an issue, under a key that is free in it."""
    issue = issue_of_key(snapshot, key)
    option = Option(key=free_option_key(issue), text=_option_text(text))
    changed = replace(issue, options=(*issue.options, option))
    return Edit(label=f"Add an option to {mention(issue)}", puts=(changed,))


def set_option_text(snapshot: Snapshot, key: str, option: str, text: str) -> Edit:
    """Change the words of an option."""
    issue = issue_of_key(snapshot, key)
    option_of_key(issue, option)
    kept = _option_text(text)
    options = tuple(replace(one, text=kept) if one.key == option else one for one in issue.options)
    label = f"Change an option of {mention(issue)}"
    return Edit(label=label, puts=(replace(issue, options=options),))


def _option_text(text: str) -> str:
    kept = without_bad_characters(text).strip()
    if not kept:
        message = "An option needs words. What stood there before is kept."
        raise NotAllowed(message)
    return kept


def rename_option(snapshot: Snapshot, key: str, option: str, new: str) -> Edit:
    """Give an option another key; positions, red lines and statements follow."""
    issue = issue_of_key(snapshot, key)
    option_of_key(issue, option)
    wanted = new.strip()
    if not KEY.fullmatch(wanted):
        message = "A key has 1 to 64 of the letters A–Z and a–z, digits, dot, _ and -."
        raise NotAllowed(message)
    if wanted != option and any(one.key == wanted for one in issue.options):
        message = f"Another option of this issue has the key “{wanted}”."
        raise NotAllowed(message)
    options = tuple(replace(one, key=wanted) if one.key == option else one for one in issue.options)
    puts = (replace(issue, options=options), *_following(snapshot, key, option, wanted))
    return Edit(label=f"Change the key of an option of {mention(issue)}", puts=puts)


def move_option(snapshot: Snapshot, key: str, option: str, position: int) -> Edit:
    """Put an option at a position among those of its issue, from 0."""
    issue = issue_of_key(snapshot, key)
    moved = option_of_key(issue, option)
    others = [one for one in issue.options if one.key != option]
    options = (*others[:position], moved, *others[position:])
    label = f"Move an option of {mention(issue)}"
    return Edit(label=label, puts=(replace(issue, options=options),))


def delete_option(snapshot: Snapshot, key: str, option: str) -> Edit:
    """Delete an option; who supports it does so no longer, who rejects only it has no red line."""
    issue = issue_of_key(snapshot, key)
    option_of_key(issue, option)
    refuse_signed_choice(snapshot, key, option)
    options = tuple(one for one in issue.options if one.key != option)
    losing = _following(snapshot, key, option, None)
    empty = [one for one in losing if isinstance(one, RedLine) and not one.rejects]
    puts = (replace(issue, options=options), *(one for one in losing if one not in empty))
    removes = tuple(("red_lines", one.key) for one in empty)
    return Edit(label=f"Delete an option of {mention(issue)}", puts=puts, removes=removes)


def option_losses(snapshot: Snapshot, key: str, option: str) -> str:
    """Return in words what names an option: “3 positions and 1 red line lose it”."""
    losing = Counter(kind_of(record).name for record in _following(snapshot, key, option, None))
    if not losing:
        return ""
    return f"{counts_in_words(losing)} {'loses' if losing.total() == 1 else 'lose'} it."


def _following(snapshot: Snapshot, issue: str, option: str, new: str | None) -> list[Record]:
    """Return what names an option of an issue, with *new* in its place; None takes it out."""
    made: list[Record] = []
    for kind, field in (("positions", "supports"), ("red_lines", "rejects")):
        for record in snapshot.table(kind).values():
            named: tuple[str, ...] = getattr(record, field)
            if isinstance(record, Position | RedLine) and record.issue == issue and option in named:
                made.append(replace(record, **{field: _renamed(named, option, new)}))
    for record in snapshot.table("statements").values():
        if isinstance(record, Statement):
            after = _statement_following(record, issue, option, new)
            if after != record:
                made.append(after)
    return made


def _renamed(keys: Iterable[str], option: str, new: str | None) -> tuple[str, ...]:
    renamed = (new if key == option else key for key in keys)
    return tuple(key for key in renamed if key is not None)


def _statement_following(
    statement: Statement, issue: str, option: str, new: str | None
) -> Statement:
    return replace(
        statement,
        versions=tuple(
            replace(
                version,
                alternatives=_texts_following(version.alternatives, issue, option, new),
                chosen=_choices_following(version.chosen, issue, option, new),
            )
            for version in statement.versions
        ),
    )


def _texts_following(
    alternatives: dict[str, dict[str, str]], issue: str, option: str, new: str | None
) -> dict[str, dict[str, str]]:
    made: dict[str, Any] = dict(alternatives)
    if issue in made:
        texts = ((new if key == option else key, text) for key, text in made[issue].items())
        made[issue] = {key: text for key, text in texts if key is not None}
    return made


def _choices_following(
    chosen: dict[str, str], issue: str, option: str, new: str | None
) -> dict[str, str]:
    if chosen.get(issue) != option:
        return chosen
    others = {key: value for key, value in chosen.items() if key != issue}
    return others if new is None else {**others, issue: new}
